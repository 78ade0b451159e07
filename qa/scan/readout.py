"""Names spelled as the source's language reads their characters: Gaoshi Zaomiao for 高市早苗, Keshimier for
克什米尔."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.datafile import read_toml
from qa.language import FOLDER, base
from qa.model import READ_OUT, Document, Hit, Severity, Span, Term, WrongHit, WrongRendering
from qa.names.readings.hanzi import readings
from qa.names.sound import fold_name, syllable

_FILE = FOLDER / "names" / "read-out.toml"
_LEAST, _MOST = 5, 40  # letters of what is looked for
_SURNAME = 1, 2  # characters that may go behind the rest
_GAP = "[ '’‐-]?"
_PLACES = ("country", "place")


@dataclass(frozen=True, slots=True)
class _Own:
    """Whose names a language has of its own: what their characters are read there is right."""

    subjects: frozenset[str]
    concepts: frozenset[str]


@functools.cache
def _own() -> dict[str, _Own]:
    return {
        code: _Own(frozenset(row["subjects"]), frozenset(row["concepts"]))
        for code, row in read_toml(_FILE).items()
    }


def read_out(document: Document, hits: Sequence[Hit]) -> Iterator[WrongHit]:
    """People and places of the source that the target spells as their characters are read.

    Only where the target has no name of them in the segment. Of bodies some are called so.
    """
    own = _own().get(base(document.source_lang or ""))
    if own is None:
        return
    there = {(h.span.segment, h.term.id) for h in hits if h.span.side == "target"}
    low: dict[int, str] = {}
    for hit in hits:
        index, term = hit.span.segment, hit.term
        if hit.span.side != "source" or (index, term.id) in there or not _foreign(term, own):
            continue
        if index not in low:
            low[index] = document.segments[index].target.casefold()
        found = _found(hit, document, low[index])
        if found:
            there.add((index, term.id))
            yield found


def _foreign(term: Term, own: _Own) -> bool:
    if term.kind in _PLACES:
        return term.id not in own.concepts
    return term.kind == "person" and bool(term.subject) and term.subject not in own.subjects


def _found(hit: Hit, document: Document, low: str) -> WrongHit | None:
    lang = document.target_lang
    name = hit.term.canonical(lang)
    read = tuple(map(_readings, document.text(hit.span)))
    # Of nearly all names the target has not even the syllables.
    if name is None or not all(any(one in low for one in some) for some in read):
        return None
    match = _ways(read).search(document.segments[hit.span.segment].target)
    if match is None or not match[0][0].isupper():
        return None
    letters = "".join(filter(str.isalpha, match[0].casefold()))
    if not _LEAST <= len(letters) <= _MOST or letters in _accepted(hit.term, base(lang)):
        return None
    span = Span(hit.span.segment, "target", *match.span())
    short = hit.term.kind == "person" and hit.form.use == "short"
    instead = name.text.split()[-1] if short else name.text  # whose surname it is, nothing says
    rule = WrongRendering(lang, match[0], instead, Severity.CRITICAL, kind=READ_OUT)
    return WrongHit(span, hit.term, rule, instead, "source", (hit.span,))


@functools.lru_cache(maxsize=4096)
def _readings(char: str) -> tuple[str, ...]:
    """What a character may be read, the usual reading first; none for what is no character."""
    every = (syllable(char), *readings(char)) if char.isalpha() else ()
    return tuple(dict.fromkeys(one for one in every if one.isascii() and one.isalpha()))


def _accepted(term: Term, lang: str) -> frozenset[str]:
    names = (fold_name(f.text) for f in term.forms if base(f.lang) == lang)
    return frozenset("".join(filter(str.isalpha, name)) for name in names)


@functools.lru_cache(maxsize=256)
def _ways(read: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    """The syllables in a row, or with the first one or two of them at the end."""
    some = tuple("|".join(one) if len(one) < 2 else f"(?:{'|'.join(one)})" for one in read)
    orders = [some, *(some[size:] + some[:size] for size in _SURNAME if len(some) > size)]
    ways = "|".join(dict.fromkeys(_GAP.join(order) for order in orders))
    return re.compile(rf"(?<![^\W_])(?:{ways})(?![^\W_])", re.IGNORECASE)
