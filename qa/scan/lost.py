"""Mentions of the source of which the target has nothing, and what speaks for an omission."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator

from qa.language import Language, base, language
from qa.model import Loss, Mention, Span
from qa.scan.holding import doubtful, of_body, stand_in
from qa.scan.mentions import PARTIES, Facts

_BEFORE = re.compile(r"([^\W\d_]{2,30})[ -]([^\W\d_]{1,5})(?: |['’])(?:l[ae] )?$")
_REACH = 40  # characters before a name that are looked at
_COMMAS = (", ", "، ", "、", "，")  # between the members of a list
_NAME = 4  # letters of a form that is no acronym
_EACH = 4  # letters of a name of which one may be another
_ACRONYM = 5  # letters of one at most: Brexit is a word
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
    if _small(facts, index, mention):
        return
    source = facts.said(index, "source")
    partner = _partner(facts, index, mention)
    yield Loss(
        mention,
        facts.concept(mention),
        partner,
        hole,
        all(facts.first.get(c, index) >= index for c in mention.terms),
        not any(m.kind in PARTIES and m.terms != mention.terms for m in source.direct),
        _faint(facts, index, mention, listed=partner is not None),
    )


def _faint(facts: Facts, index: int, mention: Mention, *, listed: bool) -> bool:
    """Whether the word may be none or part of a name, or something stands for it in the target.

    In a list of which others are rendered it is no part of a name, and an office tells no country.
    """
    text, code = facts.text(index, "source"), base(facts.document.source_lang or "")
    if doubtful(text, mention.span, code) or _left_english(facts, index, mention):
        return True
    if not listed and (
        of_body(text, mention.span, code) or _in_name(text, mention.span, language(code))
    ):
        return True
    if _respelt(facts, index, mention):
        return True
    taken = facts.taken.get((index, "target"), ())
    return stand_in(facts.text(index, "target"), base(facts.document.target_lang), taken)


def _in_name(text: str, span: Span, lang: Language) -> bool:
    """Whether a name goes on to the country's: "Hugues de France", where nouns have no capitals."""
    if not lang.cased or lang.capitals == "nouns" or not lang.bridges:
        return False
    before = _BEFORE.search(text, max(0, span.start - _REACH), span.start)
    if before is None or before[2] not in lang.bridges or not before[1][0].isupper():
        return False
    opening = text[: before.start()].rstrip(" \"'“„«»‘’¿¡(–—-")
    return opening[-1:] not in ("", *".!?…:")  # the first word of a sentence has its capital anyway


def _small(facts: Facts, index: int, mention: Mention) -> bool:
    """Whether the target has the name without its capital: “a chinese ship”."""
    lang = facts.document.target_lang
    if not language(lang).cased:
        return False
    text = facts.text(index, "target").casefold()
    return any(
        (form.text.casefold() in text)
        and re.search(rf"(?<!\w){re.escape(form.text.casefold())}(?!\w)", text)
        for concept in mention.terms
        if concept in facts.terms
        for form in facts.terms[concept].forms
        if base(form.lang) == base(lang) and len(form.text) >= _NAME
    )


def _respelt(facts: Facts, index: int, mention: Mention) -> bool:
    """Whether a target without blanks has nearly its letters: โคสตาริกา for คอสตาริกา."""
    lang = facts.document.target_lang
    if language(lang).spaced:
        return False
    text = _bare(facts.text(index, "target"))
    return any(
        _within(_bare(form.text), text) <= len(form.text) // _EACH
        for concept in mention.terms if concept in facts.terms
        for form in facts.terms[concept].forms
        if base(form.lang) == base(lang) and len(form.text) > _ACRONYM
    )  # fmt: skip


def _bare(text: str) -> str:
    """Without tones and other marks above and below its letters."""
    return "".join(letter for letter in text if unicodedata.category(letter) != "Mn")


def _within(name: str, text: str) -> int:
    """How many letters differ between a name and that stretch of a text which is most like it."""
    row = [0] * (len(text) + 1)
    for size, letter in enumerate(name, 1):
        last, row = row, [size]
        for at, other in enumerate(text):
            row.append(min(last[at] + (letter != other), last[at + 1] + 1, row[at] + 1))
    return min(row)


def _left_english(facts: Facts, index: int, mention: Mention) -> bool:
    """Whether a name that another language of Latin letters keeps in English says it: American Airlines."""
    lang = base(facts.document.target_lang)
    if lang == "en" or "Latn" not in language(lang).scripts:
        return False
    text = facts.text(index, "target")
    return any(
        form.text in text and re.search(rf"\b{re.escape(form.text)}\b", text)
        for concept in mention.terms if concept in facts.terms
        for form in facts.terms[concept].forms
        if base(form.lang) == "en" and len(form.text) > _NAME and form.text[:1].isupper()
    )  # fmt: skip


def _in_english(facts: Facts, index: int, mention: Mention) -> bool:
    """Whether a target of other letters has it within a name that stays: Urban Taskforce Australia, Brexit."""
    text = facts.text(index, "target")
    if _LATIN.search(text) is None or "Latn" in language(facts.document.target_lang).scripts:
        return False
    names = (
        form.text for concept in mention.terms if concept in facts.terms
        for form in facts.terms[concept].forms
        if (form.use in ("full", "short") or (form.use == "abbreviation" and len(form.text) > _ACRONYM))
        and form.text.isascii() and form.text[:1].isupper()
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
        between = text[first.end : last.start]
        if other.kind in PARTIES and (
            between.casefold() in joiners
            # Not Berlin, Germany.
            or (between in _COMMAS and mention.use == other.use == "full")
        ):
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
