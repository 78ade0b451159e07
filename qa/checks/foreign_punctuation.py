"""Punctuation of another script."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check
from qa.model import Fix, Flag, Scanned, Severity


@check(
    mqm="Locale conventions/Punctuation",
    severity=Severity.MINOR,
    since="0.3",
    bad=[
        Case("zh-en", "The talks«，»he said, are over.", "他说，会谈结束了。", ", "),
        Case("en-zh", "会谈结束了«, »他说。", "The talks are over, he said.", "，"),
        Case("en-ja", "会談は終わった«.»", "The talks are over.", "。"),
        Case("en-ar", "انتهت المحادثات«,» كما قال.", "The talks ended, he said.", "،"),
        Case("fa-en", "The talks«،» he said, are over.", "مذاکرات پایان یافت.", ","),
        Case("zh-ru", "Переговоры«，» сказал он, закончены.", "他说，会谈结束了。", ","),
        Case("en-es", "Cuándo terminan«?»", "When do they end?"),
        Case("ko-en", "It rises «ｎｅｘｔ» year.", "내년에 오른다.", "next"),
        Case("ja-de", "Er sagte: «「»Ja.“", "彼は「はい」と言った。", "„"),
    ],
    good=[
        Case("zh-en", "The paper wrote “会谈，结束。” in 1,000 copies.", "报纸写道。"),
        Case("en-zh", "比分为3:2，见CNN.com, BBC和A.B.报道。", "The score was 3:2."),
        Case("en-ar", "بلغ 1,000 دولار.", "It came to 1,000 dollars."),
        Case("en-es", "¿Cuándo terminan?", "When do they end?"),
        Case("en-ko", "회담이 끝났다, 그는 말했다.", "The talks ended, he said."),
        Case("en-ko", "【서울=뉴시스】 그는 「법」을 읽었다.", "SEOUL (Newsis) - He read the law."),
        Case("en-ja", "２０２４年に５％上昇した。", "It rose 5% in 2024."),
        Case("ja-en", "The word 「今日」 means today.", "「今日」の意味。"),
        Case("en-hi", "वार्ता, उन्होंने कहा, समाप्त हो गई।", "The talks, he said, are over."),
    ],
)  # fmt: skip
def foreign_punctuation(scanned: Scanned) -> Iterator[Flag]:
    """A mark of another script stands between letters of this one, or a Spanish question is not opened.

    Machine translation copies the source's marks: full-width commas in English, half-width ones in Chinese,
    Latin ones in Arabic. They look wrong in print and break searches and line breaks. A mark beside letters of
    its own script (a quoted title) is left alone, and so are half-width brackets in Chinese and
    Japanese, which many houses write. Blanks before French marks are not looked at.
    """
    for slip in scanned.marks:
        if slip.kind != "foreign":
            continue
        text = scanned.document.text(slip.span)
        if slip.meant[1]:
            opener = slip.meant[1]
            message = f"“{text}” has no “{opener}” before it"
            yield Flag(slip.span, message, (), None, None, None, 0.8)
            continue
        yield Flag(
            slip.span,
            f"“{text.strip()}” is of another script; write “{slip.instead.strip()}”"
            if text.strip()
            else "a blank of another script",
            (),
            Fix(slip.instead, "safe" if slip.backed else "likely"),
            None,
            None,
            0.9,
        )
