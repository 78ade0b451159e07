"""Document to Scanned: the text is looked at once for everything that the checks need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from qa.fold import Folded
from qa.language import base, language
from qa.model import (
    Abbreviations,
    Document,
    Figure,
    Formula,
    Hit,
    NegationChange,
    Scanned,
    Side,
)
from qa.names.known import NONE_KNOWN, KnownNames
from qa.scan.absent import absent
from qa.scan.acronyms import acronyms
from qa.scan.bounds import lost_bounds
from qa.scan.capitals import Capitals
from qa.scan.changed import changed_names
from qa.scan.compiled import Compiled
from qa.scan.crossing import crossings
from qa.scan.designations import with_designations
from qa.scan.doubted import settled
from qa.scan.entities import entities
from qa.scan.figures import figure_changes
from qa.scan.formulas import formula_hits
from qa.scan.gender import gender_changes
from qa.scan.hedges import lost_hedges
from qa.scan.layout import quoted, slips
from qa.scan.leftover import leftovers
from qa.scan.loading import load
from qa.scan.loose import loose_dates
from qa.scan.machine import remarks, strays
from qa.scan.marks import mark_slips, repeats, seams
from qa.scan.marks.spelling import NO_DICTIONARIES, Dictionaries, misspellings
from qa.scan.matcher import Raw
from qa.scan.matches import PARTIES, texts
from qa.scan.meanings import meanings
from qa.scan.metadata import metadata
from qa.scan.misread import misread
from qa.scan.moments import dates
from qa.scan.near import near_misses
from qa.scan.negation import negation_changes
from qa.scan.opposites import KINDS, OPPOSITES, exchanged, relisted, turned
from qa.scan.parts import Index
from qa.scan.portions import crowded
from qa.scan.qualifiers import qualifier_changes
from qa.scan.quantities import by_place, read_figures
from qa.scan.readings import read
from qa.scan.readout import read_out
from qa.scan.reigns import reigns
from qa.scan.roles import roles
from qa.scan.scores import scores
from qa.scan.separators import separators
from qa.scan.spellings import two_spellings
from qa.scan.steps import steps
from qa.scan.tongue import tongue
from qa.scan.twice import twice
from qa.scan.unlike import unlike
from qa.scan.verbatim import verbatims
from qa.scan.ways import ways
from qa.scan.witness import witness
from qa.scan.wrong import wrong_hits

__all__ = ["NO_DICTIONARIES", "Compiled", "Dictionaries", "load", "scan"]


def scan(
    document: Document,
    compiled: Compiled,
    known: KnownNames = NONE_KNOWN,
    dictionaries: Dictionaries = NO_DICTIONARIES,
) -> Scanned:
    """Everything that glossary, language data and the newsroom's known names say of the document."""
    terms = compiled.resolved(document.published)
    rows = list(texts(document))
    fold = compiled.folder.fold
    folded: dict[tuple[str, int], Folded] = {(side, n): fold(text) for side, n, text, _ in rows}
    matches = terms.matches(compiled).of(rows, folded)
    hits: list[Hit] = []
    nested: list[Hit] = []
    everything: dict[tuple[int, Side], Sequence[Hit]] = {}
    raw_wrongs: list[tuple[int, Raw]] = []
    within: set[str] = set()
    for side, index, _, _ in rows:
        one = matches[side, index]
        everything[index, side] = one.every
        hits += one.chosen
        within |= one.within
        raw_wrongs += [(index, raw) for raw in one.wrongs]
        if side == "target":
            nested += one.every
    found = tuple(hits)
    table = _table(document.source_lang, compiled)
    readings = read(document, found, table) if table and document.has_source else ()
    wrongs_ = tuple(wrong_hits(document, compiled, raw_wrongs, found, folded))
    wrongs_ += tuple(read_out(document, found))
    capitals = Capitals(document)
    told = metadata(document, compiled, terms)
    meant, everyday = meanings(document, compiled, terms, found, folded)
    named = [hit for hit in found if hit.span not in everyday]  # a cable is no mangled Kabul
    near = tuple(near_misses(document, compiled, terms, named, wrongs_, known, capitals, told))
    places = {
        (n, side): matches[side, n].chosen for side, n, _, _ in rows if matches[side, n].chosen
    }
    tables: dict[Side, Abbreviations] = {"source": table} if table else {}
    if ours := _table(document.target_lang, compiled):
        tables["target"] = ours
        shown = read(document, found, ours, "target") if readings or document.has_source else ()
    else:
        shown = ()
    near, facts = settled(
        near,
        lambda known: entities(
            document, places, everything, (*readings, *shown), (*known, *wrongs_), terms,
            compiled.rivals, tables, told.concepts,
        ),
    )  # fmt: skip
    marks = tuple(quoted(document))
    unread = crowded(document)
    days = dates(document, folded, unread)
    quantities = read_figures(document, days.moments, unread)
    placed = by_place(quantities)
    seen = witness(document, folded, places, placed)
    differing = tuple(unlike(document))
    shared = compiled.homographs(base(document.source_lang or ""))
    numbers = (
        *figure_changes(document, quantities, days.moments, unread),
        *exchanged(document, folded, places, quantities),
        *ways(document, placed),
        *scores(document, placed),
        *reigns(document, placed, days.moments),
    )
    numbers += tuple(relisted(document, folded, places, placed, {one.span for one in numbers}))
    numbers += tuple(crossings(document, folded, places, placed, {one.span for one in numbers}))
    ids = {h.term.id for h in found} | {r for x in readings for r in (*x.resolved, *x.rivals)}
    ids |= {w.term.id for w in wrongs_} | facts.concepts
    # Whose a body is decides as well: two of one country are told apart otherwise than two of a union.
    ids |= {f"country.{terms[c].subject}" for c in facts.concepts if c in terms}
    ids |= {rival for concept in ids for rival in compiled.rivals.get(concept, ())}
    return Scanned(
        document=document,
        hits=found,
        wrongs=wrongs_,
        formulas=tuple(formula_hits(document, folded, _formulas(document, compiled))),
        loose_dates=tuple(loose_dates(document, folded, days)),
        spacing=tuple(slips(document)),
        readings=readings,
        near=near,
        misread=tuple(misread(document, found)),
        changed=(
            *changed_names(
                document,
                _with_parties(places, everything),
                readings,
                known.and_(told.names),
                differing,
                placed,
            ),
            *acronyms(document, places),
        ),
        terms={concept: terms[concept] for concept in sorted(ids) if concept in terms},
        rivals=compiled.rivals,
        tagged=told.concepts,
        quoted=marks,
        pairs=tuple(_pairs(document, nested)),
        index=places,
        within=frozenset(within),
        style=compiled.style,
        exchanges=facts.exchanges,
        strangers=facts.strangers,
        newcomers=facts.newcomers,
        losses=facts.losses,
        misplaced=facts.misplaced,
        astray=facts.astray,
        meant=meant,
        everyday=everyday,
        remarks=tuple(remarks(document, folded)),
        strays=tuple(strays(document)),
        verbatims=tuple(verbatims(document)),
        repeats=(*repeats(document, found), *seams(document)),
        twice=tuple(twice(document)),
        marks=tuple(mark_slips(document)),
        misspelled=tuple(misspellings(document, found, dictionaries)),
        spellings=tuple(two_spellings(document, found, capitals)),
        leftover=tuple(leftovers(document, found, marks, shared)),
        tongue=tongue(document, marks),
        figures=quantities,
        figure_changes=tuple(with_designations(document, numbers)),
        moments=days.moments,
        date_changes=days.changes,
        separators=tuple(separators(document, quantities)),
        steps=seen.own(steps(seen.document, seen.folded, seen.figures)),
        uneven=(
            *absent(document, Index(places, placed, by_place((*readings, *shown)))),
            *differing,
        ),
        negations=tuple(
            _denying(seen.own(negation_changes(seen.document, seen.folded)), quantities)
        ),
        opposites=seen.own(turned(OPPOSITES, seen.document, seen.folded, seen.hits, {})),
        kinds=seen.own(turned(KINDS, seen.document, seen.folded, seen.hits, seen.figures)),
        genders=seen.own(gender_changes(seen.document, seen.folded, seen.hits)),
        qualifiers=tuple(qualifier_changes(document, folded, places)),
        hedges=seen.own(lost_hedges(seen.document, seen.folded)),
        bounds=tuple(lost_bounds(document, placed)),
        roles=seen.own(roles(seen.document, seen.hits)),
    )


def _denying(
    changes: Iterable[NegationChange], quantities: Sequence[Figure]
) -> Iterator[NegationChange]:
    """The changes whose cue is no number: نه ساعت are nine hours. A nought denies (không)."""
    spelled = {figure.span for figure in quantities if figure.spelled and figure.low}
    for change in changes:
        cues = change.witness if change.kind == "lost" else (change.span,)
        if spelled.isdisjoint(cues):
            yield change


def _table(lang: str | None, compiled: Compiled) -> Abbreviations | None:
    return compiled.abbreviations.get(base(lang or ""))


def _formulas(document: Document, compiled: Compiled) -> tuple[Formula, ...]:
    return compiled.formulas_of(document.source_lang, document.target_lang)


def _with_parties(
    places: Mapping[tuple[int, Side], tuple[Hit, ...]],
    everything: Mapping[tuple[int, Side], Sequence[Hit]],
) -> dict[tuple[int, Side], tuple[Hit, ...]]:
    """The hits, and the parties inside longer ones: "intra-Afghan" speaks of Afghanistan."""
    found = {}
    for place, hits in places.items():
        chosen = {id(hit) for hit in hits}  # they are some of the very same objects
        every = everything.get(place, ())
        inner = [h for h in every if h.term.kind in PARTIES and id(h) not in chosen]
        found[place] = (*hits, *inner) if inner else hits
    return found


def _pairs(document: Document, hits: Sequence[Hit]) -> Iterator[tuple[Hit, Hit]]:
    """Neighbouring parties of the target with nothing but a joiner between them.

    Also inside a longer term: "U.S.-Taliban agreement" pairs the two.
    """
    joiners = {joiner.casefold() for joiner in language(document.target_lang).joiners}
    lengths = sorted({len(joiner) for joiner in joiners})
    parties = [h for h in hits if h.term.kind in ("country", "people", "org")]
    starts: dict[tuple[int, int], list[Hit]] = {}
    for hit in parties:
        starts.setdefault((hit.span.segment, hit.span.start), []).append(hit)
    for one in parties:
        text = document.segments[one.span.segment].target
        for length in lengths:
            end = one.span.end + length
            if text[one.span.end : end].casefold() in joiners:
                for other in starts.get((one.span.segment, end), ()):
                    yield one, other
