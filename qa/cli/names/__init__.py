"""`qa names`: the newsroom's own list of right names, and the lexicon. One file a command."""

from __future__ import annotations

import click

from qa.cli.lazy import Lazy

# Written out, and imported only when called: a hook that checks copy pays for none of them.
COMMANDS: dict[str, str] = {
    "add": "qa.cli.names.add",
    "remove": "qa.cli.names.remove",
    "list": "qa.cli.names.list",
    "check": "qa.cli.names.check",
    "build": "qa.cli.names.build",
}


@click.group(cls=Lazy, modules=COMMANDS)
def names() -> None:
    """Names that are right although the glossary has something like them.

    The newsroom's own list is a text file, one name a line, remarks behind #: known-names.txt
    beside the configuration, or the file that its key known-names gives; without configuration
    known-names.txt in this folder.
    """
