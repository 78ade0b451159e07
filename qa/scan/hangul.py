"""Korean names: each name in Latin letters is looked for in the hangul of the source."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from qa.model import Document, Misread, Span
from qa.names.readings.hangul import (
    HangulName,
    KoreanName,
    hangul_names,
    hangul_strings,
    korean_names,
    mended,
    near,
    reads,
    romanised,
    wrong_part,
)
from qa.names.readings.latin import capitalised

_MOST = 300  # names of a segment, different strings of a story: more is no news
_MOST_STRINGS = 3000
_SURE, _DOUBT = 0.9, 0.7
_LIKE = 0.8  # a syllable that sounds so much like its right spelling may be the person's own


def hangul_misread(document: Document, taken: dict[int, list[Span]]) -> Iterator[Misread]:
    """The names one of whose syllables cannot be the one that the source has.

    `taken` are the names of the glossary in the target, by segment.
    """
    strings: dict[str, list[str]] = {}
    for index, segment in enumerate(document.segments):
        if not segment.source:
            continue
        known = taken.get(index, ())
        names = [
            name
            for name in itertools.islice(korean_names(capitalised(segment.target)), _MOST)
            if not any(span.start < name.end and name.start < span.end for span in known)
        ]
        if not names:
            continue
        strings = strings or _strings(document)
        right = [
            name
            for name in names
            if any(reads(name, text) for first in name.hangul for text in strings.get(first, ()))
        ]
        wrong = [n for n in names if not any(_overlap(n, other) for other in right)]
        named = [
            text
            for text in itertools.islice(hangul_names(segment.source), _MOST)
            if not any(reads(name, text.text) for name in right)
        ]
        yield from _judged(index, wrong, named)


def _strings(document: Document) -> dict[str, list[str]]:
    """What a name in letters may be, anywhere in the story, by surname."""
    texts = (segment.source or "" for segment in document.segments)
    every = itertools.chain.from_iterable(map(hangul_strings, texts))
    found: dict[str, list[str]] = {}
    for text in dict.fromkeys(itertools.islice(every, _MOST_STRINGS)):
        found.setdefault(text[0], []).append(text)
    return found


def _overlap(one: KoreanName, other: KoreanName) -> bool:
    return one.start < other.end and other.start < one.end


def _judged(
    index: int, wrong: Sequence[KoreanName], named: Sequence[HangulName]
) -> Iterator[Misread]:
    """The longest of overlapping names first; two names of the source that fit leave a doubt."""
    done: list[KoreanName] = []
    for name in sorted(wrong, key=lambda n: (n.start - n.end, n.start)):
        if any(_overlap(name, other) for other in done):
            continue
        fits: dict[str, tuple[HangulName, int, str]] = {}
        for other in named:
            part = wrong_part(name, other.text) if other.text[0] in name.hangul else None
            if part:
                fits.setdefault(other.text, (other, *part))
        if not fits:
            continue
        done.append(name)
        proposed = [
            mended(name, at, letters, romanised(other.text[1 + at]))
            for other, at, letters in fits.values()
        ]
        other, at, letters = next(iter(fits.values()))
        like = near(letters, other.text[1 + at]) >= _LIKE
        yield Misread(
            Span(index, "target", name.start, name.end), proposed[0], _DOUBT if like else _SURE,
            len(fits) == 1, (Span(index, "source", other.start, other.end),), tuple(proposed[1:]),
        )  # fmt: skip
