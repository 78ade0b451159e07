"""Where a report goes: to the terminal, or into a file in one step."""

from __future__ import annotations

from pathlib import Path

import click


def written(text: str, output: Path | None) -> None:
    """Print the text, or put it into the file; InputError where that cannot be done."""
    # Half a surrogate pair, which JSON can bring, has no bytes: it is written as its escape.
    data = text.encode("utf-8", "backslashreplace")
    if output is None:
        click.echo(data.decode(), nl=False)
        return
    from qa.putting import put_or_tell

    put_or_tell(output, data, "it", "Choose another place.", folders=True)
    click.echo(f"wrote {output}", err=True)
