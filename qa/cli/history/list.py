"""`qa history list`: the nights, one a line."""

from __future__ import annotations

import click

from qa.cli.history.table import table
from qa.cli.history.where import store as _store


@click.command(name="list")
@_store
def list(store: str) -> None:
    """Print the nights that are kept, the earliest first.

    Findings are without the neutral ones.
    """
    from qa.nightly.history import open_history

    with open_history(store, create=False) as history:
        nights = history.nights()
    head = ("night", "version", "groups", "stories", "unread", "words", "findings", "in 1,000", "")
    rows = [
        (
            night.name, night.version, f"{night.groups:,}", f"{night.stories:,}",
            f"{night.failures:,}", f"{night.words:,}", f"{night.findings:,}",
            f"{1000 * night.findings / night.words:.2f}" if night.words else "",
            "accepted" if night.accepted else "",
        )
        for night in nights
    ]  # fmt: skip
    click.echo(table(head, rows, left=(0, 1, 8)), nl=False)
