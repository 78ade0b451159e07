"""`qa history import`: nights that qa history export wrote."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qa.cli.history.where import store as _store
from qa.errors import InputError
from qa.reporting.plural import plural

if TYPE_CHECKING:
    from qa.model import Night


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@_store
@click.option("--replace", is_flag=True, help="Nights that are kept already give way.")
def import_(files: tuple[str, ...], store: str, replace: bool) -> None:
    """Import what qa history export wrote, JSON Lines or Parquet; - is standard input.

    Each night is kept as soon as it is read; the same night twice is kept once. After a failure
    the same command goes on where it stopped.
    """
    from qa.nightly.history import open_history

    new = known = 0
    for file in files:
        _readable(file)  # before a history is made for what there is not
    with open_history(store) as history:
        for file in files:
            for night in _read(file):
                if history.put(night, replace=replace):
                    new += 1
                else:
                    known += 1
    click.echo(f"{store}: {plural(new, 'night')} taken, {known} were there")


def _read(file: str) -> Iterator[Night]:
    from qa.nightly.history.exchange import read_lines, read_parquet

    if file == "-":
        yield from read_lines(sys.stdin.buffer if sys.stdin else (), "standard input")
        return
    with open(file, "rb") as lines:
        if lines.read(4) != b"PAR1":
            lines.seek(0)
            yield from read_lines(lines, file)
            return
    yield from read_parquet(Path(file))


def _readable(file: str) -> None:
    try:
        if file != "-":
            open(file, "rb").close()
    except OSError as error:
        raise InputError(
            f"it cannot be read ({error.strerror})", path=file, remedy="Give an exported file."
        ) from None
