"""What goes wrong, in one line on standard error."""

from __future__ import annotations

import click


def tell(error: object) -> None:
    """The sentence as a terminal may show it: names of files, stories and systems come from anybody,
    and what they say is no escape of the terminal, no line end and no command of GitHub Actions."""
    from qa.cli.printing import said
    from qa.reporting.harmless import one_line

    click.echo(f"qa: {said(one_line(str(error)))}", err=True)
