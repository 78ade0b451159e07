"""The worst stories' own pages, each made by a worker from the story's row."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from qa import __version__
from qa.language import base, language
from qa.model import Result, StoryRow
from qa.nightly.batch import put_synced, result_of
from qa.nightly.corpus import Item
from qa.nightly.engines import Job
from qa.nightly.task import Batch, Task
from qa.reporting import ReportOptions, reporter


def page_jobs(
    worst: Sequence[StoryRow], batches: Iterable[Batch], folder: Path
) -> tuple[dict[str, Path], list[Job]]:
    """For each story the file of its page in `folder`, and the work of making them; a story of several
    systems has the page of its worst row. Pages of an earlier run of the night are removed."""
    for old in folder.glob("*.html"):
        old.unlink()
    wanted = {row.story for row in worst}
    wanted |= {story.rpartition("#")[0] for story in wanted}
    items: dict[str, list[Item]] = {}
    for item in (item for batch in batches for item in batch.items):
        if item.name in wanted:
            items.setdefault(item.name, []).append(item)
    files: dict[str, Path] = {}
    jobs: list[Job] = []
    for number, row in enumerate(worst, 1):
        own = items.get(row.story) or items.get(row.story.rpartition("#")[0], [])
        if own and row.story not in files:
            files[row.story] = file = folder / f"{number}.html"
            digest = hashlib.blake2b(str(file).encode("utf-8", "replace"), digest_size=16)
            work = partial(_page, row=row, file=file)
            jobs.append(Job(tuple(own), digest.hexdigest(), work))
    return files, jobs


def page_links(files: Mapping[str, Path]) -> dict[str, str]:
    """Where the pages that were made are, seen from the night's own page."""
    return {
        story: f"{file.parent.name}/{file.name}" for story, file in files.items() if file.exists()
    }


def _page(job: Batch, task: Task, *, row: StoryRow, file: Path) -> str:
    result = next(filter(None, (result_of(item, row, task) for item in job.items)), None)
    if result:
        text = reporter("html")([result], _options(result))
        put_synced(file, text.encode("utf-8", "backslashreplace"))
    return file.name


def _options(result: Result) -> ReportOptions:
    tags = (result.document.source_lang, result.document.target_lang)
    codes = sorted({base(tag) for tag in tags if tag})
    return ReportOptions(__version__, directions={c: language(c).direction for c in codes})
