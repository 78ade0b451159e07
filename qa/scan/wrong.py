"""Renderings that the glossary knows to be wrong, where the story's own words bear them out."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from qa.fold import Folded
from qa.model import Document, Hit, Span, Term, WrongHit, WrongRendering
from qa.names.cover import Cover
from qa.scan.compiled import Compiled
from qa.scan.matcher import Raw

# By what a rule is borne out: the source's own words, or what the story is about.
_Verdict = tuple[Literal["source", "story"], tuple[Span, ...]]


def wrong_hits(
    document: Document,
    compiled: Compiled,
    raws: Sequence[tuple[int, Raw]],
    hits: Sequence[Hit],
    folded: dict[tuple[str, int], Folded],
) -> Iterator[WrongHit]:
    """The raw hits whose conditions hold; the longest first, one for each span."""
    if not raws:
        return
    full = [h for h in hits if h.form.use != "abbreviation"]
    taken: set[tuple[int, int, int]] = set()
    longer: dict[int, list[tuple[int, int]]] = {}
    for hit in full:
        if hit.span.side == "target":
            longer.setdefault(hit.span.segment, []).append((hit.span.start, hit.span.end))
    covers = {index: Cover(longer.get(index, ())) for index in {index for index, _ in raws}}
    rules = _Rules(document, compiled, folded, hits)
    for index, raw in raws:
        if (index, raw.start, raw.end) in taken:
            continue
        # Words that are part of a longer accepted form mean something else.
        if covers[index].holds_more(raw.start, raw.end):
            continue
        found = rules.verdict(index, raw.term, raw.number)
        if found is None:
            continue
        taken.add((index, raw.start, raw.end))
        why, witness = found
        span = Span(index, "target", raw.start, raw.end)
        yield WrongHit(span, raw.term, raw.term.wrong[raw.number], raw.instead, why, witness)


class _Rules:
    """Whether a rule holds in a segment and what bears it out: asked once, however often its words
    stand there."""

    def __init__(
        self,
        document: Document,
        compiled: Compiled,
        folded: dict[tuple[str, int], Folded],
        hits: Sequence[Hit],
    ) -> None:
        count = range(len(document.segments))
        self._document, self._folded, self._fold = document, folded, compiled.folder.text
        self._source = "\n".join(folded["source", i].text for i in count if ("source", i) in folded)
        self._target = "\n".join(folded["target", i].text for i in count)
        full = [h for h in hits if h.form.use != "abbreviation"]
        self._in_source = {h.term.id for h in full if h.span.side == "source"}
        self._in_target = Counter(h.term.id for h in full if h.span.side == "target")
        self._first: dict[tuple[int, str], Span] = {}
        for hit in hits:
            if hit.span.side == "source":
                self._first.setdefault((hit.span.segment, hit.term.id), hit.span)
        self._known: dict[tuple[int, str, int], _Verdict | None] = {}
        self._scripts: dict[int, str] = {}

    def verdict(self, index: int, term: Term, number: int) -> _Verdict | None:
        """What bears the concept's rule of that number out in a segment; None where it does not hold."""
        key = index, term.id, number
        if key not in self._known:
            self._known[key] = self._judged(index, term, term.wrong[number])
        return self._known[key]

    def _judged(self, index: int, term: Term, rule: WrongRendering) -> _Verdict | None:
        when, fold = rule.when, self._fold
        target_segment = self._folded["target", index].text
        if any(fold(text) in target_segment for text in when.target_lacks):
            return None
        if self._in_source & set(when.unless):
            return None
        if any(fold(text) in self._source for text in when.source_lacks):
            return None
        if when.story_has and not any(
            fold(t) in self._source or fold(t) in self._target for t in when.story_has
        ):
            return None
        if self._document.segments[index].source is not None:
            witness = self._witness(index, term, rule)
            # A rule that needs the source's words and finds the concept itself is as good.
            return ("source", witness) if witness or not when.source_has else None
        about = sum(self._in_target[concept] for concept in when.about)
        return ("story", ()) if rule.alone and (about >= 2 or not when.about) else None

    def _witness(self, index: int, term: Term, rule: WrongRendering) -> tuple[Span, ...]:
        """The source's own words that confirm the rule: its texts, else a form of the concept."""
        text, wanted = self._folded["source", index], rule.when.source_has
        for one in sorted(wanted, key=lambda t: (-len(t), t)):
            sought = self._fold(one)
            start = text.text.find(sought)
            if start >= 0:
                return (Span(index, "source", *text.back(start, start + len(sought))),)
        # The rule's texts are in another script than the source: the concept's own form must do.
        if wanted and self._script(index) in map(_script, wanted):
            return ()
        # A word that is right for the concept elsewhere needs the rule's own texts.
        if any(form.text.casefold() == rule.text.casefold() for form in term.forms):
            return ()
        first = self._first.get((index, term.id))
        return (first,) if first else ()

    def _script(self, index: int) -> str:
        if index not in self._scripts:
            self._scripts[index] = _script(self._folded["source", index].text)
        return self._scripts[index]


def _script(text: str) -> str:
    """The script of the first letter that is not Latin, which every text may contain."""
    letters = [c for c in text if c.isalpha()]
    first = next((c for c in letters if not unicodedata.name(c, "").startswith("LATIN")), None)
    return unicodedata.name(first or (letters or ["?"])[0], "?").split(" ")[0]
