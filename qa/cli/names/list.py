"""`qa names list`: the newsroom's own list."""

from __future__ import annotations

import click

from qa.cli.names.own import content, own_list
from qa.cli.paths import seen_from_here
from qa.names.known import lines


@click.command(name="list")
def list() -> None:
    """Print the names of the newsroom's own list with their remarks, in the order of the file."""
    file = own_list()
    found = [line for line in lines(content(file), file) if line.name]
    if not found:
        click.echo(f"{seen_from_here(file)}: no names", err=True)
    width = max((len(line.name) for line in found), default=0)
    for line in found:
        click.echo(f"{line.name:{width}}  {line.remark}".rstrip())
