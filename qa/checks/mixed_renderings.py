"""Two accepted spellings of one name in one story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qa.checks.base import Case, alike, check, family, fix
from qa.model import Flag, Hit, Scanned, Severity

_KINDS = ("person", "place", "org")


@check(
    mqm="Terminology/Inconsistent use of terminology",
    severity=Severity.MINOR,
    since="0.1",
    bad=[
        Case("en", "Fighters of «al Qaeda» fled.", "", "al-Qaeda",
             ("The UN says al-Qaeda and al-Qaeda alone did it.",)),
        Case("zh-en", "«Zargai Ebadi» spoke.", "泽尔盖·埃巴迪表示。", "Zergai Ebadi",
             ("Zergai Ebadi said so. Zergai Ebadi said more.",), ("泽尔盖·埃巴迪这样说。",)),
    ],
    good=[
        Case("en", "Baradar spoke.", "", None, ("Abdul Ghani Baradar came to Doha.",)),
        Case("en", "The ISI denied it.", "", None, ("Inter-Services Intelligence was there.",)),
        Case("zh-en", "Kabul is calm.", "喀布尔平静。", None, ("In Kabul they met.",), ("他们在喀布尔会面。",)),
    ],
)  # fmt: skip
def mixed_renderings(scanned: Scanned) -> Iterator[Flag]:
    """One person, place or organisation is spelled in two accepted ways in one story.

    Each spelling is right by some house style, but a reader takes two spellings for two people.
    The less frequent one is marked (of equally frequent ones the later), with the other as its
    fix. Full name and short name, name and acronym, country and adjective are no mixture.
    """
    by_term: dict[str, list[Hit]] = {}
    for hit in scanned.hits:
        if (
            hit.span.side == "target"
            and hit.term.kind in _KINDS
            and hit.form.use in ("full", "short")
        ):
            by_term.setdefault(hit.term.id, []).append(hit)
    for hits in by_term.values():
        families: dict[str, Counter[str]] = {}
        first: dict[str, int] = {}
        for number, hit in enumerate(hits):
            text = hit.form.text
            families.setdefault(family(text), Counter())[text] += 1
            first.setdefault(text, number)
        for spellings in families.values():
            if len(spellings) < 2:
                continue
            right = min(spellings, key=lambda t: (-spellings[t], first[t]))
            for hit in hits:
                text = hit.form.text
                if text == right or text not in spellings or not alike(text, right):
                    continue
                yield Flag(
                    hit.span,
                    f"“{text}” here, “{right}” elsewhere in the story",
                    (f"“{right}” {spellings[right]} times, “{text}” {spellings[text]} times",),
                    fix(scanned, hit.span, right, "likely"),
                    None,
                    hit.term.id,
                    0.9,
                )
