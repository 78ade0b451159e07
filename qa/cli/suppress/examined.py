"""Stories as `qa check` sees them, before anything is silenced."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import click

from qa.cli.tongue import TAG
from qa.documents import ReadOptions, read_documents
from qa.documents.locate import locate
from qa.documents.raw import Raw
from qa.engine import examine
from qa.errors import ConfigError
from qa.model import Result
from qa.project import Config, Project, cache_folder, configure, open_project

_PATH = click.Path(path_type=Path)
Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True)
class Examined:
    """A story's result and its file."""

    result: Result
    raw: Raw | None


def reading_options(command: Command) -> Command:
    """The options of `qa check` that say what a story is."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option("--source", type=_PATH, help="The source text, one segment a line."),
    click.option("--reference", "references", type=_PATH, multiple=True, help="A reference."),
    click.option("--from", "source_lang", type=TAG, metavar="LANG", help="Language of the source."),
    click.option(
        "--to", "target_lang", type=TAG, metavar="LANG", help="Language of the translation."
    ),
    click.option("--encoding", default="utf-8", show_default=True, help="Encoding of the files."),
    click.option("--glossary", "glossaries", type=_PATH, multiple=True, help="A further pack."),
)


def opened(glossaries: Sequence[Path]) -> Project:
    """The project that governs this folder."""
    return open_project(configure(Path.cwd(), glossaries), cache_folder())


def examined(
    inputs: Sequence[str], project: Project, reading: dict[str, Any]
) -> Iterator[Examined]:
    """Every story of the inputs; raises the InputError of one that cannot be read."""
    for item in read_documents(inputs, ReadOptions(**reading)):
        if item.document is None:
            assert item.error is not None
            raise item.error
        result = examine(item.document, project)
        if result.failure:
            raise ConfigError(
                f"the story cannot be examined ({result.failure.message})",
                path=item.path, remedy="Please report it.",
            )  # fmt: skip
        if item.raw:
            result = replace(result, places=locate(item.document, result.findings, item.raw))
        yield Examined(result, item.raw)


def sidecar_of(config: Config) -> Path:
    """Where the suppressions are kept."""
    assert config.suppressions_file is not None  # a configuration that is found has a home
    return config.suppressions_file
