"""Findings with their places, as other programs want them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.model import Finding, Point, Result, Severity, Suppressed, Where

# What XML 1.0 cannot hold, and lone surrogates, which nothing can.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Line ends, escapes of terminals, and what would show a line in another order than it has.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Spot:
    """A finding, its file, and where it stands there; not `placed`, `where` is the beginning of a line."""

    path: str
    finding: Finding
    where: Where
    unit: str
    placed: bool = True
    suppressed: Suppressed | None = None

    @property
    def mendable(self) -> bool:
        """Whether a program may put the fix in the place of the words."""
        fix = self.finding.fix
        return fix is not None and fix.safety != "hint" and self.where.exact


def spots(results: Sequence[Result], *, suppressed: bool = False) -> Iterator[Spot]:
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
    segment = result.document.segments[finding.span.segment]
    placed = place is not None
    if place is None:
        point = Point(0, max(1, segment.line), 1, 1, 1)
        place = Where(point, point, False)
    return Spot(result.document.path, finding, place, segment.unit, placed, suppressed)


def gravest(found: Sequence[Spot]) -> list[Spot]:
    """The gravest first, else in their order."""
    return sorted(found, key=lambda spot: -spot.finding.severity)


def message(finding: Finding) -> str:
    """What is wrong, with the fix, in one line."""
    fix = finding.fix
    instead = f"; write “{fix.replacement}”" if fix and fix.replacement else ""
    return one_line(f"{finding.message}{instead}")


def one_line(text: str) -> str:
    """Text without line ends, control signs and overrides of direction; joiners stay, words need them."""
    return _CONTROLS.sub(" ", readable(text))


def readable(text: str) -> str:
    """Text that has bytes: half a surrogate pair, which JSON can bring, becomes a sign."""
    return text.encode("utf-8", "replace").decode()


def xml(text: str) -> str:
    """Text that XML can hold."""
    return _NO_XML.sub("\ufffd", text)


LEVELS = {
    Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning",
    Severity.NEUTRAL: "note",
}  # fmt: skip
