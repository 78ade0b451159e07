"""What the text says of its own language: strange letters and words, other languages, wrong decoding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from qa.kept import Kept
from qa.language import base
from qa.model import Document, Span, Tongue, Untranslated
from qa.scan.singly import key_of, weight_of
from qa.scan.tongue.emptied import emptied
from qa.scan.tongue.garbled import garbled
from qa.scan.tongue.passages import Passages, passages
from qa.scan.tongue.remains import remains
from qa.scan.tongue.sister import sister
from qa.scan.tongue.spelt import spelt
from qa.scan.tongue.strange import keeps_names, strange
from qa.scan.tongue.third import third
from qa.scan.tongue.variant import strays

__all__ = ["tongue"]


class _Seen(NamedTuple):
    """What was found in one segment."""

    passages: Passages
    left: tuple[Untranslated, ...]


_KNOWN: Kept[_Seen] = Kept()


def tongue(document: Document, quoted: Sequence[Span]) -> Tongue:
    """All facts of one document. Where a whole segment is in another language, its words are not told apart."""
    marks: dict[int, list[Span]] = {}
    for span in quoted:
        marks.setdefault(span.segment, []).append(span)
    keeps = keeps_names(document)
    seen: list[_Seen] = []
    for index, segment in enumerate(document.segments):
        mine = tuple(marks.get(index, ()))
        key = *key_of(document, index), mine, keeps
        found = _KNOWN.get(key)
        if found is None:
            found = _seen(document, index, mine, keeps)
            _KNOWN.put(key, found, weight_of(segment, found.left))
        seen.append(found)
    unread = tuple(garbled(document))
    wrong = [one.span for one in unread if one.kind == "double"]
    return Tongue(
        tuple(
            one for found in seen for one in found.left
            if not any(one.span.overlaps(span) for span in wrong)
        ),
        tuple(one for found in seen for one in found.passages.other),
        tuple(one for found in seen for one in found.passages.copied),
        tuple(emptied(document)), unread,
        sum(found.passages.short for found in seen),
    )  # fmt: skip


def _seen(document: Document, index: int, quoted: Sequence[Span], keeps: bool) -> _Seen:
    found = passages(document, index, quoted)
    if base(document.target_lang) == base(document.source_lang or ""):
        return _Seen(found, ())
    told = [one.span for one in found.other] + [one.span for one in found.copied]
    left: list[Untranslated] = [*strange(document, index, quoted, keeps)]
    left += remains(document, index, quoted)
    left += third(document, index, quoted)
    left += sister(document, index, quoted)
    left += spelt(document, index, quoted)
    left += strays(document, index, quoted)
    return _Seen(found, tuple(o for o in left if not any(o.span.overlaps(t) for t in told)))
