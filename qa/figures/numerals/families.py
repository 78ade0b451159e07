"""Values of the tables of a language, and the scale words that its texts use together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from qa.errors import GlossaryError

Number = int | Fraction  # whole ones are int while they are put together: that is faster


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """Scale words that a text uses together: млн with млрд, миллион with миллиард.

    `forms` are the words of each scale by the `counts` of the language, or one for all of them, `of`
    each folded form's scale. `joint` stands between digits and word. A `compound` one has whole
    numbers of each scale (2億3480万), others the greatest scale alone. `regions` use it first.
    """

    forms: Mapping[int, tuple[str, ...]]
    of: Mapping[str, int]
    joint: str = " "
    compound: bool = False
    regions: frozenset[str] = frozenset()


def whole(value: Fraction) -> Number:
    """An int where the value is one."""
    return value.numerator if value.denominator == 1 else value


def value_of(text: str) -> tuple[Number, Number]:
    """ "3" or "1/2" or "1000000" or "10^6", or a range "1..9"."""
    low, dots, high = text.partition("..")

    def one(part: str) -> Number:
        number, power, exponent = part.partition("^")
        return int(number) ** int(exponent) if power else whole(Fraction(part))

    return one(low), one(high if dots else low)


def wrong(code: str, problem: str, remedy: str) -> GlossaryError:
    return GlossaryError(problem, path=f"languages/figures/{code}.toml", remedy=remedy)


def family(
    row: Mapping[str, Any], code: str, counts: int, fold: Callable[[str], str]
) -> Family:  # fmt: skip
    """One row of `written`: scales as keys, each with one form or one for each count."""
    forms: dict[int, tuple[str, ...]] = {}
    for key, words in row.items():
        if key not in ("joint", "compound", "regions"):
            forms[int(value_of(key)[0])] = (words,) if isinstance(words, str) else tuple(words)
    if any(len(words) not in (1, counts) for words in forms.values()):
        raise wrong(code, "written has another number of forms", "Give one for each of `counts`.")
    of = {fold(word): scale for scale, words in forms.items() for word in words}
    ordered = dict(sorted(of.items(), key=lambda item: -len(item[0])))
    return Family(
        forms, ordered, row.get("joint", " "), row.get("compound", False),
        frozenset(row.get("regions", ())),
    )  # fmt: skip
