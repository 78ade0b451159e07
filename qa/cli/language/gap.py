"""What a language lacks, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a language lacks; `fault` when its file is wrong, and not only short.

    `words` are words that nearly all others have: what they are for is silent, the check itself is not.
    """

    code: str
    part: str
    file: str
    what: str
    fault: bool = False
    words: bool = False


def harm(serves: Sequence[str], blurs: Sequence[str] = ()) -> str:
    """The checks that do not work without a thing, and those that are less sure."""
    silent = f"; silent without it: {', '.join(serves)}" if serves else ""
    return silent + (f"; less sure without it: {', '.join(blurs)}" if blurs else "")
