"""Parties that have no name and do something to each other: the opposition, the government, the police."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from typing import Any

from qa.errors import GlossaryError
from qa.model import Side, Span
from qa.scan.entries import Words, entries_of, matches, words_of
from qa.scan.matcher import longest
from qa.scan.roles.names import BENT, FIRST, PLAIN, Name

# Of a language's file: forms of dictionaries, those of them that can be no object, and all others.
KEYS = ("parties", "parties_first", "parties_bent")
_SIGNS = dict(zip(KEYS, (PLAIN, FIRST, BENT), strict=True))
_NONE = words_of([])


def read_parties(data: Mapping[str, Any], place: str) -> Words:
    """The words of a parsed file, each with the party and the sign of its form as its kind."""
    rows: list[tuple[object, str]] = []
    for key in KEYS:
        for party, forms in data.get(key, {}).items():
            if not isinstance(forms, list):
                raise GlossaryError(
                    f"{key} has {party!r} without a list", path=place,
                    remedy='Write police = ["police"].',
                )  # fmt: skip
            rows += [(form, f"{_SIGNS[key]}{party}") for form in forms]
    return words_of(entries_of(rows, place, _all_lower)) if rows else _NONE


def parties_in(
    text: str, words: Words, glued: str, place: tuple[int, Side], *, spaced: bool
) -> list[Name]:
    """The parties of a text as names, in order, none within another one (反政府勢力 is no 政府)."""
    lower = _lower(text)
    if len(lower) != len(text):
        return []
    found: dict[tuple[int, int], str] = {}
    for cue in matches(lower, words, spaced=spaced):
        head = lower[cue.start : cue.at]
        if not head or (glued and _glue(glued).fullmatch(head)):
            found[cue.at, cue.at + cue.size] = cue.kind
    return [
        Name(
            Span(*place, start, end),
            frozenset((found[start, end][1:],)),
            place=False,
            sign=found[start, end][0],
            end=end,
        )
        for start, end in sorted(longest(list(found), lambda one: one))
    ]


@functools.cache
def _glue(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _all_lower(texts: Sequence[str]) -> list[str]:
    return list(map(_lower, texts))


def _lower(text: str) -> str:
    """Small letters, each for one: that of İ would be two."""
    return text.replace("İ", "i").lower()
