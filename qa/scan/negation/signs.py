"""What betrays within one language that a negator is missing: words that it leaves behind."""

from __future__ import annotations

import re
from typing import Literal

from qa.scan.negation.view import View

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_STOPS = ".!?…:;"
_QUOTES = "\"'«»„“”"
_OPENING, _CLOSING = f" (—–-{_QUOTES}", f" ){_QUOTES}"

Sign = tuple[int, int, Literal["stranded", "trace"]]


def stranded(view: View) -> Sign | None:
    """A word that no clause has without a negator, in one that has none (никто знал)."""
    if not view.needs:
        return _partner(view)
    frees = {(m.start, m.end) for m in view.marks if m.kind == "frees"}
    licences = [m.start for m in view.marks if m.kind == "licence"]
    strict = "frees" not in view.lexicon.has
    for start, end in sorted(view.needs):
        if _answers(view.text, start, end) or not any(
            c.start <= start < c.end and c.kind == "concord" for c in view.cues
        ):
            continue
        if strict:
            # The whole sentence: никто, кроме него, не знал; a verb that comes last.
            alone = not view.kind("negate") and not licences
        else:
            left, _ = view.clauses.between(start)
            before = view.text[left:start].rstrip()
            words = list(_WORD.finditer(before))
            alone = (
                len(words) >= 1
                and not any(left <= place < start for place in licences)
                and not any(left <= c.start < start for c in view.kind("negate", "idioms"))
                and (left + words[-1].start(), left + words[-1].end()) not in frees
                and "'" not in words[-1].group()
            )
        if alone:
            return *around(view, start, end, *((0, 2) if strict else (1, 1))), "stranded"
    return None


def _answers(text: str, start: int, end: int) -> bool:
    """Whether the word is a sentence by itself (Никогда.), or what one says: Ни в коем случае, …"""
    said = text[end:].lstrip(".,!?…")
    if start and said and text[start - 1] in _QUOTES and said[0] in _QUOTES:
        return True
    before, behind = text[:start].rstrip(_OPENING), text[end:].lstrip(_CLOSING)
    stops = _STOPS if " " not in text[start:end] else f"{_STOPS},"
    return before[-1:] in ("", *_STOPS) and behind[:1] in ("", *stops)


def _partner(view: View) -> Sign | None:
    """A negator that is nothing by itself (ne), without the word that goes with it."""
    for cue in view.unpartnered:
        left, right = view.clauses.between(cue.start)
        if any(m.kind == "licence" and left <= m.start < right for m in view.marks):
            continue
        return *around(view, cue.start, cue.end, 0, 1), "stranded"
    return None


def trace(view: View) -> Sign | None:
    """What a negator leaves behind: an auxiliary (did think), a word of denied clauses (any)."""
    if "?" in view.text[-4:]:
        return None
    mains = {m.start for m in view.marks if m.kind == "main"}
    licences = [m for m in view.marks if m.kind == "licence"]
    for mark in view.marks:
        if mark.kind == "emphatic":
            following = _WORD.search(view.text, mark.end)
            if (
                following
                and following.start() == mark.end + 1
                and view.text[mark.end] == " "
                and following.start() not in mains
                and not any(c.start == following.start() for c in view.kind("negate"))
                and _WORD.search(view.text[: mark.start])
            ):
                return mark.start, following.end(), "trace"
        if mark.kind == "polar":
            left, right = view.clauses.between(mark.start)
            if (
                any(left <= start < right for start, _ in view.plain)
                or any(left <= c.start < right for c in view.soft)
                or any(left <= m.start < right for m in licences)
            ):
                continue
            return (
                left + len(view.text[left:right]) - len(view.text[left:right].lstrip()),
                mark.end,
                "trace",
            )
    return None


def around(view: View, start: int, end: int, before: int, behind: int) -> tuple[int, int]:
    """A place with so many words before and behind it, within its clause."""
    left, right = view.clauses.between(start)
    words = [m.start() for m in _WORD.finditer(view.text, left, start)]
    ends = [m.end() for m in _WORD.finditer(view.text, end, right)]
    first = words[-before:][0] if before and words else start
    return first, ends[:behind][-1] if behind and ends else end
