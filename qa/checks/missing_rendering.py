"""A term of the source that the target does not render."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, fix, quote
from qa.checks.rendered import by_surname, paraphrased, place_of
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
    in a story that has the full one: it may be anybody's. The acronym of an organisation counts,
    always as minor, since others may have the same.

    Where the glossary says `strict`, its forms alone will do, whatever the kind of the concept: a
    title left as the source has it is marked there. Other phrases are not looked at.

    Countries are left out unless the option `countries` is set: good translators write "the
    government" for "the Iraqi government".
    """
    for index, segment in enumerate(scanned.document.segments):
        present = scanned.ids("target", index)
        near = present | scanned.ids("target", index - 1) | scanned.ids("target", index + 1)
        told = _told(scanned, index)
        missing: dict[str, Hit] = {}
        for hit in (*scanned.on(index, "source"), *scanned.on(index, "reference")):
            wanted = hit.term.kind in _NAMES or hit.term.strict
            if countries and hit.term.kind == "country":
                wanted = True
            if not wanted or not _plain(hit) or hit.term.id in near | told:
                continue
            if hit.span in scanned.everyday:
                continue
            if not _has_rendering(hit, scanned.document.target_lang) or not scanned.grounded(hit):
                continue
            if hit.span.side == "reference" and hit.term.kind not in _GRAVE:
                continue  # a reference is one of many good ways to put it
            if not hit.term.strict and _otherwise(scanned, hit, segment.target):
                continue
            missing.setdefault(hit.term.id, hit)
        # One form may belong to several concepts: one of them rendered is enough.
        here = (*scanned.on(index, "source"), *scanned.on(index, "reference"))
        spans = {
            h.span for h in here if h.term.id in near | told and h.form.use != "capital"
        }  # that its country is named renders no capital
        for hit in missing.values():
            if not any(hit.span.overlaps(span) for span in spans):
                spans.add(hit.span)
                yield _flag(scanned, hit, index)


def _told(scanned: Scanned, index: int) -> set[str]:
    """The concepts of which another check says what stands in their place in the segment."""
    told = {w.term.id for w in scanned.wrongs if w.span.segment == index}
    told |= {n.term.id for n in scanned.near if n.span.segment == index}
    told |= {m.concept for m in scanned.meant if m.span.segment == index}
    left = (x.term for x in scanned.leftover if x.span.segment == index)
    return told | {term.id for term in left if not term.strict}  # strict terms are told here


def _plain(hit: Hit) -> bool:
    """Whether the form names it by itself: an acronym of an organisation does (EU, NATO), a country's
    one character (美, 塔) is read in its surroundings, Brexit only names the Union in passing.
    """
    if hit.form.use != "abbreviation":
        return True
    return hit.term.kind == "org" and hit.form.text.isupper()


def _has_rendering(hit: Hit, lang: str) -> bool:
    return hit.term.canonical(lang) is not None


def _otherwise(scanned: Scanned, hit: Hit, target: str) -> bool:
    """Whether the target has it without any of its forms: left as it is, or put in other words."""
    if place_of(scanned.document.text(hit.span), target) or by_surname(hit.term, target):
        return True
    return hit.term.kind == "org" and paraphrased(hit.term, target)


def _flag(scanned: Scanned, hit: Hit, index: int) -> Flag:
    target = scanned.document.segments[index].target
    form = hit.term.canonical(scanned.document.target_lang)
    name = form.text if form else hit.term.id
    words = scanned.document.text(hit.span)
    left = place_of(words, target)
    evidence = quote(scanned, (hit.span,))
    if left is None:
        end = Span(index, "target", len(target), len(target))
        message = f"“{words}” is not rendered: the term is “{name}”"
        return Flag(end, message, evidence, None, _severity(scanned, hit), hit.term.id, 0.6)
    span = Span(index, "target", *left)
    message = f"“{words}” is left as the source has it: the term is “{name}”"
    repair = fix(scanned, span, name, "likely")
    return Flag(span, message, evidence, repair, None, hit.term.id, 0.9)


def _severity(scanned: Scanned, hit: Hit) -> Severity:
    """Major for a full name in a story that speaks of its subject; else it may be a namesake.

    What the newsroom itself calls strict is no namesake.
    """
    term = hit.term
    company = any(
        h.term.id != term.id
        and h.span != hit.span  # two concepts of one name are no company
        and h.term.subject
        and h.term.subject == term.subject
        for h in scanned.hits
    )
    full = term.kind in _GRAVE and hit.form.use == "full"
    return Severity.MAJOR if full and (company or term.strict) else Severity.MINOR
