"""The overlap metrics by name, as a target language needs them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from qa.language import Scoring
from qa.scoring.counts.bleu import Bleu
from qa.scoring.counts.chrf import ChrF
from qa.scoring.counts.grams import Ints
from qa.scoring.counts.metric import Metric, References
from qa.scoring.counts.spbleu import SpBleu
from qa.scoring.counts.ter import Ter

NAMES = ("BLEU", "chrF", "chrF++", "TER", "spBLEU")

_BATCH = 1500  # segments counted at once: enough to pay for numpy, little enough for its memory
_BATCH_SIGNS = 800_000  # characters of a batch's hypotheses and longest references


def metric(name: str, scoring: Scoring) -> tuple[Metric, str]:
    """A metric and what has to be said about it: a tokeniser that stands in for a missing one.

    Raises RuntimeError where spBLEU's model or library is not there; nothing is downloaded.
    """
    if name == "chrF":
        return ChrF(0), ""
    if name == "chrF++":
        return ChrF(2), ""
    if name == "TER":
        return Ter(normalized=scoring.asian_ter, asian=scoring.asian_ter), ""
    if name == "spBLEU":
        return SpBleu(), ""
    try:
        return Bleu(scoring.bleu_tokenizer), ""
    except (RuntimeError, ImportError):
        # Japanese and Korean need a morphological analyser, an extra of sacrebleu.
        return Bleu("char"), (
            f"characters: {scoring.bleu_tokenizer} is not installed "
            f"(pip install 'sacrebleu[{scoring.bleu_tokenizer[:2]}]')"
        )


def rows(metric: Metric, hypotheses: Sequence[str], references: References) -> Ints:
    """Statistics of any number of segments, (segments, width); there is at least one."""
    return np.concatenate(list(batches(metric, hypotheses, references)))


def batches(metric: Metric, hypotheses: Sequence[str], references: References) -> Iterator[Ints]:
    """The same in batches of bounded size, one behind the other."""
    start = 0
    while start < len(hypotheses):
        end, signs = start, 0
        while end < len(hypotheses) and end - start < _BATCH and signs < _BATCH_SIGNS:
            signs += len(hypotheses[end]) + max(map(len, references[end]), default=0)
            end += 1
        yield metric.rows(hypotheses[start:end], references[start:end])
        start = end
