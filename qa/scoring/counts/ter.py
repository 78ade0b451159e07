"""TER: sacrebleu's tokeniser, formula and edits, with the length of all references as an integer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from qa.scoring.counts.edits import edits
from qa.scoring.counts.grams import Ints
from qa.scoring.counts.metric import References

# A multiple of 1 to 10: the mean length of so many references is an integer in parts of it.
_PARTS = 2520
_MOST = 10  # references of one segment
# Words of one side of a segment: the search for shifts grows with their square, and 5,000 words (a
# long story in one line) take seconds, 100,000 half an hour.
_LONGEST = 5000


class Ter:
    """A row: edits to the nearest reference, mean length of the references in parts of 2,520.

    sacrebleu keeps that mean as a float, whose sum depends on the order of adding where there are
    three references; the integers do not.
    """

    name = "TER"
    higher_is_better = False

    def __init__(
        self, *, normalized: bool = False, asian: bool = False, cased: bool = False
    ) -> None:
        from sacrebleu.metrics.ter import TER

        self._sacrebleu: Any = TER(normalized=normalized, asian_support=asian, case_sensitive=cased)
        self._key = f"ter|{normalized}|{asian}|{cased}"

    def rows(self, hypotheses: Sequence[str], references: References) -> Ints:
        """Raises ValueError for more than ten references of a segment, or more than 5,000 words."""
        found = []
        for hypothesis, several in zip(hypotheses, references, strict=True):
            if len(several) > _MOST:
                raise ValueError(f"TER takes at most {_MOST} references of a segment")
            ours = self._words(hypothesis)
            # sacrebleu tokenises references twice, which tells where stops stand in a row (“..5”).
            theirs = [self._words(self._sacrebleu._preprocess_segment(text)) for text in several]
            longest = max(map(len, (ours, *theirs)))
            if longest > _LONGEST:
                raise ValueError(f"a segment has {longest:,} words, TER takes at most {_LONGEST:,}")
            fewest = min(edits(ours, words) for words in theirs)
            found.append((fewest, sum(map(len, theirs)) * (_PARTS // len(theirs))))
        return np.array(found, dtype=np.int64).reshape(len(found), 2)

    def _words(self, text: str) -> list[str]:
        words: list[str] = self._sacrebleu._preprocess_segment(text).split()
        return words

    def value(self, sums: Sequence[int]) -> float:
        """Nought where neither side has a word, 100 where only the translation has."""
        return float(self._sacrebleu._compute_score_from_stats([sums[0], sums[1] / _PARTS]).score)

    def sentence(self, row: Sequence[int]) -> float:
        return self.value(row)

    def signature(self, references: int, **more: object) -> str:
        self._sacrebleu.num_refs = references
        signature = self._sacrebleu.get_signature()
        for key, value in more.items():
            signature.update(key, value)
        return str(signature)

    def key(self) -> str:
        return self._key
