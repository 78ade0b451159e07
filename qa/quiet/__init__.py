"""Findings that somebody overruled: by a comment, by an entry beside the configuration, or known
before. `silence` takes them out of a result; nothing of it is forgotten."""

from __future__ import annotations

from qa.quiet.rules import Rules
from qa.quiet.silence import silence, with_known

__all__ = ["Rules", "silence", "with_known"]
