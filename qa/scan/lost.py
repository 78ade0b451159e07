"""Mentions of the source of which the target has nothing, and what speaks for an omission."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from qa.language import language
from qa.model import Loss, Mention, Span
from qa.scan.mentions import PARTIES, Facts

_LATIN = re.compile(r"[A-Z][A-Za-z]{3}")


def losses(facts: Facts, index: int, mention: Mention, *, only: bool) -> Iterator[Loss]:
    """The loss of one mention that has no partner in the target; `only`: it is the only one."""
    around = [facts.said(index + step, "target") for step in (-1, 0, 1)]
    hole = _hole(facts, index)
    # A gap speaks for a name that stands elsewhere in the segment too, when only one is missing.
    if not (hole and only) and any(c in s.supported for s in around for c in mention.terms):
        return
    if facts.stands(mention, index, "target") or _in_english(facts, index, mention):
        return
    if any(c in facts.loose(index, "target", mention) for c in mention.terms):
        return
    source = facts.said(index, "source")
    yield Loss(
        mention,
        facts.concept(mention),
        _partner(facts, index, mention),
        hole,
        all(facts.first.get(c, index) >= index for c in mention.terms),
        not any(m.kind in PARTIES and m.terms != mention.terms for m in source.direct),
    )


def _in_english(facts: Facts, index: int, mention: Mention) -> bool:
    """Whether a target of other letters has it within a name that stays: Urban Taskforce Australia."""
    text = facts.text(index, "target")
    if _LATIN.search(text) is None or "Latn" in language(facts.document.target_lang).scripts:
        return False
    names = (
        form.text for concept in mention.terms if concept in facts.terms
        for form in facts.terms[concept].forms
        if form.use in ("full", "short") and form.text.isascii() and form.text[:1].isupper()
    )  # fmt: skip
    return any(re.search(rf"\b{re.escape(name)}\b", text, re.ASCII | re.I) for name in names)


def _partner(facts: Facts, index: int, mention: Mention) -> Span | None:
    """Who is joined to it in the source ("A and B", 美塔) and stands in the target."""
    joiners = {j.casefold() for j in language(facts.document.source_lang or "").joiners}
    text = facts.text(index, "source")
    named = facts.said(index, "target").named
    for other in facts.said(index, "source").direct:
        if other is mention or not any(c in named for c in other.terms):
            continue
        if other.span == mention.span:
            return other.span
        first, last = sorted((other.span, mention.span), key=lambda s: s.start)
        if other.kind in PARTIES and text[first.end : last.start].casefold() in joiners:
            return other.span
    return None


def _hole(facts: Facts, index: int) -> Span | None:
    """The first place of the target where a word is missing: "in ." """
    pattern = _gap(facts.document.target_lang)
    found = pattern.search(facts.text(index, "target")) if pattern else None
    return Span(index, "target", found.end(), found.end()) if found else None


@functools.cache
def _gap(tag: str) -> re.Pattern[str] | None:
    lang = language(tag)
    joined = [j.strip() for j in lang.joiners if j == f" {j.strip()} "]
    after, before, joined_ = (
        "|".join(map(re.escape, words)) for words in (lang.hole.after, lang.hole.before, joined)
    )
    ways = []
    if after:
        ways.append(rf"(?<![\w.])(?:{after})(?= ?[.,;:!?)]|$)")
    if after and joined:  # a comma may follow "and"
        ways.append(rf"(?<![\w.])(?:{joined_})(?= ?[.!?)]|$)")
    if before:
        ways.append(rf"(?<=\s)(?=(?:{before})(?!\w))")
    return re.compile("|".join(ways)) if ways else None
