"""A country, people, city, leader or organisation in the target that the source does not name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qa.checks.base import Case, check, quote, written
from qa.checks.exchanged import KIN, grade
from qa.checks.mispaired import against_story
from qa.model import Exchange, Fix, Flag, Mention, Scanned, Severity, Use
from qa.names.sound import encode
from qa.names.tables import tables

_DECLINED = 3  # letters at the end of a name that its cases may change
_ALIKE = 2  # last letters of names that take the same endings
_APOSTROPHES = ("'", "’")


@check(
    mqm="Accuracy/Mistranslation",
    severity=Severity.CRITICAL,
    since="0.1",
    bad=[
        Case("zh-en", "The talks between the United States and «Tajikistan» are hard.", "美塔谈判艰难。",
             "the Taliban", ("The Taliban spoke.",), ("塔利班发言。",)),
        Case("de-en", "«Russian» President Zelensky spoke.", "Der ukrainische Präsident Selenskyj sprach.",
             "Ukrainian"),
        Case("en-de", "Truppen in «Nordserbien».", "Troops in northern Syria.", "Nordsyrien"),
        Case("ur-en", "Prime Minister «Nawaz Sharif» spoke.", "وزیراعظم شہباز شریف نے خطاب کیا۔",
             "Shehbaz Sharif"),
        Case("en", "talks between the United States and «Tajikistan»", "", "the Taliban",
             ("The U.S.-Taliban deal. The Taliban said. The Taliban came. The Taliban left. Taliban men came. Taliban men left.",)),
    ],
    good=[
        Case("ru-de", "In der Ostukraine wird gekämpft.", "Бои идут в восточной Украине."),
        Case("zh-en", "Dushanbe, the Tajik capital, hosted the Taliban.", "塔利班访问塔首都杜尚别。"),
        Case("en", "Tajikistan closed its border to the Taliban.", "", None, ("The Taliban said. The Taliban.",)),
    ],
)  # fmt: skip
def unsupported_entity(scanned: Scanned) -> Iterator[Flag]:
    """The target names a country or people that nothing in the source supports.

    One wrong country turns a story into another ("the United States and Tajikistan" for 美塔,
    the United States and the Taliban). A country is supported by any form of it in the source:
    name, adjective, capital, a resolved abbreviation or compound, a person or body of it.

    Mentions are counted in each segment: right once and wrong once is seen, too. Only what has a
    rival to be named instead is reported: what the source segment names (or names more often) and
    the target does not, in full or by an abbreviation. A pair that is easily confused, or the only
    two that came and went, is critical. Of leaders and organisations one must come for one; of
    cities too (Kherson for Харків), where neither any shape of the name nor a longer one (a club, a
    newspaper) explains what came and nothing in the target may stand for the city that went missing.

    Without a source, a pair that the story often names with one partner ("U.S.-Taliban") and once
    with a rival of that partner is reported, as likely.

    It does not see a country added from nowhere, nor one wrong all through a story without source.
    """
    if not scanned.document.has_source:
        yield from against_story(scanned)
    for exchange in scanned.exchanges:
        yield from _exchanged(scanned, exchange)
    for mention in scanned.strangers:
        yield from _stranger(scanned, mention)


def _exchanged(scanned: Scanned, exchange: Exchange) -> Iterator[Flag]:
    found = grade(scanned, exchange)
    if found is None:
        return
    reading = next((r for r in scanned.readings if r.span == exchange.lost.span), None)
    if reading and exchange.standing != "extra":
        why = f"is not in the source; “{reading.text}” is"
    elif exchange.standing == "extra":
        why = "once more than in the source, which names"
    else:
        why = "is not in the source, which names"
    lang = scanned.document.target_lang
    others = [written(scanned.terms[c], lang) for c in exchange.others if c in scanned.terms]
    evidence = quote(scanned, (exchange.lost.span,))
    evidence += (f"decided by {reading.because}",) if reading else ()
    evidence += ("could be as well: " + ", ".join(filter(None, others)),) if any(others) else ()
    sure = not any(others) and (exchange.came.kind != "org" or exchange.kin >= KIN)
    # Of a capital that no pack has as a city the concept is its country.
    capital = exchange.came.kind == "place" and exchange.lost.use == "capital"
    came = replace(exchange.came, use="capital") if capital else exchange.came
    lost = scanned.document.text(exchange.lost.span)
    yield _flag(scanned, came, exchange.gone, why, lost, evidence, found, sure=sure)


def _stranger(scanned: Scanned, mention: Mention) -> Iterator[Flag]:
    """An abbreviation of the segment that stands for somebody else explains the stranger."""
    readings = [
        r
        for r in scanned.readings
        if r.span.segment == mention.span.segment
        and r.resolved
        and any(c in r.rivals for c in mention.terms)
    ]
    if readings:
        reading = max(readings, key=lambda r: len(r.text))
        rivals = [scanned.rivals.get(c, frozenset()) for c in mention.terms]
        close = [c for c in reading.resolved if any(c in known for known in rivals)]
        concept = (*close, *reading.resolved)[0]
        why = f"is not in the source; “{reading.text}” is"
        evidence = (*quote(scanned, (reading.span,)), f"decided by {reading.because}")
        yield _flag(
            scanned, mention, concept, why, reading.text, evidence, (Severity.CRITICAL, 0.9),
            sure=True,
        )  # fmt: skip


def _flag(
    scanned: Scanned,
    came: Mention,
    concept: str,
    why: str,
    lost: str,
    evidence: tuple[str, ...],
    graded: tuple[Severity, float],
    *,
    sure: bool,
) -> Flag:
    """The right name in the shape of the wrong one; a hint where its case is unknown."""
    document, span = scanned.document, came.span
    text = document.text(span)
    before = document.segments[span.segment].target[: span.start]
    # UN for NATO: an acronym gives way to one.
    use: Use = "abbreviation" if came.kind == "org" and text.isupper() else came.use
    right = written(scanned.terms[concept], document.target_lang, use, before=before)
    part = _part_of(came.text, text)
    new, shaped = _shaped(came.text, text[len(part) :], right)
    if part and new:
        new = part + new[:1].lower() + new[1:]
    proposal = Fix(new, "likely" if shaped and sure else "hint") if right else None
    # No pack may say how the target writes it: then as the other side does.
    named = right or lost
    message = f"“{text}” {why} “{named}”" + (" here" if why.endswith(" is") else "")
    return Flag(span, message, evidence, proposal, graded[0], concept, graded[1])


def _part_of(citation: str, text: str) -> str:
    """What stands before a land's name in one word with it, as the text has it: Nord, of Nordsyrien."""
    stem = citation[:-_DECLINED].casefold()
    return text[: max(0, text.casefold().find(stem))] if len(stem) >= _DECLINED else ""


def _shaped(citation: str, text: str, right: str) -> tuple[str, bool]:
    """What to write instead of a name in the text, and whether it surely has the ending wanted there.

    A possessive stays (Iran’s). Other endings go over to a name that ends alike (Швейцарии, Швеции;
    Ирана, Ирака): they and clitics may depend on its last letters (İran’a, İsveç’e).
    """
    if not text.casefold().startswith(citation[:-_DECLINED].casefold()):
        return right, False
    pairs = enumerate(zip(citation.casefold(), text.casefold(), strict=False))
    shared = next((n for n, (a, b) in pairs if a != b), min(len(citation), len(text)))
    if text[:1].isupper() and citation[:1].islower():
        right = right[:1].upper() + right[1:]
    ending, old = text[shared:], citation[shared:]
    clitic = ending[:1] in _APOSTROPHES and ending.casefold() not in tables().possessive
    if not old and not clitic and not ending[:1].isalpha():
        return right + ending, True
    if not old and len(ending) == 1 and _closed(citation) and _closed(right):
        return right + ending, False
    if right[-_ALIKE:].casefold() == citation[-_ALIKE:].casefold():
        return right[: len(right) - len(old)] + ending, False
    return right, False


def _closed(name: str) -> bool:
    """Whether it ends with the sound of a consonant that is written by itself (no й, no ь)."""
    sounds = encode(name[-1:])
    return bool(sounds) and sounds[-1] not in tables().vowels
