"""Which fixes of a file can be applied, and why the others cannot."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from qa.documents.formats import Format
from qa.documents.locate import stretch
from qa.documents.raw import Raw
from qa.documents.writing import Edit
from qa.grammar import fitted
from qa.model import Finding, Result, Safety

Why = Literal[
    "unsafe", "hint", "markup", "format", "again", "overlap", "undone", "circle", "no place"
]  # fmt: skip
TOLD: dict[Why, str] = {
    "unsafe": "only likely: --unsafe-fixes applies it",
    "hint": "a hint: a person must decide",
    "markup": "markup stands within the words",
    "format": "the file cannot hold the new words there",
    "again": "the file says it a second time, in other lines or other markup",
    "overlap": "it overlaps another fix",
    "undone": "taken back: it made a new finding",
    "circle": "taken back: another fix undoes it",
    "no place": "the file does not say where the words stand",
}


class Key(NamedTuple):
    """What a fix is known by from one round to the next: offsets move, words do not."""

    story: int
    segment: int
    check: str
    text: str
    replacement: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """A finding whose fix can be applied, and the edit that does it.

    `text` is written in the place of [start, end) of the segment; `edit` is that in the file, and
    `again` in the further places where the file says the same.
    """

    key: Key
    finding: Finding
    start: int
    end: int
    text: str
    edit: Edit
    again: tuple[Edit, ...] = ()

    @property
    def edits(self) -> tuple[Edit, ...]:
        return (self.edit, *self.again)


@dataclass(frozen=True, slots=True)
class Left:
    """A finding with a fix that is not applied."""

    finding: Finding
    why: Why


def chosen(
    results: Iterable[Result],
    raw: Raw,
    form: Format,
    safeties: Collection[Safety],
    barred: Mapping[Key, Why] | None = None,
    alone: Collection[tuple[str, str]] = (),
) -> tuple[list[Chosen], list[Left]]:
    """The edits of a file's stories in the order of the file, none overlapping, and what is left.

    `barred` are fixes that did harm before; `alone` checks and words that people leave alone.
    """
    found: list[Chosen] = []
    left: list[Left] = []
    for story, result in enumerate(results):
        for finding, located in zip(result.findings, _located(result), strict=True):
            fix = finding.fix
            if fix is None or finding.span.side != "target":
                continue
            if (finding.check, finding.text) in alone:
                continue
            place = finding.span.segment
            key = Key(story, place, finding.check, finding.text, fix.replacement)
            if fix.safety not in safeties:
                left.append(Left(finding, "hint" if fix.safety == "hint" else "unsafe"))
            elif barred and key in barred:
                left.append(Left(finding, barred[key]))
            elif not located:
                left.append(Left(finding, "no place"))
            else:
                one = _edit(key, finding, fix.replacement, result, raw, form)
                if isinstance(one, Left):
                    left.append(one)
                elif one.edit.text != raw.text[one.edit.start : one.edit.end]:
                    found.append(one)
    return _apart(found, left), left


def _located(result: Result) -> Sequence[bool]:
    """For each finding whether its place in the file is known."""
    segments = result.document.segments
    places = result.places or (None,) * len(result.findings)
    return [
        place is not None and bool(segments[finding.span.segment].pieces)
        for finding, place in zip(result.findings, places, strict=True)
    ]


def _edit(
    key: Key, finding: Finding, replacement: str, result: Result, raw: Raw, form: Format
) -> Chosen | Left:
    """The replacement as it reads there, in the words of the file; or why it cannot be."""
    document, span = result.document, finding.span
    segment = document.segments[span.segment]
    start, end, text = fitted(
        segment.target, span.start, span.end, replacement, document.target_lang
    )
    edits: list[Edit] = []
    for pieces in (segment.pieces, *segment.again):
        first, last, exact = stretch(pieces, start, end) if pieces else (0, 0, False)
        if not exact:
            return Left(finding, "again" if edits or not pieces else "markup")
        written = form.writes.escape(text, raw, first, last)
        if written is None or not _encodable(written, raw.encoding):
            return Left(finding, "format")
        edits.append(Edit(first, last, written))
    return Chosen(key, finding, start, end, text, edits[0], tuple(edits[1:]))


def _encodable(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _apart(found: list[Chosen], left: list[Left]) -> list[Chosen]:
    """Without those that overlap or touch one before them: what both would give nobody has seen."""
    kept: list[Chosen] = []
    for one in sorted(found, key=lambda c: (c.edit.start, c.edit.end)):
        if kept and not apart(kept[-1].edit, one.edit):
            left.append(Left(one.finding, "overlap"))
        else:
            kept.append(one)
    return kept


def apart(one: Edit, other: Edit) -> bool:
    """Whether the second stands behind the first; beside it only where both replace something."""
    if one.start == one.end or other.start == other.end:
        return one.end < other.start
    return one.end <= other.start
