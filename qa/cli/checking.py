"""What `qa check` does with each story, and what its exit code is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from qa.documents import Loaded
from qa.documents.locate import locate
from qa.engine import examine
from qa.errors import InputError
from qa.model import Document, Failure, Result, Severity
from qa.project import Project


@dataclass(frozen=True, slots=True)
class Run:
    """What holds for all stories of one run. `day` is the date of those whose file gives none."""

    project: Project
    cache: Path | None
    day: date | None = None
    scores: bool = True

    def result(self, item: Loaded) -> Result:
        """The story examined, located and scored; what could not be read as a failure."""
        return self.scored(self.examined(item))

    def examined(self, item: Loaded) -> Result:
        """The story examined and located."""
        if item.document is None:
            return _unreadable(item.path, item.error)
        story = self.dated(item.document)
        result = examine(story, self.project)
        if item.raw:
            return replace(result, places=locate(story, result.findings, item.raw))
        return result

    def dated(self, story: Document) -> Document:
        """The story with the run's date where its file gives none."""
        if self.day and story.published is None:
            return replace(story, published=self.day)
        return story

    def scored(self, result: Result) -> Result:
        """The result with scores, where they are wanted."""
        if not self.scores or result.failure:
            return result
        from qa.scoring import score

        return replace(result, scores=score(result, self.cache))


def _unreadable(path: str, error: InputError | None) -> Result:
    document = Document(
        name=Path(path).name, path=path, source_lang=None, target_lang="", segments=()
    )
    return Result(document, failure=Failure("input", str(error)))


def exit_code(results: Sequence[Result], fail_level: Severity, exit_zero: bool) -> int:
    """3 for a bug of ours, 2 for input that cannot be used, 1 for findings of the level, else 0."""
    kinds = {result.failure.kind for result in results if result.failure}
    if "bug" in kinds:
        return 3
    if "input" in kinds:
        return 2
    grave = any(f.severity >= fail_level for r in results for f in r.findings)
    return 1 if grave and not exit_zero else 0
