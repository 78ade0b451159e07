"""Who came into the target and who went missing from the source, segment by segment.

Mentions are counted: a country that is named rightly once and wrongly once is seen. First each
mention of the target is given one of the same concept in the source; what remains on both sides is
paired by what speaks for an exchange: the two are easily confused, stand in the same place among
the others, in the same shape, and the target has nothing else of the one that went missing.
"""

from __future__ import annotations

import difflib
import functools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from qa.language import language
from qa.model import (
    Abbreviations,
    Document,
    Exchange,
    Hit,
    Kind,
    Loss,
    Mention,
    NearMiss,
    Reading,
    Side,
    Span,
    Term,
    WrongHit,
)
from qa.scan.mentions import PARTIES, Said, said

_KIN = 0.55  # names that are taken for each other
_LOOK_ALIKE = 0.8
_MOST = 80  # mentions of one side: a longer list is no sentence, and pairing costs their product
_CLASSES: tuple[tuple[Kind, ...], ...] = (PARTIES, ("person",), ("org",))
_DIGIT = re.compile(r"\d")


Standing = Literal["stranger", "near", "extra"]


@dataclass(frozen=True, slots=True)
class Entities:
    """The facts about one story."""

    exchanges: tuple[Exchange, ...] = ()
    strangers: tuple[Mention, ...] = ()
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True)
class _Side:
    """Everything that the comparison of one segment needs of one side."""

    text: str
    said: Said
    taken: tuple[Span, ...]


def entities(
    document: Document,
    hits: Mapping[tuple[int, Side], Sequence[Hit]],
    every: Mapping[tuple[int, Side], Sequence[Hit]],
    readings: Sequence[Reading],
    near: Sequence[NearMiss],
    wrongs: Sequence[WrongHit],
    terms: Mapping[str, Term],
    rivals: Mapping[str, frozenset[str]],
    tables: Mapping[Side, Abbreviations],
) -> Entities:
    """The exchanges, strangers and losses of a story with its source; nothing without one."""
    if not (document.has_source and document.source_lang):
        return Entities()
    grounded = frozenset(
        h.term.id for found in hits.values() for h in found if h.form.use == "full"
    )
    sides: dict[tuple[int, Side], _Side] = {}
    by_segment: dict[tuple[int, Side], list[Reading]] = {}
    for reading in readings:
        by_segment.setdefault((reading.span.segment, reading.span.side), []).append(reading)
    for index, segment in enumerate(document.segments):
        for side, text in (("source", segment.source or ""), ("target", segment.target)):
            place: tuple[int, Side] = (index, side)  # type: ignore[assignment]
            there = said(
                place, text, hits.get(place, ()), every.get(place, ()), by_segment.get(place, ()),
                terms, grounded,
            )  # fmt: skip
            sides[place] = _Side(text, there, tuple(h.span for h in hits.get(place, ())))
    rendered: dict[int, set[str]] = {}
    told = [(n.span, n.term) for n in near] + [(w.span, w.term) for w in wrongs]
    for span, term in told:
        rendered.setdefault(span.segment, set()).add(term.id)
    bare: dict[Side, dict[str, tuple[str, ...]]] = {"source": {}, "target": {}}
    for side, table in tables.items():
        bare[side] = {short: ids for short, ids in table.candidates.items() if len(short) == 1}
    compare = _Comparison(document, sides, rendered, terms, rivals, bare)
    found: list[Exchange] = []
    strangers: list[Mention] = []
    losses: list[Loss] = []
    for index in range(len(document.segments)):
        if not document.segments[index].source:
            continue
        if any(len(sides[index, s].said.direct) > _MOST for s in ("source", "target")):
            continue
        for kinds in _CLASSES:
            exchanges, strange, lost = compare.segment(index, kinds)
            found += exchanges
            strangers += strange
            losses += lost
    return Entities(tuple(found), tuple(strangers), tuple(losses))


@dataclass(frozen=True, slots=True)
class _Comparison:
    document: Document
    sides: Mapping[tuple[int, Side], _Side]
    rendered: Mapping[int, set[str]]
    terms: Mapping[str, Term]
    rivals: Mapping[str, frozenset[str]]
    bare: Mapping[Side, Mapping[str, tuple[str, ...]]]

    def said(self, index: int, side: Side) -> Said:
        known = self.sides.get((index, side))
        return known.said if known else Said()

    def segment(
        self, index: int, kinds: Sequence[Kind]
    ) -> tuple[list[Exchange], list[Mention], list[Loss]]:
        """Exchanges, strangers without a partner, and losses of one segment and class of kinds."""
        source, target = self.said(index, "source"), self.said(index, "target")
        theirs = [m for m in source.direct if m.kind in kinds]
        ours = [m for m in target.direct if m.kind in kinds]
        if not theirs and not ours:
            return [], [], []
        pairs = _matched(theirs, ours, self._place)
        kept = {id(a) for a, _ in pairs}, {id(b) for _, b in pairs}
        gone = [m for m in theirs if id(m) not in kept[0] and not self._told(index, m, target)]
        came = [
            m
            for m in ours
            if id(m) not in kept[1]
            and m.use != "abbreviation"  # one character may be many a word
            and not self._excused(index, m, source)
        ]
        if came and not gone:
            # Nobody is missing: what a longer name holds may be (the Senegalese Civil Liberties Union).
            gone = [
                m
                for m in source.faint
                if m.kind in kinds and not any(c in target.supported for c in m.terms)
            ][:1]
        exchanges = self._exchanges(index, came, gone, pairs)
        if came and not gone:
            # All are there, and somebody who is easily taken for one of them came as well.
            exchanges = [
                e
                for e in self._exchanges(index, came, theirs, pairs)
                if e.standing == "stranger" and e.kin >= _LOOK_ALIKE and not self._tongue(e.came)
            ]
        taken = {id(e.came) for e in exchanges}, {id(e.lost) for e in exchanges}
        strangers = [m for m in came if id(m) not in taken[0] and self._strange(index, m, source)]
        losses = [
            loss
            for m in gone
            if id(m) not in taken[1] and m not in source.faint
            for loss in self._loss(index, m, source, target, only=len(gone) == 1 and not came)
        ]
        return exchanges, strangers, losses

    def _place(self, mention: Mention) -> float:
        side = self.sides[mention.span.segment, mention.span.side]
        return (mention.span.start + mention.span.end) / 2 / max(len(side.text), 1)

    def _told(self, index: int, mention: Mention, target: Said) -> bool:
        """Whether a mangled or wrong rendering of it is known here.

        Of several concepts that share the words of the source (a people, a region), one is enough.
        """
        if any(c in self.rendered.get(index, ()) for c in mention.terms):
            return True
        return any(c in target.others for c in mention.terms)

    def _excused(self, index: int, mention: Mention, source: Said) -> bool:
        """Whether the source has the very word, an open abbreviation or a namesake of its span."""
        if any(c in source.open for c in mention.terms):
            return True
        if any(c in source.others for c in mention.terms):
            return True
        return self._stands(mention, index, "source")

    def _stands(self, mention: Mention, index: int, side: Side) -> bool:
        """Whether the words as they are written stand on the other side and are no mention there."""
        word = self.document.text(mention.span)
        if any(self.document.text(m.span) == word for m in self.said(index, side).direct):
            return False
        text = self.sides[index, side].text
        if word not in text or not word.isascii():
            return word in text
        return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None

    def _strange(self, index: int, mention: Mention, source: Said) -> bool:
        around = [self.said(index + step, "source") for step in (-1, 0, 1)]
        return not any(c in s.supported for s in around for c in mention.terms)

    def _exchanges(
        self,
        index: int,
        came: Sequence[Mention],
        gone: Sequence[Mention],
        pairs: Sequence[tuple[Mention, Mention]],
    ) -> list[Exchange]:
        """What came and what went missing, the pair for which most speaks first."""
        target = self.said(index, "target")
        weighed = []
        for a in came:
            for b in gone:
                if set(a.terms) & set(b.terms) or not self._concept(b):
                    continue
                shape, place = _same_shape(a, b), _slot(a, b, pairs, self._place)
                implied = any(c in target.implied for c in b.terms)
                whole = not implied and not any(c in target.named for c in b.terms)
                kin = self._kin(a, b)
                weight = (
                    kin + 0.8 * whole - 0.5 * implied + 0.4 * shape + 0.4 * place
                    + 0.4 * (1 - abs(self._place(a) - self._place(b)))
                    - 0.8 * (kin < _KIN) * (self._inner(a) + self._inner(b))
                    - 0.5 * (("capital" in (a.use, b.use)) and a.use != b.use)
                )  # fmt: skip
                weighed.append((weight, a, b, shape, place, whole, implied, kin))
        weighed.sort(key=lambda w: (-w[0], w[1].span.start, w[2].span.start))
        found: list[Exchange] = []
        used: set[int] = set()
        for weight, a, b, shape, place, whole, implied, kin in weighed:
            if id(a) in used or id(b) in used:
                continue
            used |= {id(a), id(b)}
            close = tuple(
                dict.fromkeys(
                    w[2].terms[0]
                    for w in weighed
                    if w[1] is a and w[2] is not b and w[0] > weight - 0.3
                    and id(w[2]) not in used and w[2].terms[0] != b.terms[0]
                )
            )  # fmt: skip
            found.append(
                Exchange(
                    a, self._concept(b), b, self._standing(index, a, b), whole, implied, kin, close,
                    _alone(a, came) and _alone(b, gone), self._inner(a), shape, place,
                )
            )  # fmt: skip
        return found

    def _concept(self, mention: Mention) -> str:
        """The concept that can be written in the target language; empty where there is none."""
        lang = self.document.target_lang
        return next(
            (c for c in mention.terms if c in self.terms and self.terms[c].canonical(lang)), ""
        )

    def _standing(self, index: int, mention: Mention, lost: Mention) -> Standing:
        source = self.said(index, "source")
        if any(c in source.named or c in source.implied for c in mention.terms):
            return "extra"
        if any(c in self._loose(index, "source", lost) for c in mention.terms):
            return "extra"
        around = [self.said(index + step, "source") for step in (-1, 1)]
        if any(c in s.supported for s in around for c in mention.terms):
            return "near"
        return "stranger"

    def _loose(self, index: int, side: Side, lost: Mention) -> frozenset[str]:
        """What bare characters of a side might abbreviate, though nothing licenses them.

        Not those of the abbreviation that is lost: what they stand for is known.
        """
        if not self.bare[side]:
            return frozenset()
        here = self.sides[index, side]
        known = set(lost.text) if lost.use == "abbreviation" else set()
        text = list(here.text)
        for span in here.taken:
            text[span.start : span.end] = "\n" * (span.end - span.start)
        return frozenset(c for char in set(text) - known for c in self.bare[side].get(char, ()))

    def _kin(self, a: Mention, b: Mention) -> float:
        """How easily one is taken for the other: a shared abbreviation, or names that look alike."""
        best = 0.0
        for one in a.terms:
            for other in b.terms:
                if other in self.rivals.get(one, ()):
                    return 1.0
                if one in self.terms and other in self.terms:
                    for lang in (self.document.source_lang or "", self.document.target_lang):
                        best = max(best, _alike(self.terms[one], self.terms[other], lang))
        return best

    def _tongue(self, mention: Mention) -> bool:
        """Whether the word is a language's as well: "en inglés"."""
        return any(self.terms[c].kind == "language" for c in mention.terms if c in self.terms)

    def _inner(self, mention: Mention) -> bool:
        """Whether a capitalised word stands next to it: Jordan Spieth, British Columbia."""
        side = mention.span.side
        tag = self.document.target_lang if side == "target" else self.document.source_lang
        lang = language(tag or "")
        if not lang.cased or mention.kind not in PARTIES:
            return False
        text = self.sides[mention.span.segment, side].text
        after = re.match(r" ([^\W\d_]+)", text[mention.span.end :])
        if not after or not after[1][0].isupper() or after[1] in lang.titles:
            return False
        # In a headline every word has a capital.
        words = re.findall(r"[^\W\d_]{4,}", text)
        headline = sum(word[0].isupper() for word in words) > 0.75 * len(words)
        return not headline and mention.use not in ("adjective", "people")

    def _loss(
        self, index: int, mention: Mention, source: Said, target: Said, *, only: bool
    ) -> Iterator[Loss]:
        around = [self.said(index + step, "target") for step in (-1, 0, 1)]
        hole = self._hole(index)
        # A gap speaks for a name that stands elsewhere in the segment too, when only one is missing.
        gap = hole is not None and only
        if not gap and any(c in s.supported for s in around for c in mention.terms):
            return
        if self._stands(mention, index, "target"):
            return
        if any(c in self._loose(index, "target", mention) for c in mention.terms):
            return
        before = {
            c for place in range(index) for m in self.said(place, "source").direct for c in m.terms
        }
        others = {m.terms for m in source.direct if m.kind in PARTIES and m.terms != mention.terms}
        yield Loss(
            mention,
            self._concept(mention),
            self._partner(index, mention, source, target),
            hole,
            mention.terms[0] not in before,
            not others,
            bool(_DIGIT.search(self.sides[index, "source"].text)),
        )

    def _hole(self, index: int) -> Span | None:
        """The first place of the target where a word is missing."""
        pattern = _gap(self.document.target_lang)
        found = pattern.search(self.sides[index, "target"].text) if pattern else None
        if found is None:
            return None
        return Span(index, "target", found.end(), found.end())

    def _partner(self, index: int, mention: Mention, source: Said, target: Said) -> Span | None:
        """Who is joined to it in the source ("A and B", 美塔) and stands in the target."""
        joiners = {j.casefold() for j in language(self.document.source_lang or "").joiners}
        text = self.sides[index, "source"].text
        for other in source.direct:
            if other is mention or not any(c in target.named for c in other.terms):
                continue
            if other.kind not in PARTIES and other.span != mention.span:
                continue
            first, last = sorted((other.span, mention.span), key=lambda s: s.start)
            if other.span == mention.span or text[first.end : last.start].casefold() in joiners:
                return other.span
        return None


def _alone(mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether nobody else of its kind is among them."""
    return all(m.terms == mention.terms for m in others if m.kind == mention.kind)


def _shape(mention: Mention) -> str:
    """Names go with names, adjectives and peoples with their like."""
    return "of" if mention.use in ("adjective", "people") else "name"


def _same_shape(one: Mention, other: Mention) -> bool:
    """An abbreviation may stand for either: 美军, the American army."""
    return "abbreviation" in (one.use, other.use) or _shape(one) == _shape(other)


def _matched(
    theirs: Sequence[Mention], ours: Sequence[Mention], place: Callable[[Mention], float]
) -> list[tuple[Mention, Mention]]:
    """Source and target mentions of one concept, those of one shape and nearest place first."""
    # Where both name as many, the second stands for the second.
    even = len(theirs) == len(ours)
    possible = sorted(
        (
            (not _same_shape(a, b), abs(i - j) if even else abs(place(a) - place(b)), i, j)
            for i, a in enumerate(theirs)
            for j, b in enumerate(ours)
            if set(a.terms) & set(b.terms)
        ),
    )
    used: tuple[set[int], set[int]] = set(), set()
    found = []
    for _, _, i, j in possible:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            found.append((theirs[i], ours[j]))
    return found


def _slot(
    came: Mention,
    gone: Mention,
    pairs: Sequence[tuple[Mention, Mention]],
    place: Callable[[Mention], float],
) -> bool:
    """Whether both stand in the same place among the mentions that both sides have."""
    return all(
        (a.span.start < gone.span.start) == (b.span.start < came.span.start) for a, b in pairs
    )


@functools.cache
def _gap(tag: str) -> re.Pattern[str] | None:
    lang = language(tag)
    after, before = (
        "|".join(map(re.escape, words)) for words in (lang.hole.after, lang.hole.before)
    )
    joined = "|".join(re.escape(j.strip()) for j in lang.joiners if j == f" {j.strip()} ")
    ways = []
    if after:
        ways.append(rf"(?<![\w.])(?:{after})(?= ?[.,;:!?)]|$)")
    if after and joined:  # a comma may follow "and"
        ways.append(rf"(?<![\w.])(?:{joined})(?= ?[.!?)]|$)")
    if before:
        ways.append(rf"(?<=\s)(?=(?:{before})(?!\w))")
    return re.compile("|".join(ways)) if ways else None


def _alike(one: Term, other: Term, lang: str) -> float:
    a, b = one.canonical(lang), other.canonical(lang)
    if a is None or b is None:
        return 0.0
    return _similar(a.text.casefold(), b.text.casefold(), language(lang).spaced)


@functools.lru_cache(maxsize=4096)
def _similar(a: str, b: str, spaced: bool) -> float:
    """0 to 1: same first character where one is a syllable, a shared word, alike in spelling."""
    if a == b:
        return 1.0
    if not spaced:
        return 0.8 if a[0] == b[0] or (len(a) > 2 and a[1:] == b[1:]) else 0.0
    if set(a.split()) & set(b.split()):
        return 0.9
    ratio = difflib.SequenceMatcher(None, a, b).ratio()
    return ratio if ratio >= 0.5 else 0.0


def counted(mentions: Sequence[Mention]) -> Counter[str]:
    """How often each concept is named."""
    return Counter(c for m in mentions for c in m.terms)
