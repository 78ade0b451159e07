"""A country or nationality of the source of which the target has nothing."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote, written
from qa.checks.instead import worded
from qa.model import Fix, Flag, Loss, Scanned, Severity, Span


@check(
    mqm="Accuracy/Omission",
    severity=Severity.MINOR,
    since="0.3",
    bad=[
        Case("de-en", "More than 28,000 deaths have been registered in«».",
             "In Spanien wurden mehr als 28.000 Tote registriert."),
        Case("zh-en", "The talks with the Taliban are hard.«»", "美塔谈判艰难。", None,
             ("The Taliban spoke.",), ("塔利班发言。",)),
        Case("ru-en", "The ministers of France and Italy met.«»",
             "Встретились министры Франции, Италии и Польши."),
    ],
    good=[
        Case("ru-en", "The government has resigned.", "Правительство Ирака ушло в отставку.", None,
             ("Iraq is in a crisis.",), ("В Ираке кризис.",)),
        Case("de-en", "Merkel spoke to Macron.", "Merkel sprach mit dem französischen Präsidenten Macron."),
        Case("zh-en", "The Taliban spoke to Washington.", "塔利班与美国对话。"),
        Case("fr-en", "Spain has registered 28,000 deaths.", "L'Espagne a enregistré 28 000 morts."),
        # Words that are a country's name as well: insisting, butane.
        Case("ur-en", "The opposition insists on new elections.", "اپوزیشن نئے انتخابات پر مصر ہیں۔"),
        Case("ko-de", "Zwei Menschen wurden bei einer Gasexplosion verletzt.", "부탄가스 폭발로 두 명이 다쳤다."),
    ],
)  # fmt: skip
def dropped_entity(scanned: Scanned) -> Iterator[Flag]:
    """The source names a country or nationality; the target and its neighbours have nothing of it.

    A reader of "deaths have been registered in ." never learns where. Any form counts as rendered: name,
    adjective, people, capital, an abbreviation, a person or body of that country, also in the
    segment before or after. Good translators do leave countries out ("the government" for "the
    Iraqi government"), so that it is minor, and major only where the evidence is strong: the target
    shows the gap (a preposition before a stop), the partner of a pair ("A and B", 美塔) is
    rendered and this one is not, or the segment names nobody else and the story has not named it before.
    A name that may be a word or part of a longer name there (ko 수단, "Hugues de France") stays minor, and so
    does one for which the target has something else (the country, both nations).

    Persons, places and organisations are looked at by missing-rendering, which leaves countries
    out; a capital is a place there. What stands in the place of the lost country is reported by
    unsupported-entity instead, and a mangled one by near-miss-name. It does not see a country that is
    named in the next sentence in another role.
    """
    for loss in scanned.losses:
        mention = loss.mention
        if mention.kind != "country" or mention.use == "capital" or not loss.concept:
            continue
        if mention.span in scanned.everyday:
            continue  # the word is no name here: fa مالی, financial
        if mention.use == "abbreviation" and not loss.partner:
            continue  # one character may be many a word
        index = mention.span.segment
        lang = scanned.document.target_lang
        concept = worded(scanned, mention, loss.concept)
        name = written(scanned.terms[concept], lang, mention.use)
        end = len(scanned.document.segments[index].target)
        evidence = quote(scanned, (mention.span,))
        if loss.partner:
            evidence += (f"with it in the source: “{scanned.document.text(loss.partner)}”",)
        words = scanned.document.text(mention.span)
        missing = "" if name == words else f": “{name}” is missing"
        yield Flag(
            loss.hole or Span(index, "target", end, end),
            f"“{words}” of the source is not in the translation{missing}",
            evidence,
            Fix(f" {name}", "hint") if loss.hole else None,
            Severity.MAJOR if _sure(loss) else None,
            concept,
            0.8 if loss.hole else 0.7 if _sure(loss) else 0.5,
        )


def _sure(loss: Loss) -> bool:
    noun = loss.mention.use not in ("adjective", "people")
    return bool(loss.hole) or (
        not loss.faint and bool(loss.partner or (loss.first and loss.sole and noun))
    )
