"""Temperatures on the wrong side of zero, and what to write instead of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from qa.figures.below import Mark, across, mark_of, of_degrees, open_sign, said, turned
from qa.figures.numerals.known import Tongue
from qa.figures.numerals.tongue import tongue
from qa.figures.numerals.words import fold
from qa.model import Document, Figure, Span
from qa.scan.pools import Place

_SIGNS = "°º˚℃℉"  # a number before one of these has a sign before it, and no word
_JOINED = "-−–‐‑~～〜/"
_ENDS = ".!?:…。！？"


def on_wrong_side(
    document: Document, placed: Mapping[Place, Sequence[Figure]]
) -> Callable[[Figure, Figure, bool], bool]:
    """Whether the first of two figures, the target's, stands on the wrong side of zero.

    The third argument says whether they are one by value: else it is asked whether they would be but for
    the sign.
    """

    def differ(ours: Figure, theirs: Figure, equal: bool) -> bool:
        if not (turned if equal else across)(ours, theirs):
            return False
        if ours.below and theirs.below:
            return True  # -14 °F for -10 °C
        marked, unmarked = (ours, theirs) if ours.below else (theirs, ours)
        if not (of_degrees(ours) or of_degrees(theirs) or _of_temperatures(document, marked)):
            return False
        mark = _mark(document, unmarked)
        if mark is not None:
            return mark.sign == "above"
        beside = placed.get((unmarked.span.segment, unmarked.span.side), ())
        return not open_sign(_text(document, unmarked), unmarked, beside, _lang(document, unmarked))

    return differ


def _of_temperatures(document: Document, marked: Figure) -> bool:
    """Whether a number without a unit that is below zero is surely that of a temperature."""
    lang, mark = _lang(document, marked), _mark(document, marked)
    if mark is not None and not mark.weak:
        return True
    return said(fold(_text(document, marked), lang), marked, lang)


def with_sign(document: Document, figure: Figure) -> Span:
    """The figure with what says its sign."""
    mark = _mark(document, figure)
    span = figure.span
    if mark is None:
        return span
    return span._replace(start=min(span.start, mark.start), end=max(span.end, mark.end))


def other_sign(document: Document, figure: Figure) -> str:
    """What to write for a figure of the target and its sign; empty where that is not known."""
    text, lang = _text(document, figure), _lang(document, figure)
    mark, start, end = _mark(document, figure), figure.span.start, figure.span.end
    if mark is None:
        number = text[start:end]
    elif mark.end <= start:
        start, number = mark.start, text[mark.end : end].lstrip()
    elif mark.start >= end:
        number = text[start : mark.start].rstrip()
    else:
        return ""  # it stands on both sides
    if not figure.below:
        return _minus(text, figure, start, lang, number)
    upper = text[start].isupper() and number[:1].islower()
    return "" if mark is None or upper else number


def _minus(text: str, figure: Figure, start: int, lang: Tongue, number: str) -> str:
    """The number with a minus before it: the sign where the degrees have one, else the word."""
    before = text[start - 1 : start] if start else ""
    joined = before and (before in _JOINED or before.isalnum())
    if joined and (lang.spaced or not before.isalpha()):
        return ""
    behind = text[figure.span.end : figure.span.end + 2].lstrip()
    if behind and behind[0] in _SIGNS:
        return f"-{number}"
    minus = lang.degrees.writes if lang.degrees else ""
    ahead = text[:start].rstrip()[-1:]
    if not ahead or ahead in _ENDS:
        if number[:1].isupper():
            return ""  # a sentence begins with a number in words
        minus = f"{minus[:1].upper()}{minus[1:]}"
    return f"{minus}{number}" if minus else ""


def _mark(document: Document, figure: Figure) -> Mark | None:
    lang = _lang(document, figure)
    return mark_of(fold(_text(document, figure), lang), figure, lang)


def _text(document: Document, figure: Figure) -> str:
    span = figure.span
    return document.text(span._replace(start=0, end=document.length(span.segment, span.side)))


def _lang(document: Document, figure: Figure) -> Tongue:
    source = document.source_lang if figure.span.side == "source" else None
    return tongue(source or document.target_lang)
