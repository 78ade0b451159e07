"""`qa history export`: the nights as a file that any program reads, and qa history import."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qa.cli.history.where import store as _store
from qa.errors import ConfigError, InputError
from qa.reporting.plural import plural

if TYPE_CHECKING:
    from qa.model import Night


@click.command()
@click.argument("nights", nargs=-1, metavar="[DATE]...")
@_store
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Write to a file.")
@click.option("--parquet", is_flag=True, help="As Parquet, one night a row; needs --output.")
def export(nights: tuple[str, ...], store: str, output: Path | None, parquet: bool) -> None:
    """Export nights as JSON Lines, one night a line; without a date all of them.

    Exported are the sums. Stories and findings of a night are files already: copy its folder.
    """
    from qa.nightly.history import open_history

    if parquet and output is None:
        raise ConfigError("Parquet is no text for a terminal", remedy="Give --output FILE.")
    with open_history(store, create=False) as history:
        names = list(dict.fromkeys(nights)) or [night.name for night in history.nights()]
        found = (history.night(name) for name in names)
        if output is None:
            _print(found)
            return
        _write(found, output, parquet=parquet)
    click.echo(f"wrote {output}: {plural(len(names), 'night')}", err=True)


def _print(nights: Iterator[Night]) -> None:
    from qa.nightly.history.exchange import line

    for night in nights:
        click.echo(line(night), nl=False)


def _write(nights: Iterator[Night], output: Path, *, parquet: bool) -> None:
    from qa.nightly.history.exchange import line, write_parquet
    from qa.nightly.history.files import aside

    try:
        with aside(output) as file:
            if parquet:
                write_parquet(nights, file)
            else:
                file.writelines(line(night).encode() for night in nights)
    except OSError as error:
        raise InputError(
            f"it cannot be written ({error.strerror or error})", path=output,
            remedy="Choose another place.",
        ) from None  # fmt: skip
