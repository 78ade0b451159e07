"""What people said to leave alone: comments in the file, a list beside it, what was known before."""

from __future__ import annotations

from qa.quiet.comments import Comment, comments
from qa.quiet.entries import Entry, Known
from qa.quiet.silence import Silence, Spoken, silence

__all__ = ["Comment", "Entry", "Known", "Silence", "Spoken", "comments", "silence"]
