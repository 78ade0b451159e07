"""COMET and CometKiwi from tiny checkpoints with random weights; nothing is fetched."""

from __future__ import annotations

import importlib.util
import json
import socket
import warnings
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from qa.cli.main import cli
from qa.errors import InputError
from qa.model import Segment
from qa.scoring.neural import checkpoint, load, neural
from qa.scoring.neural.model import Comet
from qa.scoring.neural.parts import parts, split
from qa.scoring.neural.scores import samples_of

needs_comet = pytest.mark.skipif(
    importlib.util.find_spec("comet") is None, reason="unbabel-comet is not installed"
)
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SEGMENTS = (
    Segment("a cat sat", "katze sass", ("the cat sat",)),
    Segment("dogs run", "hunde rennen", ("the dogs run", "dogs are running")),
    Segment("no source", None, ("none",)),
)


def test_a_checkpoint_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such checkpoint"):
        checkpoint(tmp_path / "model.ckpt")
    with pytest.raises(InputError, match=r"checkpoints/model\.ckpt: there is no such checkpoint"):
        checkpoint(tmp_path)


def test_a_checkpoint_without_its_parameters(tmp_path: Path) -> None:
    (tmp_path / "checkpoints").mkdir()
    (tmp_path / "checkpoints" / "model.ckpt").write_bytes(b"x")
    with pytest.raises(InputError, match=r"there is no hparams\.yaml in the folder above"):
        checkpoint(tmp_path)


@pytest.mark.skipif(importlib.util.find_spec("comet") is not None, reason="it is installed")
def test_without_the_extra(tmp_path: Path) -> None:
    (tmp_path / "checkpoints").mkdir()
    (tmp_path / "checkpoints" / "model.ckpt").write_bytes(b"x")
    (tmp_path / "hparams.yaml").write_text("class_identifier: regression_metric\n")
    with pytest.raises(InputError, match=r"pip install 'wireqa\[neural\]'"):
        neural(SEGMENTS, tmp_path, None)


@pytest.mark.parametrize(
    ("text", "count", "cut"),
    [
        ("", 2, ["", ""]),
        ("塔利班发言人", 2, ["塔利班", "发言人"]),
        ("one two three four", 2, ["one two ", "three four"]),
        ("aaaa bbbb", 3, ["aaa", "a b", "bbb"]),
    ],
)
def test_parts(text: str, count: int, cut: list[str]) -> None:
    assert parts(text, count) == cut


@pytest.fixture(autouse=True)
def no_net(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    load.cache_clear()


def _encoder(folder: Path) -> str:
    from transformers import (  # type: ignore[import-not-found,unused-ignore]
        BertConfig,
        BertTokenizerFast,
    )

    pieces = [*LETTERS, *(f"##{letter}" for letter in LETTERS)]
    folder.mkdir()
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *pieces]))
    BertTokenizerFast(vocab_file=str(vocabulary)).save_pretrained(str(folder))
    BertConfig(
        vocab_size=5 + len(pieces), hidden_size=8, num_hidden_layers=2, num_attention_heads=2,
        intermediate_size=16, max_position_embeddings=64,
    ).save_pretrained(str(folder))  # fmt: skip
    return str(folder)


def _make(folder: Path, kind: str, **options: Any) -> Path:
    """A model's folder as it is published, with random weights."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import torch  # type: ignore[import-not-found,unused-ignore]
        import yaml  # type: ignore[import-untyped,import-not-found,unused-ignore]
        from comet.models import str2model  # type: ignore[import-not-found,unused-ignore]

        torch.manual_seed(1)
        given = {
            "encoder_model": "BERT", "pretrained_model": _encoder(folder / "encoder"),
            "load_pretrained_weights": False, "hidden_sizes": [8], "dropout": 0.0, **options,
        }  # fmt: skip
        model = str2model[kind](**given, local_files_only=True)
        parameters = {**dict(model.hparams), "class_identifier": kind}
        (folder / "checkpoints").mkdir()
        torch.save(
            {
                "state_dict": model.state_dict(), "hyper_parameters": parameters,
                "pytorch-lightning_version": "2.0.0",
            },
            folder / "checkpoints" / "model.ckpt",
        )  # fmt: skip
        (folder / "hparams.yaml").write_text(yaml.safe_dump(parameters))
    return folder


@pytest.fixture
def comet(tmp_path: Path) -> Path:
    folder = tmp_path / "tiny-comet"
    folder.mkdir()
    return _make(folder, "regression_metric")


@pytest.fixture
def kiwi(tmp_path: Path) -> Path:
    folder = tmp_path / "models--Maker--tiny-kiwi" / "snapshots" / "0a1b"
    folder.mkdir(parents=True)
    return _make(
        folder, "unified_metric", input_segments=["mt", "src"], sent_layer="mix", word_layer=2,
        word_level_training=False,
    )  # fmt: skip


@needs_comet
def test_comet_is_the_models_own_score(comet: Path) -> None:
    found = neural(SEGMENTS, comet, None)
    model = load(comet)
    samples = [
        {"src": "katze sass", "mt": "a cat sat", "ref": "the cat sat"},
        {"src": "hunde rennen", "mt": "dogs run", "ref": "the dogs run"},
        {"src": "hunde rennen", "mt": "dogs run", "ref": "dogs are running"},
    ]
    first, *two = model.predict(samples, 1, 0)
    assert found.values[0] == pytest.approx(first, abs=1e-5)
    assert found.values[1] == pytest.approx(sum(two) / 2, abs=1e-5)
    assert found.values[2] is None
    assert found.score.name == "COMET"
    assert found.score.n == 2
    assert found.score.note == "2 of 3 segments have src, mt, ref"
    assert found.score.signature.startswith("comet|model:tiny-comet|checkpoint:")
    assert "|sides:src+mt+ref|nrefs:2|long:mean-of-parts|version:" in found.score.signature


@needs_comet
def test_kiwi_needs_no_references(kiwi: Path) -> None:
    bare = [Segment("dogs run", "hunde rennen"), Segment("a cat sat", "katze sass")]
    found = neural(bare, kiwi, None)
    assert found.score.name == "CometKiwi"
    assert found.score.signature.startswith("comet|model:tiny-kiwi|checkpoint:")
    assert "|nrefs:0|" in found.score.signature
    turned = neural(bare[::-1], kiwi, None, batch=1)
    assert found.values == pytest.approx(turned.values[::-1], abs=2e-6)


@needs_comet
@pytest.mark.parametrize("which", ["comet", "kiwi"])
def test_what_is_too_long_is_scored_in_parts(
    which: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    folder = request.getfixturevalue(which)
    words = ("abc def ghi " * 20).strip()
    long = Segment(words, words, (words,))
    found = neural([long, SEGMENTS[0]], folder, tmp_path / "cache")
    assert found.split == 1
    assert found.score.note == "1 segments longer than the model takes were scored in parts"
    model = load(folder)
    pieces = split(samples_of(long, model.sides)[0], model)
    assert len(pieces) > 2
    assert all(model.fits(piece) for piece in pieces)
    assert "".join(piece["mt"] for piece in pieces) == long.target
    assert neural([long, SEGMENTS[0]], folder, tmp_path / "cache") == found


@needs_comet
def test_scores_come_from_the_cache(
    comet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cold = neural(SEGMENTS, comet, tmp_path)

    def refuse(*_: object) -> list[float]:
        raise AssertionError("scored again")

    monkeypatch.setattr(Comet, "predict", refuse)
    assert neural(SEGMENTS[::-1], comet, tmp_path).values == cold.values[::-1]
    monkeypatch.undo()
    (tmp_path / "scores" / "neural.sqlite3").write_bytes(b"damaged" * 100)
    assert neural(SEGMENTS, comet, tmp_path).values == cold.values


@needs_comet
def test_nothing_to_score(comet: Path) -> None:
    with pytest.raises(InputError, match="no segment has what tiny-comet needs: src, mt, ref"):
        neural([Segment("alone")], comet, None)


@needs_comet
def test_an_encoder_that_is_not_on_this_disk(comet: Path) -> None:
    file = comet / "checkpoints" / "model.ckpt"
    import torch

    content = torch.load(file, weights_only=False)
    content["hyper_parameters"]["pretrained_model"] = "nobody/no-such-encoder"
    torch.save(content, file)
    parameters = comet / "hparams.yaml"
    text = parameters.read_text().replace(str(comet / "encoder"), "nobody/no-such-encoder")
    parameters.write_text(text)
    with pytest.raises(InputError, match="the encoder 'nobody/no-such-encoder' of the checkpoint"):
        neural(SEGMENTS, comet, None)


@needs_comet
def test_a_damaged_checkpoint(comet: Path) -> None:
    (comet / "checkpoints" / "model.ckpt").write_bytes(b"no checkpoint at all")
    with pytest.raises(InputError, match="the checkpoint cannot be loaded"):
        neural(SEGMENTS, comet, None)


@pytest.fixture
def night(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two systems of 120 segments, of which the second is another half of the time."""
    folder = tmp_path / "night"
    folder.mkdir()
    monkeypatch.chdir(folder)
    words = [LETTERS[n % 20 : n % 20 + 3] + " " + LETTERS[n % 23 :][:4] for n in range(120)]
    for name, lines in {
        "s": words, "r": [w[::-1] for w in words], "a": [w[::-1] for w in words],
        "b": [w if n % 2 else w[::-1] for n, w in enumerate(words)],
    }.items():  # fmt: skip
        (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


SYSTEMS = ("a.txt", "b.txt", "--source", "s.txt", "--from", "de", "--to", "en", "--no-checks")
JUDGED = ("--metric", "chrF", "--samples", "100")


def _run(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words))


@needs_comet
def test_neural_columns_have_intervals_and_paired_tests(
    night: Path, comet: Path, kiwi: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = (
        *SYSTEMS,
        "--reference",
        "r.txt",
        *JUDGED,
        "--neural",
        str(comet),
        "--neural",
        str(kiwi),
    )
    for form in ("text", "latex", "html"):
        done = _run("score", *asked, "--format", form)
        assert done.exit_code == 0, done.exception
        assert "COMET" in done.stdout
        assert "CometKiwi" in done.stdout
    done = _run("score", *asked, "--format", "json", "--per-segment", "s.tsv", "-o", "n.json")
    assert done.exit_code == 0, done.exception
    report = json.loads(Path("n.json").read_text(encoding="utf-8"))
    assert [column["name"] for column in report["columns"]] == ["chrF", "COMET", "CometKiwi"]
    one, other = (
        {score["name"]: score for score in system["scores"]} for system in report["systems"]
    )
    sample = [Segment(t, s, (r,)) for t, s, r in zip(*(
        (night / f"{name}.txt").read_text(encoding="utf-8").split("\n")[:-1] for name in "bsr"
    ), strict=True)]  # fmt: skip
    own = neural(sample, comet, None)
    assert other["COMET"]["value"] == pytest.approx(own.score.value, abs=1e-6)
    assert other["COMET"]["n"] == 120
    assert other["COMET"]["p"] == pytest.approx(1 / 101)
    assert other["COMET"]["difference"] == pytest.approx(
        other["COMET"]["value"] - one["COMET"]["value"]
    )
    assert 0 < other["CometKiwi"]["half"] < 1
    assert "|sides:src+mt+ref|" in report["columns"][1]["signature"]
    head, *lines = Path("s.tsv").read_text(encoding="utf-8").splitlines()
    assert head.split("\t")[3:6] == ["chrF", "COMET", "CometKiwi"]
    assert float(lines[120].split("\t")[4]) == pytest.approx(own.values[0], abs=2e-6)

    def refuse(*_: object) -> list[float]:
        raise AssertionError("scored again")

    monkeypatch.setattr(Comet, "predict", refuse)
    assert _run("score", *asked, "--format", "json").stdout == Path("n.json").read_text("utf-8")


@needs_comet
def test_two_systems_are_compared_by_a_model(night: Path, kiwi: Path) -> None:
    done = _run("compare", *SYSTEMS, *JUDGED, "--neural", str(kiwi))
    assert done.exit_code == 0, done.exception
    assert "CometKiwi" in done.stdout
    for name in "ab":
        _run("score", f"{name}.txt", *SYSTEMS[2:], *JUDGED, "--neural", str(kiwi),
             "--format", "json", "-o", f"{name}.json")  # fmt: skip
    kept = _run("compare", "a.json", "b.json", "--samples", "100")
    fresh = [line for line in done.stdout.splitlines() if line.startswith("CometKiwi ")]
    assert fresh
    assert fresh == [line for line in kept.stdout.splitlines() if line.startswith("CometKiwi ")]


@needs_comet
def test_a_model_that_needs_references_says_so(night: Path, comet: Path) -> None:
    done = _run("score", *SYSTEMS, *JUDGED, "--neural", str(comet))
    assert "no segment has what tiny-comet needs: src, mt, ref" in str(done.exception)


def test_a_missing_checkpoint_is_one_sentence(night: Path) -> None:
    done = _run("score", *SYSTEMS, *JUDGED, "--neural", "nowhere.ckpt")
    assert isinstance(done.exception, InputError)
    assert str(done.exception).startswith("nowhere.ckpt: there is no such checkpoint. ")


@pytest.mark.skipif(importlib.util.find_spec("comet") is not None, reason="it is installed")
def test_a_missing_extra_is_one_sentence(night: Path, tmp_path: Path) -> None:
    (tmp_path / "checkpoints").mkdir()
    (tmp_path / "checkpoints" / "model.ckpt").write_bytes(b"x")
    (tmp_path / "hparams.yaml").write_text("class_identifier: regression_metric\n")
    done = _run("score", *SYSTEMS, *JUDGED, "--neural", str(tmp_path))
    assert isinstance(done.exception, InputError)
    assert "pip install 'wireqa[neural]'" in str(done.exception)
