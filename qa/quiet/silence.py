"""A result without what people said to leave alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from qa.model import Finding, Result, Suppressed, Where
from qa.quiet.comments import Comment
from qa.quiet.entries import Entry, Known
from qa.quiet.prints import Print, prints

_Why = tuple[Literal["inSource", "external", "baseline"], str]


@dataclass(frozen=True, slots=True)
class Silence:
    """What is to be left alone: the list, the baseline, and the day that ends what expires."""

    entries: tuple[Entry, ...] = ()
    baseline: frozenset[Known] = frozenset()
    today: date | None = None

    def expired(self) -> list[Entry]:
        """The entries whose time is over."""
        return [e for e in self.entries if e.expires and self.today and e.expires < self.today]


@dataclass(slots=True)
class Spoken:
    """What was used, over all stories of a run."""

    comments: set[tuple[str, int]] = field(default_factory=set)
    entries: set[Entry] = field(default_factory=set)
    baseline: set[Known] = field(default_factory=set)


def silence(result: Result, silent: Silence, said: Sequence[Comment], spoken: Spoken) -> Result:
    """The result with the findings that are left alone among `suppressed`; `spoken` learns what was used.

    A comment comes before the list, the list before the baseline. Nothing is read or written.
    """
    if not result.findings or not (silent.entries or silent.baseline or said):
        return result
    live = [
        e for e in silent.entries if not (e.expires and silent.today and e.expires < silent.today)
    ]
    places: Sequence[Where | None] = result.places or (None,) * len(result.findings)
    kept: list[Finding] = []
    spots: list[Where | None] = []
    found: list[Suppressed] = []
    path = result.document.path
    for finding, place, one in zip(
        result.findings, places, prints(result.document, result.findings), strict=True
    ):
        why = (
            _said(finding, place, said, path, spoken)
            or _listed(one, live, path, spoken)
            or _known(one, silent.baseline, path, spoken)
        )
        if why:
            found.append(Suppressed(finding, why[0], why[1], place))
        else:
            kept.append(finding)
            spots.append(place)
    return replace(
        result,
        findings=tuple(kept),
        places=tuple(spots) if result.places else (),
        suppressed=(*result.suppressed, *found),
    )


def _said(
    finding: Finding, place: Where | None, said: Sequence[Comment], path: str, spoken: Spoken
) -> _Why | None:
    if place is None:
        return None
    off: Comment | None = None
    for comment in said:
        if finding.check not in comment.checks:
            continue
        first, last = place.start.line, place.end.line
        here = (comment.kind == "ignore" and first <= comment.line <= last) or (
            comment.kind == "ignore-next-line" and first <= comment.line + 1 <= last
        )
        if here:
            spoken.comments.add((path, comment.at))
            return ("inSource", comment.reason)
        if comment.at <= place.start.offset:
            off = comment if comment.kind == "off" else None if comment.kind == "on" else off
    if off:
        spoken.comments.add((path, off.at))
        return ("inSource", off.reason)
    return None


def _listed(one: Print, entries: Sequence[Entry], path: str, spoken: Spoken) -> _Why | None:
    entry = next((e for e in entries if e.holds(path, one)), None)
    if entry is None:
        return None
    spoken.entries.add(entry)
    return ("external", entry.reason)


def _known(one: Print, baseline: frozenset[Known], path: str, spoken: Spoken) -> _Why | None:
    known = Known.of(path, one)
    if known not in baseline:
        return None
    spoken.baseline.add(known)
    return ("baseline", "known before")
