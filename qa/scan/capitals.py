"""The name-like words of a story's target, made once for all that looks for names."""

from __future__ import annotations

import functools

from qa.language import language
from qa.model import Document
from qa.names import NameToken, WrittenSmall, name_tokens


class Capitals:
    """By segment, the capitalised words that may be names; `common` are those also written small."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._tokens: dict[int, list[NameToken]] = {}

    @functools.cached_property
    def common(self) -> WrittenSmall:
        """A word that the story also writes small is no name at the head of a sentence."""
        return WrittenSmall([segment.target for segment in self._document.segments])

    def tokens(self, index: int) -> list[NameToken]:
        """The tokens of a segment, in order."""
        known = self._tokens.get(index)
        if known is None:
            text = self._document.segments[index].target
            stops = unnamed(language(self._document.target_lang).code)
            known = self._tokens[index] = name_tokens(text, stops, self.common)
        return known


@functools.cache
def small_titles(code: str) -> frozenset[str]:
    """The titles of a language in small letters."""
    return frozenset(title.casefold() for title in language(code).titles)


@functools.cache
def unnamed(code: str) -> frozenset[str]:
    """What a language writes with a capital and is no name: titles, days, months."""
    lang = language(code)
    months = (name for names in lang.dates.months for name in names)
    words = (*lang.titles, *lang.dates.weekdays, *lang.articles, *months)
    return frozenset(word.casefold() for word in words)
