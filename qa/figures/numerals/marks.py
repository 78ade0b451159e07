"""What makes an ordinal of a number in digits (4th, 第4, 4.º), and which words count at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.figures.numerals.families import Number
from qa.figures.numerals.known import Tongue
from qa.figures.numerals.parts import Made

_DOTTED = 3  # digits of an ordinal with a dot; 2019. ends a sentence
_CURRENCIES = "$€£¥₹₽₩₺₴₫฿﷼₪￥＄"


def marked(folded: str, found: Sequence[Made], tongue: Tongue) -> list[Made]:
    """The numbers with their marks inside; words that do not count here are left out."""
    return list(_marked(folded, found, tongue))


def _marked(folded: str, found: Sequence[Made], tongue: Tongue) -> Iterator[Made]:
    for made in found:
        if made.spelled and _idle(folded, made, tongue):
            continue
        if made.kind == "cardinal" and made.low == made.high:
            yield _ordinal(folded, _abbreviated(folded, made, tongue), tongue)
        else:
            yield made


def _idle(folded: str, made: Made, tongue: Tongue) -> bool:
    """Whether a word that needs company (a counter, other number words) stands without it."""
    word = folded[made.start : made.end]
    if word not in tongue.unaccompanied:
        return word in tongue.company
    if folded.endswith(tongue.ordinal_before, 0, made.start) or _standing(folded, made, tongue):
        return False
    return tongue.counted is None or not tongue.counted.match(folded, made.end)


def _standing(folded: str, made: Made, tongue: Tongue) -> bool:
    """Whether the word stands by itself before a word that it may count, and behind no digits."""
    never = tongue.standing.get(folded[made.start : made.end])
    if never is None or folded[made.end : made.end + 1] != " ":
        return False
    ahead, behind = folded[: made.start], made.end + 1
    apart = not ahead or not ahead[-1].isalnum()
    return (
        apart
        and folded[behind : behind + 1].isalpha()
        and not ahead.rstrip()[-1:].isdigit()
        and not folded.startswith(never, behind)
    )


def _abbreviated(folded: str, made: Made, tongue: Tongue) -> Made:
    """$30m, 20 M€: letters that are a scale only beside a currency sign."""
    if tongue.sign_scales and made.bare and made.scale == 1:
        place = made.end + (folded[made.end : made.end + 1] == " ")
        scale = tongue.sign_scales.get(folded[place : place + 1])
        if scale and folded[place + 1 : place + 2] in _CURRENCIES:
            return _times(made, place + 1, scale)
    if not tongue.bare_scales or not made.bare or made.scale != 1:
        return made
    if folded[made.end : made.end + 1] not in tongue.bare_scales:
        return made
    if folded[made.end + 1 : made.end + 2].isalnum():
        return made
    by = tongue.bare_scales[folded[made.end]]
    if made.start and folded[made.start - 1] in _CURRENCIES:
        return _times(made, made.end + 1, by)
    return replace(made, others=(*made.others, made.low * by))


def _times(made: Made, end: int, by: Number) -> Made:
    """The number with its scale, which ends there."""
    return replace(
        made, end=end, low=made.low * by, high=made.low * by, scale=by, grain=made.grain * by,
        others=(),
    )  # fmt: skip


def _ordinal(folded: str, made: Made, tongue: Tongue) -> Made:
    if made.scale == 1 and folded.endswith(tongue.ordinal_before, 0, made.start):
        before = next(p for p in tongue.ordinal_before if folded.endswith(p, 0, made.start))
        return replace(made, start=made.start - len(before), kind="ordinal")
    if made.spelled or made.scale != 1 or "." in made.bare:
        return made
    after = tongue.ordinal_after.match(folded, made.end) if tongue.ordinal_after else None
    if after:
        return replace(made, end=made.end + len(after[0].rstrip()), kind="ordinal")
    if tongue.ordinal_dot and len(made.bare) < _DOTTED and folded[made.end : made.end + 2] == ". ":
        follow = folded[made.end + 2 : made.end + 3]
        if follow.isalpha():
            return replace(made, end=made.end + 1, kind="ordinal")
    return made
