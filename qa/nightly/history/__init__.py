"""The history of the nights: their sums in SQLite or PostgreSQL, their stories in Parquet files beside.

A night is kept when `History.put` returns: a power cut does not take it away. Its stories are
written first (`rows.write_rows`), so that a kept night has them.
"""

from __future__ import annotations

from qa.nightly.history.files import stories_file
from qa.nightly.history.open import open_history
from qa.nightly.history.rows import read_rows, write_rows
from qa.nightly.history.which import Which

__all__ = ["Which", "open_history", "read_rows", "stories_file", "write_rows"]
