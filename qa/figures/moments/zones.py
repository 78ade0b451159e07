"""The zone that is said beside an hour: (10:00 GMT), 3 p.m. in Moscow time, 北京时间10点."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from qa.figures.moments.lexer import trie
from qa.figures.moments.raw import Raw
from qa.figures.moments.tables import tables

_REACH = 40  # characters beside the hour that are looked at
_NEAR = 2  # characters between the day and its hour
_NAME = r"(?:[^\W\d_][\w'’-]{0,19}[ ]?){1,3}"  # of a city or a country (Addis Ababa time)
_ANY = "~"  # what stands for that name in the data


@dataclass(frozen=True, slots=True)
class _Sides:
    """What is looked for behind an hour, and before it; the `word` alone."""

    word: re.Pattern[str]
    behind: re.Pattern[str]
    before: re.Pattern[str]

    def beside(self, text: str, raw: Raw) -> str:
        """What stands there, "" if nothing does."""
        found = self.behind.match(text, raw.end, raw.end + _REACH)
        found = found or self.before.search(text, max(0, raw.start - _REACH), raw.start)
        return found["word"] if found else ""


@dataclass(frozen=True, slots=True)
class _Words:
    """Words for the zones that are known, for the place's own, and signs of any other one."""

    known: _Sides
    here: _Sides
    named: _Sides
    sign: re.Pattern[str]
    minutes: dict[str, int]


def with_zones(text: str, raws: Sequence[Raw], code: str) -> Iterator[Raw]:
    """The dates, the hours among them with the zone that stands beside them."""
    words, before = _words(code), None
    for raw in raws:
        near = raw
        if before and before.hour is None and 0 <= raw.start - before.end <= _NEAR:
            near = replace(raw, start=before.start)  # 日本時間3日午前9時
        before = raw
        if words is None or raw.hour is None or raw.zone is not None:
            yield raw
        elif zone := words.known.beside(text, raw) or words.known.beside(text, near):
            yield replace(raw, zone=words.minutes[zone.casefold()])
        elif words.here.beside(text, raw) or words.here.beside(text, near):
            yield raw
        else:
            said = words.named.beside(text, raw) or words.named.beside(text, near)
            yield _named(raw, said, words)


def _named(raw: Raw, said: str, words: _Words) -> Raw:
    """The hour with what stands beside it: a known zone with a word before it, or one that is not known.

    There must be a name in it, as far as letters can show it: Kyiv time, not about this time.
    """
    inside = said.casefold()
    if not said or words.here.word.search(inside):
        return raw
    if known := words.known.word.search(inside):
        return replace(raw, zone=words.minutes[known["word"]])
    letters = [c for c in words.sign.sub("", said) if c.lower() != c.upper()]
    return replace(raw, elsewhere=not letters or any(map(str.isupper, letters)))


@functools.cache
def _words(code: str) -> _Words | None:
    """None where the language has no such words."""
    t = tables(code)
    if not (t.zones or t.zone_signs or t.local_time):
        return None
    end = r"(?!\w)" if t.spaced else ""
    signs = [[*map(re.escape, sign.split(_ANY))] for sign in t.zone_signs]
    parts = "|".join(part for sign in signs for part in sign if part)
    return _Words(
        known=_sides(_any(t.zones), end),
        here=_sides(_any(t.local_time), end),
        named=_sides("|".join(map(_NAME.join, signs)) or "(?!)", end),
        sign=re.compile(parts or "(?!)", re.IGNORECASE),
        minutes={word.casefold(): minutes for word, minutes in t.zones.items()},
    )


def _sides(words: str, end: str) -> _Sides:
    return _Sides(
        re.compile(rf"(?P<word>{words}){end}", re.IGNORECASE),
        re.compile(rf"[ \u00a0,(（、]{{0,2}}(?P<word>{words}){end}", re.IGNORECASE),
        re.compile(rf"(?P<word>{words}){end}[ \u00a0の,，]{{0,2}}\Z", re.IGNORECASE),
    )


def _any(words: Iterable[str]) -> str:
    return trie(words) or "(?!)"
