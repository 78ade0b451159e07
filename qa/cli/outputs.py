"""Where a report goes: to the terminal, or into a file in one step."""

from __future__ import annotations

from pathlib import Path

import click

from qa.putting import must_take, put_or_tell

_REMEDY = "Choose another place."


def possible(*outputs: Path | None) -> None:
    """InputError, before any work, for a file that `written` could not write."""
    for output in outputs:
        if output is not None:
            must_take(output, "it", _REMEDY, folders=True)


def written(text: str, output: Path | None) -> None:
    """Print the text, or put it into the file; InputError where that cannot be done."""
    # Half a surrogate pair, which JSON can bring, has no bytes: it is written as its escape.
    data = text.encode("utf-8", "backslashreplace")
    if output is None:
        click.echo(data.decode(), nl=False)
        return
    put_or_tell(output, data, "it", _REMEDY, folders=True)
    click.echo(f"wrote {output}", err=True)
