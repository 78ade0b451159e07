"""Days without a month in the target, and the dateline or source that gives the month."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from qa.figures.moments import Raw
from qa.figures.moments.settle import Filed, month_of
from qa.figures.moments.tables import Loose, Tables, folder, tables
from qa.fold import Folded
from qa.model import Document, LooseDate, Span
from qa.scan.moments import Dates

_NEXT = re.compile(r",|\s+([^\W\d_]+)")


@functools.cache
def _patterns(code: str) -> tuple[tuple[str, re.Pattern[str], Loose], ...]:
    """Each pattern with the words it begins with and what to write instead."""
    t = tables(code)
    ordinal = "|".join(map(re.escape, t.ordinals)) or "(?!)"
    found = []
    for entry in t.loose:
        text = folder().text(entry.text)
        pattern = (
            re.escape(text)
            .replace(r"\ ", " ")
            .replace(r"\{ordinal\}", rf"(?P<day>\d{{1,2}}) ?(?:{ordinal})")
            .replace(r"\{day\}", r"(?P<day>\d{1,2})")
        )
        found.append((text.partition("{")[0], re.compile(rf"(?<!\w){pattern}(?![\w-])"), entry))
    return tuple(found)


def loose_dates(
    document: Document, folded: Mapping[tuple[str, int], Folded], dates: Dates
) -> Iterator[LooseDate]:
    """Every bare day of the target with what to write, where dateline or source tells."""
    t = tables(document.target_lang)
    for index in range(len(document.segments)) if t.loose else ():
        text = folded.get(("target", index))
        if text is None:
            continue
        likely = [one for one in _patterns(t.code) if one[0] in text.text]
        if not likely:
            continue
        months = [(r.start, r.end) for r in dates.raws.get(("target", index), ()) if r.month]
        taken = [sorted(months)]
        said = _Said(dates.raws.get(("source", index), ()))
        for _, pattern, entry in likely:
            found: list[tuple[int, int]] = []
            for match in pattern.finditer(text.text):
                start, end = text.back(*match.span())
                day = int(match["day"])
                if not 1 <= day <= 31 or any(_meets(spans, start, end) for spans in taken):
                    continue
                if not _bare(text, match.end(), entry, t):
                    continue
                found.append((start, end))
                source = said.days.get(day)
                earlier = said.earlier(source)
                named = earlier or source
                right, why = _complete(entry.instead, day, named, dates.filed, t)
                # A month that the translation alone has may be its own invention.
                sure = bool(named and named.month) or not (dates.filed and dates.filed.own)
                if right and text.original[start].isupper():
                    right = right[0].upper() + right[1:]
                witness = (Span(index, "source", source.start, source.end),) if source else ()
                yield LooseDate(Span(index, "target", start, end), right, why, witness, sure)
            taken.append(found)


def _meets(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of some spans in order, that do not overlap, has a character of this one."""
    before = bisect_left(spans, (end, end)) - 1
    return before >= 0 and spans[before][1] > start


def _bare(text: Folded, end: int, entry: Loose, t: Tables) -> bool:
    """Whether nothing behind it is counted (on the 4th floor) or names the month."""
    following = _NEXT.match(text.text, end)
    if entry.small:
        if following is None:
            return False
        first = (
            text.original[text.back(following.start(1), following.end(1))[0]]
            if following[1]
            else ""
        )
        if first and not first.islower():
            return False
    return not (following and following[1] in t.not_before)


class _Said:
    """The days of one source: `days` where it says each, with its month if it does."""

    def __init__(self, raws: Sequence[Raw]) -> None:
        self.days: dict[int, Raw] = {}
        for raw in raws:
            if raw.day is None or raw.weak:
                continue
            known = self.days.get(raw.day)
            if known is None or (raw.month and not known.month):
                self.days[raw.day] = raw
        self._full = sorted(
            (r for r in raws if r.month and r.day and not r.weak), key=lambda r: r.start
        )
        self._starts = [r.start for r in self._full]

    def earlier(self, source: Raw | None) -> Raw | None:
        """The last full date before a bare day of the source: 7月5日……6日 is July 6."""
        if source is None or source.month:
            return None
        before = bisect_left(self._starts, source.start) - 1
        last = self._full[before] if before >= 0 else None
        return last if last and (last.day or 0) <= (source.day or 0) else None


def _complete(
    instead: str, day: int, source: Raw | None, filed: Filed | None, t: Tables
) -> tuple[str, str]:
    if source and source.month:
        month, why = source.month, "the source names the month"
    elif filed is None:
        return "", "no dateline tells the month"
    else:
        known = month_of(day, filed)
        if known is None:
            return "", f"the {day} lies after the dateline's day {filed.day}: month unclear"
        month, why = known, f"dateline: {_name(filed.month, t)} {filed.day}"
    return instead.replace("{month}", _name(month, t)).replace("{day}", str(day)), why


def _name(month: int, t: Tables) -> str:
    return t.names["month"][month - 1][0]
