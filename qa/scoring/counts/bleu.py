"""BLEU (Papineni et al. 2002): statistics like sacrebleu's, counted in batches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from qa.scoring.counts.grams import Counted, Ints, by_segment, matches, orders, words
from qa.scoring.counts.metric import References
from qa.scoring.counts.tokens import tokenizer

_ORDER = 4


class Bleu:
    """BLEU with one of sacrebleu's tokenisers. A row: both lengths, matches and totals of four orders."""

    name = "BLEU"
    higher_is_better = True

    def __init__(self, tokenize: str = "13a") -> None:
        from sacrebleu.metrics.bleu import BLEU

        self._sacrebleu: Any = BLEU(tokenize=tokenize)
        # A sentence has no 4-gram as often as not: orders that it has none of do not count.
        self._effective: Any = BLEU(tokenize=tokenize, effective_order=True)
        self._tokens = tokenizer(self._sacrebleu.tokenizer)
        self._tokenize = tokenize

    def rows(self, hypotheses: Sequence[str], references: References) -> Ints:
        number = len(references[0]) if references else 0
        sides = [hypotheses, *([r[i] for r in references] for i in range(number))]
        split = [self._tokens([text.rstrip() for text in side]) for side in sides]
        segments = len(hypotheses)
        lengths = np.array([[len(s) for s in side] for side in split], dtype=np.int64)
        flats, size = words(*split)
        same, total = [], []
        for keys, span in orders(flats, size, segments, _ORDER):
            counted = [Counted.of(k) for k in keys]
            merged = counted[1]
            for other in counted[2:]:
                merged = merged.either(other)
            same.append(matches(counted[0], merged, span, segments))
            total.append(by_segment(keys[0] // span, np.ones_like(keys[0]), segments))
        return np.stack([lengths[0], _closest(lengths), *same, *total], axis=1)

    def value(self, sums: Sequence[int]) -> float:
        return float(self._sacrebleu._compute_score_from_stats(list(sums)).score)

    def sentence(self, row: Sequence[int]) -> float:
        return float(self._effective._compute_score_from_stats(list(row)).score)

    def signature(self, references: int, **more: object) -> str:
        self._sacrebleu.num_refs = references
        signature = self._sacrebleu.get_signature()
        for key, value in more.items():
            signature.update(key, value)
        return str(signature)

    def key(self) -> str:
        # An analyser's signature has its version and dictionary, on which its words depend.
        return f"bleu|{self._tokenize}|{self._sacrebleu.tokenizer.signature()}"


def _closest(lengths: Ints) -> Ints:
    """The length of each segment's reference that is nearest to the hypothesis's, the shorter of equals."""
    ours, theirs = lengths[0], np.sort(lengths[1:], axis=0)
    nearest = np.argmin(np.abs(theirs - ours), axis=0)
    found: Ints = theirs[nearest, np.arange(len(ours))]
    return found
