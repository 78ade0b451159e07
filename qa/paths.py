"""What a path leads to, without waiting and without going round."""

from __future__ import annotations

import os
from pathlib import Path


def real(path: Path) -> Path:
    """The path with its links followed; one that leads back to itself stays, for whoever reads it to
    tell (`Path.resolve` raises RuntimeError)."""
    return Path(os.path.realpath(path))


def waits(path: Path) -> bool:
    """Whether it is a pipe or another thing that is no file: whoever opens it may wait for ever."""
    return path.exists() and not path.is_file()
