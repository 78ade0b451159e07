"""Items to batches: by size, and cut where their names say, so that a new story moves no other batch."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from qa.nightly.corpus import Item
from qa.nightly.task import Batch, Task

# A few hundred segments with their sources: a second or two of work. Larger ones leave a worker
# idle at the end of a small night, while the other one has the last of them.
_LEAST, _MOST = 96 * 1024, 384 * 1024
_CUT = 3  # beyond the least size one item in so many ends a batch


def batched(items: Iterable[Item], task: Task) -> Iterator[Batch]:
    """The batches in the order of their items."""
    held: list[Item] = []
    size = 0
    for item in items:
        if held and size + item.size > _MOST:
            yield task.batch(tuple(held))
            held, size = [], 0
        held.append(item)
        size += item.size
        if size >= _LEAST and _ends(item):
            yield task.batch(tuple(held))
            held, size = [], 0
    if held:
        yield task.batch(tuple(held))


def _ends(item: Item) -> bool:
    name = item.name.encode("utf-8", "surrogateescape")
    return hashlib.blake2b(name, digest_size=2).digest()[0] % _CUT == 0


def corpus_digest(batches: Iterable[Batch]) -> str:
    """What a night's texts come to."""
    found = hashlib.blake2b(digest_size=8)
    for batch in batches:
        for item in batch.items:
            found.update(f"{item.name}\0{item.digest}\0".encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def halves(batch: Batch, task: Task) -> tuple[Batch, ...]:
    """The batch in two; one of a single item as it is."""
    middle = len(batch.items) // 2
    if not middle:
        return (batch,)
    return (task.batch(batch.items[:middle]), task.batch(batch.items[middle:]))
