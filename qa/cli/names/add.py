"""`qa names add`: one step, and a name is no finding any more."""

from __future__ import annotations

from datetime import date

import click

from qa.cli.names.own import content, must_be_names, own_list, write
from qa.cli.paths import seen_from_here
from qa.names.known_list import HEAD, added


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--why", default="", metavar="TEXT", help="Who it is: kept as a remark.")
def add(names: tuple[str, ...], why: str) -> None:
    """Add names to the newsroom's own list: near-miss-name leaves them alone.

    A name of one word (Kushida) is right wherever it stands; one of several words as a whole, and
    in a story that has the whole each word of it alone. Where the source has the glossary's name
    in full and the translation lacks it, the known name in its place is still asked about.

    Names go behind the last line, with today's date; the file is made when there is none. What is
    in it already is not added again.
    """
    must_be_names(names)
    file = own_list()
    old = content(file)
    remark = f"{date.today().isoformat()}{': ' if why.strip() else ''}{why}"
    done = added(old or HEAD, names, remark, file)
    if done.changed:
        write(file, done.text)
        click.echo(f"{seen_from_here(file)}: added {', '.join(done.changed)}")
    else:
        click.echo(
            f"{seen_from_here(file)}: nothing to add, it has {'them' if len(names) > 1 else 'it'}"
        )
