"""`git diff-index -p --unified=0` to the changed lines of each file. Names and content are hostile.

A line of a hunk can look like the head of a file, and a name can have line feeds and quotation marks:
hunks are read by the lengths that they give, names as git quotes them.
"""

from __future__ import annotations

import os
import re

from qa.git.lines import WHOLE, Lines

_HUNK = re.compile(rb"@@ -\d{1,12}(?:,(\d{1,12}))? \+(\d{1,12})(?:,(\d{1,12}))? @@")
_SIGNS = {b"a": 7, b"b": 8, b"t": 9, b"n": 10, b"v": 11, b"f": 12, b"r": 13, b'"': 34, b"\\": 92}
_ESCAPE = re.compile(rb'\\([0-7]{3}|[abtnvfr"\\])')


def changed_lines(patch: bytes) -> dict[str, Lines]:
    """For each file of the patch that has new text: its name from the top, its changed lines.

    A file without hunks (a new name alone, another mode) is not in it; a binary one is whole.
    """
    found: dict[str, Lines] = {}
    rows = patch.split(b"\n")
    name = ""
    changed: list[tuple[int, int]] = []
    gaps: list[int] = []

    def done() -> None:
        if name and (changed or gaps):
            found[name] = Lines(tuple(changed), tuple(gaps))
        changed.clear()
        gaps.clear()

    index = 0
    while index < len(rows):
        row = rows[index]
        index += 1
        if row.startswith(b"diff --git "):
            done()
            name = ""
        elif row.startswith(b"+++ "):
            name = _name(row[4:])
        elif row.startswith(b"Binary files ") and row.endswith(b" differ"):
            binary = _binary(row)
            if binary:
                found[binary] = WHOLE
        elif hunk := _HUNK.match(row):
            old = int(hunk[1]) if hunk[1] is not None else 1
            start, new = int(hunk[2]), int(hunk[3]) if hunk[3] is not None else 1
            if new:
                changed.append((start, start + new - 1))
            else:
                gaps.append(start)
            index = _behind(rows, index, old + new)
    done()
    return found


def _behind(rows: list[bytes], index: int, count: int) -> int:
    """The row behind a hunk of so many lines; what tells of a missing line end is none of them."""
    while count and index < len(rows):
        count -= not rows[index].startswith(b"\\")
        index += 1
    return index


def _name(given: bytes) -> str:
    """The name behind +++: b/name, quoted where it is odd, nothing for a file that is gone."""
    # A tab ends a name with blanks.
    name = _unquoted(given) if given.startswith(b'"') else given.removesuffix(b"\t")
    return os.fsdecode(name[2:]) if name.startswith(b"b/") else ""


def _binary(row: bytes) -> str:
    """The second name in "Binary files a/x and b/x differ"; the last "and b/" begins it."""
    body = row[len(b"Binary files ") : -len(b" differ")]
    quoted = re.search(rb' and ("b/(?:[^"\\]|\\.)*")$', body)
    if quoted:
        return _name(quoted[1])
    # Two equal halves, unless the file has a new name.
    half = (len(body) - len(b" and ")) // 2
    first, second = body[:half], body[half + len(b" and ") :]
    if first[2:] == second[2:] and second.startswith(b"b/"):
        return os.fsdecode(second[2:])
    return os.fsdecode(body.rpartition(b" and b/")[2]) if b" and b/" in body else ""


def _unquoted(given: bytes) -> bytes:
    """git's quoting of a name, undone."""

    def sign(match: re.Match[bytes]) -> bytes:
        code = match[1]
        return bytes([_SIGNS[code] if code in _SIGNS else int(code, 8) & 255])

    return _ESCAPE.sub(sign, given.strip(b"\t").removeprefix(b'"').removesuffix(b'"'))
