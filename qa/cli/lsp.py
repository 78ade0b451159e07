"""`qa lsp`: findings while a story is written, in any editor that speaks the protocol."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path

import click

from qa.errors import ConfigError

_FILE = click.Path(path_type=Path)


@click.command()
@click.option("--glossary", "glossaries", multiple=True, type=_FILE, help="A pack of your own.")
@click.option("--from", "source_lang", metavar="LANG", help="The source's language.")
@click.option("--to", "target_lang", metavar="LANG", help="The translation's language.")
def lsp(glossaries: tuple[Path, ...], source_lang: str | None, target_lang: str | None) -> None:
    """Speak the language server protocol on standard input and output.

    An editor starts it. Stories are examined as they stand, saved or not, with the sources and
    references beside them; fixes are offered where they are found, and all safe ones at once.
    """
    if importlib.util.find_spec("pygls") is None:
        raise ConfigError(
            "the editor's protocol needs a library that is not installed",
            remedy="pip install 'wireqa[lsp]'.",
        )
    from qa.documents import ReadOptions
    from qa.editor.desk import Desk
    from qa.editor.server import server
    from qa.project import cache_folder

    options = ReadOptions(source_lang=source_lang, target_lang=target_lang)
    server(Desk(glossaries, options, cache_folder(), date.today)).start_io()
