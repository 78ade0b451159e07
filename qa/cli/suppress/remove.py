"""`qa suppress remove`: a finding is shown again."""

from __future__ import annotations

from pathlib import Path

import click

from qa.cli.paths import seen_from_here
from qa.cli.suppress.examined import sidecar_of
from qa.errors import ConfigError
from qa.project import configure
from qa.quiet.sidecar import content, parsed, removed, write_sidecar


@click.command()
@click.argument("numbers", nargs=-1, type=int, required=True, metavar="NUMBER...")
def remove(numbers: tuple[int, ...]) -> None:
    """Take out the entries of these numbers, as `qa suppress list` prints them."""
    sidecar = sidecar_of(configure(Path.cwd()))
    text = content(sidecar)
    entries = parsed(text, sidecar)
    for number in numbers:
        if not 1 <= number <= len(entries):
            raise ConfigError(
                f"there is no entry {number}", path=sidecar,
                remedy="`qa suppress list` counts them.",
            )  # fmt: skip
    gone = [entry for number, entry in enumerate(entries, 1) if number in numbers]
    write_sidecar(sidecar, removed(text, gone, sidecar))
    for entry in gone:
        click.echo(f"{seen_from_here(sidecar)}: removed {entry.key.check} “{entry.key.text}”")
