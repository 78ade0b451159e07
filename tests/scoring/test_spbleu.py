"""spBLEU from a model on disk: one sentence for what is missing, sacrebleu's figures where it is there."""

from __future__ import annotations

import importlib.util
import random
import socket
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sacrebleu.metrics.bleu import BLEU

from qa.cli.main import cli
from qa.errors import InputError
from qa.language import Scoring
from qa.scoring.counts.spbleu import SpBleu, model_file
from qa.scoring.rows import rows
from tests.scoring.made import WORDS

needs_pieces = pytest.mark.skipif(
    importlib.util.find_spec("sentencepiece") is None, reason="sentencepiece is not installed"
)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place for models, and no net."""

    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    folder = tmp_path / "sacrebleu"
    monkeypatch.setattr("sacrebleu.utils.SACREBLEU_DIR", str(folder))
    monkeypatch.setattr("sacrebleu.tokenizers.tokenizer_spm.SACREBLEU_DIR", str(folder))
    (folder / "models").mkdir(parents=True)
    return folder / "models"


def _texts(seed: int) -> list[str]:
    draw = random.Random(seed)
    return [" ".join(draw.choices(WORDS, k=draw.randint(0, 14))) for _ in range(40)]


def _train(size: int = 50) -> None:
    import sentencepiece  # type: ignore[import-not-found,import-untyped,unused-ignore]

    trainer: Any = sentencepiece.SentencePieceTrainer
    with model_file().open("wb") as out:
        trainer.train(
            sentence_iterator=iter(_texts(1) * 20), model_writer=out, vocab_size=size,
            minloglevel=2,
        )  # fmt: skip


def _score(folder: Path) -> Any:
    for name, seed in (("a", 2), ("r", 3)):
        lines = [line or "x" for line in _texts(seed)]
        (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return CliRunner().invoke(
        cli, ["score", str(folder / "a.txt"), "--reference", str(folder / "r.txt"), "--to", "en",
              "--no-checks", "--metric", "spBLEU", "--samples", "100"],
    )  # fmt: skip


def test_a_missing_model_is_one_sentence(tmp_path: Path, place: Path) -> None:
    done = _score(tmp_path)
    assert isinstance(done.exception, InputError)
    said = str(done.exception)
    assert said.startswith("spBLEU's model is not on this disk: save http")
    assert f" as {place}/" in said
    assert said.endswith("nothing is downloaded. Leave spBLEU out with --metric.")


@pytest.mark.skipif(importlib.util.find_spec("sentencepiece") is not None, reason="it is there")
def test_a_missing_library_is_one_sentence(tmp_path: Path) -> None:
    model_file().write_bytes(b"x")
    assert "pip install sentencepiece" in str(_score(tmp_path).exception)


@needs_pieces
def test_a_damaged_model_is_one_sentence(tmp_path: Path) -> None:
    model_file().write_bytes(b"no model at all")
    assert "is damaged: save http" in str(_score(tmp_path).exception)


@needs_pieces
def test_figures_and_signature_are_sacrebleu_s() -> None:
    _train()
    texts, references = _texts(2), [_texts(3), _texts(4)]
    theirs = BLEU(tokenize="flores200")
    wanted = theirs.corpus_score(texts, references)
    one = SpBleu()
    counted = rows("spBLEU", Scoring(), texts, list(zip(*references, strict=True)))
    assert one.value(counted.sum(axis=0).tolist()) == wanted.score
    assert one.signature(2) == str(theirs.get_signature())
    assert "tok:flores200" in one.signature(2)
    sentence = BLEU(tokenize="flores200", effective_order=True).sentence_score
    assert [one.sentence(row) for row in counted.tolist()] == [
        sentence(text, list(several)).score
        for text, several in zip(texts, zip(*references, strict=True), strict=True)
    ]


@needs_pieces
def test_a_column_of_its_own(tmp_path: Path) -> None:
    _train()
    done = _score(tmp_path)
    assert done.exit_code == 0, done.exception
    assert "spBLEU: nrefs:1|bs:100|seed:12345|case:mixed|eff:no|tok:flores200" in done.stdout


@needs_pieces
def test_another_model_has_other_keys() -> None:
    _train(50)
    first = SpBleu().key()
    _train(45)
    assert SpBleu().key() != first
