"""Only the findings on lines that changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from qa.documents.raw import Raw
from qa.git import Changes, Lines
from qa.model import Document, Finding, Result, Where
from qa.quiet.inline import around

_LEAD = 8  # lines before a translation in which its source may stand in the same file


@dataclass(frozen=True)
class ChangedView:
    """Of the files only those that changed, or a side of which did, as the index has them when
    that is what was compared. `sides` are files that the user names as source or reference."""

    changes: Changes
    sides: tuple[Path, ...] = ()

    def wanted(self, path: Path, siblings: tuple[Path, ...]) -> bool:
        return any(self.changes.changed(file) for file in (path, *siblings, *self.sides))

    def content(self, path: Path) -> bytes | None:
        return self.changes.content(path)


def only_changed(result: Result, raw: Raw | None, changes: Changes) -> Result:
    """The result with the findings on changed lines, of the translation or of what it renders.

    A finding whose place is unknown stays. How many others there are is among `unseen`.
    """
    if result.failure or raw is None:
        return result
    document = result.document
    lines = changes.changed(Path(document.path))
    # git counts lines by line feeds: in a file with returns alone it can say nothing of them.
    if lines.whole or (lines and raw.line_end != "\n"):
        return result
    beside = [(changes.changed(Path(side.path)), side.lines) for side in document.beside]
    places = result.places or (None,) * len(result.findings)
    kept = [
        (finding, where)
        for finding, where in zip(result.findings, places, strict=True)
        if where is None
        or _on(lines, where)
        or any(changed.touch(*own[finding.span.segment]) for changed, own in beside)
        or _before(document, finding, raw, lines)
    ]
    left = len(result.findings) - len(kept)
    note = f"{left} finding{'s' * (left > 1)} on lines that did not change"
    return replace(
        result,
        findings=tuple(finding for finding, _ in kept),
        places=tuple(where for _, where in kept) if result.places else (),
        unseen=(*result.unseen, note) if left else result.unseen,
    )


def _on(lines: Lines, where: Where) -> bool:
    start, end = where.start, where.end
    if start.offset == end.offset:  # it says that something is missing there
        return lines.touch(start.line, start.line) or lines.lost_at(start.line)
    # A stretch that ends before a line's first character is not on that line.
    last = end.line - 1 if end.column == 1 and end.line > start.line else end.line
    return lines.touch(start.line, last)


def _before(document: Document, finding: Finding, raw: Raw, lines: Lines) -> bool:
    """Whether the source changed that stands before its translation in the same file."""
    index = finding.span.segment
    own = around(document, index)
    if document.beside or document.segments[index].source is None or own is None:
        return False
    first = raw.line(own[0])
    previous = around(document, index - 1) if index else None
    start = max(first - _LEAD, raw.line(max(0, previous[1] - 1)) + 1 if previous else 1)
    return start < first and lines.touch(start, first - 1)
