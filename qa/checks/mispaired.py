"""A party that stands where the story usually names another one: what unsupported-entity has to
judge by when there is no source.
"""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import written
from qa.model import Fix, Flag, Hit, Scanned, Span

_OFTEN = 5  # times the usual partner is named
_SELDOM = 0.1  # share of that which the stranger may have


def against_story(scanned: Scanned) -> Iterator[Flag]:
    """A pair that the story names again and again with one partner, and once with a rival of it."""
    counts: dict[str, int] = {}
    for hit in scanned.hits:
        if hit.span.side == "target":
            counts[hit.term.id] = counts.get(hit.term.id, 0) + 1
    usual = {(a.term.id, b.term.id): (a, b) for a, b in scanned.pairs if a.term.id != b.term.id}
    for one, other in scanned.pairs:
        for stranger, partner in ((one, other), (other, one)):
            if stranger.term.kind not in ("country", "people"):
                continue
            if stranger.term.id in scanned.tagged:
                continue
            for rival in sorted(scanned.rivals.get(stranger.term.id, ())):
                told = usual.get((partner.term.id, rival)) or usual.get((rival, partner.term.id))
                enough = counts.get(rival, 0) >= _OFTEN
                if not told or not enough:
                    continue
                if counts[stranger.term.id] > max(1, counts[rival] * _SELDOM):
                    continue
                yield _story_flag(scanned, stranger, rival, told, counts)
                break


def _story_flag(
    scanned: Scanned, stranger: Hit, rival: str, told: tuple[Hit, Hit], counts: dict[str, int]
) -> Flag:
    term = scanned.terms[rival]
    lang = scanned.document.target_lang
    right = written(
        term,
        lang,
        stranger.form.use,
        before=scanned.document.segments[stranger.span.segment].target[: stranger.span.start],
    )
    a, b = told[0].span, told[1].span
    pair = Span(a.segment, "target", min(a.start, b.start), max(a.end, b.end))
    return Flag(
        stranger.span,
        f"“{scanned.document.text(stranger.span)}” where the story elsewhere pairs “{right}”",
        (
            f"segment {pair.segment + 1} of the story: “{scanned.document.text(pair)}”",
            f"named {counts[stranger.term.id]} time(s), “{right}” {counts[rival]} times; "
            "both share an abbreviation",
        ),
        Fix(right, "likely") if right else None,
        None,
        rival,
        0.8,
    )
