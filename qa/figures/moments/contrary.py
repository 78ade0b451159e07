"""Words beside a date that both sides have and that say the contrary: since 2014, until 2014; 44 BC, 44 AD."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.figures.moments.compare import Change
from qa.figures.moments.item import Item
from qa.figures.moments.raw import ERA, Beside, Component, Part, Raw

_OTHERS = {"persian", "islamic"}  # calendars whose months begin within ours
_BEFORE = "before"  # of the eras, the one that is never left unsaid
_NEAR = range(1700, 2151)  # years of our time, beside which BC is British Columbia


def contrary(
    agreed: Sequence[tuple[Item, Item]], source: Sequence[Item], target: Sequence[Item]
) -> Iterator[Change]:
    """Of dates that are the same, the words beside them that never mean the same.

    A date before Christ is one after him where nothing says so.
    """
    told: set[tuple[int, int]] = set()
    for was, now in agreed:
        dates = was.place, now.place
        if dates in told or not (was.raw.beside or now.raw.beside):
            continue
        calendars = {was.raw.calendar, now.raw.calendar}
        if (len(calendars) > 1 and calendars & _OTHERS) or not _single(was, now, source, target):
            continue  # early in Mehr is late in September
        for change in (*_words(was, now), *_eras(was, now)):
            told.add(dates)
            yield change


def _words(was: Item, now: Item) -> Iterator[Change]:
    for gone in was.raw.beside:
        for come in now.raw.beside:
            if gone.sort == come.sort and not gone.members & come.members and _meant(gone, was):
                yield Change(_word(was, gone), _word(now, come), sole=True, agreed=True)


def _meant(word: Beside, item: Item) -> bool:
    return word.sort != ERA or item.raw.grain != "" or item.raw.year not in _NEAR


def _eras(was: Item, now: Item) -> Iterator[Change]:
    """What one side says of the era and the other one does not."""
    ours, theirs = _era(was.raw), _era(now.raw)
    if (ours is None) == (theirs is None) or not (was.component == now.component == "year"):
        return
    word = ours or theirs
    assert word is not None
    if word.members != {_BEFORE} or not _meant(word, was):
        return
    yield Change(
        _word(was, ours) if ours else _unsaid(was), _word(now, theirs) if theirs else _unsaid(now),
        sole=True, agreed=True,
    )  # fmt: skip


def _era(raw: Raw) -> Beside | None:
    return next((word for word in raw.beside if word.sort == ERA), None)


def _unsaid(item: Item) -> Item:
    """A year or century without its era: it stands for itself."""
    return _word(item, Beside(ERA, frozenset({"after"}), item.raw.start, item.raw.end))


def words(listed: Sequence[Item]) -> list[Item]:
    """The words beside the dates, each once."""
    dates = {item.place: item for item in listed}
    return [_word(item, word) for item in dates.values() for word in item.raw.beside]


def _single(was: Item, now: Item, source: Sequence[Item], target: Sequence[Item]) -> bool:
    """Whether each side says that year, month or day once: not from 9 to 12 May and until 9 May."""
    return all(
        sum(i.component == was.component and i.agrees(item) for i in side) == 1
        for side, item in ((source, was), (target, now))
    )


def _word(item: Item, word: Beside) -> Item:
    component: Component = "era" if word.sort == ERA else "beside"
    part = Part(component, word.start, word.end)
    says = tuple(f"{word.sort} {member}" for member in sorted(word.members))
    return Item(component, says, replace(item.raw, parts=(part,)), item.place)
