"""`qa suppress remove`: by the numbers that `list` shows."""

from __future__ import annotations

import click

from qa.errors import InputError


@click.command()
@click.argument("numbers", nargs=-1, type=int, required=True)
def remove(numbers: tuple[int, ...]) -> None:
    """Take suppressions out of the list, by their numbers."""
    from qa.cli.suppress.own import own, save

    file, entries = own()
    for number in numbers:
        if not 1 <= number <= len(entries):
            raise InputError(
                f"there is no suppression {number}", path=file, remedy="`qa suppress list` counts them."
            )  # fmt: skip
    save(file, (entry for n, entry in enumerate(entries, 1) if n not in numbers))
    click.echo(f"{file}: removed {len(set(numbers))}")
