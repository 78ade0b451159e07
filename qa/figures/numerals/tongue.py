"""How a language writes numbers: `languages/figures/<code>.toml` beside the words out of CLDR.

The hand-kept file says what CLDR lacks (abbreviated scales, dozens, everyday words that hold a
numeral); `<code>.cldr.tsv` is made by `qa.figures.build`: word, kind, value.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

from qa.datafile import read_toml
from qa.figures.numerals.degrees import Degrees, degrees_of
from qa.figures.numerals.families import Family, Number, family, value_of, wrong
from qa.figures.numerals.others import marks_of
from qa.language import FOLDER as LANGUAGES
from qa.language import base

FOLDER = LANGUAGES / "figures"
Kind = Literal[
    "n", "x", "a", "v", "o", "ox", "f", "q", "one", "plus", "halves", "over", "point", "link", "block", "more",
]  # fmt: skip

# Tables of the file that hold words by value, and the kind of their entries.
_TABLES: Mapping[str, Kind] = {
    "cardinal": "n", "scale": "x", "plural": "v", "ordinal": "o", "ordinal_scale": "ox",
    "fraction": "f", "denominator": "q", "abbreviation": "a", "more": "more", "aged": "n",
}  # fmt: skip
# Lists of words without a value of their own.
_LISTS: Mapping[str, Kind] = {
    "one": "one", "plus": "plus", "halves": "halves", "over": "over", "point": "point",
    "inner_links": "link", "everyday": "block", "unbroken": "block", "several": "n",
}  # fmt: skip
_BOUNDS = ("about", "more", "least", "less", "most")
_KEYS = {
    "code", "decimal", "group", "writes_group", "blank_groups", "spaced", "glued", "heads", "tails", "links",
    "tens_links", "rest_links", "of_links", "scale_links", "reversed", "loose_chains", "unaccompanied",
    "ordinal_before", "ordinal_after", "ordinal_dot", "ranges", "not_after_range", "before",
    "after", "letters", "bare_scales", "sign_scales", "prefixes", "counted", "company",
    "unwritten", "plain_below", "variants", "written", "counts", "grown", "either", "both_marks", "scale_first", "amid",
    "ordinal_ends", "sayings", "ranked", "halves_behind", "not_halves", "shares", "singular", "degrees",
    "unscaled", "standing", "play", "times", "times_before", *_TABLES, *_LISTS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word stands for; `high` differs from `low` for 几 (1 to 9)."""

    kind: Kind
    low: Number = 0
    high: Number = 0


@dataclass(frozen=True, slots=True, eq=False)
class Tongue:
    """The tables of one language, words folded as `fold` does.

    `spaced`: words are divided by blanks; `glued`: several number words are written as one.
    `links` join a part to one that ends in hundreds or more (and), `tens_links` also to tens (y),
    `rest_links` join digits to thousands in digits (و in 53 ألفا و537), `inner_links` stand within a
    word (und); with `reversed` units go before tens. `of_links` join
    plurals (hundreds of thousands), `scale_links` stand between half and its scale. In a language
    with `loose_chains` digits after a scale and a blank belong to the number (3만 5000).
    `unaccompanied` words count only in company of others, or where one of `counted` follows, those
    of `company` in company alone. Below `plain_below` a value is written in digits alone. `bare_scales` are abbreviations that need a currency sign before the digits, `sign_scales` those
    that need one behind them (20 M€). A value is `written`
    in groups that `writes_group` parts,
    with one of those families, in the form of the first of `counts` that its number matches. What has `grown` by that many times
    is once more than that many times as much (增长两倍: three times). `ordinal_ends` are what is written
    behind an ordinal in digits, by the first pattern that they match (21st, 22nd).

    A language without a file of its own is read in `part`: digits with its marks, and the scale words
    of CLDR. With `either` not even its marks are known, with `both_marks` its countries write either convention; with `scale_first` scale words stand before
    the digits, where they are not read. `sayings` are everyday words that may be meant as a figure too
    (百分之百: fully, or 100 percent). What stands before one of the `ranked` words is a rank and no
    part (a third straight quarter). `halves_behind` say half of a unit before them (2時間半), but not
    where one of `not_halves` follows. Words of [more] add their value to the number behind them (साढ़े).
    `several` words count scales alone; `singular` are those that are one behind “about” (около сотни).
    `degrees` is how temperatures below zero are told; `amid` are units that decimals stand behind (1米98);
    `aged` words are numbers of who is so many years old (ventenne), or of so many for each (beşer). An `unscaled` scale word is a noun
    behind digits that one of its words stands before (제9조 is Article 9, and no trillions).
    `unbroken` words are everyday ones even right behind a number (สองพันธมิตร: two allies). `standing`
    words count wherever they stand by themselves before another word, but for those that begin so
    (세 부담: a tax burden). `play` has the minutes that are over when a part of a match begins (후반: 45).
    `times` say behind a number, `times_before` before it, that it is a multiple (2.7倍, פי 2.7).
    """

    code: str
    decimal: str = "."
    group: str = ","
    writes_group: str = ""
    blank_groups: bool = False
    spaced: bool = True
    glued: bool = False
    reversed: bool = False
    loose_chains: bool = False
    heads: frozenset[str] = frozenset()
    tails: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    tens_links: frozenset[str] = frozenset()
    rest_links: frozenset[str] = frozenset()
    of_links: frozenset[str] = frozenset()
    scale_links: frozenset[str] = frozenset()
    unaccompanied: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    singular: frozenset[str] = frozenset()
    counted: re.Pattern[str] | None = None
    prefixes: frozenset[str] = frozenset()
    bare_scales: Mapping[str, Number] = field(default_factory=dict)
    sign_scales: Mapping[str, Number] = field(default_factory=dict)
    ordinal_before: tuple[str, ...] = ()
    ordinal_after: re.Pattern[str] | None = None
    ordinal_dot: Literal["", "any", "lower"] = ""
    ranges: frozenset[str] = frozenset()
    not_after_range: tuple[str, ...] = ()
    before: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    any_before: tuple[str, ...] = ()
    any_after: re.Pattern[str] | None = None
    after: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    letters: Mapping[int, str] = field(default_factory=dict)
    unwritten: frozenset[str] = frozenset()
    plain_below: int = 0
    variants: frozenset[str] = frozenset()
    written: tuple[Family, ...] = ()
    counts: tuple[re.Pattern[str], ...] = ()
    grown: re.Pattern[str] | None = None
    words: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    ordinal_ends: tuple[tuple[re.Pattern[str], str], ...] = ()
    part: bool = False
    either: bool = False
    both_marks: bool = False
    scale_first: bool = False
    sayings: Mapping[str, Fraction] = field(default_factory=dict)
    ranked: re.Pattern[str] | None = None
    halves_behind: tuple[str, ...] = ()
    half_behind: re.Pattern[str] | None = None
    degrees: Degrees | None = None
    amid: Mapping[str, str] = field(default_factory=dict)
    aged: frozenset[str] = frozenset()
    unbroken: frozenset[str] = frozenset()
    standing: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    play: Mapping[str, int] = field(default_factory=dict)
    times: re.Pattern[str] | None = None
    times_before: tuple[str, ...] = ()
    unscaled: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def _alternation(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


def lower(text: str) -> str:
    """Lower case of the same length: letters whose lower case is longer (İ) become their first."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(c.lower()[:1] for c in text)


def tongue_of(data: Mapping[str, Any], rows: Iterable[tuple[str, str, str]] = ()) -> Tongue:
    """A language of its tables and generated rows; raises GlossaryError for what it cannot be."""
    code = str(data.get("code", "?"))
    unknown = sorted(set(data) - _KEYS)
    if unknown:
        raise wrong(code, f"unknown key {unknown[0]!r}", f"Known keys: {', '.join(sorted(_KEYS))}.")
    for table in ("before", "after"):
        strange = sorted(set(data.get(table, {})) - set(_BOUNDS))
        if strange:
            known = ", ".join(_BOUNDS)
            raise wrong(code, f"unknown key {table}.{strange[0]}", f"Known keys: {known}.")
    letters = str.maketrans(data.get("letters", {}))

    def fold(word: str) -> str:
        return lower(unicodedata.normalize("NFC", word)).translate(letters)

    words: dict[str, list[Entry]] = {}

    def add(word: str, kind: Kind, value: str = "0") -> None:
        low, high = value_of(value)
        entries = words.setdefault(fold(word), [])
        if all(e.kind != kind for e in entries):
            entries.append(Entry(kind, low, high))

    for name, kind in _TABLES.items():
        for value, forms in data.get(name, {}).items():
            for form in forms:
                try:
                    add(form, kind, value)
                except ValueError:
                    remedy = 'Write a number, a power ("10^6") or a range ("1..9").'
                    raise wrong(code, f"{name} has a wrong value {value!r}", remedy) from None
    for name, kind in _LISTS.items():
        for form in data.get(name, ()):
            add(form, kind, "1..9" if kind == "n" else "0")
    for word, kind_, value in rows:
        add(word, kind_, value)  # type: ignore[arg-type]

    def folded(name: str) -> frozenset[str]:
        return frozenset(map(fold, data.get(name, ())))

    counts = tuple(map(re.compile, data.get("counts", ())))

    def pattern(forms: Iterable[str], start: str, end: str) -> re.Pattern[str] | None:
        found = _alternation(map(fold, forms))
        return re.compile(f"{start}(?:{found}){end}") if found else None

    stop = r"(?![^\W\d_])" if data.get("spaced", True) and code != "ko" else ""
    after = {
        bound: pattern(forms, r"[ \u00a0]?", stop) for bound, forms in data.get("after", {}).items()
    }
    return Tongue(
        code=code,
        sayings={word: Fraction(value) for word, value in data.get("sayings", {}).items()},
        decimal=data.get("decimal", "."),
        group=data.get("group", ","),
        writes_group=data.get("writes_group", data.get("group", ",")[:1]),
        blank_groups=data.get("blank_groups", False),
        spaced=data.get("spaced", True),
        glued=data.get("glued", False),
        reversed=data.get("reversed", False),
        loose_chains=data.get("loose_chains", False),
        heads=folded("heads"),
        tails=folded("tails"),
        links=folded("links"),
        tens_links=folded("tens_links") | folded("inner_links"),
        rest_links=folded("rest_links"),
        of_links=folded("of_links"),
        scale_links=folded("scale_links"),
        unaccompanied=folded("unaccompanied") | folded("several"),
        company=folded("company"),
        singular=folded("singular"),
        counted=pattern(data.get("counted", ()), "[ \u00a0]?", ""),
        prefixes=folded("prefixes"),
        bare_scales={fold(w): value_of(v)[0] for w, v in data.get("bare_scales", {}).items()},
        sign_scales={fold(w): value_of(v)[0] for w, v in data.get("sign_scales", {}).items()},
        ordinal_before=tuple(map(fold, data.get("ordinal_before", ()))),
        ordinal_after=pattern(data.get("ordinal_after", ()), "", stop),
        ordinal_dot=data.get("ordinal_dot", ""),
        ranges=folded("ranges"),
        not_after_range=tuple(map(fold, data.get("not_after_range", ()))),
        before={b: tuple(map(fold, forms)) for b, forms in data.get("before", {}).items()},
        any_before=tuple(fold(f) for forms in data.get("before", {}).values() for f in forms),
        any_after=pattern(
            (f for forms in data.get("after", {}).values() for f in forms), r"[ \u00a0]?", stop
        ),
        after={bound: found for bound, found in after.items() if found},
        letters=letters,
        unwritten=folded("unwritten"),
        plain_below=int(value_of(data.get("plain_below", "0"))[0]),
        variants=frozenset(data.get("variants", ())),
        written=tuple(family(row, code, len(counts), fold) for row in data.get("written", ())),
        counts=counts,
        grown=re.compile(data["grown"]) if "grown" in data else None,
        words={word: tuple(entries) for word, entries in words.items()},
        ordinal_ends=tuple((re.compile(p), end) for p, end in data.get("ordinal_ends", ())),
        ranked=pattern(data.get("ranked", ()), "[- \u00a0]", stop),
        halves_behind=tuple(map(lower, data.get("halves_behind", ()))),
        half_behind=_half_behind(data),
        either=data.get("either", False),
        both_marks=data.get("both_marks", False),
        amid=data.get("amid", {}),
        unbroken=folded("unbroken"),
        standing={fold(w): tuple(map(fold, n)) for w, n in data.get("standing", {}).items()},
        times=pattern(data.get("times", ()), "[- \u00a0]?", stop),
        times_before=tuple(map(fold, data.get("times_before", ()))),
        play={fold(word): minutes for word, minutes in data.get("play", {}).items()},
        aged=frozenset(fold(word) for forms in data.get("aged", {}).values() for word in forms),
        unscaled={fold(w): tuple(map(fold, cues)) for w, cues in data.get("unscaled", {}).items()},
        scale_first=data.get("scale_first", False),
        degrees=degrees_of(data, fold) if "degrees" in data else None,
    )


def _half_behind(data: Mapping[str, Any]) -> re.Pattern[str] | None:
    """What says half of the unit before it, as whole words; Hangul and Han are joined to what follows."""
    forms = _alternation(map(lower, data.get("halves_behind", ())))
    not_halves = "".join(f"|{re.escape(lower(form))}" for form in data.get("not_halves", ()))
    before = r"(?<![^\W\d_])" if data.get("spaced", True) and data["code"] != "ko" else ""
    stop = r"[^\W\d_]|-[^\W\d_]" if before else "(?!)"
    return re.compile(rf"{before}(?:{forms})(?!{stop}{not_halves})") if forms else None


def rows(file: Path) -> list[tuple[str, str, str]]:
    """The generated words of a language: word, kind, value. Nothing where there is no file."""
    if not file.exists():
        return []
    lines = file.read_text(encoding="utf-8").splitlines()
    split = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [(word, kind, value) for word, kind, value in split]


def tables(code: str) -> dict[str, Any]:
    """The hand-kept file as it is; a language without one has what CLDR says of its marks."""
    file = FOLDER / f"{code}.toml"
    return read_toml(file) if file.exists() else marks_of(code)


@functools.cache
def tongue(tag: str) -> Tongue:
    """The language of a tag (zh for zh-Hant-TW), read once."""
    code = base(tag)
    speech = tongue_of(tables(code), rows(FOLDER / f"{code}.cldr.tsv"))
    return speech if (FOLDER / f"{code}.toml").exists() else replace(speech, part=True)
