"""Figures and dates by value, and where the sides differ in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from qa.model.story import Span

DateComponent = Literal[
    "year",
    "quarter",
    "month",
    "day",
    "weekday",
    "half",
    "clock",
    "relative",
    "beside",
    "era",
    "decade",
]


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity by value, however it is written: 3.6万, 36,000 and thirty-six thousand are one.

    `low` and `high` are both inclusive and equal for a plain figure; one of them is None where the
    text leaves it open (more than 30). `others` are values that the same signs also stand for
    (1.500 may be 1500 or 1.5). `grain` is the value of one unit of the
    last digit that is written (3.6万: 1000), by which a rounded or converted figure may differ.
    `units` are ISO 4217 codes for money, CLDR unit ids (length-kilometer) for measures, the
    likeliest first where the sign has several ($), else empty. `spelled` figures are written in words, `inexact` ones say so themselves (about, 余). A temperature that is said to be
    `below` zero has its value without the sign.
    A `name` is a figure within a name (A-10, No. 4, Resolution 1325), a `date` one within a date or
    time: equal or not, no quantity.
    """

    span: Span
    kind: Literal[
        "number", "ordinal", "fraction", "percent", "points", "money", "measure", "name", "date"
    ]
    low: Fraction | None
    high: Fraction | None
    units: tuple[str, ...] = ()
    others: tuple[Fraction, ...] = ()
    grain: Fraction = Fraction(1)
    spelled: bool = False
    inexact: bool = False
    below: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time by value, in the Gregorian calendar whatever the text counts in.

    What the text does not say is None: "in March" has a month alone, "on Thursday" a weekday (1 is
    Monday, ISO 8601). `settled` is the day when text, dateline and the story's own date settle it;
    `relative` says that it was reckoned from those (yesterday, 4日). `hour` (0 to 24) and `minute`
    are local as written, `zone` the minutes by which they lie ahead of UTC where the text says so.
    `others` are further days that the same words may mean (03/04/2020; Thursday). A `weak` one may be
    no date at all (שני is Monday, the second, and two).
    """

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    zone: int | None = None
    settled: date | None = None
    relative: bool = False
    others: tuple[date, ...] = ()
    weak: bool = False


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure of the target that its source or reference has otherwise, not at all, or alone.

    `figure` is what the target has, `right` what the other side has, at its own span; one of them is
    missing where a figure was added or dropped (then `span` is empty). `kind`: another value
    ("number"), the place of another one ("place"), the same digits in another power of ten ("magnitude"), another currency or another
    sum of it ("money"), another unit ("unit"), a temperature on the other side of zero ("sign"), a designation with other letters ("code", which has
    no figures). `instead`
    is the figure in the target's own style, empty where it cannot be told. `backed` when source and reference both speak for it.
    """

    span: Span
    kind: Literal[
        "number", "place", "magnitude", "money", "unit", "sign", "code", "dropped", "added"
    ]
    figure: Figure | None
    right: Figure | None
    instead: str = ""
    backed: bool = False
    witness: tuple[Span, ...] = ()
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class Step:
    """A figure of the target that says by how much something changed where the source says to what, or the reverse.

    `span` is the figure with the words beside it that say so, `witness` the source's; `backed` when the
    reference says it as the source does.
    """

    span: Span
    witness: Span
    backed: bool = False


@dataclass(frozen=True, slots=True)
class Separator:
    """A number of the target in the decimal and grouping marks of another language.

    `instead` has its own ones; `witness` is the number of the source. `misread` says that the marks of
    the target's language make another value of it (2.352 for 2,352), `bare` that it counts nothing that is
    said beside it: it may be no number at all (802.11).
    """

    span: Span
    instead: str
    witness: Span
    misread: bool
    bare: bool = False


@dataclass(frozen=True, slots=True)
class DateChange:
    """A part of a date that source or reference have otherwise: `component` names it.

    `span` is that part alone (the weekday, the digits of the year), `date` the whole date in the
    target, `witness` where the other side says it; `instead` is what to write in the place of
    `span`, in the same style, empty where that is not known. `exact`: nothing else of the segment's
    dates differs and there is one way to write it. `backed`: source and reference agree. `faint`:
    there is little to go by. `several`: the other side says several, of which another one may be meant.
    """

    span: Span
    date: Span
    component: DateComponent
    instead: str
    witness: tuple[Span, ...]
    exact: bool = False
    backed: bool = False
    faint: bool = False
    several: bool = False
