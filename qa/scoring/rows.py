"""Rows of a metric for many segments: from the cache, else counted, by one process or several."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from qa.language import Scoring
from qa.scoring.counts.grams import Ints
from qa.scoring.counts.metric import Metric, References
from qa.scoring.counts.table import batches
from qa.scoring.counts.table import metric as metric_of
from qa.scoring.overlap import sacrebleu_version
from qa.scoring.rowcache import RowCache, keys

# To be raised whenever our counting of some text changes.
VERSION = "1"

_SHARE = 3000  # segments that go to a process at once
_SEVERAL = 2 * _SHARE  # below that a second process starts later than the first is done
_SEVERAL_TER = 400  # TER takes ten times as long


def rows(
    name: str,
    scoring: Scoring,
    hypotheses: Sequence[str],
    references: References,
    cache: Path | None = None,
    jobs: int = 1,
) -> Ints:
    """The rows of the metric `name`, (segments, width), in the order of the segments.

    The bytes are the same for any number of jobs and with any cache. Rows are as small as their
    numbers allow: int32 where they all fit, else int64; sums must be taken as int64.
    """
    metric, _ = metric_of(name, scoring)
    shelf = RowCache(cache)
    version = f"{sacrebleu_version()}|{VERSION}"
    names = keys(metric.key(), version, hypotheses, references) if cache else []
    width = _width(name, scoring)
    held = shelf.read(names, width) if cache else {}
    missing = [n for n in range(len(hypotheses)) if not held or names[n] not in held]
    counted = _counted(
        name, scoring, [hypotheses[n] for n in missing], [references[n] for n in missing], jobs
    )
    if cache and missing:
        shelf.write({names[n]: row for n, row in zip(missing, counted, strict=True)})
    if len(missing) == len(hypotheses):
        return counted
    found = np.empty((len(hypotheses), width), dtype=np.int64)
    found[missing] = counted
    known = np.ones(len(hypotheses), dtype=bool)
    known[missing] = False
    for n in np.flatnonzero(known):
        found[n] = held[names[n]]
    return _small(found)


def _small(found: Ints) -> Ints:
    fits = not found.size or int(np.abs(found).max()) < 2**31
    return found.astype(np.int32) if fits else found


def count(metric: Metric, hypotheses: Sequence[str], references: References) -> Ints:
    """Rows in the smallest type, batch by batch: no large copy of all of them is made."""
    return np.concatenate([_small(part) for part in batches(metric, hypotheses, references)])


@functools.cache
def _width(name: str, scoring: Scoring) -> int:
    metric, _ = metric_of(name, scoring)
    return int(metric.rows(["a"], [("a",)]).shape[1])


def _counted(
    name: str, scoring: Scoring, hypotheses: Sequence[str], references: References, jobs: int
) -> Ints:
    if not hypotheses:
        return np.zeros((0, _width(name, scoring)), dtype=np.int32)
    worth = _SEVERAL_TER if name == "TER" else _SEVERAL
    if jobs < 2 or len(hypotheses) < worth:
        return count(_metric(name, scoring), hypotheses, references)
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    share = max(1, min(_SHARE, -(-len(hypotheses) // jobs)))
    # A fresh process each: one that is forked would share the threads of numpy.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        parts = pool.map(_part, _shares(name, scoring, hypotheses, references, share))
        return np.concatenate(list(parts))


_Share = tuple[str, Scoring, Sequence[str], References]


def _shares(
    name: str, scoring: Scoring, hypotheses: Sequence[str], references: References, share: int
) -> Iterator[_Share]:
    for start in range(0, len(hypotheses), share):
        end = start + share
        yield name, scoring, hypotheses[start:end], references[start:end]


def _part(share: _Share) -> Ints:
    name, scoring, hypotheses, references = share
    return count(_metric(name, scoring), hypotheses, references)


@functools.cache
def _metric(name: str, scoring: Scoring) -> Metric:
    found, _ = metric_of(name, scoring)
    return found
