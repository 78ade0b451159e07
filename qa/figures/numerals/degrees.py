"""The words by which a language says that a temperature is below zero, or above it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from qa.figures.numerals.families import wrong

_KEYS = ("minus", "plus", "below", "above", "never", "unsure", "said", "writes")
_PLACE = "…"  # where the number stands
_LETTER = r"[^\W\d_]"
_INNER = r"[^\s\d.,;:!?()–—，。、；：！？（）-]"  # what a word of the unit is made of
# The unit and at most three words more: 15 degrees Celsius, 20 градусов по Цельсию.
_UNIT = rf"{_INNER}{{0,16}}(?:[ \u00a0-]{_INNER}{{1,16}}){{0,3}}?"
_GLUED_UNIT = r"[^\d.,;:!?()，。、；：！？（）]{0,16}?"


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """What says one of the signs; each pattern has a group "mark".

    `ahead` is searched for up to the number, as `weak` is, which other things than degrees may have too
    (minus); `behind` is matched from the number's end on. What stands on both sides (शून्य से 20 डिग्री
    नीचे) is a word before the number or within it, and a pattern for what is behind it.
    """

    weak: re.Pattern[str] | None
    ahead: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    around: tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Degrees:
    """The marks of temperatures below zero and above it, folded as the numerals of the language are.

    A text has none below zero but by signs where it has none of `words`, as they are written or folded.
    What ends in one of `never` says no sign (au moins). Beside words that begin with one of `unsure`
    (frost, latitude) a bare number of degrees says nothing of its sign; `said` words speak of a
    temperature. What is written before a number it `writes`, with the blank if there is one.
    """

    below: Marks
    above: Marks
    words: tuple[str, ...]
    never: tuple[str, ...]
    unsure: re.Pattern[str] | None
    said: re.Pattern[str] | None
    writes: str


def degrees_of(data: Mapping[str, Any], fold: Callable[[str], str]) -> Degrees:
    """The table [degrees] of a language's file."""
    code, table, spaced = data["code"], data["degrees"], data.get("spaced", True)
    unknown = sorted(set(table) - set(_KEYS))
    if unknown:
        known = ", ".join(_KEYS)
        raise wrong(code, f"unknown key degrees.{unknown[0]}", f"Known keys: {known}.")
    lists = {key: tuple(map(fold, table.get(key, ()))) for key in _KEYS if key != "writes"}
    for key in ("below", "above"):
        bare = next((form for form in lists[key] if form.count(_PLACE) != 1), None)
        if bare is not None:
            remedy = f"Write {_PLACE} once, where the number stands."
            raise wrong(code, f"degrees.{key} has {bare!r}", remedy)
    clitics = _any(map(fold, data.get("heads", ())))
    left = rf"(?<!{_LETTER})(?:{clitics})?" if spaced else ""
    between = _any(fold(form) for forms in data.get("before", {}).values() for form in forms)
    about = rf"(?:[ \u00a0]?(?:{between}))?" if between else ""

    def marks(weak: tuple[str, ...], forms: tuple[str, ...]) -> Marks:
        split = [tuple(map(str.strip, form.split(_PLACE))) for form in forms]
        ahead = [head for head, tail in split if not tail]
        behind = [tail for head, tail in split if not head]
        return Marks(
            _ahead(weak, left, about),
            _ahead(ahead, left, about),
            _behind(behind, spaced),
            tuple((head, _tail(tail, spaced)) for head, tail in split if head and tail),
        )

    words = [*lists["minus"], *map(_longest, lists["below"])]
    written = [*table.get("minus", ()), *map(_longest, table.get("below", ()))]
    return Degrees(
        marks(lists["minus"], lists["below"]),
        marks(lists["plus"], lists["above"]),
        tuple(dict.fromkeys((*words, *(word.lower() for word in written)))),
        lists["never"],
        _beginning((*lists["unsure"], *map(_longest, lists["below"])), spaced),
        _beginning(lists["said"], spaced),
        table.get("writes") or (f"{table['minus'][0]} " if "minus" in table else ""),
    )


def _longest(form: str) -> str:
    return max(map(str.strip, form.split(_PLACE)), key=len)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))


def _ahead(words: Iterable[str], left: str, about: str) -> re.Pattern[str] | None:
    found = _any(words)
    return re.compile(rf"{left}(?P<mark>{found}){about}[ \u00a0]?\Z") if found else None


def _behind(words: Iterable[str], spaced: bool) -> re.Pattern[str] | None:
    found = _any(words)
    return _tail(found, spaced, escaped=True) if found else None


def _tail(form: str, spaced: bool, *, escaped: bool = False) -> re.Pattern[str]:
    found = form if escaped else re.escape(form)
    if spaced:
        return re.compile(rf"{_UNIT}[ \u00a0-](?P<mark>{found})(?!{_LETTER})")
    return re.compile(rf"{_GLUED_UNIT}(?P<mark>{found})")


def _beginning(words: Iterable[str], spaced: bool) -> re.Pattern[str] | None:
    found = _any(words)
    left = rf"(?<!{_LETTER})" if spaced else ""
    return re.compile(f"{left}(?:{found})") if found else None
