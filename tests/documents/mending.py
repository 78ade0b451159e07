"""What every format that is written back must show: pieces that fit, and edits that touch no more."""

from __future__ import annotations

from qa.documents import FORMATS, Loaded
from qa.documents.locate import locate, stretch
from qa.documents.writing import Edit, edited, encoded
from qa.model import Document, Finding, Fix, Severity, Span, Where


def found(
    document: Document, word: str, *, check: str = "wrong-rendering", fix: str | None = None
) -> Finding:
    """A finding of the first place of a word in the document's targets."""
    index, segment = next((i, s) for i, s in enumerate(document.segments) if word in s.target)
    start = segment.target.index(word)
    return Finding(
        check=check, mqm="Accuracy/Mistranslation", severity=Severity.MAJOR,
        span=Span(index, "target", start, start + len(word)), key=segment.key, text=word,
        message=f"“{word}” is <wrong> & so", evidence=(),
        fix=Fix(fix, "safe") if fix is not None else None, term=None, confidence=1.0,
        fingerprint="0",
    )  # fmt: skip


def where(loaded: Loaded, word: str) -> Where:
    """The place of a word in the file."""
    assert loaded.document
    assert loaded.raw
    (place,) = locate(loaded.document, [found(loaded.document, word)], loaded.raw)
    assert place
    return place


def fitting(loaded: Loaded) -> None:
    """Asserts that the pieces are in order, cover each target and are what the file has there."""
    assert loaded.document
    assert loaded.raw
    for segment in loaded.document.segments:
        place, before = 0, 0
        for piece in segment.pieces:
            assert piece.start == place
            assert piece.at >= before
            assert 0 < piece.length <= piece.width
            own = segment.target[piece.start : piece.start + piece.length]
            there = loaded.raw.text[piece.at : piece.at + piece.width]
            # An escaped character, a blank for a line end, or the same characters.
            assert own == there or there[0] in "&<" or own.split() == there.split()
            place, before = piece.start + piece.length, piece.at + piece.width
        assert place == len(segment.target)


def mended(loaded: Loaded, word: str, right: str) -> bytes:
    """The file with `right` in the place of a word; asserts that nothing else has changed."""
    document, raw = loaded.document, loaded.raw
    assert document
    assert raw
    span = found(document, word).span
    start, end, exact = stretch(document.segments[span.segment].pieces, span.start, span.end)
    assert exact
    text = FORMATS[document.form].writes.escape(right, raw, start, end)
    assert text is not None
    data = encoded(raw, edited(raw, [Edit(start, end, text)]))
    before = raw.data[: raw.mark] + raw.text[:start].encode(raw.encoding)
    after = raw.text[end:].encode(raw.encoding)
    assert data == before + text.encode(raw.encoding) + after
    assert raw.data == before + raw.text[start:end].encode(raw.encoding) + after
    return data
