"""Name-like tokens of a text: capitalised runs, as the study delimits them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from qa.names.tables import tables

_TOKEN = re.compile(r"[^\W\d_]+(?:[’'ʻʼ-][^\W\d_]+)*")
_LOWER = re.compile(r"[^\W\d_]+")
# An initial between two names parts them no more than a blank does.
_BESIDE = re.compile(r"-|\.? (?:[^\W\d_]\.? )?")


@dataclass(frozen=True, slots=True)
class NameToken:
    """A capitalised token with its place; `joined` when only a blank parts it from the one before."""

    text: str
    start: int
    end: int
    joined: bool


def name_tokens(text: str, stops: Collection[str], common: Collection[str]) -> list[NameToken]:
    """The name-like tokens; `stops` and `common` are casefolded words that are no names."""
    table = tables()
    found: list[NameToken] = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        if not word[0].isupper():
            continue
        for ending in table.possessive:
            word = word.removesuffix(ending)
        small = word.casefold()
        if small in stops or small in common or not _name_like(word):
            continue
        start = match.start()
        joined = bool(found) and _BESIDE.fullmatch(text, found[-1].end, start) is not None
        found.append(NameToken(word, start, start + len(word), joined))
    return found


def _name_like(word: str) -> bool:
    """Long enough, no acronym, and capitals inside only after a particle or in capitals all."""
    shape = tables().shape
    if len(word) < shape.least:
        return False
    if word.isupper():
        return len(word) > shape.acronym
    for part in re.split(r"[’'ʻʼ-]", word):
        inner = next((at for at, char in enumerate(part) if at and char.isupper()), 0)
        if inner and part[:inner] not in shape.inner_capital:
            return False
    return True


def runs(tokens: Sequence[NameToken]) -> list[list[NameToken]]:
    """Neighbouring tokens as full names."""
    found: list[list[NameToken]] = []
    for token in tokens:
        if token.joined and found:
            found[-1].append(token)
        else:
            found.append([token])
    return found


def spans(
    text: str, common: Collection[str], stops: Collection[str], most: int = 4
) -> list[tuple[NameToken, ...]]:
    """Every stretch of one to `most` neighbouring name tokens, in order of place, then size."""
    return [
        tuple(run[first : first + size])
        for run in runs(name_tokens(text, stops, common))
        for first in range(len(run))
        for size in range(1, min(most, len(run) - first) + 1)
    ]


def everyday(texts: Sequence[str]) -> frozenset[str]:
    """The words that a document also writes small: at the head of a sentence they are no names."""
    return frozenset(word for text in texts for word in _LOWER.findall(text) if word.islower())
