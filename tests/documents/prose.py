"""What every format of one language must keep: places that are true, edits that touch nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from qa.documents.formats import FORMATS
from qa.documents.locate import locate, stretch
from qa.documents.raw import Raw
from qa.documents.sides import Extract, Unit
from qa.documents.writing import Edit, edited, encoded
from qa.model import Document, Finding, Severity, Span, Where
from tests.documents.helpers import read

Extractor = Callable[[Raw], Extract]
Escaper = Callable[[str, Raw, int, int], str | None]


def raw(text: str, path: str = "a") -> Raw:
    return Raw(path, text.encode("utf-8", "surrogatepass"), text, "utf-8")


def says(units: Sequence[Unit]) -> list[tuple[str, str, int]]:
    return [(unit.text, unit.part, unit.line) for unit in units]


def assert_true_places(text: str, units: Sequence[Unit]) -> None:
    """A piece of the same length is the same characters; a blank may be another white space."""
    for unit in units:
        before = (0, 0)
        for piece in unit.pieces:
            assert (piece.start, piece.at) >= before
            before = (piece.start + piece.length, piece.at + piece.width)
            own = unit.text[piece.start : piece.start + piece.length]
            inside = text[piece.at : piece.at + piece.width]
            same = all(
                a == b or (a == " " and b.isspace()) for a, b in zip(own, inside, strict=False)
            )
            assert piece.width != piece.length or same
            assert piece.width == piece.length or inside != own


def mended(file: Raw, unit: Unit, old: str, new: str, escape: Escaper) -> tuple[str, str]:
    """The file with `new` for `old` in one unit, and what must have stayed: before and after it."""
    start = unit.text.index(old)
    first, last, exact = stretch(unit.pieces, start, start + len(old))
    assert exact
    written = escape(new, file, first, last)
    assert written is not None
    text = edited(file, [Edit(first, last, written)])
    assert text.startswith(file.text[:first])
    assert text.endswith(file.text[last:])
    assert len(text) == len(file.text) - (last - first) + len(written)
    return text, written


def located(folder: Path, name: str, data: bytes, word: str) -> tuple[Document, Where, bytes]:
    """Where the file has a word, and its bytes with BARADAR there."""
    (loaded,) = read(folder, {name: data}, name, target_lang="en")
    assert loaded.document is not None, str(loaded.error)
    assert loaded.raw is not None
    number, segment = next(
        (n, s) for n, s in enumerate(loaded.document.segments) if word in s.target
    )
    start = segment.target.index(word)
    span = Span(number, "target", start, start + len(word))
    finding = Finding("c", "m", Severity.MAJOR, span, "", word, "", (), None, None, 1.0, "")
    (where,) = locate(loaded.document, [finding], loaded.raw)
    assert where is not None
    escape = FORMATS[loaded.document.form].writes.escape
    written = escape("BARADAR", loaded.raw, where.start.offset, where.end.offset)
    assert written is not None
    text = edited(loaded.raw, [Edit(where.start.offset, where.end.offset, written)])
    form = FORMATS[loaded.document.form]
    new = form.packs.pack(loaded.raw, text) if form.packed else encoded(loaded.raw, text)
    return loaded.document, where, new
