"""Given names that news writes in several ways: Mohammed, Mohamed; Sergei, Sergey."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from itertools import zip_longest

from qa.names.lexicon import NAMES
from qa.names.sound import fold_name

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def same_given(one: str, other: str) -> bool:
    """Whether two spellings of a name differ in the ways to write a given name alone.

    Muhammad al-Halbousi is Mohammed al-Halbousi, Hasan is no Hussein.
    """
    pairs = list(zip_longest(_WORD.findall(one), _WORD.findall(other), fillvalue=""))
    folded = [(fold_name(a), fold_name(b)) for a, b in pairs]
    differing = [pair for pair in folded if pair[0] != pair[1]]
    return 0 < len(differing) < len(pairs) and all(one_given(a, b) for a, b in differing)


def one_given(one: str, other: str) -> bool:
    """Whether both are ways to write one given name."""
    return bool(_groups(fold_name(one)) & _groups(fold_name(other)))


def _groups(word: str) -> frozenset[int]:
    return _table().get(word, frozenset())


@functools.cache
def _table() -> Mapping[str, frozenset[int]]:
    """The lines of the table in which each folded name stands."""
    found: dict[str, frozenset[int]] = {}
    lines = (NAMES / "given.tsv").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if not line.startswith("#"):
            for name in line.split("\t"):
                key = fold_name(name)
                found[key] = found.get(key, frozenset()) | {number}
    return found
