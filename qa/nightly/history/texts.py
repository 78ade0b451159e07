"""Any Python text as one that every store takes, and back, exactly.

Half a surrogate pair (JSON can bring one) has no UTF-8, and PostgreSQL refuses the character zero.
Both are written as U+FDD0 with four hexadecimal digits: a code point that Unicode keeps for a
program's own use. Any other text stays as it is, so that other tools read it as it was.
"""

from __future__ import annotations

import re

_MARK = "\ufdd0"
_ODD = re.compile("[\x00\ud800-\udfff\ufdd0]")
_MARKED = re.compile("\ufdd0([0-9a-f]{4})")


def safe(text: str) -> str:
    """The text with what a store would refuse written in another way."""
    return _ODD.sub(lambda odd: f"{_MARK}{ord(odd[0]):04x}", text)


def unsafe(text: str) -> str:
    """The text that `safe` was given."""
    return _MARKED.sub(lambda mark: chr(int(mark[1], 16)), text) if _MARK in text else text
