"""An address, @name or #tag that is not the source's."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Fix, Flag, Scanned, Severity

_NAMES = {
    "site": "the address",
    "host": "the address",
    "mail": "the mail address",
    "handle": "the account",
    "hashtag": "the hashtag",
}
_GRAVE = ("site", "host", "mail", "handle")


@check(
    mqm="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    since="0.3",
    bad=[
        Case("en-fr", "Écrivez à «nouvelles@afp.com».", "Write to news@afp.com.", "news@afp.com"),
        Case("en-de", "Mehr auf «www.reuter.com/welt».", "More at www.reuters.com/world.", "www.reuters.com/world"),
        Case("zh-en", "He posted it on «@realDonald».", "他在@realDonaldTrump上发帖。", "@realDonaldTrump"),
        Case("ar-en", "Details are on «https://unrwa.com/aid».", "التفاصيل على https://unrwa.org/aid.", "https://unrwa.org/aid"),
        Case("en-es", "La etiqueta «#YoTambien» fue tendencia.", "The hashtag #MeToo trended.", "#MeToo"),
        Case("ru-en", "Write to us.«»", "Пишите нам: desk@tass.ru."),
        Case("en-ja", "詳細は«www.example.org/ja»へ。", "Details are in the report."),
    ],
    good=[
        Case("en-fr", "Voir www.who.int/fr/news.", "See www.who.int/news."),
        Case("zh-en", "China News Service reported it.", "中新网chinanews.com报道。"),
        Case("zh-en", "Write to jo@samaritans.org.", "发邮件给jo@samaritans.org。"),
        Case("en-ja", "https://Example.org/aをご覧ください。", "See http://example.org/a/."),
        Case("en-de", "Er gewann mit 3.5 Punkten, sagte die U.S. Navy.", "He won by 3.5 points, the U.S. Navy said."),
        Case("en-es", "La protesta continuó.", "The #MeToo protest went on, @afp said."),
    ],
)  # fmt: skip
def changed_address(scanned: Scanned) -> Iterator[Flag]:
    """Addresses of the web and of mail, accounts (@afp) and hashtags are the same in every language.

    Where source and target differ in one, the likeliest of the source's is proposed. An address that the target
    has and the source has not is told, for nothing but the translation has made it; one that is missing is
    minor. The language of a site (who.int/fr for who.int) may change, as may letters' case, http and www. A
    bare host (chinanews.com) may be rendered as a name, and @ and # may be taken out.

    It does not see addresses in other letters than Latin ones.
    """
    for one in scanned.verbatims:
        what = _NAMES.get(one.kind)
        if what is None:
            continue
        text = scanned.document.text(one.span)
        witness = (one.witness,) if one.witness else ()
        if one.change == "changed":
            message = f"{what} “{text}” is “{one.instead}” in the source"
        elif one.change == "added":
            message = f"the source has nothing of {what} “{text}”"
        else:
            there = "".join(map(scanned.document.text, witness))
            message = f"{what} “{there}” of the source is missing"
        grave = one.kind in _GRAVE and one.change != "dropped"
        yield Flag(
            one.span,
            message,
            quote(scanned, witness),
            Fix(one.instead, "likely") if one.instead else None,
            None if grave else Severity.MINOR,
            None,
            0.9,
        )
