"""A file mended: fixes made, examined again, until a second run would find nothing more to fix."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qa.documents.writing import Edit, edited
from qa.errors import InputError
from qa.fixing.changes import Change, composed
from qa.fixing.choosing import Chosen, Key, Left, Why, choose
from qa.fixing.state import Again, State
from qa.model import Finding, Result, Safety

_ROUNDS = 8  # a fix makes room for another one two or three times
_TRIALS = 12  # each bars fixes that did harm in the one before
_RUNS = 4


@dataclass(frozen=True, slots=True)
class Mended:
    """`edits` make the first text the last; `made` counts the fixes, `left` says what was not made."""

    before: State
    after: State
    edits: tuple[Edit, ...] = ()
    made: int = 0
    left: tuple[Left, ...] = ()

    @property
    def changed(self) -> bool:
        return self.after.raw.data != self.before.raw.data


def mend(state: State, safeties: Collection[Safety], again: Again) -> Mended:
    """The file with every fix of that safety that can be made and does no harm.

    A fix is taken back where a new finding as grave as its own stands in its place, where another
    would undo it, and where the file could not be read back. What a second run would still change
    is changed at once; where that has no end, nothing is.
    """
    first, last = state, state
    changes: list[Change] = []
    seen = {state.raw.text}
    for _ in range(_RUNS):
        run, more, barred = _run(last, safeties, again)
        if run is last:
            return _mended(first, last, changes, safeties, barred)
        if run.raw.text in seen:
            break
        seen.add(run.raw.text)
        changes = composed(changes, more, last.raw.text)
        last = run
        if not barred:
            return _mended(first, last, changes, safeties, barred)
    endless: dict[Key, Why] = {key: "undone" for change in changes for key in change.keys}
    return _mended(first, first, [], safeties, endless)


def _mended(
    first: State, last: State, changes: Sequence[Change], safeties: Collection[Safety],
    barred: Mapping[Key, Why],
) -> Mended:  # fmt: skip
    _, left = choose(last, safeties, barred)
    made = sum(len(change.keys) for change in changes)
    return Mended(first, last, tuple(change.edit for change in changes), made, tuple(left))


def _run(
    state: State, safeties: Collection[Safety], again: Again
) -> tuple[State, list[Change], dict[Key, Why]]:
    """What one run makes of a file; the same state where it makes nothing."""
    barred: dict[Key, Why] = {}
    for _ in range(_TRIALS):
        found = _trial(state, safeties, again, barred)
        if not isinstance(found, dict):
            return *found, barred
        barred |= found
    for one in choose(state, safeties, {})[0]:
        barred.setdefault(one.key, "undone")
    return state, [], barred


def _trial(
    state: State, safeties: Collection[Safety], again: Again, barred: Mapping[Key, Why]
) -> tuple[State, list[Change]] | dict[Key, Why]:
    """Rounds until nothing is to be fixed; the fixes to bar where some did harm."""
    first = state.raw.text
    changes: list[Change] = []
    seen = {first}
    chosen: list[Chosen] = []
    for _ in range(_ROUNDS):
        chosen, _left = choose(state, safeties, barred)
        if not chosen:
            return state, changes
        text = state.raw.text
        later = [Change(*one.edit, (one.key,)) for one in chosen]
        changes = composed(changes, later, text)
        undone = [
            key
            for change in changes
            if len(change.keys) > 1 and change.text == first[change.start : change.end]
            for key in change.keys
        ]
        if undone:
            return dict.fromkeys(undone, "undone")
        new = edited(state.raw, [one.edit for one in chosen])
        if new in seen:
            break
        seen.add(new)
        try:
            data = state.with_text(new)
        except InputError:
            return _keys(chosen, "unwritable")
        try:
            following = again(data)
        except InputError:
            return _keys(chosen, "broken")
        harm = dict(_harm(state, following, chosen))
        if harm:
            return harm
        state = following
    return _keys(chosen, "undone")


def _keys(chosen: Iterable[Chosen], why: Why) -> dict[Key, Why]:
    return {one.key: why for one in chosen}


def _harm(before: State, after: State, chosen: Sequence[Chosen]) -> Iterator[tuple[Key, Why]]:
    """The fixes that did not come back as they were written, or brought something as grave."""
    by_segment: dict[tuple[int, int], list[Chosen]] = {}
    for one in chosen:
        by_segment.setdefault((one.key.story, one.key.segment), []).append(one)
    counts = [len(result.document.segments) for result in before.results]
    if counts != [len(result.document.segments) for result in after.results]:
        yield from _keys(chosen, "broken").items()
        return
    for (story, place), own in by_segment.items():
        old, new = before.results[story], after.results[story]
        if new.failure:
            yield from _keys(own, "broken").items()
            continue
        target = old.document.segments[place].target
        shift, parts, at = 0, [], 0
        stretches = []
        for one in sorted(own, key=lambda c: (c.start, c.end)):
            parts += [target[at : one.start], one.text]
            at = one.end
            stretches.append((one, one.start + shift, one.start + shift + len(one.text)))
            shift += len(one.text) - (one.end - one.start)
        if new.document.segments[place].target != "".join([*parts, target[at:]]):
            yield from _keys(own, "broken").items()
            continue
        known = {_word(f) for f in _of(old, place)}
        fresh = [f for f in _of(new, place) if _word(f) not in known]
        for one, start, end in stretches:
            if any(
                f.severity >= one.finding.severity
                and f.span.start <= end
                and start <= f.span.end
                and ((f.span.start < end and start < f.span.end) or start == end)
                for f in fresh
            ):
                yield one.key, "worse"


def _of(result: Result, segment: int) -> list[Finding]:
    return [f for f in result.findings if (f.span.segment, f.span.side) == (segment, "target")]


def _word(finding: Finding) -> tuple[str, str, str | None]:
    return finding.check, finding.text.casefold(), finding.term
