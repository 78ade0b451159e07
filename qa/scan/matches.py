"""What the automata find in each text of a story, and which of it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qa.fold import Folded
from qa.glossary.resolve import STATUSES
from qa.kept import Kept, weight
from qa.language import base, language
from qa.model import Document, Hit, Side, Span
from qa.names.cover import Cover
from qa.scan.compiled import Compiled, Resolved
from qa.scan.holding import persons
from qa.scan.matcher import Raw, longest, match_all

PARTIES = ("country", "people")
_NAMING = ("org", "phrase", "person")  # kinds whose longer names speak of the party in them
# Signs of vowels and of a doubled letter over and under Arabic and Hebrew ones, which hardly any text has.
_MARKS = re.compile("[\u0591-\u05c7\u064b-\u0652\u0670]")

Place = tuple[Side, int]


class Found(NamedTuple):
    """Of one text: every hit, the longest of each place, the wrong renderings.

    `within` are the parties whose names stand inside a longer name: 日本 in 日本银行.
    """

    every: tuple[Hit, ...]
    chosen: tuple[Hit, ...]
    within: frozenset[str]
    wrongs: tuple[Raw, ...]


class Matches:
    """What was found in the texts last looked at, in the concepts of one house and day."""

    def __init__(self, compiled: Compiled, terms: Resolved) -> None:
        self._compiled, self._terms = compiled, terms
        self._kept: Kept[Found] = Kept()

    def of(
        self,
        rows: Sequence[tuple[Side, int, str, str]],
        folded: Mapping[tuple[str, int], Folded],
    ) -> dict[Place, Found]:
        """By side and segment; the automata run over all new texts of a side in one go."""
        found: dict[Place, Found] = {}
        new: dict[tuple[Side, str], list[tuple[int, str]]] = {}
        for side, index, text, lang in rows:
            known = self._kept.get((text, lang, side, index))
            if known is None:
                new.setdefault((side, lang), []).append((index, text))
            else:
                found[side, index] = known
        for (side, lang), texts in new.items():
            some = [folded[side, index] for index, _ in texts]
            raws = match_all(some, self._compiled, self._terms, language(lang), side)
            for (index, text), (forms, wrongs) in zip(texts, raws, strict=True):
                names = persons(text, base(lang))
                forms = [raw for raw in forms if not _syllable(raw, names)]
                one = found[side, index] = _found(forms, wrongs, index, side, text)
                self._kept.put((text, lang, side, index), one, weight(text, one.every))
        return found


def _syllable(raw: Raw, names: Sequence[tuple[int, int]]) -> bool:
    """Whether a country is no more than a syllable of somebody's name (and no Hà Lan)."""
    single = raw.term.kind in PARTIES and " " not in raw.term.forms[raw.number].text
    return single and any(a <= raw.start and raw.end <= b for a, b in names)


def texts(document: Document) -> Iterator[tuple[Side, int, str, str]]:
    """Side, segment, text and language of all that is looked at."""
    for index, segment in enumerate(document.segments):
        yield "target", index, segment.target, document.target_lang
        if segment.source and document.source_lang:
            yield "source", index, segment.source, document.source_lang
        if segment.references:
            yield "reference", index, segment.references[0], document.target_lang


def _found(forms: Sequence[Raw], wrongs: Sequence[Raw], index: int, side: Side, text: str) -> Found:
    every = _hits(forms, index, side, text)
    chosen = _chosen(every)
    within = _within(every, chosen) if side == "source" else frozenset()
    told = longest(wrongs, lambda raw: (raw.start, raw.end)) if side == "target" else ()
    return Found(tuple(every), tuple(chosen), within, tuple(told))


def _hits(raws: Sequence[Raw], index: int, side: Side, text: str) -> list[Hit]:
    """One hit for each concept, use and span: of several forms that fit it the one written there.

    Forms that differ by a capital, an accent or an ending (Ley Sálica, ley sálica) lie on each other.
    """
    best: dict[tuple[int, int, str, str], tuple[tuple[bool, bool, int], Hit]] = {}
    for raw in raws:
        form = raw.term.forms[raw.number]
        written = text[raw.start : raw.end]
        rank = (
            form.text != written,
            form.text.casefold() != written.casefold(),
            STATUSES.index(form.status),
        )
        key = (raw.start, raw.end, raw.term.id, form.use)
        if key not in best or rank < best[key][0]:
            best[key] = rank, Hit(Span(index, side, raw.start, raw.end), raw.term, form)
    hits = [hit for _, hit in best.values()]
    return _as_marked(hits, text) if _MARKS.search(text) else hits


def _as_marked(hits: Sequence[Hit], text: str) -> list[Hit]:
    """Of names that only their vowel signs tell apart the one that is written: عمّان, which is no عُمان."""
    exact: dict[tuple[int, int], set[str]] = {}
    for hit in hits:
        written = text[hit.span.start : hit.span.end]
        if hit.form.text == written and _MARKS.search(written):
            exact.setdefault(_place(hit), set()).add(hit.term.id)
    return [hit for hit in hits if hit.term.id in exact.get(_place(hit), (hit.term.id,))]


def _place(hit: Hit) -> tuple[int, int]:
    return hit.span.start, hit.span.end


def _chosen(every: Sequence[Hit]) -> list[Hit]:
    """The longest of each place. Titles are apart: "US secretary of state" also names the US."""
    titles = [hit for hit in every if hit.term.kind == "title"]
    if not titles:
        return longest(every, _place)
    others = [hit for hit in every if hit.term.kind != "title"]
    return sorted((*longest(others, _place), *longest(titles, _place)), key=_place)


def _within(every: Sequence[Hit], chosen: Sequence[Hit]) -> frozenset[str]:
    wide = Cover(_place(hit) for hit in chosen if hit.term.kind in _NAMING)
    if not wide:
        return frozenset()
    parties = longest([hit for hit in every if hit.term.kind in PARTIES], _place)
    return frozenset(hit.term.id for hit in parties if wide.holds(*_place(hit)))
