"""Items to batches: by size, between stories, and where their names say, so that a new story moves no
other batch."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import groupby

from qa.nightly.corpus import Item
from qa.nightly.suspects import story_key
from qa.nightly.task import Batch, Task

# A few hundred segments with their sources: a second or two of work. Larger ones leave a worker
# idle at the end of a small night, while the other one has the last of them.
_LEAST, _MOST = 96 * 1024, 384 * 1024
_CUT = 3  # beyond the least size one story in so many ends a batch


def batched(items: Iterable[Item], task: Task) -> Iterator[Batch]:
    """The items by story and system, in whatever order they came, cut into batches.

    All systems' translations of a story are in one batch unless there are too many: what a worker has
    found in its source it knows the next time.
    """

    def story_of(item: Item) -> str:
        return story_key(item.name, task.layout)

    held: list[Item] = []
    size = 0
    ordered = sorted(items, key=lambda i: (story_of(i), i.name, i.group, i.digest))
    for key, group in groupby(ordered, story_of):
        story = list(group)
        if held and size + sum(item.size for item in story) > _MOST:
            yield task.batch(tuple(held))
            held, size = [], 0
        for item in story:
            if held and size + item.size > _MOST:
                yield task.batch(tuple(held))
                held, size = [], 0
            held.append(item)
            size += item.size
        if size >= _LEAST and _ends(key):
            yield task.batch(tuple(held))
            held, size = [], 0
    if held:
        yield task.batch(tuple(held))


def _ends(story: str) -> bool:
    name = story.encode("utf-8", "surrogateescape")
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
