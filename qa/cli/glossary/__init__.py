"""`qa glossary`: keep, check, exchange and grow the termbase. One file a command."""

from __future__ import annotations

import click

from qa.cli.lazy import Lazy

# Written out, and imported only when called: a hook that checks copy pays for none of them.
COMMANDS: dict[str, str] = {
    "show": "qa.cli.glossary.show",
    "find": "qa.cli.glossary.find",
    "add": "qa.cli.glossary.add",
    "lint": "qa.cli.glossary.lint",
    "diff": "qa.cli.glossary.diff",
    "stats": "qa.cli.glossary.stats",
    "mine": "qa.cli.glossary.mine",
    "accept": "qa.cli.glossary.accept",
    "import": "qa.cli.glossary.import_",
    "export": "qa.cli.glossary.export",
    "build": "qa.cli.glossary.build",
    "schema": "qa.cli.glossary.schema",
}


@click.group(cls=Lazy, modules=COMMANDS)
def glossary() -> None:
    """Keep the glossary: look into it, write, lint, exchange, and let it grow."""
