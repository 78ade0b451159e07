"""COMET and CometKiwi through unbabel-comet (extra `neural`), from a checkpoint on this disk.

Nothing is downloaded: Hugging Face's libraries are told to be offline before they are imported, and
a checkpoint or encoder that is not there is one sentence. COMET cuts what is longer than its encoder
takes without a word; here such a segment is split into as many parts on each side, in proportion and
at blanks where there are any, and its score is the mean of the parts, weighed by the length of the
translation. How many were split is in the score's note. Scores are kept by segment and checkpoint.
"""

from __future__ import annotations

from qa.scoring.neural.model import checkpoint, load
from qa.scoring.neural.scores import NeuralScores, neural

__all__ = ["NeuralScores", "checkpoint", "load", "neural"]
