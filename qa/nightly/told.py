"""What is told of a story, and what an earlier run has told of the same one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from qa.errors import InputError
from qa.fold import Folder
from qa.model import Document, Group, StoryRow
from qa.nightly.storyrows import read_asked
from qa.nightly.task import Batch, Task
from qa.scan.difference import Watch


@dataclass(frozen=True, slots=True)
class Told:
    """A story's row, without overlap statistics where its text is here to be counted, and the
    concepts that it asked for."""

    row: StoryRow
    text: Document | None = None
    asked: frozenset[str] | None = None


class Before:
    """The rows of the same batch under an earlier glossary, in step with those that are made now.

    What is read of an item does not depend on the glossary, so that the rows stand in the same order.
    """

    def __init__(self, batch: Batch, task: Task, folder: Folder) -> None:
        self._rows: Iterator[Told] = iter(())
        for earlier in task.earlier:
            found = _rows(batch, replace(task, stamp=earlier.stamp))
            if found:
                self._rows, self._watch = iter(found), Watch(earlier.difference, folder)
                return

    def failed(self, row: StoryRow) -> Told:
        """A story that gives no more than this row."""
        next(self._rows, None)
        return Told(row)

    def of(self, name: str, group: Group, document: Document) -> tuple[Told | None, bool]:
        """What was told of a story, and whether it looks the same now."""
        told = next(self._rows, None)
        if told is None or told.row.failure or told.asked is None:
            return None, False
        if (told.row.story, told.row.group) != (name, group):
            return None, False
        return told, not self._watch.touched(document, told.asked)


def _rows(batch: Batch, task: Task) -> list[Told]:
    """Nothing where there is no receipt, or one that is damaged or not of a quiet hour."""
    receipt = task.receipt(task.batch(batch.items))
    if not receipt.exists():
        return []
    try:
        found = [
            Told(row, asked=None if asked is None else frozenset(asked))
            for row, asked in read_asked(receipt)
        ]
    except InputError:
        return []
    if len(found) < len(batch.items) or any(one.row.fault == "bug" for one in found):
        return []
    return found
