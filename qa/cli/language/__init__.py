"""`qa language`: what is known of each language, and what is missing. One file a command."""

from __future__ import annotations

import click

from qa.cli.lazy import Lazy

COMMANDS: dict[str, str] = {
    "list": "qa.cli.language.list",
    "lint": "qa.cli.language.lint",
}


@click.group(cls=Lazy, modules=COMMANDS)
def language() -> None:
    """The languages: which there are, and what their data lack.

    A language is a set of data files under qa/languages; docs/language.md says how to add one.
    """
