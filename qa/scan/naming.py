"""What a hit among others names: the country in a language's name, a namesake, a body's acronym."""

from __future__ import annotations

from collections.abc import Sequence

from qa.edges import script
from qa.model import Hit, Span

_PARTIES = ("country", "people")
_ACRONYM = 2  # letters or characters of a body's acronym that is nothing else
_NAMELY, _CLIPPED = 3, 4  # letters (or kana) and characters of its short name
_ARTICLE = 2  # letters of an article that is joined to its word


def adjectives(text: str, span: Span, every: Sequence[Hit]) -> list[Hit]:
    """The adjectives of countries that a language's name is with its article: الفرنسية, which says what
    is French as often as the language."""
    return [
        h for h in every
        if h.term.kind in _PARTIES and h.form.use == "adjective" and h.span.end == span.end
        and 0 < h.span.start - span.start <= _ARTICLE and text[span.start : h.span.start].isalpha()
    ]  # fmt: skip


def namesake(hit: Hit, chosen: Sequence[Hit]) -> bool:
    """Whether it is a surname inside somebody else's full name: no Shehbaz Sharif in Nawaz Sharif."""
    return (
        hit.term.kind == "person"
        and hit.form.use == "short"
        and any(
            c.term.kind == "person"
            and c.form.use == "full"
            and c.span.start <= hit.span.start
            and hit.span.end <= c.span.end
            for c in chosen
        )
    )


def acronym(hit: Hit, here: Sequence[Hit]) -> bool:
    """Whether an abbreviation is the name of one body and of nothing else: НАТО, 世卫组织.

    A word (Tories, 공화당) names its members as well; small letters amid capitals are no word (AfD).
    """
    text = hit.form.text
    if hit.term.kind != "org" or len({h.term.id for h in here}) > 1:
        return False
    if text.lower() != text.upper() and not (text[:1] + text[-1:]).isupper():
        return False
    return len(text) >= _ACRONYM


def plain(hit: Hit, here: Sequence[Hit]) -> bool:
    """Whether a short name of a body is nobody else's and long enough to be no word: Fed, トヨタ, 中央情报局."""
    if hit.term.kind != "org" or len({h.term.id for h in here}) > 1:
        return False
    text = hit.form.text
    foreign = text.lower() != text.upper() or script(text[0]) == "KATAKANA"
    return len(text) >= (_NAMELY if foreign else _CLIPPED)
