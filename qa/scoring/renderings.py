"""How a corpus renders each concept: counts that add up exactly over any number of shards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from qa.model import Renderings, Scanned, Score
from qa.scoring.terms import wilson

_KINDS = ("person", "place", "org", "country", "region", "people")
_USES = ("full", "short")
_SIGNATURE = "consistency|pseudo:frequent|unit:form|repeated:2"
_NONE = ""  # the spelling of what has no form of its concept


def renderings(scanned: Scanned) -> Renderings:
    """The counts of one story.

    A form of the target counts where the source segment names its concept, without a source
    everywhere, and never in quotation marks. A segment of which the source names a concept that
    the target has no form of counts under the empty spelling, once.
    """
    document = scanned.document
    counts: dict[str, Counter[str]] = {}
    for index in range(len(document.segments)):
        asked = {
            hit.term.id
            for hit in scanned.on(index, "source")
            if hit.term.kind in _KINDS and hit.form.use in _USES
            and hit.span not in scanned.everyday and scanned.grounded(hit)
        }  # fmt: skip
        given = scanned.ids("target", index)
        for hit in scanned.on(index, "target"):
            counted = hit.term.kind in _KINDS and hit.form.use in _USES
            if counted and not scanned.protected(hit.span) and (
                hit.term.id in asked or not document.has_source
            ):  # fmt: skip
                counts.setdefault(hit.term.id, Counter())[hit.form.text] += 1
        for concept in asked - given:
            counts.setdefault(concept, Counter())[_NONE] += 1
    return Renderings(document.target_lang, _sorted(counts))


def added(parts: Iterable[Renderings]) -> tuple[Renderings, ...]:
    """The sums by target language, in the order of the languages; the order of `parts` is free."""
    sums: dict[str, dict[str, Counter[str]]] = {}
    for part in parts:
        found = sums.setdefault(part.lang, {})
        for concept, spellings in part.counts.items():
            found.setdefault(concept, Counter()).update(spellings)
    return tuple(Renderings(lang, _sorted(counts)) for lang, counts in sorted(sums.items()))


def consistent(total: Renderings) -> tuple[Score, ...]:
    """How often a corpus renders its concepts in their most frequent spelling, by WMT25's consistency.

    Micro over occurrences (with Wilson's interval) and macro over concepts; only concepts with at
    least two renderings can be consistent or not. What has no form of its concept is not rendered
    in another way but not at all, which the terms' share tells. None where nothing is repeated.
    """
    counts = (
        sorted(number for text, number in spellings.items() if text)
        for spellings in total.counts.values()
    )
    repeated = [numbers for numbers in counts if sum(numbers) > 1]
    if not repeated:
        return ()
    same, places = sum(numbers[-1] for numbers in repeated), sum(map(sum, repeated))
    macro = sum((Fraction(numbers[-1], sum(numbers)) for numbers in repeated), Fraction(0))
    low, high = wilson(same, places)
    signed = f"{_SIGNATURE}|lang:{total.lang}|average"
    return (
        Score(
            "consistency", same / places, f"{signed}:micro|interval:wilson95",
            places, low, high, "share",
        ),
        Score(
            "consistency by concept", float(macro / len(repeated)), f"{signed}:macro",
            len(repeated), None, None, "share",
        ),
    )  # fmt: skip


def _sorted(counts: dict[str, Counter[str]]) -> dict[str, dict[str, int]]:
    """The same whatever came first."""
    return {
        concept: dict(sorted(spellings.items())) for concept, spellings in sorted(counts.items())
    }
