"""`qa suppress list`: what is silenced, why, by whom and until when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from qa.cli.paths import seen_from_here
from qa.cli.suppress.examined import sidecar_of
from qa.project import configure
from qa.quiet.sidecar import read_sidecar


@click.command()
def list() -> None:
    """Print each entry: its number (for `remove`), file, check, words, reason."""
    sidecar = sidecar_of(configure(Path.cwd()))
    entries = read_sidecar(sidecar)
    if not entries:
        click.echo(f"{seen_from_here(sidecar)}: no entries")
    for number, entry in enumerate(entries, 1):
        key = entry.key
        notes = [
            f"by {entry.by}" if entry.by else "",
            f"since {entry.created}" if entry.created else "",
            f"{'expired' if entry.expired(date.today()) else 'until'} {entry.expires}"
            if entry.expires
            else "",
        ]
        behind = ", ".join(note for note in notes if note)
        which = f" ({key.occurrence})" if key.occurrence > 1 else ""
        click.echo(
            f"{number}  {entry.path or 'any file'}: {key.check} “{key.text}”{which}: "
            f"{entry.reason}{f' [{behind}]' if behind else ''}"
        )
