"""What stands side by side in a language: how much two neighbours look as if a word fell out.

The tables of `languages/content/neighbours.toml` are generated: for two kinds of words side by side,
the logarithm of how much likelier they are where a word or phrase was taken out of a sentence than
in sentences as they were written. A kind is a function word, a mark, or the ending of another word.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qa.scan.against import Token
from qa.scan.textdata import read

EDGE = "^"  # beside the first word, and beside the last one
_FIGURE = "#"
_NAME = "Aa"
_OTHER = "x"
_SHORT = 2  # letters of a word that is its own kind
_TENTHS = 10
KEYS = ("weights", "endings", "pairs")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The table of one language: `odds` by the kinds of two neighbours, `endings` longest first."""

    endings: tuple[str, ...]
    odds: Mapping[tuple[str, str], float]

    def kind(self, word: str, token: Token, first: bool) -> str:
        """What a word or mark counts as; capitals say nothing of the first one."""
        if not token.word:
            return word
        if word[0].isdecimal():
            return _FIGURE
        if not token.content:
            return word.casefold()
        if word[0].isupper() and not first:
            return _NAME
        word = word.casefold()
        if len(word) <= _SHORT:
            return word
        ending = next((e for e in self.endings if word.endswith(e) and len(word) > len(e) + 1), "")
        return f"-{ending}" if ending else _OTHER

    def kinds(self, text: str, tokens: Sequence[Token]) -> list[str]:
        """The kinds of a text's words and marks, an edge before the first and behind the last."""
        inner = [self.kind(text[t.start : t.end], t, not n) for n, t in enumerate(tokens)]
        return [EDGE, *inner, EDGE]


@functools.cache
def neighbours(code: str) -> Neighbours | None:
    """The table of a language; None where there is none."""
    data = read("neighbours", KEYS)
    pairs = data["pairs"].get(code)
    if pairs is None:
        return None
    odds = {}
    for left, row in pairs.items():
        parts = row.split(" ")
        for right, tenths in zip(parts[::2], parts[1::2], strict=True):
            odds[left, right] = int(tenths) / _TENTHS
    return Neighbours(endings(code), odds)


def endings(code: str) -> tuple[str, ...]:
    """The endings by which words of a language are told apart, longest first."""
    found: Sequence[str] = read("neighbours", KEYS)["endings"].get(code, ())
    return tuple(sorted(found, key=lambda e: (-len(e), e)))


@functools.cache
def weights() -> Mapping[str, float]:
    """What each sign of a gap weighs (`qa.scan.fallen`)."""
    found: Mapping[str, float] = read("neighbours", KEYS)["weights"]
    return found
