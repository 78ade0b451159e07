"""Which side of a minimal pair is worse? Findings beside string metrics on the same pairs.

    python benchmarks/decide.py FILE.jsonl ... [--published FIGURES.json] [--kind N,...] [--show]
        [--limits]

A record has source, reference, mt (one thing changed for the worse), good (the same without) and
meta.perturbation, as DEMETR (Karpinska et al., EMNLP 2022) numbers its files. Each side is examined
alone with source and reference. It is decided for the worse side by the larger MQM penalty (minor 1,
major 5, critical 25): of the term, entity and figure findings, of all findings, and of the former with ties broken by
chrF++. Beside it stand our BLEU, chrF, chrF++ and TER of the sentence, and with `--published` the figures of
{"accuracy": {number: {metric: share}}}. As DEMETR counts, a tie is a pair not decided and therefore
wrong; the share with ties as half stands in brackets. Names and numbers are files 9, 10 and 25.

`--show` prints the pairs that the findings get wrong; with `--limits` the exit code is 1 where they
decide fewer of the names and numbers than the best of the metrics does.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from names_changed import Record, findings, half, read

from qa.checks import CHECKS
from qa.language import language
from qa.model import Finding
from qa.project import Config, Project, cache_folder, open_project
from qa.scoring.counts.table import metric

NAMES_AND_NUMBERS = (9, 10, 25)
KINDS = {
    1: "last word twice", 2: "last word four times", 4: "source word", 5: "phrase removed",
    6: "word added", 8: "negated", 9: "name replaced", 10: "number replaced", 15: "pronoun",
    21: "adjective removed", 22: "verb removed", 23: "noun removed", 24: "subject removed",
    25: "name removed", 26: "misspelled", 27: "letter removed", 28: "full stop removed",
    29: "mark inserted", 33: "full stop alone", 34: "unrelated",
}  # fmt: skip
OTHERS = frozenset((
    "added-negation", "added-text", "broken-quotation", "copied-source", "dropped-text",
    "empty-target", "final-punctuation", "foreign-punctuation", "lost-negation", "misspelled-word",
    "mojibake", "repeated-text", "stray-spacing", "untranslated-text", "wrong-language",
    "wire-formula",
))  # fmt: skip
# What is left concerns terms, names, countries, numbers, dates, sums and units.
CONCERNED = frozenset(CHECKS) - OTHERS
STRINGS = ("BLEU", "chrF", "chrF++", "TER")

# How much better the untouched side is: above 0 decided right, 0 a tie.
Margins = dict[str, float]


def penalty(flags: Sequence[Finding], checks: frozenset[str]) -> int:
    return sum(int(flag.severity) for flag in flags if flag.check in checks)


def margins(
    record: Record, project: Project, strings: Mapping[str, Callable[[str], float]]
) -> Margins:
    bad, good = (findings(project, [record], side, reference=True) for side in ("mt", "good"))
    every = frozenset(CHECKS)
    found: Margins = {
        "terms, entities, figures": penalty(bad, CONCERNED) - penalty(good, CONCERNED),
        "all findings": penalty(bad, every) - penalty(good, every),
    }
    for name, score in strings.items():
        found[name] = score(record["good"]) - score(record["mt"])
    # What a reader of a board does: findings first, and where they say nothing, the overlap.
    own = found["terms, entities, figures"]
    found["these, then chrF++"] = own or found["chrF++"]
    return found


def scorers(record: Record) -> dict[str, Callable[[str], float]]:
    """Sentence scores against the record's reference; more is better for all of them."""
    scoring = language(record["tgt_lang"]).scoring
    found: dict[str, Callable[[str], float]] = {}
    for name in STRINGS:
        one, _ = metric(name, scoring)

        def score(text: str, one: object = one, name: str = name) -> float:
            row = one.rows([text], [(record["reference"],)])[0].tolist()  # type: ignore[attr-defined]
            value = float(one.sentence(row))  # type: ignore[attr-defined]
            return -value if name == "TER" else value

        found[name] = score
    return found


def main() -> int:
    """A line a kind and metric, names and numbers together first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--published", type=Path)
    parser.add_argument("--kind", help="numbers of files [default: all]")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--limits", action="store_true")
    given = parser.parse_args()
    if not given.files:
        return 0
    chosen = {int(n) for n in given.kind.split(",")} if given.kind else set(KINDS)
    project = open_project(Config(), cache_folder())
    counts: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    numbers: dict[str, int] = {}
    for record in (r for file in given.files for r in read(file) if r["mt"] and r.get("good")):
        number = record["meta"]["perturbation"]
        if number not in chosen:
            continue
        found = margins(record, project, scorers(record))
        groups = [KINDS.get(number, str(number))]
        numbers[groups[0]] = number
        if number in NAMES_AND_NUMBERS:
            part = half(record["meta"].get("base_id"))
            groups += ["names and numbers", f"names and numbers, half {part}"]
        for group in groups:
            for name, margin in found.items():
                counts[group][name, "n"] += 1
                counts[group][name, "right"] += margin > 0
                counts[group][name, "tie"] += margin == 0
        if given.show and found["terms, entities, figures"] <= 0:
            show(record, found["terms, entities, figures"], project)
    published = json.loads(given.published.read_text(encoding="utf-8")) if given.published else {}
    for group in sorted(counts, key=lambda g: (numbers.get(g, 0), g)):
        table(group, counts[group], published.get("accuracy", {}).get(str(numbers.get(group)), {}))
    return 1 if given.limits and not _held(counts["names and numbers"]) else 0


def table(group: str, count: Counter[tuple[str, str]], published: Mapping[str, float]) -> None:
    names = list(dict.fromkeys(name for name, _ in count))
    sys.stdout.write(f"{group}: {count[names[0], 'n']} pairs\n")
    for name in names:
        n, right, tie = (count[name, key] for key in ("n", "right", "tie"))
        printed = f"  published {published[name]:.4f}" if name in published else ""
        sys.stdout.write(
            f"  {name:25} {right / n:.4f} ({(right + tie / 2) / n:.4f})"
            f"  right {right}, ties {tie}, wrong {n - right - tie}{printed}\n"
        )


def _held(count: Counter[tuple[str, str]]) -> bool:
    best = max(count[name, "right"] for name in STRINGS)
    return count["terms, entities, figures", "right"] >= best


def show(record: Record, margin: float, project: Project) -> None:
    """A pair that is not decided, or the wrong way, with the findings of both sides."""
    what = "TIE" if margin == 0 else "WRONG"
    lost = ", ".join(
        f"{label.get('good_text')!r} -> {label['text']!r}" for label in record["labels"]
    )
    sys.stdout.write(
        f"{what} {record['id']} {record['meta']['perturbation']} {record['src_lang']} {lost}\n"
        f"    {record['source']}\n    {record['mt']}\n    {record['reference']}\n"
    )
    for side in ("mt", "good"):
        for flag in findings(project, [record], side, reference=True):
            if flag.check in CONCERNED:
                sys.stdout.write(
                    f"    {side}: {flag.severity.label} {flag.check} {flag.text!r} {flag.message}\n"
                )


if __name__ == "__main__":
    sys.exit(main())
