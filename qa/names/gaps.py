"""Traces of a word that fell out of a text: what stands side by side there and cannot."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection
from dataclasses import dataclass

_TOKEN = re.compile(r"[’'](?:s\b|(?=\s))|[^\W_]+(?:[’'ʻʼ.-][^\W_]+)*|[.,;:!?()]")
_OWNER = re.compile(r"(?<![^\s(])[’']s\b")  # a possessive ending without its owner
_EMPTY = re.compile(r"\(\s*[),;]")


@dataclass(frozen=True, slots=True)
class Gaps:
    """What a language says about it, casefolded: `open` words need another behind them, which
    `closed` words and signs are not; `pairs` ("in ,") do occur. `verbs` begin no statement.
    """

    open: Collection[str] = ()
    closed: Collection[str] = ()
    pairs: Collection[str] = ()
    verbs: Collection[str] = ()


def traces(text: str, reference: str, gaps: Gaps) -> list[int]:
    """The places in a text where something fell out, in order.

    What the reference also puts side by side is no trace.
    """
    if not gaps.open:
        return []
    ours = list(_TOKEN.finditer(text))
    theirs = [match[0].casefold() for match in _TOKEN.finditer(reference)]
    known = set(itertools.pairwise(theirs))
    found = {match.start() for match in _OWNER.finditer(text)}
    found |= {match.start() + 1 for match in _EMPTY.finditer(text)}
    for one, other in itertools.pairwise(ours):
        pair = one[0].casefold(), other[0].casefold()
        if pair[0] in gaps.open and pair[1] in gaps.closed:
            if pair not in known and " ".join(pair) not in gaps.pairs:
                found.add(one.end())
    if ours and theirs and "?" not in text:
        first = ours[0][0].casefold()
        if (first in gaps.verbs and theirs[0] != first) or first in ",;:)":
            found.add(ours[0].start())
    return sorted(found)
