"""Designations that changed in their letters, or in digits that the text has elsewhere as well.

H1N5 for H5N1, M1A1 for M1A2, 747-8I for 747-8F, PM10 for PM2.5; Model S for Model 3. The digits of
others are compared as figures are (Leopard 1 for Leopard 2, see `qa.figures.pairing`).

Only what both sides write in Latin letters is compared, and only where one designation of each
side has no counterpart in the other one. Of letters and digits in small letters nothing is said
(16 GB, 10km, iPhone 15), nor where one of the two is the other one in short (Su-35, Su-35S).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from qa.model import Document, FigureChange, Segment, Span
from qa.scan.singly import singly
from qa.scan.textdata import read

_MOST = 20_000  # characters of a side
_LATIN = r"A-Za-z0-9\u00c0-\u024f"
# Letters and digits in one piece, or in pieces joined by a mark: H5N1, B.1.1.7, 747-8F, PM2,5.
_TOKEN = re.compile(
    rf"(?<![{_LATIN}.,/@#&_+-])[A-Z0-9]{{1,8}}+(?:[-.,][A-Z0-9]{{1,6}}+){{0,5}}+(?![{_LATIN}/@_%])"
)
_PIECES = re.compile(r"[A-Z]+|[0-9]+")
_AMOUNT = re.compile(r"[0-9.,]+[A-Z]\Z")
# What tells one of a name from the others behind a Latin word: Model 3, Model S, Hepatitis B.
_BEHIND = re.compile(rf" (?:[A-Z]|[0-9]{{1,3}})(?![{_LATIN}]|[.,:/-]?[{_LATIN}]|\.|%)")
_WORD = re.compile(rf"(?<![{_LATIN}'’-])[A-Za-z\u00c0-\u024f]{{3,20}}\Z")
_REACH = 22
_ROMAN = {"I": "1", "V": "5", "X": "10"}
_SURE, _LIKELY = 0.9, 0.8


class _Code(NamedTuple):
    """A designation: where it stands, its letters and its digits in order."""

    start: int
    end: int
    letters: tuple[str, ...]
    digits: tuple[str, ...]
    plain: str


def with_designations(
    document: Document, numbers: Sequence[FigureChange]
) -> Iterator[FigureChange]:
    """The changes of figures, and those of designations, which say more than their digits alone do.

    A figure that source and reference both have otherwise stays what it is, which weighs more.
    """
    sure = _taken(change for change in numbers if change.backed)
    codes = [c for c in _designations(document) if sure.isdisjoint(_places(c.span))]
    taken = _taken(codes)
    kept = [c for c in numbers if c.backed or taken.isdisjoint(_places(c.span))]
    # What a numeral took the place of is not missing as well.
    stood = {span for change in kept if change.kind == "code" for span in change.witness}
    yield from (c for c in kept if c.kind != "dropped" or stood.isdisjoint(c.witness))
    yield from codes


def _taken(changes: Iterable[FigureChange]) -> set[tuple[int, int]]:
    return {place for change in changes for place in _places(change.span)}


def _places(span: Span) -> Iterator[tuple[int, int]]:
    return ((span.segment, place) for place in range(span.start, span.end))


@singly
def _designations(number: int, segment: Segment, _: str, other: str) -> Iterator[FigureChange]:
    """Those of the target that stand where the source has others, and that no reference has."""
    source, target = segment.source or "", segment.target
    if not (source and other and target) or max(len(source), len(target)) > _MOST:
        return
    for change in (*_of_letters(number, target, source), *_behind_words(number, target, source)):
        text = target[change.span.start : change.span.end]
        if not any(text in reference for reference in segment.references):
            yield change


def _of_letters(number: int, target: str, source: str) -> Iterator[FigureChange]:
    """The one of letters and digits that stands in the place of another one."""
    ours = _codes(target)
    theirs = _codes(source) if ours else []
    strange, gone = _alone(ours, theirs, source), _alone(theirs, ours, target)
    if strange and gone and _changed(strange, gone):
        places = (strange.start, strange.end), (gone.start, gone.end)
        yield _change(number, *places, gone.plain, _SURE)


def _change(
    number: int, ours: tuple[int, int], theirs: tuple[int, int], instead: str, sure: float
) -> FigureChange:
    witness = Span(number, "source", *theirs)
    return FigureChange(
        Span(number, "target", *ours), "code", None, None, instead, False, (witness,), sure
    )


def _codes(text: str) -> list[_Code]:
    """The designations of letters and digits of a text in order."""
    found = []
    for match in _TOKEN.finditer(text):
        pieces = _PIECES.findall(match[0])
        letters = tuple(piece for piece in pieces if piece.isalpha())
        digits = tuple(piece for piece in pieces if piece.isdecimal())
        if letters and digits:
            found.append(_Code(*match.span(), letters, digits, match[0]))
    return found


def _amount(code: str) -> bool:
    """Whether the letter is a scale, a unit or the hour behind a number: 5M, 18H."""
    return bool(_AMOUNT.match(code)) and code[-1] in _data()["units"]


def _alone(codes: list[_Code], others: list[_Code], text: str) -> _Code | None:
    """The one designation that the other side has not in any shape, if it is one."""
    there = {(code.letters, code.digits) for code in others}
    left = {(code.letters, code.digits): code for code in codes}
    strange = [code for key, code in left.items() if key not in there]
    if len(strange) != 1:
        return None
    plain = "".join(_PIECES.findall(strange[0].plain))
    return None if plain in "".join(_PIECES.findall(text.upper())) else strange[0]


def _changed(one: _Code, other: _Code) -> bool:
    """Whether the one surely stands in the other one's place."""
    if one.plain.startswith(other.plain) or other.plain.startswith(one.plain):
        return False  # Su-35 for Su-35S
    if _amount(one.plain) and _amount(other.plain):
        return False
    if one.letters == other.letters:
        return True
    if one.digits != other.digits or len(one.letters) != len(other.letters):
        return False
    ours, theirs = "".join(one.letters), "".join(other.letters)
    if len(ours) != len(theirs):
        return False
    apart = [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
    # One letter of several, or that behind the digits: A4 and B4 may be one road of two countries.
    telling = len(ours) > 1 or one.plain[0].isdecimal()
    return len(apart) == 1 and telling and not _same(*apart[0])


def _same(one: str, other: str) -> bool:
    """Whether both are letters that languages write for one thing."""
    return any(one in row and other in row for row in _data()["same"])


@functools.cache
def _data() -> Mapping[str, str]:
    return read("designations", ("same", "units"))


def _behind_words(number: int, target: str, source: str) -> Iterator[FigureChange]:
    """Letters behind a word of both sides that the source has otherwise there."""
    ours = _following(target)
    theirs = _following(source) if ours else {}
    for word, found in ours.items():
        others = theirs.get(word, ())
        if len(found) != 1 or len(others) != 1:
            continue
        (mine, (start, end)), (right, place) = found[0], others[0]
        numbers = mine.isdecimal() and right.isdecimal()
        if not numbers and _ROMAN.get(mine, mine) != _ROMAN.get(right, right):
            instead = target[start : end - len(mine)] + right
            yield _change(number, (start, end), place, instead, _LIKELY)


def _following(text: str) -> dict[str, list[tuple[str, tuple[int, int]]]]:
    """The letters and small numbers right behind Latin words, by the word, with the place of both."""
    found: dict[str, list[tuple[str, tuple[int, int]]]] = {}
    for match in _BEHIND.finditer(text):
        word = _WORD.search(text, max(0, match.start() - _REACH), match.start())
        if word:
            place = word.start(), match.end()
            found.setdefault(word[0].casefold(), []).append((match[0][1:], place))
    return found
