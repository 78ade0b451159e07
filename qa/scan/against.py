"""Words that a reference has and the target has not, where all round them is the same.

Two good translations of one sentence differ in a third of their words, so that a word that is
missing says little by itself. Words are aligned in the longest common stretches first, whatever
their order; where two words stand side by side in the target that in the reference have others
between them, of which the target has nothing, that is where they were left out.
"""

from __future__ import annotations

import functools
import heapq
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qa.kept import kept
from qa.language import Language, language
from qa.names.gaps import Trace, traces
from qa.names.sound import fold_name
from qa.scan.textdata import read

_MOST = 220  # words of a side
_STEM = 5  # letters that two forms of a word share
_SHORTEST = 3  # letters before an ending
_WORD = re.compile(r"[^\W_]{1,60}(?:[’'.-][^\W_]{1,60}){0,4}|[^\w\s]")
_DENSE = re.compile(r"[A-Za-z0-9]{1,60}|\w|[^\w\s]")


class Token(NamedTuple):
    """A `word` or mark [start, end) by its stem; `content` unless it is a mark or function word."""

    stem: str
    start: int
    end: int
    word: bool
    content: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Reference tokens [first, last) that are missing at the target's token `at`.

    `size` counts the words of content, `before` and `behind` the words of the same order next to
    it, `spare` the words of the target nearby that the reference has not.
    """

    at: int
    first: int
    last: int
    size: int
    before: int
    behind: int
    spare: int


@dataclass(frozen=True, slots=True)
class Compared:
    """Two texts aligned: `pairs` has for each token of the target that of the reference, or -1."""

    target: Sequence[Token]
    reference: Sequence[Token]
    pairs: Sequence[int]


def tokens(text: str, lang: Language) -> tuple[Token, ...]:
    """The words and marks of a text; in a script without blanks, its characters."""
    return _tokens(text, lang.code, lang.spaced)


@kept  # a reference comes again with each system's translation
def _tokens(text: str, code: str, spaced: bool) -> tuple[Token, ...]:
    found = []
    for match in (_WORD if spaced else _DENSE).finditer(text):
        stem, letters, content = _look(match[0], code)
        found.append(Token(stem, *match.span(), letters, content))
    return tuple(found)


@functools.lru_cache(maxsize=16384)
def _look(text: str, code: str) -> tuple[str, bool, bool]:
    """A token's stem, whether it is a word, and whether one of content."""
    lang = language(code)
    function, short = _function(code)
    word = fold_name(text) or text
    known = word in function if function else len(word) <= short and not word.isdigit()
    letters = text[0].isalnum()
    return _stem(word, lang), letters, letters and (not lang.spaced or not known)


@functools.lru_cache(maxsize=32)
def _function(code: str) -> tuple[frozenset[str], int]:
    data = read("function", ("short", "words"))
    words = data["words"].get(code, "").split()
    return frozenset(map(fold_name, words)), data["short"]


def _stem(word: str, lang: Language) -> str:
    if len(word) > _STEM:
        return word[:_STEM]
    for tail in lang.tails:
        if tail and word.endswith(tail) and len(word) - len(tail) >= _SHORTEST:
            return word.removesuffix(tail)
    return word


def compare(text: str, reference: str, tag: str) -> Compared | None:
    """The alignment of two texts of one language; None where one is empty or far too long."""
    lang = language(tag)
    ours, theirs = tokens(text, lang), tokens(reference, lang)
    if not ours or not theirs or max(len(ours), len(theirs)) > _MOST:
        return None
    return Compared(ours, theirs, _aligned(ours, theirs))


@kept  # names are looked for there as well as other words
def holes(text: str, reference: str, code: str) -> tuple[Trace, ...]:
    """Where the text by itself shows that something fell out."""
    return tuple(traces(text, reference, language(code).gaps))


def _aligned(ours: Sequence[Token], theirs: Sequence[Token]) -> list[int]:
    """The longest common stretches first, of equal ones that of the nearest place."""
    places: dict[str, list[int]] = {}
    for j, token in enumerate(theirs):
        places.setdefault(token.stem, []).append(j)
    # By token of the text, how far it goes along with the reference from each of its places on.
    rows: list[dict[int, int]] = []
    below: dict[int, int] = {}
    for token in reversed(ours):
        below = {j: below.get(j + 1, 0) + 1 for j in places.get(token.stem, ())}
        rows.append(below)
    rows.reverse()
    queue = [
        (-size, abs(i / len(ours) - j / len(theirs)), i, j)
        for i, row in enumerate(rows)
        for j, size in row.items()
        if not i or j - 1 not in rows[i - 1]
    ]
    heapq.heapify(queue)
    pairs, taken = [-1] * len(ours), [False] * len(theirs)
    while queue:
        negative, _, i, j = heapq.heappop(queue)
        free = [pairs[i + n] < 0 and not taken[j + n] for n in range(-negative)]
        if all(free):
            for n in range(-negative):
                pairs[i + n], taken[j + n] = j + n, True
            continue
        for first, last in _runs(free):  # what longer stretches have left of this one
            distance = abs((i + first) / len(ours) - (j + first) / len(theirs))
            heapq.heappush(queue, (first - last, distance, i + first, j + first))
    return pairs


def _runs(flags: Sequence[bool]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start = -1
    for n, flag in enumerate((*flags, False)):
        if flag and start < 0:
            start = n
        elif not flag and start >= 0:
            runs.append((start, n))
            start = -1
    return runs


_NEAR = 3  # words on either side that may stand for what is missing


def stretches(compared: Compared) -> list[Stretch]:
    """What the reference has between two words that stand side by side in the target."""
    ours, theirs, pairs = compared.target, compared.reference, compared.pairs
    taken = set(pairs)
    found = []
    for at in range(len(ours) + 1):
        left = pairs[at - 1] if at else -1
        right = pairs[at] if at < len(ours) else len(theirs)
        if (at and left < 0) or (at < len(ours) and right < 0) or right < left + 2:
            continue
        between = range(left + 1, right)
        size = sum(theirs[j].content for j in between)
        if not size or any(j in taken for j in between):
            continue
        before = behind = 0
        while at - 1 - before >= 0 and pairs[at - 1 - before] == left - before >= 0:
            before += 1
        while at + behind < len(ours) and pairs[at + behind] == right + behind:
            behind += 1
        around = range(max(0, at - _NEAR), min(len(ours), at + _NEAR))
        spare = sum(pairs[i] < 0 and ours[i].content for i in around)
        found.append(Stretch(at, left + 1, right, size, before, behind, spare))
    return found


def mirrored(compared: Compared) -> Compared:
    """The same with the sides exchanged."""
    pairs = [-1] * len(compared.reference)
    for i, j in enumerate(compared.pairs):
        if j >= 0:
            pairs[j] = i
    return Compared(compared.reference, compared.target, pairs)


def shared(compared: Compared) -> float:
    """The share of the shorter side's words of content that both sides have, 0 to 1."""
    theirs = sum(token.content for token in compared.reference)
    ours = sum(token.content for token in compared.target)
    both = sum(
        token.content and pair >= 0
        for token, pair in zip(compared.target, compared.pairs, strict=True)
    )
    return both / max(1, min(ours, theirs))
