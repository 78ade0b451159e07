"""The history of the nights: their sums in SQLite or PostgreSQL, their stories and findings in files.

A night is kept when `History.put` returns: a power cut does not take it away. Its stories
(results.jsonl.gz) and findings (findings.parquet) are written first, so that a kept night has them.
"""

from __future__ import annotations

from qa.nightly.history.open import open_history
from qa.nightly.history.which import Which

__all__ = ["Which", "open_history"]
