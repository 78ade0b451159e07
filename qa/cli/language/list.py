"""`qa language list`: the languages, one line each."""

from __future__ import annotations

import click


@click.command(name="list")
def list() -> None:
    """List the languages with the parts of their data that are there."""
    from qa.cli.language.parts import parts
    from qa.language import codes
    from qa.language import language as read

    for code in codes():
        there = [part.name for part in parts() if part.path(code).exists()]
        click.echo(f"{code:4} {read(code).name:12} {', '.join(there)}")
