"""chrF and chrF++ (Popović 2015, 2017): statistics like sacrebleu's, counted in batches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from qa.scoring.counts.grams import (
    Counted,
    Ints,
    by_segment,
    characters,
    matches,
    orders,
    words,
)
from qa.scoring.counts.long import counts, fits, ids
from qa.scoring.counts.metric import References

_EPSILON = 1e-16
_LONG = 2_000_000  # characters of all sides of a segment
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


class ChrF:
    """chrF with `word_order` 0, chrF++ with 2; six orders of characters, beta 2, as sacrebleu's default.

    A row has hypothesis count, reference count and matches for each order, of the reference with
    the best F score of the segment, the first of equals.
    """

    higher_is_better = True

    def __init__(self, word_order: int = 2) -> None:
        from sacrebleu.metrics.chrf import CHRF

        self._sacrebleu: Any = CHRF(word_order=word_order)
        self.name = "chrF" + "+" * word_order

    def rows(self, hypotheses: Sequence[str], references: References) -> Ints:
        number = len(references[0]) if references else 0
        if len(hypotheses) > 1 and _longest(hypotheses, references) > _LONG:
            # One by one: only what is long itself is counted in parts.
            pairs = zip(hypotheses, references, strict=True)
            return np.concatenate([self.rows([h], [r]) for h, r in pairs])
        sides = [list(hypotheses), *([r[i] for r in references] for i in range(number))]
        tight = [[_tight(t) for t in s] for s in sides]
        parts = [self._long(tight) or self._orders(sides, *characters(*tight))]
        if self._sacrebleu.word_order:
            split = [[_split(t) for t in s] for s in sides]
            parts.append(self._orders(sides, *words(*split), self._sacrebleu.word_order))
        by_reference = [np.concatenate([p[i] for p in parts], axis=1) for i in range(number)]
        best = by_reference[0]
        top = self._f_scores(best)
        for rows in by_reference[1:]:
            score = self._f_scores(rows)
            better = score > top
            best = np.where(better[:, None], rows, best)
            top = np.where(better, score, top)
        return best

    def _long(self, tight: Sequence[Sequence[str]]) -> list[Ints]:
        """The same for the characters of one long segment, in bounded memory; else nothing."""
        highest = int(self._sacrebleu.char_order)
        if len(tight[0]) != 1 or sum(len(side[0]) for side in tight) <= _LONG:
            return []
        sides, size = ids(*(side[0] for side in tight))
        if not fits(size, highest):  # over a thousand signs: in the usual way
            return []
        found: list[list[int]] = [[] for _ in sides[1:]]
        for order in range(1, highest + 1):
            (ours, *theirs), same = counts(sides, size, order)
            for columns, total, matched in zip(found, theirs, same, strict=True):
                columns += [ours if total else 0, total, matched]
        return [np.array([columns], dtype=np.int64) for columns in found]

    def _orders(
        self, sides: Sequence[Sequence[str]], flats: Any, size: int, highest: int = 0
    ) -> list[Ints]:
        """For each reference the (segments, 3 × orders) counts."""
        segments = len(sides[0])
        highest = highest or int(self._sacrebleu.char_order)
        found: list[list[Ints]] = [[] for _ in sides[1:]]
        for keys, span in orders(flats, size, segments, highest):
            counted = [Counted.of(k) for k in keys]
            totals = [by_segment(k // span, np.ones_like(k), segments) for k in keys]
            for place, columns in enumerate(found, 1):
                # What the reference has no n-gram of is not counted in the hypothesis either.
                ours = np.where(totals[place] > 0, totals[0], 0)
                same = matches(counted[0], counted[place], span, segments)
                columns += [ours, totals[place], same]
        return [np.stack(columns, axis=1) for columns in found]

    def _f_scores(self, rows: Ints) -> np.ndarray[Any, np.dtype[np.float64]]:
        """sacrebleu's F score of each row, operation for operation, so that ties fall alike."""
        factor = self._sacrebleu.beta**2
        precision = np.zeros(len(rows))
        recall = np.zeros(len(rows))
        effective = np.zeros(len(rows))
        for first in range(0, rows.shape[1], 3):
            ours, theirs, same = (rows[:, first + n].astype(np.float64) for n in range(3))
            with np.errstate(divide="ignore", invalid="ignore"):
                p = np.where(ours > 0, same / ours, _EPSILON)
                r = np.where(theirs > 0, same / theirs, _EPSILON)
            both = (ours > 0) & (theirs > 0)
            precision = np.where(both, precision + p, precision)
            recall = np.where(both, recall + r, recall)
            effective += both
        with np.errstate(divide="ignore", invalid="ignore"):
            precision = np.where(effective > 0, precision / effective, 0.0)
            recall = np.where(effective > 0, recall / effective, 0.0)
            score = (1 + factor) * precision * recall / ((factor * precision) + recall)
        return np.where(precision + recall > 0, 100 * score, 0.0)

    def value(self, sums: Sequence[int]) -> float:
        return float(self._sacrebleu._compute_score_from_stats(list(sums)).score)

    def sentence(self, row: Sequence[int]) -> float:
        return self.value(row)

    def signature(self, references: int, **more: object) -> str:
        return _signed(self._sacrebleu, references, more)

    def key(self) -> str:
        return f"chrf|{self._sacrebleu.char_order}|{self._sacrebleu.word_order}"


def _signed(metric: Any, references: int, more: dict[str, object]) -> str:
    metric.num_refs = references
    signature = metric.get_signature()
    for key, value in more.items():
        signature.update(key, value)
    return str(signature)


def _longest(hypotheses: Sequence[str], references: References) -> int:
    """Characters of the longest segment, all of its sides together."""
    pairs = zip(hypotheses, references, strict=True)
    return max(len(h) + sum(map(len, several)) for h, several in pairs)


def _tight(text: str) -> str:
    return "".join(text.split())


def _split(text: str) -> list[str]:
    """Words with a punctuation mark at their end, else at their beginning, apart (chrF's own rule)."""
    found: list[str] = []
    for word in text.split():
        if len(word) > 1 and word[-1] in _PUNCTUATION:
            found += (word[:-1], word[-1])
        elif len(word) > 1 and word[0] in _PUNCTUATION:
            found += (word[0], word[1:])
        else:
            found.append(word)
    return found
