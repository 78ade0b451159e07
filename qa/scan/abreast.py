"""Sentences of several sides that belong together, found by counting and by where they lie.

A quick rule for folded text of any language, to compare what stands in one sentence; where sentences
are the matter itself, `qa.scan.sentences` finds them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from qa.kept import kept

# What stands before a stop is looked at behind it: to look for the stops themselves is ten times as fast.
_SENTENCE = re.compile(
    r"[.!?؟。！？।۔](?:(?<=[。！？।۔])|(?<=\w\w\w.))(?:(?<=\w\w\w)[.!?؟]|[。！？।۔])*"
    r"[\"')\]]{0,3}(?:\s+|(?<=[。！？।۔\"]))"
)
_MOST = 12  # sentences of a segment that are paired
_UNLIKE = 0.15  # by which the ends of two sentences may differ, as shares of the segment


@kept
def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of a text lie; more are found than there are, or fewer, in places."""
    ends = [m.end() for m in _SENTENCE.finditer(text)]
    cuts = [0, *(e for e in ends if e < len(text)), len(text)]
    return tuple((a, b) for a, b in itertools.pairwise(cuts) if a < b)


def paired(texts: Sequence[str]) -> list[tuple[tuple[int, int], ...]]:
    """The sentences of several sides that belong together; the whole where they do not pair off."""
    parts = [_sentences(text) for text in texts]
    whole: list[tuple[tuple[int, int], ...]] = [tuple((0, len(text)) for text in texts)]
    if len({len(p) for p in parts}) > 1 or len(parts[0]) > _MOST:
        return whole
    rows = list(zip(*parts, strict=True))
    for row in rows:
        ends = [end / max(1, len(text)) for (_, end), text in zip(row, texts, strict=True)]
        if max(ends) - min(ends) > _UNLIKE:
            return whole
    return rows
