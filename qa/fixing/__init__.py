"""Fixes applied to files: chosen, written where they belong, looked at again."""

from __future__ import annotations

from qa.fixing.choose import Left, Why, chosen
from qa.fixing.diff import difference
from qa.fixing.mend import Applied, Mended, mend

__all__ = ["Applied", "Left", "Mended", "Why", "chosen", "difference", "mend"]
