"""Which store a command is about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

DEFAULT = "reports/history.sqlite"

_Command = Callable[..., Any]


def store(command: _Command) -> _Command:
    """The option that all commands have."""
    return click.option(
        "--store", default=DEFAULT, show_default=True, metavar="PATH|URL",
        help="The history: a file, or a PostgreSQL URL.",
    )(command)  # fmt: skip


def stories(command: _Command) -> _Command:
    """Where the stories of a store on a server lie."""
    return click.option(
        "--stories", type=click.Path(path_type=Path), metavar="FOLDER",
        help="What has DATE/results.jsonl.gz. [default: the file's folder; for a URL reports]",
    )(command)  # fmt: skip
