"""A name that reference or source have and the translation has otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import ChangedName, Fix, Flag, Safety, Scanned, Severity

_VARIANT = 0.7  # similarity in sound: above it the reference may only spell the name otherwise
_WHY = {
    "beside": "the name beside it is the same on both sides",
    "elsewhere": "the story spells it so elsewhere",
    "heard": "the source sounds like that spelling",
    "acronym": "neither side has the other one's letters",
    "attested": "that spelling is somebody's name, this one is nobody's",
}


@check(
    mqm="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    since="0.3",
    bad=[
        Case("de-en", "Judge Brett «Kavenaugh» was questioned.",
             "Richter Brett Kavanaugh wurde befragt.", "Kavanaugh"),
        Case("en-es", "La alcaldesa Jenny «Durken» dimitió.", "Mayor Jenny Durkan resigned.", "Durkan"),
        Case("zh-en", "The World Health Organization («WTO») made a statement.",
             "世界卫生组织（WHO）发表声明。", "WHO"),
        Case("hi-en", "«Pavel Kalmanovich» pleaded guilty on Monday.",
             "हॉवी ने सोमवार को अपराध स्वीकार किया।", "Howie", reference="Howie pleaded guilty on Monday."),
        Case("ru-en", "Ads of «Nestlé» were shown in Sochi.", "В Сочи показали рекламу Газпрома.",
             "Gazprom", reference="Gazprom ads were shown in Sochi."),
        Case("ja-en", "He was arrested in«».", "彼は横浜で逮捕された。",
             reference="He was arrested in Yokohama."),
        Case("en-zh", "会谈在«大马士革»举行。", "Talks were held in Kabul.", "喀布尔",
             reference="会谈在喀布尔举行。"),
    ],
    good=[
        Case("de-en", "Mikhail Gorbachev met Sergei Chemezov.",
             "Michail Gorbatschow traf Sergej Tschemesow."),
        Case("ja-fr", "L'OMS a publié un rapport.", "世界保健機関（WHO）が報告書を公表した。"),
        Case("tr-en", "Kavanaugh's friends came.", "Kavanaugh'nun arkadaşları geldi."),
        Case("es-en", "The Argentine Polo Association met.", "La Asociación Argentina de Polo se reunió.",
             reference="Argentina's Asociación de Polo met."),
        Case("ru-en", "The North Atlantic Treaty Organization agreed.", "НАТО согласилась.",
             reference="NATO agreed."),
        Case("zh-en", "American troops left Bagram.", "美军撤离巴格拉姆。",
             reference="U.S. forces have left Bagram."),
    ],
)  # fmt: skip
def changed_name(scanned: Scanned) -> Iterator[Flag]:
    """A name stands otherwise in source or reference: another one, other letters, or none.

    Readers look for the people, places and firms of a story, and one wrong name makes another story
    of it. No glossary is needed. With a reference, a name of the translation that neither reference
    nor source has is marked, with the reference's as its suggestion; a name of the reference that
    the translation has in no shape (another form of the concept, derivation, acronym, similar
    spelling) is called missing where the source has it too or the sentence shows the gap ("arrested
    in."). A reference is one of many ways to put it: where the source does not decide (a first name or a body's
    name that the reference alone has, the rest of a name that stands by itself), or only the places at which two texts
    differ speak for a loss, it is a minor finding. With
    a source in the same script, a person keeps the letters of the name: others are
    marked where the name beside it is the same on both sides, where the story has it right
    elsewhere, or where only the source's is somebody's name. An acronym that both languages leave in
    Latin letters keeps them (WTO for WHO).

    It does not see names that are written without capitals and that no pack has, takes names that
    sound alike for the same where only a reference speaks, and leaves aside what was transcribed
    from a third script (Gorbatschow, Gorbachev).
    """
    for change in scanned.changed:
        if change.kind == "respelt":
            yield _respelt(scanned, change)
        elif change.kind == "unusual":
            yield _unusual(scanned, change)
        elif change.kind == "replaced":
            yield _replaced(scanned, change)
        elif not _mended(scanned, change):
            yield _other(scanned, change)


def _mended(scanned: Scanned, change: ChangedName) -> bool:
    """Whether a missing name comes with what is to be written for other words of the segment."""
    words = set(change.instead.split())
    return change.kind == "missing" and any(
        wrong.span.segment == change.span.segment and words <= set(wrong.instead.split())
        for wrong in scanned.wrongs
    )


def _respelt(scanned: Scanned, change: ChangedName) -> Flag:
    text = scanned.document.text(change.span)
    side = change.witness[0].side
    doubtful = change.faint or change.why == "attested"
    safety: Safety = "hint" if doubtful or side == "reference" else "likely"
    question = f"“{text}”: is “{change.instead}” meant, as in the {side}?"
    return Flag(
        change.span,
        question if doubtful else f"the {side} spells “{text}” as “{change.instead}”",
        (*quote(scanned, change.witness), _WHY[change.why]),
        Fix(change.instead, safety),
        Severity.MINOR if doubtful else Severity.MAJOR,
        None,
        0.7 if doubtful else 0.9,
    )


def _unusual(scanned: Scanned, change: ChangedName) -> Flag:
    text = scanned.document.text(change.span)
    return Flag(
        change.span,
        f"foreign names are not written with “{text}”: is “{change.instead[0]}” meant?",
        (f"of the same sound, and usual in names: {' '.join(change.instead)}",),
        Fix(change.instead[0], "hint"),
        Severity.MINOR,
        None,
        0.7,
    )


def _replaced(scanned: Scanned, change: ChangedName) -> Flag:
    text = scanned.document.text(change.span)
    evidence = quote(scanned, change.witness)
    if change.backed:
        evidence += ("the source speaks for it as well",)
    variant = change.similarity >= _VARIANT
    unsure = variant or change.faint
    surely = change.backed and not change.plain
    severity = Severity.CRITICAL if surely else Severity.MAJOR
    return Flag(
        change.span,
        f"“{text}” stands where the reference has “{change.instead}”",
        evidence,
        Fix(change.instead, "hint"),
        Severity.MINOR if unsure else severity,
        None,
        0.6 if unsure else 0.9 if change.backed else 0.8,
    )


def _other(scanned: Scanned, change: ChangedName) -> Flag:
    severity = Severity.MINOR if change.faint else Severity.MAJOR
    evidence = quote(scanned, change.witness)
    if change.traced and change.kind == "missing":
        evidence += ("the sentence has a gap",)
    if change.kind == "added":
        text = scanned.document.text(change.span)
        message, confidence = f"“{text}” is a name that neither reference nor source has", 0.6
    elif change.kind == "gap":
        message, confidence = "a word seems to have fallen out here, as names do", 0.6
    else:
        message = f"“{change.instead}” is missing, which the reference has"
        confidence = 0.85 if change.backed else 0.7
    return Flag(change.span, message, evidence, None, severity, None, confidence)
