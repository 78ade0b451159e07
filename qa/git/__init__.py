"""What git knows of the files: which lines changed, and what is staged. Only git itself is asked."""

from __future__ import annotations

from qa.git.lines import Lines
from qa.git.repository import Changes, changes

__all__ = ["Changes", "Lines", "changes"]
