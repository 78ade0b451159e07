"""Mangled names of the target: located by source or reference, else judged by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.language import Language, base, language
from qa.model import Document, Hit, NearMiss, Span, WrongHit
from qa.names.known import KnownNames
from qa.names.lexicon import lexicon
from qa.scan.capitals import Capitals
from qa.scan.cases import case_of
from qa.scan.compiled import Compiled, Resolved
from qa.scan.known import Known
from qa.scan.lettered import with_slips
from qa.scan.located import DOUBT, located
from qa.scan.metadata import NO_METADATA, Metadata
from qa.scan.tongue.data import vocabulary
from qa.scan.unaided import Search
from qa.scan.variants import variant

_NONE = Known("", ())  # of most segments


def near_misses(
    document: Document,
    compiled: Compiled,
    terms: Resolved,
    hits: Sequence[Hit],
    wrongs: Sequence[WrongHit],
    names: KnownNames,
    capitals: Capitals,
    told: Metadata = NO_METADATA,
) -> Iterator[NearMiss]:
    """Every stretch that looks like a glossary name and is none, one finding each.

    `names` are the newsroom's own: without the source's word they are no mangled ones. `told` are
    those of the story's metadata: they are right whatever the source has, and what they name is
    named by the story.
    """
    lang = language(document.target_lang)
    of_source: dict[int, list[NearMiss]] = {}
    heard = located(document, hits, wrongs, capitals.common)
    for near in with_slips(document, heard, hits):
        of_source.setdefault(near.span.segment, []).append(near)
    book = compiled.book(lang.code) if lang.cased else None
    if book is None and not of_source:
        return
    search = Search(document, book, terms, hits, told.concepts) if book else None
    spared: dict[int, Known] = {}
    alone = names.said(segment.target for segment in document.segments)
    by_segment: dict[int, list[Hit]] = {}
    for hit in hits:
        by_segment.setdefault(hit.span.segment, []).append(hit)
    rules: dict[int, list[Span]] = {}
    for wrong in wrongs:
        rules.setdefault(wrong.span.segment, []).append(wrong.span)
    for index, segment in enumerate(document.segments):
        here = by_segment.get(index, [])
        spans = names.spans(segment.target, alone)
        sure = told.names.spans(segment.target, told.words)
        right = spared[index] = Known(segment.target, spans, sure) if spans or sure else _NONE
        found = [
            miss for miss in right.spared(of_source.get(index, ()), here)
            if not _other(document, miss)
        ]  # fmt: skip
        yield from (_told(document, miss, here) for miss in found)
        if search is None:
            continue
        known = [h.span for h in here if h.span.side == "target" and h.form.use != "adjective"]
        known += rules.get(index, ())
        tokens = capitals.tokens(index)
        # What source and sound leave in doubt may be plain by itself.
        search.look(
            index, tokens, [*known, *(miss.span for miss in found if miss.probability > DOUBT)]
        )
    for index, candidate, miss in search.found() if search else ():
        excused = spared[index].excuses(candidate.narrow_start, candidate.narrow_end)
        if not (excused or case_of(document.text(miss.span), _names(miss, lang), lang)):
            here = by_segment.get(index, [])
            yield _told(document, miss, here)


def _other(document: Document, miss: NearMiss) -> bool:
    """Whether it is the source's own word in other letters than the target's, or a noun of a
    language that writes every noun with a capital: RUSSIA in Russian, Wählern for Warren. A case of
    the name is the name: Wołodymyrem Zełenskim. A variety has its own names: where the glossary has
    none in its script (馬斯克, 艾班尼斯), those of the other one say nothing.
    """
    text, lang = document.text(miss.span), language(document.target_lang)
    if not miss.term.accepted(document.target_lang) and any(
        base(form.lang) == lang.code for form in miss.term.forms
    ):
        return True
    if text == miss.instead or case_of(text, _names(miss, lang), lang):
        return True
    if lang.scripts != ("Latn",):
        source = document.segments[miss.span.segment].source or ""
        return text.isascii() and text.casefold() in source.casefold()
    plain = lang.capitals == "nouns" and text.casefold() in vocabulary(lang.code)
    return plain and text not in lexicon()


def _names(miss: NearMiss, lang: Language) -> list[str]:
    forms = [f for f in miss.term.forms if base(f.lang) == lang.code and f.status != "deprecated"]
    return [f.text for f in forms if f.case in ("", "nominative")]


def _told(document: Document, miss: NearMiss, here: Sequence[Hit]) -> NearMiss:
    """Marked where it is only another way to spell the name."""
    return replace(miss, variant=True) if variant(document, miss, here) else miss
