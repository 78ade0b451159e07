"""Bilingual detection: the source has a name, so which stretch of the target is its mangled form?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qa.names.sound import similarity
from qa.names.tokens import NameToken

FLAG, CHECK = 0.70, 0.55
_POSITION, _MOST = 0.12, 3


@dataclass(frozen=True, slots=True)
class Located:
    """The stretch [start, end) that sounds most like the name, and how much (0 to 1)."""

    start: int
    end: int
    name: str
    value: float
    similarity: float


def locate(
    length: int,
    tokens: Sequence[NameToken],
    names: Sequence[str],
    source_form: str,
    place: float,
    pivot: str,
) -> Located | None:
    """The best stretch of one to three name tokens, or None below the band of doubt.

    `length` is that of the target text, `place` the relative position of the name in the source,
    `names` its accepted forms; what is explained by another name must not be among the tokens.
    """
    from anyascii import anyascii

    sound = anyascii(source_form).replace(" ", "")
    best: Located | None = None
    for first in range(len(tokens)):
        for size in range(1, _MOST + 1):
            part = tokens[first : first + size]
            if len(part) < size or any(not token.joined for token in part[1:]):
                break
            text = "".join(token.text for token in part)
            middle = (part[0].start + part[-1].end) / 2 / max(length, 1)
            heard = similarity(text, sound, pivot)
            for name in names:
                if len(name.split()) != size:
                    continue
                near = similarity(text, name.replace(" ", ""), pivot)
                value = (near + max(near, heard)) / 2 - _POSITION * abs(place - middle)
                if value >= CHECK and (best is None or value > best.value):
                    best = Located(part[0].start, part[-1].end, name, value, near)
    return best
