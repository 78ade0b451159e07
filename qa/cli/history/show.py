"""`qa history show`: one night by group and check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qa.cli.history.table import table
from qa.cli.history.where import store as _store

if TYPE_CHECKING:
    from qa.model import Group, GroupSum, Night


@click.command()
@click.argument("night", required=False, metavar="[DATE]")
@_store
def show(night: str | None, store: str) -> None:
    """Show one night by group and by check; without a date the last one."""
    from qa.errors import InputError
    from qa.nightly.history import open_history

    with open_history(store, create=False) as history:
        if night is None:
            nights = history.nights()
            if not nights:
                raise InputError("no night is kept", path=store, remedy="qa report makes one.")
            night = nights[-1].name
        found = history.night(night)
    state = "accepted" if found.accepted else "not accepted"
    click.echo(f"{found.name}, {state}; wireqa {found.version}")
    click.echo(f"glossary {found.glossary}, configuration {found.config}, corpus {found.corpus}\n")
    click.echo(_groups(found))
    click.echo(_checks(found), nl=False)


def _groups(night: Night) -> str:
    scores = tuple(dict.fromkeys((s.name, s.signature) for g in night.groups for s in g.scores))
    head = ("system", "pair", "desk", "stories", "unread", "words", "MQM", "terms", "entities")
    rows = [
        (
            *_named(sums.group), f"{sums.stories:,}", f"{sums.failures:,}", f"{sums.words:,}",
            _rate(sums.penalty, sums.words), _share(*sums.terms), _share(*sums.entities),
            *(_value(sums, score) for score in scores),
        )
        for sums in night.groups
    ]  # fmt: skip
    # A score without its signature says nothing: they stand below, by number.
    names = tuple(f"{name} [{n}]" for n, (name, _) in enumerate(scores, 1))
    notes = "".join(f"[{n}] {name}: {signature}\n" for n, (name, signature) in enumerate(scores, 1))
    return table((*head, *names), rows, left=(0, 1, 2)) + notes


def _checks(night: Night) -> str:
    words = {sums.group: sums.words for sums in night.groups}
    head = (
        "system", "pair", "desk", "check", "critical", "major", "minor", "neutral", "in 1,000",
        "overruled",
    )  # fmt: skip
    rows = [
        (
            *_named(sums.group), sums.check, *(f"{n:,}" for n in reversed(sums.findings)),
            _rate(sum(sums.findings[1:]), words[sums.group]), f"{sums.overruled:,}",
        )
        for sums in night.checks
    ]  # fmt: skip
    return table(head, rows, left=(0, 1, 2, 3))


def _named(group: Group) -> tuple[str, str, str]:
    return (group.system, f"{group.source_lang}-{group.target_lang}", group.desk)


def _rate(count: int, words: int) -> str:
    return f"{1000 * count / words:.2f}" if words else ""


def _share(total: int, right: int) -> str:
    return f"{100 * right / total:.1f} %" if total else ""


def _value(sums: GroupSum, score: tuple[str, str]) -> str:
    return next((f"{s.value:.2f}" for s in sums.scores if (s.name, s.signature) == score), "")
