"""Acronyms in Latin letters that changed: WTO for WHO, SMIC for TSMC.

Most scripts leave the acronyms of bodies and firms in Latin letters: 世界卫生组织（WHO）. Where each side
has one that the other side has not, and all but one of their letters are the same, the one was
taken for the other. Silent where a language makes acronyms of its own (OMS, VIH), where the glossary
knows both for one thing, and where the text spells out what the acronym of the target stands for.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from qa.language import base
from qa.model import ChangedName, Document, Hit, Segment, Side, Span
from qa.scan.singly import singly
from qa.scan.textdata import read

_MOST = 20_000  # characters of a side
_LETTERS = r"A-Za-z0-9\u00c0-\u024f"
_ACRONYM = re.compile(
    rf"(?<![{_LETTERS}&.'’-])[A-Z]{{3,8}}+(?=s?(?![{_LETTERS}&]|[-.][{_LETTERS}]))"
)
_INITIAL = re.compile(rf"(?<![{_LETTERS}])[{_LETTERS}]")

Index = Mapping[tuple[int, Side], Sequence[Hit]]


def acronyms(document: Document, index: Index) -> Iterator[ChangedName]:
    """Those of the target that stand in the place of others; `index` are the names that packs have."""
    for change in _acronyms(document):
        number = change.span.segment
        ours, theirs = (
            {hit.term.id for hit in index.get((number, span.side), ()) if hit.span.overlaps(span)}
            for span in (change.span, *change.witness)
        )
        if ours.isdisjoint(theirs):
            yield change


@singly
def _acronyms(number: int, segment: Segment, lang: str, other: str) -> Iterator[ChangedName]:
    source, target = segment.source or "", segment.target
    if not _kept(lang, other) or max(len(source), len(target)) > _MOST:
        return
    theirs = _found(source)
    ours = _found(target) if theirs else {}
    strange, gone = _alone(ours, theirs, source), _alone(theirs, ours, target)
    if not strange or not gone or not _alike(strange, gone):
        return
    if any(strange in text for text in (_initials(target), _initials(source), *segment.references)):
        return
    start, place = ours[strange], theirs[gone]
    span = Span(number, "target", start, start + len(strange))
    witness = Span(number, "source", place, place + len(gone))
    yield ChangedName(span, "respelt", gone, (witness,), why="acronym")


def _found(text: str) -> dict[str, int]:
    """The acronyms of a text, with the place of the first one of each."""
    found: dict[str, int] = {}
    for match in _ACRONYM.finditer(text):
        found.setdefault(match[0], match.start())
    return found


def _alone(some: Mapping[str, int], others: Mapping[str, int], text: str) -> str:
    """The one acronym that the other side has in no shape, nothing if there are several."""
    left = [one for one in some if one not in others]
    return left[0] if len(left) == 1 and left[0] not in text.upper() else ""


def _alike(one: str, other: str) -> bool:
    """Whether all letters but one are the same, in whatever order."""
    shared = (Counter(one) & Counter(other)).total()
    return shared >= max(len(one), len(other)) - 1


def _initials(text: str) -> str:
    return "".join(_INITIAL.findall(text)).upper()


@functools.cache
def _kept(lang: str, other: str) -> bool:
    """Whether both languages have international acronyms as they are."""
    kept: list[str] = read("acronyms", ("kept",))["kept"]
    return base(lang) in kept and base(other) in kept
