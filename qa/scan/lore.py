"""What a language's data say of words with a capital: which name nobody, which need another."""

from __future__ import annotations

import functools

from qa.figures.units.data import capitals
from qa.language import Language, language
from qa.names.differences import Lore
from qa.names.lexicon import common, either, lexicon


@functools.lru_cache(maxsize=32)
def lore(code: str) -> Lore:
    lang = language(code)
    return Lore(
        common=common(code),
        either=either(code),
        attested=lexicon(),
        stops=stops(lang),
        articles=frozenset(word.casefold() for word in lang.articles),
        bridges=frozenset(lang.bridges),
        nouns=lang.capitals == "nouns",
        needy=needy(lang),
    )


def needy(lang: Language) -> frozenset[str]:
    """The casefolded words that need another behind them, without the articles."""
    return lang.gaps.open - frozenset(word.casefold() for word in lang.articles)


def stops(lang: Language) -> frozenset[str]:
    """The casefolded words of a language that have a capital and name nobody: titles, months."""
    months = (name for names in lang.dates.months for name in names)
    words = (*lang.titles, *lang.dates.weekdays, *lang.articles, *months)
    return frozenset(word.casefold() for word in words) | (
        frozenset() if lang.capitals == "nouns" else capitals(lang.code)
    )
