"""What is known of the numbers of one language: its words by what they say, its marks and joints."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from qa.figures.numerals.degrees import Degrees
from qa.figures.numerals.families import Family, Number

Kind = Literal[
    "n", "x", "a", "v", "o", "ox", "f", "q", "one", "plus", "halves", "over", "point", "link", "block", "more",
]  # fmt: skip


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
    `capitals` are those that a language has for itself (i, İ).
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
    capitals: Mapping[str, str] = field(default_factory=dict)
    unscaled: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
