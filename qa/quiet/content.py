"""What a finding is known by when its file changes: its words and what stands round them.

No line numbers and no offsets: an edit elsewhere keeps it, and so does a move within the story.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from qa.model import Document, Finding

REACH = 40  # characters on either side of the span that count
_LOOK = 4 * REACH  # how far they are looked for, since white space and accents shrink
_LONGEST = 130  # characters of a span that are written down
_KEPT = 60  # at either end of a longer one


class Key(NamedTuple):
    """A finding by content. `occurrence` counts, from 1, those that are otherwise the same."""

    check: str
    text: str
    context: str
    occurrence: int


def normal(text: str) -> str:
    """NFC, without case, runs of white space as one blank; none at the ends."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return " ".join(unicodedata.normalize("NFC", folded).split())


def readable(text: str) -> str:
    """A normalised text as it is written down: long ones with their middle left out."""
    text = text.encode("utf-8", "replace").decode()  # half a surrogate pair cannot be written
    return text if len(text) <= _LONGEST else f"{text[:_KEPT]} … {text[-_KEPT:]}"


def keys(document: Document, findings: Iterable[Finding]) -> list[Key]:
    """The key of each finding of a story, which are all that it has and in the order of its text."""
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for finding in findings:
        words = normal(finding.text)
        context = _context(document, finding, words)
        seen[finding.check, context] += 1
        occurrence = seen[finding.check, context]
        found.append(Key(finding.check, readable(words), context, occurrence))
    return found


def _context(document: Document, finding: Finding, words: str) -> str:
    """A digest of the span's words and of forty characters on either side of it, in its segment."""
    span = finding.span
    segment = document.segments[span.segment]
    if span.side == "target":
        text = segment.target
    elif span.side == "source":
        text = segment.source or ""
    else:
        text = segment.references[0]
    before = normal(text[max(0, span.start - _LOOK) : span.start])[-REACH:]
    after = normal(text[span.end : span.end + _LOOK])[:REACH]
    # Two things can be missing at one place: only the term tells them apart.
    missing = "" if words else finding.term or ""
    data = "\0".join((before, words, after, missing)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=6).hexdigest()
