"""The stories of a command line examined, file by file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path

import click

from qa.cli.quieting import Quieting
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
    """What examines the stories of this run. `cache` is None where no scores are computed.

    `quiet` takes from a result what is to be left alone, and lines that did not change.
    """

    project: Project
    options: ReadOptions
    day: date | None
    cache: Path | None
    quiet: Quieting | None = None

    def files(
        self, inputs: Sequence[str], known: Callable[[str], bool] | None, *, hidden: bool
    ) -> Iterator[File]:
        """The files in their order, but for those that are known to be clean."""
        loaded = [
            item
            for item in read_documents(inputs, self.options)
            if not (known and item.document and known(item.path))
        ]
        hidden = hidden or not sys.stderr.isatty() or len(loaded) <= _MANY
        with click.progressbar(loaded, label="examining", file=sys.stderr, hidden=hidden) as bar:
            for path, items in groupby(bar, key=lambda item: item.path):
                several = list(items)
                raw = next((item.raw for item in several if item.raw), None)
                yield File(path, raw, tuple(self._result(item) for item in several))

    def examine(self, story: Document, raw: Raw | None) -> Result:
        """The result of one story as it is shown, without scores, with the places of its findings."""
        return self._shown(self._silenced(story, raw), raw)

    def _shown(self, result: Result, raw: Raw | None) -> Result:
        return self.quiet.shown(result, raw) if self.quiet else result

    def _silenced(self, story: Document, raw: Raw | None) -> Result:
        if self.day and story.published is None:
            story = replace(story, published=self.day)
        result = examine(story, self.project)
        if raw is None:
            return result
        places = locate(result.document, result.findings, raw)
        result = replace(result, places=places, encoding=raw.encoding, member=raw.member)
        return self.quiet.silenced(result, raw) if self.quiet else result

    def scored(self, result: Result) -> Result:
        """The result with its scores, where they are wanted."""
        if self.cache is None or result.failure:
            return result
        from qa.scoring import score

        # Known errors are still errors.
        whole = self.quiet.counted(result) if self.quiet else result
        return replace(result, scores=score(whole, self.cache))

    def _result(self, item: Loaded) -> Result:
        if item.document is None:
            return _unreadable(item.path, item.error)
        # Scores are those of the whole story, also where only changed lines are shown.
        return self._shown(self.scored(self._silenced(item.document, item.raw)), item.raw)


def _unreadable(path: str, error: InputError | None) -> Result:
    document = Document(
        name=Path(path).name, path=path, source_lang=None, target_lang="", segments=()
    )
    return Result(document, failure=Failure("input", str(error)))
