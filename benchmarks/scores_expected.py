"""BLEU, chrF, chrF++ and TER against figures and signatures that sacrebleu gave.

    python benchmarks/scores_expected.py FOLDER [--texts FOLDER]

FOLDER has expected_corpus.json (groups by file: lines, reference, reference_and_reference2, each
with metric: score, signature, first_lines), expected_sentence.jsonl (id, metric: score) and
edge_cases.json (cases: hypotheses, references, corpus, sentence). The texts are the files of that
name, anywhere under the folder above FOLDER or under `--texts`: id, tgt_lang, mt, reference,
reference2, meta.year, meta.system. Every figure must be the same to its last digit, every
signature to its last sign but for the version where another sacrebleu is installed. What the
installation cannot compute (a tokeniser of an extra) is counted apart. Exit code 1 on a difference.
"""

from __future__ import annotations

import argparse
import functools
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import sacrebleu

from qa.language import Scoring, language
from qa.scoring.counts.bleu import Bleu
from qa.scoring.counts.chrf import ChrF
from qa.scoring.counts.metric import Metric
from qa.scoring.counts.table import rows
from qa.scoring.counts.ter import Ter


class Tally:
    """How many figures were looked at, differ, cannot be had here."""

    def __init__(self) -> None:
        self.same = self.differ = self.missing = 0

    def check(self, where: str, ours: object, theirs: object) -> None:
        if ours == theirs:
            self.same += 1
        else:
            self.differ += 1
            print(f"{where}: {ours!r}, expected {theirs!r}")


@functools.cache
def metric(name: str, lang: str, tokenizer: str) -> Metric | None:
    """The metric that a figure's name and signature mean; None where it is not installed."""
    scoring: Scoring = language(lang).scoring
    if name.startswith("BLEU"):
        try:
            return Bleu(tokenizer)
        except (RuntimeError, ImportError):
            return None
    if name.startswith("TER"):
        return Ter(
            normalized=scoring.asian_ter, asian=scoring.asian_ter, cased=name.endswith("sensitive")
        )
    return ChrF(name.count("+"))


def tokenizer_of(signature: str) -> str:
    # An analyser's own version and dictionary stand behind its name: ja-mecab-0.996-IPA.
    found = re.search(r"tok:(\w\w-mecab|[^|]*)", signature)
    return found[1] if found else ""


def versioned(signature: str) -> str:
    """The signature with the installed version in the place of its own."""
    return re.sub(r"version:.*", f"version:{sacrebleu.__version__}", signature)


def score(
    tally: Tally,
    where: str,
    name: str,
    lang: str,
    wanted: Mapping[str, Any],
    hypotheses: Sequence[str],
    references: Sequence[tuple[str, ...]],
) -> None:
    one = metric(name, lang, tokenizer_of(wanted["signature"]))
    if one is None:
        tally.missing += 1
        return
    number = wanted["first_lines"]
    counted = rows(one, hypotheses[:number], references[:number])
    tally.check(f"{where} {name}", one.value(counted.sum(axis=0).tolist()), wanted["score"])
    tally.check(
        f"{where} {name} signature", one.signature(len(references[0])),
        versioned(wanted["signature"]),
    )  # fmt: skip


def corpus(folder: Path, texts: Path, tally: Tally) -> dict[str, dict[str, Any]]:
    """Corpus figures of every group; gives all records by id."""
    expected = json.loads((folder / "expected_corpus.json").read_text(encoding="utf-8"))
    known: dict[str, dict[str, Any]] = {}
    for file, groups in expected["groups"].items():
        found = next(texts.rglob(file), None)
        if found is None:
            raise SystemExit(f"{file} is not under {texts}")
        members: dict[str, list[dict[str, Any]]] = {}
        for line in found.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            known[record["id"]] = record
            pair = f"{record['src_lang']}-{record['tgt_lang']}"
            group = f"{record['meta'].get('year')} {pair} {record['meta'].get('system')}"
            members.setdefault(group, []).append(record)
        for group, wanted in groups.items():
            records = members[group]
            tally.check(f"{file} {group} lines", len(records), wanted["lines"])
            lang = records[0]["tgt_lang"]
            hypotheses = [record["mt"] for record in records]
            for kind, fields in (
                ("reference", ("reference",)),
                ("reference_and_reference2", ("reference", "reference2")),
            ):
                for name, figure in (wanted.get(kind) or {}).items():
                    several = [tuple(record[f] for f in fields) for record in records]
                    where = f"{file} {group} {kind}"
                    score(tally, where, name, lang, figure, hypotheses, several)
    return known


def sentences(folder: Path, known: Mapping[str, dict[str, Any]], tally: Tally) -> None:
    for line in (folder / "expected_sentence.jsonl").read_text(encoding="utf-8").splitlines():
        wanted = json.loads(line)
        record = known[wanted["id"]]
        lang = record["tgt_lang"]
        pair = [(record["mt"], (record["reference"],))]
        for name, figure in wanted.items():
            if name != "id":
                tokenizer = name.partition("-")[2] or language(lang).scoring.bleu_tokenizer
                sentence(tally, wanted["id"], name, lang, tokenizer, pair, [figure])


def sentence(
    tally: Tally,
    where: str,
    name: str,
    lang: str,
    tokenizer: str,
    pairs: Sequence[tuple[str, tuple[str, ...]]],
    figures: Sequence[float],
) -> None:
    one = metric(name, lang, tokenizer)
    if one is None:
        tally.missing += len(figures)
        return
    counted = rows(one, [h for h, _ in pairs], [r for _, r in pairs])
    for row, figure in zip(counted.tolist(), figures, strict=True):
        tally.check(f"{where} {name} sentence", one.sentence(row), figure)


def edges(folder: Path, tally: Tally) -> None:
    cases = json.loads((folder / "edge_cases.json").read_text(encoding="utf-8"))["cases"]
    for case in cases:
        hypotheses = case["hypotheses"]
        references = list(_by_segment(case))
        for name, figure in case["corpus"].items():
            lang = case["tgt_lang"]
            score(tally, case["name"], name, lang, figure, hypotheses, references)
            figures = [s[name] for s in case["sentence"] if name in s]
            tokenizer = tokenizer_of(figure["signature"])
            pairs = list(zip(hypotheses, references, strict=True))
            if figures:
                sentence(tally, case["name"], name, lang, tokenizer, pairs, figures)


def _by_segment(case: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """References are listed as sacrebleu takes them: one list a reference."""
    return zip(*case["references"], strict=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--texts", type=Path, help="where the texts are [default: beside FOLDER]")
    given = parser.parse_args()
    tally = Tally()
    known = corpus(given.folder, given.texts or given.folder.resolve().parent, tally)
    sentences(given.folder, known, tally)
    edges(given.folder, tally)
    print(
        f"{tally.same} figures and signatures the same, {tally.differ} differ, {tally.missing} "
        f"not computable here (sacrebleu {sacrebleu.__version__})"
    )
    sys.exit(1 if tally.differ else 0)


if __name__ == "__main__":
    main()
