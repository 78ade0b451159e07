"""The library of readings, imported only here and only when a character is looked up.

Its dictionary of phrases takes three quarters of its import (0.25 s of 0.33) and is of no use for
names, whose characters are looked up one by one; it is switched off.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable

_SWITCHES = ("PYPINYIN_NO_PHRASES", "PYPINYIN_NO_DICT_COPY")


@functools.cache
def _prepare() -> None:
    kept = {name: os.environ.get(name) for name in _SWITCHES}
    os.environ.update(dict.fromkeys(_SWITCHES, "1"))
    try:
        import pypinyin  # noqa: F401
    finally:
        for name, value in kept.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def pinyin(char: str) -> Iterable[str]:
    """Every reading of one character without tone, the usual one first, ü as v."""
    _prepare()
    from pypinyin import Style
    from pypinyin import pinyin as read

    rows = read(char, style=Style.NORMAL, heteronym=True, errors="ignore")
    return dict.fromkeys(reading for row in rows for reading in row)


def wade_giles(char: str) -> Iterable[str]:
    """Every reading of one character as Taiwan spells it, letters only, ü as u."""
    _prepare()
    from pypinyin import Style
    from pypinyin import pinyin as read

    rows = read(char, style=Style.WADEGILES, heteronym=True, errors="ignore")
    plain = ("".join(filter(str.isalpha, spelling)) for row in rows for spelling in row)
    return dict.fromkeys(spelling.replace("v", "u") for spelling in plain)
