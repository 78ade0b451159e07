"""Quotation marks and brackets without a partner, and quotations that only one side has.

Languages, newspapers and keyboards differ in what opens and what closes („…“, “…”, »…«, "…"), so
double quotation marks are counted together: an odd number has one too many or too few. Single ones
are told from apostrophes by where they stand. One pass over the marks of a text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from qa.kept import kept
from qa.model import Document, MarkSlip, Segment, Span
from qa.scan.marks.data import Marks, marks, shared

_MOST = 100  # marks without a partner of one text that are told
_NEAR = 3  # segments that a quotation may run over
_SAID = 5  # words of a quotation that is speech and no title or term
_SAID_JOINED = 12  # characters, in a script without blanks
_SHARE = 0.2  # of the segment that is no film's title
_LABEL = re.compile(r"(?:^|[\s;,:(])[\w]{1,3}[.]?$")
_QUOTES = frozenset("「」『』《》〈〉‹›‚‛")
_DASHES = ("—", "–", "-")  # speech that a dash begins
_BRACKETS = frozenset("()[]{}（）［］【】〔〕")
_STOPS = ".,!?…。，！？،؟۔।"  # stand before a mark that closes speech
_SMILEY = re.compile(r"[:;=8]['’]?-?$")


class Sides(NamedTuple):
    """What one text has: marks without partner by sort, whether single quotes are open, quotations."""

    double: int | None
    shaped: tuple[tuple[int, str], ...]
    open: bool
    any: bool
    edge: bool
    said: tuple[tuple[int, int], ...]


@kept
def look(text: str, tag: str) -> Sides:
    """The marks of one text in the language of a tag."""
    every, lang = shared(), marks(tag)
    found = _marked(text, lang)
    doubles = [i for i in found if text[i] in every.double]
    shaped = tuple(islice(_shaped(text, found), _MOST))
    lone = None
    if len(doubles) % 2 and not any(_inch(text, i) for i in doubles):
        lone = _lone(text, doubles)
    singles = _singles(text, found)
    halves = sum(1 for _, sign in shaped if sign in _QUOTES)
    runs_on = lone is not None or singles % 2 == 1 or halves % 2 == 1
    quotes = any(text[i] in every.double or text[i] in _QUOTES for i in found)
    edge = lone is not None and _edge(text, lone, doubles)
    return Sides(lone, shaped, runs_on, quotes or singles > 0, edge, _said(text, found, lang))


def _marked(text: str, lang: Marks) -> list[int]:
    return [m.start() for m in _pattern().finditer(text) if not _inner(text, m.start(), lang)]


@functools.cache
def _pattern() -> re.Pattern[str]:
    every = shared()
    signs = every.double + every.single + "".join(every.brackets + every.quotes)
    return re.compile(f"[{re.escape(signs)}]")


def _inner(text: str, place: int, lang: Marks) -> bool:
    """Whether the mark stands inside a word: an apostrophe, or the sign of a Hebrew acronym."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if not (before.isalnum() and after.isalnum()):
        return False
    if text[place] in shared().single:
        return True
    # A Hebrew acronym has it before the last letter; elsewhere a quotation begins behind a prefix.
    return text[place] in lang.inner and not text[place + 2 : place + 3].isalnum()


def _inch(text: str, place: int) -> bool:
    return text[place] == '"' and text[place - 1 : place].isdigit()


def _lone(text: str, doubles: Sequence[int]) -> int:
    """Which of an odd number of double marks has no partner, by what stands beside each."""
    open_at: int | None = None
    for place in doubles:
        if _opens(text, place):
            if open_at is not None:
                return open_at
            open_at = place
        elif open_at is None:
            return place
        else:
            open_at = None
    return doubles[-1] if open_at is None else open_at


def _edge(text: str, lone: int, doubles: Sequence[int]) -> bool:
    """Whether a quotation may go on beyond the text: none closes behind it, or none opens before."""
    if _opens(text, lone):
        return lone == doubles[-1]
    return lone == doubles[0] and text[lone - 1] in _STOPS


def _opens(text: str, place: int) -> bool:
    """Whether a word follows the mark and none is before it."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if text[place] in "„«" and after and not after.isspace():
        return True
    if place == 0:
        return True
    return (before.isspace() or before in "([{（—–-:：，。、") and not (
        not after or (after.isspace() and not before.isspace())
    )


def _shaped(text: str, found: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Brackets and quotation marks of one shape that do not pair, each with its own sign."""
    every = shared()
    opening = {pair[0]: pair[1] for pair in (*every.brackets, *every.quotes)}
    closing = {pair[1] for pair in (*every.brackets, *every.quotes)}
    width = str.maketrans("（）［］", "()[]")
    waiting: dict[str, list[int]] = {}
    for place in found:
        sign = text[place]
        if sign in opening:
            waiting.setdefault(opening[sign].translate(width), []).append(place)
        elif sign in closing:
            rows = waiting.get(sign.translate(width))
            if rows:
                rows.pop()
            elif not _label(text, place):
                yield place, sign
    for rows in waiting.values():
        for place in rows:
            if not _SMILEY.search(text[max(0, place - 3) : place]):
                yield place, text[place]


def _label(text: str, place: int) -> bool:
    """The bracket of a list's label, a) or 12), or of a face."""
    if text[place] not in ")）":
        return False
    before = text[max(0, place - 6) : place]
    return bool(_LABEL.search(before)) or bool(_SMILEY.search(before))


def _singles(text: str, found: Sequence[int]) -> int:
    """How many single marks open or close a quotation; one behind an s may be a genitive."""
    count = 0
    for place in found:
        if text[place] not in "'‘’‚‛":
            continue
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        opens = (not before or before.isspace() or before in '([{—–"“„«:') and after.isalnum()
        closes = before in ".,!?;:…" and before != ""
        ends = before.isalnum() and before not in "sSzZxX" and not after.isalnum()
        count += opens or closes or ends
    return count


def _said(text: str, found: Sequence[int], lang: Marks) -> tuple[tuple[int, int], ...]:
    """Quotations that are long enough for speech, between double marks or those of CJK."""
    every = shared()
    places = [i for i in found if text[i] in every.double or text[i] in "「」『』"]
    said = []
    for one, other in zip(places[::2], places[1::2], strict=False):
        inside = text[one + 1 : other]
        joined = bool(lang.repeats.joined)
        long = len(inside) >= _SAID_JOINED if joined else len(inside.split()) >= _SAID
        if long and len(inside) >= _SHARE * len(text):
            said.append((one, other + 1))
    return tuple(said)


def pairings(document: Document) -> Iterator[MarkSlip]:
    """Marks of the target without a partner, and quotations that only one side has, in order."""
    ours, theirs = document.target_lang, document.source_lang or ""
    targets = [look(s.target, ours) for s in document.segments]
    sources = [look(s.source, theirs) if s.source else None for s in document.segments]
    for index, segment in enumerate(document.segments):
        mine, source = targets[index], sources[index]
        if not (mine.any or mine.shaped or (source and source.said)):
            continue
        references = [look(r, ours) for r in segment.references]
        others = [s for s in (source, *references) if s is not None]
        lonely = list(_lonely(mine, others))
        beside = targets[max(0, index - _NEAR) : index] if lonely else []
        beside += targets[index + 1 : index + _NEAR + 1] if lonely else []
        for place, sign in lonely:
            quote = sign not in _BRACKETS
            # A quotation may run over several segments, and be cut otherwise than in the source.
            if not any(t.open if quote else t.shaped for t in beside):
                span = Span(index, "target", place, place + 1)
                yield MarkSlip(span, "unpaired", "", bool(others), agreed=len(others) > 1)
        if source is not None:
            yield from _exchanged(index, segment, mine, source, references)


def _lonely(mine: Sides, others: Sequence[Sides]) -> Iterator[tuple[int, str]]:
    """The marks without a partner that the other sides do not explain."""
    explained = any(o.open for o in others)
    # Where no other side has a quotation at all, one that begins or ends the text may go on beyond.
    beyond = mine.edge and not any(o.any for o in others) and len(others) < 2
    if mine.double is not None and not explained and not beyond:
        yield mine.double, '"'
    for place, sign in mine.shaped:
        if sign in _BRACKETS:
            if not any(s in _BRACKETS for o in others for _, s in o.shaped):
                yield place, sign
        elif not explained:
            yield place, sign


def _exchanged(
    index: int, segment: Segment, mine: Sides, source: Sides, references: Sequence[Sides]
) -> Iterator[MarkSlip]:
    """Speech that stands in quotation marks on one side, where the other has no such mark at all."""
    dashed = segment.target.lstrip()[:1] in _DASHES
    if source.said and not mine.any and not dashed and all(r.said for r in references):
        witness = tuple(Span(index, "source", *place) for place in source.said)
        place = Span(index, "target", 0, 0)
        yield MarkSlip(place, "lost", "", True, witness, agreed=bool(references))
    dashed = (segment.source or "").lstrip()[:1] in _DASHES
    if mine.said and not source.any and not dashed and not any(r.any for r in references):
        place = Span(index, "target", *mine.said[0])
        yield MarkSlip(place, "added", "", True, agreed=bool(references))
