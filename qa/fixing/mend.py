"""A file mended: fixes applied, looked at again, taken back where they did harm, until none is left."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qa.documents import FORMATS, ReadOptions, read_again
from qa.documents.formats import Format
from qa.documents.raw import Raw
from qa.documents.writing import Edit, edited, encoded
from qa.errors import InputError
from qa.fixing.changes import Change, composed
from qa.fixing.choose import Chosen, Key, Left, Why, chosen
from qa.model import Document, Finding, Result, Safety

_ROUNDS = 50  # a fix makes room for another one two or three times
_LONGEST = 8  # fixes one after the other in one place; more have no end
_TRIALS = 12  # each bars the fixes that did harm in the one before
_RUNS = 4

# Gives a story of a file its result, with the places of its findings.
Examine = Callable[[Document, Raw], Result]


@dataclass(frozen=True, slots=True)
class Applied:
    """A fix as it was applied: the finding, and the line of the file it stood in at the time."""

    finding: Finding
    line: int


@dataclass(frozen=True, slots=True)
class Mended:
    """A file after its fixes: its bytes and text, its stories as they now are, what was done and left.

    `data` are the bytes that were checked where nothing was done; `edits` lead from them to what is
    there now, in order, for formats that show changes.
    """

    raw: Raw
    results: tuple[Result, ...]
    applied: tuple[Applied, ...]
    left: tuple[Left, ...]
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class _State:
    """A file, what was found in it, and what was done to come there."""

    raw: Raw
    results: tuple[Result, ...]
    applied: tuple[Applied, ...] = ()
    changes: tuple[Change, ...] = ()  # of the file as it was given


def mend(
    raw: Raw,
    results: Sequence[Result],
    examine: Examine,
    options: ReadOptions,
    safeties: Collection[Safety],
) -> Mended:
    """The file of these results with every fix of such a safety that can be applied.

    What the edits do not touch stays byte for byte. A fix is taken back where a new finding as
    grave stands at its place, where another one undoes it, and where the file could not be read
    again. What a second run would still change is changed at once; where that has no end, nothing is.
    """
    first = _State(raw, tuple(results))
    if not results:
        return Mended(raw, (), (), ())
    # A fix beside them may end a suppression; what people left alone stays as it is all the same.
    alone = {(s.finding.check, s.finding.text) for r in results for s in r.suppressed}
    run = _Run(FORMATS[results[0].document.form or "text"], examine, options, safeties, alone)
    state, seen = first, {raw.text}
    endless: dict[Key, Why] = {}
    for _ in range(_RUNS):
        after, barred = run.over(state)
        if after is state or not barred:
            return run.told(after, barred)
        if after.raw.text in seen:
            break
        seen.add(after.raw.text)
        endless |= dict.fromkeys(barred, "circle")
        state = after
    found, _ = run.chosen(first, {})
    return run.told(first, endless | {one.key: "circle" for one in found})


@dataclass(frozen=True, slots=True)
class _Run:
    """What holds for all of a file's rounds."""

    form: Format
    examine: Examine
    options: ReadOptions
    safeties: Collection[Safety]
    alone: Collection[tuple[str, str]]

    def chosen(self, state: _State, barred: Mapping[Key, Why]) -> tuple[list[Chosen], list[Left]]:
        return chosen(state.results, state.raw, self.form, self.safeties, barred, self.alone)

    def told(self, state: _State, barred: Mapping[Key, Why]) -> Mended:
        """What came out, and what is left."""
        _, left = self.chosen(state, barred)
        edits = tuple(change.edit for change in state.changes)
        return Mended(state.raw, state.results, state.applied, tuple(left), edits)

    def over(self, state: _State) -> tuple[_State, Mapping[Key, Why]]:
        """What one run makes of a file, the same state where it makes nothing, and what it barred."""
        barred: dict[Key, Why] = {}
        for _ in range(_TRIALS):
            found = self._trial(state, barred)
            if isinstance(found, _State):
                return found, barred
            barred |= found
        return state, barred | _keys(self.chosen(state, {})[0], "circle")

    def _trial(self, state: _State, barred: Mapping[Key, Why]) -> _State | dict[Key, Why]:
        """Rounds until nothing is to be fixed; the fixes to bar where some did harm."""
        first = state.raw.text
        changes: list[Change] = []
        seen = {first}
        found: list[Chosen] = []
        for _ in range(_ROUNDS):
            found, _left = self.chosen(state, barred)
            if not found:
                return state
            later = sorted(Change(*edit, (one.key,)) for one in found for edit in one.edits)
            changes = composed(changes, later, state.raw.text)
            if circle := dict(_circle(changes, first)):
                return circle
            step = self._step(state, found)
            if isinstance(step, dict):
                return step
            if step.raw.text in seen:
                break
            seen.add(step.raw.text)
            whole = composed(state.changes, later, state.raw.text)
            state = replace(step, changes=tuple(whole))
        return _keys(found, "circle")

    def _step(self, state: _State, found: Sequence[Chosen]) -> _State | dict[Key, Why]:
        """The file after these fixes; those that did harm where some did."""
        raw = state.raw
        text = edited(raw, [edit for one in found for edit in one.edits])
        try:
            data = self.form.packs.pack(raw, text) if raw.member else encoded(raw, text)
        except InputError:
            return _keys(found, "format")
        new = replace(raw, data=data, text=text)
        results = self._examined(new, state.results)
        if results is None:  # it can no longer be read
            return _keys(found, "format")
        if harm := dict(_harm(state.results, results, found)):
            return harm
        applied = (Applied(one.finding, raw.line(one.edit.start)) for one in found)
        return _State(new, results, (*state.applied, *applied))

    def _examined(self, raw: Raw, before: Sequence[Result]) -> tuple[Result, ...] | None:
        """The stories of the file as it would be; None where they are no longer the same ones."""
        stories = read_again(Path(raw.path), raw.data, self.options)
        found = []
        for loaded in stories:
            if loaded.document is None or loaded.raw is None:
                return None
            result = self.examine(loaded.document, loaded.raw)
            if result.failure:
                return None
            found.append(result)
        sizes = [len(result.document.segments) for result in found]
        same = sizes == [len(result.document.segments) for result in before]
        return tuple(found) if same else None


def _keys(found: Iterable[Chosen], why: Why) -> dict[Key, Why]:
    return {one.key: why for one in found}


def _circle(changes: Sequence[Change], first: str) -> Iterator[tuple[Key, Why]]:
    """The fixes of a place that came back to what it was, or that came to no end there."""
    for change in changes:
        back = len(change.keys) > 1 and change.text == first[change.start : change.end]
        if back or (len(change.keys) > _LONGEST and len(set(change.keys)) < len(change.keys)):
            yield from dict.fromkeys(change.keys, "circle").items()  # type: ignore[misc]


def _harm(
    before: Sequence[Result], after: Sequence[Result], found: Sequence[Chosen]
) -> Iterator[tuple[Key, Why]]:
    """The fixes that did not come back as they were written, or brought a new finding as grave."""
    by_segment: dict[tuple[int, int], list[Chosen]] = {}
    for one in found:
        by_segment.setdefault((one.key.story, one.key.segment), []).append(one)
    for (story, place), own in by_segment.items():
        target = before[story].document.segments[place].target
        shift, at = 0, 0
        parts: list[str] = []
        stretches = []
        for one in sorted(own, key=lambda c: (c.start, c.end)):
            parts += (target[at : one.start], one.text)
            at = one.end
            stretches.append((one, one.start + shift, one.start + shift + len(one.text)))
            shift += len(one.text) - (one.end - one.start)
        if after[story].document.segments[place].target != "".join([*parts, target[at:]]):
            yield from _keys(own, "format").items()
            continue
        known = {_word(f) for f in _of(before[story], place)}
        fresh = [f for f in _of(after[story], place) if _word(f) not in known]
        for one, start, end in stretches:
            if any(_as_grave(f, one.finding, start, end) for f in fresh):
                yield one.key, "undone"


def _as_grave(new: Finding, mended: Finding, start: int, end: int) -> bool:
    """Whether a finding stands in a mended stretch and is as grave as the one that was there."""
    if not new.severity or new.severity < mended.severity:
        return False
    span = new.span
    if start == end or span.start == span.end:
        return span.start <= end and start <= span.end
    return span.start < end and start < span.end


def _of(result: Result, segment: int) -> list[Finding]:
    return [f for f in result.findings if (f.span.segment, f.span.side) == (segment, "target")]


def _word(finding: Finding) -> tuple[str, str, str | None]:
    return finding.check, finding.text.casefold(), finding.term
