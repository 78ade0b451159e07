"""Names that reference or source have and the target has otherwise, known to a glossary or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from qa.language import Language, language
from qa.model import ChangedName, Document, Figure, Hit, Reading, Segment, Side, Span, Uneven
from qa.names.changes import Asked, Verdict, misspelt, verdicts
from qa.names.compare import compare
from qa.names.cover import Cover
from qa.names.differences import Lone, Mention
from qa.names.differences import Side as Half
from qa.names.han import unusual
from qa.names.known import KnownNames
from qa.names.remaining import by_itself, joined
from qa.names.sound import profile, similarity
from qa.scan import against
from qa.scan.lore import lore, needy
from qa.scan.neighbours import neighbours
from qa.scan.placed import placed
from qa.scan.respelling import Spelling

_MOST = 20_000  # characters of a side: what is longer is no segment whose names can be aligned
_WORD = 20  # characters before a place in which its last word is looked for
_FALLEN = ("words", "gap")
_DERIVED = ("adjective", "people")
_UNNAMED = ("language", "currency")
# What may stand between a figure and the country of its currency: 3 млн долл. США.
_UNIT = re.compile(r"[-\s]?(?:\w{1,6}\. ?)?")
_COUNTRY = "country."
_LATIN = "Latn"
_COMPARED: tuple[Side, ...] = ("target", "reference")

Index = Mapping[tuple[int, Side], Sequence[Hit]]


def changed_names(
    document: Document,
    index: Index,
    readings: Sequence[Reading],
    names: KnownNames,
    uneven: Sequence[Uneven],
    figures: Mapping[tuple[int, Side], Sequence[Figure]],
) -> Iterator[ChangedName]:
    """One for each name that differs, by reference first, then by a source in the same script.

    `names` are the newsroom's own: none of them is another spelling. `uneven` are places where
    something may be missing. What stands in a sum of money (`figures`) is no name: US dollars.
    """
    lang = language(document.target_lang)
    asked = _asked(document, uneven, lang)
    source_lang = language(document.source_lang) if document.source_lang else None
    spelling = Spelling(document, index, lang, source_lang, names)
    by_segment: dict[int, list[Reading]] = {}
    for reading in readings:
        by_segment.setdefault(reading.span.segment, []).append(reading)
    for number, segment in enumerate(document.segments):
        if max(len(segment.target), len(segment.source or "")) > _MOST:
            continue
        told: list[Span] = []
        if segment.references and len(segment.references[0]) <= _MOST:
            heard = by_segment.get(number, ())
            places = asked.get(number, ())
            sums = {
                side: [
                    (f.span.start, f.span.end)
                    for f in figures.get((number, side), ())
                    if f.kind == "money"
                ]
                for side in _COMPARED
            }
            for change in _against_reference(
                number, segment, index, heard, lang, source_lang, places, sums
            ):
                told.append(change.span)
                yield change
        for odd in unusual(segment.target, document.target_lang):
            span = Span(number, "target", odd.start, odd.start + 1)
            yield ChangedName(span, "unusual", odd.usual)
        for change in spelling.respelt(number, segment):
            if not any(change.span.overlaps(span) for span in told):
                yield change


def _asked(document: Document, uneven: Sequence[Uneven], lang: Language) -> dict[int, list[Asked]]:
    """By segment the places where words of the reference may have fallen out."""
    found: dict[int, list[Asked]] = {}
    for place in uneven:
        for there in place.witness:
            if place.kind in _FALLEN and there.side == "reference":
                number, start = place.span.segment, place.span.start
                before = document.segments[number].target[max(0, start - _WORD) : start].split()
                word = before[-1].casefold() if before else ""
                asked = Asked(start, there.start, there.end, word in needy(lang))
                found.setdefault(number, []).append(asked)
    return found


def _against_reference(
    number: int,
    segment: Segment,
    index: Index,
    readings: Sequence[Reading],
    lang: Language,
    source_lang: Language | None,
    asked: Sequence[Asked],
    sums: Mapping[Side, Sequence[tuple[int, int]]],
) -> Iterator[ChangedName]:
    reference = segment.references[0]
    tongue = source_lang.code if source_lang else ""
    target = Half(segment.target, _mentions(index.get((number, "target"), ()), tongue))
    other = Half(reference, _mentions(index.get((number, "reference"), ()), tongue))
    source = None
    if segment.source and source_lang:
        mentions = _mentions(index.get((number, "source"), ()), tongue)
        mentions += [
            Mention(r.span.start, r.span.end, frozenset(r.resolved)) for r in readings if r.resolved
        ]
        source = Half(segment.source, mentions)
    if not lang.cased:
        yield from _known(number, target, other, source)
        return
    pivot = profile(source_lang.code if source_lang else None)
    compared = compare(target, other, source, lore(lang.code), pivot)
    for variant in compared.variants:
        why = misspelt(variant)
        if why:
            yield ChangedName(
                Span(number, "target", variant.start, variant.end),
                "respelt",
                reference[variant.there : variant.until],
                (Span(number, "reference", variant.there, variant.until),),
                faint=why == "attested",
                why=why,
            )
    found = against.holes(segment.target, reference, lang.code)
    lengths = len(segment.target), len(reference)
    told = verdicts(compared.changes, found, lengths, asked, refereed=source is not None)
    told = [v for v in told if not _of_a_currency(v, sums, target, other)]
    for verdict in one_a_place(list(_remaining(told, reference, segment.target, lang))):
        span = Span(number, "target", verdict.start, verdict.end)
        name = verdict.name
        if name is None:
            yield ChangedName(span, verdict.kind, traced=verdict.traced, faint=verdict.faint)
            continue
        first, last = (name.start, name.end) if name.again else name.whole
        if verdict.kind == "replaced":
            first, last = name.start, name.end
        elif not verdict.traced:
            span = _between(span, segment.target, reference, name, lang)
        yield ChangedName(
            span,
            verdict.kind,
            reference[first:last],
            (Span(number, "reference", first, last),),
            verdict.backed,
            verdict.traced,
            verdict.faint,
            similarity(segment.target[verdict.start : verdict.end], name.text),
            plain=verdict.plain,
        )


def _of_a_currency(
    verdict: Verdict, sums: Mapping[Side, Sequence[tuple[int, int]]], target: Half, reference: Half
) -> bool:
    """Whether a verdict is about the country of a currency, behind its sum: US dollars, долл. США."""
    side: Side = "target" if verdict.start < verdict.end else "reference"
    half, start = target, verdict.start
    if side == "reference" and verdict.name:
        half, start = reference, verdict.name.start
    return any(a <= start and _UNIT.fullmatch(half.text, b, start) for a, b in sums[side]) and any(
        one.start <= start < one.end and any(i.startswith(_COUNTRY) for i in one.ids)
        for one in half.mentions
    )


def _remaining(
    found: Sequence[Verdict], reference: str, target: str, lang: Language
) -> Iterator[Verdict]:
    """The verdicts without the names that are there with other blanks.

    Less sure are those whose rest is there, and what the reference left in letters that are not its language's:
    others transcribe or translate it.
    """
    for verdict in found:
        name = verdict.name
        if verdict.kind != "missing" or name is None:
            yield verdict
        elif not joined(name, reference, target):
            unsure = not verdict.level and (
                (name.acronym and name.beside)
                or by_itself(name, reference, target, lore(lang.code))
                or (_LATIN not in lang.scripts and name.text.isascii())
            )
            yield replace(verdict, faint=True) if unsure else verdict


def one_a_place(found: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, of names that are missing at one place only the surest: half a sentence that is
    gone is one loss.
    """
    best: dict[int, Verdict] = {}
    for verdict in found:
        other = best.get(verdict.start)
        if verdict.kind == "missing" and (
            other is None or (verdict.faint, -verdict.backed) < (other.faint, -other.backed)
        ):
            best[verdict.start] = verdict
    return [v for v in found if v.kind != "missing" or best[v.start] is v]


def _between(span: Span, target: str, reference: str, name: Lone, lang: Language) -> Span:
    """The place of a name that nothing in the sentence shows: where its neighbours leave it."""
    compared = against.compare(target, reference, lang.code)
    table = neighbours(lang.code)
    place = placed(compared, name.start, name.end, target, reference, table) if compared else None
    return span if place is None else span._replace(start=place, end=place)


def _known(
    number: int, target: Half, reference: Half, source: Half | None
) -> Iterator[ChangedName]:
    """Where a script has no capitals, names are those of the glossary: one that neither reference
    nor source has, where exactly one of theirs is gone.
    """
    heard = source.counts if source else {}
    strange = [m for m in target.mentions if m.name and not m.ids & {*reference.counts, *heard}]
    lost = [m for m in reference.mentions if m.name and not m.ids & set(target.counts)]
    if len({m.ids for m in strange}) != 1 or len({m.ids for m in lost}) != 1:
        return
    gone = lost[0]
    if source and not gone.ids & set(heard):
        return
    for mention in strange:
        yield ChangedName(
            Span(number, "target", mention.start, mention.end),
            "replaced",
            reference.text[gone.start : gone.end],
            (Span(number, "reference", gone.start, gone.end),),
            source is not None,
        )


def _mentions(hits: Sequence[Hit], source: str) -> list[Mention]:
    """What a glossary says of a text. A capital is not its country, though it may stand for it.

    `source` is the language of the source, in which not every concept has a name.
    """
    ids: dict[tuple[int, int], set[str]] = {}
    named: set[tuple[int, int]] = set()
    told: set[tuple[int, int]] = set()
    derived: set[tuple[int, int]] = set()
    for hit in hits:
        if hit.term.kind == "title":
            continue
        place = hit.span.start, hit.span.end
        capital = hit.form.use == "capital"
        ids.setdefault(place, set()).add(f"capital of {hit.term.id}" if capital else hit.term.id)
        if source and hit.term.canonical(source):
            told.add(place)
        if hit.form.use in _DERIVED:
            derived.add(place)
        if hit.term.kind not in _UNNAMED and hit.form.use not in ("capital", "abbreviation"):
            named.add(place)
    cover = Cover(ids)
    return [
        Mention(
            *place,
            frozenset(found),
            place in named,
            cover.holds_more(*place),
            place in told,
            place not in derived,
        )
        for place, found in ids.items()
    ]
