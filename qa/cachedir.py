"""Where compiled glossaries, scores and verdicts are kept. Light: it is asked before anything else."""

from __future__ import annotations

import os
import sys


def cache_dir() -> str | None:
    """The folder's path; None when there is no home."""
    named = os.environ.get("WIREQA_CACHE")
    if named:
        return named
    home = os.path.expanduser("~")
    if home == "~":
        return None
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "wireqa")
    if sys.platform == "win32":
        return os.path.join(
            os.environ.get("LOCALAPPDATA", os.path.join(home, "AppData", "Local")), "wireqa"
        )
    return os.path.join(os.environ.get("XDG_CACHE_HOME", os.path.join(home, ".cache")), "wireqa")
