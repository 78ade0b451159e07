"""The messages of a gettext PO file: singular ones, without those that are fuzzy or empty."""

from __future__ import annotations

import re

_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


def messages(text: str) -> dict[str, str]:
    """msgid to msgstr; lines that are none of PO's are passed over."""
    found: dict[str, str] = {}
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        parts = {"msgid": "", "msgstr": ""}
        at = ""
        fuzzy = False
        for line in block.split("\n"):
            keyword = line.partition(" ")[0]
            if keyword.startswith("#"):
                fuzzy = fuzzy or (keyword == "#," and "fuzzy" in line)
                continue
            at = keyword if not line.startswith('"') else at
            quoted = _QUOTED.search(line)
            if at in parts and quoted:
                parts[at] += re.sub(r"\\(.)", _unescaped, quoted.group(1))
        if parts["msgid"] and parts["msgstr"] and not fuzzy:
            found[parts["msgid"]] = parts["msgstr"]
    return found


def _unescaped(match: re.Match[str]) -> str:
    return _ESCAPES.get(match.group(1), match.group(1))
