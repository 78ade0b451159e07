"""Overlap statistics of a batch's stories, counted together: twice as fast as one by one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from qa.language import Scoring, language
from qa.model import Document
from qa.nightly.task import METRICS
from qa.scoring.counts.table import metric
from qa.scoring.rows import rows

Stats = dict[str, tuple[int, ...]]


def overlaps(documents: Sequence[Document]) -> list[Stats]:
    """For each story, by metric and signature, the integers added over its segments.

    Nothing for a story of which a segment has no translation or no reference.
    """
    found: list[Stats] = [{} for _ in documents]
    alike: dict[tuple[Scoring, int], list[int]] = {}
    for place, document in enumerate(documents):
        segments = document.segments
        if segments and all(s.references and s.target for s in segments):
            number = min(len(s.references) for s in segments)
            key = language(document.target_lang).scoring, number
            alike.setdefault(key, []).append(place)
    for (scoring, number), places in alike.items():
        together = [s for place in places for s in documents[place].segments]
        sizes = [len(documents[place].segments) for place in places]
        starts = np.cumsum([0, *sizes[:-1]])
        targets = [s.target for s in together]
        references = [s.references[:number] for s in together]
        for name in METRICS:
            counted = rows(name, scoring, targets, references)
            signature = metric(name, scoring)[0].signature(number)
            sums = np.add.reduceat(counted, starts, axis=0, dtype=np.int64)
            for place, stats in zip(places, sums.tolist(), strict=True):
                found[place][f"{name}|{signature}"] = tuple(stats)
    return found
