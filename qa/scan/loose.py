"""Days without a month in the target, and the dateline or source that gives the month."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

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
        taken = [(r.start, r.end) for r in dates.raws.get(("target", index), ()) if r.month]
        for begins, pattern, entry in _patterns(t.code):
            for match in pattern.finditer(text.text) if begins in text.text else ():
                start, end = text.back(*match.span())
                day = int(match["day"])
                if not 1 <= day <= 31 or any(start < e and s < end for s, e in taken):
                    continue
                if not _bare(text, match.end(), entry, t):
                    continue
                taken.append((start, end))
                source = _source(dates.raws.get(("source", index), ()), day)
                earlier = _earlier(dates.raws.get(("source", index), ()), source)
                right, why = _complete(entry.instead, day, earlier or source, dates.filed, t)
                if right and text.original[start].isupper():
                    right = right[0].upper() + right[1:]
                witness = (Span(index, "source", source.start, source.end),) if source else ()
                yield LooseDate(Span(index, "target", start, end), right, why, witness)


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


def _source(raws: tuple[Raw, ...], day: int) -> Raw | None:
    """Where the source says that day: with its month, if it does."""
    said = [raw for raw in raws if raw.day == day and not raw.weak]
    return next((raw for raw in said if raw.month), said[0] if said else None)


def _earlier(raws: tuple[Raw, ...], source: Raw | None) -> Raw | None:
    """The last full date before a bare day of the source: 7月5日……6日 is July 6."""
    if source is None or source.month:
        return None
    before = [r for r in raws if r.start < source.start and r.month and r.day and not r.weak]
    return before[-1] if before and (before[-1].day or 0) <= (source.day or 0) else None


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
