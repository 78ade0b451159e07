"""The batches of a night in which mining looks for doubted names.

They are known before anything is examined and go to the workers first: mining, which one worker does
by itself, begins while the others still have stories to examine, and nobody waits for it at the end.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from qa.errors import InputError
from qa.nightly.engines import Job
from qa.nightly.storyrows import read_rows
from qa.nightly.suspects import Suspects
from qa.nightly.task import Batch, Task

_FEW = 24  # batches of a night that is looked at as a whole
_PART = (3, 4)  # of a larger one: what is left keeps the others busy meanwhile
_MOST = 1_000  # batches: they hold many times what is mined of the largest night
_AT_ONCE = 4  # receipts that are read before the next batch goes out: workers are not kept waiting


@dataclass(frozen=True, slots=True)
class Sample:
    """What was seen in the chosen ones of `of` batches; `chosen` are their digests."""

    chosen: frozenset[str]
    of: int
    suspects: Suspects

    def most(self, share: int) -> int:
        """One in `share` of the night's segments, as far as the chosen batches tell."""
        return self.suspects.segments * self.of // (share * max(1, len(self.chosen)))


Asked = Callable[[Sequence[Batch], Sample], Job | None]


def sample_key(corpus: str, glossary: str, config: str) -> str:
    """What chooses the sentences of a large night: others once texts, packs or options change. A
    night in which nothing changed is not mined again."""
    return "\0".join((corpus, glossary, config))


def sampled(batches: Sequence[Batch], key: str, task: Task) -> Sample:
    """A sample of which nothing is seen yet. Which batches it has depends on their texts and on `key`
    alone, the same for any engine."""
    number = len(batches)
    if number > _FEW:
        number = min(_MOST, max(_FEW, -(-number * _PART[0] // _PART[1])))
    chosen = sorted(batches, key=lambda batch: _order(batch, key))[:number]
    return Sample(
        frozenset(batch.digest for batch in chosen), len(batches), Suspects(key, task.layout)
    )


def _order(batch: Batch, key: str) -> bytes:
    return hashlib.blake2b(f"{key}\0{batch.digest}".encode(), digest_size=8).digest()


def fed(
    missing: Sequence[Batch],
    batches: Sequence[Batch],
    sample: Sample,
    task: Task,
    asked: Asked | None = None,
) -> Iterator[Batch]:
    """The missing batches, those of the sample first, and the job of mining as soon as all of the
    sample are done and read.

    The job is an advance: what it leaves is found by its digest at the end of the night, where it is
    asked for again if it is not there, or rests on something else by then.
    """
    # The largest first: at the end all workers have small ones, and none waits long for another.
    missing = sorted(missing, key=lambda batch: -sum(item.size for item in batch.items))
    early = [batch for batch in missing if batch.digest in sample.chosen]
    late = [batch for batch in missing if batch.digest not in sample.chosen]
    new = {batch.digest for batch in early}
    done = [b for b in batches if b.digest in sample.chosen and b.digest not in new]
    unread = deque([*done, *early] if asked else ())
    for batch in (*early, *late):
        if asked and unread:
            _look(unread, sample, task)
            job = None if unread else asked(batches, sample)
            if job:
                yield job
        yield batch


def _look(unread: deque[Batch], sample: Sample, task: Task) -> None:
    """Read some receipts in their order, as far as they are there. One that is damaged is never read:
    then nothing is mined in advance."""
    for _ in range(_AT_ONCE):
        if not unread or not task.receipt(unread[0]).exists():
            return
        try:
            rows = list(read_rows(task.receipt(unread[0])))
        except InputError:
            return
        unread.popleft()
        for row in rows:
            sample.suspects.add(row)
