"""A country or people in the target that the source does not name."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, fix, quote, written
from qa.model import Flag, Hit, Reading, Scanned, Severity, Span

_KINDS = ("country", "people")
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
        Case("en", "talks between the United States and «Tajikistan»", "", "the Taliban",
             ("The U.S.-Taliban deal. The Taliban said. The Taliban came. The Taliban left. Taliban men came. Taliban men left.",)),
    ],
    good=[
        Case("zh-en", "Dushanbe, the Tajik capital, hosted the Taliban.", "塔利班访问塔首都杜尚别。"),
        Case("zh-en", "China and Arab states met.", "中国与阿拉伯国家会晤。"),
        Case("zh-en", "American troops left.", "美军撤离。"),
        Case("ru-en", "American troops left.", "Американские войска ушли."),
        Case("en", "Tajikistan closed its border to the Taliban.", "", None, ("The Taliban said. The Taliban.",)),
    ],
)  # fmt: skip
def unsupported_entity(scanned: Scanned) -> Iterator[Flag]:
    """The target names a country or people that nothing in the source supports.

    One wrong country turns a story into another ("the United States and Tajikistan" for 美塔,
    the United States and the Taliban). A country is supported by any form of it in the source:
    name, adjective, capital, a resolved abbreviation or compound. It is reported only when a
    rival is there to be named instead: the abbreviation that the document resolves to somebody
    else, or a country that the source segment names and the target segment lacks.

    Without a source, a pair that the story names again and again with one partner ("U.S.-Taliban")
    and once with a rival of that partner is reported, as likely.

    It does not see a country that the translation adds from nowhere, nor one that is wrong all
    through the story.
    """
    if scanned.document.has_source:
        yield from _against_source(scanned)
    else:
        yield from _against_story(scanned)


def _against_source(scanned: Scanned) -> Iterator[Flag]:
    named = scanned.ids("source") | {r for reading in scanned.readings for r in reading.resolved}
    named |= scanned.within
    for index in range(len(scanned.document.segments)):
        readings = [r for r in scanned.readings if r.span.segment == index]
        target_ids = scanned.ids("target", index)
        strangers = [
            hit
            for hit in scanned.on(index, "target")
            if hit.term.kind in _KINDS and hit.term.id not in named and hit.form.use != "capital"
        ]
        strangers = _unexplained(strangers, scanned.on(index, "target"), named)
        lost = _lost(scanned, index, target_ids)
        for hit in strangers:
            # An open abbreviation nearby may well be this very country: nothing can be said.
            if any(
                not r.resolved and hit.term.id in r.rivals and abs(r.span.segment - index) <= 1
                for r in scanned.readings
            ):
                continue
            reading = _misread(hit, readings)
            if reading is not None:
                yield _misreading(scanned, hit, reading)
            elif _one_for_one(strangers, lost):
                yield _swapped(scanned, hit, lost[0])


def _one_for_one(strangers: list[Hit], lost: list[Hit]) -> bool:
    """Exactly one party came in where exactly one of the same kind went missing."""
    same = {h.term.kind for h in strangers} == {h.term.kind for h in lost}
    return same and len(lost) == 1 and len({h.term.id for h in strangers}) == 1


def _unexplained(strangers: list[Hit], hits: tuple[Hit, ...], named: frozenset[str]) -> list[Hit]:
    """Without the words that are also a form of something the source does name."""
    explained = {h.span for h in hits if h.term.id in named}
    return [s for s in strangers if s.span not in explained]


def _lost(scanned: Scanned, index: int, target_ids: frozenset[str]) -> list[Hit]:
    """Countries of the source segment that the target segment does not name."""
    found: dict[str, Hit] = {}
    for hit in scanned.on(index, "source"):
        if hit.term.kind in _KINDS and hit.form.use != "abbreviation":
            found.setdefault(hit.term.id, hit)
    if target_ids & set(found) and len(found) > 1:
        found = {key: hit for key, hit in found.items() if key not in target_ids}
    return [hit for key, hit in found.items() if key not in target_ids]


def _misread(hit: Hit, readings: list[Reading]) -> Reading | None:
    fitting = [r for r in readings if hit.term.id in r.rivals and r.resolved]
    return max(fitting, key=lambda r: len(r.text), default=None)


def _meant(scanned: Scanned, hit: Hit, reading: Reading) -> str:
    """Of several concepts in a compound, the one that shares an abbreviation with the stranger."""
    close = [c for c in reading.resolved if hit.term.id in scanned.rivals.get(c, ())]
    return (close or list(reading.resolved))[0]


def _before(scanned: Scanned, span: Span) -> str:
    return scanned.document.segments[span.segment].target[: span.start]


def _misreading(scanned: Scanned, hit: Hit, reading: Reading) -> Flag:
    concept = _meant(scanned, hit, reading)
    term = scanned.terms[concept]
    lang = scanned.document.target_lang
    right = written(term, lang, hit.form.use, before=_before(scanned, hit.span))
    text = scanned.document.text(hit.span)
    return Flag(
        hit.span,
        f"“{text}” is not in the source; “{reading.text}” is “{right}” here",
        (*quote(scanned, (reading.span,)), f"decided by {reading.because}"),
        fix(scanned, hit.span, right, "likely") if right else None,
        None,
        concept,
        0.95,
    )


def _swapped(scanned: Scanned, hit: Hit, lost: Hit) -> Flag:
    lang = scanned.document.target_lang
    right = written(lost.term, lang, hit.form.use, before=_before(scanned, hit.span))
    text = scanned.document.text(hit.span)
    return Flag(
        hit.span,
        f"“{text}” is not in the source, which names “{right}”",
        quote(scanned, (lost.span,)),
        fix(scanned, hit.span, right, "likely") if right else None,
        None,
        lost.term.id,
        0.9,
    )


def _against_story(scanned: Scanned) -> Iterator[Flag]:
    counts: dict[str, int] = {}
    for hit in scanned.hits:
        if hit.span.side == "target":
            counts[hit.term.id] = counts.get(hit.term.id, 0) + 1
    usual = {(a.term.id, b.term.id): (a, b) for a, b in scanned.pairs if a.term.id != b.term.id}
    for one, other in scanned.pairs:
        for stranger, partner in ((one, other), (other, one)):
            if stranger.term.kind not in _KINDS:
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
