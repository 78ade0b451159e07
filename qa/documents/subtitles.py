"""SubRip (.srt) and WebVTT (.vtt): one segment a cue, its lines joined by a blank.

Cues are paired by their order, whatever their numbers; the timing is the unit's name. What only
players read (tags, positions, timestamps, notes, styles, regions) is no text.
https://www.w3.org/TR/webvtt1/; SubRip has no standard, this is what players agree on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from qa.documents.base import Given, ReadOptions, is_blank
from qa.documents.limits import bounded
from qa.documents.markup.charref import REFERENCE, character, written
from qa.documents.open import open_side
from qa.documents.raw import Raw
from qa.documents.sides import Extract, Unit, read_sides
from qa.documents.weave import Weaver
from qa.errors import DocumentError, InputError
from qa.model import Document

_CLOCK = r"(?:\d{1,4}:)?\d{1,2}:\d{1,2}(?:[.,:]\d{1,3})?"
_TIMING = re.compile(rf"[ \t]*({_CLOCK})[ \t]*-->[ \t]*({_CLOCK})(?=[ \t]|$)")
# Players of SubRip know these tags and show every other < as it is; {\an8} comes from SubStation.
_TAG = re.compile(
    r"</?(?:[bisuv]|font|ruby|rt|c)(?:[ .][^<>\n]{0,500})?>|\{\\[^{}\n]{0,500}\}", re.I
)
# In WebVTT whatever begins with < is a tag, up to the next > or the end of the cue.
_VTT = re.compile(rf"<[^<>]{{0,500}}>|{REFERENCE}")
_ARROW = "-->"


class _Line(NamedTuple):
    """A line without its end: its number from 1, its text, its place in the file."""

    number: int
    text: str
    at: int


class _Cue(NamedTuple):
    timing: str
    key: str
    lines: tuple[_Line, ...]
    line: int


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """One document; its siblings are its sides unless the options name them."""
    form = "vtt" if _is_vtt(raw) else "srt"
    return read_sides(given, raw, options, form, extract, open_side)


def extract(raw: Raw) -> Extract:
    """The cues. One without text is a segment as well, so that the others keep their numbers.

    DocumentError for a timing that cannot be read, and for a .vtt that is no WebVTT.
    """
    lines = _lines(raw)
    vtt = _is_vtt(raw)
    lang = _header_language(lines) if vtt else None
    cues = list(_cues(lines, raw.path, vtt))
    units = tuple(_unit(cue, raw, vtt) for cue in cues)
    if all(is_blank(unit.text) for unit in units):
        units = ()
    return Extract(units, lang)


def escape(text: str, raw: Raw, start: int, end: int) -> str | None:
    """Text as the cue has it; None where it would end the line or make a tag that nobody wants."""
    if "\n" in text or "\r" in text:
        return None
    if _is_vtt(raw):
        return written(text, raw.encoding).replace(">", "&gt;")
    around = raw.text[max(0, start - 500) : start], raw.text[end : end + 500]
    line = around[0].rpartition(raw.line_end)[2] + text + around[1].partition(raw.line_end)[0]
    before = len(_TAG.findall(around[0].rpartition(raw.line_end)[2] + raw.text[start:end]
                              + around[1].partition(raw.line_end)[0]))  # fmt: skip
    return None if _ARROW in line or len(_TAG.findall(line)) != before else text


def _is_vtt(raw: Raw) -> bool:
    begins = re.match(r"WEBVTT(?=[ \t\r\n]|$)", raw.text) is not None
    if raw.path.lower().endswith(".vtt") and not begins:
        raise DocumentError(
            "the file does not begin with WEBVTT", path=raw.path, line=1,
            remedy="Write that in its first line, or name it .srt if it is SubRip.",
        )  # fmt: skip
    return begins


def _lines(raw: Raw) -> list[_Line]:
    lines = []
    at = 0
    for number, line in enumerate(raw.text.split(raw.line_end), 1):
        lines.append(_Line(number, line.removesuffix("\r"), at))
        at += len(line) + 1
    return lines


def _header_language(lines: list[_Line]) -> str | None:
    """What "Language: en" says before the first blank line."""
    for line in lines:
        if not line.text.strip():
            break
        name, colon, value = line.text.partition(":")
        if colon and name.strip().lower() == "language" and value.strip():
            return value.strip().replace("_", "-")
    return None


def _cues(lines: list[_Line], path: str, vtt: bool) -> Iterator[_Cue]:
    """Cues from timing to timing. The line above a timing is its number or name, if not blank.

    In SubRip a blank line may stand inside a cue, in WebVTT it ends it: notes may follow.
    """
    heads = []
    for index, line in enumerate(lines):
        if _ARROW not in line.text:
            continue
        match = _TIMING.match(line.text)
        if match is None:
            raise DocumentError(
                f"the timing {line.text.strip()[:60]!r} cannot be read", path=path, line=line.number,
                remedy="Write it as 00:00:01,000 --> 00:00:02,500.",
            )  # fmt: skip
        heads.append((index, match))
    if not heads:
        raise DocumentError(
            "the file has no timings", path=path,
            remedy="Write one above each cue, as 00:00:01,000 --> 00:00:02,500.",
        )  # fmt: skip
    bounded(len(heads), path)
    for place, (index, match) in enumerate(heads):
        key = _key(lines, index)
        end = len(lines)
        if place + 1 < len(heads):
            following = heads[place + 1][0]
            end = following - bool(_key(lines, following) and following - 1 > index)
        body = lines[index + 1 : end]
        if vtt:
            blank = (number for number, line in enumerate(body) if not line.text.strip())
            body = body[: next(blank, len(body))]
        filled = [line for line in body if line.text.strip()]
        first = filled[0].number if filled else lines[index].number
        timing = f"{match[1]} {_ARROW} {match[2]}"
        yield _Cue(timing, key or str(place + 1), tuple(filled), first)


def _key(lines: list[_Line], index: int) -> str:
    """The number or name above a timing; a line of the cue before it where no blank line parts them
    is a number only if it is one.
    """
    if not index:
        return ""
    above = lines[index - 1].text.strip()
    alone = index == 1 or not lines[index - 2].text.strip()
    return above if above and _ARROW not in above and (alone or above.isdecimal()) else ""


def _unit(cue: _Cue, raw: Raw, vtt: bool) -> Unit:
    weaver = Weaver(collapse=True)
    before: _Line | None = None
    for line in cue.lines:
        if before is not None:
            end = before.at + len(before.text)
            weaver.add(raw.text[end : line.at], end)
        _weave(weaver, line, vtt)
        before = line
    text, pieces = weaver.done()
    return Unit(text, cue.line, pieces, cue.timing, "body", cue.key)


def _weave(weaver: Weaver, line: _Line, vtt: bool) -> None:
    place = 0
    for match in (_VTT if vtt else _TAG).finditer(line.text):
        weaver.add(line.text[place : match.start()], line.at + place)
        place = match.end()
        if vtt and match[0][0] == "&":
            weaver.add(character(match[0]), line.at + match.start(), len(match[0]))
    weaver.add(line.text[place:], line.at + place)
