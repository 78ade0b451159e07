"""Edits of a DOCX as tracked changes: an editor sees what was, what is new, and who says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from qa.documents.markup import xml
from qa.documents.markup.xml import Element
from qa.documents.raw import Raw
from qa.documents.writing import Edit, edited
from qa.errors import DocumentError

_ID = re.compile(r"\bid=\"(\d{1,9})\"")
_SPACE = ' xml:space="preserve"'


def tracked(raw: Raw, edits: Iterable[Edit], day: date | None, author: str = "wireqa") -> str:
    """The document's XML with each edit as a deletion and an insertion (ECMA-376, 17.13.5).

    `day` is the date of the changes, None for none: nothing depends on the clock. DocumentError for
    an edit that is not within the text of one run.
    """
    texts = [
        (element, element.parent)
        for element in xml.parse(raw).walk()
        if element.local == "t" and element.parent is not None and element.parent.local == "r"
    ]
    by_run: dict[int, tuple[Element, list[tuple[Element, Edit]]]] = {}
    for edit in sorted(edits):
        text, run = _of(texts, edit, raw)
        by_run.setdefault(run.start, (run, []))[1].append((text, edit))
    number = max((int(n) for n in _ID.findall(raw.text)), default=0)
    told = xml.escaped(author).replace('"', "&quot;")
    found = []
    for run, own in by_run.values():
        found.append(Edit(run.start, run.end, _split(raw, run, own, number, told, day)))
        number += 2 * len(own)
    return edited(raw, found)


def _of(texts: Sequence[tuple[Element, Element]], edit: Edit, raw: Raw) -> tuple[Element, Element]:
    for text, run in texts:
        if text.inside <= edit.start and edit.end <= text.outside:
            return text, run
    raise DocumentError(
        "a fix goes through the formatting of several words", path=raw.path,
        remedy="Leave out --track, or mend it by hand.",
    )  # fmt: skip


def _split(
    raw: Raw,
    run: Element,
    own: Sequence[tuple[Element, Edit]],
    number: int,
    author: str,
    day: date | None,
) -> str:
    """A run in parts: what stays, what goes, what comes, in the run's own properties."""
    prefix = raw.text[run.start + 1 : run.start + 1 + raw.text[run.start + 1 :].index("r")]
    start = raw.text[run.start : run.inside]
    properties = next(run.all("rPr"), None)
    same = raw.text[properties.start : properties.end] if properties else ""
    when = f' {prefix}date="{day.isoformat()}T00:00:00Z"' if day else ""
    inserted = any(above.local == "ins" for above in _above(run))

    def part(tag: str, content: str) -> str:
        return f"{start}{same}<{prefix}{tag}{_SPACE}>{content}</{prefix}{tag}></{prefix}r>"

    def change(tag: str, content: str) -> str:
        nonlocal number
        number += 1
        attributes = f'{prefix}id="{number}" {prefix}author="{author}"{when}'
        return f"<{prefix}{tag} {attributes}>{content}</{prefix}{tag}>"

    def between(begin: int, end: int) -> str:
        """What the run has there, text or not, as a run of its own."""
        inner = raw.text[begin:end]
        return f"{start}{same}{inner}</{prefix}r>" if inner else ""

    place = properties.end if properties else run.inside
    parts: list[str] = []
    last: Element | None = None
    for text, edit in own:
        if text is not last:
            if last is not None:
                parts.append(_rest(raw, last, place, part))
                place = last.end
            parts.append(between(place, text.start))
            place = text.inside
            last = text
        if place < edit.start:
            parts.append(part("t", raw.text[place : edit.start]))
        if edit.start < edit.end:
            parts.append(change("del", part("delText", raw.text[edit.start : edit.end])))
        if edit.text:
            new = part("t", edit.text)
            parts.append(new if inserted else change("ins", new))
        place = edit.end
    assert last is not None
    parts += (_rest(raw, last, place, part), between(last.end, run.outside))
    return "".join(parts)


def _rest(raw: Raw, text: Element, place: int, part: object) -> str:
    assert callable(part)
    return str(part("t", raw.text[place : text.outside])) if place < text.outside else ""


def _above(element: Element) -> Iterable[Element]:
    above = element.parent
    while above is not None:
        yield above
        above = above.parent
