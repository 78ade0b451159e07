"""The stories of a command line examined, file by file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path

import click

from qa.documents import Loaded, ReadOptions, read_documents
from qa.documents.locate import locate
from qa.documents.raw import Raw
from qa.engine import examine
from qa.errors import InputError
from qa.model import Document, Failure, Result
from qa.project import Project

_MANY = 20  # stories from which a bar shows how far it is


@dataclass(frozen=True, slots=True)
class File:
    """A file with the results of its stories; `raw` is None where it could not be read.

    `changed` says that its fixes were written, or would be.
    """

    path: str
    raw: Raw | None
    results: tuple[Result, ...]
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """What examines the stories of this run. `cache` is None where no scores are computed."""

    project: Project
    options: ReadOptions
    day: date | None
    cache: Path | None

    def files(
        self, inputs: Sequence[str], known: Callable[[str], bool] | None, *, quiet: bool
    ) -> Iterator[File]:
        """The files in their order, but for those that are known to be clean."""
        loaded = [
            item
            for item in read_documents(inputs, self.options)
            if not (known and item.document and known(item.path))
        ]
        shown = sys.stderr.isatty() and len(loaded) > _MANY and not quiet
        with click.progressbar(loaded, label="examining", file=sys.stderr, hidden=not shown) as bar:
            for path, items in groupby(bar, key=lambda item: item.path):
                several = list(items)
                raw = next((item.raw for item in several if item.raw), None)
                yield File(path, raw, tuple(self._result(item) for item in several))

    def examine(self, story: Document) -> Result:
        """The result of one story, without scores."""
        if self.day and story.published is None:
            story = replace(story, published=self.day)
        return examine(story, self.project)

    def scored(self, result: Result) -> Result:
        """The result with its scores, where they are wanted."""
        if self.cache is None or result.failure:
            return result
        from qa.scoring import score

        return replace(result, scores=score(result, self.cache))

    def _result(self, item: Loaded) -> Result:
        if item.document is None:
            return _unreadable(item.path, item.error)
        result = self.scored(self.examine(item.document))
        if item.raw:
            result = replace(result, places=locate(result.document, result.findings, item.raw))
        return result


def _unreadable(path: str, error: InputError | None) -> Result:
    document = Document(
        name=Path(path).name, path=path, source_lang=None, target_lang="", segments=()
    )
    return Result(document, failure=Failure("input", str(error)))
