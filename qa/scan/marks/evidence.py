"""What source and reference say about the marks of a segment: looked at only where one is in doubt."""

from __future__ import annotations

import functools
import re
from collections import Counter

from qa.model import Segment
from qa.scan.marks.data import Marks, shared
from qa.scan.marks.words import WORD

_SIGN = re.compile(r"[^\w\s]")
_HYPHEN_ENDS = re.compile(r"\w- ")
_OPENED = re.compile(r"(?:^|[\s(\"“])['‘]\w")
_PAIR = re.compile(rf"(?<!\w)({WORD[:-1]}{{1,40}}) (?=([\"“«„‘'(]?)({WORD[:-1]}{{1,40}}))")
_CLAUSES = ("comma", "semicolon", "colon")


class Evidence:
    """How many marks of each class the sides have, and which words stand beside each other."""

    def __init__(self, segment: Segment, theirs: Marks, ours: Marks) -> None:
        self._target, self._ours = segment.target, ours
        self._sides = [(segment.source, theirs)] if segment.source else []
        self._sides += [(r, ours) for r in segment.references[:1] if r]
        self._reference = segment.references[0] if segment.references else ""
        self.any = bool(self._sides)
        self.both = len(self._sides) > 1

    @functools.cached_property
    def _mine(self) -> Counter[str]:
        return _counts(self._target, self._ours)

    @functools.cached_property
    def _others(self) -> list[Counter[str]]:
        return [_counts(text, lang) for text, lang in self._sides]

    def fewer(self, kind: str) -> bool:
        """Whether another side is there and each has fewer marks of that class than the target."""
        return self.any and all(other[kind] < self._mine[kind] for other in self._others)

    def fewer_than_reference(self, kind: str) -> bool:
        """Whether the reference, in the same language, has fewer marks of that class."""
        return bool(self._reference) and self._others[-1][kind] < self._mine[kind]

    @functools.cached_property
    def more_in_all(self) -> bool:
        """Whether the target has more marks inside the sentence than the reference."""
        mine = sum(self._mine[kind] for kind in _CLAUSES)
        return sum(self._others[-1][kind] for kind in _CLAUSES) < mine

    @functools.cached_property
    def no_quotes(self) -> bool:
        """Whether no other side has a quotation mark."""
        every = shared()
        signs = every.double + "".join(every.quotes)
        return not any(sign in text for text, _ in self._sides for sign in signs)

    @functools.cached_property
    def no_hyphen_ends(self) -> bool:
        """Whether another side is there, and none has a hyphen behind a word."""
        return self.any and not any(_HYPHEN_ENDS.search(text) for text, _ in self._sides)

    @functools.cached_property
    def opened(self) -> bool:
        """Whether a single mark opens a quotation in the target."""
        return _OPENED.search(self._target) is not None

    @functools.cached_property
    def _pairs(self) -> frozenset[str]:
        text = self._reference.casefold()
        return frozenset(f"{m[1]} {m[2]}{m[3]}" for m in _PAIR.finditer(text))

    def neighbours(self, before: str, quote: str, after: str) -> bool:
        """Whether the reference has the two words side by side, without a mark."""
        return bool(self._reference) and f"{before} {quote}{after}".casefold() in self._pairs


def _counts(text: str, lang: Marks) -> Counter[str]:
    """The marks of a text by class; those between figures (10:30, 1,000, 3.5) are none of the sentence."""
    kinds = shared().kind
    found: Counter[str] = Counter()
    for match in _SIGN.finditer(text):
        mark = match.group()
        kind = "question" if mark == lang.question else kinds.get(mark)
        if kind is None:
            continue
        inside = text[match.start() - 1 : match.start()].isdigit()
        if not (inside and text[match.end() : match.end() + 1].isdigit()):
            found[kind] += 1
    return found
