"""Name-like tokens of a text: capitalised runs, as the study delimits them."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W\d_]+(?:[’'ʻ-][^\W\d_]+)*")
_SHORTEST, _ACRONYM = 3, 5


@dataclass(frozen=True, slots=True)
class NameToken:
    """A capitalised token with its place; `joined` when only a blank parts it from the one before."""

    text: str
    start: int
    end: int
    joined: bool


def name_tokens(text: str, stops: Collection[str], common: Collection[str]) -> list[NameToken]:
    """The name-like tokens; `stops` and `common` are casefolded words that are no names."""
    found: list[NameToken] = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        for ending in ("'s", "’s"):
            word = word.removesuffix(ending)
        name = (
            word[:1].isupper()
            and len(word) >= _SHORTEST
            and not (word.isupper() and len(word) <= _ACRONYM)
            and word.casefold() not in stops
            and word.casefold() not in common
        )
        if not name:
            continue
        start = match.start()
        joined = bool(found) and text[found[-1].end : start] in (" ", ". ", "-")
        found.append(NameToken(word, start, start + len(word), joined))
    return found


def runs(tokens: list[NameToken]) -> list[list[NameToken]]:
    """Neighbouring tokens as full names."""
    found: list[list[NameToken]] = []
    for token in tokens:
        if token.joined and found:
            found[-1].append(token)
        else:
            found.append([token])
    return found
