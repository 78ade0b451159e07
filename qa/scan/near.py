"""Mangled names of the target: located by source or reference, else judged by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from qa.language import base, language
from qa.model import Document, Hit, NearMiss, Span, Term, WrongHit
from qa.names import name_tokens
from qa.names.known import KnownNames
from qa.names.sound import profile
from qa.names.tokens import NameToken
from qa.scan.compiled import Compiled
from qa.scan.known import Known
from qa.scan.located import located
from qa.scan.unaided import Search

_WORD = re.compile(r"[^\W\d_]+")


def near_misses(
    document: Document,
    compiled: Compiled,
    terms: Mapping[str, Term],
    hits: Sequence[Hit],
    wrongs: Sequence[WrongHit],
    names: KnownNames,
) -> Iterator[NearMiss]:
    """Every stretch that looks like a glossary name and is none, one finding each.

    `names` are the newsroom's own: without the source's word they are no mangled ones.
    """
    lang = language(document.target_lang)
    book = compiled.book(lang.code) if lang.cased else None
    if book is None:
        return
    # A word that the story also writes small is an everyday word at the head of a sentence.
    common = {
        word
        for segment in document.segments
        for word in _WORD.findall(segment.target)
        if word.islower()
    }
    months = [name.casefold() for names in lang.dates.months for name in names]
    stops = {w.casefold() for w in (*lang.titles, *lang.dates.weekdays, *lang.articles)} | set(
        months
    )
    pivot = profile(base(document.source_lang or ""))
    search = Search(document, book, terms, hits)
    spared: dict[int, Known] = {}
    alone = names.said(segment.target for segment in document.segments)
    by_segment: dict[int, list[Hit]] = {}
    for hit in hits:
        by_segment.setdefault(hit.span.segment, []).append(hit)
    for index, segment in enumerate(document.segments):
        here = by_segment.get(index, [])
        known = [h.span for h in here if h.span.side == "target" and h.form.use != "adjective"]
        known += [w.span for w in wrongs if w.span.segment == index]
        tokens = name_tokens(segment.target, stops, common)
        free = [t for t in tokens if not _inside(t, known)]
        right = spared[index] = Known(segment.target, names.spans(segment.target, alone))
        sought = located(document, index, here, hits, free, lang.code, pivot)
        found = list(right.spared(sought, here))
        yield from found
        search.look(index, tokens, [*known, *(miss.span for miss in found)])
    for index, candidate, miss in search.found():
        if not spared[index].excuses(candidate.narrow_start, candidate.narrow_end):
            yield miss


def _inside(token: NameToken, spans: Sequence[Span]) -> bool:
    return any(s.start <= token.start and token.end <= s.end for s in spans)
