"""Which fixes of a file can be made now, and why the others cannot."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from qa.documents.formats import Format
from qa.documents.locate import stretch
from qa.documents.writing import Edit
from qa.fixing.grammar import fitted
from qa.fixing.state import State
from qa.model import Finding, Safety

Why = Literal[
    "unsafe", "hint", "markup", "nowhere", "unwritable", "worse", "undone", "broken", "cut"
]


class Key(NamedTuple):
    """What a fix is known by from one round to the next: offsets move, words do not."""

    story: int
    segment: int
    check: str
    text: str
    replacement: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """A fix that can be made: `start`, `end` and `text` in the segment, `edit` in the file."""

    key: Key
    finding: Finding
    start: int
    end: int
    text: str
    edit: Edit


@dataclass(frozen=True, slots=True)
class Left:
    """A finding whose fix was not made, and why."""

    story: int
    finding: Finding
    why: Why


def choose(
    state: State, safeties: Collection[Safety], barred: Mapping[Key, Why]
) -> tuple[list[Chosen], list[Left]]:
    """The fixes to make now, in the order of the file, no two overlapping, and those that are left.

    Of two that overlap the first is made; the other one is looked at again when that is done.
    """
    able: list[Chosen] = []
    left: list[Left] = []
    for one in _every(state, safeties, barred):
        (able if isinstance(one, Chosen) else left).append(one)  # type: ignore[arg-type]
    chosen: list[Chosen] = []
    for one in sorted(able, key=lambda c: (c.edit.start, c.edit.end)):
        if not chosen or _apart(chosen[-1].edit, one.edit):
            chosen.append(one)
    return chosen, left


def _apart(one: Edit, other: Edit) -> bool:
    if one.start == one.end or other.start == other.end:
        return one.end < other.start  # two that touch there have no order
    return one.end <= other.start


def _every(
    state: State, safeties: Collection[Safety], barred: Mapping[Key, Why]
) -> Iterator[Chosen | Left]:
    for index, result in enumerate(state.results):
        lang = result.document.target_lang
        for finding in result.findings:
            fix = finding.fix
            if fix is None or finding.span.side != "target":
                continue
            if fix.safety not in safeties:
                yield Left(index, finding, "hint" if fix.safety == "hint" else "unsafe")
                continue
            place = finding.span.segment
            key = Key(index, place, finding.check, finding.text, fix.replacement)
            if key in barred:
                yield Left(index, finding, barred[key])
                continue
            segment = result.document.segments[place]
            start, end, text = fitted(
                segment.target, finding.span.start, finding.span.end, fix.replacement, lang
            )
            form = state.form
            if not segment.pieces or form is None:
                yield Left(index, finding, "nowhere")
                continue
            first, last, exact = stretch(segment.pieces, start, end)
            if not exact:
                yield Left(index, finding, "markup")
                continue
            written = _written(state, form, text, first, last)
            if written is None:
                yield Left(index, finding, "unwritable")
                continue
            yield Chosen(key, finding, start, end, text, Edit(first, last, written))


def _written(state: State, form: Format, text: str, start: int, end: int) -> str | None:
    """The text as the format and the encoding of the file write it; None where they cannot."""
    written = form.writes.escape(text, state.raw, start, end)
    if written is None:
        return None
    try:
        written.encode(state.raw.encoding)
    except UnicodeEncodeError:
        return None
    return written
