"""WMT21 window overlap: whether a term stands among the words that the reference has round it."""

from __future__ import annotations

import string
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from qa.scoring.terminology.success import Rates
from qa.scoring.terminology.tokens import Tokens

SIGNATURE = "wmt21-window-overlap|size:{size}|average:terms,segments-with-terms"
PROGRAM = "wmt21-window-overlap|size:{size}|average:terms,all-segments|profile:wmt21-program"


@dataclass(frozen=True, slots=True)
class RefTerm:
    """A term as the reference writes it; terms of one form stand in the order of the reference."""

    form: str


def window_overlap(
    hypothesis: Tokens,
    reference: Tokens,
    terms: Iterable[RefTerm],
    size: int = 2,
    *,
    program: bool = False,
) -> Rates:
    """One segment: the mean overlap of its matched terms, 0 where none is; no rate without a term.

    Each place of a form in the reference is compared with each in the translation: the share of the
    `size` words before and `size` behind it (no signs) that stand there too, each as often. Pairs are
    taken from the best down, no place twice; of equal ones the earliest.

    `program` counts like the task's own program, whose faults are these. A segment without terms
    has rate 0 and counts. A term is where its first and its last word stand first in the
    reference, and of a term of several words all but the last but one are known, so that the first
    of two is taken for a neighbour. Signs are those of ASCII. (A regular expression is made of
    each form, and an empty translation has the rate of the segment before it: not repeated.)
    """
    forms = Counter(term.form for term in terms)
    if not forms and not program:
        return Rates()
    sign: Callable[[str], bool] = _ascii_sign if program else _sign
    ours, theirs = _Sides(hypothesis, size, sign), _Sides(reference, size, sign)
    total, matched = Fraction(0), 0
    for form, number in forms.items():
        if program:
            windows = [theirs.round(*_first(reference, form))] * number
        else:
            windows = [theirs.round(*place) for place in reference.places(form)][:number]
        for value in _paired(windows, [ours.round(*place) for place in hypothesis.places(form)]):
            total += value
            matched += 1
    return Rates(total / matched if matched else Fraction(0), 1)


def _paired(theirs: list[list[str]], ours: list[list[str]]) -> list[Fraction]:
    """The overlaps of the pairs that are chosen from the best down."""
    ranked = sorted(
        (-_overlap(one, other), j, k)
        for j, one in enumerate(theirs)
        for k, other in enumerate(ours)
    )  # fmt: skip
    there: set[int] = set()
    here: set[int] = set()
    found = []
    for value, j, k in ranked:
        if j not in there and k not in here:
            there.add(j)
            here.add(k)
            found.append(-value)
    return found


def _overlap(theirs: list[str], ours: list[str]) -> Fraction:
    both = Counter(theirs) & Counter(ours)
    return Fraction(both.total(), len(theirs)) if theirs else Fraction(0)


class _Sides:
    """The words round a place of a text."""

    def __init__(self, text: Tokens, size: int, sign: Callable[[str], bool]) -> None:
        self._words = [(place, word) for place, word in enumerate(text.words()) if not sign(word)]
        self._before = [0]
        known = {place for place, _ in self._words}
        for place in range(len(text)):
            self._before.append(self._before[-1] + (place in known))
        self._size = size

    def round(self, first: int, last: int) -> list[str]:
        """Up to `size` words before token `first` and as many from token `last` on."""
        left, right = self._before[first], self._before[last]
        words = self._words[max(0, left - self._size) : left]
        return [word for _, word in (*words, *self._words[right : right + self._size])]


def _sign(word: str) -> bool:
    return all(unicodedata.category(char)[0] in "PS" for char in word)


def _ascii_sign(word: str) -> bool:
    return word in string.punctuation


def program_places(reference: Tokens, form: str) -> list[int]:
    """The tokens that the task's program takes for a term: by its first and last word's first places.

    Of the tokens between both the program leaves out the last; a last word that stands before the
    first alone is the term. Empty where the reference has not both words.
    """
    words, parts = reference.words(), form.split()
    try:
        start, end = words.index(parts[0]), words.index(parts[-1])
    except (ValueError, IndexError):
        return []
    return [*range(start, end - 1), end]


def _first(reference: Tokens, form: str) -> tuple[int, int]:
    known = program_places(reference, form)
    return (min(known), max(known) + 1) if known else (0, 0)
