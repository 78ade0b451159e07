"""Edits with shifts between two word sequences (Snover et al. 2006), as sacrebleu's TER counts them.

Every choice of that implementation is kept: which shifts are tried in which order, the ranking of
shifts, the limits, the beam round the diagonal and which of several equal paths is the alignment.
What is done otherwise is the arithmetic. Words become characters, so that a shift is a slice of a
string and its distance one call of rapidfuzz; that is exact wherever some cheapest path lies inside
the beam, see `_inside`. The matrix is filled only where the path itself is needed, once a round.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import islice

from rapidfuzz.distance.Levenshtein import distance, opcodes

_SHIFT_SIZE = 10
_SHIFT_DISTANCE = 50
_BEAM = 25
_CANDIDATES = 1000
_FAR = 10**16
_FIRST = 0x10000  # beyond the surrogates: any number of distinct words has a character


def edits(hypothesis: Sequence[str], reference: Sequence[str]) -> int:
    """The fewest edits that the greedy search for shifts finds; an empty reference costs every word."""
    if not reference:
        return len(hypothesis)
    known: dict[str, str] = {}
    ours, theirs = (
        "".join([known.setdefault(w, chr(_FIRST + len(known))) for w in side])
        for side in (hypothesis, reference)
    )
    places: dict[str, list[int]] = {}
    for place, word in enumerate(theirs):
        places.setdefault(word, []).append(place)
    shifts = checked = 0
    while True:
        gain, shifted, checked = _best_shift(ours, theirs, places, checked)
        if checked >= _CANDIDATES or gain <= 0:
            return shifts + _distance(ours, theirs)
        shifts += 1
        ours = shifted


def _best_shift(
    ours: str, theirs: str, places: dict[str, list[int]], checked: int
) -> tuple[int, str, int]:
    """The shift that gains most, then the longest, earliest, to the earliest place."""
    before = _distance(ours, theirs)
    if not before:
        return 0, ours, checked
    aligned, wrong_theirs, wrong_ours = _alignment(ours, theirs)
    best: tuple[int, int, int, int] | None = None
    result = ours
    for start, there, length in _matching(ours, theirs, places):
        if wrong_ours[start + length] == wrong_ours[start]:
            continue
        if wrong_theirs[there + length] == wrong_theirs[there]:
            continue
        if start <= aligned[there] < start + length:
            continue
        previous = -1
        for place in range(there - 1, there + length):
            target = aligned[place] + 1 if place >= 0 else 0
            if target == previous:
                continue
            previous = target
            shifted = _shift(ours, start, length, target)
            candidate = (before - _distance(shifted, theirs), length, -start, -target)
            checked += 1
            if best is None or candidate > best:
                best, result = candidate, shifted
        if checked >= _CANDIDATES:
            break
    return (best[0] if best else 0), result, checked


def _matching(
    ours: str, theirs: str, places: dict[str, list[int]]
) -> Iterator[tuple[int, int, int]]:
    """Every stretch of ours that stands in theirs too: start, start there, length from 1 upwards."""
    nothing: list[int] = []
    for start, word in enumerate(ours):
        for there in places.get(word, nothing):
            if abs(there - start) > _SHIFT_DISTANCE:
                continue
            most = min(_SHIFT_SIZE, len(ours) - start, len(theirs) - there)
            length = 1
            yield start, there, length
            while length < most and ours[start + length] == theirs[there + length]:
                length += 1
                yield start, there, length


def _shift(words: str, start: int, length: int, target: int) -> str:
    end = start + length
    if target < start:
        return words[:target] + words[start:end] + words[target:start] + words[end:]
    if target > end:
        return words[:start] + words[end:target] + words[start:end] + words[target:]
    # A target inside the stretch itself counts from behind it.
    return (
        words[:start] + words[end : length + target] + words[start:end] + words[length + target :]
    )


def _distance(ours: str, theirs: str) -> int:
    plain = int(distance(ours, theirs))
    if _inside(plain, len(ours), len(theirs)) or _passes(ours, theirs):
        return plain
    return _matrix(ours, theirs)[-1][1][-1]


def _inside(edits: int, ours: int, theirs: int) -> bool:
    """Whether a path of so many edits cannot leave the beam, so that the beam changes nothing.

    With I insertions and D deletions a path stays between D below and I above its diagonal, I − D
    is the difference of the lengths and I + D at most the edits; the beam's own diagonal lies
    between that one and the other by no more than the difference.
    """
    return theirs < _BEAM or edits + abs(ours - theirs) <= 2 * (_BEAM - 2)


def _passes(ours: str, theirs: str) -> bool:
    """Whether one cheapest path stays inside the beam: its corners do, and it is straight between."""
    ratio = len(theirs) / max(1, len(ours))
    return all(
        abs(j - i * ratio) < _BEAM - 1
        for code in opcodes(ours, theirs)
        for i, j in ((code.src_start, code.dest_start), (code.src_end, code.dest_end))
    )


_Rows = list[tuple[int, list[int]]]


def _matrix(ours: str, theirs: str) -> _Rows:
    """Costs of rewriting the first i words of ours into the first j of theirs, inside the beam.

    Of each row only what the beam lets through is kept, with the j that it begins at: memory grows
    with the words, not with their square.
    """
    width = len(theirs) + 1
    ratio = len(theirs) / len(ours) if ours else 1
    beam = math.ceil(ratio / 2 + _BEAM) if ratio / 2 > _BEAM else _BEAM
    rows: _Rows = [(0, list(range(width)))]
    for i, word in enumerate(ours, 1):
        middle = math.floor(i * ratio)
        low = max(0, middle - beam)
        high = width if i == len(ours) else min(width, middle + beam)
        first, above = rows[-1]
        begin = max(low, 1)
        # The costs above the words from begin - 1 to high - 1; what the beam cuts off is far away.
        over = [_FAR] * (first - begin + 1) + above[max(0, begin - 1 - first) : high - first]
        over += [_FAR] * (high - begin + 1 - len(over))
        row = [] if low else [min(over[0] + 1, _FAR)]
        left = _FAR if low else row[0]
        slant = over[0]
        for sign, up in zip(theirs[begin - 1 : high - 1], islice(over, 1, None), strict=True):
            cost = slant if word == sign else slant + 1
            if up + 1 < cost:
                cost = up + 1
            if left + 1 < cost:
                cost = left + 1
            left = cost if cost < _FAR else _FAR
            row.append(left)
            slant = up
        rows.append((low, row))
    return rows


def _cost(rows: _Rows, i: int, j: int) -> int:
    first, row = rows[i]
    return row[j - first] if first <= j < first + len(row) else _FAR


def _alignment(ours: str, theirs: str) -> tuple[list[int], list[int], list[int]]:
    """For each word of theirs the last word of ours before or at it, and running counts of errors.

    The path prefers a match or substitution, then dropping a word of ours, then adding one. Both
    lists of errors have one entry more than words: the errors before each of them.
    """
    rows = _matrix(ours, theirs)
    i, j = len(ours), len(theirs)
    wrong_ours, wrong_theirs = [0] * i, [0] * j
    aligned = [-1] * j
    while i or j:
        cost = _cost(rows, i, j)
        if i and j:
            same = ours[i - 1] == theirs[j - 1]
            if _cost(rows, i - 1, j - 1) + (not same) == cost:
                i, j = i - 1, j - 1
                aligned[j] = i
                wrong_ours[i] = wrong_theirs[j] = int(not same)
                continue
        if i and _cost(rows, i - 1, j) + 1 == cost:
            i -= 1
            wrong_ours[i] = 1
        else:
            j -= 1
            aligned[j] = i - 1
            wrong_theirs[j] = 1
    return aligned, _running(wrong_theirs), _running(wrong_ours)


def _running(errors: Sequence[int]) -> list[int]:
    sums = [0]
    for error in errors:
        sums.append(sums[-1] + error)
    return sums
