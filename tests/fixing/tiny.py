"""A small format of marked-up text, for tests: each <p> is a segment."""

from __future__ import annotations

from qa.documents.base import Given, ReadOptions
from qa.documents.markup.xml import escaped, parse
from qa.documents.raw import Raw
from qa.documents.weave import Weaver
from qa.errors import InputError
from qa.model import Document, Segment


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """One English story a <story>."""
    stories: list[Document | InputError] = []
    for number, story in enumerate(parse(raw).elements()):
        segments = []
        for paragraph in story.elements():
            weaver = Weaver()
            for chars in paragraph.chars():
                weaver.add(chars.text, chars.at, chars.width)
            text, pieces = weaver.done()
            segments.append(Segment(text, line=paragraph.line, pieces=pieces))
        stories.append(Document(f"s{number}", raw.path, None, "en", tuple(segments), form="tiny"))
    return stories


def escape(text: str, raw: Raw, start: int, end: int) -> str | None:
    """As XML writes it; this format has no signs for tabs."""
    return None if "\t" in text else escaped(text)
