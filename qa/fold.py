"""Text to folded text, and where each folded character came from.

Matching compares folded text: NFC, case-folded, with the variants of quotation marks, dashes, name
dots and blanks made one, and without invisible characters and vowel signs. Letters that one
language writes in two ways (ي ی) come from the language data.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from qa.kept import Kept

# Punctuation that differs by font, keyboard or agency and never by meaning. The name dot of
# Chinese and Japanese has five code points in real copy; a hyphen is left apart from it.
_SAME = (
    {ord(c): "'" for c in "’‘ʼʻ`´＇‛′"}
    | {ord(c): '"' for c in "“”„‟«»＂″「」『』"}
    | {ord(c): "-" for c in "‐‑‒–−－﹣"}
    | {ord(c): "·" for c in "‧•・･∙⋅●"}
)
# Zero-width and bidirectional controls, soft hyphen, tatweel, Arabic vowel signs, Hebrew points.
_DROPPED = re.compile(
    "[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u0640"
    "\u064b-\u065f\u0670\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\ufe00-\ufe0f]"
)
_BLANKS = re.compile("  +")
_BETWEEN = "\0"  # stands in no text, and folds to itself
_NOT_PLAIN = re.compile(r"[`\t-\r\x1c-\x1f]")  # what lower case alone would leave as it is
MARKS = 30  # behind one letter
_WEIGHT = 20  # of a character that is remembered with where it came from
_KEPT = 1 << 16  # folded letters with marks that are remembered
_PIECE = 1000  # characters that are normalised at a time
_FIRST_SURROGATE, _LAST_SURROGATE = 0xD800, 0xDFFF
_FULL_WIDTH_FIRST, _FULL_WIDTH_LAST, _FULL_WIDTH_SHIFT = 0xFF01, 0xFF5E, 0xFEE0


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text with its way back: `origin[i]` is where folded character i begins.

    `origin` has one more entry than `text`, the length of the original; it is None where the
    folding changed no length, which is the usual case for English.
    """

    text: str
    origin: tuple[int, ...] | None
    original: str

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The original half-open range of folded[start:end], trailing marks included."""
        if self.origin is None:
            return start, end
        if start == end:
            return self.origin[start], self.origin[start]
        first = self.origin[start]
        last = self.origin[end - 1]
        stop = self.origin[end]
        # What was dropped after the last character (a vowel sign) belongs to it, a blank does not.
        tail = self.original[last + 1 : stop]
        return first, last + 1 + len(tail) - len(tail.lstrip(_marks(tail)))


def _marks(tail: str) -> str:
    return "".join(c for c in set(tail) if unicodedata.combining(c) or _DROPPED.match(c))


def composed(text: str) -> bool:
    """Whether a text is in NFC, asked piece by piece.

    Python sorts the marks behind a letter in a time that grows with the square of their number;
    Unicode itself allows to stop at thirty (UAX #15, Stream-Safe Text Format).
    """
    start, size = 0, len(text)
    while size - start > _PIECE:
        stop = start + _PIECE
        most = min(size, stop + MARKS)
        while stop < most and unicodedata.combining(text[stop]):
            stop += 1
        if not unicodedata.is_normalized("NFC", text[start:stop]):
            return False
        start = stop
    return unicodedata.is_normalized("NFC", text[start:] if start else text)


class Folder:
    """Folds text. `letters` maps one folded letter to the one it counts as."""

    def __init__(self, letters: Mapping[str, str] | None = None) -> None:
        self.letters = dict(letters or {})
        self._cache: dict[str, str] = {}
        self._known: Kept[Folded] = Kept()
        self._table = _Table(self._one)

    def _one(self, cluster: str) -> str:
        known = self._cache.get(cluster)
        if known is None:
            if len(self._cache) > _KEPT:
                self._cache.clear()
            known = "".join(self._char(c) for c in unicodedata.normalize("NFC", cluster))
            known = self._cache[cluster] = unicodedata.normalize("NFC", known)
        return known

    def _char(self, char: str) -> str:
        code = ord(char)
        if _FULL_WIDTH_FIRST <= code <= _FULL_WIDTH_LAST:
            char = chr(code - _FULL_WIDTH_SHIFT)
        if _DROPPED.match(char):
            return ""
        if _FIRST_SURROGATE <= code <= _LAST_SURROGATE:
            return "\ufffd"  # half a character, which nothing can be: the automaton reads UTF-8
        if char.isspace():
            return " "
        return "".join(self.letters.get(c, c) for c in _SAME.get(ord(char), char.casefold()))

    def fold(self, text: str) -> Folded:
        """The folded text with offsets; runs of blanks count as one."""
        if text.isascii() and text.isprintable() and "  " not in text and "`" not in text:
            return Folded(text.lower(), None, text)
        known = self._known.get(text)
        if known is None:
            known = self._fold(text)
            self._known.put(text, known, len(text) * (2 if known.origin is None else _WEIGHT))
        return known

    def _fold(self, text: str) -> Folded:
        plain = composed(text)
        if plain and "  " not in text:
            small = text.translate(self._table)
            # Only blanks can come together by folding, and they count as letters of one length.
            if self._table.uneven.isdisjoint(text) and "  " not in small:
                return Folded(small, None, text)
        pieces: list[str] = []
        origin: list[int] = []
        size, index, blank = len(text), 0, False
        while index < size:
            stop = index + 1
            most = min(size, stop + MARKS)
            while not plain and stop < most and unicodedata.combining(text[stop]):
                stop += 1
            piece = self._one(text[index:stop])
            if piece == " " and blank:
                piece = ""
            elif piece:
                blank = piece == " "
            pieces.append(piece)
            origin.extend([index] * len(piece))
            index = stop
        origin.append(size)
        folded = "".join(pieces)
        if len(folded) == size and origin == list(range(size + 1)):
            return Folded(folded, None, text)
        return Folded(folded, tuple(origin), text)

    def text(self, text: str) -> str:
        """The folded text alone, the same as that of `fold` and several times as fast."""
        if text.isascii() and text.isprintable() and "`" not in text:
            small = text.lower()
        elif composed(text):
            small = text.translate(self._table)
        else:
            return self.fold(text).text
        return _BLANKS.sub(" ", small) if "  " in small else small

    def texts(self, texts: Sequence[str]) -> list[str]:
        """The folded texts, as `text` gives them one by one: many at a time are cheaper."""
        joined = _BETWEEN.join(texts)
        if joined.isascii() and not _NOT_PLAIN.search(joined):
            small = joined.lower()
        elif composed(joined):
            small = joined.translate(self._table)
        else:
            return [self.text(text) for text in texts]
        found = _BLANKS.sub(" ", small).split(_BETWEEN)
        return found if len(found) == len(texts) else [self.text(text) for text in texts]


class _Table(dict[int, str]):
    """For `str.translate`: each character's folded text, computed once.

    `uneven` are those met so far whose folded text has not one character.
    """

    def __init__(self, one: Callable[[str], str]) -> None:
        super().__init__()
        self._one = one
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = self[code] = self._one(char)
        if len(folded) != 1:
            self.uneven.add(char)
        return folded
