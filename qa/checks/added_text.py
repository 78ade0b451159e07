"""A sentence, or words, of the translation that source and reference have not."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Flag, Scanned, Severity, Uneven


@check(
    mqm="Accuracy/Addition",
    severity=Severity.MAJOR,
    since="0.3",
    bad=[
        Case("zh-en", "Talks began in Doha on Saturday. «The delegation of 21 members is led by the chief "
             "justice, and both sides said that they hoped for an early ceasefire.»", "谈判周六在多哈开始。"),
        Case("en-de", "«Das Innenministerium in Rom teilte am Montag mit, dass Marco Bianchi, 47, nach dem Bericht "
             "zurückgetreten sei.» Zwölf Menschen wurden verletzt, sagte die Polizei.",
             "Twelve people were injured, police said."),
        Case("ru-en", "The minister flew to Paris. «He also met the presidents of 14 other countries in Geneva "
             "to speak about the war and about the price of oil.»", "Министр вылетел в Париж."),
        Case("ar-en", "The minister arrived in Cairo on Sunday. «He said that 350 people had been killed in the "
             "attack near Aleppo and that aid would be sent.»", "وصل الوزير إلى القاهرة يوم الأحد."),
        Case("ja-en", "The new «very controversial» law takes effect in April.", "新しい法律は4月に施行される。",
             reference="The new law takes effect in April."),
    ],
    good=[
        Case("zh-en", "Talks began on Saturday. Both sides hope for a ceasefire.",
             "谈判周六开始，双方都希望停火。"),
        Case("de-en", "He resigned. Nobody had expected it.",
             "Er trat zurück; damit hatte niemand gerechnet."),
        Case("en-es", "El ministro dimitió ayer. Ya ha abandonado Madrid.",
             "The minister resigned yesterday and has already left Madrid."),
        Case("ja-en", "The new law takes effect in April.", "新しい法律は4月に施行される。",
             reference="A new law comes into force in April."),
    ],
)  # fmt: skip
def added_text(scanned: Scanned) -> Iterator[Flag]:
    """A sentence or some words stand in the translation that source and reference have not.

    Machine translation makes things up, most readily after a short line or where the source is
    garbled, and what it makes up reads well. With the source alone, sentences are aligned by their
    lengths and by figures, names, terms and words that both sides keep; one of the translation that
    has no counterpart is marked. With a reference, words amid what both have that neither the
    reference nor the source has are shown as neutral: a reference is one of many good translations.

    A clause at the beginning or end of a sentence is told where the source is about as long as the rest
    and has nothing of its figures, names and everyday words.

    It does not see an invented clause that leaves the lengths in proportion.
    """
    for place in scanned.uneven:
        if place.kind in ("extra", "more", "strange"):
            yield _added(scanned, place)


def _added(scanned: Scanned, place: Uneven) -> Flag:
    if place.kind == "strange":
        message = f"the reference has nothing of “{scanned.document.text(place.span)}” here"
        evidence: tuple[str, ...] = ("the words round it stand side by side in the reference",)
    else:
        what = "has no counterpart" if place.sure else "may have no counterpart"
        part = "part of the sentence" if place.kind == "more" else "sentence"
        message = f"this {part} {what} in the source"
        evidence = (*quote(scanned, place.witness), "the source is too short for it")
    if place.lost:
        evidence += (f"only here: {', '.join(place.lost)}",)
    # A reference is one of many good translations: what it alone lacks is shown and not counted.
    doubt = Severity.NEUTRAL if place.kind == "strange" else Severity.MINOR
    severity = Severity.MAJOR if place.sure else doubt
    return Flag(place.span, message, evidence, None, severity, None, place.confidence)
