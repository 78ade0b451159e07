"""Paths as services want them: from the root of the repository, whatever folder the run was in."""

from __future__ import annotations

import os.path
from urllib.parse import quote

from qa.reporting.harmless import readable
from qa.reporting.summary import ReportOptions


def from_root(path: str, options: ReportOptions) -> str:
    """The path from the repository's root; an absolute one where it is outside, else as it was given."""
    if path.startswith("<"):  # standard input
        return path
    if not options.root:
        return os.path.normpath(path) if path else ""
    whole = os.path.normpath(os.path.join(options.folder, path))
    inside = os.path.join(options.root, "")
    return whole[len(inside) :] if whole.startswith(inside) else whole


def uri(path: str) -> str:
    """A path as a URI, relative where the path is; every sign that means something is escaped."""
    shown = quote(readable(path))
    return f"file://{shown}" if path.startswith("/") else shown
