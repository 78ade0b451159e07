"""Names translated by their meaning (Орёл: “the Eagle”), and everyday words that look like names.

Both are read off one table of homographs. The everyday word may really be meant, so a name needs
evidence: in the source a longer name that it is part of, a neighbour that the target renders, a
title, a capital inside the sentence; in the target a capital where the language writes none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qa.fold import Folded
from qa.language import Language, base, language
from qa.model import Document, Hit, Homograph, Meant, Span, Term
from qa.scan.compiled import Compiled
from qa.scan.finder import present
from qa.scan.holding import holding
from qa.scan.longer import within_longer
from qa.scan.meant import MOST, SPEAKING, Judge, Seen
from qa.scan.tongue.aside import in_address
from qa.scan.words import Place, Text, found


def meanings(
    document: Document,
    compiled: Compiled,
    terms: Mapping[str, Term],
    hits: Sequence[Hit],
    folded: Mapping[tuple[str, int], Folded],
) -> tuple[tuple[Meant, ...], frozenset[Span]]:
    """The names that were translated, and the hits of the source that are no names here."""
    if not document.source_lang:
        return (), frozenset()
    entries = compiled.homographs(base(document.source_lang))
    ours, theirs = language(document.source_lang), language(document.target_lang)
    meant: list[Meant] = []
    everyday: set[Span] = set()
    countries = [entry for entry in entries if entry.part == "country" and not entry.other]
    names, owners_of = compiled.homograph_names(base(document.source_lang))
    by_segment: dict[int, list[Hit]] = {}
    for hit in hits:
        by_segment.setdefault(hit.span.segment, []).append(hit)
    told = {h.term.id for h in hits if h.span.side == "target"}
    full = {h.term.id for h in hits if h.span.side == "source" and h.form.use == "full"}
    for index in range(len(document.segments)):
        if ("source", index) not in folded:
            continue
        here = by_segment.get(index, [])
        everyday |= within_longer(folded["source", index], here, ours, told)
        everyday |= holding(folded["source", index].original, here, ours.code)
        text = folded["source", index]
        owners = {owner for number in present(names, text.text) for owner in owners_of[number]}
        looked = [
            Seen(entries[number], place, _over(here, place))
            for number in sorted(owners)
            for place in _places(entries[number], text, compiled, ours)
        ]
        speaking = [h for h in here if h.span.side == "source" and h.form.use in SPEAKING]
        looked += [
            Seen(entry, Place(h.span.start, h.span.end, h.span.start, h.span.end), (h,))
            for entry in (countries if speaking else ())
            for h in speaking
            if h.term.id == entry.concept
        ]
        if not looked:
            continue
        judge = Judge(
            document, index, here, full, told, terms, compiled, ours, theirs,
            Text(folded["source", index], ours), Text(folded["target", index], theirs),
        )  # fmt: skip
        for seen in looked:
            flags = [
                flag
                for flag in judge.translated(seen)
                if not in_address(document.segments[index].target, flag.span.start, flag.span.end)
            ]
            meant += flags
            if not flags and judge.is_everyday(seen):
                everyday |= {h.span for h in seen.here if judge.same(h, seen.place)}
    return tuple(_once(meant)), frozenset(everyday)


def _once(meant: Sequence[Meant]) -> Iterator[Meant]:
    """The surest of each place."""
    best: dict[tuple[int, int], Meant] = {}
    for one in sorted(meant, key=lambda m: -m.confidence):
        best.setdefault((one.span.segment, one.span.start), one)
    yield from sorted(best.values(), key=lambda m: (m.span.segment, m.span.start))


def _places(entry: Homograph, text: Folded, compiled: Compiled, lang: Language) -> Iterator[Place]:
    for name in entry.names:
        yield from found(text, compiled.folder.text(name), lang, MOST)


def _over(here: Sequence[Hit], place: Place) -> tuple[Hit, ...]:
    return tuple(
        h
        for h in here
        if h.span.side == "source" and h.span.start <= place.first and place.last <= h.span.end
    )
