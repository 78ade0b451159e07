"""A stretch beside a numeral folded, with its way back: as `qa.fold` folds, cheaply where it can.

Most stretches keep their length when folded, so that offsets need no table.
"""

from __future__ import annotations

import functools
import unicodedata
from typing import NamedTuple

from qa.fold import Folder
from qa.language import language

_ODD = "\0"  # stands for what folds to nothing or to several characters


class Stretch(NamedTuple):
    """Folded text; `origin` has where each character and the end lie in the text, None if plainly."""

    text: str
    begin: int
    origin: tuple[int, ...] | None

    def at(self, index: int) -> int:
        """The place in the whole text of a place in the folded stretch."""
        return self.begin + (index if self.origin is None else self.origin[index])


class _Table(dict[int, str]):
    def __init__(self, folder: Folder) -> None:
        super().__init__()
        self._folder = folder

    def __missing__(self, code: int) -> str:
        folded = self._folder.text(chr(code))
        self[code] = folded if len(folded) == 1 else _ODD
        return self[code]


class Folds:
    """Folds stretches and forms of one language in the same way."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._table = _Table(folder)

    def form(self, text: str) -> str:
        return self._folder.text(text)

    def stretch(self, text: str, begin: int, end: int) -> Stretch:
        part = text[begin:end]
        if part.isascii() and part.isprintable() and "`" not in part:
            return Stretch(part.lower(), begin, None)
        if unicodedata.is_normalized("NFC", part):
            plain = part.translate(self._table)
            if _ODD not in plain:
                return Stretch(plain, begin, None)
        folded = self._folder.fold(part)
        return Stretch(folded.text, begin, folded.origin)


@functools.cache
def folds(code: str) -> Folds:
    return Folds(Folder(language(code).letters))
