"""Findings with their places, as other programs want them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qa.model import Finding, Mending, Part, Point, Result, Severity, Suppressed, Where
from qa.reporting.harmless import one_line

LEVELS = {
    Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning",
    Severity.NEUTRAL: "note",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """A finding, its story, and where its file has it.

    Where nobody said that (not `placed`), `where` is the beginning of the segment's line, or of the
    file. Only the line of it means something then.
    """

    result: Result
    finding: Finding
    where: Where
    placed: bool = True
    suppressed: Suppressed | None = None

    @property
    def path(self) -> str:
        return self.result.document.path

    @property
    def unit(self) -> str:
        return self.result.document.segments[self.finding.span.segment].unit

    @property
    def part(self) -> Part:
        return self.result.document.segments[self.finding.span.segment].part

    @property
    def shown(self) -> bool:
        """Whether lines mean something to who opens the file: in a packed one they do not."""
        return not self.result.member

    @property
    def mending(self) -> Mending | None:
        """What a program may change in the file; None where it may not."""
        return self.where.mending if self.shown else None


def spots(results: Iterable[Result], *, suppressed: bool = False) -> Iterator[Spot]:
    """All findings in the order of the results; with `suppressed` those that people overruled too."""
    for result in results:
        places = result.places or (None,) * len(result.findings)
        for finding, place in zip(result.findings, places, strict=True):
            yield _spot(result, finding, place, None)
        if suppressed:
            for one in result.suppressed:
                yield _spot(result, one.finding, one.place, one)


def _spot(
    result: Result, finding: Finding, place: Where | None, suppressed: Suppressed | None
) -> Spot:
    placed = place is not None
    if place is None:
        line = result.document.segments[finding.span.segment].line
        point = Point(0, max(1, line), 1, 1, 1)
        place = Where(point, point, False)
    return Spot(result, finding, place, placed, suppressed)


def gravest(found: Iterable[Spot]) -> list[Spot]:
    """Those that nobody overruled first, of them the gravest first, else in their order."""
    return sorted(found, key=lambda s: (s.suppressed is not None, -s.finding.severity))


def message(finding: Finding) -> str:
    """What is wrong, with the fix, in one line; once, where the check's own words have it."""
    said, fix = finding.message, finding.fix
    if fix and fix.replacement and f"“{fix.replacement}”" not in said:
        said += f"; write “{fix.replacement}”"
    return one_line(said)


def failed(results: Sequence[Result]) -> list[tuple[Result, str]]:
    """Stories that could not be examined, each with why, in one line."""
    return [(r, one_line(r.failure.message)) for r in results if r.failure]
