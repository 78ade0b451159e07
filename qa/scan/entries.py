"""Words and phrases of a language's data in a text: whole words, parts of words, two with a gap.

An entry stands for a whole word or phrase; `*` at its end or beginning lets the word go on there
(`kein*`, `*n't`), and `X * Y` allows other words of the clause between, `X # Y` one word, `X ? Y` one
or none. `(a|b) * (c|d)` is four entries: each word of a bracket with each of the other ones.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

import daachorse

from qa.errors import GlossaryError

_GAP = 60  # characters that may stand inside an entry with a gap
_GAP_MARK = " * "  # inside an entry: other words of the same clause may stand here
_ONE_MARK = " # "  # the same for one word
_NEAR_MARK = " ? "  # for one or none
# How many words stand there, at least and at most.
_MARKS = {_ONE_MARK: (1, 1), _NEAR_MARK: (0, 1), _GAP_MARK: (0, _GAP)}
_REACH = 40  # letters of one word that are looked at
# Stops, not quotation marks, brackets or the comma of Chinese lists, which leave a clause whole.
STOP = re.compile(r"[.,;:!?…،؛؟。，；：！？।۔—]+|(?<=\s)-(?=\s)")
_BRACKETS = re.compile(r"\(([^()]*)\)")
NUMBER = re.compile(r"(?<=\d)[.,:](?=\d)")  # a mark within a number is no stop

_PART = re.compile(
    r"\d[.,٫·]?\Z"
)  # of the number whose end an entry's digit is: the 2 of 12 or 1.2

Automaton = daachorse.CharwiseDoubleArrayAhoCorasick


class Entry(NamedTuple):
    """One entry, folded. `begins` and `ends` say that the word begins and ends with `text`, `closes`
    that the one behind the gap ends with `then`, `least` and `most` how many words stand in the gap.
    """

    text: str
    kind: str
    begins: bool
    ends: bool
    then: str = ""
    closes: bool = True
    least: int = 0
    most: int = _GAP


@dataclass(frozen=True, slots=True)
class Words:
    """Entries of several lists with the automaton over them; `entries` by pattern number.

    `begin` and `end` say by pattern number that all of its entries begin or end with their word.
    """

    entries: tuple[tuple[Entry, ...], ...]
    automaton: Automaton | None
    begin: tuple[bool, ...] = ()
    end: tuple[bool, ...] = ()


def entry_of(text: object, key: str, place: str, fold: Callable[[str], str]) -> Entry:
    """An entry as a file has it, folded; GlossaryError for what is no word."""
    return _read(fold(text) if isinstance(text, str) else "", text, key, place)


def entries_of(
    rows: Iterable[tuple[object, str]],
    place: str,
    folds: Callable[[Sequence[str]], Sequence[str]],
) -> list[Entry]:
    """Entries with their kinds, in order: as `entry_of`, but folded all at once, which is what takes time."""
    some = [(text, kind) for each, kind in rows for text in _spelled_out(each)]
    folded = folds([text if isinstance(text, str) else "" for text, _ in some])
    return [_read(low, text, kind, place) for low, (text, kind) in zip(folded, some, strict=True)]


def _read(low: str, written: object, key: str, place: str) -> Entry:
    """The entry that is `low` when it is folded; `written` is how the file has it."""
    if not low.strip("* "):
        raise GlossaryError(
            f"{key} has {written!r}, which is no word", path=place, remedy="Take it out."
        )
    mark = next((mark for mark in _MARKS if mark in low), "") if " " in low else ""
    if not mark and "*" not in low:
        return Entry(low, key, begins=True, ends=True)
    head, _, then = low.partition(mark) if mark else (low, "", "")
    core = head.strip("*")
    last = then.removesuffix("*")
    if "*" in core or "*" in last:
        raise GlossaryError(
            f"{key} has {written!r} with a star inside", path=place,
            remedy="A star stands at the beginning or the end, or between blanks.",
        )  # fmt: skip
    begins, ends, closes = (
        not head.startswith("*"), not head.endswith("*"), not then.endswith("*"),
    )  # fmt: skip
    return Entry(core, key, begins, ends, last, closes, *_MARKS.get(mark, (0, _GAP)))


def _spelled_out(text: object) -> Iterator[object]:
    """An entry with brackets as all those that it stands for; without them itself."""
    if not isinstance(text, str) or "(" not in text:
        yield text
        return
    pieces = _BRACKETS.split(text)  # each second one stood in brackets
    for words in product(*(piece.split("|") for piece in pieces[1::2])):
        yield "".join((a + b) for a, b in zip(pieces[::2], (*words, ""), strict=True))


def words_of(entries: Iterable[Entry]) -> Words:
    """Entries with the automaton that finds them."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.text, []).append(entry)
    automaton = Automaton(list(found)) if found else None
    every = tuple(tuple(entries) for entries in found.values())
    begin = tuple([all(entry.begins for entry in entries) for entries in every])
    end = tuple([all(entry.ends for entry in entries) for entries in every])
    return Words(every, automaton, begin, end)


class Cue(NamedTuple):
    """A match in the folded text, the whole word where an entry is a part of one."""

    start: int
    end: int
    kind: str
    size: int = 0  # letters of the entry: the more, the more it says
    then: int = 0  # where the part behind a gap begins
    at: int = 0  # where the entry's own letters begin


class _Letters(dict[int, str]):
    """By code point: a letter, digit or vowel sign of a word (which is no alnum in Indic), or none."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kind = _IN if char.isalnum() or unicodedata.category(char)[0] == "M" else _OUT
        if code < _PLANES:
            self[code] = kind
        return kind


_IN, _OUT = "w", " "
_AMID = _IN + _IN  # two signs of one word
_PLANES = 0x20000  # what lies behind is rare, and a text of all of it would fill the memory
_LETTERS = _Letters()


def matches(text: str, words: Words, *, spaced: bool) -> list[Cue]:
    """Every entry that stands in the text as a word, overlapping ones too."""
    if words.automaton is None:
        return []
    found = []
    try:
        hits = words.automaton.find_overlapping(text)
    except UnicodeEncodeError:  # half of a surrogate pair, which no text has and files do
        hits = words.automaton.find_overlapping(text.encode("utf-8", "replace").decode())
    # Where words are, with a blank at either end: asked for at each hit, of which most lie inside of
    # another word.
    letters = f" {text.translate(_LETTERS)} " if hits and spaced else ""
    size = len(text)
    begin, finish, every = words.begin, words.end, words.entries
    inner: set[tuple[int | str, ...]] = set()
    for start, end, pattern in hits:
        inside = letters[start : start + 2] == _AMID
        if inside and begin[pattern]:
            continue
        onward = letters[end : end + 2] == _AMID
        if onward and finish[pattern]:
            continue
        if text[start].isdigit() and _PART.search(text, max(0, start - 2), start):
            continue
        for entry in every[pattern]:
            if (inside and entry.begins) or (onward and entry.ends):
                continue
            first, last, then = start, end, 0
            if inside:
                least = max(0, start - _REACH)
                first = max(least, letters.rfind(_OUT, least + 1, start + 1))
            if onward:
                most = min(size, end + _REACH)
                place = letters.find(_OUT, end + 1, most + 1)
                last = most if place < 0 else place - 1
            if entry.then:
                place = _behind(text, letters, end, entry)
                if place < 0:
                    continue
                between = text[end:place]
                if STOP.search(NUMBER.sub("_", between)):
                    continue
                if not entry.least <= len(between.split()) <= entry.most:
                    continue
                last, then = place + len(entry.then), place
            long = len(entry.text) + len(entry.then)
            cue = Cue(first, last, entry.kind, long, then, start)
            if first < start:  # one word that has the entry twice is one cue
                if cue[:-1] in inner:
                    continue
                inner.add(cue[:-1])
            found.append(cue)
    return found


def _behind(text: str, letters: str, start: int, entry: Entry) -> int:
    """Where the word that an entry has behind its gap begins; -1 where it does not follow."""
    place, limit = text.find(entry.then, start, start + _GAP), start + _GAP
    while letters and place >= 0:
        behind = place + len(entry.then)
        # The % of “3%” is a word too.
        inside = letters[place : place + 2] == _AMID
        if entry.closes:
            inside |= letters[behind : behind + 2] == _AMID
        if not inside:
            break
        place = text.find(entry.then, place + 1, limit)
    return place


def between(cues: Iterable[Cue], taken: Iterable[Cue]) -> list[Cue]:
    """Those that stand in the gap of another one, and are no part of it: kept the rate and *cut* costs."""
    over = sorted(taken, key=lambda cue: cue.start)
    starts = [cue.start for cue in over]
    found = []
    for cue in cues:
        at = bisect_right(starts, cue.start)
        other = over[at - 1] if at else None
        if other is None or not other.then:
            continue
        head = other.start + other.size - (other.end - other.then)
        if head <= cue.start and cue.end <= other.then:
            found.append(cue)
    return found
