"""Where the words of a quotation stand in a text that has lost its marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from qa.scan.marks.data import Marks

_BREAK = re.compile(
    r"(?<!\d)[:：]|[:：](?!\d)|[,،，、](?!\d)|[.!?。！？؟۔।](?=\s|$)|(?<=[。！？])|\s[—–-]\s"
)
_MOST = 40  # places of one text that are looked at
_BLANKS = " \u00a0\u202f\u3000"
_MARKS = _BLANKS + ",،，、:：—–-"
_INTRODUCED = 0.35  # of the text's length, what a colon before the words weighs
_SAID = 0.25  # what a word behind them that only speech has
_FIRST = 0.2  # what the beginning of the text weighs; a quotation in the middle is rare
_LAST = 0.05  # what its end does
_ORDER = 0.1  # what an order other than the source's weighs
_WHOLE = 0.9  # of the source, that is all of it


def stretch(text: str, lang: Marks, source: str, quoted: tuple[int, int]) -> tuple[int, int]:
    """The words of `text` that most likely are those between `quoted` in the source.

    By length, and by what introduces speech: a colon, the language's own words behind it, the ends of
    the sentence.
    """
    bare = text.rstrip()
    start, end = len(text) - len(text.lstrip()), len(bare)
    share = (quoted[1] - quoted[0]) / max(1, len(source.strip()))
    if share >= _WHOLE or end <= start:
        return start, end
    middle = (quoted[0] + quoted[1]) / 2 / len(source)
    best, least = (start, end), 2.0
    for one, other, bonus in _candidates(bare, start, lang):
        cost = abs((other - one) / (end - start) - share) - bonus
        cost += _ORDER * abs((one + other) / 2 / len(text) - middle)
        cost -= _FIRST * (one == start) + _LAST * (other == end)
        if cost < least:
            best, least = (one, other), cost
    return best


def _candidates(text: str, start: int, lang: Marks) -> Iterator[tuple[int, int, float]]:
    """Stretches between the breaks of the text, each with what speaks for it."""
    breaks = [m.span() for m in islice(_BREAK.finditer(text), _MOST)]
    starts = [(start, 0.0)]
    starts += [(b, _INTRODUCED if text[a:b].strip() in (":", "：") else 0.0) for a, b in breaks]
    ends = [(b if text[a:b].strip() in ".!?。！？؟۔।" else a, 0.0) for a, b in breaks]
    ends += [(len(text), 0.0), *((place, _SAID) for place in islice(_spoken(text, lang), _MOST))]
    for one, introduced in starts:
        one += len(text[one:]) - len(text[one:].lstrip(_MARKS))
        for other, said in ends:
            if other > one:
                yield one, other, introduced + said


def _spoken(text: str, lang: Marks) -> Iterator[int]:
    """The ends of words before one that only speech has behind it: … dedi, …と語った."""
    if lang.speech:
        for match in lang.speech.finditer(text, 1):
            blank = text[match.start() - 1].isspace()
            if blank or lang.repeats.joined:
                yield match.start() - blank
