"""What a story says of the glossary: which concepts each segment names, and which the target has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qa.model import FREE_KINDS, Hit, Kind, Named, Owed, Scanned, Side, TermCount

NOTHING = Named()  # of most segments of a long story


def named(scanned: Scanned, *, owed: bool) -> Iterator[Named]:
    """Occurrences of concepts by segment: in source, else reference, and also in the target."""
    lang = scanned.document.target_lang
    side: Side = "source" if scanned.document.has_source else "reference"
    bad = {(w.span.segment, w.term.id) for w in scanned.wrongs}
    for index in range(len(scanned.document.segments)):
        hits = [h for h in scanned.on(index, side) if h.form.use != "abbreviation"]
        if not hits:
            yield NOTHING
            continue
        wanted: dict[str, list[Hit]] = {}
        for h in hits:
            free = h.term.kind in FREE_KINDS
            if not free and scanned.grounded(h) and h.term.canonical(lang):
                wanted.setdefault(h.term.id, []).append(h)
        given = scanned.ids("target", index)
        counts: dict[Kind, tuple[int, int]] = {}
        for concept, (first, *_) in wanted.items():
            expected, right = counts.get(first.term.kind, (0, 0))
            right += concept in given and (index, concept) not in bad
            counts[first.term.kind] = expected + 1, right
        by_kind = tuple(sorted((kind, *both) for kind, both in counts.items()))
        terms = TermCount(len(wanted), sum(right for _, _, right in by_kind), by_kind)
        kinds = frozenset(h.term.kind for h in hits if h.span not in scanned.everyday)
        yield Named(terms, kinds, tuple(_owed(scanned, wanted)) if owed else ())


def _owed(scanned: Scanned, wanted: Mapping[str, list[Hit]]) -> Iterator[Owed]:
    for concept, hits in wanted.items():
        term, first = hits[0].term, scanned.document.text(hits[0].span)
        spans = {hit.span for hit in hits}
        variants = term.accepted(scanned.document.target_lang)
        yield Owed(concept, first, variants, len(spans), term.kind)
