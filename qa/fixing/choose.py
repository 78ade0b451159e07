"""Which fixes of a file can be applied, and why the others cannot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from qa.documents.formats import Format
from qa.documents.raw import Raw
from qa.documents.writing import Edit
from qa.model import Finding, Result, Safety, Where

Why = Literal["unsafe", "hint", "markup", "format", "overlap", "undone", "no place"]
TOLD: dict[Why, str] = {
    "unsafe": "only likely: --unsafe-fixes applies it",
    "hint": "a hint: a person must decide",
    "markup": "markup stands within the words",
    "format": "the format cannot hold the new words there",
    "overlap": "it overlaps another fix",
    "undone": "taken back: it made a new finding",
    "no place": "the file does not say where the words stand",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A finding whose fix can be applied, and the edit that does it."""

    finding: Finding
    edit: Edit


@dataclass(frozen=True, slots=True)
class Left:
    """A finding with a fix that is not applied."""

    finding: Finding
    why: Why


def chosen(
    results: Iterable[Result], raw: Raw, form: Format, safeties: frozenset[Safety]
) -> tuple[list[Chosen], list[Left]]:
    """The edits of a file's stories in the order of the file, none overlapping, and what is left."""
    found: list[Chosen] = []
    left: list[Left] = []
    for result in results:
        places: Sequence[Where | None] = result.places or (None,) * len(result.findings)
        for finding, place in zip(result.findings, places, strict=True):
            fix = finding.fix
            if fix is None or finding.span.side != "target":
                continue
            if fix.safety not in safeties:
                left.append(Left(finding, "hint" if fix.safety == "hint" else "unsafe"))
            elif place is None:
                left.append(Left(finding, "no place"))
            elif not place.exact:
                left.append(Left(finding, "markup"))
            else:
                start, end = place.start.offset, place.end.offset
                written = form.writes.escape(fix.replacement, raw, start, end)
                if written is None:
                    left.append(Left(finding, "format"))
                elif written != raw.text[start:end]:
                    found.append(Chosen(finding, Edit(start, end, written)))
    return _apart(found, left), left


def _apart(found: list[Chosen], left: list[Left]) -> list[Chosen]:
    """Without those that overlap or touch one before them: what both would give nobody has seen."""
    kept: list[Chosen] = []
    for one in sorted(found, key=lambda c: (c.edit.start, c.edit.end)):
        if kept and one.edit.start <= kept[-1].edit.end:
            # Beside each other they may stand where both replace something.
            touching = one.edit.start == kept[-1].edit.end
            empty = one.edit.start == one.edit.end or kept[-1].edit.start == kept[-1].edit.end
            if not touching or empty:
                left.append(Left(one.finding, "overlap"))
                continue
        kept.append(one)
    return kept
