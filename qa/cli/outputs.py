"""Where a report goes: to the terminal, or into a file in one step."""

from __future__ import annotations

from pathlib import Path

import click

from qa.errors import InputError


def written(text: str, output: Path | None) -> None:
    """Print the text, or put it into the file; InputError where that cannot be done."""
    # Half a surrogate pair, which JSON can bring, has no bytes: it is written as its escape.
    data = text.encode("utf-8", "backslashreplace")
    if output is None:
        click.echo(data.decode(), nl=False)
        return
    from qa.files import put

    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        put(output, data)
    except OSError as error:
        raise InputError(
            f"it cannot be written ({error.strerror})", path=output,
            remedy="Choose another place.",
        ) from None  # fmt: skip
    click.echo(f"wrote {output}", err=True)
