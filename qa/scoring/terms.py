"""Share of glossary terms that the target renders right."""

from __future__ import annotations

import math
from dataclasses import replace

from qa.model import Score, TermCount

_Z = 1.959963984540054  # two-sided 95 %


def wilson(successes: int, n: int, z: float = _Z) -> tuple[float, float]:
    """Wilson's score interval for a share (Wilson 1927); n of at least 1."""
    share = successes / n
    centre = share + z * z / (2 * n)
    spread = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    bottom = 1 + z * z / n
    return max(0.0, (centre - spread) / bottom), min(1.0, (centre + spread) / bottom)


def term_share(terms: TermCount) -> tuple[Score, ...]:
    """One score, or none where no term was expected."""
    if not terms.expected:
        return ()
    low, high = wilson(terms.right, terms.expected)
    return (
        Score(
            "terms rendered right", terms.right / terms.expected,
            "terms|unit:segment x concept|interval:wilson95", terms.expected, low, high, "share",
        ),
    )  # fmt: skip


def kind_shares(terms: TermCount) -> tuple[Score, ...]:
    """The same by kind of concept (person, place, org …), those that were expected, sorted."""
    return tuple(
        replace(one, name=f"terms: {kind}", signature=f"{one.signature}|kind:{kind}")
        for kind, expected, right in terms.kinds
        for one in term_share(TermCount(expected, right))
    )
