"""Fixes into files: which may be applied, how they read where they stand, until nothing more changes.

Knows findings, documents and the format's way to write; what a story is examined with is given to
it (`Again`), so that it is pure: bytes in, bytes and what is left out.
"""

from __future__ import annotations

from qa.fixing.beside import annotated, tracked
from qa.fixing.choosing import Left
from qa.fixing.mending import Mended, mend
from qa.fixing.state import Again, State

__all__ = ["Again", "Left", "Mended", "State", "annotated", "mend", "tracked"]
