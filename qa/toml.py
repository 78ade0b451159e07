"""TOML that anybody may have written: read, or refused in a few words, whatever it holds."""

from __future__ import annotations

import re
from typing import Any

import tomli

_LINE = re.compile(r"\(at line (\d+), column \d+\)\Z")  # how tomli ends its messages
# Each part of a dotted key has all parts before it copied: a hundred thousand of them fill memory.
_DEEPEST = 64
_PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+"""
_DEEP = re.compile(rf"(?<![\w-])(?:{_PART}){{{_DEEPEST}}}")


class TomlError(ValueError):
    """Why a text is no TOML, and its line where that is known."""

    def __init__(self, why: str, line: int | None = None) -> None:
        super().__init__(why)
        self.line = line


def toml(text: str) -> dict[str, Any]:
    """The table of a text; TomlError for what is no TOML, and for keys and lists that are nested
    deeper, or numbers that are longer, than anybody needs."""
    deep = _DEEP.search(text)
    if deep:
        raise TomlError("a key is nested too deep", text.count("\n", 0, deep.start()) + 1)
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        raise TomlError(str(error), int(line[1]) if line else None) from None
    except RecursionError:
        raise TomlError("it is nested too deep") from None
    except ValueError:  # Python's own limit on the digits of a whole number
        raise TomlError("it has a number of thousands of digits") from None
