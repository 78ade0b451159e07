"""A Chinese, Korean or Japanese name that is read wrong."""

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
        Case("zh-en", "Reporter «Wang Yongzheng» reports from Kunming.", "记者王永战昆明报道。",
             "Wang Yongzhan"),
        Case("zh-en", "The village head, «Yongzheng Wang», agreed.", "村长王永战表示同意。",
             "Yongzhan Wang"),
        Case("en-zh", "记者«王永政»报道。", "Reporter Wang Yongzhan reports."),
        Case("ko-en", "«Park Jung-ho» spoke.", "박정수는 말했다.", "Park Jung-su"),
        Case("ja-en", "«Yoshiko Tanaka» spoke.", "田中良子（たなか・りょうこ）さんが話した。", "Ryoko Tanaka"),
    ],
    good=[
        Case("zh-en", "Reporter Wang Yongzhan reports from Kunming.", "记者王永战昆明报道。"),
        Case("zh-en", "Shan Xiaofang met Qiu Baoxing.", "单小芳会见仇保兴。"),
        Case("zh-en", "Tsai Ing-wen and Han Kuo-yu spoke.", "蔡英文和韩国瑜讲话。"),
        Case("en-zh", "记者王永站报道。", "Reporter Wang Yongzhan reports."),
        Case("ko-en", "Lee Young-hee and Yi Yeonghui spoke.", "이영희가 말했다."),
        Case("ja-en", "Ono Yoshiko spoke.", "大野良子が話した。"),
    ],
)  # fmt: skip
def misread_name(scanned: Scanned, *, doubtful: bool = True) -> Iterator[Flag]:
    """A native name is spelled as no reading of its characters sounds: 王永战, “Wang Yongzheng”.

    A reader who looks for the person finds nobody, or somebody else, and the subject of a story
    is a stranger in its own headline. Chinese names are compared by pinyin (every reading of each
    character, Wade-Giles too, in either order), Korean ones by every usual spelling of their
    hangul, Japanese ones only where the source gives the reading in kana. A name is marked when
    nothing in the story supports it and a name of the source nearly does: one syllable differs,
    two stand the wrong way round, one is lost, or only the surname is right and nothing else is
    left for it. From Latin letters into Chinese only the sound can be wrong, and nothing is
    proposed. `doubtful` adds what deserves a look: hyphened and spaced names, which Taiwan,
    Hong Kong and others spell by systems of their own, and fits by the surname alone.

    It does not see a name that is left out, one spelled as in Hong Kong or by the person, the
    right sound in wrong characters, or what the glossary names: near-miss-name does that.
    """
    for name in scanned.misread:
        sure = name.probability >= _SURE
        if not sure and not doubtful:
            continue
        text = scanned.document.text(name.span)
        other = scanned.document.text(name.witness[0])
        evidence = quote(scanned, name.witness)
        if name.others:
            evidence += ("fits as well: " + ", ".join(name.others),)
        safety: Safety = "likely" if sure and name.whole else "hint"
        if not name.instead:
            message = f"“{text}” cannot be read “{other}”"
        elif sure:
            message = f"“{text}” is no reading of {other} ({name.instead})"
        else:
            message = f"“{text}”: is {other} meant ({name.instead})?"
        yield Flag(
            name.span, message, evidence,
            Fix(name.instead, safety) if name.instead else None,
            None if sure else Severity.MINOR, None, name.probability,
        )  # fmt: skip
