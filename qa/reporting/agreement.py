"""Findings against people's marks as text and as JSON (version 1)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from qa.reporting.plural import plural
from qa.scoring.mqm.agreement import Agreement, Rates
from qa.scoring.mqm.comparison import Comparison
from qa.scoring.terms import wilson

VERSION = 1
_GOLDS = {"each": "each rater", "any": "any rater", "majority": "most raters"}
_PEOPLE = "a rater against the others"
_KINDS = ("severity", "category", "check")


def render_comparison(found: Comparison, unused: int) -> str:
    """The comparison as text; shares with their numbers and Wilson's 95 % interval."""
    lines = [
        "against people's marks",
        ", ".join(
            plural(number, noun)
            for number, noun in (
                (found.segments, "segment"),
                (found.documents, "document"),
                (found.systems, "system"),
                (found.raters, "rater"),
            )
        ),
    ]
    if found.unrated:
        lines.append(f"{found.unrated} segments were not rated and are left out")
    if unused:
        lines.append(f"{unused} ratings belong to no story that was given")
    if found.unknown:
        lines.append(
            f"{found.unknown} marks have a severity that the profile gives no weight: they cost "
            "nothing in people's scores"
        )
    rows = [(_GOLDS[agreement.gold], agreement) for agreement in found.agreements]
    if found.people:
        rows.append((_PEOPLE, found.people))
    unplaced = found.agreements[0].unplaced
    lines += ["", "by marks: findings that a mark overlaps, marks that a finding overlaps"]
    lines += _table([("", "precision", "recall", "F1"), *(_marks(t, a.rates()) for t, a in rows)])
    if unplaced:
        lines.append(f"{unplaced} marks have no place in the translation and are left out")
    lines += ["", "by characters, the other severity half (WMT 2024, 2025)"]
    lines += _table(
        [("", "precision", "recall", "F1"), *(_signs(t, a.characters) for t, a in rows)]
    )
    each, judge = found.agreements[0], found.agreements[min(1, len(found.agreements) - 1)]
    lines += ["", f"findings that were marked, by check ({_GOLDS[judge.gold]})"]
    lines += _table([(n, _share(judge.rates("check", n), 0)) for n in judge.names("check")])
    for kind in _KINDS[:2]:
        named = [(n, each.rates(kind, n)) for n in each.names(kind)]
        lines += ["", f"by {kind}, of the finding and of the mark ({_GOLDS[each.gold]})"]
        lines += _table([("", "precision", "recall", "F1"), *(_marks(n, r) for n, r in named)])
    lines += ["", "our penalties against people's scores"]
    lines += _table([
        (
            level.name, f"n={level.n}", f"Pearson {_figure(level.pearson)}",
            f"tau-b {_figure(level.tau)}",
            f"pairs in order {level.right}/{level.pairs}" if level.pairs else "",
        )
        for level in found.levels
    ])  # fmt: skip
    lines += [f"ours: {found.ours}", f"theirs: {found.theirs}"]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _marks(title: str, rates: Rates) -> tuple[str, ...]:
    whole = rates.ours and rates.marks
    return title, _share(rates, 0), _share(rates, 1), f"{rates.f1:.3f}" if whole else "-"


def _signs(title: str, rates: Rates) -> tuple[str, ...]:
    return (
        title,
        f"{float(rates.right):g}/{rates.ours} = {rates.precision:.3f}",
        f"{float(rates.found):g}/{rates.marks} = {rates.recall:.3f}",
        f"{rates.f1:.3f}",
    )


def _share(rates: Rates, which: int) -> str:
    """Precision (0) or recall (1)."""
    part, whole = ((rates.right, rates.ours), (rates.found, rates.marks))[which]
    if not whole:
        return "-"
    low, high = wilson(int(part), whole)
    return f"{part}/{whole} = {float(part / whole):.1%} [{100 * low:.1f}, {100 * high:.1f}]"


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    if not rows:
        return ["  -"]
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return ["  " + "  ".join(f"{c:{w}}" for c, w in zip(row, widths, strict=True)) for row in rows]


def comparison_json(found: Comparison, unused: int, tool_version: str) -> str:
    """The same as one object."""
    report: dict[str, Any] = {
        "version": VERSION,
        "tool": {"name": "wireqa", "version": tool_version},
        "segments": found.segments,
        "documents": found.documents,
        "systems": found.systems,
        "raters": found.raters,
        "unrated_segments": found.unrated,
        "unused_ratings": unused,
        "unweighed_marks": found.unknown,
        "agreement": {a.gold: _agreement(a) for a in found.agreements},
        "people": found.people and _agreement(found.people),
        "correlation": [
            {
                "level": level.name, "n": level.n, "pearson": level.pearson, "tau_b": level.tau,
                "pairs_in_order": level.right, "pairs": level.pairs,
            }
            for level in found.levels
        ],
        "signatures": {"ours": found.ours, "theirs": found.theirs},
    }  # fmt: skip
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _agreement(agreement: Agreement) -> dict[str, Any]:
    signs = agreement.characters
    return {
        "marks": _rates(agreement.rates()),
        "characters": {
            "right": float(signs.right), "ours": signs.ours, "marks": signs.marks,
            "precision": signs.precision, "recall": signs.recall, "f1": signs.f1,
        },
        "unplaced_marks": agreement.unplaced,
        **{
            f"by_{kind}": {n: _rates(agreement.rates(kind, n)) for n in agreement.names(kind)}
            for kind in _KINDS
        },
    }  # fmt: skip


def _rates(rates: Rates) -> dict[str, Any]:
    return {
        "right": int(rates.right), "ours": rates.ours, "found": int(rates.found),
        "marks": rates.marks, "precision": rates.precision if rates.ours else None,
        "recall": rates.recall if rates.marks else None, "f1": rates.f1,
    }  # fmt: skip
