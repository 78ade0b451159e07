"""Numerals that are part of a name and count nothing: No. 4, Resolution 1325, F-16, 第325号, §218."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from qa.figures.units.data import unit_data
from qa.figures.units.edges import open_left, open_right
from qa.figures.units.folding import Folds, Stretch, folds
from qa.figures.units.unit import Unit
from qa.language import language

_WINDOW = 40
_LATIN = re.compile(r"[A-Za-z]")
# Letters joined to the digits: MH370, A380, H1N1. A dot, stroke or sign belongs to an address.
_JOINED_BEFORE = re.compile(r"[^\W\d_]{1,12}\Z|[/_@#=&]\Z|[a-z0-9]\.\Z", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?:|www\.|[\w.]{1,40}@)\S{0,80}\Z")
# Capitals and a hyphen: F-16, COVID-19, Su-35. A prefix (mid-2020, pre-1990) has no capital.
_HYPHENED = re.compile(r"(?<!\w)(?:[^\W\d_a-zа-я]{1,6}|[A-ZА-ЯЁ][a-zа-яё])[-‐‑–]\Z")
_JOINED_AFTER = re.compile(r"[A-Z]{1,2}(?![a-zA-Z])(?!\$)")
_PHONE = re.compile(
    r"(?<![\d.,])(?:\+\d{1,3}[ .‑-]?(?:\(?\d{1,4}\)?[ .‑-]?){2,5}\d{2,4}"
    r"|\(?0\d{1,4}\)?[ ‑-]\d{2,4}[ ‑-]\d{3,4}"
    r"|\(?\d{3}\)?[ ‑-]\d{3,4}[‑-]\d{4}|1[‑-]\d{3}[‑-]\d{3}[‑-]\d{4})(?![\d.,]\d)"
)
_DIALLED = 24  # characters of a telephone number on each side of a part of it
_SCALES = frozenset("KMBT")  # "5M", "3K": an amount


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of one language by the characters they begin or end with, the longest first."""

    folds: Folds
    strong: dict[str, tuple[str, ...]]
    before: dict[str, tuple[str, ...]]
    after: dict[str, tuple[str, ...]]
    around: dict[str, tuple[tuple[str, str], ...]]
    whole: dict[str, tuple[tuple[int, str], ...]]
    prefixes: tuple[str, ...]
    phones: tuple[str, ...]
    heads: frozenset[str]
    endings: frozenset[str]
    never: tuple[str, ...]
    unless: dict[str, tuple[str, ...]]


@functools.cache
def cues(code: str) -> Cues:
    names, fold, about = unit_data(code).names, folds(code), language(code)
    whole: dict[str, list[tuple[int, str]]] = {}
    for text in map(fold.form, names.whole):
        for index, char in enumerate(text):
            whole.setdefault(char, []).append((index, text))
    around: dict[str, list[tuple[str, str]]] = {}
    for head, _, rest in (fold.form(text).partition("…") for text in names.around):
        around.setdefault(rest[0], []).append((head, rest))
    tails = (*about.tails, *about.suffixes, *unit_data(code).lists["endings"])
    return Cues(
        fold,
        _keyed(tuple(map(fold.form, names.strong)), last=True),
        _keyed(tuple(map(fold.form, names.before)), last=True),
        _keyed(tuple(map(fold.form, names.after)), last=False),
        {char: tuple(found) for char, found in around.items()},
        {char: tuple(found) for char, found in whole.items()},
        tuple(map(fold.form, names.prefixes)),
        tuple(map(fold.form, names.phones)),
        frozenset(map(fold.form, about.heads)),
        frozenset(map(fold.form, tails)),
        tuple(map(fold.form, names.never)),
        {fold.form(f): tuple(map(fold.form, more)) for f, more in unit_data(code).unless.items()},
    )


def _keyed(forms: tuple[str, ...], *, last: bool) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        found.setdefault(form[-1] if last else form[0], []).append(form)
    return {char: tuple(rows) for char, rows in found.items()}


def name_at(text: str, start: int, end: int, code: str, *, strong: bool) -> Unit | None:
    """The name that the numeral is part of; with `strong` only what is one beside a unit too."""
    about = cues(code)
    left = about.folds.stretch(text, max(0, start - _WINDOW), start)
    found = _cue(left, about.strong, about)
    if found is not None or strong:
        return found
    return (
        _whole(text, start, end, about)
        or _joined(text, start, end)
        or _cue(left, about.before, about)
        or _prefix(left, about)
        or _after(text, end, left, about)
        or _phone(text, start, end, left, about)
    )


def _cue(left: Stretch, table: dict[str, tuple[str, ...]], about: Cues) -> Unit | None:
    size = len(left.text)
    for stop in (size, size - 1) if left.text.endswith((" ", "-")) else (size,):
        for form in table.get(left.text[stop - 1 : stop], ()):
            begin = stop - len(form)
            if left.text.endswith(form, 0, stop) and open_left(left.text, begin, about.heads):
                if left.text.endswith(about.never, 0, stop):
                    return None
                return Unit(left.at(begin), left.at(stop), "name")
    return None


def _prefix(left: Stretch, about: Cues) -> Unit | None:
    """A word joined to the digits by a hyphen, or by nothing in a script without blanks."""
    stop = len(left.text) - left.text.endswith("-")
    for form in about.prefixes:
        begin = stop - len(form)
        if left.text.endswith(form, 0, stop) and open_left(left.text, begin, frozenset()):
            return Unit(left.at(begin), left.at(stop), "name")
    return None


def _after(text: str, end: int, left: Stretch, about: Cues) -> Unit | None:
    right = about.folds.stretch(text, end, min(len(text), end + _WINDOW))
    at = 1 if right.text.startswith((" ", "-")) else 0
    for head, rest in about.around.get(right.text[at : at + 1], ()):
        if right.text.startswith(rest, at) and left.text.rstrip(" ").endswith(head):
            return Unit(right.at(at), right.at(at + len(rest)), "name")
    for form in about.after.get(right.text[at : at + 1], ()):
        stop = at + len(form)
        if not right.text.startswith(form, at) or not open_right(right.text, stop, about.endings):
            continue
        if form in about.unless and right.text.startswith(about.unless[form], stop):
            continue  # 4500世帯 are households, カール4世 is a king
        return Unit(right.at(at), right.at(stop), "name")
    return None


def _whole(text: str, start: int, end: int, about: Cues) -> Unit | None:
    """A name with the figure within it: 9/11, 24/7."""
    for index, form in about.whole.get(text[start : start + 1].casefold(), ()):
        begin = start - index
        stop = begin + len(form)
        if begin < 0 or stop < end:
            continue
        if about.folds.form(text[begin:stop]) == form and open_left(text, begin, about.heads):
            return Unit(begin, stop, "name")
    return None


def _joined(text: str, start: int, end: int) -> Unit | None:
    """Letters that the digits are written together with, where both are of an alphabet."""
    if not text[start : start + 1].isdigit():
        return None
    before = text[max(0, start - 13) : start]
    found = _JOINED_BEFORE.search(before)
    if found is not None and (not found[0].isalpha() or _LATIN.search(found[0])):
        return Unit(start - len(found[0]), start, "name")
    found = _HYPHENED.search(before)
    if found is not None and not _double(found[0]):
        return Unit(start - len(found[0]), start, "name")
    if ":" in before or "." in before or "@" in before or "/" in before:
        found = _ADDRESS.search(text, max(0, start - 120), start)
        if found is not None:
            return Unit(found.start(), start, "name")
    found = _JOINED_AFTER.match(text, end)
    if found is not None and found[0] not in _SCALES:
        return Unit(end, found.end(), "name")
    return None


def _double(text: str) -> bool:
    """Whether it is a letterless stretch: characters of a script that has no capitals."""
    return not any(c.isupper() for c in text)


def _phone(text: str, start: int, end: int, left: Stretch, about: Cues) -> Unit | None:
    if not text[start : start + 1].isdigit():
        return None
    tail = left.text.rstrip(" :.-(+")
    for form in about.phones:
        if tail.endswith(form) and open_left(tail, len(tail) - len(form), about.heads):
            begin = len(tail) - len(form)
            return Unit(left.at(begin), left.at(len(tail)), "name")
    first, last = max(0, start - _DIALLED), min(len(text), end + _DIALLED)
    if last - first > 4 * _DIALLED:
        return None
    for found in _PHONE.finditer(text, first, last):
        if found.start() <= start and end <= found.end():
            return Unit(found.start(), found.end(), "name")
    return None
