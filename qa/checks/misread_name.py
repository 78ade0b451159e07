"""A Chinese name that is no reading of the source's characters."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, fix, quote
from qa.model import Flag, Scanned, Severity


@check(
    mqm="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    since="0.3",
    bad=[
        Case("zh-en", "Reporter «Ma Yidong» reports from Nanning.", "记者马意翀南宁报道。", "Ma Yichong"),
        Case("zh-en", "Coach «Wang Yongzheng» was pleased.", "主教练王永战很高兴。", "Wang Yongzhan"),
        Case("zh-de", "Trainer «Gao Yashen» schwieg.", "教练高亚轩沉默不语。", "Gao Yaxuan"),
    ],
    good=[
        Case("zh-en", "Reporter Ma Yichong reports from Nanning.", "记者马意翀南宁报道。"),
        Case("zh-en", "Prime Minister Fan Mingzheng came.", "范明政总理来访。"),
        Case("zh-en", "John Lee Ka-chiu and Lin Chia-lung met.", "李家超与林佳龙会面。"),
        Case("zh-de", "Wang Wei schwieg.", "王伟沉默不语。"),
    ],
)  # fmt: skip
def misread_name(scanned: Scanned) -> Iterator[Flag]:
    """A Chinese person's name in pinyin that the characters of the source cannot be read as.

    Machine translation guesses rare characters (翀, 轩) or the whole of a name, and the reader finds
    nobody of that name. Pinyin is determinate: a surname and given name in the translation whose
    syllables no characters of the segment or its neighbours have, where exactly one stretch has the
    surname and one of the two syllables of the given name, is another name.

    It does not see given names of one character, wrong surnames, spellings of Hong Kong, Taiwan or
    the diaspora (they are no pinyin), nor names that the glossary knows: see near-miss-name.
    """
    for name in scanned.misread:
        text = scanned.document.text(name.span)
        there = scanned.document.text(name.witness)
        yield Flag(
            name.span,
            f"“{text}” is no reading of “{there}”",
            (*quote(scanned, (name.witness,)), f"“{there}” is read “{name.instead}”"),
            fix(scanned, name.span, name.instead, "likely"),
            None,
            None,
            0.95,
        )
