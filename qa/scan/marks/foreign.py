"""Marks of another script between letters of this one: ， in English, a comma in Chinese or Arabic."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator

from qa.model import MarkSlip, Segment, Span
from qa.scan.marks.data import Marks, marks, shared
from qa.scan.singly import singly

_BEHIND = ",.;:?!،؛؟।۔)"  # a blank follows these in a script with blanks
_AHEAD = "(["  # and stands before these
_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")  # letters and digits of CJK width
_CORNERS = "「」『』"


@singly
def foreign_marks(index: int, segment: Segment, target: str, _: str) -> Iterator[MarkSlip]:
    """Every mark of the target that its script writes otherwise, and questions that nothing opens."""
    ours, pattern, text = marks(target), _pattern(target), segment.target
    foreign = (ours.foreign or {}) if pattern else {}
    for match in pattern.finditer(text) if pattern else ():
        start, end = match.span("mark")
        write = foreign.get(match["mark"]) or _own(match["mark"], ours)
        start -= len(match.groupdict().get("lead") or "")
        if ours.repeats.joined and ours.letters != "thai":
            end += len(match["gap"] or "")  # the full-width mark has its own blank
        elif write == " ":
            write = "" if _needless(text[:start][-1:], text[end : end + 1]) else write
        else:
            if write in _BEHIND and text[start - 1 : start] == " " and start > 1:
                start -= 1  # the blank before it is none of this script's either
            write = _spaced(text, start, end, write)
        plain = match["mark"] in foreign
        yield MarkSlip(Span(index, "target", start, end), "foreign", write, plain)
    if "\u3000" in foreign and not text.isascii():  # full width is no habit of the script
        for match in _WIDE.finditer(text):
            narrow = unicodedata.normalize("NFKC", match.group())
            yield MarkSlip(Span(index, "target", *match.span()), "foreign", narrow, True)
    yield from _unopened(index, text, ours)


def _own(corner: str, ours: Marks) -> str:
    """The language's own quotation mark for one of the corners of CJK."""
    return ours.quotes[0][_CORNERS.index(corner) % 2]


@functools.cache
def _pattern(tag: str) -> re.Pattern[str] | None:
    """Foreign marks where the language's own letters stand on both sides (or nothing does behind)."""
    ours = marks(tag)
    own = shared().scripts.get(ours.letters)
    if not ours.foreign or own is None:
        return None
    signs = re.escape("".join(ours.foreign))
    if any(mark.isascii() for mark in ours.foreign):
        # A Latin mark is foreign only where it touches the language's own letter.
        behind = rf"(?=[{own}\"“”»«』」）)《（【「『]|$)"
        return re.compile(
            rf"(?<=[{own}])(?P<lead>[ ]?)(?P<mark>[{signs}])(?P<gap>[ ]?)(?![.\d]){behind}"
        )
    if "\u3000" in ours.foreign and not ours.padded:
        signs += _CORNERS
    others = "".join(v for k, v in shared().scripts.items() if k not in (ours.letters, "latin"))
    if ours.letters != "latin":
        others = others.replace(own, "")
    return re.compile(
        rf"(?<![{others}])(?<![{others}] )(?P<mark>[{signs}])(?P<gap>)(?! ?[{others}])"
    )


def _needless(before: str, after: str) -> bool:
    """Whether no blank is wanted between these: at an end, beside another, before a stop, behind a ¿."""
    return not before or not after or before in " (¿¡«“„" or after.isspace() or after in _BEHIND


def _spaced(text: str, start: int, end: int, write: str) -> str:
    """The mark with the blank that the full-width one had in itself."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if write in _AHEAD and before.isalnum():
        return f" {write}"
    if write in _BEHIND and after.isalnum() and not (before.isdigit() and after.isdigit()):
        return f"{write} "
    return write


def _unopened(index: int, text: str, ours: Marks) -> Iterator[MarkSlip]:
    """A Spanish question or exclamation without its mark in front."""
    for mark, opener in (ours.opened or {}).items():
        if mark not in text:
            continue
        opened = 0
        for match in re.finditer(f"[{re.escape(mark + opener)}]", text):
            if match.group() == opener:
                opened += 1
            elif opened:
                opened -= 1
            elif text[match.start() - 1 : match.start()] not in (mark, "!", "?", "("):
                span = Span(index, "target", *match.span())
                yield MarkSlip(span, "foreign", "", True, meant=("opened", opener))
