"""A name rendered by what it means."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Fix, Flag, Safety, Scanned, Severity

_SURE = 0.8


@check(
    mqm="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    since="0.3",
    bad=[
        Case("ar-en", "President Abed Mansour «Quiet» left Sanaa.",
             "غادر الرئيس عبد ربه منصور هادي صنعاء.", "Hadi"),
        Case("ru-en", "A fire broke out in the «Eagle» on Tuesday.", "Пожар произошёл в Орле во вторник.",
             "Oryol"),
        Case("en-zh", "总统访问了«火鸡»。", "The president visited Turkey.", "土耳其"),
        Case("zh-en", "The president of «turkey» arrived.", "土耳其总统抵达。", "Turkey"),
        Case("ru-en", "«Hope» Ivanova won the race.", "Надежда Иванова выиграла гонку.", "Nadezhda"),
    ],
    good=[
        Case("ar-en", "The night was quiet.", "كانت الليلة هادئة."),
        Case("ar-en", "President Abed Rabbo Mansour Hadi left.", "غادر الرئيس عبد ربه منصور هادي."),
        Case("ru-en", "The eagle flew over the city.", "Орёл летал над городом."),
        Case("ru-en", "They never lost hope.", "Они не теряли надежды."),
        Case("en-de", "Zu Thanksgiving gab es Truthahn.", "Turkey was served on Thanksgiving."),
        Case("ru-en", "Victory Day is on May 9.", "День Победы отмечают 9 мая."),
    ],
)  # fmt: skip
def translated_name(scanned: Scanned, *, doubtful: bool = True) -> Iterator[Flag]:
    """The target has the everyday word that a name of the source also is: “Quiet” for هادي.

    The reader meets nobody, or a bird in place of a country, and cannot guess who was meant. Names
    that are everyday words stand in a table (homographs) with their meanings. A name is only
    reported where the source shows that it is one (it is part of a longer name, stands behind a
    title, has a capital inside the sentence, its neighbour is rendered) and the target has the
    meaning and no form of the name. `doubtful` adds the places that deserve a look.

    It does not see names that the table does not have, nor a name that stands alone in a script
    without capitals.
    """
    for one in scanned.meant:
        sure = one.confidence >= _SURE
        if not (sure or doubtful):
            continue
        text = scanned.document.text(one.span)
        name = f"“{one.instead}”" if one.instead else "a name"
        safety: Safety = "likely" if sure else "hint"
        yield Flag(
            one.span,
            f"“{text}” is what “{one.name}” means; here it is {name}"
            if sure
            else f"“{text}”: is the name “{one.instead or one.name}” meant?",
            (*quote(scanned, (one.witness,)), *((one.because,) if one.because else ())),
            Fix(one.instead, safety) if one.instead else None,
            None if sure else Severity.MINOR,
            one.concept or None,
            one.confidence,
        )
