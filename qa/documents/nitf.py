"""NITF, the News Industry Text Format (IPTC): headline, dateline, body, captions."""

from __future__ import annotations

from qa.documents.base import Given, ReadOptions
from qa.documents.by_part import by_part
from qa.documents.dating import day
from qa.documents.markup import tree, xml
from qa.documents.markup.xml import Element
from qa.documents.open import open_side
from qa.documents.raw import Raw
from qa.documents.sides import Extract, read_sides
from qa.errors import DocumentError, InputError
from qa.model import Document, Tagged

_KINDS = {"person": "person", "org": "org", "location": "place"}


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """One document; its siblings are its sides unless the options name them."""
    return read_sides(given, raw, options, "nitf", by_part(extract), open_side)


def extract(raw: Raw) -> Extract:
    """The story and what its docdata say."""
    root = xml.parse(raw)
    if root.local != "nitf":
        raise DocumentError(
            f"its outermost element is {root.local}, not nitf", path=raw.path, line=root.line,
            remedy="Give NITF, or the format with --read-as.",
        )  # fmt: skip
    body = root.first("body")
    if body is None:
        raise DocumentError(
            "there is no body in the nitf", path=raw.path, line=root.line, remedy="Give a story."
        )
    published, remarks = day(*_issued(root))
    return Extract(
        tuple(tree.units(raw, body, tree.Paths().of(body))),
        lang=root.attribute("lang") or body.attribute("lang") or None,
        published=published,
        tagged=tagged(root),
        remarks=remarks,
    )


def tagged(root: Element) -> tuple[Tagged, ...]:
    """The people, organisations and places of identified-content; tags in the text are no metadata."""
    content = root.first("head", "docdata", "identified-content")
    found = []
    for element in content.elements() if content else ():
        name = " ".join(element.text().split())
        kind = _KINDS.get(element.local)
        if kind and name:
            source, value = element.attribute("idsrc"), element.attribute("value")
            uri = f"{source}:{value}" if source and value else value
            found.append(_tag(kind, name, uri))
    return tuple(found)


def _issued(root: Element) -> tuple[str, str]:
    issue = root.first("head", "docdata", "date.issue")
    if issue is not None and issue.attribute("norm"):
        return issue.attribute("norm"), "date.issue"
    data = root.first("head", "pubdata")
    return (data.attribute("date.publication") if data else ""), "date.publication"


def _tag(kind: str, name: str, uri: str) -> Tagged:
    match kind:
        case "person":
            return Tagged("person", name, uri)
        case "org":
            return Tagged("org", name, uri)
    return Tagged("place", name, uri)


def escape(text: str, raw: Raw, start: int, end: int) -> str | None:
    """The text with the signs of XML escaped; None where XML cannot have it."""
    return xml.written(text, raw, start)
