"""What a language calls days, months and hours: languages/moments/<code>.toml, read once.

Names and patterns of languages/moments/cldr/ are made from the Unicode CLDR, the rest is kept by hand.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qa.datafile import read_toml, strict
from qa.figures.moments.templates import Template, options, templates
from qa.fold import Folder
from qa.language import FOLDER, base, codes, language

_FOLDER = FOLDER / "moments"
_MADE = {
    "months", "months_short", "weekdays", "weekdays_short", "am", "pm", "persian", "islamic", "templates",
}  # fmt: skip
_KEYS = {
    "months", "weekdays", "months_more", "weekdays_more", "weak", "capital", "months_stems", "weekdays_stems",
    "stem_endings", "islamic", "persian", "days", "ordinals", "heads", "tails", "dates", "years", "early_years", "eves", "fiscal_ends", "decades",
    "decade_words", "decade_names", "decades_shifted", "centuries", "quarters", "quarter_names", "clocks", "am", "pm", "night", "noon", "midnight",
    "hours", "hours_nth", "zones", "relative", "weekday_shifts", "eras", "calendar", "numerals", "numeral_ends", "opaque",
    "mornings", "evenings", "order", "not_years", "loose", "not_before", "still_before", "bare_days", "joined", "half_past",
    "half_to", "shifted", "hour_ranges", "minute_names", "hour_words", "midday", "counts_day", "last_hour", "zone_signs", "local_time", "never", "no_dates", "century_names", "century_words", "roman", "roman_ends", "beside",
}  # fmt: skip
UNITS = ("day", "week", "month", "year")
SHORT = -2  # the column of CLDR's short names, which say nothing by themselves (sun, mar)


@dataclass(frozen=True, slots=True)
class Word:
    """One spelling: its class (month, weekday, persian, relative ...), its value and how it counts.

    By its `column` among the forms of one name another month (or weekday) is written the same way. A
    `weak` word counts only beside other parts of a date; with `capital` alone only with one.
    """

    kind: str
    value: int | tuple[str, int]
    column: int = 0
    weak: bool = False
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Loose:
    """A day without its month that the language does not write: how it looks, what to write.

    `small` ones count only where a word in small letters or a comma follows (am 4. sagte; am 4. Tag).
    """

    text: str
    instead: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Tables:
    """All that one language has to say about dates, folded."""

    code: str
    spaced: bool
    words: Mapping[str, tuple[Word, ...]]
    names: Mapping[str, tuple[tuple[str, ...], ...]]
    templates: tuple[Template, ...]
    ordinals: tuple[str, ...]
    heads: tuple[str, ...]
    tails: tuple[str, ...]
    stems: tuple[tuple[str, Word], ...]
    # Of stems that end softly: what stands there for the ending of the others (субботнему).
    soft: Mapping[str, Mapping[str, str]]
    opaque: frozenset[str]
    numerals: Mapping[str, int]
    numeral_ends: str
    calendar: Mapping[str, int]
    order: str
    not_years: tuple[str, ...]
    loose: tuple[Loose, ...]
    not_before: tuple[str, ...]
    still_before: tuple[str, ...]
    joined: tuple[str, ...]
    # Decades in words, with the word for years or decades and without it.
    decades: tuple[Mapping[int, Sequence[str]], Mapping[int, Sequence[str]]]
    # Whether digits count from midnight (5.30 is no afternoon): "hours", with "minutes" only, or "".
    counts_day: str
    last_hour: int  # to which a late evening is counted: 25時
    zones: Mapping[str, int]  # what is said of an hour, as it is written: minutes ahead of UTC
    zone_signs: tuple[str, ...]  # what makes a zone of a name, which “~” stands for
    local_time: tuple[str, ...]
    halves: tuple[tuple[str, ...], tuple[str, ...]]  # of the day, as they are written
    nights: tuple[str, ...]  # words for the night and for midday, which may be either half
    # Words beside a weekday for what comes before and after noon; with a hyphen only joined to it.
    day_halves: tuple[tuple[str, ...], tuple[str, ...]]
    # Words right beside a date by their sort and what they say of it; “~” is the date.
    beside: Mapping[str, Mapping[str, Sequence[str]]]


@functools.cache
def folder() -> Folder:
    """The same folding as the scan's, so that its folded texts can be used."""
    return Folder({k: v for code in codes() for k, v in language(code).letters.items()})


@functools.cache
def tables(tag: str) -> Tables:
    """The tables of a language tag; one without a file has none of its own and reads digits only."""
    code = base(tag)
    own = _load(f"{code}.toml", _KEYS)
    made = _load(f"cldr/{code}.toml", _MADE)
    return _build(code, own, made, _load("common.toml", _KEYS))


@functools.cache  # asked of each segment; and what is known of a language is settled once a run
def held(tag: str) -> bool:
    """Whether a language has a file of its own: of others the names of months are known at most."""
    return (_FOLDER / f"{base(tag)}.toml").is_file()


def _load(name: str, keys: set[str]) -> dict[str, Any]:
    file = _FOLDER / name
    if not file.exists():
        return {}
    data = read_toml(file)
    strict(data, keys, f"languages/moments/{name}")
    return data


def _build(
    code: str, own: Mapping[str, Any], made: Mapping[str, Any], common: Mapping[str, Any]
) -> Tables:
    fold = folder().text
    words: dict[str, list[Word]] = {}
    weak = {fold(w) for w in own.get("weak", ())}
    capital = {fold(w) for w in own.get("capital", ())}

    def put(text: str, kind: str, value: Any, column: int = 0, *, frail: bool = False) -> None:
        if frail and len(text) == 1 and kind in ("month", "weekday"):
            return  # one character is a part of too much else (月)
        known = words.setdefault(fold(text), [])
        if not any((w.kind, w.value) == (kind, value) for w in known):
            form = fold(text)
            known.append(Word(kind, value, column, frail or form in weak, form in capital))

    names: dict[str, tuple[tuple[str, ...], ...]] = {}
    for kind in ("month", "weekday"):
        kept: list[list[str]] = own.get(f"{kind}s", [])
        cldr: list[list[str]] = made.get(f"{kind}s", [])
        pairs = itertools.zip_longest(kept, cldr, fillvalue=list[str]())
        rows = [(*mine, *theirs) for mine, theirs in pairs]
        names[kind] = tuple(rows)
        _fill(put, kind, rows)
        _fill(put, kind, own.get(f"{kind}s_more", ()), column=-1)
        _fill(put, kind, made.get(f"{kind}s_short", ()), column=SHORT, frail=True)
    names["quarter"] = tuple(map(tuple, own.get("quarter_names", own.get("days", ())[:4])))
    for calendar in ("persian", "islamic"):
        _fill(put, calendar, own.get(calendar, ()))
        _fill(put, calendar, made.get(calendar, ()))
    _fill(put, "dayname", own.get("days", ()), frail=True)
    _fill(put, "hourname", own.get("hours", ()), frail=True)
    _fill(put, "nthhourname", own.get("hours_nth", ()), frail=True)
    _fill(put, "quartername", own.get("quarter_names", ()), frail=True)
    for key, kind in (("century_names", "centuryname"), ("century_words", "century")):
        for number, texts in own.get(key, {}).items():
            for text in texts:
                put(text, kind, int(number), frail=kind == "centuryname")
    for end in own.get("roman_ends", ()):
        _fill(put, "roman", [[numeral + end] for numeral in common["roman"]], frail=True)
    for half in ("am", "pm", "night", "midday"):
        for text in (*own.get(half, ()), *made.get(half, ())):
            put(text, "half", (half, 0), frail=True)
    words_of_hours = {"12:00": own.get("noon", ()), "0:00": own.get("midnight", ())}
    for time, texts in (*words_of_hours.items(), *own.get("hour_words", {}).items()):
        hour, minute = map(int, time.split(":"))
        for text in texts:
            put(text, "clock", 60 * hour + minute)
    for number, texts in own.get("minute_names", {}).items():
        for text in texts:
            put(text, "minutename", int(number), frail=True)
    for text, minutes in own.get("zones", {}).items():
        put(text, "zone", minutes, frail=True)
    for unit in UNITS:
        for amount, texts in own.get("relative", {}).get(unit, {}).items():
            for text in texts:
                put(text, "relative", (unit, int(amount)))
    for text, add in own.get("eras", {}).items():
        put(text, "era", add, frail=True)
    decades = [
        {int(k): texts for k, texts in own.get(key, {}).items()}
        for key in ("decade_words", "decade_names")
    ]
    for kind, rows_ in zip(("decade", "decadename"), decades, strict=True):
        for decade, texts in rows_.items():
            for text in texts:
                put(text, kind, decade, frail=kind == "decadename")
    opaque = frozenset(fold(flat) for text in own.get("opaque", ()) for flat in options(text))
    stems = tuple(
        (fold(stem), Word(kind, value, -1))
        for kind in ("month", "weekday")
        for value, row in enumerate(own.get(f"{kind}s_stems", ()), 1)
        for stem in row
    )
    return Tables(
        code=code,
        spaced=language(code).spaced,
        words={text: tuple(known) for text, known in words.items()},
        names=names,
        templates=tuple(templates((own, made, common), fold, spaced=language(code).spaced)),
        ordinals=tuple(fold(text) for text in own.get("ordinals", ())),
        heads=tuple(fold(text) for text in own.get("heads", ())),
        tails=tuple(fold(text) for text in own.get("tails", ())),
        stems=stems,
        soft={fold(stem): ends for stem, ends in own.get("stem_endings", {}).items()},
        opaque=opaque,
        numerals=own.get("numerals", {}),
        numeral_ends=own.get("numeral_ends", ""),
        calendar=own.get("calendar", {}),
        order=own.get("order", "dmy"),
        not_years=tuple(fold(text) for text in own.get("not_years", ())),
        loose=tuple(Loose(**entry) for entry in own.get("loose", ())),
        not_before=tuple(fold(text) for text in own.get("not_before", ())),
        still_before=tuple(fold(text) for text in own.get("still_before", ())),
        joined=tuple(fold(text) for text in own.get("joined", ())),
        decades=(decades[0], decades[1]),
        counts_day=own.get("counts_day", ""),
        last_hour=own.get("last_hour", 24),
        zones=own.get("zones", {}),
        zone_signs=tuple(own.get("zone_signs", ())),
        local_time=tuple(own.get("local_time", ())),
        halves=(tuple(own.get("am", ())), tuple(own.get("pm", ()))),
        nights=(*own.get("night", ()), *own.get("midday", ())),
        day_halves=(tuple(own.get("mornings", ())), tuple(own.get("evenings", ()))),
        beside=own.get("beside", {}),
    )


def _fill(
    put: Callable[..., None], kind: str, rows: Sequence[Sequence[str]], column: int = 0,
    *, frail: bool = False,
) -> None:  # fmt: skip
    for value, row in enumerate(rows, 1):
        for place, text in enumerate(row):
            if text:
                put(text, kind, value, column if column < 0 else place, frail=frail)
