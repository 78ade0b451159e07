"""The weighted edit distance between two encodings of names.

The costs are data, measured on real machine translation by language of origin. No library offers
an edit distance with one cost per pair of letters, so it is here.
"""

from __future__ import annotations

import functools
import itertools
import math

from qa.names.tables import Profile, tables

GENERIC = "generic"
LONGEST = 120  # letters or sounds of what is compared: it takes their square, and no name is longer
_LEAST = 0.05  # what any sound costs at least that comes or goes
_GRAIN = 1e-9  # below a floor: rounding must not decide


@functools.lru_cache(maxsize=16384)
def weight(code: str) -> float:
    """The sum of the weights of the sounds: a vowel counts half a consonant."""
    weights, vowels = tables().weights, sum(map(code.count, tables().vowels))
    return vowels * weights["vowel"] + (len(code) - vowels) * weights["consonant"]


@functools.lru_cache(maxsize=16384)
def indels(code: str, pivot: str) -> tuple[float, ...]:
    """What it costs that each of the sounds comes or goes."""
    table = tables()
    costs, vowels = costs_of(pivot), table.vowels
    indel, coda = costs.indel, costs.coda
    vowel = indel["vowel"]
    beside = vowel * table.weights["beside_vowel"]
    voiced = [sound in vowels for sound in code]
    found, before = [], False  # whether a vowel stands there
    for sound, here, after in zip(code, voiced, (*voiced[1:], False), strict=False):
        if here:
            found.append(beside if before or after else vowel)
        elif before and not after and sound in coda:
            found.append(coda[sound])
        else:
            found.append(indel.get(sound, 1.0))
        before = here
    return tuple(found)


def costs_of(pivot: str) -> Profile:
    """The costs of a language of origin; the generic ones where there are no others."""
    profiles = tables().profiles
    return profiles.get(pivot) or profiles[GENERIC]


@functools.lru_cache(maxsize=2048)
def comes_for(sound: str, pivot: str) -> float:
    """What it costs at least that a sound comes or goes, wherever it stands."""
    table, costs = tables(), costs_of(pivot)
    if sound in table.vowels:
        return costs.indel["vowel"] * min(1.0, table.weights["beside_vowel"])
    return min(costs.indel.get(sound, 1.0), costs.coda.get(sound, math.inf))


class _Against:
    """One encoding, ready to be compared with many.

    `least` gives a bound for each sound of another encoding: what it costs at least, whatever it is
    aligned with. `changes` gives what each costs in the place of each sound of this one.
    """

    def __init__(self, code: str, pivot: str) -> None:
        self.code = code
        self.insertions = indels(code, pivot)
        self.empty = list(itertools.accumulate(self.insertions, initial=0.0))
        self.changes = _Changes(code, pivot)
        self.least = _Least(code, pivot)


class _Row(dict[str, float]):
    """What one sound costs in the place of each other one."""

    def __init__(self, sound: str, pivot: str) -> None:
        table = tables()
        self._sound, self._change, self._vowels = sound, costs_of(pivot).change, table.vowels
        self._other = table.weights["vowel_pair"] if sound in table.vowels else 1.0
        self[sound] = 0.0

    def __missing__(self, right: str) -> float:
        default = self._other if right in self._vowels else 1.0
        found = self[right] = self._change.get(self._sound + right, default)
        return found


_row = functools.lru_cache(maxsize=2048)(_Row)


class _Changes(dict[str, tuple[float, ...]]):
    """What a sound costs in the place of each sound of `code`; made when first asked for."""

    def __init__(self, code: str, pivot: str) -> None:
        self._code, self._pivot = code, pivot

    def __missing__(self, sound: str) -> tuple[float, ...]:
        found = self[sound] = tuple(map(_row(sound, self._pivot).__getitem__, self._code))
        return found


class _Least(dict[str, float]):
    """What a sound costs at least in a comparison with `code`."""

    def __init__(self, code: str, pivot: str) -> None:
        self._sounds, self._pivot = frozenset(code), pivot
        self.update(dict.fromkeys(self._sounds, 0.0))
        self._initial = min(1.0, tables().weights["initial"])

    def __missing__(self, sound: str) -> float:
        pairs = map(_row(sound, self._pivot).__getitem__, self._sounds)
        found = self[sound] = min(
            comes_for(sound, self._pivot), min(pairs, default=math.inf) * self._initial
        )
        return found


@functools.lru_cache(maxsize=4096)
def _against(code: str, pivot: str) -> _Against:
    return _Against(code, pivot)


@functools.lru_cache(maxsize=16384)
def distance(a: str, b: str, pivot: str = GENERIC, limit: float = math.inf) -> float:
    """The cost of the cheapest way from one encoding to the other, infinite if above the limit.

    The rows of Damerau's edit distance (neighbours change places as well). It ends where no way can
    stay below the limit, what is left of `a` costing something as well.
    """
    other = _against(b, pivot)
    rest = [*itertools.accumulate(map(other.least.__getitem__, reversed(a)), initial=-_GRAIN)]
    if rest[-1] > limit:
        return math.inf
    rest.reverse()
    weights = tables().weights
    deletions, insertions = indels(a, pivot), other.insertions
    older: list[float] = []
    before: list[float] = []
    row = other.empty
    lowest = low = 0.0
    for i, left in enumerate(a):
        lost, costs = deletions[i], other.changes[left]
        older, before, lowest = before, row, low
        changed = [diagonal + cost for diagonal, cost in zip(row, costs, strict=False)]
        if i == 0 and changed:
            changed[0] = costs[0] * weights["initial"]
        elif left + a[i - 1] in b:
            for j in range(1, len(b)):
                if left == b[j - 1] != b[j] == a[i - 1]:
                    changed[j] = min(changed[j], older[j - 1] + weights["transposition"])
        best = low = before[0] + lost
        row = [best]
        for above, change, inserted in zip(before[1:], changed, insertions, strict=True):
            # Comparisons, since `min` costs three times that.
            best += inserted
            if above + lost < best:
                best = above + lost
            if change < best:
                best = change
            if best < low:
                low = best
            row.append(best)
        if low + rest[i + 1] > limit and lowest + rest[i] > limit:
            return math.inf
    return row[-1] if row[-1] <= limit else math.inf


def alike(one: str, other: str, pivot: str = GENERIC, floor: float = 0.0) -> float:
    """1 for equal encodings, 0 for nothing in common (or nothing to compare, or below `floor`).

    Symmetric; quickest where `one` is the same in many comparisons.
    """
    if one == other:
        return 1.0 if one else 0.0
    if max(len(one), len(other)) > LONGEST:
        return 0.0
    heavier = max(weight(one), weight(other))
    cost = distance(other, one, pivot, (1 - floor) * heavier) if heavier else math.inf
    return max(0.0, 1.0 - cost / heavier) if cost < math.inf else 0.0


@functools.lru_cache(maxsize=16384)
def _stretches(code: str) -> tuple[str, ...]:
    """Consonants and vowels (with glides) by turns."""
    return tuple(tables().stretches.findall(code))


def matching(one: str, other: str, pivot: str, floor: float) -> bool:
    """Whether two encodings of one outline, stretch by stretch, allow that similarity.

    Quicker by far than the distance, which would hardly ever align them otherwise.
    """
    a, b = _stretches(one), _stretches(other)
    if len(a) != len(b):
        return True
    left = (1 - floor) * max(weight(one), weight(other))
    costs = costs_of(pivot).change
    pair = tables().weights["vowel_pair"]
    for some, others in zip(a, b, strict=True):
        if some == others:
            continue
        if len(some) != len(others):
            left -= _LEAST * abs(len(some) - len(others))
        else:
            left -= sum(costs.get(x + y, pair) for x, y in zip(some, others, strict=True) if x != y)
        if left < 0:
            return False
    return True
