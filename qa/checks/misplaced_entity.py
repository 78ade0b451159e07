"""An office that the source gives to one country and the target to another one."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.checks.instead import instead
from qa.model import Flag, Scanned, Severity


@check(
    mqm="Accuracy/Mistranslation",
    severity=Severity.CRITICAL,
    since="0.3",
    bad=[
        Case("zh-en", "The «Iraqi» foreign minister arrived in Iran.", "伊朗外长抵达伊拉克。", "Iranian"),
        Case("de-fr", "Le président «allemand» s’est rendu en France.",
             "Der französische Präsident reiste nach Deutschland.", "français"),
        Case("ru-en", "The prime minister of «India» criticised Pakistan.",
             "Премьер-министр Пакистана раскритиковал Индию.", "Pakistan"),
        Case("en-zh", "«乌克兰»总统批评了俄罗斯。", "The Russian president criticised Ukraine.", "俄罗斯"),
        Case("ar-en", "«Israel»’s foreign minister left Egypt.", "غادر وزير الخارجية المصري إسرائيل.", "Egypt"),
    ],
    good=[
        Case("zh-en", "The Iranian foreign minister arrived in Iraq.", "伊朗外长抵达伊拉克。"),
        Case("zh-en", "The U.S. ambassador to India left the United States.", "美国驻印度大使离开美国。"),
        Case("zh-en", "The presidents of Iraq and Iran met.", "伊朗和伊拉克总统会晤。"),
        Case("ru-en", "Pakistan’s foreign minister met the foreign minister of India.",
             "Министр иностранных дел Индии встретился с министром иностранных дел Пакистана."),
        Case("de-en", "In France, the German chancellor met the president.",
             "Der französische Präsident empfing den deutschen Bundeskanzler."),
    ],
)  # fmt: skip
def misplaced_entity(scanned: Scanned) -> Iterator[Flag]:
    """Two countries of the source changed places: the office of one is the other's here.

    "The Iraqi foreign minister arrived in Iran" for 伊朗外长抵达伊拉克 lacks no name and adds none, so
    that counting names tells nothing. What tells is the country beside an office that the glossary
    has in both languages: it must be the same one. Only plain places count: the office with one
    country next to it wherever a side names that office, and both countries named on both sides.

    It does not see who did what to whom, nor an office that stands alone, nor two countries
    whose ministers of one office both occur.
    """
    for seat in scanned.misplaced:
        document = scanned.document
        here, there = document.text(seat.came.span), document.text(seat.lost.span)
        message = f"“{here}” holds the office here that the source gives to “{there}”"
        yield Flag(
            seat.came.span,
            message,
            quote(scanned, (seat.office,)),
            instead(scanned, seat.came, seat.gone, sure=True),
            Severity.CRITICAL,
            seat.gone,
            0.9,
        )
