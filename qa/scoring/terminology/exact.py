"""WMT21 exact match: terms that stand in the translation in one of their forms (arXiv 2106.11891)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from qa.scoring.entities import Share
from qa.scoring.terminology.tokens import Tokens

SIGNATURE = "wmt21-exact-match|case:mixed|count:one-term-a-place"
PROGRAM = f"{SIGNATURE}|profile:wmt21-program"

Lemmatised = Callable[[Tokens], Tokens]


def exact_match(
    hypothesis: Tokens,
    variants: Iterable[Sequence[str]],
    lemmas: Lemmatised | None = None,
    *,
    program: bool = False,
) -> Share:
    """Terms of one sentence that stand there; `variants` has the accepted forms of each, in order.

    A place where a form begins satisfies one term only, the first that asks for it. Case counts, as
    in the task's truecased texts. What no form of the surface satisfies is looked for once more
    where `lemmas` makes lemmas of the tokens.

    `program` counts like the task's own program: each form of a term takes a place, though one is
    enough, and so may leave none for a later term. Its other faults are not repeated: forms are
    regular expressions there, and without a lemmatiser every term is right.
    """
    used: set[int] = set()
    below: Tokens | None = None
    right = total = 0
    for forms in variants:
        total += 1
        found = _take(hypothesis, forms, used, program)
        if not found and lemmas is not None:
            below = below or lemmas(hypothesis)
            found = _take(below, forms, used, program)
        right += found
    return Share(right, total)


def _take(text: Tokens, forms: Sequence[str], used: set[int], program: bool) -> bool:
    found = False
    for form in forms:
        place = next((first for first, _ in text.places(form) if first not in used), None)
        if place is not None:
            used.add(place)
            found = True
            if not program:
                break
    return found
