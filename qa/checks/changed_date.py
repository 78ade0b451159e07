"""A date or hour that the source has otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.figures.numerals.digits import ascii_digits
from qa.model import Fix, Flag, Safety, Scanned, Severity

_WHAT = {
    "year": "year", "quarter": "quarter", "month": "month", "day": "day", "weekday": "day of the week", "half": "part of the day", "clock": "time",
    "relative": "time", "beside": "word beside the date",
}  # fmt: skip
_SAFE = ("year", "quarter", "month", "day")


@check(
    mqm="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    since="0.3",
    bad=[
        Case("en-de", "Die Wähler entscheiden am «Dienstag».", "Voters will decide on Sunday.", "Sonntag"),
        Case("de-en", "She arrived on «March» 29, 2018.", "Sie traf am 29. September 2018 ein.", "September"),
        Case("ja-en", "He was freed on «Tuesday».", "彼は金曜日に釈放された。", "Friday"),
        Case("en-ko", "토요일(«2»월 29일)에 만났다.", "They met on Saturday (September 29).", "9"),
        Case("ar-en", "He won two titles at the «1998» Games.", "فاز بلقبين في دورة عام 1996.", "1996"),
        Case("ru-en", "The poll was taken in «2015».", "Опрос провели в 2014 году.", "2014",
             reference="The survey was conducted in 2014."),
        Case("en-es", "El edificio es de «1920».", "The building is of 1930.", "1930"),
        Case("zh-en", "He said so on March «5».", "他3月4日这样说。", "4"),
        Case("ko-en", "The trial opens at «10 p.m.»", "재판이 오전 10시에 열린다.", "10 a.m."),
        Case("de-en", "He was in office «until» 2014.", "Er ist seit 2014 im Amt."),
        Case("ja-en", "The talks begin in «late» March.", "会談は3月上旬に始まる。"),
        Case("es-en", "It struck at «11:11 a.m.» local time.", "Ocurrió a las 23.11 hora local.", "11:11 p.m."),
        Case("pl-en", "The «1940»s were hard.", "Lata dwudzieste XX wieku były trudne.", "1920"),
        Case("fr-de", "Das war in den 70er und «90»er Jahren.", "C'était dans les années 70 et 80.", "80"),
        Case("zh-en", "It dates from the «third century».", "它建于公元前3世纪。"),
        Case("id-en", "The village burned down «in 1970».", "Pada tahun 1970-an desa itu terbakar."),
    ],
    good=[
        Case("zh-en", "He said so on Thursday.", "他4日这样说。"),
        Case("zh-en", "He said so on Wednesday.", "他昨天这样说。", published="2020-03-05"),
        Case("en-ru", "Встреча прошла во вторник, 4 марта.", "The meeting was held on Tuesday, March 4."),
        Case("fa-en", "It was signed on March 5, 2020.", "۱۵ اسفند ۱۳۹۸ امضا شد."),
        Case("ja-en", "The law of 2018 was changed.", "平成30年の法律が改正された。"),
        Case("th-en", "It opened on March 4, 2020.", "เปิดเมื่อวันที่ 4 มีนาคม พ.ศ. 2563"),
        Case("ja-ko", "1970년대와 80년대에 일어났다.", "1970～80年代に起きた。"),
        Case("ru-en", "It happened on Saturday night.", "Это произошло в ночь на воскресенье."),
        Case("el-en", "It dates from the 5th century BCE.", "Χρονολογείται από τον 5ο αιώνα π.Χ."),
        Case("en-fr", "Theresa May a parlé mardi.", "Mrs May spoke on Tuesday."),
        Case("en-de", "Es geschah in den 90er Jahren.", "It happened in the 1990s."),
        Case("es-en", "It happened at 3 p.m.", "Ocurrió a las 15:00."),
        Case("de-en", "The session starts at 3:30.", "Die Sitzung beginnt um 15.30 Uhr."),
        Case("de-en", "It struck at 1230 GMT.", "Es geschah um 12.30 Uhr GMT."),
        Case("de-en", "It will not open until 15 May.", "Es öffnet erst ab 15. Mai."),
    ],
)  # fmt: skip
def changed_date(scanned: Scanned) -> Iterator[Flag]:
    """A date, a quarter, the half of a day or an hour is another one in source or reference.

    A wrong day sends readers to the wrong place, and a wrong year makes another story. Dates are
    compared by value, in whatever calendar and words: 4日, March 4, Thursday and yesterday may be one
    day, which the dateline or the story's own date tells. Only what stands on both sides and differs
    is reported: dates are dropped and made explicit freely.

    Hours are compared by what they mean: 22 Uhr is 10 p.m., halb zehn 9:30, and 15:00 in Moscow noon
    GMT. Of a date that both sides have, the word right beside it must not say the contrary: until 2014
    for since 2014, late March for early March, the third Sunday for the first. Where “not” may turn one
    into the other, it is silent. A year or century before Christ must not be one after him, and a decade
    not the year that it begins with.

    It does not see dates or hours that changed places within a sentence, a range without a sign
    that it is one of hours (from 9 to 6), the half of a day where neither weekday nor hour stands
    beside it, and a weekday that stands for a date where nothing tells the story's day.
    """
    for change in scanned.date_changes:
        text, side = scanned.document.text(change.span), change.witness[0].side
        said = scanned.document.text(change.witness[0])
        what = _WHAT.get(change.component, "")
        message = f"the {what} is “{text}” here and “{said}” in the {side}"
        if change.component == "era":
            message = f"one is before Christ and one after: “{text}” here, “{said}” in the {side}"
        if change.component == "decade":
            message = (
                f"one is a decade and one its first year: “{text}” here, “{said}” in the {side}"
            )
        if ascii_digits(text) == ascii_digits(said) and change.instead:
            message += f", which is “{change.instead}” in this calendar"
        evidence = quote(scanned, change.witness)
        if change.backed:
            evidence += ("the reference agrees with the source",)
        # Two human translations of one story differ in a weekday now and then (6 in 4,260 segments),
        # never in a year or month: which side is wrong is for a person to say.
        sure = change.exact and (change.backed or change.component in _SAFE)
        safety: Safety = "safe" if sure else "hint" if change.faint or change.several else "likely"
        repair = Fix(change.instead, safety) if change.instead else None
        severity = Severity.CRITICAL if change.backed else Severity.MAJOR
        yield Flag(
            change.span, message, evidence, repair,
            Severity.MINOR if change.faint else severity, None, 0.6 if change.faint else 0.95,
        )  # fmt: skip
