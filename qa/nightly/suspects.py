"""Where mining looks: the sentences of a night in which a check doubts a name, and no others.

They hold nearly all that mining finds in the whole corpus, for less than half of its cost.
"""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterator, Sequence
from pathlib import Path

from qa.model import Finding, StoryRow
from qa.nightly.tables import table_suffix
from qa.nightly.task import Place

_STORIES = 20_000  # that are remembered: memory does not grow with the corpus
_SEGMENTS = 1_000  # of one of them, the first ones
_NAMES = "Accuracy/Mistranslation"

Doubt = tuple[str, int]  # a story within its file ("" for the only one), the number of a segment


def story_key(name: str, layout: Sequence[Place]) -> str:
    """What all systems' translations of one story share: `name` without system and table."""
    head, _, rest = name.partition("#")
    path = Path(head)
    if rest and table_suffix(path):
        return f"#{rest}"
    *folders, file = path.parts or ("",)
    kept = [
        part
        for number, part in enumerate(folders)
        if number >= len(layout) or layout[number] != "system"
    ]
    return "/".join([*kept, file])


class Suspects:
    """Collects them from a night's rows, in any order.

    Of more stories than are remembered a sample stays, another one for another `key`: those whose
    names have the smallest digests together with it.
    """

    def __init__(self, key: str, layout: Sequence[Place], most: int = _STORIES) -> None:
        self._key, self._layout, self._most = key, layout, most
        self._doubts: dict[str, set[Doubt]] = {}
        self._largest: list[tuple[int, str]] = []  # a heap of negative digests
        self.segments = 0  # of all rows, doubted or not

    def add(self, row: StoryRow) -> None:
        """One more story."""
        self.segments += row.segments
        found = {finding.span.segment for finding in row.findings if _doubts(finding)}
        if not found:
            return
        key = story_key(row.story, self._layout)
        if key not in self._doubts and not self._room(key):
            return
        _, _, rest = row.story.partition("#")
        inner = "" if key.startswith("#") else rest
        doubts = self._doubts[key]
        doubts.update((inner, number) for number in found)
        if len(doubts) > 2 * _SEGMENTS:
            self._doubts[key] = set(heapq.nsmallest(_SEGMENTS, doubts))

    def _room(self, key: str) -> bool:
        data = f"{self._key}\0{key}".encode("utf-8", "surrogateescape")
        digest = int.from_bytes(hashlib.blake2b(data, digest_size=8).digest())
        if len(self._largest) < self._most:
            heapq.heappush(self._largest, (-digest, key))
        else:
            # What goes once never comes back: the sample does not depend on the order.
            _, gone = heapq.heappushpop(self._largest, (-digest, key))
            if gone == key:
                return False
            del self._doubts[gone]
        self._doubts[key] = set()
        return True

    def __iter__(self) -> Iterator[tuple[str, set[Doubt]]]:
        """The keys of the stories with what is doubted in them, in the order of the sample."""
        for _, key in sorted(self._largest, reverse=True):
            yield key, set(heapq.nsmallest(_SEGMENTS, self._doubts[key]))


def _doubts(finding: Finding) -> bool:
    return bool(finding.severity) and (finding.term is not None or finding.mqm == _NAMES)
