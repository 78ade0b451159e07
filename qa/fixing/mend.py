"""A file mended: fixes applied, looked at again, taken back where they did harm, until none is left."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from qa.documents import FORMATS, ReadOptions, read_again
from qa.documents.raw import Raw
from qa.documents.writing import Edit, edited, encoded
from qa.fixing.choose import Chosen, Left, chosen
from qa.model import Document, Finding, Result, Safety

_ROUNDS = 5  # a fix may make room for another; more rounds than this nobody has seen

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

    `data` are the bytes that were checked where nothing was done.
    """

    raw: Raw
    results: tuple[Result, ...]
    applied: tuple[Applied, ...]
    left: tuple[Left, ...]


def mend(
    raw: Raw,
    results: Sequence[Result],
    examine: Examine,
    options: ReadOptions,
    safeties: frozenset[Safety],
) -> Mended:
    """The file of these results with every fix of such a safety that can be applied.

    What the edits do not touch stays byte for byte. Raises DocumentError where the encoding cannot
    hold a fix. A fix after which a new finding as grave stands at its place is taken back.
    """
    applied: list[Applied] = []
    undone: list[Left] = []
    seen = {raw.text}
    now = tuple(results)
    # A fix beside them may end a suppression; what people left alone stays as it is all the same.
    alone = {(s.finding.check, s.finding.text) for r in results for s in r.suppressed}
    for _ in range(_ROUNDS):
        found, left = chosen(now, raw, FORMATS[_form(now)], safeties) if now else ([], [])
        known = {_name(one.finding) for one in undone}
        found = [
            one
            for one in found
            if _name(one.finding) not in known and _name(one.finding)[:2] not in alone
        ]
        step = _step(raw, now, found, examine, options)
        undone += step.undone
        if not step.kept or step.raw.text in seen:
            break
        applied += [Applied(one.finding, raw.line(one.edit.start)) for one in step.kept]
        raw, now = step.raw, step.results
        seen.add(raw.text)
    known = {_name(one.finding) for one in undone}
    still = [one for one in left if _name(one.finding) not in known]
    return Mended(raw, now, tuple(applied), (*undone, *still))


def _form(results: Sequence[Result]) -> str:
    return results[0].document.form or "text"


def _name(finding: Finding) -> tuple[str, str, str]:
    return (finding.check, finding.text, finding.fingerprint)


@dataclass(frozen=True, slots=True)
class _Step:
    raw: Raw
    results: tuple[Result, ...]
    kept: list[Chosen]
    undone: list[Left]


def _step(
    raw: Raw,
    results: tuple[Result, ...],
    found: list[Chosen],
    examine: Examine,
    options: ReadOptions,
) -> _Step:
    """The edits applied, and again without those that did harm."""
    undone: list[Left] = []
    while found:
        new = _written(raw, [one.edit for one in found], _form(results))
        again = _examined(new, examine, options)
        if again is None:  # it can no longer be read: none of them
            return _Step(raw, results, [], [*undone, *(Left(c.finding, "format") for c in found)])
        harm = _harmful(found, results, again)
        if not harm:
            return _Step(new, again, found, undone)
        undone += [Left(one.finding, "undone") for one in found if one in harm]
        found = [one for one in found if one not in harm]
    return _Step(raw, results, [], undone)


def _written(raw: Raw, edits: Sequence[Edit], form: str) -> Raw:
    text = edited(raw, edits)
    data = FORMATS[form].packs.pack(raw, text) if raw.member else encoded(raw, text)
    return Raw(raw.path, data, text, raw.encoding, raw.mark, raw.member)


def _examined(raw: Raw, examine: Examine, options: ReadOptions) -> tuple[Result, ...] | None:
    found = []
    for loaded in read_again(Path(raw.path), raw.data, options):
        if loaded.document is None or loaded.raw is None:
            return None
        result = examine(loaded.document, loaded.raw)
        if result.failure:
            return None
        found.append(result)
    return tuple(found)


def _harmful(
    found: Sequence[Chosen], before: Sequence[Result], after: Sequence[Result]
) -> list[Chosen]:
    """The edits at whose place a finding stands that was not there and is as grave as the one mended."""
    old = {_name(f) for result in before for f in result.findings}
    shifts = [0, *accumulate(len(c.edit.text) - (c.edit.end - c.edit.start) for c in found)]
    starts = [c.edit.start + shift for c, shift in zip(found, shifts, strict=False)]
    harm = []
    for result in after:
        for finding, place in zip(result.findings, result.places, strict=True):
            if place is None or _name(finding) in old or not finding.severity:
                continue
            # The last edit that begins before the finding's end is the only one it can overlap.
            at = bisect_right(starts, place.end.offset) - 1
            if at < 0:
                continue
            edit = found[at].edit
            overlaps = place.start.offset <= starts[at] + len(edit.text)
            if overlaps and finding.severity >= found[at].finding.severity:
                harm.append(found[at])
    return harm
