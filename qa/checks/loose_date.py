"""A day of the month without its month."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Fix, Flag, Scanned, Severity


@check(
    mqm="Locale conventions/Date format",
    severity=Severity.MINOR,
    since="0.1",
    bad=[
        Case("zh-en", "He said «on the 4th» that it was over.", "他4日说，已经结束。", "on March 4",
             ("BEIJING, March 5 (Xinhua) -- Talks began.",), ("新华社北京3月5日电 谈判开始。",)),
        Case("en", "«On the 28th», troops moved.", "", "On February 28", ("KYIV, March 2 -- It is quiet.",)),
        Case("en", "They met «on the 3rd».", ""),
    ],
    good=[
        Case("en", "They celebrated on the 4th anniversary of the battle."),
        Case("en", "On the 4th day the guns fell silent."),
        Case("en", "On the 4th of July they parade."),
        Case("zh-en", "He spoke on March 4.", "他3月4日发言。"),
    ],
)  # fmt: skip
def loose_date(scanned: Scanned) -> Iterator[Flag]:
    """A day stands without its month ("on the 4th"), as Chinese and Japanese copy writes it.

    English names the month, as German, Dutch, Russian, Ukrainian and Polish do; where a language writes
    bare days as a matter of course (French, Spanish, Chinese), nothing is loose. The source's own
    month gives it, or the date before it, or the dateline; where none tells, there is no fix. An ordinal that counts something else ("on the 4th day",
    "on the 38th parallel") is no date.
    """
    for date in scanned.loose_dates:
        text = scanned.document.text(date.span)
        if date.instead:
            message = f"“{text}” has no month; write “{date.instead}”"
            repair = Fix(date.instead, "safe" if date.witness and date.sure else "likely")
        else:
            message, repair = f"“{text}” has no month", None
        evidence = (*quote(scanned, date.witness), date.why)
        yield Flag(date.span, message, evidence, repair, None, None, 0.9)
