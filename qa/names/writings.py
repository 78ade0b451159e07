"""Whether two writings of a name are two spellings, or shapes of one: cases, derivations, short forms."""

from __future__ import annotations

from qa.names.sound import fold_name, kin

_STEM, _ENDING = 4, 3  # letters that two cases share at least, in which they may differ


def derived(one: str, other: str) -> bool:
    """Whether each word is the same in both or derives from its counterpart: Волков, Волкова."""
    if one.casefold() == other.casefold():
        return False
    pairs = zip(one.split(), other.split(), strict=False)
    return all(left == right or _kin(fold_name(left), fold_name(right)) for left, right in pairs)


def inflected(one: str, other: str) -> bool:
    """Whether the words differ in their endings only: Zjednoczone Królestwo, Zjednoczonego …"""
    return all(_stem(*pair) for pair in zip(one.split(), other.split(), strict=False))


def abbreviation(text: str) -> bool:
    """Whether it is one: US, EE. UU."""
    return "." in text or (text.isupper() and text != text.lower())


def within(short: str, long: str) -> bool:
    """Whether all characters of one stand in the other in the same order: 韩国 in 大韩民国."""
    rest = iter(long)
    return all(char in rest for char in short)


def _kin(one: str, other: str) -> bool:
    return one != other and (kin(one, other) or kin(other, one))


def _stem(left: str, right: str) -> bool:
    shared = next(
        (n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b),
        min(len(left), len(right)),
    )
    return shared >= _STEM and max(len(left), len(right)) - shared <= _ENDING
