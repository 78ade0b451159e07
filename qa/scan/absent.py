"""Sentences that only the source or only the target has, by length and by what goes with them.

A segment is looked at closely only when its length is out of proportion or its source has more
sentences, which costs next to nothing to see. Then its sentences are aligned once as if each had its counterpart and once with
gaps; see `qa.scan.aligned`. Ratios and weights are from half of the documents of human translations
(NTREX, by a hash of the document); `_SURE` was set with the false alarms of both halves in view.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qa.kept import Kept
from qa.language import base, codes, language
from qa.model import Document, Span, Uneven
from qa.scan.aligned import Bead, align
from qa.scan.clauses import clauses
from qa.scan.curtailed import BROKEN, CUT, broken, cut_short
from qa.scan.lengths import Lengths
from qa.scan.parts import Index, Pair, Seen, kept, named, pair_of, parts
from qa.scan.sentences import sentences
from qa.scan.shifted import shifted, swapped
from qa.scan.singly import key_of, weight_of
from qa.scan.strangers import marked, strangers
from qa.scan.strung import strung

_MOST = 20_000  # characters of a side: what is longer is no segment of news
_LOOKED = 0.5  # standard deviations from which a segment is looked at closely
# Evidence that sentences are missing (logarithms of likelihood ratios) and how much too short the
# target is (standard deviations), added up.
_SURE = 8.3
# The same for one without names, beside a single sentence, by whether the target writes blanks.
_ALONE = {True: 14.5, False: 16.0}
_LIKELY = 2.5
# The same for the end of a segment whose other sentences correspond one to one, in a story that keeps
# sentences apart elsewhere: at least in so many segments, and in so many for each one that does not.
_LIKELY_END = 1.0
_APART = 2
_APART_EACH = 5
# Standard deviations above which sentences that fit the clauses of the source are none too many:
# where no blanks part words, clauses are strung together most.
_STRUNG = {True: -4.0, False: -6.0}
# A sentence that the other side may have as a clause is sure from here on, with names of its own and
# without, or where the target is so much too short: of 35 grave findings on translations with all
# their sentences 29 were such, of 650 on translations that had lost one 197. By whether the target
# writes blanks: where it does not, it strings clauses together most.
_CLAUSE = {True: 12.0, False: 16.0}
_BARE_CLAUSE = {True: 14.5, False: 18.0}
_CLAUSE_SHORT = {True: -5.6, False: -12.0}
_CLAUSE_LOOKED = -1.8  # standard deviations from which a clause is looked for
# Standard deviations by which a target must be too long before one may be sure that something was put
# in: those of Chinese and Japanese are longer than others where the source is terse.
_PUT_IN = {True: 0.0, False: -8.0}
_TAG = 25.0  # English characters: “Schladow said.” is put in, or joined to the next, by every other one
_QUOTES = frozenset("\"”»“」』’'")
_SMALL = 12.0  # English characters: of less nothing can be said


@dataclass(frozen=True, slots=True)
class _Sized:
    """A segment with the lengths of its sides, in English characters."""

    number: int
    source: float
    target: float


class _Known(NamedTuple):
    """What was told of a segment, and what was seen of it then (`Index.of`)."""

    seen: Seen
    found: tuple[Uneven, ...]


_KNOWN: Kept[_Known] = Kept()


def absent(document: Document, index: Index) -> Iterator[Uneven]:
    """What source and target do not both have, segment by segment. Nothing without a source.

    A story whose lines have slipped is told once, a segment that renders something else by itself.
    """
    if not document.source_lang or base(document.source_lang) == base(document.target_lang):
        return
    pair = pair_of(document.source_lang, document.target_lang)
    sized = [
        _Sized(n, pair.lengths.source(s.source), pair.lengths.target(s.target))
        for n, s in enumerate(document.segments)
        if s.source and max(len(s.source), len(s.target)) <= _MOST and _written(s.target)
    ]
    expected = pair.lengths.of_story([(s.source, s.target) for s in sized])
    told: set[int] = set()
    sizes = {s.number: (s.source, s.target) for s in sized}
    counted = _Counted(document, sizes, pair)
    source = {n: marked(document, n, "source", index) for n in sizes}
    target = {n: marked(document, n, "target", index) for n in sizes}
    for slip in shifted(document, sizes, source, target, index, pair, expected):
        told.update(range(slip.span.segment, slip.last + 1))
        yield slip
    for slip in swapped(document, sizes, source, target, expected):
        if slip.span.segment not in told and slip.last not in told:
            told.update((slip.span.segment, slip.last))
            yield slip
    for segment in sized:
        number = segment.number
        if number in told or min(segment.source, segment.target) < 1:
            continue
        seen, story = (
            index.of(number),
            (expected.mean, counted.fewer(number), counted.apart(number)),
        )
        key = (*key_of(document, number), *story)
        known = _KNOWN.get(key)
        if known is None or known.seen != seen:
            marks = source[number], target[number]
            found = tuple(_judged(document, segment, index, pair, expected, counted, marks))
            known = _Known(seen, found)
            _KNOWN.put(key, known, weight_of(document.segments[number], found))
        yield from known.found


def _judged(
    document: Document,
    segment: _Sized,
    index: Index,
    pair: Pair,
    expected: Lengths,
    counted: _Counted,
    marks: tuple[frozenset[str], frozenset[str]],
) -> Iterator[Uneven]:
    """What is told of one segment; `marks` are the figures and terms that are marked on its sides."""
    number = segment.number
    stranger = strangers(document, number, index, pair, *marks)
    if stranger:
        yield stranger
        return
    if max(segment.source, segment.target) < _SMALL:
        return
    score = expected.score(segment.source, segment.target)
    lost: list[Uneven] = []
    if score < -_LOOKED or counted.fewer(number):
        lost += _uneven(
            document, number, index, pair, expected, short=True,
            far=score < CUT or (score < BROKEN and broken(document, number, pair)),
            apart=counted.fewer(number) and counted.apart(number),
        )  # fmt: skip
        if score < _CLAUSE_LOOKED and all(one.kind == "short" and not one.sure for one in lost):
            lost = [*clauses(document, number, index, pair, expected, short=True)] or lost
        yield from lost
    if score > _LOOKED and not lost:
        more = [*_uneven(document, number, index, pair, expected, short=False)]
        if score > -_CLAUSE_LOOKED and not more:
            more = [*clauses(document, number, index, pair, expected, short=False)]
        yield from more


class _Counted:
    """How many sentences the two sides of a story's segments have, where it is several in the source.

    Nothing for a language without data, whose abbreviations nobody knows (kl. 6).
    """

    def __init__(self, document: Document, numbers: Iterable[int], pair: Pair) -> None:
        self._counts: dict[int, tuple[int, int]] = {}
        known = {base(pair.source), base(pair.target)} <= set(codes())
        for number in numbers if known else ():
            segment = document.segments[number]
            ours = len(sentences(segment.source or "", pair.source))
            if ours > 1:
                self._counts[number] = ours, len(sentences(segment.target, pair.target))
        self._same = sum(ours == theirs for ours, theirs in self._counts.values())
        self._fewer = sum(ours > theirs for ours, theirs in self._counts.values())

    def fewer(self, number: int) -> bool:
        """Whether the target of a segment has fewer sentences than its source."""
        ours, theirs = self._counts.get(number, (0, 0))
        return ours > theirs

    def apart(self, number: int) -> bool:
        """Whether the story's other segments hardly ever join sentences into one, as far as it shows."""
        fewer = self._fewer - self.fewer(number)
        return self._same >= max(_APART, _APART_EACH * fewer)


def _written(text: str) -> bool:
    """Whether there is a letter or figure: an empty target is a fault of its own."""
    return any(map(str.isalnum, text))


def _uneven(
    document: Document,
    number: int,
    index: Index,
    pair: Pair,
    expected: Lengths,
    *,
    short: bool,
    far: bool = False,
    apart: bool = False,
) -> Iterator[Uneven]:
    """What is missing in a target that is too short, or too much in one that is too long."""
    segment = document.segments[number]
    text, lang = (segment.source or "", pair.source) if short else (segment.target, pair.target)
    if len(sentences(text, lang)) < 2 and not (short and far):
        return  # by far the most: nothing but the lengths was looked at
    ours = parts(document, number, "source", index, pair)
    theirs = parts(document, number, "target", index, pair)
    full, other = (ours, theirs) if short else (theirs, ours)
    spread = expected if short else expected.mirrored()
    score = spread.score(sum(s.length for s in full), sum(s.length for s in other))
    aligned = align(full, other, spread) if len(full) > 1 else None
    singly = aligned is not None and _one_to_one(aligned.beads)
    at_end = apart and singly and aligned is not None and aligned.beads[-1].begin == len(other)
    if aligned is None or aligned.evidence < (_LIKELY_END if at_end else _LIKELY):
        if far:
            yield cut_short(document, number, ours, theirs, score, pair)
        return
    if short and score > -_LOOKED and not singly:
        return  # as long as expected: sentences were joined
    said = kept(other)
    if not short and score > _STRUNG[language(pair.source).spaced]:
        text, measure = segment.source or "", pair.lengths.source
        if strung(full, other, text, pair.source, measure):
            return
    weighed = aligned.evidence - score
    blanks = language(pair.target).spaced
    clause = (
        short and score > _CLAUSE_SHORT[blanks]
        and strung(full, other, segment.target, pair.target, pair.lengths.target)
    )  # fmt: skip
    whole = sum(s.length for s in full)
    for first, last, place in _gone(aligned.beads):
        lost = full[first:last]
        size = sum(s.length for s in lost)
        if size < _TAG and (not short or _tag(text, lost[0].start)):
            continue
        if size < _SMALL and score > -_LOOKED:
            continue  # a scrap behind a point that ends nothing
        names = named(lost, said)
        # A sentence without a name or figure of its own may be half of a longer one of the other side.
        sure = weighed >= (_SURE if names or len(other) > 1 else _ALONE[blanks])
        # As many sentences on both sides: one may be wordier than its own.
        sure = sure and (names != () or len(full) > len(other))
        if not short:
            sure = sure and score < _PUT_IN[language(pair.source).spaced]
        elif clause:
            least = _CLAUSE if names else _BARE_CLAUSE
            sure = weighed >= least[blanks]
        at = theirs[place - 1].end if short and place else 0
        there = Span(number, "source" if short else "target", lost[0].start, lost[-1].end)
        yield Uneven(
            Span(number, "target", at, at) if short else there,
            "sentence" if short else "extra",
            (there,) if short else (),
            names,
            size / whole,
            0.9 if sure else 0.6,
            sure,
        )


def _one_to_one(beads: Sequence[Bead]) -> bool:
    """Whether all sentences that have a counterpart have one each."""
    return all(
        bead.begin == bead.stop or bead.last - bead.first == bead.stop - bead.begin == 1
        for bead in beads
    )


def _tag(text: str, start: int) -> bool:
    """Whether a short sentence behind a quotation is likely to say whose it is."""
    before = text[max(0, start - 3) : start].rstrip()
    return before[-1:] in _QUOTES and bool(before)


def _gone(beads: Sequence[Bead]) -> Iterator[tuple[int, int, int]]:
    """Source sentences [first, last) in a row without a counterpart, and their place on the other side."""
    first = last = place = -1
    for bead in beads:
        if bead.begin != bead.stop:
            continue
        if bead.first == last and bead.begin == place:
            last = bead.last
            continue
        if last > first:
            yield first, last, place
        first, last, place = bead.first, bead.last, bead.begin
    if last > first:
        yield first, last, place
