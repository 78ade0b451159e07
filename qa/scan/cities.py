"""Cities that take each other's place: the source names Харків, the target Kherson.

Good translations leave cities out ("the city") and name some that the source only means (the club
for its town). Told is only what neither explains: the source segment names exactly one city of
which the target has nothing in any shape, the target exactly one of which the source and its
neighbours have nothing, and all others that they name are there on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from qa.language import base, language
from qa.model import Document, Exchange, Hit, Mention, NearMiss, Side, Span, Term, WrongHit
from qa.names.lexicon import common
from qa.names.sound import similarity
from qa.scan.capitals import small_titles
from qa.scan.kinship import kin

_USES = ("full", "adjective")  # Харків, харківський: an English region has the city's own name
_MOST = 12  # cities of one side: more are a list, and no sentence
_STEM = 4  # letters of a stem at least, without the ending that cases and derivations change
_ENDING = 2
_SOUND = 0.7  # similarity from which a word may be another spelling of the city that is missing
_LETTERS = 4  # of such a word
_SHORT = 3  # letters of a word at the head of a sentence that is surely no name
_REACH = 42  # characters before a name that are looked at
_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_][^\W_’'.]{0,39})[ -]\Z")
_BEHIND = re.compile(r"(?:[’']s)?[ -]([^\W\d_]{1,40})")
_OFFICE = 15  # characters at most between an office and the land that it is held in
_WORD = re.compile(r"[^\W\d_]{4,40}")
_SIDES: tuple[Side, ...] = ("source", "target")
_SEAT = "seat:"  # before a country: its capital, as a city and nothing else
_LAND = "place."  # the ids of lands and regions begin so
_HEADS = '.!?…:;»”"“„«([–—-'

Places = Mapping[tuple[int, Side], Sequence[Hit]]


@dataclass(frozen=True)
class Cities:
    """The cities of a story: `hits` are the longest matches of every segment, `every` are all,
    `known` the mangled and wrong renderings.
    """

    document: Document
    hits: Places
    every: Places
    terms: Mapping[str, Term]
    rivals: Mapping[str, frozenset[str]]
    known: Sequence[NearMiss | WrongHit]

    def exchanged(self, index: int) -> Iterator[Exchange]:
        """The one city of a segment that came for another one, if there is such a pair."""
        theirs = self._named(index, "source")
        ours = self._named(index, "target") if theirs else []
        if not ours or max(len(theirs), len(ours)) > _MOST:
            return
        here = self._ids(index, "target")
        there = frozenset[str]().union(*(self._ids(index + n, "source") for n in (-1, 0, 1)))
        gone = self._telling([m for m in theirs if here.isdisjoint(m.terms)], "target")
        came = self._telling([m for m in ours if there.isdisjoint(m.terms)], "source")
        if not _one(gone) or not _one(came):
            return
        lost, new = gone[0], came[0]
        if any(map(self._inner, (lost, new))) or not self._even(index, lost, new):
            return
        if _land(new) and not _land(lost) and not self._forms(lost, "target"):
            return  # a land beside a city that no pack has in the target's language: where it lies
        lost, new = _settled(lost), _settled(new)
        if not self._rendered(index, lost, new) and not self._shaped(index, new, lost):
            yield self._exchange(index, new, lost, only=len(theirs) == len(ours) == 1)

    @cached_property
    def _slips(self) -> Mapping[int, Sequence[NearMiss | WrongHit]]:
        """What is known of mangled and wrong renderings by segment."""
        found: dict[int, list[NearMiss | WrongHit]] = {}
        for slip in self.known:
            found.setdefault(slip.span.segment, []).append(slip)
        return found

    @cached_property
    def _sources(self) -> frozenset[str]:
        """All that the source of the whole story names."""
        sides = (hits for (_, side), hits in self.every.items() if side == "source")
        return frozenset(hit.term.id for hits in sides for hit in hits)

    def _named(self, index: int, side: Side) -> list[Mention]:
        """The places that one side names by themselves, in their order.

        A capital may stand for its country, unless the side names that beside it (the Indonesian
        capital, Jakarta): then it is the city alone.
        """
        at: dict[Span, list[Hit]] = {}
        for hit in self.hits.get((index, side), ()):
            at.setdefault(hit.span, []).append(hit)
        beside = {h.term.id for hits in at.values() for h in hits if h.form.use != "capital"}
        found = []
        for span in sorted(at, key=lambda span: span.start):
            stands = [h for h in at[span] if h.term.id not in beside]
            cities = [h for h in at[span] if h.term.kind == "place" and h.form.use in _USES]
            # Of most capitals no pack knows more than that: Ankara is a form of Turkey.
            cities = cities or [h for h in stands if h.form.use == "capital"]
            seats = [h for h in at[span] if h.form.use == "capital"]
            if seats and not cities:
                ids = tuple(dict.fromkeys(_SEAT + h.term.id for h in seats))
                found.append(Mention(span, ids, "place", "capital", seats[0].form.text))
            elif cities:
                ids = tuple(dict.fromkeys(h.term.id for h in (*cities, *stands)))
                found.append(Mention(span, ids, "place", cities[0].form.use, cities[0].form.text))
        return found

    def _telling(self, mentions: list[Mention], other: Side) -> list[Mention]:
        """Where several are left over, those that could be seen on the other side: what no pack has in
        its language may stand there as well (کوئٹہ, Quetta).
        """
        return mentions if _one(mentions) else [m for m in mentions if self._forms(m, other)]

    def _ids(self, index: int, side: Side) -> frozenset[str]:
        """All that a side names, within longer names as well; of capitals the city beside its country."""
        hits = self.every.get((index, side), ())
        seats = (_SEAT + hit.term.id for hit in hits if hit.form.use == "capital")
        return frozenset((*(hit.term.id for hit in hits), *seats))

    def _even(self, index: int, lost: Mention, new: Mention) -> bool:
        """Whether both countries are named alike on both sides, where a capital is the city alone.

        Else it may stand for its country: the Chinese, Beijing.
        """
        if not any(term.startswith(_SEAT) for term in (*lost.terms, *new.terms)):
            return True
        spans = {lost.span, new.span}
        hits = [h for side in _SIDES for h in self.hits.get((index, side), ()) if h.span in spans]
        countries = {hit.term.id for hit in hits if hit.form.use == "capital"}
        return all(
            0 < self._count(index, "source", country) == self._count(index, "target", country)
            for country in countries
        )

    def _count(self, index: int, side: Side, country: str) -> int:
        hits = self.hits.get((index, side), ())
        return len({h.span for h in hits if h.term.id == country and h.form.use != "capital"})

    def _rendered(self, index: int, lost: Mention, new: Mention) -> bool:
        """Whether something but the city that came may stand for the one that is missing: it moved,
        or is spelt otherwise.
        """
        slips = (slip for slip in self._slips.get(index, ()) if slip.term.id in lost.terms)
        if any(not slip.span.overlaps(new.span) for slip in slips):
            return True
        moved = (self._ids(index + n, "target") - self._ids(index + n, "source") for n in (-1, 1))
        if any(not ids.isdisjoint(lost.terms) for ids in moved):
            return True
        if self._shaped(index, lost, new):
            return True
        if not language(self._code("target")).cased:
            return False
        names = [name for name in self._forms(lost, "target") if len(name) >= _LETTERS]
        text = self._text(index, "target")  # but for the other one: Okayama for 和歌山, Wakayama
        text = f"{text[: new.span.start]} {text[new.span.end :]}"
        words = {w for w in _WORD.findall(text) if w[0].isupper()}
        return any(similarity(w, n, floor=_SOUND) >= _SOUND for w in words for n in names)

    def _shaped(self, index: int, city: Mention, other: Mention) -> bool:
        """Whether the side of the other one has the city's very letters, or a shape of a form of it.

        The other name itself is a shape of it only if one holds the other whole: Guangdong begins
        like Guangxi.
        """
        side, span = other.span.side, other.span
        text = self._text(index, side)
        own = text[span.start : span.end].casefold()
        text = f"{text[: span.start]} {text[span.end :]}".casefold()
        spaced = language(self._code(side)).spaced
        letters = self.document.text(city.span).casefold()
        names = [name.casefold() for name in self._forms(city, side)]
        return (
            letters in own
            or letters in text
            or any(name in own or own in name or _stem(name, spaced) in text for name in names)
        )

    def _inner(self, city: Mention) -> bool:
        """Whether a capital beside it makes it part of a longer name: Manchester United, Jack London.

        Where every noun has one, only those before it say nothing. An office behind it (Maharashtra Chief
        Minister), somebody whose office stands before it and what follows a case of it (глава Дагестана
        Сергей Меликов) make none.
        """
        lang = language(self._code(city.span.side))
        if not lang.cased:
            return False
        text, span = self._text(city.span.segment, city.span.side), city.span
        behind = _BEHIND.match(text, span.end)
        if behind and behind[1][0].isupper():
            office = behind[1].casefold() in small_titles(lang.code) or self._held(city)
            return not (office or self._declined(city))
        before = _BEFORE.search(text, max(0, span.start - _REACH), span.start)
        if before is None or not before[1][0].isupper() or lang.capitals == "nouns":
            return False
        if self._held(city):
            return False
        rest = text[: before.start(1)].rstrip()
        opens = not rest or rest[-1] in _HEADS
        word = before[1].casefold()
        return not (opens and (len(word) <= _SHORT or word in common(lang.code)))

    def _held(self, city: Mention) -> bool:
        """Whether an office stands right before it: the governor of it, whose name may follow."""
        span = city.span
        return any(
            hit.term.kind == "title" and 0 < span.start - hit.span.end <= _OFFICE
            for hit in self.hits.get((span.segment, span.side), ())
        )

    def _declined(self, city: Mention) -> bool:
        """Whether it stands in a case, which the first word of a longer name seldom does."""
        lang = language(self._code(city.span.side))
        written = self.document.text(city.span).casefold()
        return lang.inflects and city.use == "full" and written != city.text.casefold()

    def _exchange(self, index: int, new: Mention, lost: Mention, *, only: bool) -> Exchange:
        document = self.document
        langs = (document.source_lang or "", document.target_lang)
        return Exchange(
            came=new,
            gone=lost.terms[0],
            lost=lost,
            standing="stranger" if self._sources.isdisjoint(new.terms) else "near",
            whole=True,
            implied=False,
            kin=kin(new, lost, self.terms, self.rivals, langs),
            others=(),
            alone=only,
            inner=False,
            tongue=False,
            same_use=True,
            one_word=True,
            same_place=True,
        )

    def _forms(self, city: Mention, side: Side) -> list[str]:
        """The names of a city in the language of a side."""
        lang = base(self._code(side))
        known = [self.terms[c] for c in city.terms if c in self.terms]
        return [
            form.text
            for term in known
            for form in term.forms
            if base(form.lang) == lang and (term.kind == "place" or form.use == "capital")
        ]

    def _code(self, side: Side) -> str:
        return self.document.target_lang if side == "target" else self.document.source_lang or ""

    def _text(self, index: int, side: Side) -> str:
        segment = self.document.segments[index]
        return segment.target if side == "target" else segment.source or ""


def _settled(city: Mention) -> Mention:
    """A capital as the packs have it: a form of its country."""
    return replace(city, terms=tuple(term.removeprefix(_SEAT) for term in city.terms))


def _land(mention: Mention) -> bool:
    """Whether it is a land or region, and no city."""
    return mention.terms[0].startswith(_LAND)


def _one(mentions: Sequence[Mention]) -> bool:
    """Whether all of them name one city."""
    return len({mention.terms for mention in mentions}) == 1


def _stem(name: str, spaced: bool) -> str:
    """What cases, derivations and clitics leave of a name."""
    return name[: max(_STEM, len(name) - _ENDING)] if spaced else name
