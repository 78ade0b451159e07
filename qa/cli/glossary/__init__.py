"""`qa glossary`: keep, check, exchange and grow the termbase. One file a command."""

from __future__ import annotations

import importlib

import click

# Written out, and imported only when called: a hook that checks copy pays for none of them.
COMMANDS: dict[str, str] = {
    "accept": "qa.cli.glossary.accept",
    "add": "qa.cli.glossary.add",
    "diff": "qa.cli.glossary.diff",
    "find": "qa.cli.glossary.find",
    "mine": "qa.cli.glossary.mine",
    "schema": "qa.cli.glossary.schema",
    "show": "qa.cli.glossary.show",
    "stats": "qa.cli.glossary.stats",
}


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found = getattr(importlib.import_module(COMMANDS[cmd_name]), cmd_name.replace("-", "_"))
        assert isinstance(found, click.Command)
        return found


@click.group(cls=_Lazy)
def glossary() -> None:
    """Keep the glossary: lint, show, find, add, diff, stats, import, export, mine, build."""
