"""Character references of HTML, as pages and subtitles write them."""

from __future__ import annotations

import html

# The longest name has 31 letters. Digits are bounded: no number of a character has more than seven,
# leading zeros apart.
REFERENCE = r"&(?:#[0-9]{1,20}|#[xX][0-9a-fA-F]{1,20}|[A-Za-z][A-Za-z0-9]{1,31});?"


def character(reference: str) -> str:
    """What a reference stands for; itself where it is none (&foo;, &copyright without a semicolon).

    Of "&notit;" the first four characters are a reference and the rest is as it stands, as in HTML.
    """
    return html.unescape(reference)


def written(text: str, encoding: str) -> str:
    """Text as HTML has it between tags; what the encoding lacks is written by number."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;")
    return safe.encode(encoding, "xmlcharrefreplace").decode(encoding)
