"""Who came into the target and who went missing from the source, segment by segment.

Mentions are counted: a country that is named rightly once and wrongly once is seen. First each
mention of the target is given one of the same concept in the source; what remains on both sides is
paired by what speaks for an exchange: the two are easily confused, stand in the same place among
the others, in the same shape, and the target has nothing else of the one that went missing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from qa.language import language
from qa.model import (
    Abbreviations,
    Astray,
    Document,
    Exchange,
    Hit,
    Kind,
    Loss,
    Mention,
    Misplaced,
    NearMiss,
    Reading,
    Side,
    Span,
    Term,
    WrongHit,
)
from qa.scan.astray import astray
from qa.scan.cities import Cities
from qa.scan.cropped import cropped
from qa.scan.exchanges import at_home, exchanges_of
from qa.scan.explained import excused, newcomer, only_city, rendered, strange
from qa.scan.kinship import LOOK_ALIKE, matched
from qa.scan.lost import losses
from qa.scan.mentions import MOST, PARTIES, Facts, Said
from qa.scan.offices import misplaced
from qa.scan.spoken import spoken
from qa.scan.surnames import surnames

_GIVEN = re.compile(r"[^\W\d_]{2,20} $")
_NOUN = re.compile(r"[ -][^\W\d_A-Z]{3,}")
_NOUN_BEFORE = re.compile(r"(?<!\w)[^\W\d_A-Z]{4,20} \Z")
_REACH = 22  # characters before a name in which a given name or a noun stands
_CLASSES: tuple[tuple[Kind, ...], ...] = (PARTIES, ("person",), ("org",))
_SIDES: tuple[Side, ...] = ("source", "target")
# More names that came than went by this many: a list that says of each firm where it is from.
_GIVEN_TO_ALL = 3

Places = Mapping[tuple[int, Side], Sequence[Hit]]


@dataclass(frozen=True, slots=True)
class Entities:
    """The facts about one story."""

    exchanges: tuple[Exchange, ...] = ()
    strangers: tuple[Mention, ...] = ()
    newcomers: tuple[Mention, ...] = ()
    losses: tuple[Loss, ...] = ()
    misplaced: tuple[Misplaced, ...] = ()
    astray: tuple[Astray, ...] = ()

    @property
    def concepts(self) -> frozenset[str]:
        """Every concept that a fact speaks of, those inside longer names included."""
        found = {c for some in (self.strangers, self.newcomers) for m in some for c in m.terms}
        found |= {loss.concept for loss in self.losses}
        for one in self.exchanges:
            found |= {one.gone, *one.others, *one.came.terms}
        found |= {seat.gone for seat in self.misplaced}
        found |= {land for one in self.astray for land in one.lands}
        return frozenset(found)


_NOTHING = Entities()


def entities(
    document: Document,
    hits: Places,
    every: Places,
    readings: Sequence[Reading],
    known: Sequence[NearMiss | WrongHit],
    terms: Mapping[str, Term],
    rivals: Mapping[str, frozenset[str]],
    tables: Mapping[Side, Abbreviations],
    told: frozenset[str] = frozenset(),
) -> Entities:
    """The exchanges, strangers and losses of a story with its source; nothing without one.

    `every` are all matches, `hits` the longest of them; `known` are mangled and wrong renderings,
    `told` concepts that the story's metadata name.
    """
    if not (document.has_source and document.source_lang):
        return _NOTHING
    facts = _facts(document, hits, every, readings, known, terms, rivals, tables, told)
    exchanges: list[Exchange] = []
    strangers: list[Mention] = []
    newcomers: list[Mention] = []
    lost: list[Loss] = []
    seats: list[Misplaced] = []
    abroad: list[Astray] = []
    cities = Cities(document, hits, every, terms, rivals, known)
    for index, segment in enumerate(document.segments):
        if not segment.source or any(len(facts.said(index, s).direct) > MOST for s in _SIDES):
            continue
        towns = list(cities.exchanged(index))
        exchanges += towns
        seen = {e.came.span for e in towns}  # a capital is a city first
        named = any(facts.said(index, side).direct for side in _SIDES)
        seats += misplaced(facts, index, hits) if named else ()
        for kinds in _CLASSES if named else ():
            found = _segment(facts, index, kinds)
            if found is _NOTHING:
                continue
            came = [e for e in found.exchanges if e.came.span not in seen]
            seen |= {e.came.span for e in came}
            exchanges += came
            strangers += found.strangers
            abroad += astray(facts, index, hits, found.strangers)
            newcomers += found.newcomers
            lost += found.losses
        exchanges += [e for e in surnames(facts, index, hits) if e.came.span not in seen]
        exchanges += [e for e in cropped(facts, index, hits) if e.came.span not in seen]
    return Entities(
        tuple(exchanges), tuple(strangers), tuple(newcomers), tuple(lost), tuple(seats),
        tuple(abroad),
    )  # fmt: skip


def _facts(
    document: Document,
    hits: Places,
    every: Places,
    readings: Sequence[Reading],
    known: Sequence[NearMiss | WrongHit],
    terms: Mapping[str, Term],
    rivals: Mapping[str, frozenset[str]],
    tables: Mapping[Side, Abbreviations],
    told: frozenset[str],
) -> Facts:
    grounded = frozenset(h.term.id for hs in hits.values() for h in hs if h.form.use == "full")
    read: dict[tuple[int, Side], list[Reading]] = {}
    for reading in readings:
        read.setdefault((reading.span.segment, reading.span.side), []).append(reading)
    rendered: dict[int, set[str]] = {}
    for rendering in known:
        rendered.setdefault(rendering.span.segment, set()).add(rendering.term.id)
    sides: dict[tuple[int, Side], Said] = {}
    taken: dict[tuple[int, Side], tuple[Span, ...]] = {}
    first: dict[str, int] = {}
    for index, segment in enumerate(document.segments):
        for side in _SIDES:
            place = index, side
            text = segment.target if side == "target" else segment.source or ""
            sides[place] = spoken(
                text, place, hits.get(place, ()), every.get(place, ()), read.get(place, ()), terms,
                grounded,
            )  # fmt: skip
            taken[place] = tuple(h.span for h in hits.get(place, ()))
        for mention in sides[index, "source"].direct:
            for concept in mention.terms:
                first.setdefault(concept, index)
    bare: dict[Side, dict[str, tuple[str, ...]]] = {"source": {}, "target": {}}
    for side, table in tables.items():
        bare[side] = {short: ids for short, ids in table.candidates.items() if len(short) == 1}
    titles = {
        place: frozenset(h.span.start for h in some if h.term.kind == "title")
        for place, some in hits.items()
    }
    supported = frozenset(
        c for (_, side), what in sides.items() if side == "source" for c in what.supported
    )
    return Facts(
        document, sides, taken, rendered, terms, rivals, bare, first, told, titles, supported
    )


def _segment(facts: Facts, index: int, kinds: Sequence[Kind]) -> Entities:
    """What one segment has of one class of kinds."""
    source, target = facts.said(index, "source"), facts.said(index, "target")
    # An abbreviation may stand for a body, too (塔: the Taliban), and be misread as a country.
    short = {c for m in source.direct if m.use == "abbreviation" for c in m.terms}
    parties = kinds == PARTIES

    def fits(mention: Mention) -> bool:
        return parties if not short.isdisjoint(mention.terms) else mention.kind in kinds

    here = [m for m in source.direct if not _surname(facts, source.direct, m)]
    theirs = [m for m in here if fits(m) and not only_city(m, target)]
    ours = [m for m in target.direct if fits(m) and not only_city(m, source)]
    if kinds == ("org",):  # a union of states is a body as well
        theirs += filter(None, (_as_body(facts, m) for m in here))
        # What is left as the source has it is not missing.
        theirs = [m for m in theirs if not facts.stands(m, index, "target")]
        ours += filter(None, (_as_body(facts, m) for m in target.direct))
    if not theirs and not ours:
        return _NOTHING
    pairs = matched(theirs, ours, facts.place, facts.shaped)
    kept = {id(mention) for pair in pairs for mention in pair}
    gone = [m for m in theirs if id(m) not in kept and not rendered(facts, index, m)]
    came = [m for m in ours if id(m) not in kept and not excused(facts, index, m)]
    if not came and not gone:
        return _NOTHING  # by far the most
    if parties and came:
        gone += [m for m in here if m.kind == "org" and _taken_for(facts, index, m, came)]
    # Nobody is missing: what a longer name holds may be (the Senegalese Civil Liberties Union).
    faint = [
        m
        for m in (source.faint if came and not gone else ())
        if m.kind in kinds and target.supported.isdisjoint(m.terms)
    ][:1]
    exchanges = exchanges_of(facts, index, came, gone or faint, pairs)
    if faint:
        # What an abbreviation may speak of is none that went missing: 国内 is any country's.
        exchanges = [
            e for e in exchanges if e.standing == "stranger" or e.lost.use != "abbreviation"
        ]
    if came and not gone and not faint and at_home(facts, index):
        exchanges = []
    elif came and not gone and not faint:
        # All are there, and somebody who is easily taken for one of them came as well.
        exchanges = [
            e
            for e in exchanges_of(facts, index, came, theirs, pairs, missing=False)
            if e.standing == "stranger" and e.kin >= LOOK_ALIKE and not facts.tongue(e.came)
        ]
    # “En inglés” did not come for an abbreviation: 국내 is any country's.
    exchanges = [
        e
        for e in exchanges
        if e.lost.use != "abbreviation" or not e.tongue or _of_somebody(facts, e)
    ]
    listed = len({m.terms for m in came}) > len(gone) + _GIVEN_TO_ALL
    if listed:
        exchanges = [e for e in exchanges if e.kin >= LOOK_ALIKE]
    taken = {id(mention) for e in exchanges for mention in (e.came, e.lost)}
    only = len(gone) == 1 and not came
    strangers = tuple(m for m in came if id(m) not in taken and strange(facts, index, m))
    return Entities(
        tuple(exchanges),
        strangers,
        tuple(m for m in strangers if not listed and newcomer(facts, index, m)),
        tuple(
            loss for m in gone if id(m) not in taken for loss in losses(facts, index, m, only=only)
        ),
    )


def _taken_for(facts: Facts, index: int, body: Mention, came: Sequence[Mention]) -> bool:
    """Whether a body that the target lacks shares an abbreviation with a country that came: Tajikistan
    for the Taliban (塔), in whatever language.
    """
    rivals = frozenset[str]().union(*(facts.rivals.get(c, frozenset()) for c in body.terms))
    if all(rivals.isdisjoint(m.terms) for m in came):
        return False
    return facts.said(index, "target").supported.isdisjoint(body.terms) and not (
        rendered(facts, index, body) or facts.stands(body, index, "target")
    )


def _as_body(facts: Facts, mention: Mention) -> Mention | None:
    """A party's name as that of the body that it is too: the European Union, the Pentagon."""
    ids = [c for c in mention.terms if c in facts.terms and facts.terms[c].kind == "org"]
    if mention.kind not in PARTIES or not ids:
        return None
    return replace(mention, kind="org", terms=tuple(ids), use="full")


def _of_somebody(facts: Facts, e: Exchange) -> bool:
    """Whether the only one that came is an adjective by a noun: the Italian military for 以军."""
    if e.came.use != "adjective" or not (e.whole and e.alone):
        return False
    text, span = facts.text(e.came.span.segment, "target"), e.came.span
    return bool(
        _NOUN.match(text, span.end)
        or _NOUN_BEFORE.search(text, max(0, span.start - _REACH), span.start)
    )


def _surname(facts: Facts, direct: Sequence[Mention], mention: Mention) -> bool:
    """Whether a people's name is somebody's surname behind a given name: Alex Noren in Dutch."""
    lang = language(facts.document.source_lang or "")
    if mention.use != "people" or not lang.cased or lang.capitals == "nouns":
        return False
    text, start = facts.text(mention.span.segment, "source"), mention.span.start
    before = _GIVEN.search(text, max(0, start - _REACH), start)
    if before is None or any(m.span.end == start - 1 for m in direct):
        return False
    opening = text[: before.start()].rstrip(" \"'“„«»‘’¿¡(–—-")
    return before[0][0].isupper() and opening[-1:] not in ("", *".!?…:")
