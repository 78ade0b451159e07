"""Text whose bytes were read in an encoding of other letters: caf茅 for café, Ïðèâåò for Привет.

UTF-8 that was read in an encoding of another script shows letters of that script within words; text in an old
encoding of its own script that was read as Latin-1 shows rows of accented letters. Where the way back is exact
and gives letters of the text's own script, the text is known.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from qa.scan.tongue.data import letters, scripts
from qa.scan.tongue.encodings import encoded

_LATIN = "Latn"
_ACCENTED = re.compile(
    r"[\u00a1-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u0081-\u009f\u201a\u201e\u2020-\u2022\u2026\u2039]{3,}"
)
# Behind ASCII and the letters of Latin scripts, with the signs of Latin-1 that a byte may be read as.
_STRANGE = re.compile(r"[\u0370-\u1cff\u3041-\ud7a3\uf900-\ufaff\uff61-\uff9f]")
_RUN = re.compile(r"[^\x00-\x7f\u00c0-\u024f\u1e00-\u1eff]+")
_TRIMMED = 2  # quotation marks behind a run that are the text's own
# What comes out: letters of European languages and of Vietnamese, marks, and what ASCII was swallowed.
_USUAL = re.compile("[ -~\u00a0-\u017f\u1ea0-\u1ef9\u2010-\u2044\u20ac]+")
_HALF = re.compile("[\uff61-\uff9f]")  # of half a width, that bytes of all letters are in Shift JIS
_MARK = re.compile("[\u2010-\u2044]")
_LONG = 3  # characters of a run that is no accident; a shorter one must stand within a word, or be a mark


class Recoded(NamedTuple):
    """A stretch of the text and what it was."""

    start: int
    end: int
    instead: str


def recoded(text: str, script: str, source: str) -> Iterator[Recoded]:
    """The stretches of a text in that script, in order; what the source has as it is may be right."""
    if script != _LATIN:
        found = _own(text, script) if _ACCENTED.search(text) else iter(())
    else:
        found = _foreign(text) if _STRANGE.search(text) else iter(())
    yield from (one for one in found if text[one.start : one.end] not in source)


def _foreign(text: str) -> Iterator[Recoded]:
    latin = letters(_LATIN)
    for match in _RUN.finditer(text):
        first = _STRANGE.search(match.group())
        if first is None:
            continue
        start, stop = match.start() + first.start(), match.end()
        within = any(latin.match(c) for c in (text[start - 1 : start] + text[stop : stop + 1]))
        for end in range(stop, max(start, stop - _TRIMMED - 1), -1):
            instead = _unread(text[start:end], within)
            if instead:
                yield Recoded(start, end, instead)
                break


def _unread(run: str, within: bool) -> str:
    """What the run's bytes are as UTF-8, if that is Latin letters and marks; else nothing."""
    for codec in _codecs():
        try:
            read = encoded(run, codec).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        if _USUAL.fullmatch(read) and (within or len(read) >= _LONG or _MARK.search(read)):
            return read
    return ""


@functools.cache
def _codecs() -> tuple[str, ...]:
    """The encodings of all scripts but the Latin one."""
    return tuple(
        dict.fromkeys(
            codec for code, row in scripts().items() if code != _LATIN
            for codec in (*row.wide, *row.encodings)
        )
    )  # fmt: skip


def _own(text: str, script: str) -> Iterator[Recoded]:
    row = scripts().get(script)
    if row is None:
        return
    own = letters(script)
    for match in _ACCENTED.finditer(text):
        try:
            raw = encoded(match.group(), "cp1252")
        except UnicodeEncodeError:
            continue
        if own.search(raw.decode("utf-8", "ignore")):
            continue  # UTF-8, which others put back
        for codec in (*row.encodings, *row.wide):
            try:
                read = raw.decode(codec)
            except UnicodeDecodeError:
                continue
            # Another encoding of the script makes letters of it as well, their cases reversed.
            cased = read[:1].islower() and not read.islower()
            if not cased and len(own.findall(read)) == len(read) and not _HALF.search(read):
                yield Recoded(*match.span(), read)
                break
