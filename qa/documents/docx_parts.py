"""What of a DOCX is copy beside its main part: footnotes, endnotes, headers and footers.

Each is a part of its own that the document names by a relation. ECMA-376 part 1, 17.10 and 17.11.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from qa.documents.archive import LARGEST_MEMBER, Archive
from qa.documents.base import decoded
from qa.documents.docx_runs import paragraphs, shown
from qa.documents.markup.xml import Element, parse
from qa.documents.raw import Raw
from qa.errors import DocumentError
from qa.model import Part

NOTES: tuple[Part, ...] = ("footnote", "endnote")
MARGINS: tuple[Part, ...] = ("header", "footer")
_KINDS = ("footnotes", "endnotes", *MARGINS)  # as relations call them
_PAGES = {"first": "first-page ", "even": "even-page "}


class Place(NamedTuple):
    """Paragraphs that belong together: all that `root` holds, which `raw` has; `at` is where that
    begins in the file's text. `name` is what Word's user calls it: "footnote 2", "first-page header".
    """

    root: Element
    raw: Raw
    at: int
    part: Part = "body"
    name: str = ""


def members(archive: Archive, main: Raw) -> list[Raw]:
    """The main part and all others that are copy; DocumentError where they are too much."""
    found = [main]
    size = len(main.text)
    for name in sorted(_related(archive, main).values(), key=_rank):
        if any(part.member == name[1] for part in found):
            continue
        data = archive.read(name[1])
        size += len(data)
        if size > LARGEST_MEMBER:
            raise DocumentError(
                "the file is over 64 MB unpacked", path=main.path, remedy="Split it."
            )
        part = decoded(data, f"{main.path}:{name[1]}", "utf-8")
        found.append(Raw(main.path, main.data, part.text, part.encoding, part.mark, name[1]))
    return found


def places(raw: Raw) -> Iterator[Place]:
    """The document, then its notes as it refers to them, then what stands above and below its pages.

    A note that nothing refers to is not shown by Word, nor is it here.
    """
    (_, main), *others = raw.parts()
    root = parse(main)
    yield Place(root, main, 0)
    if not others:
        return
    parts = {part.member: (at, part) for at, part in others}
    related = _related(Archive(raw.data, raw.path), main)
    for kind in NOTES:
        name = next((name for of, name in related.values() if of == f"{kind}s"), None)
        if name in parts:
            yield from _notes(kind, root, *parts[name])
    yield from _margins(root, related, parts)


def _notes(kind: Part, root: Element, at: int, part: Raw) -> Iterator[Place]:
    held = {note.attribute("id"): note for note in _parsed(part).all(kind)}
    number = 0
    wanted = frozenset((f"{kind}Reference",))
    marks = (mark for paragraph in paragraphs(root) for mark in shown(paragraph, wanted))
    for run, mark in marks:
        note = held.pop(mark.attribute("id"), None)
        if note is None:
            continue
        if mark.attribute("customMarkFollows") in ("1", "true", "on"):
            name = f"{kind} {run.text()}".strip()
        else:
            number += 1
            name = f"{kind} {number}"
        yield Place(note, part, at, kind, name)


def _margins(
    root: Element, related: Mapping[str, tuple[str, str]], parts: dict[str, tuple[int, Raw]]
) -> Iterator[Place]:
    """Headers and footers; a section that names none of its own has those of the one before it."""
    sections = [element for element in root.walk() if element.local == "sectPr"]
    for kind in MARGINS:
        for number, section in enumerate(sections, 1):
            for mark in section.all(f"{kind}Reference"):
                _, name = related.get(mark.attribute("id"), ("", ""))
                if name not in parts:
                    continue
                at, part = parts.pop(name)
                behind = f", section {number}" if number > 1 else ""
                called = f"{_PAGES.get(mark.attribute('type'), '')}{kind}{behind}"
                yield Place(_parsed(part), part, at, kind, called)


def _parsed(part: Raw) -> Element:
    return parse(Raw(f"{part.path}:{part.member}", b"", part.text, part.encoding))


def _rank(related: tuple[str, str]) -> tuple[int, str]:
    return _KINDS.index(related[0]), related[1]


def _related(archive: Archive, main: Raw) -> dict[str, tuple[str, str]]:
    """What the main part names of such parts: the relation's id to its kind and the member."""
    folder, _, base = main.member.rpartition("/")
    name = f"{folder}/_rels/{base}.rels".lstrip("/")
    if name not in archive:
        return {}
    found = {}
    for relation in parse(decoded(archive.read(name), main.path, "utf-8")).elements():
        kind = relation.attributes.get("Type", "").rpartition("/relationships/")[2]
        target = relation.attributes.get("Target", "")
        member = target[1:] if target.startswith("/") else f"{folder}/{target}".lstrip("/")
        if kind in _KINDS and member in archive and member != main.member:
            found[relation.attributes.get("Id", "")] = (kind, member)
    return found
