"""A number in the decimal and grouping marks of another language."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Fix, Flag, Scanned, Severity


@check(
    mqm="Locale conventions/Number format",
    severity=Severity.MINOR,
    since="0.3",
    bad=[
        Case("de-en", "Inflation rose to «3,5» percent.", "Die Inflation stieg auf 3,5 Prozent.", "3.5"),
        Case("de-en", "There were «2.352» cases.", "Es gab 2.352 Fälle.", "2,352"),
        Case("en-de", "Es gab «12,352» Fälle.", "There were 12,352 cases.", "12.352"),
        Case("zh-fr", "Il y a eu «12,352» cas.", "共有12352例病例。", "12\u00a0352"),
        Case("en-ru", "Цены выросли на «3.5» процента.", "Prices rose 3.5 percent.", "3,5"),
        Case("ja-it", "Le vittime sono «1,204,350».", "被災者は1,204,350人。", "1.204.350"),
        Case("tr-en", "It costs «1.234,5» dollars.", "Fiyatı 1.234,5 dolar.", "1,234.5"),
    ],
    good=[
        Case("de-en", "Inflation rose to 3.5 percent in 2,352 towns.", "Die Inflation stieg in 2.352 Orten auf 3,5 Prozent."),
        Case("en-es", "Bajó un 3.5 por ciento.", "It fell 3.5 percent."),
        Case("zh-en", "Revenue was A$1.694 billion.", "营收为16.94亿澳元。"),
        Case("fr-en", "The vote is at 9.30 on 3.5.", "Le vote est à 9h30 le 3/5."),
        Case("en-tr", "Endüstri 4.0 programı Windows 8.1 ile sürüyor.", "The Industry 4.0 programme goes on with Windows 8.1."),
        Case("en-de", "Version 2.352 erschien.", "Version 2.352 was released."),
    ],
)  # fmt: skip
def foreign_separator(scanned: Scanned) -> Iterator[Flag]:
    """The digits are the source's, and so are the marks between them: 2.352 cases for 2.352 Fälle.

    In English that is two and a third, in German more than two thousand. Where the marks of the target's
    own language make another number than the source's, it is major; where nobody can take it for another
    (3,5 percent), minor. The marks of each language are data of CLDR; Spanish, Arabic, Persian and Pashto, whose
    countries write either convention, are left alone. Resolutions, versions, dates and hours are no such numbers.

    It does not see a number whose source stands in words.
    """
    for one in scanned.separators:
        text = scanned.document.text(one.span)
        reads = f"“{text}” is another number in this language than the source’s"
        alike = f"“{text}” has the decimal or grouping marks of another language"
        yield Flag(
            one.span,
            f"{reads if one.misread else alike}; write “{one.instead}”",
            quote(scanned, (one.witness,)),
            Fix(one.instead, "likely" if one.misread or one.bare else "safe"),
            Severity.MAJOR if one.misread else None,
            None,
            0.9,
        )
