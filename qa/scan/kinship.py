"""How easily one mention is taken for another: names that look alike, shapes, places."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from qa.datafile import read_toml
from qa.language import FOLDER
from qa.model import Mention, Term

Pair = tuple[Mention, Mention]
Place = Callable[[Mention], float]

# Measured on the swaps of the corrupted news set: names that translators and machines confuse are at
# .55 and more (Belarus/Russia .71, Iran/Iraq .75), chance pairs seldom (Greece/Italy 0).
KIN = 0.55
LOOK_ALIKE = 0.8

_NAMING = 4  # letters of a shared word that names: no “of”
_WORD, _SYLLABLE, _LEAST = 0.9, 0.8, 0.5
_NONE: frozenset[str] = frozenset()


def kin(
    one: Mention,
    other: Mention,
    terms: Mapping[str, Term],
    rivals: Mapping[str, frozenset[str]],
    langs: Sequence[str],
) -> float:
    """0 to 1: 1 for a shared abbreviation, else how alike the names are in one of the languages."""
    best = 0.0
    for a in one.terms:
        for b in other.terms:
            if b in rivals.get(a, ()):
                return 1.0
            if a in terms and b in terms:
                best = max(best, *(_alike(terms[a], terms[b], lang) for lang in langs))
    return best


def _alike(one: Term, other: Term, lang: str) -> float:
    a, b = one.name(lang), other.name(lang)
    if a is None or b is None:
        return 0.0
    return _similar(a.text.casefold(), b.text.casefold())


@functools.lru_cache(maxsize=4096)
def _similar(a: str, b: str) -> float:
    """A shared word, the same Chinese character in front (or behind, of three), else the spelling."""
    if a == b:
        return 1.0
    if _han(a[0]) and _han(b[0]):
        return _SYLLABLE if a[0] == b[0] or (len(a) > 2 and a[1:] == b[1:]) else 0.0
    if any(len(word) >= _NAMING for word in {*a.split()} & {*b.split()}):
        return _WORD
    import difflib  # few stories have anybody to compare

    ratio = difflib.SequenceMatcher(None, a, b).ratio()
    return ratio if ratio >= _LEAST else 0.0


def _han(char: str) -> bool:
    return unicodedata.name(char, "").startswith("CJK")


def one_sort(one: Mention, other: Mention) -> bool:
    """Whether both are bodies of one sort, two parties or two ministries: never said for each other."""
    sorts = _sorts()
    return any(
        a == b or not sorts.get(a, _NONE).isdisjoint(sorts.get(b, _NONE))
        for a in one.terms
        for b in other.terms
    )


@functools.cache
def _sorts() -> Mapping[str, frozenset[str]]:
    """The sorts of each body that has any, by its id."""
    found: dict[str, set[str]] = {}
    for sort, concepts in read_toml(FOLDER / "names" / "sorts.toml").items():
        for concept in concepts:
            found.setdefault(concept, set()).add(sort)
    return {concept: frozenset(some) for concept, some in found.items()}


def same_shape(one: Mention, other: Mention) -> bool:
    """Names go with names, adjectives and peoples with their like; an abbreviation with both (美军)."""
    return "abbreviation" in (one.use, other.use) or _shape(one) == _shape(other)


def _shape(mention: Mention) -> str:
    return "of" if mention.use in ("adjective", "people") else "name"


def matched(
    theirs: Sequence[Mention],
    ours: Sequence[Mention],
    place: Place,
    shaped: Callable[[Mention], bool],
) -> list[Pair]:
    """Source and target mentions of one concept, those of one shape and nearest place first.

    Shape tells nothing of a concept that is not `shaped`: in Chinese the name is the adjective.
    """
    even = len(theirs) == len(ours)  # then the second stands for the second
    possible = sorted(
        (_unlike(a, b, shaped(a)), abs(i - j) if even else abs(place(a) - place(b)), i, j)
        for i, a in enumerate(theirs)
        for j, b in enumerate(ours)
        if set(a.terms) & set(b.terms)
    )
    used: tuple[set[int], set[int]] = set(), set()
    found = []
    for *_, i, j in possible:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            found.append((theirs[i], ours[j]))
    return found


def _unlike(one: Mention, other: Mention, shaped: bool) -> tuple[bool, bool]:
    """Whether one is a name and the other says what is of it; then whether one alone is the capital."""
    other_shape = shaped and not same_shape(one, other)
    return other_shape, (one.use == "capital") != (other.use == "capital")


def same_place(came: Mention, gone: Mention, pairs: Sequence[Pair]) -> bool:
    """Whether both stand in the same place among the mentions that both sides have."""
    return all(
        (a.span.start < gone.span.start) == (b.span.start < came.span.start) for a, b in pairs
    )


def alone(mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether nobody else of its kind is among them."""
    return all(m.terms == mention.terms for m in others if m.kind == mention.kind)
