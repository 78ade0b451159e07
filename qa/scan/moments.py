"""Dates and hours of all sides, the days they mean, and those that the target has otherwise."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qa.figures.moments import Raw, read
from qa.figures.moments.clocks import other_half, same_on_dial
from qa.figures.moments.compare import Change, Rest, changes, rest
from qa.figures.moments.contrary import contrary, words
from qa.figures.moments.decades import widened
from qa.figures.moments.item import Item, items
from qa.figures.moments.settle import Filed, Settled, dateline, settle
from qa.figures.moments.tables import folder, held
from qa.figures.moments.write import instead
from qa.figures.numerals.digits import ascii_digits
from qa.fold import Folded
from qa.model import DateChange, Document, Moment, Side, Span
from qa.scan.negation.cues import denies
from qa.scan.negation.data import lexicon

_DATELINE_SEGMENTS = 2
_BESIDE = ("beside", "era")  # what words beside a date say
_Place = tuple[Side, int]


@dataclass(frozen=True, slots=True)
class Dates:
    """What the scan knows of a story's dates: `raws` by side and segment."""

    moments: tuple[Moment, ...]
    changes: tuple[DateChange, ...]
    raws: Mapping[_Place, tuple[Raw, ...]]
    filed: Filed | None


def dates(
    document: Document,
    folded: Mapping[tuple[str, int], Folded],
    unread: Container[int] = (),
) -> Dates:
    """Every date of every side, settled by the dateline or the story's date, and compared.

    `unread` are the segments whose numbers are not read.
    """
    raws: dict[_Place, tuple[Raw, ...]] = {}
    sides: tuple[tuple[Side, str | None], ...] = (
        ("source", document.source_lang), ("target", document.target_lang),
        ("reference", document.target_lang),
    )  # fmt: skip
    for index in range(len(document.segments)):
        if index in unread:
            continue
        for side, code in sides:
            text = folded.get((side, index))
            if text is not None and code and (found := read(text, code)):
                raws[side, index] = found
    filed = _filed(document, raws)
    return Dates(tuple(_moments(raws, filed)), tuple(_changes(document, raws, filed)), raws, filed)


def _filed(document: Document, raws: Mapping[_Place, Sequence[Raw]]) -> Filed | None:
    """The story's own day, else the first one that it writes."""
    if day := document.published:
        return Filed(day.month, day.day, day.year)
    sides: tuple[Side, ...] = ("source", "target")
    every = (
        (dateline(raws.get((side, index), ())), side)
        for side in sides
        for index in range(_DATELINE_SEGMENTS)
    )
    filed, side = next(((filed, side) for filed, side in every if filed), (None, "source"))
    own = side == "target" and document.has_source
    return replace(filed, own=True) if filed and own else filed


def _moments(raws: Mapping[_Place, Sequence[Raw]], filed: Filed | None) -> Iterator[Moment]:
    for (side, index), found in raws.items():
        for raw in found:
            known = settle(raw, filed)
            yield Moment(
                Span(index, side, raw.start, raw.end), raw.year, raw.month, raw.day, raw.weekday,
                raw.hour, raw.minute, raw.zone, known.day, known.reckoned, known.others, raw.weak,
            )  # fmt: skip


def _changes(
    document: Document, raws: Mapping[_Place, Sequence[Raw]], filed: Filed | None
) -> Iterator[DateChange]:
    if not any(side == "target" for side, _ in raws):
        return
    sides: dict[_Place, list[Item]] = {
        place: items(
            found if held(_language(document, place[0])) else _whole(document, place, found)
        )
        for place, found in raws.items()
    }
    against: tuple[Side, ...] = ("source", "reference")
    left: dict[_Place, Rest] = {
        (side, index): _rest(sides, side, index, filed)
        for side in against for index in range(len(document.segments)) if (side, index) in sides
    }  # fmt: skip
    for index in range(len(document.segments)):
        if ("target", index) not in sides:
            continue
        told = [
            c
            for s in against[:1]
            for c in _one(sides, left, s, index)
            if c.now.component != "beside" or not _denied(document, index)
        ]
        reference = sides.get(("reference", index), [])
        for change in told:
            if change.now.component == "year" and _counted(document, change, index, raws):
                continue
            same = [i for i in reference if i.component == change.now.component]
            same += words(reference) if change.now.component in _BESIDE else ()
            if change.now.component == "decade":
                same += [i for i in reference if i.component == "year"]
            if any(i.agrees(change.now) for i in same):
                continue
            backed = any(i.agrees(change.was) for i in same)
            yield _fact(document, change, "source", index, left, backed=backed)
        spoken = {id(c.now) for c in told}
        source = left.get(("source", index))
        borne = {id(now) for _, now in source.agreed} if source else set()
        for change in _one(sides, left, "reference", index):
            if change.now.component in (*_BESIDE, "decade") and document.segments[index].source:
                continue  # the source has had its say
            if id(change.now) not in spoken | borne:
                yield _fact(document, change, "reference", index, left, backed=False)


def _denied(document: Document, index: int) -> bool:
    """Whether a side may deny something: not until Monday is from Monday on."""
    segment = document.segments[index]
    sides = (
        (segment.source or "", document.source_lang or ""),
        (segment.target, document.target_lang),
    )
    denials = [(text, lexicon(code)) for text, code in sides if code]
    return any(words is None or denies(folder().text(text), words) for text, words in denials)


def _language(document: Document, side: Side) -> str:
    return (document.source_lang or "") if side == "source" else document.target_lang


def _whole(document: Document, place: _Place, found: Sequence[Raw]) -> list[Raw]:
    """The dates with day and name of the month: all that is known of a language without a file.

    Hours may be counted otherwise (saa 12:15), and which number is the month is not known.
    """
    side, index = place
    return [
        raw
        for raw in found
        if raw.hour is None
        and raw.part("day")
        and (month := raw.part("month"))
        and any(map(str.isalpha, document.text(Span(index, side, month.start, month.end))))
    ]


def _counted(
    document: Document, change: Change, index: int, raws: Mapping[_Place, Sequence[Raw]]
) -> bool:
    """Whether one side has the other's year as a number: 1,910 people in November, November 1910."""
    segment = document.segments[index]
    sides: tuple[tuple[Side, str, Item], ...] = (
        ("target", segment.target, change.was), ("source", segment.source or "", change.now),
    )  # fmt: skip
    for side, text, item in sides:
        year = re.compile(rf"(?<![\d.,]){item.values[0]}(?![\d.,]*\d)")
        dated = raws.get((side, index), ())
        for found in year.finditer(ascii_digits(text)):
            if not any(raw.start <= found.start() < raw.end for raw in dated):
                return True
    return False


def _rest(sides: Mapping[_Place, list[Item]], side: Side, index: int, filed: Filed | None) -> Rest:
    """What source or reference and target do not share: days that are the same are taken away."""
    found = rest(sides[side, index], sides.get(("target", index), []))
    if filed is None or filed.date is None:
        return found
    known: dict[int, Settled] = {
        id(i.raw): settle(i.raw, filed) for i in (*found.ours, *found.theirs)
    }
    every = [settle(i.raw, filed) for i in sides[side, index]]
    ours = [
        i
        for i in found.ours
        if not _met(known[id(i.raw)], (known[id(t.raw)] for t in found.theirs))
    ]
    theirs = [i for i in found.theirs if not _met(known[id(i.raw)], every)]
    return Rest(tuple(ours), tuple(theirs), found.agreed)


def _met(one: Settled, others: Iterable[Settled]) -> bool:
    return one.day is not None and any(one.may_be(other) for other in others)


def _one(
    sides: Mapping[_Place, list[Item]], left: Mapping[_Place, Rest], side: Side, index: int
) -> Iterator[Change]:
    """The changes of one segment; what a neighbouring segment has instead is no change."""
    mine = left.get((side, index))
    if mine is None:
        return
    near = [left[side, n] for n in (index - 1, index + 1) if (side, n) in left]
    before = [item for rest_ in near for item in rest_.ours]
    after = [item for rest_ in near for item in rest_.theirs]
    kept = Rest(
        tuple(i for i in mine.ours if not _among(i, after)),
        tuple(i for i in mine.theirs if not _among(i, before)),
        mine.agreed,
    )
    told = list(changes(kept, sides[side, index], sides["target", index]))
    yield from told
    # Early in the morning for late in the evening is one slip.
    halves = {change.now.place for change in told if change.now.component == "half"}
    for change in contrary(kept.agreed, sides[side, index], sides["target", index]):
        if change.now.place not in halves:
            yield change
    yield from widened(kept.agreed, sides[side, index], sides["target", index])


def _among(item: Item, others: Iterable[Item]) -> bool:
    return any(item.component == o.component and item.agrees(o) for o in others)


def _fact(
    document: Document, change: Change, side: Side, index: int, left: Mapping[_Place, Rest],
    *, backed: bool,
) -> DateChange:  # fmt: skip
    now, was = change.now, change.was
    span = _part(change, "target", index)
    right, only = instead(was, now, document.text(span), document.target_lang)
    rest_ = left[side, index]
    alone = change.sole and len(rest_.ours) == len(rest_.theirs) == 1
    target = document.segments[index].target
    # An ending behind the name may not fit another one (Cuma'nın, Pazar'ın).
    ends = not target[span.end : span.end + 2].lstrip("'’")[:1].isalpha()
    # The reference alone, where the source says nothing of it, may have added it.
    alone_there = side == "reference" and bool(document.segments[index].source)
    return DateChange(
        span=span,
        date=Span(index, "target", now.raw.start, now.raw.end),
        component=now.component,
        instead=right,
        witness=(_part(change, side, index),),
        exact=alone and only and (ends or now.component in ("year", "quarter", "day", "month")),
        backed=backed,
        faint=alone_there or not (change.sole or change.agreed or change.one_of),
        several=not (change.sole or change.agreed),
    )


def _part(change: Change, side: Side, index: int) -> Span:
    """The component that differs; of a clock the whole where the minutes differ or the half."""
    item = change.now if side == "target" else change.was
    part = item.raw.part(item.component)
    if item.component == "clock" and _as_a_whole(change.was.raw, change.now.raw):
        part = None
    start, end = (part.start, part.end) if part else (item.raw.start, item.raw.end)
    return Span(index, side, start, end)


def _as_a_whole(was: Raw, now: Raw) -> bool:
    if was.hour == now.hour or (was.minute or 0) != (now.minute or 0):
        return True
    return same_on_dial(was, now) or other_half(was, now)
