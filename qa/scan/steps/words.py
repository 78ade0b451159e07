"""The words beside a figure that say by how much something changed, or to what, language by language."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from qa.datafile import read_toml, strict
from qa.figures.numerals.tongue import tongue
from qa.language import FOLDER, language
from qa.scan.compiled import folder
from qa.scan.entries import entry_of, words_of
from qa.scan.opposites.data import OPPOSITES, Poles

_KEYS = (
    "by", "measured", "of", "to", "ranging", "reaching", "behind_to", "other", "links", "bare", "between", "change",
    "air", "hindering",
)  # fmt: skip
_What = Literal["by", "of", "to"]
# What the tables of words before a figure say, and whether they say it before a count of things.
_ROLES: tuple[tuple[str, _What, bool], ...] = (
    ("by", "by", True), ("measured", "by", False), ("of", "of", True), ("to", "to", True),
    ("reaching", "to", False),
)  # fmt: skip
_PLACE = "languages/content/steps.toml"
_AXIS, _AIR = "course", "air"
_ROUGH = ("about", "more", "least", "less")
_ABOVE = ("more", "least")  # what rose above 5 percent rose to it, or by it
_LETTER = r"[^\s\d.,;:!?()%'-]"  # vowel signs of Indic scripts are none to `re`


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a language: those right before a figure by what they say, and the rest of its table.

    `rough` are the words before a figure that make a bound or an estimate of it (more than).
    """

    spaced: bool
    change: Poles
    before: tuple[tuple[_What, bool, re.Pattern[str]], ...]
    air: re.Pattern[str] | None
    between: re.Pattern[str]
    behind: re.Pattern[str] | None
    links: re.Pattern[str]
    bare: frozenset[str]
    ranging: tuple[str, ...]
    rough: re.Pattern[str]
    hindering: re.Pattern[str] | None

    @property
    def explicit(self) -> bool:
        """Whether the language has words of its own for by how much."""
        return any(name == "by" for name, _, _ in self.before)

    def near(self, size: int) -> int:
        """A number of characters; words without blanks are half as long."""
        return size if self.spaced else size // 2


@functools.cache
def words_beside(code: str) -> Words | None:
    data = read_toml(FOLDER / "content" / "steps.toml")
    course = OPPOSITES.poles(code)
    row = data.get(code)
    if row is None or course is None:
        return None
    strict(row, _KEYS, f"{_PLACE}, {code}")
    fold, spaced = folder().text, language(code).spaced
    some = {key: [fold(word) for word in row.get(key, ())] for key in _KEYS}
    bounds = {name: [fold(w) for w in tongue(code).before.get(name, ())] for name in _ROUGH}
    above = {word for name in _ABOVE for word in bounds[name]}
    between = _any([*some["between"], *(word for words in bounds.values() for word in words)])
    plainly = _any(
        w for w in (*some["between"], *bounds["about"], *bounds["less"]) if w not in above
    )
    gap = r"(?:\s|(?<=['־-]))" if spaced else r"\s?"
    amid = rf"(?:(?:{between}){gap}){{0,2}}"
    before = tuple(
        (name, counts, _before(some[key], gap, amid, spaced=spaced))
        for key, name, counts in _ROLES
        if some[key]
    )
    return Words(
        spaced,
        _changes(code, course, row.get("change", ())),
        before,
        _air(some["air"], amid, spaced=spaced),
        re.compile(rf"\s?(?:(?:{plainly}){gap}){{0,2}}"),
        _behind(some["behind_to"], some["other"], spaced=spaced),
        _links(some["links"], some["other"], between, spaced=spaced),
        frozenset(row.get("bare", ())),
        tuple(some["ranging"]),
        re.compile(rf"(?:{_any(word for words in bounds.values() for word in words)})(?!\w)"),
        _hindering(some["hindering"]),
    )


def _changes(code: str, course: Poles, more: Iterable[str]) -> Poles:
    """The words of the opposition of up and down and further ones.

    What is air there (raised by, of children) needs no care here: a figure with its word is beside it.
    """
    known = [
        entry
        for some in course.words.entries
        for entry in some
        if entry.kind.startswith(f"{_AXIS} ") and entry.kind != f"{_AXIS} {_AIR}"
    ]
    further = [entry_of(text, f"{_AXIS} more", f"{_PLACE}, {code}", folder().text) for text in more]
    return Poles(course.spaced, words_of([*known, *further]))


def _any(words: Iterable[str]) -> str:
    """Any of them, the longest first; nothing at all where there are none."""
    return "|".join(map(re.escape, sorted(set(words), key=lambda w: (-len(w), w)))) or r"(?!)"


def _others(words: Sequence[str]) -> str:
    """Whole words, or endings of words."""
    ends = _any(word[1:] for word in words if word.startswith("*"))
    return (
        rf"{_any(word for word in words if not word.startswith('*'))}|{_LETTER}{{1,12}}?(?:{ends})"
    )


def _before(words: Sequence[str], gap: str, amid: str, *, spaced: bool) -> re.Pattern[str]:
    joined = [word.rstrip("*") for word in words if word.endswith("*")]
    apart = [word for word in words if not word.endswith("*")]
    edge = r"(?<!\w)" if spaced else ""
    return re.compile(rf"{edge}(?:(?:{_any(apart)}){gap}|(?:{_any(joined)})\s?){amid}\Z")


def _hindering(words: Sequence[str]) -> re.Pattern[str] | None:
    some = _any(words).replace(r"\*", r"\w{0,12}")
    return re.compile(rf"(?<!\w)(?:{some})\s") if words else None


def _air(words: Sequence[str], amid: str, *, spaced: bool) -> re.Pattern[str] | None:
    if not words:
        return None
    edge = r"(?<!\w)" if spaced else ""
    some = _any(words).replace(r"\*", r"\w{0,12}")
    return re.compile(rf"{edge}(?:{some})\s?{amid}\Z")


def _behind(words: Sequence[str], other: Sequence[str], *, spaced: bool) -> re.Pattern[str] | None:
    """The word behind a figure and `what` it counts, or the ending of either, and no other word."""
    if not words:
        return None
    whole = _any(word for word in words if not word.startswith("*"))
    ends = _any(word[1:] for word in words if word.startswith("*"))
    if not spaced:
        return re.compile(rf"[^\w\s]?\s?(?P<what>\w{{0,4}}?)(?:{whole})")
    what = rf"(?P<what>(?:\s?(?!(?:{_others(other)})(?!\w)){_LETTER}{{1,14}}?)?)"
    return re.compile(rf"[^\w\s]?{what}(?:\s(?:{whole})|'?(?:{ends}))(?!\w)")


def _links(
    words: Sequence[str], other: Sequence[str], between: str, *, spaced: bool
) -> re.Pattern[str]:
    """What may stand between a figure and a word of change behind it, with `what` it counts."""
    whole = _any(word for word in words if not word.startswith("*"))
    ends = _any(word[1:] for word in words if word.startswith("*"))
    if not spaced:
        return re.compile(rf"\s?(?P<what>\w{{0,3}}?)(?:{whole})?\s?(?:{between})?")
    what = rf"(?P<what>(?:\s?(?!(?:{_others(other)})(?!\w)){_LETTER}{{1,14}})??)"
    return re.compile(rf"{what}'?(?:{ends})?(?:\s(?:{whole}))?(?:\s(?:{between}))?\s?")
