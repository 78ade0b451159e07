"""The end of one segment that stands again at the beginning of the next.

Programs that are given the lines of a story one after the other carry words over. Told are so many in
a row that no two sentences have them by chance, where the source repeats nothing at the same seam.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from qa.model import Document, Repeat, Segment, Span
from qa.scan.marks.data import marks
from qa.scan.marks.words import TOKEN

_REACH = 400  # characters of the end and of the beginning that are looked at
_WORDS, _SIGNS = 5, 12  # that must agree; signs in a script without blanks
_ALSO, _ALSO_SIGNS = 2, 4  # of the source that excuse it
_SKIPPED = 2  # words before them: “And the search was called off”


def seams(document: Document) -> Iterator[Repeat]:
    """One fact for each such beginning, in order. Nothing without the source of both segments."""
    ours = bool(marks(document.target_lang).repeats.joined)
    theirs = bool(marks(document.source_lang or "").repeats.joined)
    last: Segment | None = None
    for index, segment in enumerate(document.segments):
        before, last = last, segment
        if not (before and before.source and segment.source):
            continue
        if before.target == segment.target or before.source == segment.source:
            continue  # a whole segment is told by another check
        found = _carried(
            before.target, segment.target, joined=ours, least=_SIGNS if ours else _WORDS
        )
        if not found:
            continue
        least = _ALSO_SIGNS if theirs else _ALSO
        if _carried(before.source, segment.source, joined=theirs, least=least):
            continue
        yield Repeat(Span(index, "target", *found), "seam", "", 2, True)


def _carried(before: str, text: str, *, joined: bool, least: int) -> tuple[int, int] | None:
    """Where a text begins with at least so many of the last words of the one before it."""
    tail, head = before[-_REACH:], text[:_REACH]
    if least > _SKIPPED and not _begun(tail, head, joined=joined):
        return None
    if joined:
        last = [c for c in tail if c.isalnum()]
        spots = [(n, n + 1) for n, c in enumerate(head) if c.isalnum()]
        first = [head[n] for n, _ in spots]
    else:
        last = [m.group().lower() for m in TOKEN.finditer(tail) if m.group()[0].isalnum()]
        spots = [m.span() for m in TOKEN.finditer(head) if m.group()[0].isalnum()]
        first = [head[a:b].lower() for a, b in spots]
    for skipped in range(_SKIPPED + 1):
        for size in range(min(len(last), len(first) - skipped), least - 1, -1):
            if first[skipped : skipped + size] == last[-size:]:
                return spots[skipped][0], spots[skipped + size - 1][1]
    return None


def _begun(tail: str, head: str, *, joined: bool) -> bool:
    """Whether the first word that may not be skipped stands in the text before: it hardly ever does."""
    if joined:
        inner = itertools.islice((c for c in head if c.isalnum()), _SKIPPED, _SKIPPED + 1)
    else:
        words = (m.group() for m in TOKEN.finditer(head))
        inner = itertools.islice((w for w in words if w[0].isalnum()), _SKIPPED, _SKIPPED + 1)
    word = next(inner, None)
    return word is not None and word.lower() in tail.lower()
