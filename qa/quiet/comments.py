"""Comments in a file that say what to leave alone.

    <!-- qa:ignore near-miss-name that is how he spells it -->     on the line of the finding
    <!-- qa:ignore-next-line changed-number the agency corrected it -->
    <!-- qa:off house-style a document of 1995 --> … <!-- qa:on house-style -->

In PO files they begin with #. A story in plain text has no comments: its list is qa-suppressions.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from qa.documents.raw import Raw

Kind = Literal["ignore", "ignore-next-line", "off", "on"]

_SAYS = r"qa:(ignore-next-line|ignore|off|on)(?![\w-])([^\n]{0,500}?)"
_COMMENT = {
    "markup": re.compile(rf"<!--[ \t]*{_SAYS}[ \t]*-->"),
    "hash": re.compile(rf"^#[ \t]*{_SAYS}[ \t]*\r?$", re.M),
}


@dataclass(frozen=True, slots=True)
class Comment:
    """`checks` are the names it gives (none: all checks), `line` where it stands, from 1."""

    kind: Kind
    checks: tuple[str, ...]
    reason: str
    line: int
    at: int


def comments(
    raw: Raw, syntax: str, known: Iterable[str]
) -> tuple[tuple[Comment, ...], tuple[str, ...]]:
    """The comments of a file, in order, and what is wrong with some of them, a sentence each."""
    if "qa:" not in raw.text or syntax not in _COMMENT:
        return (), ()
    names = frozenset(known)
    found, wrong = [], []
    for match in _COMMENT[syntax].finditer(raw.text):
        words = match[2].split()
        listed = words[0].split(",") if words else []
        checks = tuple(name for name in listed if name in names)
        odd = [name for name in listed if name and name not in names]
        line = raw.line(match.start())
        kind: Kind = match[1]  # type: ignore[assignment]
        if not checks:
            what = f"names no check: {odd[0]!r}" if odd else "names no check"
            wrong.append(f"line {line}: qa:{kind} {what}, so that it is not heeded")
            continue
        reason = " ".join(words[1:])
        if not reason and kind != "on":
            wrong.append(f"line {line}: qa:{kind} gives no reason")
        wrong += [f"line {line}: qa:{kind} names an unknown check: {name!r}" for name in odd]
        found.append(Comment(kind, checks, reason, line, match.start()))
    return tuple(found), tuple(wrong)
