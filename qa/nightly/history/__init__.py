"""The history: the sums of every night, in SQLite or PostgreSQL."""

from __future__ import annotations

from qa.nightly.history.store import History, open_history

__all__ = ["History", "open_history"]
