"""Words of which the tests of scores make their texts: blanks, marks, figures, another script."""

from __future__ import annotations

WORDS = [
    "the",
    "cat",
    "sat",
    "on",
    "a",
    "mat",
    "in",
    "Kabul",
    "and",
    "Doha",
    "with",
    "3.5",
    "%",
    "of",
    "1,000",
    "U.S.",
    "men",
    ",",
    "he",
    "said",
    ".",
    "塔利班",
    "said,",
    "“so”",
]
