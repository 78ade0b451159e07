"""A term of the source that the target does not render."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Flag, Hit, Scanned, Severity, Span

_NAMES = ("person", "place", "org")
_GRAVE = ("person", "place")


@check(
    mqm="Accuracy/Omission",
    severity=Severity.MAJOR,
    since="0.1",
    bad=[
        Case("zh-en", "The militants attacked the city.«»", "武装分子袭击了昆都士。"),
        Case("ru-en", "The militants attacked the city.«»", "Боевики атаковали Кундуз."),
        Case("ru-en", "He flew to Denver, the capital of Indonesia.«»",
             "Он прилетел в Джакарту, столицу Индонезии."),
    ],
    good=[
        Case("zh-en", "The militants attacked Kunduz.", "武装分子袭击了昆都士。"),
        Case("zh-en", "Baradar spoke by telephone. He was calm.", "巴拉达尔通了电话。他很平静。"),
        Case("ru-en", "The militants attacked Kunduz.", "Боевики атаковали Кундуз."),
        Case("ru-en", "The carpenter spoke first.", "Барадар говорил первым."),
    ],
)  # fmt: skip
def missing_rendering(scanned: Scanned, *, countries: bool = False) -> Iterator[Flag]:
    """The source names a person, place or organisation; the target has no accepted form of it.

    A reader of the translation never learns who or where it was. Names that are mangled or wrongly
    rendered in the segment are reported by near-miss-name and wrong-rendering instead, and
    a short form, an adjective or a pronoun in the neighbouring segments counts as rendered, and so
    does a surname ("Mrs May") or the source's own letters. A short form of the source counts only
    in a story that has the full one: it may be anybody's.

    Countries are left out unless the option `countries` is set: good translators write "the
    government" for "the Iraqi government". Phrases are only looked at where the glossary says
    `strict`.
    """
    for index, segment in enumerate(scanned.document.segments):
        present = scanned.ids("target", index)
        near = present | scanned.ids("target", index - 1) | scanned.ids("target", index + 1)
        told = {w.term.id for w in scanned.wrongs if w.span.segment == index}
        told |= {n.term.id for n in scanned.near if n.span.segment == index}
        missing: dict[str, Hit] = {}
        for hit in (*scanned.on(index, "source"), *scanned.on(index, "reference")):
            wanted = hit.term.kind in _NAMES or hit.term.strict
            if countries and hit.term.kind == "country":
                wanted = True
            if not wanted or hit.form.use == "abbreviation" or hit.term.id in near | told:
                continue
            if not _has_rendering(hit, scanned.document.target_lang) or not scanned.grounded(hit):
                continue
            if hit.span.side == "reference" and hit.term.kind not in _GRAVE:
                continue  # a reference is one of many good ways to put it
            if _untranslated(scanned, hit, segment.target) or _surname(hit, segment.target):
                continue
            if hit.term.kind == "org" and _paraphrased(hit, segment.target):
                continue
            missing.setdefault(hit.term.id, hit)
        # One form may belong to several concepts: one of them rendered is enough.
        here = (*scanned.on(index, "source"), *scanned.on(index, "reference"))
        spans = {
            h.span for h in here if h.term.id in near | told and h.form.use != "capital"
        }  # that its country is named renders no capital
        for hit in missing.values():
            if _inside(hit.span, spans):
                continue
            spans.add(hit.span)
            form = hit.term.canonical(scanned.document.target_lang)
            name = form.text if form else hit.term.id
            end = len(segment.target)
            yield Flag(
                Span(index, "target", end, end),
                f"“{scanned.document.text(hit.span)}” is not rendered: the term is “{name}”",
                quote(scanned, (hit.span,)),
                None,
                _severity(scanned, hit),
                hit.term.id,
                0.6,
            )


def _severity(scanned: Scanned, hit: Hit) -> Severity:
    """Major for a full name in a story that speaks of its subject; else it may be a namesake."""
    term = hit.term
    company = any(
        h.term.id != term.id
        and h.span != hit.span  # two concepts of one name are no company
        and h.term.subject
        and h.term.subject == term.subject
        for h in scanned.hits
    )
    full = term.kind in _GRAVE and hit.form.use == "full"
    return Severity.MAJOR if full and company else Severity.MINOR


def _has_rendering(hit: Hit, lang: str) -> bool:
    return hit.term.canonical(lang) is not None


def _stands(name: str, target: str) -> bool:
    """Whether the word stands in the target, as a whole word where it is written with an alphabet."""
    return re.search(rf"(?<![^\W\d_]){re.escape(name)}(?![^\W\d_])", target) is not None


def _untranslated(scanned: Scanned, hit: Hit, target: str) -> bool:
    """The source's own letters stand there: left as it is, not missing.

    A strict term whose forms in the target's language do not have them is not rendered by them.
    """
    return not hit.term.strict and _stands(scanned.document.text(hit.span), target)


def _surname(hit: Hit, target: str) -> bool:
    """Whether the last part of a person's full name is there: "Mrs May" is Theresa May."""
    if hit.term.kind != "person":
        return False
    full = [f.text.replace("·", " ").split() for f in hit.term.forms if f.use == "full"]
    return any(len(parts) > 1 and _stands(parts[-1], target) for parts in full)


def _paraphrased(hit: Hit, target: str) -> bool:
    """Whether half of the words of some form are there: descriptions vary, names do not."""
    text = target.casefold()
    for form in hit.term.forms:
        words = [w for w in form.text.casefold().split() if len(w) > 3]
        if words and 2 * sum(word in text for word in words) >= len(words) > 1:
            return True
    return False


def _inside(span: Span, others: set[Span]) -> bool:
    return any(span.overlaps(other) for other in others)
