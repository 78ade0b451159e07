"""What a finding is known by when its line has moved: check, words, the words round it, occurrence."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from qa.model import Document, Finding

_ROUND = 40  # characters of context on each side


class Print(NamedTuple):
    """`text` is the span's, normalised and readable; `context` a digest of what stands round it.

    `occurrence` counts, from 1, findings of a story that are the same in all else.
    """

    check: str
    text: str
    context: str
    occurrence: int


def prints(document: Document, findings: Iterable[Finding]) -> Iterator[Print]:
    """The print of each finding, in their order. An edit outside words and context leaves it as it is."""
    seen: dict[tuple[str, str, str], int] = {}
    for finding in findings:
        span = finding.span
        segment = document.segments[span.segment]
        whole = {
            "target": segment.target,
            "source": segment.source or "",
            "reference": segment.references[0] if segment.references else "",
        }[span.side]
        # More is cut than is kept: folding and runs of blanks change lengths.
        before = normal(whole[max(0, span.start - 4 * _ROUND) : span.start])[-_ROUND:]
        after = normal(whole[span.end : span.end + 4 * _ROUND])[:_ROUND]
        text = normal(finding.text)
        # What is missing has no words of its own: the concept tells one gap from another.
        data = "\0".join((before, after, span.side, "" if text else finding.term or ""))
        key = (finding.check, text, _digest(data))
        seen[key] = seen.get(key, 0) + 1
        yield Print(*key, seen[key])


def normal(text: str) -> str:
    """Composed, case-folded, runs of white space as one blank, none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
