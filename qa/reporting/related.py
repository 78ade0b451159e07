"""What else a reader of a finding wants to see: the source it was compared with, the first mention."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from qa.reporting.spots import Spot

# As `qa.checks.base.quote` writes it.
_QUOTED = re.compile(r"(source|target), segment ([0-9]{1,9}): “")


class Related(NamedTuple):
    """A line of a file that speaks for a finding. `text` is the evidence."""

    path: str
    line: int
    segment: int
    side: str
    text: str


def related(spot: Spot) -> Iterator[Related]:
    """The quoted evidence of a finding that a file has; what a reference says is left to the message.

    Nothing of packed files: their sides are packed as well, and have no lines to open.
    """
    if not spot.shown:
        return
    document = spot.result.document
    for text in spot.finding.evidence:
        match = _QUOTED.match(text)
        number = int(match[2]) - 1 if match else -1
        if match is None or not 0 <= number < len(document.segments):
            continue
        segment = document.segments[number]
        path, line = document.path, segment.line
        if match[1] == "source" and document.source_path:
            path, line = document.source_path, segment.source_line
        if line:
            yield Related(path, line, number + 1, match[1], text)
