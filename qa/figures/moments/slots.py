"""The slots of templates of dates, and the kinds of atoms that may fill each."""

from __future__ import annotations

SLOTS: dict[str, tuple[str, ...]] = {
    "day": ("two", "ordinal", "dayname"),
    "day2": ("two", "ordinal", "dayname"),
    "day3": ("two", "ordinal", "dayname"),
    "dd": ("two", "ordinal"),  # a day in digits: मार्च तीन लोगों is no date
    "month": ("month", "persian", "islamic"),
    "month2": ("month",),
    "also": ("month",),
    "m": ("two",),
    "m2": ("two",),
    "year": ("four",),
    "yy": ("two",),
    "hijri": ("four",),
    "year2": ("two", "four"),
    "weekday": ("weekday",),
    "weekday2": ("weekday",),
    "hour": ("two", "hourname"),
    "hh": ("two",),  # an hour in digits: alle due is no time
    "hhmm": ("four",),
    "minute": ("two",),
    "second": ("two",),
    "half": ("half",),
    "hour2": ("two", "hourname"),
    "hh2": ("two",),
    "minute2": ("two",),
    "half2": ("half",),
    "nthhour": ("nthhourname",),  # в половине десятого
    "before": ("two", "minutename", "hourname", "dayname"),  # minutes: las diez menos veinte
    "after": ("two", "minutename", "hourname", "dayname"),
    "zone": ("zone",),
    "era": ("era",),
    "n": ("two", "three", "four"),
    "ordinal": ("ordinal", "dayname", "quartername"),
    "nth": ("ordinal", "dayname"),
    "century": ("centuryname",),
    "roman": ("roman",),
    "n2": ("two",),
    "ordinal2": ("ordinal", "dayname"),
    "roman2": ("roman",),
    **{f"decade{n}": ("four",) for n in ("", 2, 3)},
    **{f"short{n}": ("two",) for n in ("", 2, 3)},
    **{f"tens{n}": ("decade",) for n in ("", 2, 3)},  # années vingt
    **{f"ten{n}": ("decadename",) for n in ("", 2, 3)},  # vingt
    "hundreds": ("century",),  # del Novecento
    "relative": ("relative",),
}
