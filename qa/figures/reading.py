"""The figures of one text: its numerals with what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import zip_longest

from qa.figures.amid import decimals_behind
from qa.figures.below import marked_below
from qa.figures.ends import NUMBER, both_written, bounds
from qa.figures.halves import halved
from qa.figures.multiples import multiples
from qa.figures.named import names, within_name
from qa.figures.numerals import Numeral, numerals
from qa.figures.numerals.digits import ascii_digits
from qa.figures.numerals.tongue import lower, tongue
from qa.figures.numerals.words import fold
from qa.figures.partial import loosened
from qa.figures.play import since_kickoff
from qa.figures.same import significant
from qa.figures.stretches import Places
from qa.figures.units import Unit, unit_at
from qa.kept import kept
from qa.model import Figure, Side, Span

_TENTH = "concentr-tenth"
_JOINED = 4  # characters between the two numbers of one measure (1년 6개월)
_BACK = 24  # characters before a figure that its unit may begin in
_STEM = 8  # letters of an id that name its dimension
_LISTED = "、"
_BLANKS = (" ", "\u00a0", "\u202f")
_TEN, _HUNDRED, _LARGE = 10, 100, 1000
_PART = ("duration-minute",)  # a hundredth (3割5分) and a minute are one sign
_RUN = re.compile(r"\d{1,15}")
_DIGIT_BEHIND = re.compile(r"[-‐–]\d")  # “fifty-8” is neither fifty nor eight


def figures(
    text: str, code: str, segment: int, side: Side, taken: Sequence[tuple[int, int]] = ()
) -> tuple[Figure, ...]:
    """Every figure of a text in order; numbers in `taken` places (dates, times) are of kind "date"."""
    return _every(text, code, segment, side, tuple(taken))


@kept
def _every(
    text: str, code: str, segment: int, side: Side, taken: Sequence[tuple[int, int]]
) -> tuple[Figure, ...]:
    every = numerals(text, code)
    if taken:  # a number that may be a year is none where a scale word belongs to it (2000千)
        scaled = ((n.start, n.end) for n in every if not n.spelled and n.scale != 1)
        larger = Places(len(text), scaled)
        words = [(n.start, n.end) for n in every if n.spelled and n.scale >= _LARGE]
        spelled = Places(len(text), words)
        taken = [
            (a, b)
            for a, b in taken
            if not (text[a:b].isdecimal() and larger.meet(a, b))
            and not spelled.hold(a, b)  # שני מיליון: no Monday
            and not within_name(text, a, b)  # F-16'ların: no sixties
        ]
    dates = Places(len(text), taken)
    found = [
        numeral
        for numeral in (_before_date(text, code, n, dates) for n in every)
        if not dates.meet(numeral.start, numeral.end)
        and not (numeral.spelled and _DIGIT_BEHIND.match(text, numeral.end))
    ]
    found = [
        one for one, behind in zip_longest(found, found[1:]) if not _article(text, one, behind)
    ]
    read = [
        figure
        for numeral in found
        for figure in _figures(
            text, numeral, unit_at(text, numeral.start, numeral.end, code), segment, side
        )
    ]
    read = list(_percentages(list(_parted(text, code, read))))
    lang = tongue(code)
    read = [
        figure
        for figure in halved(text, lang, segment, side, read)
        if not dates.meet(figure.span.start, figure.span.end)
    ]
    spans = [*taken, *((n.start, n.end) for n in found)]
    read += names(text, spans, segment, side)
    read += _dates(text, taken, segment, side)
    read.sort(key=lambda f: f.span.start)
    if _LISTED in text:
        read = list(_listed(text, read))
    if lang.part:
        read = [loosened(text, figure, lang) for figure in read]
    if read and (lang.times or lang.times_before):
        read = list(multiples(fold(text, lang), read, lang))
    if read and lang.play:
        read = since_kickoff(text, lower(text), read, lang.play)
    if read:
        read = marked_below(text, decimals_behind(text, read, lang), lang)
    growth = lang.grown if read else None
    return tuple(_grown(text, read, growth, lang.letters) if growth else read)


def _article(text: str, numeral: Numeral, behind: Numeral | None) -> bool:
    """Whether a word for one is the article of the number in digits behind it: casi un 2 %."""
    return (
        behind is not None
        and numeral.spelled
        and numeral.high == 1
        and numeral.kind == "cardinal"
        and not behind.spelled
        and text[numeral.end : behind.start] in _BLANKS
    )


def _before_date(text: str, code: str, numeral: Numeral, dates: Places) -> Numeral:
    """The numeral without the day of a date that was read into it: 14 тысяч 24 февраля."""
    at = dates.first(numeral.start, numeral.end)
    if at <= numeral.start:
        return numeral
    ahead = numerals(text[numeral.start : at], code)
    if not ahead or ahead[0].start:
        return numeral
    return replace(ahead[0], start=numeral.start, end=numeral.start + ahead[0].end)


def _parted(text: str, code: str, read: Sequence[Figure]) -> Iterator[Figure]:
    """The unit of a figure right before another measure: of 1년 6개월 the first is a year's length,
    though 1년 before digits mostly is one of the calendar."""
    for figure, behind in zip_longest(read, read[1:]):
        near = (
            behind and behind.kind == "measure" and behind.span.start - figure.span.end <= _JOINED
        )
        if near and figure.kind == "number" and not figure.units:
            first = max(0, figure.span.start - _BACK)
            start, end = figure.span.start - first, figure.span.end - first
            unit = unit_at(text[first : behind.span.start], start, end, code)
            if unit and unit.kind == "measure" and unit.ids[0][:_STEM] == behind.units[0][:_STEM]:
                figure = replace(figure, kind="measure", units=unit.ids)
        yield figure


def _percentages(read: Sequence[Figure]) -> Iterator[Figure]:
    """Tenths as the percentages that they are (六成, 7割), with what stands behind them (七成五, 三割三分三厘)."""
    taken = 0
    for place, figure in enumerate(read):
        if taken:
            taken -= 1
            continue
        if figure.units != (_TENTH,):
            yield figure
            continue
        smaller = _smaller(figure, read[place + 1 : place + 3])
        taken = len(smaller)
        rest = sum(((one.low or 0) / _TEN**n for n, one in enumerate(smaller)), Fraction(0))
        low, high = (None if v is None else v * _TEN + rest for v in (figure.low, figure.high))
        if rest and low is not None and high is not None:
            low = high = (low + high) / 2  # “about” is said of the whole
        others = tuple(v * _TEN for v in figure.others)
        span = figure.span._replace(end=smaller[-1].span.end if smaller else figure.span.end)
        yield replace(figure, span=span, low=low, high=high, units=(), others=others)


def _smaller(figure: Figure, behind: Sequence[Figure]) -> list[Figure]:
    """The hundredths and thousandths behind tenths, a sign before each."""
    found: list[Figure] = []
    end = figure.span.end
    for one in behind:
        digit = one.low and one.low == one.high and one.low < _TEN
        if not digit or one.span.start != end + 1 or one.units not in ((), _PART):
            break
        found.append(one)
        end = one.span.end
    return found


def _listed(text: str, read: Sequence[Figure]) -> Iterator[Figure]:
    """A digit may share the noughts of the next number in a list: 6、70年代 are two decades."""
    for place, figure in enumerate(read):
        behind = read[place + 1] if place + 1 < len(read) else None
        one, other = figure.low, behind.low if behind else None
        if (
            behind and one and other and one.denominator == 1 and one < _TEN <= other
            and significant(one + 1) == significant(other)
            and text[figure.span.end : behind.span.start] == _LISTED
        ):  # fmt: skip
            figure = replace(figure, others=(*figure.others, one * other / (one + 1)))
        yield figure


def _grown(
    text: str, read: Sequence[Figure], growth: re.Pattern[str], letters: Mapping[int, str]
) -> Iterator[Figure]:
    """What grew by two times is three times as much, and many say so of what grew to two times; by
    one and a half times is by 150 percent.
    """
    ends = {match.end() for match in growth.finditer(text.translate(letters))}
    for figure in read:
        behind = next((e for e in (1, 2) if figure.span.end + e in ends), 0)
        if behind and figure.low is not None:
            figure = replace(figure, others=(*figure.others, figure.low + 1, _HUNDRED * figure.low))
        yield figure


def _dates(
    text: str, taken: Sequence[tuple[int, int]], segment: int, side: Side
) -> Iterator[Figure]:
    """The numbers in dates and times, which a wrong figure may have taken the place of."""
    for start, end in taken:
        for run in _RUN.finditer(text, start, end):
            value = Fraction(int(ascii_digits(run[0])))
            yield Figure(Span(segment, side, *run.span()), "date", value, value)


def _figures(
    text: str, numeral: Numeral, unit: Unit | None, segment: int, side: Side
) -> Iterator[Figure]:
    """The figure of a numeral; of a range in digits one for each end, since one may be wrong."""
    low, high = bounds(text, numeral)
    if numeral.kind == "ordinal" and unit and unit.kind == "measure":
        unit = None  # the second night is no night's length
    whole = Figure(
        Span(segment, side, numeral.start, numeral.end),
        unit.kind if unit else "number" if numeral.kind == "cardinal" else numeral.kind,
        low,
        high,
        unit.ids if unit else (),
        numeral.others,
        numeral.grain,
        numeral.spelled,
        numeral.inexact,
    )
    apart = low != high and not numeral.spelled and both_written(text, numeral, low, high)
    runs = list(NUMBER.finditer(text, numeral.start, numeral.end)) if apart else []
    if len(runs) != 2 or low is None or high is None:
        yield whole
        return
    for run, value in zip(runs, (low, high), strict=True):
        end = numeral.end if run is runs[1] else run.end()
        span = Span(segment, side, run.start(), end)
        yield replace(whole, span=span, low=value, high=value, others=(), inexact=False)
