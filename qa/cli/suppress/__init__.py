"""`qa suppress`: findings that are right as they stand, with the reason. One file a command."""

from __future__ import annotations

import click

from qa.cli.lazy import Lazy

COMMANDS: dict[str, str] = {
    "add": "qa.cli.suppress.add",
    "list": "qa.cli.suppress.list",
    "remove": "qa.cli.suppress.remove",
    "prune": "qa.cli.suppress.prune",
}


class _AddFirst(Lazy):
    """A first word that is no command is a story: `qa suppress FILE` adds."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in COMMANDS and args[0] not in ctx.help_option_names:
            args = ["add", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_AddFirst, modules=COMMANDS)
def suppress() -> None:
    """Findings that are right as they stand: `qa suppress FILE --check NAME --text TEXT --reason WHY`.

    They are kept in qa-suppressions.toml beside the configuration, or in this folder where there is
    none. An entry silences its finding while its words and forty characters on either side of them
    in their segment stay as they are, wherever in the story they stand.
    """
