"""What the paragraphs of a part of a DOCX show: runs, and in them text, tabs and breaks."""

from __future__ import annotations

from collections.abc import Iterator

from qa.documents.markup.xml import Chars, Element

# What is read of a run and what it stands for; those of no width are not named.
BREAKS = {"tab": " ", "br": " ", "cr": " ", "ptab": " ", "noBreakHyphen": "\u2011"}
_TEXT = frozenset(("t", *BREAKS))
_LEFT_OUT = frozenset(("del", "moveFrom", "Fallback", "rt", "pPr", "rPr", "sdtPr", "sectPr"))


def paragraphs(root: Element) -> Iterator[Element]:
    """Every paragraph, also those in cells, boxes and content controls, in the file's order."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.local == "p" and _word(element):
            yield element
        waiting += reversed([e for e in element.elements() if e.local not in _LEFT_OUT])


def shown(paragraph: Element, wanted: frozenset[str] = _TEXT) -> Iterator[tuple[Element, Element]]:
    """What a paragraph's runs show, each with its run; a box in it has paragraphs of its own."""
    waiting = [child for child in reversed(paragraph.children) if isinstance(child, Element)]
    while waiting:
        element = waiting.pop()
        if element.local in _LEFT_OUT or (element.local == "p" and _word(element)):
            continue
        if element.local == "r" and _word(element):
            if _hidden(element):
                continue
            for child in element.elements():
                if child.local in wanted:
                    yield element, child
                elif child.local == "ruby":
                    waiting.append(child)
        else:
            waiting += reversed(list(element.elements()))


def _word(element: Element) -> bool:
    """Whether it is Word's own: formulas and drawings have a:p and m:r."""
    return "wordprocessingml" in element.space or not element.space


def _hidden(run: Element) -> bool:
    mark = run.first("rPr", "vanish")
    return mark is not None and mark.attribute("val") not in ("0", "false", "off")


def trimmed(element: Element) -> Iterator[tuple[str, int, int]]:
    """A w:t's characters; without xml:space="preserve" Word does not show white space at its ends."""
    chars = [child for child in element.children if isinstance(child, Chars)]
    if element.attribute("space") == "preserve":
        yield from ((c.text, c.at, c.width) for c in chars)
        return
    first = next((n for n, c in enumerate(chars) if c.text.strip(" \t\n")), len(chars))
    last = next((n for n in range(len(chars) - 1, -1, -1) if chars[n].text.strip(" \t\n")), -1)
    for number in range(first, last + 1):
        text, at, width = chars[number].text, chars[number].at, chars[number].width
        if width == len(text):
            if number == first:
                at, text = at + len(text) - len(text.lstrip(" \t\n")), text.lstrip(" \t\n")
            if number == last:
                text = text.rstrip(" \t\n")
            width = len(text)
        yield text, at, width
