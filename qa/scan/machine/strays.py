"""Marks of machines in running text: unknown words, tags, escaped characters, seams of pieces."""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterator, Sequence

from qa.model import Segment, Span, Stray
from qa.scan.machine.data import markup
from qa.scan.singly import singly

_MOST = 50  # of one segment that are told
_NO_TEXT = ("unknown", "control")  # the same mark must stand on another side
_BARE = {"escape": "\\", "emphasis": "**"}  # signs that may mean something else there
_ESCAPES = {"n": "\n", "t": "\t", "r": "\n"}


@functools.cache
def _pattern() -> re.Pattern[str]:
    marks = markup()
    names = "|".join(sorted(marks.elements, key=len, reverse=True))
    parts = {
        "unknown": _any(marks.unknown),
        "control": _any(marks.control),
        "piece": _any(tuple(marks.pieces)),
        "tag": rf"</?(?:{names})(?:\s[^<>]{{0,200}})?/?>",
        "entity": r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});",
        "escape": r'\\(?:["\'/]|u[0-9a-fA-F]{4}|[ntr](?![a-z]))',
        "footnote": r"(?<=[\w.!?…»”。！？])\[[0-9]{1,3}\](?![\w(])",
        "emphasis": r"(?<![*\w])\*\*(?=[^\s*])[^*\n]{1,200}(?<=[^\s*])\*\*(?![*\w])",
    }
    return re.compile("|".join(f"(?P<{name}>{part})" for name, part in parts.items()))


def _any(texts: tuple[str, ...]) -> str:
    return "|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True))


@functools.cache
def _signs() -> str:
    """One sign of each of them: a text that has none is passed over."""
    marks = markup()
    every = (*marks.unknown, *marks.control, *marks.pieces)
    firsts = {next((sign for sign in mark if not sign.isspace()), "") for mark in every}
    return "".join(sorted({*firsts, *"<&\\*["}))


@singly
def strays(index: int, segment: Segment, target: str, source: str) -> Iterator[Stray]:
    """Every mark of the target that no other side has, in order.

    Without another side a tag or an escaped character may be what the text is about.
    """
    text = segment.target
    if not any(sign in text for sign in _signs()):
        return
    others = [side for side in (segment.source, *segment.references) if side]
    theirs = _explained(others)
    told = 0
    for match in _pattern().finditer(text):
        kind, mark = match.lastgroup or "", match.group()
        if (not others and kind not in _NO_TEXT) or kind in theirs or mark in theirs:
            continue
        yield Stray(Span(index, "target", *match.span()), kind, _instead(kind, mark))
        told += 1
        if told == _MOST:
            return


def _explained(others: Sequence[str]) -> set[str]:
    """The kinds of which other sides have any mark, and the marks of those that no text has."""
    found: set[str] = set()
    for side in others:
        found.update(kind for kind, sign in _BARE.items() if sign in side)
        for match in _pattern().finditer(side):
            kind = match.lastgroup or ""
            found.add(match.group() if kind in _NO_TEXT else kind)
    return found


def _instead(kind: str, mark: str) -> str | None:
    """What to write; None where only the source tells."""
    if kind == "unknown":
        return None
    if kind == "piece":
        return markup().pieces[mark]
    if kind == "entity":
        plain = html.unescape(mark)
        return plain if plain != mark and plain.isprintable() else None
    if kind == "escape":
        sign = mark[1]
        if sign == "u":
            plain = chr(int(mark[2:], 16))
            return plain if plain.isprintable() else None
        return _ESCAPES.get(sign, sign)
    return mark[2:-2] if kind == "emphasis" else ""
