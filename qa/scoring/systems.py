"""Several systems on the same segments: paired story by story, or the first place where they part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qa.errors import InputError
from qa.language import base
from qa.model import Document, Owed, Result, Segment

_SHOWN = 40  # characters of a text in a message


@dataclass(frozen=True, slots=True)
class System:
    """One system's translations of all stories; `results` has their examination, or is empty.

    `owed` has the terms and names of each segment, or is empty where none are known.
    """

    name: str
    documents: tuple[Document, ...]
    results: tuple[Result, ...] = ()
    owed: tuple[tuple[Owed, ...], ...] = ()

    @property
    def segments(self) -> Iterator[Segment]:
        return (segment for document in self.documents for segment in document.segments)

    @property
    def has_references(self) -> bool:
        return any(document.has_references for document in self.documents)


def aligned(systems: Sequence[System]) -> tuple[System, ...]:
    """The systems with their stories in the order of the first one's.

    Raises InputError, which names file and line, where two systems do not have the same stories,
    segments, sources or references, where a system has references for some segments only, and
    where the stories are in several target languages.
    """
    first = systems[0]
    _one_language(systems)
    found = [first, *(_in_order(first, other) for other in systems[1:])]
    for system in found:
        _references(system)
    for other in found[1:]:
        for ours, theirs in zip(first.documents, other.documents, strict=True):
            _on_the_same_lines(ours, theirs)
            _same(first.name, ours, other.name, theirs)
    return tuple(found)


def _in_order(first: System, other: System) -> System:
    """Stories are paired by their names; where each system has one, its name does not matter."""
    if len(first.documents) == len(other.documents) == 1:
        return other
    ours, theirs = ([d.name for d in s.documents] for s in (first, other))
    if ours == theirs:
        return other
    for one, names, whose in ((first, ours, other), (other, theirs, first)):
        rest = [d.name for d in whose.documents]
        for place, name in enumerate(names):
            if name not in rest:
                document = one.documents[place]
                raise InputError(
                    f"{one.name} has the story {name!r}, {whose.name} has not",
                    path=document.path, line=_line(document, 0),
                    remedy="Give each system the same stories under the same names.",
                )  # fmt: skip
    if len(set(ours)) < len(ours) or len(ours) != len(theirs):
        twice = next((n for n in (*ours, *theirs) if max(ours.count(n), theirs.count(n)) > 1), "")
        raise InputError(
            f"{first.name} or {other.name} has several stories of the name {twice!r}",
            path=first.documents[0].path, remedy="Give each story its own name.",
        )  # fmt: skip
    order = [theirs.index(name) for name in ours]
    results = tuple(other.results[n] for n in order) if other.results else ()
    return replace(other, documents=tuple(other.documents[n] for n in order), results=results)


def _on_the_same_lines(ours: Document, theirs: Document) -> None:
    """InputError for the first line that is blank in one of two plain texts of as many lines.

    Texts of different lengths are laid out differently, their line numbers say nothing.
    """
    if not (ours.lines and theirs.lines):
        return
    one, other = ({segment.line for segment in d.segments} for d in (ours, theirs))
    apart = one ^ other
    if apart and (ours.lines == theirs.lines or max(one) == max(other)):
        line = min(apart)
        blank, full = (theirs, ours) if line in one else (ours, theirs)
        raise InputError(
            f"this line is blank in {blank.path} and not in {full.path}",
            path=theirs.path, line=line,
            remedy="Put one segment a line and make the lines correspond.",
        )  # fmt: skip


def _same(one: str, ours: Document, other: str, theirs: Document) -> None:
    for n, (a, b) in enumerate(zip(ours.segments, theirs.segments, strict=False)):
        for what, left, right in (
            ("source", a.source, b.source),
            ("reference", " / ".join(a.references), " / ".join(b.references)),
        ):
            if left and right and left != right:
                raise InputError(
                    f"the {what} of {other} is not that of {one}: {_start(right, left)!r} here, "
                    f"{_start(left, right)!r} in {_place(ours, n)}",
                    path=theirs.path, line=_line(theirs, n),
                    remedy="Give each system the same segments.",
                )  # fmt: skip
    a_count, b_count = len(ours.segments), len(theirs.segments)
    if a_count != b_count:
        _keyed(one, ours, other, theirs)
        longer, shorter, count = (
            (ours, other, b_count) if a_count > b_count else (theirs, one, a_count)
        )
        raise InputError(
            f"{one} has {a_count} segments in {ours.name!r}, {other} has {b_count}: from here on "
            f"{shorter} has none",
            path=longer.path, line=_line(longer, count),
            remedy="Give each system the same segments.",
        )  # fmt: skip


def _keyed(one: str, ours: Document, other: str, theirs: Document) -> None:
    """InputError for the first segment of which the keys differ: an id, or a line where a blank is."""
    for n, (a, b) in enumerate(zip(ours.segments, theirs.segments, strict=False)):
        if a.key != b.key:
            raise InputError(
                f"{one} has {len(ours.segments)} segments in {ours.name!r}, {other} has "
                f"{len(theirs.segments)}; they part here: this one of {other} is {b.key!r}, that of {one} "
                f"is {a.key!r} ({_place(ours, n)})",
                path=theirs.path, line=_line(theirs, n),
                remedy="Give each system the same segments.",
            )  # fmt: skip


def _start(text: str, other: str) -> str:
    """The text from shortly before the place where it parts from the other."""
    apart = next(
        (n for n, (a, b) in enumerate(zip(text, other, strict=False)) if a != b),
        min(len(text), len(other)),
    )
    start = max(0, apart - _SHOWN // 2)
    return ("…" if start else "") + text[start : start + _SHOWN]


def _references(system: System) -> None:
    if not system.has_references:
        return
    for document in system.documents:
        for n, segment in enumerate(document.segments):
            if not segment.references:
                raise InputError(
                    f"this segment of {system.name} has no reference, others have",
                    path=document.path, line=_line(document, n),
                    remedy="Give every segment a reference, or none.",
                )  # fmt: skip


def _one_language(systems: Sequence[System]) -> None:
    found: dict[str, Document] = {}
    for system in systems:
        for document in system.documents:
            found.setdefault(base(document.target_lang), document)
    if len(found) > 1:
        (_, first), (code, other) = list(found.items())[:2]
        raise InputError(
            f"the story {other.name!r} is in {code}, {first.name!r} in {base(first.target_lang)}",
            path=other.path, line=_line(other, 0),
            remedy="Score one target language at a time, or name it with --to.",
        )  # fmt: skip


def _line(document: Document, segment: int) -> int | None:
    return document.segments[segment].line or None if document.segments else None


def _place(document: Document, segment: int) -> str:
    line = _line(document, segment)
    return f"{document.path}:{line}" if line else document.path
