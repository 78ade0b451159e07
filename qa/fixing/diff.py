"""What a run would change, as a unified diff."""

from __future__ import annotations

import difflib

from qa.documents.raw import Raw

_CONTEXT = 3


def difference(before: Raw, after: Raw) -> str:
    """The unified diff of a file's text, "" where nothing changes; a packed file's is by its parts."""
    parts = zip(before.parts(), after.parts(), strict=True)
    return "".join(_difference(one, other) for (_, one), (_, other) in parts)


def _difference(before: Raw, after: Raw) -> str:
    name = f"{before.path}:{before.member}" if before.member else before.path
    lines = difflib.unified_diff(
        _lines(before.text), _lines(after.text), f"a/{name}", f"b/{name}", n=_CONTEXT
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _lines(text: str) -> list[str]:
    # Only line feeds part lines: U+2028 and form feeds stand inside them.
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
