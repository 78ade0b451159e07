"""Where a report goes: to the terminal, or into a file in one step."""

from __future__ import annotations

from pathlib import Path

import click

from qa.errors import InputError


def written(text: str, output: Path | None) -> None:
    """Print the text, or put it into the file; InputError where that cannot be done."""
    if output is None:
        click.echo(text, nl=False)
        return
    from qa.files import put

    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        put(output, text.encode())
    except OSError as error:
        raise InputError(
            f"it cannot be written ({error.strerror})", path=output,
            remedy="Choose another place.",
        ) from None  # fmt: skip
    click.echo(f"wrote {output}", err=True)
