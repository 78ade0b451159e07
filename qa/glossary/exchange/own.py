"""The notes in which our own data travels through formats that have no place for it.

`x-wireqa:` and one JSON object: in the note of an entry what concerns the concept, in the note of
a term what concerns the form. Only what the format cannot say stands there, so that what a person
changes in another tool is what is read back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from qa.glossary.exchange.base import Given

MARK = "x-wireqa:"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def note(data: Mapping[str, Any]) -> str:
    """The text of a note; characters that XML forbids are written as JSON escapes."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"{MARK} " + _NOT_XML.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def read(given: Given, text: str, line: int | None) -> dict[str, Any]:
    """The data of a note that begins with the mark; GlossaryError when it is no JSON object."""
    try:
        data = json.loads(text.removeprefix(MARK))
        json.dumps(data, ensure_ascii=False).encode()  # half a surrogate pair fits into no file
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        given.fail(f"the note {MARK} is not a JSON object", "Restore the note or delete it.", line)
    return data


def smooth(text: str) -> bool:
    """Whether XML gives the text back as it is: `legal`, and no blanks to fold."""
    return " ".join(text.split()) == text and legal(text)


def legal(text: str) -> bool:
    """Whether XML 1.0 has all of its characters, and it is no note of ours itself."""
    return not _NOT_XML.search(text) and not text.lstrip().startswith(MARK)


def newer(kept: object, read: str) -> str:
    """The exact text that was kept, unless somebody has changed the one that was read."""
    if isinstance(kept, str) and " ".join(_NOT_XML.sub("", kept).split()) == read:
        return kept
    return read
