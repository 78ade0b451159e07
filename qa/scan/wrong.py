"""Renderings that the glossary knows to be wrong, where the story's own words bear them out."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence

from qa.fold import Folded
from qa.model import Condition, Document, Hit, Span, Term, WrongHit, WrongRendering
from qa.names.cover import Cover
from qa.scan.compiled import Compiled
from qa.scan.matcher import Raw


def wrong_hits(
    document: Document,
    compiled: Compiled,
    raws: Sequence[tuple[int, Raw]],
    hits: Sequence[Hit],
    folded: dict[tuple[str, int], Folded],
) -> Iterator[WrongHit]:
    """The raw hits whose conditions hold; the longest first, one for each span."""
    fold = compiled.folder.text
    source = "\n".join(
        folded["source", i].text for i in range(len(document.segments)) if ("source", i) in folded
    )
    target = "\n".join(folded["target", i].text for i in range(len(document.segments)))
    full = [h for h in hits if h.form.use != "abbreviation"]
    in_source = {h.term.id for h in full if h.span.side == "source"}
    in_target: dict[str, int] = {}
    for hit in full:
        if hit.span.side == "target":
            in_target[hit.term.id] = in_target.get(hit.term.id, 0) + 1
    taken: set[tuple[int, int, int]] = set()
    longer: dict[int, list[tuple[int, int]]] = {}
    for hit in full if raws else ():
        if hit.span.side == "target":
            longer.setdefault(hit.span.segment, []).append((hit.span.start, hit.span.end))
    covers = {index: Cover(longer.get(index, ())) for index in {index for index, _ in raws}}
    for index, raw in raws:
        if (index, raw.start, raw.end) in taken:
            continue
        span = Span(index, "target", raw.start, raw.end)
        term = raw.term
        rule = term.wrong[raw.number]
        # Words that are part of a longer accepted form mean something else.
        if covers[index].holds_more(raw.start, raw.end):
            continue
        when = rule.when
        segment = document.segments[index]
        target_segment = folded["target", index].text
        if any(fold(text) in target_segment for text in when.target_lacks):
            continue
        if in_source & set(when.unless) or any(fold(text) in source for text in when.source_lacks):
            continue
        if when.story_has and not any(
            fold(t) in source or fold(t) in target for t in when.story_has
        ):
            continue
        if segment.source is not None:
            witness = _witness(when, index, folded, hits, term, rule, fold)
            if witness or not when.source_has:
                # A rule that needs the source's words and finds the concept itself is as good.
                taken.add((index, raw.start, raw.end))
                yield WrongHit(span, term, rule, raw.instead, "source", witness)
            continue
        about = sum(in_target.get(concept, 0) for concept in when.about)
        if rule.alone and (about >= 2 or not when.about):
            taken.add((index, raw.start, raw.end))
            yield WrongHit(span, term, rule, raw.instead, "story")


def _witness(
    when: Condition,
    index: int,
    folded: dict[tuple[str, int], Folded],
    hits: Sequence[Hit],
    term: Term,
    rule: WrongRendering,
    fold: Callable[[str], str],
) -> tuple[Span, ...]:
    """The source's own words that confirm the rule: its texts, else a form of the concept."""
    text = folded["source", index]
    for wanted in sorted(when.source_has, key=lambda t: (-len(t), t)):
        sought = fold(wanted)
        start = text.text.find(sought)
        if start >= 0:
            return (Span(index, "source", *text.back(start, start + len(sought))),)
    # The rule's texts are in another script than the source: the concept's own form must do.
    if any(_script(wanted) == _script(text.text) for wanted in when.source_has):
        return ()
    # A word that is right for the concept elsewhere needs the rule's own texts.
    if any(form.text.casefold() == rule.text.casefold() for form in term.forms):
        return ()
    return tuple(
        h.span
        for h in hits
        if h.span.segment == index and h.span.side == "source" and h.term.id == term.id
    )[:1]


def _script(text: str) -> str:
    """The script of the first letter that is not Latin, which every text may contain."""
    letters = [c for c in text if c.isalpha()]
    first = next((c for c in letters if not unicodedata.name(c, "").startswith("LATIN")), None)
    return unicodedata.name(first or (letters or ["?"])[0], "?").split(" ")[0]
