"""`qa history accept`: a night that later ones are held against, said after the fact."""

from __future__ import annotations

import click

from qa.cli.history.where import store as _store


@click.command()
@click.argument("night", metavar="DATE")
@_store
@click.option("--undo", is_flag=True, help="Hold later nights against it no longer.")
def accept(night: str, store: str, undo: bool) -> None:
    """Accept a night: later ones are held against it, even if it was worse than the one before.

    A night whose quality did not fall is accepted by itself.
    """
    from qa.nightly.history import open_history

    with open_history(store, create=False) as history:
        history.accept(night, accepted=not undo)
        last = history.last_accepted()
    now = f"the next night is held against {last}" if last else "no night is accepted now"
    click.echo(f"{night} {'no longer accepted' if undo else 'accepted'}; {now}")
