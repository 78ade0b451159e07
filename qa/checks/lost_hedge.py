"""What was only tried, threatened or planned, and what only may be, told as a fact."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Flag, Scanned, Severity


@check(
    mqm="Accuracy/Omission",
    severity=Severity.MAJOR,
    since="0.3",
    bad=[
        Case("en-de", "«Er wurde wegen Mordes angeklagt.»", "He was charged with attempted murder."),
        Case("de-en", "«He was convicted of murder.»", "Er wurde wegen versuchten Mordes verurteilt."),
        Case("zh-en", "«The man was charged with murder.»", "该男子被控谋杀未遂。"),
        Case("ru-fr", "«Il a été arrêté pour meurtre.»", "Его арестовали за покушение на убийство."),
        Case("fr-es", "«Fue condenado por asesinato.»", "Il a été condamné pour tentative de meurtre."),
        Case("en-it", "«Il premier si è dimesso.»", "The prime minister threatened to resign."),
        Case("de-en", "«The government will cut taxes.»", "Die Regierung könnte die Steuern senken."),
        Case("en-es", "«Dimitirá esta semana.»", "He may resign this week."),
        Case("ko-en", "«He died.»", "그는 죽을 뻔했다."),
        Case("en-tr", "«Şirket ücretleri artırdı.»", "The company is considering raising wages."),
        Case("uk-en", "«Five people died.»", "За попередніми даними, загинули п'ятеро людей."),
    ],
    good=[
        Case("en-de", "Er wurde wegen versuchten Mordes angeklagt.", "He was charged with attempted murder."),
        Case("zh-en", "He tried to kill the president.", "他企图杀害总统。"),
        Case("es-en", "The coup failed.", "El intento de golpe de Estado fracasó."),
        Case("en-fr", "Il a été tué.", "He was killed."),
        Case("ru-en", "They failed to seize the city.", "Они попытались захватить город."),
        Case("en-de", "Im Mai regnete es.", "It rained in May."),
        Case("fr-en", "He is likely to resign.", "Il pourrait démissionner."),
    ],
)  # fmt: skip
def lost_hedge(scanned: Scanned) -> Iterator[Flag]:
    """The source says that something was only tried, or only may be, and the translation that it is so.

    Attempted murder becomes murder, a threat to resign a resignation, “could cut taxes” “will cut taxes”,
    and the sentence reads well. The sorts: what was tried, threatened, nearly happened, is planned, is only
    reported, what may be, and what is still to come, told as past. For each the language data
    (`languages/hedges`) have the words that surely say it, and a wide list of all by which translators say it.
    A sentence is told where the source has one that is sure and the translation nothing of that sort at all,
    nor does the reference do without. What to write depends on the sentence: the message names the word of
    the source.

    It does not see a hedge lost beside another one of the same sort in the sentence, and it is silent
    where the translation has any word that may stand for it (can, would, if), and in long sentences.
    """
    for hedge in scanned.hedges:
        there = scanned.document.text(hedge.witness)
        both = ", and the reference has it" if hedge.backed else ""
        yield Flag(
            hedge.span,
            f"“{there}” of the {hedge.witness.side} has no counterpart: {hedge.says}, told as a fact?{both}",
            quote(scanned, (hedge.witness,)),
            None,
            Severity.MAJOR,
            None,
            0.85 if hedge.backed else 0.7,
            wide=True,
        )
