"""`qa history`: the nights that were kept. One file a command."""

from __future__ import annotations

import click

from qa.cli.lazy import Lazy

# Written out, and imported only when called: a hook that checks copy pays for none of them.
COMMANDS: dict[str, str] = {
    "list": "qa.cli.history.list",
    "show": "qa.cli.history.show",
    "accept": "qa.cli.history.accept",
    "export": "qa.cli.history.export",
    "prune": "qa.cli.history.prune",
    "import": "qa.cli.history.take",
}


@click.group(cls=Lazy, modules=COMMANDS)
def history() -> None:
    """The nights that qa report has kept, by their dates.

    A history is an SQLite file, reports/history.sqlite, or a PostgreSQL database by its URL
    (postgresql://user@host/database). The stories of a night with their findings lie as
    DATE/results.jsonl.gz and DATE/findings.parquet beside the file, or in the folder that --stories
    gives.
    """
