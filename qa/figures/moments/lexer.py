"""Text to atoms: numbers, names of months and weekdays, words like "yesterday"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from qa.figures.moments.tables import Tables, Word, tables
from qa.fold import Folded

_LONGEST_HAN = 6  # numerals in a row
_STEM_TAIL = 8  # letters that may follow a stem
_LONGEST_NUMBER = 4  # digits; a longer one is no year
_SMALL = 100
_NUMERAL = re.compile("[ivxіх]+")  # Roman (also in Cyrillic letters), which are written in capitals
_ROMAN = {"roman", "quartername"}


@dataclass(frozen=True, slots=True)
class Atom:
    """`kinds` are the classes of slots that it may fill; places are those of the folded text."""

    start: int
    end: int
    kinds: tuple[str, ...]
    number: int = -1
    words: tuple[Word, ...] = ()
    capital: bool = False
    digits_end: int = 0


def trie(texts: Iterable[str]) -> str:
    """A regular expression for any of the texts, the longest first, without double work."""
    root: dict[str, Any] = {}
    for text in texts:
        node = root
        for char in text:
            node = node.setdefault(char, {})
        node[""] = {}
    return _pattern(root)


def _pattern(node: Mapping[str, Any]) -> str:
    branches = [re.escape(char) + _pattern(below) for char, below in sorted(node.items()) if char]
    if not branches:
        return ""
    inner = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return f"{inner}?" if "" in node else inner


@functools.cache
def _lexer(code: str) -> re.Pattern[str]:
    t = tables(code)
    ordinal = f"(?P<ordinal>(?:{trie(t.ordinals)})(?!\\w))?" if t.ordinals else "(?P<ordinal>(?!))?"
    pieces = [rf"(?P<number>\d+){ordinal}"]
    names = trie((*t.words, *t.opaque))
    if not t.spaced and (clashes := "|".join(_clashes(t))):
        names = f"(?!{clashes}){names}"
    # A bracket may follow a letter: 27일(목).
    before = r"(?:(?<![^\W\d_])|(?=\W))" if t.spaced else ""
    if t.heads:
        before += f"(?:{trie(t.heads)})?"
    after = ""
    if t.spaced:
        after = "" if "*" in t.tails else (f"(?:{trie(t.tails)})?" if t.tails else "") + r"(?!\w)"
    if names:
        pieces.append(f"{before}(?P<name>{names}){after}")
    if t.stems:
        stems = trie(stem for stem, _ in t.stems)
        pieces.append(rf"{before}(?P<stem>{stems})\w{{0,{_STEM_TAIL}}}(?!\w)")
    if t.numerals:
        signs = "".join(map(re.escape, t.numerals))
        pieces.append(
            rf"(?<![{signs}])(?P<han>[{signs}]{{1,{_LONGEST_HAN}}})(?=[ ]?[{re.escape(t.numeral_ends)}])"
        )
    starts = {text[0] for text in (*t.words, *t.opaque, *t.heads, *t.numerals)}
    starts |= {stem[0] for stem, _ in t.stems}
    first = "".join(map(re.escape, sorted(starts)))
    return re.compile(rf"(?=[\d{first}])(?:{'|'.join(pieces)})")


def _clashes(t: Tables) -> Iterator[str]:
    """Where a word would swallow the beginning of a weekday: 上周 in 上周四 is 上 and 周四."""
    days = [text for text, words in t.words.items() if words[0].kind == "weekday"]
    for text, words in t.words.items():
        if words[0].kind != "relative":
            continue
        ends = {
            day[size:]
            for day in days
            for size in range(1, min(len(day), len(text)))
            if text.endswith(day[:size])
        }
        if ends:
            yield f"{re.escape(text)}{trie(ends)}"


def atoms(folded: Folded, code: str) -> Iterator[Atom]:
    """Every atom of the text, in order."""
    t = tables(code)
    stems = dict(t.stems)
    for match in _lexer(code).finditer(folded.text):
        kind = match.lastgroup
        if kind in ("number", "ordinal"):
            yield _number(match)
        elif kind == "han":
            yield from _row(match, t.numerals)
        else:
            assert kind
            start, end = match.span(kind)
            text = match[kind]
            words = t.words.get(text, ()) if kind == "name" else (stems[text],)
            if kind == "stem":
                end = match.end()
            if not words:  # within a name (Black Friday) a word says nothing of a day
                yield Atom(start, end, ("opaque",))
                continue
            written = folded.original[slice(*folded.back(start, end))]
            kinds = tuple(w.kind for w in words)
            if _NUMERAL.fullmatch(text) and {*kinds} <= _ROMAN and written == written.lower():
                continue  # i and v are words
            yield Atom(start, end, kinds, words=words, capital=written != written.lower())


def _number(match: re.Match[str]) -> Atom:
    digits = match["number"]
    size = len(digits)
    value = int(digits) if size <= _LONGEST_NUMBER else -1
    if match["ordinal"]:
        kinds: tuple[str, ...] = ("ordinal",)
    else:
        kinds = ({1: "two", 2: "two", 3: "three", 4: "four"}.get(size, "long"),)
    return Atom(match.start(), match.end(), kinds, value, digits_end=match.end("number"))


def _row(match: re.Match[str], numerals: Mapping[str, int]) -> Iterator[Atom]:
    """Numerals as one number, or as each of the tens that have their last sign in common (七八十年代)."""
    signs = [numerals[c] for c in match["han"]]
    if len(signs) < 3 or signs[-1] != 10 or not all(0 < sign < 10 for sign in signs[:-1]):
        yield _han(match, numerals)
        return
    last = len(signs) - 2
    for place, sign in enumerate(signs[:-1]):
        start = match.start() + place
        end = match.end() if place == last else start + 1
        yield Atom(start, end, ("two",), 10 * sign, digits_end=end)


def _han(match: re.Match[str], numerals: Mapping[str, int]) -> Atom:
    """Numerals of tens (三十一) or digit by digit (二〇二〇)."""
    signs = [numerals[c] for c in match["han"][:8]]
    start, end = match.span()
    if len(match["han"]) > 4:
        return Atom(start, end, ("long",), digits_end=end)
    if max(signs) < 10:
        value = int("".join(map(str, signs)))
        kinds = {1: "two", 2: "two", 3: "three", 4: "four"}.get(len(signs), "long")
        return Atom(start, end, (kinds,), value, digits_end=end)
    value = last = 0
    for sign in signs:
        if sign >= 10:
            value += sign * (last or 1) if sign == 10 else sign
            last = 0
        else:
            last = sign
    value += last
    return Atom(start, end, ("two" if value < _SMALL else "long",), value, digits_end=end)
