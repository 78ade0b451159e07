"""XML from strangers: no DOCTYPE, no entities, no network, bounded in size, depth and number.

A document type is refused whatever it holds, because expansion bombs and external entities have
no other place to stand (OWASP, "XML External Entity Prevention"; CWE-611, CWE-776).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.glossary.exchange.base import Given

if TYPE_CHECKING:
    from lxml.etree import _Element

# Counted as signs before anything is parsed. 10,000 concepts in eleven languages have 1,600,000 and
# 520,000 of them and take 0.7 GB to read.
MOST_ELEMENTS = 3_000_000
MOST_ATTRIBUTES = 3_000_000
_DECLARATION = re.compile(r"<\?xml\b[^>]*?\?>")
_ENCODING = re.compile(r"""\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")
# Python knows encodings that no XML has and that take quadratic time (punycode).
_ENCODINGS = re.compile(
    r"utf-?(8|16)|utf-16[bl]e|us-ascii|iso-8859-\d+|windows-125\d|gb18030|gbk|gb2312|big5|"
    r"shift_jis|euc-(jp|kr)|koi8-[ru]", re.IGNORECASE,
)  # fmt: skip
_BLANK = re.compile(r"\s*")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def parse(given: Given) -> _Element:
    """The root element; GlossaryError with the line for what is refused or not well-formed."""
    from lxml import etree

    text = _text(given)
    prolog = _prolog(given, text)
    if text.count("<") > MOST_ELEMENTS or text.count("=") > MOST_ATTRIBUTES:
        given.fail("the file has over 3,000,000 elements or attributes", "Split it.")
    # Blanked, not cut, so that lines stay what they are: the text is not in that encoding now.
    text = _DECLARATION.sub(lambda head: "\n" * head[0].count("\n"), text, count=1) if (
        text.startswith("<?xml")
    ) else text  # fmt: skip
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_comments=True, remove_pis=True, recover=False,
        collect_ids=False, encoding="utf-8",
    )  # fmt: skip
    try:
        root = etree.fromstring(text.encode("utf-8", "surrogatepass"), parser)
    except etree.XMLSyntaxError as error:
        _refuse(given, error.msg or "", error.lineno or None, prolog)
    return root


def _text(given: Given) -> str:
    head = given.data[:200].decode("latin-1")
    named = _ENCODING.search(head) if head.startswith("<?xml") else None
    name = named[1] if named else "utf-8"
    if not _ENCODINGS.fullmatch(name):
        given.fail(f"the encoding {name!r} is not read", "Save it as UTF-8.", 1)
    return given.text(name)


def _prolog(given: Given, text: str) -> int:
    """Where the root element begins. A DOCTYPE before it is refused; nowhere else can one stand."""
    position = 0
    while position < len(text):
        position = _end_of_blank(text, position)
        for opening, closing in (("<?", "?>"), ("<!--", "-->")):
            if text.startswith(opening, position):
                end = text.find(closing, position + len(opening))
                position = len(text) if end < 0 else end + len(closing)
                break
        else:
            break
    if text[position : position + 9].upper() == "<!DOCTYPE":
        given.fail(
            "the file has a document type (<!DOCTYPE>), which is not read because it can hold "
            "entities", "Delete the document type; no term stands in it.",
            text.count("\n", 0, position) + 1,
        )  # fmt: skip
    if position >= len(text) or text[position] != "<":
        given.fail("the file is not XML", "Give the file that the other tool exported.", 1)
    return position


def _end_of_blank(text: str, position: int) -> int:
    found = _BLANK.match(text, position)
    return found.end() if found else position


def _refuse(given: Given, message: str, line: int | None, prolog: int) -> None:
    if "depth" in message.lower():
        given.fail("elements are nested deeper than 256", "Give the file as it was exported.", line)
    if message.startswith("Entity"):
        name = message.split("'")[1] if "'" in message else "?"
        given.fail(f"the entity &{name}; is not defined", "Write the character itself.", line)
    told = message.partition(", line ")[0].rstrip(". ")
    given.fail(f"not well-formed XML ({told})", "Mend it or export it again.", line)


def local(element: _Element) -> str:
    """The name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def namespace(element: _Element) -> str:
    """The namespace; empty where there is none."""
    return str(element.tag).rpartition("}")[0].removeprefix("{")


def line(element: _Element) -> int | None:
    """Where the element begins, from 1."""
    found: object = element.sourceline
    return found if isinstance(found, int) else None


def inside(element: _Element) -> str:
    """All text inside, as it stands."""
    return "".join(map(str, element.itertext()))


def plain(element: _Element) -> str:
    """All text inside, blanks and line ends as one blank."""
    return " ".join(inside(element).split())
