"""DOCX (Office Open XML): paragraphs and table cells of the main document, written back in place.

Deleted text, field codes and the fall-backs of drawings are left out, inserted text is read. The
archive is bounded before anything is unpacked, and names in it are never used as paths.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from qa.documents.base import Given, ReadOptions, is_blank
from qa.documents.markup import xml
from qa.documents.markup.xml import Chars, Element
from qa.documents.open import open_side
from qa.documents.raw import Raw
from qa.documents.sides import Extract, Unit, read_sides
from qa.documents.weave import Weaver
from qa.errors import DocumentError, InputError
from qa.model import Document, Part

_MAIN = "word/document.xml"
_MEMBERS = 5000
_LARGEST = 64 * 1024 * 1024  # bytes of the document, unpacked
_RATIO = 200  # unpacked by packed: text is seldom more than thirty
_SMALL = 1024 * 1024  # below which no ratio is suspicious
_SKIPPED = frozenset(("del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr", "sdtPr"))
_HEADLINE = ("title", "heading1", "heading 1")


def unpack(data: bytes, path: str) -> Raw:
    """The main document's XML; DocumentError for what is no DOCX, encrypted, or a bomb."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise DocumentError(
            "the document is encrypted or of the old format", path=path,
            remedy="Save it as DOCX without a password.",
        )  # fmt: skip
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > _MEMBERS:
                raise _attack(path, f"{len(members)} parts")
            info = next((one for one in members if one.filename == _MAIN), None)
            if info is None:
                raise DocumentError(
                    "no DOCX: it has no main document", path=path, remedy="Save it as DOCX."
                )
            if info.flag_bits & 1:
                raise DocumentError("the document is encrypted", path=path, remedy="Save it open.")
            if info.file_size > _LARGEST or (
                info.file_size > _SMALL and info.file_size > _RATIO * info.compress_size
            ):
                raise _attack(path, f"{info.file_size:,} bytes unpacked")
            with archive.open(info) as file:
                text = file.read(_LARGEST + 1)  # the header may lie about the size
            if len(text) > _LARGEST:
                raise _attack(path, "more than 64 MB unpacked")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise DocumentError(f"no DOCX ({error})", path=path, remedy="Save it as DOCX.") from None
    try:
        return Raw(path, data, text.decode("utf-8-sig"), "utf-8", 0, _MAIN)
    except UnicodeDecodeError:
        raise DocumentError(
            "its main document is not UTF-8", path=path, remedy="Save it with another program."
        ) from None


def _attack(path: str, what: str) -> DocumentError:
    return DocumentError(
        f"not read, for it could be an attack ({what})",
        path=path,
        remedy="Give a smaller document.",
    )


def pack(raw: Raw, text: str) -> bytes:
    """The archive with another main document; every other part keeps its bytes and its place."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw.data)) as archive,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again,
    ):
        again.comment = archive.comment
        for info in archive.infolist():
            data = text.encode() if info.filename == raw.member else archive.read(info)
            again.writestr(info, data, info.compress_type)
    return out.getvalue()


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """One document; its siblings are its sides, paragraph by paragraph."""
    return read_sides(given, raw, options, "docx", extract, open_side)


def extract(raw: Raw) -> Extract:
    """The paragraphs that say something, those of tables where they stand."""
    root = xml.parse(raw)
    units = []
    number = 0
    for paragraph in root.walk():
        if paragraph.local != "p" or not paragraph.space.endswith("/main") or _skipped(paragraph):
            continue
        number += 1
        weaver = Weaver()
        for text, at, width in _said(paragraph):
            if width:
                weaver.add(text, at, width)
            else:
                weaver.gap(text)
        said, pieces = weaver.done()
        if not is_blank(said) and pieces:
            unit = Unit(
                said, raw.line(pieces[0].at), pieces, f"p[{number}]", _part(paragraph), str(number)
            )
            units.append(unit)
    return Extract(tuple(units))


def _skipped(element: Element) -> bool:
    above = element.parent
    while above is not None:
        if above.local in _SKIPPED:
            return True
        above = above.parent
    return False


def _part(paragraph: Element) -> Part:
    style = paragraph.first("pPr", "pStyle")
    name = style.attribute("val").lower() if style else ""
    return "headline" if name in _HEADLINE else "caption" if name == "caption" else ""


def _said(element: Element) -> Iterator[tuple[str, int, int]]:
    """Text, place and width of what a paragraph says; width 0 for tabs and breaks."""
    waiting: list[Element | Chars] = list(reversed(element.children))
    while waiting:
        node = waiting.pop()
        if isinstance(node, Chars):
            if element.local == "p":
                continue  # layout between the elements
        elif node.local == "t":
            for chars in node.chars():
                yield chars.text, chars.at, chars.width
        elif node.local in ("tab", "br", "cr", "noBreakHyphen"):
            yield ("-" if node.local == "noBreakHyphen" else " "), 0, 0
        elif node.local not in _SKIPPED and node.local != "p":
            waiting += reversed(node.children)


def escape(text: str, raw: Raw, start: int, end: int) -> str | None:
    """The text with the signs of XML escaped; None where XML cannot have it, or it would part lines."""
    return None if "\n" in text else xml.written(text, raw, start)
