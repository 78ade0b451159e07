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
_END = 40  # characters of the end in which its last word is looked for
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
    # The first word that may not be skipped hardly ever stands in the text before: that is soon seen.
    sure = next(itertools.islice(_words(head, joined=joined), _SKIPPED, None), None)
    if least > _SKIPPED and (sure is None or sure[2] not in tail.lower()):
        return None
    # Nor does the last word of that text stand here: without it nothing was carried over.
    end = list(_words(tail[-_END:], joined=joined))[-1:]
    if end and end[0][0] and end[0][2] not in head.lower():
        return None
    last = [word for *_, word in _words(tail, joined=joined)]
    found = list(_words(head, joined=joined))
    first = [word for *_, word in found]
    for skipped in range(_SKIPPED + 1):
        for size in range(min(len(last), len(first) - skipped), least - 1, -1):
            if first[skipped : skipped + size] == last[-size:]:
                return found[skipped][0], found[skipped + size - 1][1]
    return None


def _words(text: str, *, joined: bool) -> Iterator[tuple[int, int, str]]:
    """Each word with its place, in lower case; in a script without blanks each letter."""
    if joined:
        yield from ((n, n + 1, c.lower()) for n, c in enumerate(text) if c.isalnum())
        return
    for match in TOKEN.finditer(text):
        if match[0][0].isalnum():
            yield match.start(), match.end(), match[0].lower()
