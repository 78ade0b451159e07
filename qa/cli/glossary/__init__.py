"""`qa glossary`: keep, check, exchange and grow the termbase. One file a command."""

from __future__ import annotations

import importlib
import keyword

import click

# Written out, and imported only when called: a hook that checks copy pays for none of them.
COMMANDS: dict[str, str] = {
    "lint": "qa.cli.glossary.lint",
    "show": "qa.cli.glossary.show",
    "find": "qa.cli.glossary.find",
    "add": "qa.cli.glossary.add",
    "diff": "qa.cli.glossary.diff",
    "stats": "qa.cli.glossary.stats",
    "schema": "qa.cli.glossary.schema",
    "build": "qa.cli.glossary.build",
    "import": "qa.cli.glossary.import_",
    "export": "qa.cli.glossary.export",
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
    """Keep the glossary: lint, show, find, add, diff, stats, import, export, mine, build."""
