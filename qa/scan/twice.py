"""Segments of one story that say the same on one side and something else on the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qa.kept import Kept
from qa.language import language
from qa.model import Document, Span, Twice

_WORDS = 4  # of a source that has one meaning wherever it stands; "Yes." has many
_OWN = 6  # of a target that hardly renders two sources; "Thank you very much." does
_NEXT = 5  # of one whose source is the next segment: an engine gave its last answer again
_JOINED = 2  # characters that count as a word, in a script without blanks
_MOST = 20_000  # characters of a side
_ALIKE = 0.34  # share of words (pairs of characters) from which two sources may mean the same
_WORD = re.compile(r"\w+")
_LETTER = re.compile(r"\w")
_PLAIN: Kept[str] = Kept()


@dataclass(frozen=True, slots=True)
class _Pair:
    """A segment as it is compared: case, marks and blanks say nothing."""

    number: int
    source: str
    target: str


def twice(document: Document) -> Iterator[Twice]:
    """Each segment whose source another one has with another target, or the reverse, in order."""
    if not document.has_source:
        return
    pairs = [
        _Pair(number, _plain(segment.source or ""), _plain(segment.target))
        for number, segment in enumerate(document.segments)
        if segment.source and max(len(segment.source), len(segment.target)) <= _MOST
    ]
    if len({p.source for p in pairs}) == len({p.target for p in pairs}) == len(pairs):
        return
    yield from sorted(
        (*_rendered_otherwise(document, pairs), *_one_for_two(document, pairs)),
        key=lambda found: (found.span.segment, found.span.start, found.kind),
    )


def _rendered_otherwise(document: Document, pairs: Sequence[_Pair]) -> Iterator[Twice]:
    """One source, two translations: all but the one that stands most often, else first."""
    groups: dict[str, list[_Pair]] = {}
    for pair in pairs:
        if pair.target and _says(pair.source, document.source_lang, _WORDS):
            groups.setdefault(pair.source, []).append(pair)
    for group in groups.values():
        often = Counter(pair.target for pair in group)
        leading = max(group, key=lambda pair: (often[pair.target], -pair.number))
        for pair in group:
            if pair.target != leading.target:
                span, instead = _difference(document, pair.number, leading.number)
                yield Twice(span, "inconsistent", _whole(document, leading.number), instead)


def _one_for_two(document: Document, pairs: Sequence[_Pair]) -> Iterator[Twice]:
    """One translation of sources that have little in common: both places, each beside the other."""
    groups: dict[str, list[_Pair]] = {}
    for pair in pairs:
        if _says(pair.target, document.target_lang, _NEXT) and pair.source:
            groups.setdefault(pair.target, []).append(pair)
    for target, group in groups.items():
        first = group[0]
        long = len(group) > 1 and _says(target, document.target_lang, _OWN)
        for pair in group[1:]:
            if not long and pair.number != first.number + 1:
                continue
            if _common(first.source, pair.source, document.source_lang) < _ALIKE:
                one, other = _whole(document, first.number), _whole(document, pair.number)
                yield Twice(other, "copied", one)


def _plain(text: str) -> str:
    plain = _PLAIN.get(text)
    if plain is None:
        plain = _PLAIN.put(text, " ".join(_WORD.findall(text.casefold())), 2 * len(text))
    return plain


def _spaced(lang: str | None) -> bool:
    return lang is None or language(lang).spaced


def _says(text: str, lang: str | None, words: int) -> bool:
    size = text.count(" ") + 1 if _spaced(lang) else len(text) // _JOINED
    return bool(text) and size >= words


def _common(one: str, other: str, lang: str | None) -> float:
    """Of the words of the shorter text, or its pairs of characters, the share that both have."""
    if _spaced(lang):
        a, b = set(one.split()), set(other.split())
    else:
        a, b = (set(map("".join, pairwise(t))) for t in (one, other))
    return len(a & b) / max(1, min(len(a), len(b)))


def _whole(document: Document, number: int) -> Span:
    return Span(number, "target", 0, len(document.segments[number].target))


def _difference(document: Document, number: int, leading: int) -> tuple[Span, str]:
    """The words that differ and those of the other place; the whole where words only fell out."""
    mine, theirs = (document.segments[n].target for n in (number, leading))
    units = _WORD if _spaced(document.target_lang) else _LETTER
    ours, other = (list(units.finditer(text)) for text in (mine, theirs))
    same = [m[0].casefold() for m in ours], [m[0].casefold() for m in other]
    least = min(map(len, same))
    first = next((n for n in range(least) if same[0][n] != same[1][n]), least)
    last = next(
        (n for n in range(least - first) if same[0][-1 - n] != same[1][-1 - n]), least - first
    )
    a, b = ours[first : len(ours) - last], other[first : len(other) - last]
    if not a or not b:
        return _whole(document, number), theirs
    return (
        Span(number, "target", a[0].start(), a[-1].end()),
        theirs[b[0].start() : b[-1].end()],
    )
