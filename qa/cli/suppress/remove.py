"""`qa suppress remove`: a finding is shown again."""

from __future__ import annotations

from pathlib import Path

import click

from qa.cli.suppress.examined import seen_from_here, sidecar_of
from qa.errors import ConfigError
from qa.project import configure
from qa.quiet.sidecar import content, parsed, removed, write_sidecar


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--check", metavar="CHECK", help="Only of this check, where several have the name.")
def remove(names: tuple[str, ...], check: str | None) -> None:
    """Take out the entries of these names, as `qa suppress list` prints them."""
    sidecar = sidecar_of(configure(Path.cwd()))
    text = content(sidecar)
    entries = [e for e in parsed(text, sidecar) if check in (None, e.key.check)]
    missing = [name for name in names if all(name != e.key.context for e in entries)]
    if missing:
        raise ConfigError(
            f"there is no entry {missing[0]!r}", path=sidecar,
            remedy="`qa suppress list` prints them.",
        )  # fmt: skip
    gone = [entry for entry in entries if entry.key.context in names]
    write_sidecar(sidecar, removed(text, gone, sidecar))
    for entry in gone:
        click.echo(f"{seen_from_here(sidecar)}: removed {entry.key.check} “{entry.key.text}”")
