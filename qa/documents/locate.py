"""Findings to places in the file they are about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from qa.documents.formats import FORMATS, Format
from qa.documents.raw import Raw
from qa.grammar import fitted
from qa.model import Document, Finding, Mending, Piece, Segment, Where

_AROUND = 40  # characters of its line on each side that a report shows with a finding


def locate(document: Document, findings: Iterable[Finding], raw: Raw) -> tuple[Where | None, ...]:
    """Where each finding stands, in their order; None for a segment whose place nobody said.

    A finding of the source or the reference is shown where its translation begins.
    """
    form = FORMATS.get(document.form)
    lang = document.target_lang
    return tuple(_where(document.segments[f.span.segment], f, raw, form, lang) for f in findings)


def _where(
    segment: Segment, finding: Finding, raw: Raw, form: Format | None, lang: str
) -> Where | None:
    pieces = segment.pieces
    if not pieces:
        if not segment.line:
            return None
        point = raw.point(raw.line_start(segment.line))
        return Where(point, point, False)
    if finding.span.side != "target":
        point = raw.point(pieces[0].at)
        return Where(point, point, False)
    start, end, exact = stretch(pieces, finding.span.start, finding.span.end)
    mending = _mending(segment, finding, raw, form, lang) if exact and form else None
    before, after = raw.line_around(start, end, _AROUND)
    words = raw.text[start:end]
    return Where(raw.point(start), raw.point(end), exact, words, before, after, mending)


def _mending(
    segment: Segment, finding: Finding, raw: Raw, form: Format, lang: str
) -> Mending | None:
    """The finding's fix in the words of the file; None for a hint, or where it cannot be written."""
    fix, span = finding.fix, finding.span
    if fix is None or fix.safety == "hint" or segment.again:  # a program would write one of two
        return None
    fit = fitted(segment.target, span.start, span.end, fix.replacement, lang)
    start, end, exact = stretch(segment.pieces, fit.start, fit.end)
    text = form.writes.escape(fit.text, raw, start, end) if exact else None
    return None if text is None else Mending(raw.point(start), raw.point(end), text)


def stretch(pieces: tuple[Piece, ...], start: int, end: int) -> tuple[int, int, bool]:
    """The stretch of the file, half-open, that has text[start:end], and whether nothing else is in it."""
    if start == end:
        place, exact = _end(pieces, end) if start else _start(pieces, start)
        return place, place, exact
    first, sharp = _start(pieces, start)
    last, clean = _end(pieces, end)
    return first, max(first, last), sharp and clean and _whole(pieces, start, end)


def _start(pieces: tuple[Piece, ...], offset: int) -> tuple[int, bool]:
    """Where the character at `offset` begins."""
    piece = pieces[max(0, bisect_right(pieces, offset, key=lambda p: p.start) - 1)]
    inside = offset - piece.start
    if inside >= piece.length:  # after it, in what the file does not have, or at the very end
        return piece.at + piece.width, inside == piece.length
    if piece.width == piece.length:
        return piece.at + max(0, inside), inside >= 0
    return piece.at, inside == 0


def _end(pieces: tuple[Piece, ...], offset: int) -> tuple[int, bool]:
    """Where the character before `offset` ends."""
    piece = pieces[max(0, bisect_right(pieces, offset - 1, key=lambda p: p.start) - 1)]
    inside = offset - piece.start
    if piece.width == piece.length and 0 <= inside <= piece.length:
        return piece.at + inside, True
    return piece.at + piece.width, inside == piece.length


def _whole(pieces: tuple[Piece, ...], start: int, end: int) -> bool:
    """Whether the pieces of the stretch follow each other in text and file without a gap."""
    before: Piece | None = None
    first = max(0, bisect_right(pieces, start, key=lambda p: p.start) - 1)
    for index in range(first, len(pieces)):
        piece = pieces[index]
        if piece.start >= end:
            break
        if piece.start + piece.length <= start:
            continue
        if before is None:
            if piece.start > start:
                return False
        elif before.start + before.length != piece.start or before.at + before.width != piece.at:
            return False
        before = piece
    return before is not None and before.start + before.length >= end
