"""People who are named by their surnames alone: Putin for Зеленский where no full name is near.

A surname may be anybody's, so that it neither came nor went missing by itself. One that only one
person of the packs has, for one of another such person, is an exchange.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from qa.edges import script
from qa.language import Language, base, language
from qa.model import Exchange, Hit, Mention, Side
from qa.names.lexicon import common, lexicon
from qa.names.sound import levenshtein
from qa.names.tokens import begins
from qa.scan.exchanges import exchanges_of
from qa.scan.mentions import MOST, Facts

_LETTERS, _SIGNS = 4, 3  # of a surname that says enough: letters, characters of other scripts
_TITLED = 2  # characters of one that has a title beside it: 高市首相
_BEFORE = re.compile(r"([^\W\d_][\w.'’-]{0,20})[ -]\Z")
_AFTER = re.compile(r"[ -]([^\W\d_][\w'’-]{0,20})")
_REACH = 24  # characters before a name in which the word before it stands
_ALIKE = 0.5  # similarity of two spellings that may be one name

Places = Mapping[tuple[int, Side], Sequence[Hit]]


def surnames(facts: Facts, index: int, hits: Places) -> Iterator[Exchange]:
    """The one person who came for the one who went, where either is named by the surname alone."""
    came = _unknown(facts, index, _people(facts, index, "target", hits), "source")
    if len({m.terms for m in came}) != 1:
        return
    gone = _unknown(facts, index, _people(facts, index, "source", hits), "target")
    if len({m.terms for m in gone}) != 1:
        return
    a, b = came[0], gone[0]
    if all(m in facts.said(index, m.span.side).direct for m in (a, b)):
        return  # told already
    if not _namesakes(facts, a, b):
        yield from exchanges_of(facts, index, [a], [b], [])


def _people(facts: Facts, index: int, side: Side, hits: Places) -> list[Mention]:
    """The mentions of people on one side, surnames alone among them."""
    found = [m for m in facts.said(index, side).direct if m.kind == "person"]
    at: dict[tuple[int, int], list[Hit]] = {}
    for hit in hits.get((index, side), ()):
        at.setdefault((hit.span.start, hit.span.end), []).append(hit)
    if len(at) > MOST:
        return []
    taken = {m.span for m in found}
    for some in at.values():
        hit, people = some[0], tuple(dict.fromkeys(h.term.id for h in some))
        # Whoever came of two with one surname (Assad): the source has neither.
        if (
            hit.span not in taken
            and all(h.term.kind == "person" and h.form.use == "short" for h in some)
            and (side == "target" or len(people) == 1)
            and _alone(facts, index, hit)
        ):
            found.append(Mention(hit.span, people, "person", "short", hit.form.text))
    return found


def _alone(facts: Facts, index: int, hit: Hit) -> bool:
    """Whether the surname is surely one: long enough, no everyday word, no part of a longer name."""
    side = hit.span.side
    tag = facts.document.target_lang if side == "target" else facts.document.source_lang or ""
    lang, text = language(tag), facts.text(index, side)
    start, end = hit.span.start, hit.span.end
    word = text[start:end]
    if not lang.spaced or script(word[0]) == "HANGUL":
        if len(word) >= _TITLED and _titled(text, start, end, lang):
            return True
        beside = text[start - 1 : start] + text[end : end + 1]
        if script(word[0]) in ("KATAKANA", "LATIN"):
            return len(word) >= _SIGNS and not any(script(c) == script(word[0]) for c in beside)
        foreign = lang.transcribes.issuperset(word)
        if "·" in beside or (foreign and not lang.transcribes.isdisjoint(beside)):
            return False  # 克里 in 克里斯
        return foreign or len(word) >= _SIGNS
    if len(word) < _LETTERS or word.casefold() in common(base(tag)):
        return False
    return not lang.cased or not _in_name(text, start, end, lang)


def _titled(text: str, start: int, end: int, lang: Language) -> bool:
    """Whether a title stands beside it, in a script without capitals."""
    before = text[max(0, start - _REACH) : start].rstrip(" ")
    after = text[end : end + _REACH].lstrip(" ")
    return before.endswith(lang.titles) or after.startswith(lang.titles)


def _in_name(text: str, start: int, end: int, lang: Language) -> bool:
    """Whether a capitalised word beside it makes a longer name of it; an office does not."""
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    after = _AFTER.match(text, end)
    if after is not None and after[1][0].isupper() and after[1] not in lang.titles:
        return True
    if before is None or not before[1][0].isupper() or before[1].rstrip(".") in lang.titles:
        return False
    # The first word of a sentence has its capital anyway: a given name has its own.
    return not begins(text, before.start(1)) or before[1] in lexicon()


def _unknown(facts: Facts, index: int, some: Sequence[Mention], other: Side) -> list[Mention]:
    """Those of whom the other side says nothing, nor its neighbours, nor the metadata."""
    if not some:
        return []
    around = [facts.said(index + step, other) for step in (-1, 0, 1)]
    known = frozenset[str]().union(*(said.supported | said.others for said in around), facts.told)
    return [
        m for m in some
        if known.isdisjoint(m.terms)
        and not facts.stands(m, index, other)
        and not _written(facts, m, index, other)
        and (other == "source" or facts.rendered.get(index, set()).isdisjoint(m.terms))
    ]  # fmt: skip


def _written(facts: Facts, mention: Mention, index: int, side: Side) -> bool:
    """Whether that side has the name as its language writes it, if as a part of somebody else's:
    克里斯·哈里斯 for כריס האריס, who is no Kamala Harris.
    """
    tag = facts.document.target_lang if side == "target" else facts.document.source_lang or ""
    text = facts.text(index, side)
    terms = (facts.terms[c] for c in mention.terms if c in facts.terms)
    return any(
        form.text in text
        for term in terms
        for form in term.forms
        if base(form.lang) == base(tag) and form.use in ("full", "short")
    )


def _namesakes(facts: Facts, came: Mention, gone: Mention) -> bool:
    """Whether both have one surname, or one is like the words that would name the other there."""
    document = facts.document
    pairs = ((came, gone, document.target_lang), (gone, came, document.source_lang or ""))
    for mine, other, tag in pairs:
        word = document.text(mine.span).split(" ")[-1]
        terms = [facts.terms[c] for c in other.terms if c in facts.terms]
        forms = {f.text.split(" ")[-1] for t in terms for f in t.forms if base(f.lang) == base(tag)}
        if any(levenshtein(word, form) >= _ALIKE for form in forms):
            return True
    return False
