"""Results as an editor shows them: diagnostics, what is told of a place, edits.

Places count lines and characters from 0, characters in the units that client and server agreed on
(Language Server Protocol 3.17, PositionEncodingKind).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types as lsp

from qa.documents.raw import Raw
from qa.editor.desk import Looked
from qa.fixing.mend import Mended
from qa.model import Mending, Point, Severity
from qa.reporting.spots import Spot, failed, message, spots

SOURCE = "wireqa"
_SEVERITIES = {
    Severity.CRITICAL: lsp.DiagnosticSeverity.Error, Severity.MAJOR: lsp.DiagnosticSeverity.Error,
    Severity.MINOR: lsp.DiagnosticSeverity.Warning,
    Severity.NEUTRAL: lsp.DiagnosticSeverity.Information,
}  # fmt: skip
_BEGINNING = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))
FIX_ALL = f"source.fixAll.{SOURCE}"


class Shown:
    """What was found in a text, in the units of one editor."""

    def __init__(self, looked: Looked, units: lsp.PositionEncodingKind | str) -> None:
        self._looked, self._units = looked, units
        self._spots = [spot for spot in spots(looked.results) if spot.shown]

    def diagnostics(self) -> list[lsp.Diagnostic]:
        """A diagnostic for each finding, and for a story that could not be examined."""
        found = [self._diagnostic(spot) for spot in self._spots]
        found += [
            lsp.Diagnostic(_BEGINNING, why, lsp.DiagnosticSeverity.Error, source=SOURCE)
            for _, why in failed(self._looked.results)
        ]
        return found

    def actions(self, uri: str, asked: lsp.Range) -> Iterator[lsp.CodeAction]:
        """For each finding that touches the range its fix, here and wherever the same is found."""
        for spot in self._at(asked):
            if spot.mending is None:
                continue
            told = f"Write “{spot.mending.text}”"
            fix = spot.finding.fix
            sure = fix is not None and fix.safety == "safe"
            yield self._action(uri, told, [spot], preferred=sure)
            same = [other for other in self._spots if _same(spot, other)]
            if len(same) > 1:
                yield self._action(uri, f"{told} at all {len(same)} places", same, preferred=False)

    def told(self, place: lsp.Position) -> lsp.Hover | None:
        """What was found at a place and why; plain text, whatever the story holds."""
        here = self._at(lsp.Range(place, place))
        if not here:
            return None
        text = "\n\n".join(
            "\n".join([f"{spot.finding.check}: {message(spot.finding)}", *map("· {}".format, spot.finding.evidence)])
            for spot in here
        )  # fmt: skip
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.PlainText, text))

    def _diagnostic(self, spot: Spot) -> lsp.Diagnostic:
        return lsp.Diagnostic(
            self._range(spot.where.start, spot.where.end), message(spot.finding),
            _SEVERITIES[spot.finding.severity], spot.finding.check, source=SOURCE,
        )  # fmt: skip

    def _action(
        self, uri: str, title: str, about: Sequence[Spot], *, preferred: bool
    ) -> lsp.CodeAction:
        edits = [self._edit(spot.mending) for spot in about if spot.mending]
        return lsp.CodeAction(
            title, lsp.CodeActionKind.QuickFix, [self._diagnostic(spot) for spot in about],
            is_preferred=preferred, edit=lsp.WorkspaceEdit({uri: edits}),
        )  # fmt: skip

    def _edit(self, mending: Mending) -> lsp.TextEdit:
        return lsp.TextEdit(self._range(mending.start, mending.end), mending.text)

    def _at(self, asked: lsp.Range) -> list[Spot]:
        first, last = _key(asked.start), _key(asked.end)
        found = []
        for spot in self._spots:
            own = self._range(spot.where.start, spot.where.end)
            if _key(own.start) <= last and first <= _key(own.end):
                found.append(spot)
        return found

    def _range(self, start: Point, end: Point) -> lsp.Range:
        return lsp.Range(position(start, self._units), position(end, self._units))


def fixed(
    uri: str, mended: Mended, raw: Raw, units: lsp.PositionEncodingKind | str
) -> lsp.CodeAction:
    """All safe fixes of a text as one edit of it."""
    edits = [
        lsp.TextEdit(
            lsp.Range(position(raw.point(e.start), units), position(raw.point(e.end), units)),
            e.text,
        )
        for e in mended.edits
    ]
    title = "Apply all safe fixes" if len(edits) != 1 else "Apply the safe fix"
    return lsp.CodeAction(title, FIX_ALL, edit=lsp.WorkspaceEdit({uri: edits}))


def position(point: Point, units: lsp.PositionEncodingKind | str) -> lsp.Position:
    """A place of a file as an editor counts."""
    column = {
        lsp.PositionEncodingKind.Utf8: point.utf8, lsp.PositionEncodingKind.Utf32: point.column,
    }.get(lsp.PositionEncodingKind(units), point.utf16)  # fmt: skip
    return lsp.Position(point.line - 1, column - 1)


def _key(place: lsp.Position) -> tuple[int, int]:
    return place.line, place.character


def _same(one: Spot, other: Spot) -> bool:
    ours, theirs = one.mending, other.mending
    return (
        ours is not None and theirs is not None and ours.text == theirs.text
        and (one.finding.check, one.finding.text) == (other.finding.check, other.finding.text)
    )  # fmt: skip
