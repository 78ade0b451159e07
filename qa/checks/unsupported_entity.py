"""A country, people, leader or organisation in the target that the source does not name."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, fix, quote, written
from qa.model import Exchange, Fix, Flag, Hit, Mention, Scanned, Severity, Span

_KIN = 0.55  # names that are taken for each other, see qa.scan.entities
_OFTEN, _SELDOM = (
    5,
    0.1,
)  # without a source: times the usual partner is named, share of the stranger


@check(
    mqm="Accuracy/Mistranslation",
    severity=Severity.CRITICAL,
    since="0.1",
    bad=[
        Case("zh-en", "The talks between the United States and «Tajikistan» are hard.", "美塔谈判艰难。",
             "the Taliban", ("The Taliban spoke.",), ("塔利班发言。",)),
        Case("zh-en", "«Pakistan» and Israel ceased fire.", "巴以停火。", None,
             ("Palestine and Israel fight.",), ("巴勒斯坦与以色列交战。",)),
        Case("ru-en", "«Slovenia» voted on Sunday.", "Словакия проголосовала в воскресенье."),
        Case("ar-en", "The minister of «Iran» resigned.", "استقال وزير العراق."),
        Case("de-en", "Iraq accuses Iran; «Iran» has protested.",
             "Der Irak beschuldigt den Iran; der Irak hat protestiert.", "Iraq"),
        Case("en", "talks between the United States and «Tajikistan»", "", "the Taliban",
             ("The U.S.-Taliban deal. The Taliban said. The Taliban came. The Taliban left. Taliban men came. Taliban men left.",)),
    ],
    good=[
        Case("zh-en", "Dushanbe, the Tajik capital, hosted the Taliban.", "塔利班访问塔首都杜尚别。"),
        Case("zh-en", "China and Arab states met.", "中国与阿拉伯国家会晤。"),
        Case("zh-en", "American troops left.", "美军撤离。"),
        Case("ru-en", "American troops left.", "Американские войска ушли."),
        Case("de-en", "Iraq accuses Iran; Iraq has protested.", "Der Irak beschuldigt den Iran; er hat protestiert."),
        Case("en", "Tajikistan closed its border to the Taliban.", "", None, ("The Taliban said. The Taliban.",)),
    ],
)  # fmt: skip
def unsupported_entity(scanned: Scanned) -> Iterator[Flag]:
    """The target names a country or people that nothing in the source supports.

    One wrong country turns a story into another ("the United States and Tajikistan" for 美塔,
    the United States and the Taliban). A country is supported by any form of it in the source:
    name, adjective, capital, a resolved abbreviation or compound, a person or body of it.

    Mentions are counted in each segment, so that a country named rightly once and wrongly once is
    seen too. Something is reported only when a rival is there to be named instead: the abbreviation
    that the document resolves to somebody else, or what the source segment names (or names more
    often) and the target segment does not. A pair that is easily confused, or the only ones that
    came and went, is critical; less evidence makes it major or minor. Leaders and organisations are
    compared in the same way where one came and one went.

    Without a source, a pair that the story names again and again with one partner ("U.S.-Taliban")
    and once with a rival of that partner is reported, as likely.

    It does not see a country that the translation adds from nowhere, nor one that is wrong all
    through a story that has no source.
    """
    if scanned.document.has_source:
        for exchange in scanned.exchanges:
            yield from _exchanged(scanned, exchange)
        for mention in scanned.strangers:
            yield from _stranger(scanned, mention)
    else:
        yield from _against_story(scanned)


def _grade(e: Exchange) -> tuple[Severity, float] | None:
    """How grave and how sure an exchange is; None where too little speaks for it."""
    kin = e.kin >= _KIN
    if e.came.kind != e.lost.kind and not kin:
        return None  # a country for a people (the EU, the West): how it is put, not who it is
    if e.came.use == "capital" and e.lost.use != "capital":
        return None  # Brussels for the Union: a city in its own right
    if e.lost.use == "capital" and e.came.use != "capital" and not (e.whole and e.alone):
        return None
    if e.came.kind == "org" and not kin:
        return None
    if e.came.kind in ("person", "org"):
        if e.standing == "stranger" and e.whole and e.alone:
            return (Severity.CRITICAL, 0.9) if kin else (Severity.MAJOR, 0.75)
        return None
    if e.inner and not kin:
        return (Severity.MAJOR, 0.7) if e.standing == "stranger" and e.whole and e.alone else None
    if e.tongue and not (kin or e.whole):
        return None  # "en inglés"
    if e.standing == "stranger":
        if e.whole and (e.alone or kin):
            return Severity.CRITICAL, 0.95 if e.alone else 0.9
        if e.whole or kin or e.alone or (e.same_use and e.same_place):
            return Severity.MAJOR, 0.8
        return Severity.MINOR, 0.6
    if kin and e.same_use and (e.whole or e.same_place):
        return Severity.MAJOR, 0.75
    if e.whole and e.alone and e.same_use:
        return Severity.MAJOR, 0.7
    return None


def _exchanged(scanned: Scanned, exchange: Exchange) -> Iterator[Flag]:
    grade = _grade(exchange)
    if grade is None:
        return
    came, lang = exchange.came, scanned.document.target_lang
    term = scanned.terms[exchange.gone]
    text = scanned.document.text(came.span)
    right = written(term, lang, came.use, before=_before(scanned, came.span))
    reading = next((r for r in scanned.readings if r.span == exchange.lost.span), None)
    evidence = quote(scanned, (exchange.lost.span,))
    if reading:
        evidence += (f"decided by {reading.because}",)
    if reading and exchange.standing != "extra":
        message = f"“{text}” is not in the source; “{reading.text}” is “{right}” here"
    elif exchange.standing == "extra":
        message = f"“{text}” once more than in the source, which names “{right}”"
    else:
        message = f"“{text}” is not in the source, which names “{right}”"
    others = [written(scanned.terms[c], lang) for c in exchange.others if c in scanned.terms]
    if any(others):
        evidence += ("could be as well: " + ", ".join(o for o in others if o),)
    yield Flag(
        came.span,
        message,
        evidence,
        _fix(scanned, came, right, sure=not any(others)),
        grade[0],
        exchange.gone,
        grade[1],
    )


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
        close = [
            c
            for c in reading.resolved
            if any(m in scanned.rivals.get(c, ()) for m in mention.terms)
        ]
        concept = (close or list(reading.resolved))[0]
        right = written(
            scanned.terms[concept], scanned.document.target_lang, mention.use,
            before=_before(scanned, mention.span),
        )  # fmt: skip
        text = scanned.document.text(mention.span)
        yield Flag(
            mention.span,
            f"“{text}” is not in the source; “{reading.text}” is “{right}” here",
            (*quote(scanned, (reading.span,)), f"decided by {reading.because}"),
            _fix(scanned, mention, right, sure=True),
            None,
            concept,
            0.9,
        )


def _fix(scanned: Scanned, came: Mention, right: str, *, sure: bool) -> Fix | None:
    """The right name in the shape of the wrong one; a hint where its case is unknown.

    What is joined with a mark stays (Iran’s); another ending or a clitic says that the citation form is
    not what must stand there.
    """
    text = scanned.document.text(came.span)
    start = text.casefold().find(came.text.casefold())
    ending = text[start + len(came.text) :] if start == 0 else text
    bare = start == 0 and not ending[:1].isalpha()
    if not right:
        return None
    return fix(
        scanned, came.span, right + ending if bare else right, "likely" if bare and sure else "hint"
    )


def _before(scanned: Scanned, span: Span) -> str:
    return scanned.document.segments[span.segment].target[: span.start]


def _against_story(scanned: Scanned) -> Iterator[Flag]:
    counts: dict[str, int] = {}
    for hit in scanned.hits:
        if hit.span.side == "target":
            counts[hit.term.id] = counts.get(hit.term.id, 0) + 1
    usual = {(a.term.id, b.term.id): (a, b) for a, b in scanned.pairs if a.term.id != b.term.id}
    for one, other in scanned.pairs:
        for stranger, partner in ((one, other), (other, one)):
            if stranger.term.kind not in ("country", "people"):
                continue
            for rival in sorted(scanned.rivals.get(stranger.term.id, ())):
                told = usual.get((partner.term.id, rival)) or usual.get((rival, partner.term.id))
                enough = counts.get(rival, 0) >= _OFTEN
                if not told or not enough:
                    continue
                if counts[stranger.term.id] > max(1, counts[rival] * _SELDOM):
                    continue
                yield _story_flag(scanned, stranger, rival, told, counts)
                break


def _story_flag(
    scanned: Scanned, stranger: Hit, rival: str, told: tuple[Hit, Hit], counts: dict[str, int]
) -> Flag:
    term = scanned.terms[rival]
    lang = scanned.document.target_lang
    right = written(term, lang, stranger.form.use, before=_before(scanned, stranger.span))
    a, b = told[0].span, told[1].span
    pair = Span(a.segment, "target", min(a.start, b.start), max(a.end, b.end))
    return Flag(
        stranger.span,
        f"“{scanned.document.text(stranger.span)}” where the story elsewhere pairs “{right}”",
        (
            f"segment {pair.segment + 1} of the story: “{scanned.document.text(pair)}”",
            f"named {counts[stranger.term.id]} time(s), “{right}” {counts[rival]} times; "
            "both share an abbreviation",
        ),
        fix(scanned, stranger.span, right, "likely") if right else None,
        None,
        rival,
        0.8,
    )
