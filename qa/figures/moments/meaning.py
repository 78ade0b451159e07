"""What the filled slots of one template say: checked, and in the Gregorian calendar."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from qa.figures.moments.calendars import PERSIAN_DECADE, Triple, gregorian
from qa.figures.moments.hours import hours
from qa.figures.moments.lexer import Atom
from qa.figures.moments.raw import FISCAL, Component, Grain, Part, Raw
from qa.figures.moments.tables import Tables
from qa.figures.moments.templates import Template
from qa.fold import Folded

_COMPONENT: dict[str, Component] = {
    "day": "day", "day2": "day", "day3": "day", "dd": "day", "nth": "day", "month": "month", "month2": "month", "m": "month", "m2": "month",
    "year": "year", "yy": "year", "year2": "year", "n": "year", "ordinal": "year",
    **dict.fromkeys((f"{s}{n}" for s in ("decade", "short", "tens", "ten") for n in ("", 2, 3)), "year"), "hundreds": "year", "hijri": "year", "century": "year", "roman": "year",
    "n2": "year", "ordinal2": "year", "roman2": "year", "weekday": "weekday", "weekday2": "weekday", "hour": "clock", "hh": "clock",
    "hhmm": "clock", "hour2": "clock", "hh2": "clock", "nthhour": "clock",
    "relative": "relative",
}  # fmt: skip
_GRAINS: dict[str, Grain] = {"decade": "decade", "century": "century", "quarter": "quarter"}
_COUNTED = ("n", "ordinal", "century", "roman", "hundreds")  # what numbers a century or a quarter
_COUNTED_TOO = ("n2", "ordinal2", "roman2")  # the second of two centuries
_YEARS = range(1000, 2151)  # what a year alone may be
_PIVOT = 70  # a year of two digits from here on is of the twentieth century


def meanings(
    folded: Folded, used: Sequence[Atom], template: Template, span: tuple[int, int], t: Tables
) -> Iterator[Raw]:
    """The dates of one filled template: one, or two where it is a range; none if impossible."""
    slots = dict(zip(template.slots, used, strict=True))
    values = {slot: _value(slot, atom) for slot, atom in slots.items()}
    parts = tuple(
        _part(folded, slot, atom, template.kind)
        for slot, atom in slots.items()
        if slot in _COMPONENT
    )
    start, end = folded.back(*span)
    if template.kind == "clock":
        yield from hours(folded, template, slots, values, parts, (start, end), t)
    elif template.kind == "decade":
        yield from _decades(template, values, parts, (start, end), t)
    elif template.kind in _GRAINS:
        yield from _grained(template.kind, values, parts, start, end)
    elif template.kind != "none":
        yield from _dates(template, values, slots, parts, (start, end), t)


def _part(folded: Folded, slot: str, atom: Atom, kind: str) -> Part:
    start, end = folded.back(atom.start, atom.digits_end or atom.end)
    while end > start and unicodedata.category(folded.original[end - 1]) == "Cf":
        end -= 1  # a mark of direction behind the digits is none of them
    which = "quarter" if kind == "quarter" and slot in _COUNTED else _COMPONENT[slot]
    return Part(which, start, end)


def _value(slot: str, atom: Atom) -> int:
    if atom.number >= 0:
        return atom.number
    word = next((w for w in atom.words if w.kind in _WORDS[slot]), None)
    if word is None:
        return -1
    return word.value if isinstance(word.value, int) else word.value[1]


_WORDS: Mapping[str, tuple[str, ...]] = {
    "day": ("dayname",), "day2": ("dayname",), "day3": ("dayname",), "nth": ("dayname",), "month": ("month", "persian", "islamic"),
    "month2": ("month",), "also": ("month",), "weekday": ("weekday",), "weekday2": ("weekday",), "hour": ("hourname",), "hour2": ("hourname",),
    "nthhour": ("nthhourname",), **dict.fromkeys(("before", "after"), ("minutename", "hourname", "dayname")),
    "half": ("half",), "half2": ("half",), "zone": ("zone",), "era": ("era",), "ordinal": ("dayname", "quartername"),
    "ordinal2": ("dayname",), "century": ("centuryname",), "roman": ("roman",), "roman2": ("roman",),
    "relative": ("relative",), "hundreds": ("century",),
    **{f"{s}{n}": (kind,) for s, kind in (("tens", "decade"), ("ten", "decadename")) for n in ("", 2, 3)},
    **dict.fromkeys(
        ("dd", "hh", "hhmm", "m", "m2", "year", "yy", "hijri", "year2", "minute", "second", "hh2", "minute2", "n", "n2"), ()
    ),
    **{f"{s}{n}": () for s in ("decade", "short") for n in ("", 2, 3)},
}  # fmt: skip


def _grained(
    kind: str,
    values: Mapping[str, int],
    parts: tuple[Part, ...],
    start: int,
    end: int,
) -> Iterator[Raw]:
    grain = _GRAINS[kind]
    year = values.get("year")
    number = next((values[slot] for slot in _COUNTED if slot in values), 0)
    if kind == "century":
        if 1 <= number <= 30:
            yield Raw(start, end, parts[:1], year=100 * (number - 1) + 1, grain=grain)
        for part, last in zip(
            parts[1:], (values[s] for s in _COUNTED_TOO if s in values), strict=False
        ):
            yield Raw(part.start, part.end, (part,), year=100 * (last - 1) + 1, grain=grain)
    elif kind == "quarter" and 1 <= number <= 4:
        yield Raw(start, end, parts, year=year, month=3 * number - 2, grain=grain)


def _decades(
    template: Template, values: Mapping[str, int], parts: Sequence[Part], span: tuple[int, int],
    t: Tables,
) -> Iterator[Raw]:  # fmt: skip
    """Up to three decades, each with the century that all have or that the first one tells (the 1970s and 80s)."""
    named = [slot for slot in template.slots if slot in _COMPONENT]
    where = dict(zip(named, parts, strict=True))
    told = next((slot for slot in _COUNTED if slot in values), "")
    century = 100 * (values[told] - 1) if told else template.shift
    listed = [slot for slot in named if slot != told]
    years: list[int] = []
    for slot in listed:
        year = values[slot]
        if len(listed) > 1 and year < 10:
            year *= 10  # 六、七十年代
        if len(listed) > 1 and year % 10:
            return
        if year < 100:
            year += century or (years[0] // 100 * 100 if years else 0)
            if years and years[0] >= 100 and year < years[-1]:
                year += 100  # the 1990s and 00s
        years.append(year)
    for place, (slot, year) in enumerate(zip(listed, years, strict=True)):
        own = (where[slot], *((where[told],) if told else ()))
        first = own[0]
        start, end = span if not place else (first.start, first.end)
        calendar = ""
        if t.calendar.get("persian_from", 9999) <= year <= t.calendar.get("persian_to", 0):
            year, calendar = year + PERSIAN_DECADE, "persian"
        if 0 <= year < t.calendar.get("shift_from", 9999):
            yield Raw(start, end, own, year=year, grain="decade", calendar=calendar)


def _dates(
    template: Template, values: Mapping[str, int], slots: Mapping[str, Atom],
    parts: tuple[Part, ...], span: tuple[int, int], t: Tables,
) -> Iterator[Raw]:  # fmt: skip
    start, end = span
    if "yy" in slots and slots["yy"].digits_end - slots["yy"].start != 2:
        return  # 3年6月, three years and six months
    shift = ("week", template.shift) if template.shift else None
    if "relative" in slots:
        word = next(w for w in slots["relative"].words if w.kind == "relative")
        assert isinstance(word.value, tuple)
        shift = word.value
    month, day, weekday = (
        values.get("month", values.get("m")),
        values.get("day", values.get("dd", values.get("nth"))),
        values.get("weekday"),
    )
    year, calendar, weak = _year(values, slots, t)
    if template.kind == "year" and not calendar and year not in _YEARS:
        return
    if "month" in slots:
        kinds = {w.kind for w in slots["month"].words}
        if "month" not in kinds:
            calendar = "persian" if "persian" in kinds else "islamic"
    others: tuple[Triple, ...] = ()
    if calendar in ("persian", "islamic"):
        found = gregorian(calendar, year, month, day)
        if not found:
            return
        (year, month, day), others = found[0], tuple(found[1:])
    elif not _possible(year, month, day):
        if month is None or day is None or "m" not in slots or not _possible(year, day, month):
            return
        month, day = day, month
    elif "m" in slots and day is not None and month != day and _swaps(template) and day <= 12:
        others = ((year, day, month),)
        if t.order == "mdy" and template.slots.index("m") > template.slots.index("day"):
            (month, day), others = (day, month), ((year, month, day),)
    if template.kind == "eve" and month and day:
        before = date(year or 2000, month, day) - timedelta(1)
        others = ((year and before.year, before.month, before.day),)
    if template.kind == "fiscal" and year and month:
        others, calendar = ((year - 1, month, day),), FISCAL
    own = tuple(
        p
        for s, p in zip((s for s in template.slots if s in _COMPONENT), parts, strict=True)
        if not s.endswith(("2", "3"))
    )
    yield Raw(
        start,
        end,
        own,
        year,
        month,
        day,
        weekday,
        shift=shift,
        weak=weak,
        calendar=calendar,
        others=others,
        eve=template.kind == "eve",
    )
    yield from _second(template, values, slots, parts, (year, month, day), t)


def _swaps(template: Template) -> bool:
    """Whether day and month of a template in digits may be meant the other way round."""
    gaps = template.gaps[1:-1]
    return "yy" in template.slots or (
        "year" in template.slots and bool(gaps) and all(gap in ("/", ".", "-", ". ") for gap in gaps)
        and template.slots[0] != "year"
    )  # fmt: skip


def _year(
    values: Mapping[str, int], slots: Mapping[str, Atom], t: Tables
) -> tuple[int | None, str, bool]:
    """Year, its calendar, and whether it is only possibly one."""
    if "era" in slots:
        number = values.get("n", values.get("year", 1))
        return values["era"] + number, "era", False
    if "hijri" in slots:
        return values["hijri"], "islamic", False
    if "yy" in slots:
        short = values["yy"]
        return short + (1900 if short >= _PIVOT else 2000), "", False
    year = values.get("year", values.get("n"))
    if year is None:
        return None, "", False
    solar = t.calendar.get("persian_from", 9999), t.calendar.get("persian_to", 0)
    if solar[0] <= year <= solar[1]:
        return year, "persian", False
    lunar = t.calendar.get("islamic_from", 9999), t.calendar.get("islamic_to", 0)
    if lunar[0] <= year <= lunar[1]:
        return year, "islamic", False
    if year >= t.calendar.get("shift_from", 10_000):
        return year + t.calendar["shift"], "era", False
    return year, "", False


def _possible(year: int | None, month: int | None, day: int | None) -> bool:
    if month is not None and not 1 <= month <= 12:
        return False
    if day is not None and not 1 <= day <= 31:
        return False
    if year is not None and not 1 <= year <= 9999:
        return False
    if month is not None and day is not None:
        try:
            date(year or 2000, month, day)
        except ValueError:
            return False
    return True


def _second(
    template: Template, values: Mapping[str, int], slots: Mapping[str, Atom],
    parts: tuple[Part, ...], first: Triple, t: Tables,
) -> Iterator[Raw]:  # fmt: skip
    """The end of a range (March 4-6, 1949-53), with what it shares with its beginning; a third day."""
    named = [slot for slot in template.slots if slot in _COMPONENT]
    own = tuple(p for s, p in zip(named, parts, strict=True) if s.endswith("2"))
    if not own:
        return
    year, month, day = first
    if "year2" in slots:
        end = values["year2"]
        year = end if end >= 100 else (year or 0) // 100 * 100 + end
    month = values.get("month2", values.get("m2", month))
    day = values.get("day2", None if "year2" in slots else day)
    weekday = values.get("weekday2")
    if _possible(year, month, day):
        yield Raw(
            own[0].start, own[-1].end, own, year if "year2" in slots or day else None,
            None if weekday else month, day, weekday,
        )  # fmt: skip
    if "day3" in slots and _possible(year, month, values["day3"]):
        third = next(p for s, p in zip(named, parts, strict=True) if s == "day3")
        yield Raw(third.start, third.end, (third,), year, month, values["day3"])
