"""`qa suppress list`."""

from __future__ import annotations

import click


@click.command()
def list() -> None:
    """Show what is left alone, and why."""
    from qa.cli.suppress.own import own

    file, entries = own()
    if not entries:
        click.echo(f"{file}: nothing is left alone", err=True)
    for number, entry in enumerate(entries, 1):
        more = [f"by {entry.by}"] if entry.by else []
        more += [f"until {entry.expires}"] if entry.expires else []
        click.echo(f"{number:4}  {entry.told()}: {', '.join([entry.reason, *more])}")
