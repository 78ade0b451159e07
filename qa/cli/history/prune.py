"""`qa history prune`: old nights thrown away."""

from __future__ import annotations

from pathlib import Path

import click

from qa.cli.history.where import store as _store
from qa.cli.history.where import stories as _stories
from qa.errors import ConfigError


@click.command()
@_store
@_stories
@click.option("--keep", type=click.IntRange(min=0), metavar="N", help="Keep the latest N nights.")
@click.option("--before", metavar="DATE", help="Throw away only nights before this date.")
@click.option("--dry-run", is_flag=True, help="Say what would go, and change nothing.")
def prune(
    store: str, stories: Path | None, keep: int | None, before: str | None, dry_run: bool
) -> None:
    """Throw away old nights with their stories and findings, and say which. Their pages stay.

    The night that was accepted last always stays: the next one is held against it.
    """
    from qa.nightly.history import open_history

    if keep is None and before is None:
        raise ConfigError(
            "nothing says what may go", remedy="Give --keep N, --before DATE or both."
        )
    with open_history(store, stories, create=False) as history:
        gone = history.prune(keep=keep, before=before, dry_run=dry_run)
        left = len(history.nights()) - (len(gone) if dry_run else 0)
    verb = "would remove" if dry_run else "removed"
    which = f" ({gone[0]})" if len(gone) == 1 else f" ({gone[0]} to {gone[-1]})" if gone else ""
    click.echo(f"{verb} {len(gone)} {'night' if len(gone) == 1 else 'nights'}{which}, {left} stay")
