"""Text of stories made harmless for where it is shown: lines, JSON, logs of GitHub Actions.

Stories, names of files and glossaries come from anybody. What they say is shown, never obeyed.
"""

from __future__ import annotations

import json
import re

# Line ends, escapes of terminals, and what would show a line in another order than it has.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
# The same where JSON or the library of XML has not escaped it already.
UNESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_HALF = re.compile("[\ud800-\udfff]")
# A workflow command: two colons after nothing but blanks, or the older form anywhere.
_COMMAND = re.compile(r"^([^\S\n]*:)(?=:)|(#)(?=#\[)", re.MULTILINE)


def one_line(text: str) -> str:
    """Text without line ends, control signs and overrides of direction; joiners stay, words need them."""
    return _CONTROLS.sub(" ", readable(text))


def readable(text: str) -> str:
    """Text that has bytes: half a surrogate pair, which JSON can bring, becomes U+FFFD."""
    return _HALF.sub("\ufffd", text)


def dumped(value: object) -> str:
    """JSON in one line that a terminal shows as it is; half a surrogate pair becomes U+FFFD.

    Without blanks and indents the library's own fast encoder is used.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return UNESCAPED.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else f"\\u{code:04x}"


def inert(text: str) -> str:
    """Text for a log of GitHub Actions, whose runner obeys `::stop-commands::` wherever a line begins
    with it, indented or not: a zero width space parts the signs."""
    return _COMMAND.sub(lambda match: f"{match[1] or match[2]}\u200b", text)
