"""A sum of money in another currency, or another sum."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check
from qa.checks.figures import another_unit, changed
from qa.model import Flag, Scanned, Severity


@check(
    mqm="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    since="0.3",
    bad=[
        Case("zh-en", "The fine is «500 dollars».", "罚款500元人民币。"),
        Case("en-de", "Die Strafe beträgt «52 Millionen» Euro.", "The fine is 25 million euros.", "25 Millionen"),
        Case("ja-en", "The fare is «$700».", "運賃は700円。"),
        Case("ru-en", "He paid «1,800» rubles.", "Он заплатил 1500 рублей.", "1,500"),
        Case("en-fr", "L'amende est de «90 euros».", "The fine is 90 pounds sterling."),
        Case("ru-en", "The dollar costs «29.34» rubles.", "Доллар стоит 92 рубля 34 копейки.", "92.34"),
    ],
    good=[
        Case("zh-en", "The fine is 500 yuan (about $70).", "罚款500元人民币。"),
        Case("en-de", "Die Strafe beträgt 25 Mio. Euro.", "The fine is €25 million."),
        Case("ja-en", "The fare is ¥700.", "運賃は700円。"),
        Case("en-ru", "Он заплатил 1500 долларов.", "He paid US$1,500."),
        Case("es-en", "It costs 3 euros.", "Cuesta tres euros."),
        Case("ru-en", "The dollar costs 92.34 rubles.", "Доллар стоит 92 рубля 34 копейки."),
        Case("ja-en", "A dollar costs 152.30 yen.", "1ドルは152円30銭。"),
    ],
)  # fmt: skip
def changed_money(scanned: Scanned) -> Iterator[Flag]:
    """A sum of money has another currency or another value than in source or reference.

    The same figure in another currency is another sum, and a reader has no way to see it. Signs
    that several countries use ($, ¥, £, 元) agree with each of them. A sum that was converted beside
    the original is accepted; whether the rate is right is not looked at.
    """
    for change in scanned.figure_changes:
        if change.kind == "money" and change.figure and change.right:
            if change.figure.low == change.right.low:
                yield another_unit(scanned, change, "another currency")
            else:
                yield changed(scanned, change, "another sum")
