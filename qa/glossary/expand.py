"""Patterns of wrong renderings to the literal texts that they stand for.

A pattern has groups of alternatives, `internal (talks|dialogue) (in|between) (the)? (Afghans)`.
It is no regular expression: only groups, a `?` behind a group, and blanks, which close up where
an optional group is left out. `{rivals:country.af}` among the alternatives stands for the names
of every concept that an abbreviation of country.af could be taken for.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from typing import NamedTuple

_GROUP = re.compile(r"\(([^()]*)\)(\?)?")
_RIVALS = re.compile(r"\{rivals:([^{}]+)\}")
_SLOT = re.compile(r"\{(\d+)\}")
LARGEST = 200_000


class Rendering(NamedTuple):
    """A literal wrong text and what to write instead of it."""

    text: str
    instead: str


def expand(
    pattern: str, instead: str, rivals: Callable[[str], tuple[str, ...]]
) -> tuple[Rendering, ...]:
    """Every combination, in the pattern's order; ValueError when it is broken or too large."""
    parts: list[tuple[str, ...]] = []
    groups: list[int] = []
    position = 0
    for match in _GROUP.finditer(pattern):
        parts.append((pattern[position : match.start()],))
        alternatives: list[str] = []
        for alternative in match[1].split("|"):
            named = _RIVALS.fullmatch(alternative.strip())
            alternatives.extend(rivals(named[1]) if named else [alternative])
        if match[2]:
            alternatives.append("")
        groups.append(len(parts))
        parts.append(tuple(dict.fromkeys(alternatives)))
        position = match.end()
    parts.append((pattern[position:],))
    loose = "".join(part[0] for index, part in enumerate(parts) if index not in groups)
    if any(sign in loose for sign in "()|?{}"):
        raise ValueError("its groups do not close")
    if any(int(slot) not in range(1, len(groups) + 1) for slot in _SLOT.findall(instead)):
        raise ValueError("'instead' names a group that is not there")
    size = 1
    for part in parts:
        size *= len(part)
    if size > LARGEST:
        raise ValueError(f"it stands for {size:,} texts, more than {LARGEST:,}")
    found: dict[str, str] = {}
    for combination in itertools.product(*parts):
        text = " ".join("".join(combination).split())
        chosen = [combination[index].strip() for index in groups]
        right = _SLOT.sub(lambda slot, chosen=chosen: chosen[int(slot[1]) - 1], instead)  # type: ignore[misc]
        if text:
            found.setdefault(text, " ".join(right.split()))
    return tuple(Rendering(text, right) for text, right in found.items())
