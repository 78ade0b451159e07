"""`qa glossary`: keep, check, exchange and grow the termbase. One file a command."""

from __future__ import annotations

import importlib
import keyword

import click

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


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        # A command whose name is a word of Python's (import) has an underscore behind it.
        name = cmd_name.replace("-", "_") + ("_" if keyword.iskeyword(cmd_name) else "")
        found = getattr(importlib.import_module(COMMANDS[cmd_name]), name)
        assert isinstance(found, click.Command)
        return found


@click.group(cls=_Lazy)
def glossary() -> None:
    """Keep the glossary: look into it, write, lint, exchange, and let it grow."""
