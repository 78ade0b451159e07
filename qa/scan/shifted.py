"""Stories whose lines have slipped: from some segment on, targets render a neighbour's source."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from qa.model import Document, Span, Uneven
from qa.scan.aligned import Sentence
from qa.scan.lengths import Lengths
from qa.scan.parts import Index, Pair, kept, parts

_OFFSETS = (1, -1, 2, -2)
_HINT = 6.0  # evidence of lengths, figures and terms from which a closer look is taken
_LEAST = 3  # segments in a row
_SURE = 12.0  # evidence (logarithms of likelihood ratios) of the whole run
_LIKE = 2.0  # by which the lengths may speak against two lines that were exchanged
_CAP = 5.0  # of one segment: none decides alone


def shifted(
    document: Document,
    sizes: Mapping[int, tuple[float, float]],
    source: Mapping[int, frozenset[str]],
    target: Mapping[int, frozenset[str]],
    index: Index,
    pair: Pair,
    expected: Lengths,
) -> Iterator[Uneven]:
    """The run of segments, if there is one, that fits the sources some lines on far better.

    `sizes` are the lengths of source and target by segment. They, with the figures and terms that
    are marked on either side, say whether it is worth comparing all that the lines have.
    """
    numbers = list(sizes)
    if len(numbers) < _LEAST:
        return
    shared = {n: bool(target[n] & source[n]) for n in numbers}
    own = {n: expected.cost(*sizes[n]) for n in numbers}
    hints = {}
    for offset in _OFFSETS:
        likely = [
            _CAP * (bool(target[n] & source[n + offset]) - shared[n])
            + own[n]
            - expected.cost(sizes[n + offset][0], sizes[n][1])
            for n in numbers
            if n + offset in sizes
        ]
        hints[offset] = _run(likely)[2]
    offset = max(_OFFSETS, key=lambda o: hints[o])
    if hints[offset] < _HINT:
        return
    sources = "\n".join(one.source or "" for one in document.segments)
    targets = "\n".join(one.target for one in document.segments)
    ours = {n: parts(document, n, "source", index, pair, targets) for n in numbers}
    theirs = {n: parts(document, n, "target", index, pair, sources) for n in numbers}
    gains = [
        (n, max(-_CAP, min(_CAP, _gain(ours, theirs[n], n, offset, expected))))
        for n in numbers
        if n + offset in ours
    ]
    first, last, evidence = _run([gain for _, gain in gains])
    if last - first < _LEAST or evidence < _SURE:
        return
    begin, end = gains[first][0], gains[last - 1][0]
    if last == len(gains):
        end = numbers[-1]  # the lines whose source would lie behind the end
    piece = ours[begin + offset]
    yield Uneven(
        Span(begin, "target", 0, 0),
        "shifted",
        (Span(begin + offset, "source", piece[0].start, piece[-1].end),) if piece else (),
        share=(last - first) / len(numbers),
        offset=offset,
        last=end,
    )


def swapped(
    document: Document,
    sizes: Mapping[int, tuple[float, float]],
    source: Mapping[int, frozenset[str]],
    target: Mapping[int, frozenset[str]],
    expected: Lengths,
) -> Iterator[Uneven]:
    """Two targets in a row in each other's place: each has a figure or term of the other's source, none of its own."""
    for n, m in itertools.pairwise(sizes):
        if not (m == n + 1 and target[n] & source[m] and target[m] & source[n]):
            continue
        if target[n] & source[n] or target[m] & source[m]:
            continue
        own = expected.cost(*sizes[n]) + expected.cost(*sizes[m])
        crossed = expected.cost(sizes[n][0], sizes[m][1]) + expected.cost(sizes[m][0], sizes[n][1])
        if crossed > own + _LIKE:
            continue
        span = Span(m, "target", 0, len(document.segments[m].target))
        witness = (Span(m, "source", 0, len(document.segments[m].source or "")),)
        yield Uneven(span, "swapped", witness, share=2 / len(sizes), confidence=0.85, last=n)


def _gain(
    ours: Mapping[int, Sequence[Sentence]],
    theirs: Sequence[Sentence],
    number: int,
    offset: int,
    expected: Lengths,
) -> float:
    """How much better a target fits the source some lines on than its own."""
    return _fit(ours[number + offset], theirs, expected) - _fit(ours[number], theirs, expected)


def _fit(ours: Sequence[Sentence], theirs: Sequence[Sentence], expected: Lengths) -> float:
    said = kept(theirs)
    found = sum(w.match if key in said else -w.miss for key, w in kept(ours).items())
    return found - expected.cost(sum(s.length for s in ours), sum(s.length for s in theirs))


def _run(gains: Sequence[float]) -> tuple[int, int, float]:
    """The stretch [first, last) with the highest sum."""
    best, first, last = 0.0, 0, 0
    total, start = 0.0, 0
    for n, gain in enumerate(gains):
        if total <= 0:
            total, start = 0.0, n
        total += gain
        if total > best:
            best, first, last = total, start, n + 1
    return first, last, best
