"""`qa names list`: the newsroom's own list."""

from __future__ import annotations

import click

from qa.cli.names.own import content, own_list, shown
from qa.names.known import lines


@click.command(name="list")
def list() -> None:
    """Print the names of the newsroom's own list with their remarks, in the order of the file."""
    file = own_list()
    found = [line for line in lines(content(file), file) if line.name]
    if not found:
        click.echo(f"{shown(file)}: no names", err=True)
    width = max((len(line.name) for line in found), default=0)
    for line in found:
        click.echo(f"{line.name:{width}}  {line.remark}".rstrip())
