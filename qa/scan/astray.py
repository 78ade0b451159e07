"""A country put beside a city that lies in another one: Aleppo, Iraq, where the source has Aleppo alone.

Translators say for their readers where a city lies. Told is only a country of which the source speaks
nowhere, right beside a city or land of the source whose own country the table has.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence

from qa.datafile import read_toml
from qa.language import FOLDER, Language, language
from qa.model import Astray, Hit, Mention, Side
from qa.scan.mentions import Facts

_FILE = FOLDER / "names" / "lies-in.toml"
_NEAR = 14  # characters between the two
_WORDS = 2  # between them: in der
_MARKS = re.compile(r"[\s,(（、，]+")
_OWNED = ("'s ", "’s ")
_USES = ("full", "adjective")

Places = Mapping[tuple[int, Side], Sequence[Hit]]


@functools.cache
def _lands() -> tuple[Mapping[str, frozenset[str]], frozenset[str]]:
    """The countries of each place by its id, and those whose capital is another country's city too."""
    data = dict(read_toml(_FILE))
    namesakes = frozenset(f"country.{code}" for code in data.pop("namesakes"))
    found: dict[str, set[str]] = {}
    for code, places in data.items():
        for place in places:
            found.setdefault(place, set()).add(f"country.{code}")
    return {place: frozenset(some) for place, some in found.items()}, namesakes


def astray(
    facts: Facts, index: int, hits: Places, strangers: Sequence[Mention]
) -> Iterator[Astray]:
    """The countries of a segment that nothing in the source names and that stand beside another's city."""
    came = [m for m in strangers if m.kind == "country" and m.use in _USES]
    came = [m for m in came if facts.supported.isdisjoint(m.terms) and not facts.inner(m)]
    if not came:
        return
    there = {h.term.id for h in hits.get((index, "source"), ())}
    ours: dict[tuple[int, int], set[str]] = {}
    for hit in hits.get((index, "target"), ()):
        if hit.term.kind in ("place", "country"):
            use = "" if hit.term.kind == "place" else hit.form.use
            if use in ("", "capital"):
                ours.setdefault((hit.span.start, hit.span.end), set()).add(hit.term.id)
    text = facts.text(index, "target")
    lang = language(facts.document.target_lang)
    for mention in came:
        for (start, end), ids in ours.items():
            if ids.isdisjoint(there) or not _beside(text, start, end, mention, lang):
                continue
            own = _countries(ids)
            if own and own.isdisjoint(mention.terms):
                right = sorted(c for c in own if c in facts.terms)
                yield Astray(mention, text[start:end], tuple(right))
                break


def _countries(ids: set[str]) -> frozenset[str]:
    """Where a place lies; nothing for one of which the table does not know it, or not alone."""
    lands, namesakes = _lands()
    seats = {one for one in ids if one.startswith("country.")}
    if not seats.isdisjoint(namesakes):
        return frozenset()
    places = ids - seats
    if not seats and not all(place in lands for place in places):
        return frozenset()
    return frozenset(seats).union(*(lands.get(place, frozenset()) for place in places))


def _beside(text: str, start: int, end: int, mention: Mention, lang: Language) -> bool:
    """Whether no more than “, in ” stands between a city and its country, or nothing before the city."""
    span = mention.span
    if span.end <= start:
        before = text[span.end : start]
        if not lang.spaced:
            return len(before) < _WORDS
        return before == " " if mention.use == "adjective" else before in _OWNED
    between = text[end : span.start]
    if span.start < end or len(between) > _NEAR:
        return False
    if not lang.spaced:
        return len(between.strip()) < _WORDS
    words = [word.casefold() for word in _MARKS.split(between) if word]
    small = {*lang.hole.after, *lang.articles, *lang.bridges}
    small -= {joiner.strip().casefold() for joiner in lang.joiners}
    return len(words) <= _WORDS and small.issuperset(words)
