"""Names that each language transcribes by its own rules: Kasyanov, Kasjanow; Bolshoy, Bolchoï."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from qa.datafile import read_toml

TRANSCRIBED = Path(__file__).parents[1] / "languages" / "names" / "transcribed.toml"
_MOST = 40  # letters of a name
_TAIL = 2  # letters that a case may add

Rule = tuple[str, str, bool]  # letters there, letters here, whether they tell by themselves


@functools.cache
def by_sound(code: str) -> bool:
    """Whether the language writes each foreign name anew in its own letters."""
    return code in _data()["by-sound"]


@functools.cache
def rules(source: str, target: str) -> tuple[Rule, ...]:
    """What of a name in the one language may be what in the other, by way of English."""
    found: dict[tuple[str, str], bool] = {}
    tables = _tables(source), _tables(target)
    for sure in (True, False):
        theirs, ours = (table[0 if sure else 1] for table in tables)
        for letters in dict.fromkeys((*theirs, *ours)):
            for one in (letters, *theirs.get(letters, ())):
                for other in (letters, *ours.get(letters, ())):
                    if one != other:
                        found.setdefault((one, other), sure)
    return tuple((one, other, sure) for (one, other), sure in found.items())


def transcribed(source: str, target: str, known: Sequence[Rule]) -> bool:
    """Whether the folded target is the folded source, by one of `known` that tells at least, else
    letter by letter. A case ending of up to two letters may follow. Time is bounded by the product
    of the lengths.
    """
    if max(len(source), len(target)) > _MOST:
        return False
    # Where in the target each place of the source may have come to, and whether by a rule.
    reached: list[set[tuple[int, bool]]] = [set() for _ in range(len(source) + 1)]
    reached[0].add((0, False))
    for at in range(len(source)):
        for there, ruled in reached[at]:
            if target[there : there + 1] == source[at]:
                reached[at + 1].add((there + 1, ruled))
            for one, other, sure in known:
                if source.startswith(one, at) and target.startswith(other, there):
                    reached[at + len(one)].add((there + len(other), ruled or sure))
    return any(ruled and len(target) - there <= _TAIL for there, ruled in reached[-1])


def _tables(code: str) -> tuple[dict[str, Sequence[str]], dict[str, Sequence[str]]]:
    """The letters that tell, and those that come along."""
    own = dict(_data().get(code, {}))
    also = own.pop("also", {})
    common: dict[str, Sequence[str]] = _data()["any"]
    every: dict[str, Sequence[str]] = {
        k: (*own.get(k, ()), *common.get(k, ())) for k in (*own, *common)
    }
    return every, also


@functools.cache
def _data() -> dict[str, Any]:
    return read_toml(TRANSCRIBED)
