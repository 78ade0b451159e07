"""Many set words looked for in one go, natively."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import daachorse

from qa.kept import by_identity

_KEPT = 64  # lists of words: a few for each language in use
_HALF = re.compile("[\ud800-\udfff]")


@by_identity
@functools.lru_cache(maxsize=_KEPT)
def _automaton(words: tuple[str, ...]) -> daachorse.CharwiseDoubleArrayAhoCorasick | None:
    some = list(filter(None, dict.fromkeys(words)))
    return daachorse.CharwiseDoubleArrayAhoCorasick(some) if some else None


def places(words: tuple[str, ...], text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and number of each of the words, wherever they stand, overlapping too.

    The words that count are the different ones that are not empty, in their order.
    """
    automaton = _automaton(words)
    if automaton is None:
        return
    try:
        yield from automaton.find_overlapping(text)
    except UnicodeEncodeError:  # lone surrogates, which no word has
        yield from automaton.find_overlapping(_HALF.sub("\ufffd", text))


def present(words: tuple[str, ...], text: str) -> list[int]:
    """The numbers of those that the text has, in their order."""
    return sorted({number for _, _, number in places(words, text)})
