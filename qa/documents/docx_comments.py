"""Comments of a DOCX: their part, its relation to the document, and its type.

ECMA-376 part 1, 17.13.4, and part 2 for relations and types.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from qa.documents.archive import Archive
from qa.documents.base import decoded
from qa.documents.markup.xml import Element, escaped, parse
from qa.documents.raw import Raw
from qa.errors import DocumentError

AUTHOR = "wireqa"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ID = re.compile(r"\b(?:\w{1,20}:)?id=[\"'](\d{1,9})[\"']")


class Note(NamedTuple):
    """A comment on raw.text[start:end], which lies in one paragraph; `text` is plain."""

    start: int
    end: int
    text: str


def free_number(text: str) -> int:
    """The first number above all that changes, comments and bookmarks of a part have."""
    return 1 + max((int(found) for found in _ID.findall(text)), default=0)


def stamp(w: str, number: int, day: date) -> str:
    """The attributes that say whose a change or comment is; `day` is its date, at midnight."""
    return f'{w}id="{number}" {w}author="{AUTHOR}" {w}date="{day.isoformat()}T00:00:00Z"'


def comments(
    raw: Raw, notes: Sequence[Note], first: int, day: date
) -> tuple[dict[str, bytes], int]:
    """The members that the comments change, and the first number that is free after theirs."""
    archive = Archive(raw.data, raw.path)
    folder, _, base = raw.member.rpartition("/")
    related = f"{folder}/_rels/{base}.rels"
    others: dict[str, bytes] = {}
    name = _related(archive, related, raw.path)
    if name is None or f"{folder}/{name}" not in archive:
        name = "comments.xml" if f"{folder}/comments.xml" not in archive else "wireqa-comments.xml"
        own = _part(archive, related, raw.path) or _Part.new(
            "Relationships", "http://schemas.openxmlformats.org/package/2006/relationships"
        )
        taken = {e.attributes.get("Id", "") for e in own.root.elements()}
        number = next(n for n in range(1, len(taken) + 2) if f"wireqa{n}" not in taken)
        others[related] = own.with_child(
            f'<{own.before}Relationship Id="wireqa{number}" Type="{_OFFICE}/comments" '
            f'Target="{name}"/>'
        )
        types = _part(archive, "[Content_Types].xml", raw.path)
        if types is None:
            raise DocumentError(
                "the file has no [Content_Types].xml", path=raw.path, remedy="Save it with Word."
            )
        others["[Content_Types].xml"] = types.with_child(
            f'<{types.before}Override PartName="/{folder}/{name}" ContentType="{_COMMENTS}"/>'
        )
        own_part = _Part.new("w:comments", _W)
    else:
        found = _part(archive, f"{folder}/{name}", raw.path)
        assert found is not None
        own_part = found
        first = max(first, free_number(found.raw.text))
    w = own_part.before
    written = "".join(
        f'<{w}comment {stamp(w, number, day)} {w}initials="QA"><{w}p><{w}r>{text_of(w, _safe(note.text))}</{w}r></{w}p></{w}comment>'
        for number, note in enumerate(notes, first)
    )
    others[f"{folder}/{name}"] = own_part.with_child(written)
    return others, first + len(notes)


def _safe(text: str) -> str:
    """A note's text as XML can have it: what XML forbids is shown as a replacement character."""
    kept = "".join(
        "\ufffd" if "\ud800" <= s <= "\udfff" or s in "\ufffe\uffff" or (s < " " and s != "\t")
        else s for s in text.replace("\n", " ")
    )  # fmt: skip
    return escaped(kept)


class _Part(NamedTuple):
    """A member of XML and what its root's tag has before the colon."""

    raw: Raw
    root: Element
    before: str

    @classmethod
    def new(cls, tag: str, space: str) -> _Part:
        before = tag.rpartition(":")[0]
        name = f"xmlns:{before}" if before else "xmlns"
        text = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<{tag} {name}="{space}"></{tag}>'
        raw = Raw("", text.encode(), text, "utf-8")
        root = parse(raw)
        return cls(raw, root, prefix(raw, root))

    def with_child(self, written: str) -> bytes:
        """The member's bytes with a further child at its root's end."""
        raw, root = self.raw, self.root
        text = raw.text
        if root.outside == root.end:  # <root/>
            tag = text[root.start : root.end].removesuffix("/>").rstrip()
            name = f"{self.before}{root.local}"
            new = f"{text[: root.start]}{tag}>{written}</{name}>{text[root.end :]}"
        else:
            new = text[: root.outside] + written + text[root.outside :]
        return raw.data[: raw.mark] + new.encode(raw.encoding)


def _part(archive: Archive, name: str, path: str) -> _Part | None:
    if name not in archive:
        return None
    raw = decoded(archive.read(name), path, "utf-8")
    root = parse(raw)
    return _Part(raw, root, prefix(raw, root))


def _related(archive: Archive, name: str, path: str) -> str | None:
    """The part of comments that the document already has, from the document's folder."""
    part = _part(archive, name, path)
    for relation in part.root.elements() if part else ():
        if relation.attributes.get("Type", "").endswith("/relationships/comments"):
            return relation.attributes.get("Target", "").rpartition("/")[2]
    return None


def text_of(w: str, written: str) -> str:
    """A w:t with characters as XML has them."""
    return f'<{w}t xml:space="preserve">{written}</{w}t>'


def prefix(raw: Raw, element: Element) -> str:
    """What stands before the colon in the element's tag, with the colon."""
    name = re.compile(r"[^\s/>]*").match(raw.text, element.start + 1)
    assert name is not None
    head, colon, _ = name[0].rpartition(":")
    return head + colon
