"""The other way to write a language: simplified Chinese for traditional, and the reverse.

Two old character sets tell them apart: a character of the one that the other lacks. A tag that says neither
script nor country (zh) may be written both ways.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from qa.model import Document, Segment, Span, Untranslated
from qa.scan.tongue.aside import enclosed, quotation
from qa.scan.tongue.data import letters, rules
from qa.scan.tongue.judge import Guess

_LEAST = 3  # foreign characters of a text that is written in the other way
_SURE = 0.97


def other_variant(text: str, tag: str) -> Guess | None:
    """The other way to write that language, where the text is written so."""
    found = _variant(tag)
    if found is None:
        return None
    foreign, own, name = found
    strange = len(foreign.findall(text))
    if strange < _LEAST or strange <= len(own.findall(text)):
        return None
    return Guess(rules(tag).code, name, _SURE, False)


def strays(document: Document, index: int, quoted: Sequence[Span]) -> Iterator[Untranslated]:
    """The characters of the other way amid a text that is written as it should be.

    In Japanese, words of the source that have characters of Chinese alone.
    """
    segment = document.segments[index]
    chinese = _chinese(document.target_lang)
    if chinese is not None:
        for match in chinese.finditer(segment.target):
            at = (segment.source or "").find(match.group())
            if at >= 0 and not _title(segment, match.span(), quoted):
                witness = (Span(index, "source", at, at + len(match.group())),)
                yield Untranslated(Span(index, "target", *match.span()), "script", witness)
        return
    found = _variant(document.target_lang)
    if found is None:
        return
    for match in re.finditer(f"(?:{found[0].pattern})+", segment.target):
        span = Span(index, "target", *match.span())
        yield Untranslated(span, "script", sure=len(match.group()) > 1)


def _title(segment: Segment, place: tuple[int, int], quoted: Sequence[Span]) -> bool:
    """Whether it stands in quotation marks or brackets, with all that the source has there: 「让子弹飞」."""
    text = segment.target
    insides = enclosed(text, *place), quotation(text, *place, quoted)
    return any(inside and text[slice(*inside)] in (segment.source or "") for inside in insides)


@functools.cache
def _chinese(tag: str) -> re.Pattern[str] | None:
    """Characters in a row that a language which writes Han beside its own letters never has."""
    own = rules(tag)
    if own.script != "Kana" or not own.never:
        return None
    return re.compile(f"[{re.escape(''.join(sorted(own.never)))}]+")


@functools.cache
def _variant(tag: str) -> tuple[re.Pattern[str], re.Pattern[str], str] | None:
    """The characters of the other way alone, those of the tag's own way alone, the other way's name."""
    ways = rules(tag).written
    parts = {part.casefold() for part in tag.split("-")[1:]}
    mine = [way for way in ways if not parts.isdisjoint(map(str.casefold, way.tags))]
    if len(mine) != 1:
        return None
    own = mine[0]
    other = next(way for way in ways if way is not own)
    return (
        _only(other.charset, own.charset, own.extra),
        _only(own.charset, other.charset, other.extra),
        other.name,
    )


def _only(has: str, lacks: str, but: str) -> re.Pattern[str]:
    """A Han character of common use that one character set has and the other lacks."""
    han = letters("Hani")
    chars = [
        char for char in map(chr, range(0x4E00, 0xA000))
        if _in(char, has) and not _in(char, lacks) and han.match(char) and char not in but
    ]  # fmt: skip
    return re.compile(f"[{''.join(chars)}]")


def _in(char: str, charset: str) -> bool:
    try:
        char.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
