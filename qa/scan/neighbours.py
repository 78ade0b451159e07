"""What stands side by side in a language: how much two neighbours look as if a word fell out.

The tables of `languages/content/neighbours.toml` are generated: for two kinds of words side by side,
the logarithm of how much likelier they are where a word or phrase was taken out of a sentence than
in sentences as they were written. A kind is a function word, a mark, a frequent word that stands for
itself (“according”, which wants a “to”), or the ending of another word.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qa.language import language
from qa.scan.against import Token
from qa.scan.textdata import read

EDGE = "^"  # beside the first word, and beside the last one
FIGURE = "#"
NAME = "Aa"
_OTHER = "x"
_SHORT = 2  # letters of a word that is its own kind
_TENTHS = 10
KEYS = ("weights", "endings", "words", "pairs")

Kind = tuple[str, str]  # of a word: by itself, and by its ending where that says too little


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The table of one language: `odds` by the kinds of two neighbours, `endings` of at most `longest`
    letters, and the frequent `words` that are kinds of their own; `opens` begin a phrase.
    """

    endings: frozenset[str]
    longest: int
    words: frozenset[str]
    opens: frozenset[str]
    odds: Mapping[tuple[str, str], float]

    def kind(self, word: str, token: Token, first: bool) -> Kind:
        """What a word or mark counts as; capitals say nothing of the first one."""
        if not token.word:
            return word, word
        if word[0].isdecimal():
            return FIGURE, FIGURE
        if token.content and word[0].isupper() and not first:
            return NAME, NAME
        word = word.casefold()
        if not token.content or len(word) <= _SHORT:
            return word, word
        broad = _OTHER
        for size in range(min(self.longest, len(word) - 2), 0, -1):
            if word[-size:] in self.endings:
                broad = f"-{word[-size:]}"
                break
        return word if word in self.words else broad, broad

    def kinds(self, text: str, tokens: Sequence[Token]) -> list[Kind]:
        """The kinds of a text's words and marks, an edge before the first and behind the last."""
        inner = [self.kind(text[t.start : t.end], t, not n) for n, t in enumerate(tokens)]
        return [(EDGE, EDGE), *inner, (EDGE, EDGE)]

    def between(self, left: Kind, right: Kind) -> float:
        """What two neighbours say by themselves; by their endings where the words are too rare."""
        by_word = self.odds.get((left[0], right[0]))
        return self.odds.get((left[1], right[1]), 0.0) if by_word is None else by_word


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
    words = frozenset(data["words"].get(code, "").split())
    return Neighbours(*endings(code), words, language(code).gaps.open, odds)


def endings(code: str) -> tuple[frozenset[str], int]:
    """The endings by which words of a language are told apart, and the letters of the longest."""
    found = frozenset[str](read("neighbours", KEYS)["endings"].get(code, ()))
    return found, max(map(len, found), default=0)


@functools.cache
def weights() -> Mapping[str, float]:
    """What each sign of a gap weighs (`qa.scan.fallen`)."""
    found: Mapping[str, float] = read("neighbours", KEYS)["weights"]
    return found
