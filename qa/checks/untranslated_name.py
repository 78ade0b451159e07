"""A name left as the source writes it."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Fix, Flag, Safety, Scanned, Severity


@check(
    mqm="Accuracy/Untranslated",
    severity=Severity.MAJOR,
    since="0.3",
    bad=[
        Case("zh-en", "Mullah «巴拉达尔» came to Doha.", "毛拉阿卜杜勒·加尼·巴拉达尔来到多哈。巴拉达尔说。", None,
             ("Abdul Ghani Baradar spoke.",), ("阿卜杜勒·加尼·巴拉达尔发言。",)),
        Case("en-zh", "记者在«Kabul»报道。", "A reporter in Kabul says so.", "喀布尔"),
        Case("de-en", "The ministers met in «Moskau» on Friday.", "Die Minister trafen sich am Freitag in Moskau.",
             "Moscow"),
        Case("en-de", "Die Regierung in «Moscow» schweigt.", "The government in Moscow is silent.", "Moskau"),
    ],
    good=[
        Case("zh-en", "Abdul Ghani Baradar (巴拉达尔) came to Doha.", "阿卜杜勒·加尼·巴拉达尔来到多哈。"),
        Case("en-zh", "据 NATO 和 Google 的消息。", "According to NATO and Google."),
        Case("en-de", "Die Zeitung „The Moscow Times“ schreibt das.", "The Moscow Times writes so."),
        Case("en-de", "Michael Jordan kam. Jordan sagte nichts.", "Michael Jordan came. Jordan said nothing."),
        Case("de-en", "Angela Merkel went to Berlin.", "Angela Merkel fuhr nach Berlin."),
    ],
)  # fmt: skip
def untranslated_name(scanned: Scanned, *, spellings: bool = True) -> Iterator[Flag]:
    """A glossary name stands in the target as the source writes it, and the target's language has its own form.

    In another script most readers cannot even read it (巴拉达尔 in English copy); an exonym (Moskau
    in English copy) they do not find on their map. Brands, agencies and acronyms keep their
    letters, and so does what stands in quotation marks, in brackets behind the translated name, in
    titles of works, addresses and hashtags, or in a longer name that stays as a whole. `spellings`
    adds, as minor, persons whose name the language spells in its own way (Putin, Poutine) and towns
    whose foreign name a pack admits beside the language's own; persons are minor as well in a story
    that keeps most of them in their own letters.

    It does not see names that no pack has, nor a whole sentence that was not translated.
    """
    kept = _kept(scanned)
    for left in scanned.leftover:
        person = left.term.kind == "person"
        minor = left.admitted or (person and (kept or not left.foreign))
        if minor and not spellings:
            continue
        text = scanned.document.text(left.span)
        safety: Safety = "hint" if minor else "likely"
        right = f": here it is “{left.instead}”" if left.instead else ""
        yield Flag(
            left.span,
            f"“{text}” is left as the source has it"
            + (right.replace("it is", "it is usually") if minor else right),
            quote(scanned, (left.witness,)),
            Fix(left.instead, safety) if left.instead else None,
            Severity.MINOR if minor else None,
            left.term.id,
            0.95 if left.foreign else 0.7 if minor else 0.9,
        )


def _kept(scanned: Scanned) -> bool:
    """Whether the story keeps people's names in their own letters on purpose: more than it renders."""
    left = {one.term.id for one in scanned.leftover if one.foreign and one.term.kind == "person"}
    told = {h.term.id for h in scanned.hits if h.span.side == "target" and h.term.kind == "person"}
    return len(left) > max(1, len(told - left))
