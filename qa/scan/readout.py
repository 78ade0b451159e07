"""Names spelled as the source's language reads their characters: Gaoshi Zaomiao for 高市早苗."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from qa.datafile import read_toml
from qa.language import FOLDER, base
from qa.model import READ_OUT, Document, Hit, Severity, Span, Term, WrongHit, WrongRendering
from qa.names.sound import fold_name, syllable

_FILE = FOLDER / "names" / "read-out.toml"
_LEAST, _MOST = 5, 40  # letters of what is looked for
_SURNAME = 1, 2  # characters that may go behind the rest
_GAP = "[ '’‐-]?"


@functools.cache
def _subjects() -> dict[str, frozenset[str]]:
    return {code: frozenset(subjects) for code, subjects in read_toml(_FILE).items()}


def read_out(document: Document, hits: Sequence[Hit]) -> Iterator[WrongHit]:
    """People and countries of the source that the target spells as their characters are read.

    Only where the target has no name of them in the segment.
    """
    whose = _subjects().get(base(document.source_lang or ""), frozenset())
    if not whose:
        return
    there = {(h.span.segment, h.term.id) for h in hits if h.span.side == "target"}
    for hit in hits:
        index, term = hit.span.segment, hit.term
        if hit.span.side != "source" or (index, term.id) in there:
            continue
        if not (term.kind == "country" or (term.kind == "person" and term.subject in whose)):
            continue
        found = _found(hit, document)
        if found:
            there.add((index, term.id))
            yield found


def _found(hit: Hit, document: Document) -> WrongHit | None:
    lang = document.target_lang
    name = hit.term.canonical(lang)
    read = tuple(map(syllable, document.text(hit.span)))
    if name is None or not all(part.isascii() and part.isalpha() for part in read):
        return None
    letters = "".join(read)
    if not _LEAST <= len(letters) <= _MOST or letters in _accepted(hit.term, base(lang)):
        return None
    match = _ways(read).search(document.segments[hit.span.segment].target)
    if match is None or not match[0][0].isupper():
        return None
    span = Span(hit.span.segment, "target", *match.span())
    short = hit.term.kind == "person" and hit.form.use == "short"
    instead = name.text.split()[-1] if short and " " not in match[0] else name.text
    rule = WrongRendering(lang, match[0], instead, Severity.CRITICAL, kind=READ_OUT)
    return WrongHit(span, hit.term, rule, instead, "source", (hit.span,))


def _accepted(term: Term, lang: str) -> frozenset[str]:
    return frozenset(fold_name(f.text).replace(" ", "") for f in term.forms if base(f.lang) == lang)


@functools.lru_cache(maxsize=256)
def _ways(read: tuple[str, ...]) -> re.Pattern[str]:
    """The syllables in a row, or with the first one or two of them at the end."""
    orders = [read, *(read[size:] + read[:size] for size in _SURNAME if len(read) > size)]
    ways = "|".join(dict.fromkeys(_GAP.join(map(re.escape, order)) for order in orders))
    return re.compile(rf"(?<![^\W_])(?:{ways})(?![^\W_])", re.IGNORECASE)
