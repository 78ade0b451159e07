"""What a text says of days and hours beside what another one says: what is left over on both sides.

Dates are dropped and made explicit freely in translation, so that what one side alone has says
little. What both sides have left over of one kind, a weekday here and another one there, does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from qa.figures.moments.clocks import between, days_on, same_on_dial
from qa.figures.moments.item import Item
from qa.figures.moments.raw import Component, Raw

_TODAY = ("day", 0)
_WEEK = 7
_SHORTEST_STEP_BACK = 26  # days from the last of a month to the first of the next one, at least
_NAMED = ("year", "month", "weekday", "quarter")  # nothing else is said for them, nor reckoned over
_COMPONENTS: tuple[Component, ...] = (
    "year", "quarter", "month", "day", "weekday", "half", "clock", "relative",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rest:
    """What two segments do not have in common, in order, by component."""

    ours: tuple[Item, ...]
    theirs: tuple[Item, ...]
    agreed: tuple[tuple[Item, Item], ...]


def rest(source: Sequence[Item], target: Sequence[Item]) -> Rest:
    """Takes away from both what agrees, one for one: what stands in like dates first."""
    ours, theirs = list(source), list(target)
    agreed: list[tuple[Item, Item]] = []

    def take(fits: Callable[[Item, Item], bool]) -> None:
        for mine in list(ours):
            for its in theirs:
                if mine.component == its.component and fits(mine, its):
                    ours.remove(mine)
                    theirs.remove(its)
                    agreed.append((mine, its))
                    break

    take(lambda a, b: a.agrees(b) and not (a.weak or b.weak) and _alike(a.raw, b.raw))
    take(lambda a, b: a.agrees(b) and not (a.weak or b.weak))
    take(lambda a, b: a.agrees(b))
    return Rest(tuple(ours), tuple(theirs), tuple(agreed))


def _alike(one: Raw, other: Raw) -> bool:
    return all(
        getattr(one, name) is None or getattr(other, name) is None
        or getattr(one, name) == getattr(other, name)
        for name in ("year", "month", "day", "weekday")
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """A component that one side has otherwise: `was` in the source, `now` in the target.

    `sole` says that nothing else is left over beside them; `agreed` that both stand in dates that
    are the same otherwise; `one_of` that the target has nothing else of its kind left over, the source
    has several, and any of them may be meant.
    """

    was: Item
    now: Item
    sole: bool
    agreed: bool
    one_of: bool = False


def changes(left: Rest, source: Sequence[Item], target: Sequence[Item]) -> Iterator[Change]:
    """Pairs what is left over of one component on both sides, in order."""
    for component in _COMPONENTS:
        ours = [i for i in left.ours if i.component == component]
        theirs = [i for i in left.theirs if i.component == component]
        if component == "relative" and _sole_days(source, target):
            weak = (i for i in (*ours, *theirs) if i.weak and i.raw.shift != _TODAY)
        else:
            weak = (i for i in (*ours, *theirs) if i.weak and component != "year")
        left_out = {id(i) for i in weak}
        ours = [i for i in ours if id(i) not in left_out]
        theirs = [i for i in theirs if id(i) not in left_out]
        theirs = list(_new(theirs, component, source, target))
        if any(not i.weak for i in ours):
            ours = [i for i in ours if not i.weak] if len(theirs) < len(ours) else ours
        pairs = _once(_paired(ours, theirs))
        in_order = _in_order(pairs, source, target)
        for was, now in pairs:
            if component == "half" and not _halves(source, target):
                continue
            if component == "relative" and not _comparable(was, now, source, target):
                continue
            if component == "year" and _of_other_grain(was, now):
                continue
            if component == "year" and was.weak and now.weak and not _near(was, now):
                continue
            if component in ("weekday", "day", "month") and _across(left, was, now):
                continue
            sole = len(ours) == len(theirs) == 1
            agreed = _companions(left, was, now) or (in_order and component == "clock")
            agreed |= component == "month" and _both(pairs, source, target)
            one_of = len(theirs) == 1 < len(ours) and not now.weak and _none_of(now, ours)
            yield Change(was, now, sole, agreed, one_of)
    for was, now in left.agreed:
        if was.component == "weekday" and _turned(was.raw, now.raw):
            gone, come = (
                Item("relative", (item.raw.shift,), item.raw, item.place)
                for item in (was, now)
                if item.raw.shift is not None
            )
            yield Change(gone, come, sole=True, agreed=True)


def _none_of(now: Item, ours: Sequence[Item]) -> bool:
    """Whether it is none of them however it is reckoned: a day may be the next one elsewhere."""
    if now.component == "day":
        days = (was.raw.day for was in ours)
        return all(day and now.raw.day and abs(now.raw.day - day) > 1 for day in days)
    return now.component in _NAMED


def _of_other_grain(one: Item, other: Item) -> bool:
    """Whether one is a decade and the other a year that is no decade's: in the 1960s and in 2002 the one
    is no slip for the other; 1990 may be said for the nineties, and is none of the years from 2000 on."""
    grains = [item.grain == "decade" for item in (one, other)]
    year = other if grains[0] else one
    return grains[0] != grains[1] and not str(year.values[0]).endswith("0")


def _both(
    pairs: Sequence[tuple[Item, Item]], source: Sequence[Item], target: Sequence[Item]
) -> bool:
    """Whether each side has two months and they are others: from April to June, from July to September."""
    months = (sum(i.component == "month" for i in side) for side in (source, target))
    return len(pairs) == 2 and all(count == 2 for count in months)


def _sole_days(source: Sequence[Item], target: Sequence[Item]) -> bool:
    """Whether each side names one day in a word (today, yesterday), and one of both does so surely.

    Today may be nowadays, but tomorrow is not said for that.
    """
    days = [
        [i for i in side if i.component == "relative" and i.raw.shift and i.raw.shift[0] == "day"]
        for side in (source, target)
    ]
    return all(len(listed) == 1 for listed in days) and not (days[0][0].weak and days[1][0].weak)


def _comparable(was: Item, now: Item, source: Sequence[Item], target: Sequence[Item]) -> bool:
    """Whether one stands for the other: of last year and yesterday each may be said otherwise where
    there is more of dates, but not where neither side says anything else of them.

    Later this month may be next week, and today is nowadays as well.
    """
    one, other = was.raw.shift, now.raw.shift
    if not one or not other:
        return False
    if one[0] == other[0]:
        return True
    alone = _days(source) == [was] and _days(target) == [now]
    return alone and _TODAY not in (one, other) and (one[1] == 0) == (other[1] == 0)


def _days(side: Sequence[Item]) -> list[Item]:
    """What a side says of days, without the hour of the day."""
    return [item for item in side if item.component not in ("clock", "half")]


def _turned(one: Raw, other: Raw) -> bool:
    """Whether one weekday is a past one and the other a coming one: last Monday, next Monday."""
    if one.shift is None or other.shift is None:
        return False
    return one.shift[1] * other.shift[1] < 0


def _halves(source: Sequence[Item], target: Sequence[Item]) -> bool:
    """Whether each side speaks of one half of a day alone: in the evening and on Friday morning."""
    return all(sum(i.component == "half" for i in side) == 1 for side in (source, target))


def _new(
    theirs: Sequence[Item], component: Component, source: Sequence[Item], target: Sequence[Item]
) -> Iterator[Item]:
    """What the source does not say anywhere: a date said twice is no change, unless as often there."""
    before = [i for i in source if i.component == component and not i.weak]
    after = [i for i in target if i.component == component and not i.weak]
    for item in theirs:
        if len(before) == len(after) or not any(item.agrees(i) for i in before):
            yield item


def _paired(ours: Sequence[Item], theirs: Sequence[Item]) -> Iterable[tuple[Item, Item]]:
    if len(ours) == len(theirs):
        return zip(ours, theirs, strict=True)
    rest_, found = list(ours), []
    for now in theirs:
        if not rest_:
            break
        was = min(rest_, key=lambda i: (not _shares(i.raw, now.raw), abs(i.place - now.place)))
        rest_.remove(was)
        found.append((was, now))
    return found


def _once(pairs: Iterable[tuple[Item, Item]]) -> list[tuple[Item, Item]]:
    """The pairs, without the hour to which a wrong half of the day is said at the range's other end."""
    listed = list(pairs)
    half = [was.component == "clock" and same_on_dial(was.raw, now.raw) for was, now in listed]
    told = any(found and not now.raw.implied for found, (_, now) in zip(half, listed, strict=True))
    return [
        pair
        for found, pair in zip(half, listed, strict=True)
        if not (found and told and pair[1].raw.implied)
    ]


def _in_order(
    pairs: Sequence[tuple[Item, Item]], source: Sequence[Item], target: Sequence[Item]
) -> bool:
    """Whether hours stand for each other one by one: as many on both sides, and not reckoned over.

    All of them later or earlier by as much are those of another zone that is not named.
    """
    ours, theirs = ([i for i in side if i.component == "clock"] for side in (source, target))
    apart = {between(was.raw, now.raw) for was, now in pairs if was.component == "clock"}
    return len(ours) == len(theirs) and (len(apart) > 1 or len(pairs) == 1)


def _shares(one: Raw, other: Raw) -> bool:
    return any(
        getattr(one, name) is not None and getattr(one, name) == getattr(other, name)
        for name in ("year", "month", "day", "weekday", "zone")
    )


def _companions(left: Rest, was: Item, now: Item) -> bool:
    if now.component == "clock" and now.raw.zone is not None and now.raw.zone == was.raw.zone:
        return True
    return any(a.raw is was.raw and b.raw is now.raw for a, b in left.agreed)


def _across(left: Rest, was: Item, now: Item) -> bool:
    """Whether an hour that both sides have in zones of their own has another day in each."""
    found = [days_on(a.raw, b.raw) for a, b in left.agreed if a.component == "clock"]
    steps = {step for one in found for step in ((-1, 1) if one is None else (one,)) if step}
    if was.component == "weekday":
        later = int(now.values[0]) - int(was.values[0])  # type: ignore[arg-type]
        return any((later - step) % _WEEK == 0 for step in steps)
    later = (now.raw.day or 0) - (was.raw.day or 0)
    turn = abs(later) > _SHORTEST_STEP_BACK  # the 1st for the 31st
    return bool(steps) and (turn or (was.component == "day" and later in steps))


def _near(was: Item, now: Item) -> bool:
    """Whether two bare numbers look like one year with a slip: a digit or a few years apart."""
    one, other = str(was.values[0]), str(now.values[0])
    differing = sum(a != b for a, b in zip(one, other, strict=False))
    return differing <= 1 or abs(int(one) - int(other)) <= 10
