"""XML of reports: made by a library, with nothing in it that a parser or a terminal would obey."""

from __future__ import annotations

import re

from lxml import etree

from qa.reporting.harmless import UNESCAPED

# What XML 1.0 cannot hold, and lone surrogates, which nothing can.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml(text: str) -> str:
    """Text that XML can hold: all else becomes U+FFFD."""
    return _NO_XML.sub("\ufffd", text)


def serialised(root: etree._Element) -> str:
    """A file of XML that a terminal shows as it is."""
    data = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return UNESCAPED.sub(lambda match: f"&#{ord(match[0])};", data.decode())
