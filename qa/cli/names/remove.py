"""`qa names remove`: a name off the newsroom's own list."""

from __future__ import annotations

import sys

import click

from qa.cli.names.own import content, own_list, write
from qa.cli.paths import seen_from_here
from qa.names.known import folded
from qa.names.known_list import removed


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
def remove(names: tuple[str, ...]) -> None:
    """Take names off the newsroom's own list, with their remarks.

    Case, accents, apostrophes and hyphens make no difference. Exits with 1 when the list has not
    all of them; those that it has are removed.
    """
    file = own_list()
    done = removed(content(file), names, file)
    if done.changed:
        write(file, done.text)
        click.echo(f"{seen_from_here(file)}: removed {', '.join(done.changed)}")
    gone = {folded(name) for name in done.changed}
    missing = [name for name in names if folded(name) not in gone]
    if missing:
        click.echo(f"{seen_from_here(file)}: has no {', '.join(missing)}", err=True)
        sys.exit(1)
