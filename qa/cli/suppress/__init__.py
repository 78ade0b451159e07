"""`qa suppress`: the list of what is to be left alone."""

from __future__ import annotations

import click

from qa.cli.lazy import Lazy


@click.group(
    cls=Lazy,
    modules={
        "add": "qa.cli.suppress.add",
        "list": "qa.cli.suppress.list",
        "prune": "qa.cli.suppress.prune",
        "remove": "qa.cli.suppress.remove",
    },
)
def suppress() -> None:
    """Leave findings alone, with a reason: qa-suppressions.toml beside the configuration.

    A suppression knows its finding by its words and those round it, not by its line.
    """
