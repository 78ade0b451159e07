"""Number words of a text: one automaton over all words, then what stands whole in the text.

In a spaced language a word counts between letters that are none (`heads` and `tails` may be joined
to it), or as a part of a word that number words make up entirely (einundzwanzig). Elsewhere the
longest wins from left to right, everyday words (一些, 万一) among them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import daachorse

from qa.figures.numerals.atoms import Atom
from qa.figures.numerals.families import Number
from qa.figures.numerals.known import Entry, Tongue
from qa.figures.numerals.tongue import lower
from qa.figures.units.data import unit_data

_LONGEST = 60  # letters of a word that is looked at
_EXTENDED = range(1, 24)  # pieces that a word may have so far: a chant is no number
_GROUP = 1000
_NONE: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The automaton with the entries of its patterns; `small` are scales of one character up to a
    thousand, which make groups with words before and a larger scale behind them."""

    automaton: daachorse.CharwiseDoubleArrayAhoCorasick | None
    entries: tuple[tuple[Entry, ...], ...]
    small: Mapping[str, Number]


@lru_cache(maxsize=64)
def lexicon(tongue: Tongue) -> Lexicon:
    """The lexicon of a language, built once; without words there is no automaton."""
    words = tuple(sorted(tongue.words))
    made = daachorse.CharwiseDoubleArrayAhoCorasick(list(words)) if words else None
    small = {
        word: rows[0].low
        for word, rows in tongue.words.items()
        if len(word) == 1 and rows[0].kind == "x" and rows[0].low <= _GROUP
    }
    return Lexicon(made, tuple(tongue.words[w] for w in words), small)


def fold(text: str, tongue: Tongue) -> str:
    """Lower case with the language's rival letters as one, of the same length as the text."""
    small = lower(text)
    return small.translate(tongue.letters) if tongue.letters and not small.isascii() else small


def word_atoms(folded: str, tongue: Tongue) -> list[Atom]:
    """Every number word and everyday word of the folded text, in order, not overlapping."""
    known = lexicon(tongue)
    if known.automaton is None:
        return []
    found = known.automaton.find_overlapping(folded)
    if not found:
        return []
    if not tongue.spaced:
        return list(_longest(folded, found, known, tongue))
    return list(_whole(folded, found, known, tongue))


def _longest(
    folded: str, found: Sequence[tuple[int, int, int]], known: Lexicon, tongue: Tongue
) -> Iterator[Atom]:
    """The longest from left to right. No everyday word begins within a number (三十四万一千, 三分之一是),
    unless it is unbroken (สองพันธมิตร) or a unit (12千米, 三百万千瓦: no thousand stands behind a scale),
    and none is one whose end begins the sign of a fraction (十分之三)."""
    stop, counting, scaled = 0, False, False
    scales = {start for start, _, number in found if known.entries[number][0].kind == "x"}
    over = {start: end for start, end, n in found if known.entries[n][0].kind == "over"}
    for start, end, number in sorted(found, key=lambda m: (m[0], -m[1])):
        if start < stop:
            continue
        entries = known.entries[number]
        beside = start == stop and counting
        if entries[0].kind == "block":
            word = folded[start:end]
            counted = start in scales and folded[start - 1 : start].isdigit()
            parted = over and any(over.get(at, 0) > end for at in range(start + 1, end))
            unit = (counted or (beside and scaled)) and word in unit_data(tongue.code).after
            if parted or ((counted or beside) and not unit and word not in tongue.unbroken):
                continue
        elif entries[0].kind == "x" and _in_two(folded, start, end, entries, known):
            continue
        yield Atom(start, end, entries, inside=beside)
        stop, counting = end, entries[0].kind in ("n", "x", "over")
        scaled = entries[0].kind == "x"


def _in_two(folded: str, start: int, end: int, entries: Sequence[Entry], known: Lexicon) -> bool:
    """Whether a scale of two words is one word behind digits alone (169.4百万): 一千二百万 are 1200 ten
    thousands, and no 1002 millions."""
    if folded[start - 1 : start].isdigit():
        return False
    first = known.small.get(folded[start])
    return first is not None and end - start > 1 and first < entries[0].low


def _letter(char: str) -> bool:
    """Whether the character goes on a word: vowel signs of Indic scripts are no letters."""
    return char.isalpha() or (not char.isascii() and unicodedata.category(char)[0] == "M")


def _left(text: str, start: int, tongue: Tongue) -> bool:
    """Whether a word, or its stem behind a joined prefix, begins here."""
    if not start or not _letter(text[start - 1]):
        return True
    if not tongue.heads:
        return False
    left = start
    while left and start - left < _LONGEST and _letter(text[left - 1]):
        left -= 1
    return text[left:start] in tongue.heads


def _right(text: str, end: int, tongue: Tongue) -> bool:
    """Whether the word ends here, or with an ending that belongs to it."""
    size = len(text)
    if end >= size or not _letter(text[end]):
        return True
    if not tongue.tails:
        return False
    right = end
    while right < size and right - end < _LONGEST and _letter(text[right]):
        right += 1
    return text[end:right] in tongue.tails


def _whole(
    text: str, found: Sequence[tuple[int, int, int]], known: Lexicon, tongue: Tongue
) -> Iterator[Atom]:
    paths: dict[int, tuple[tuple[int, int, int], ...]] = {}
    whole: list[tuple[tuple[int, int, int], ...]] = []
    free_end = tongue.code == "ko"
    plain = not tongue.heads and not tongue.glued  # a word begins where no letter is before it
    for match in found:
        start, end, number = match
        if plain and start and text[start - 1].isalpha():
            continue  # most: the “ten” in “often”
        link = known.entries[number][0].kind == "link"
        path: tuple[tuple[int, int, int], ...] | None = None
        if not link and _left(text, start, tongue):
            path = (match,)
        if path is None and tongue.glued and len(paths.get(start, _NONE)) in _EXTENDED:
            path = (*paths[start], match)
        if path is None:
            continue
        if tongue.glued and (end not in paths or _better(path, paths[end])):
            paths[end] = path
        if not link and (free_end or _right(text, end, tongue)):
            whole.append(path)
    # The longest from left to right; of equal ones the one in fewer pieces.
    whole.sort(key=lambda p: (p[0][0], -p[-1][1], len(p)))
    stop = 0
    for path in whole:
        if path[0][0] < stop:
            continue
        stop = path[-1][1]
        for place, (start, end, number) in enumerate(path):
            if known.entries[number][0].kind != "link":
                yield Atom(start, end, known.entries[number], inside=place > 0)


def _better(
    path: tuple[tuple[int, int, int], ...], other: tuple[tuple[int, int, int], ...]
) -> bool:
    """Whether a way to the same place is to be preferred: the earlier begin, fewer pieces."""
    return (path[0][0], len(path)) < (other[0][0], len(other))
