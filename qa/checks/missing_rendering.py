"""A term of the source that the target does not render."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qa.checks.base import Case, check, quote
from qa.checks.rendered import by_surname, paraphrased, place_of, told
from qa.model import Fix, Flag, Hit, Scanned, Severity, Side, Span

_NAMES = ("person", "place", "org")
_GRAVE = ("person", "place")
_SIDES: tuple[Side, ...] = ("source", "reference")


@check(
    mqm="Accuracy/Omission",
    severity=Severity.MAJOR,
    since="0.1",
    bad=[
        Case("zh-en", "The militants attacked the city.«»", "武装分子袭击了昆都士。"),
        Case("ru-en", "The militants attacked the city.«»", "Боевики атаковали Кундуз."),
        Case("ru-en", "He flew to the capital of Indonesia.«»",
             "Он прилетел в Джакарту, столицу Индонезии."),
    ],
    good=[
        Case("zh-en", "The militants attacked Kunduz.", "武装分子袭击了昆都士。"),
        Case("zh-en", "Baradar spoke by telephone. He was calm.", "巴拉达尔通了电话。他很平静。"),
        Case("ru-en", "The militants attacked Kunduz.", "Боевики атаковали Кундуз."),
        Case("ru-en", "The carpenter spoke first.", "Барадар говорил первым."),
        Case("he-en", "The army moved into the Gaza Strip.", "הצבא נכנס לרצועת עזה."),
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
    everything = told(scanned)
    # Another concept of the same name has a wrong rendering there: told once is enough.
    replaced = {span for wrong in scanned.wrongs for span in wrong.witness}
    for index in range(len(scanned.document.segments)):
        here = (*scanned.on(index, "source"), *scanned.on(index, "reference"))
        if not here:
            continue
        rendered = scanned.ids("target", index) | everything.get(index, frozenset())
        rendered |= scanned.ids("target", index - 1) | scanned.ids("target", index + 1)
        missing: dict[str, Hit] = {}
        otherwise: dict[tuple[str, str], bool] = {}  # by concept and the source's words
        for hit in here:
            wanted = hit.term.kind in _NAMES or hit.term.strict
            if countries and hit.term.kind == "country":
                wanted = True
            if not wanted or hit.term.id in rendered or hit.term.id in missing or not _plain(hit):
                continue
            if hit.span in scanned.everyday or hit.span in replaced:
                continue
            if not _has_rendering(hit, scanned.document.target_lang) or not scanned.grounded(hit):
                continue
            if hit.span.side == "reference" and hit.term.kind not in _GRAVE:
                continue  # a reference is one of many good ways to put it
            if not hit.term.strict:
                words = hit.term.id, scanned.document.text(hit.span)
                if words not in otherwise:
                    otherwise[words] = _otherwise(scanned, hit, index)
                if otherwise[words]:
                    continue
            missing[hit.term.id] = hit
        if not missing:
            continue
        # One form may belong to several concepts: one of them rendered is enough.
        taken = {side: bytearray(scanned.document.length(index, side)) for side in _SIDES}
        ours = scanned.on(index, "target")
        capitals = {hit.term.id for hit in ours if hit.form.use == "capital"}
        for hit in here:
            # That its country is named renders no capital.
            if hit.term.id in (capitals if hit.form.use == "capital" else rendered):
                _take(taken, hit)
        for hit in missing.values():
            if _take(taken, hit):
                yield _flag(scanned, hit, index)


def _take(taken: Mapping[Side, bytearray], hit: Hit) -> bool:
    """Mark the place of a hit; whether all of it was free."""
    side, place = taken[hit.span.side], slice(hit.span.start, hit.span.end)
    free = not any(side[place])
    side[place] = b"\1" * (hit.span.end - hit.span.start)
    return free


def _plain(hit: Hit) -> bool:
    """Whether the form names it by itself: an acronym of an organisation does (EU, NATO), a country's
    one character (美, 塔) is read in its surroundings, Brexit only names the Union in passing.
    """
    if hit.form.use != "abbreviation":
        return True
    return hit.term.kind == "org" and hit.form.text.isupper()


def _has_rendering(hit: Hit, lang: str) -> bool:
    return hit.term.canonical(lang) is not None


def _otherwise(scanned: Scanned, hit: Hit, index: int) -> bool:
    """Whether the target has it without any of its forms: left as it is, or put in other words."""
    target = scanned.document.segments[index].target
    if _within(scanned, hit, index):
        return True
    if place_of(scanned.document.text(hit.span), target) or by_surname(hit.term, target):
        return True
    return hit.term.kind == "org" and paraphrased(hit.term, target)


def _within(scanned: Scanned, hit: Hit, index: int) -> bool:
    """Whether a longer name of what has the same name holds it: Gaza, in the Gaza Strip."""
    forms = {f.text for f in hit.term.forms if f.use == "full"}
    for other in scanned.on(index, "target"):
        words = scanned.document.text(other.span)
        held = [form for form in forms if form != words and place_of(form, words)]
        if held and any(f.text in held for f in other.term.forms):
            return True
    return False


def _flag(scanned: Scanned, hit: Hit, index: int) -> Flag:
    target = scanned.document.segments[index].target
    form = hit.term.canonical(scanned.document.target_lang)
    name = form.text if form else hit.term.id
    words = scanned.document.text(hit.span)
    left = place_of(words, target)
    evidence = quote(scanned, (hit.span,))
    if left is None:
        end = Span(index, "target", len(target), len(target))
        # A name that both languages write alike needs no telling twice.
        term = "" if name == words else f": the term is “{name}”"
        message = f"“{words}” is not rendered{term}"
        return Flag(end, message, evidence, None, _severity(scanned, hit), hit.term.id, 0.6)
    span = Span(index, "target", *left)
    message = f"“{words}” is left as the source has it: the term is “{name}”"
    repair = Fix(name, "likely")
    return Flag(span, message, evidence, repair, None, hit.term.id, 0.9)


def _severity(scanned: Scanned, hit: Hit) -> Severity:
    """Major for a full name in a story that speaks of its subject; else it may be a namesake.

    What the newsroom itself calls strict is no namesake.
    """
    term = hit.term
    company = scanned.in_company(hit)
    full = term.kind in _GRAVE and hit.form.use == "full"
    return Severity.MAJOR if full and (company or term.strict) else Severity.MINOR
