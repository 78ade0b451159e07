"""Mangled names of the target: located by source or reference, else judged by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from qa.language import base, language
from qa.model import Document, Hit, NearMiss, Segment, Span, Term, WrongHit
from qa.names import Candidate, Evidence, candidates, name_tokens
from qa.names.sound import profile
from qa.names.tokens import NameToken, runs
from qa.scan.compiled import Compiled
from qa.scan.located import located

_WORD = re.compile(r"[^\W\d_]+")


def near_misses(
    document: Document,
    compiled: Compiled,
    terms: Mapping[str, Term],
    hits: Sequence[Hit],
    wrongs: Sequence[WrongHit],
) -> Iterator[NearMiss]:
    """Every stretch that looks like a glossary name and is none, one finding each."""
    lang = language(document.target_lang)
    # A word that the story also writes small is an everyday word at the head of a sentence.
    common = {
        word
        for segment in document.segments
        for word in _WORD.findall(segment.target)
        if word.islower()
    }
    of_source: dict[int, list[NearMiss]] = {}
    for near in located(document, hits, wrongs, common):
        of_source.setdefault(near.span.segment, []).append(near)
        yield near
    book = compiled.book(lang.code) if lang.cased else None
    if book is None:
        return
    months = [name.casefold() for names in lang.dates.months for name in names]
    stops = {w.casefold() for w in (*lang.titles, *lang.dates.weekdays, *lang.articles)} | set(
        months
    )
    present = {h.term.id for h in hits}
    pivot = profile(base(document.source_lang or ""))
    by_segment: dict[int, list[Hit]] = {}
    for hit in hits:
        by_segment.setdefault(hit.span.segment, []).append(hit)
    for index, segment in enumerate(document.segments):
        here = by_segment.get(index, [])
        known = [h.span for h in here if h.span.side == "target" and h.form.use != "adjective"]
        known += [w.span for w in wrongs if w.span.segment == index]
        tokens = name_tokens(segment.target, stops, common)
        spans = [near.span for near in of_source.get(index, ())]
        approved = [(k.start, k.end) for k in known]
        evidence = Evidence(present=present, approved=approved)
        for run in runs(tokens):
            if all(_inside(t, known) for t in run):
                continue
            for candidate in candidates(run, book, pivot, evidence):
                span = Span(index, "target", candidate.start, candidate.end)
                if not candidate.sure or any(span.overlaps(s) for s in spans):
                    continue
                if not _excused(candidate, segment, here):
                    yield _miss(candidate, span, terms, lang.code)


def _excused(candidate: Candidate, segment: Segment, here: Sequence[Hit]) -> bool:
    """Whether the source speaks against it: it writes the word so, or does not name the person.

    A surname alone has only the story for it, and many people have the same one: where there is a
    source, it must name that person in this segment.
    """
    if not segment.source:
        return False
    if segment.target[candidate.start : candidate.end] in segment.source:
        return True
    named = {hit.term.id for hit in here if hit.span.side == "source"}
    return candidate.kind == "C" and candidate.ref.term not in named


def _miss(candidate: Candidate, span: Span, terms: Mapping[str, Term], lang: str) -> NearMiss:
    ref = candidate.ref
    term = terms[ref.term]
    canonical = term.canonical(lang)
    # The preferred spelling, where it has as many parts as the one that was recognised.
    same = canonical and len(canonical.text.split()) == len(ref.tokens)
    instead = canonical.text if canonical and same else ref.text
    if candidate.kind == "C":
        instead = instead.split()[-1]
    narrow = Span(span.segment, "target", candidate.narrow_start, candidate.narrow_end)
    return NearMiss(
        span, narrow, term, instead, candidate.probability,
        candidate.similarity, "story", (), candidate.others,
    )  # fmt: skip


def _inside(token: NameToken, spans: Sequence[Span]) -> bool:
    return any(s.start <= token.start and token.end <= s.end for s in spans)
