"""What the bytes of UTF-8 look like when they are read in an encoding of eight bits."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import NamedTuple

from qa.scan.tongue.data import letters, scripts

_USUAL = "cp1252"  # of the web: read as it everywhere, whatever a text is written with
# Letters that follow one another in such an encoding of another script make words by chance (РІ in
# Різдво): so many in a row do not. Among Latin letters one is enough, “Ã©” is none of them.
_ROW = 3
_TWO, _THREE, _FOUR = (0xC2, 0xE0), (0xE0, 0xF0), (0xF0, 0xF5)  # first bytes, by the number of all
_LATIN, _MARKS = 0xC2, 0xE2  # of the signs of Latin-1 («), of quotation marks and dashes
_WIDE, _FIRST = "\u1ea1", 0xE1  # a letter of Vietnamese, and the first byte of its like
_RARE = range(0xC7, 0xCE)  # of Latin letters of hardly any language, and of marks upon letters
_GAP = "[ ,.;:!?()-]{1,3}"  # between garbled words, that ASCII leaves as they are


class Reading(NamedTuple):
    """The encodings in which a script's texts are read by mistake; `pattern` finds what may be one,
    in the group of its codec, `leads` are the characters that it begins with."""

    codecs: tuple[str, ...]
    pattern: str
    leads: str


def encoded(text: str, codec: str) -> bytes:
    """The bytes that were read as `text`; UnicodeEncodeError where they cannot have been.

    Those that an encoding leaves open stand as control characters, as Latin-1 has them.
    """
    return b"".join(_byte(char, codec) for char in text)


@functools.cache
def readings(script: str) -> Reading:
    """The encodings in which texts of that script were read by mistake."""
    table = scripts()
    own = table[script].encodings if script in table else ()
    codecs = (_USUAL, *own)
    own_letters = letters(script)
    runs = {codec: _run(codec, None if codec == _USUAL else own_letters) for codec in codecs}
    pattern = "|".join(f"(?P<{codec}>{run})" for codec, (run, _) in runs.items())
    return Reading(codecs, pattern, "".join(leads for _, leads in runs.values()))


@functools.cache
def _byte(char: str, codec: str) -> bytes:
    try:
        return char.encode(codec)
    except UnicodeEncodeError:
        return char.encode("latin-1")


def _signs(codec: str, values: Iterable[int]) -> str:
    """What these bytes are read as, each once."""
    signs: dict[str, None] = {}
    for value in values:
        try:
            signs[bytes([value]).decode(codec)] = None
        except UnicodeDecodeError:
            signs[chr(value)] = None
        if codec == _USUAL and value < 0xC0:
            signs[chr(value)] = None  # as Latin-1
    return "".join(signs)


def _run(codec: str, own: re.Pattern[str] | None) -> tuple[str, str]:
    """Characters that bytes of UTF-8 are read as, with what ASCII leaves between, and all that begin them.

    With the letters of a script, those of other scripts are not looked for.
    """
    two, three = _signs(codec, range(*_TWO)), _signs(codec, range(*_THREE))
    if own is not None:
        firsts = {chr(code).encode()[0] for code in range(0xA1, 0x800) if own.match(chr(code))}
        two = _signs(codec, sorted({_LATIN, *firsts}.difference(_RARE)))
        three = _signs(codec, (_FIRST, _MARKS) if own.match(_WIDE) else (_MARKS,))
    rest, four = _signs(codec, range(0x80, 0xC0)), _signs(codec, range(*_FOUR))
    leads = two + three + four
    two, three, four, rest = (f"[{re.escape(signs)}]" for signs in (two, three, four, rest))
    one = f"(?:{two}{rest}|{three}{rest}{{2}}|{four}{rest}{{3}})"
    if own is not None and not own.match("a"):
        return f"(?:{one}{{1,2}}{_GAP}){{0,3}}{one}{{{_ROW},}}(?:{_GAP}{one}+)*", leads
    return f"{one}+(?:{_GAP}{one}{{{_ROW},}})*", leads
