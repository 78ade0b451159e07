"""What a store has, by night: the list, what is accepted, what may go."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select, update

from qa.nightly.history import tables as t
from qa.nightly.history.days import name
from qa.nightly.history.texts import unsafe


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept night in a few figures. `findings` are without the neutral ones."""

    name: str
    version: str
    accepted: bool
    groups: int
    stories: int
    failures: int
    words: int
    findings: int


def listed(connection: Connection) -> tuple[Kept, ...]:
    """All nights, the earliest first."""
    sums, marks = t.group_sums.c, t.check_sums.c
    by_groups = {
        row[0]: [int(number) for number in row[1:]]
        for row in connection.execute(
            select(
                sums.day,
                func.count(),
                func.sum(sums.stories),
                func.sum(sums.failures),
                func.sum(sums.words),
            ).group_by(sums.day)
        )
    }
    by_checks = {
        row[0]: int(row[1])
        for row in connection.execute(
            select(marks.day, func.sum(marks.minor + marks.major + marks.critical)).group_by(
                marks.day
            )
        )
    }
    heads = select(t.nights.c.day, t.nights.c.version, t.nights.c.accepted)
    kept = []
    for when, version, accepted in connection.execute(heads.order_by(t.nights.c.day)):
        groups, stories, failures, words = by_groups.get(when, (0, 0, 0, 0))
        kept.append(
            Kept(
                name(when), unsafe(version), bool(accepted), groups, stories, failures, words,
                by_checks.get(when, 0),
            )
        )  # fmt: skip
    return tuple(kept)


def makers(connection: Connection, until: int) -> tuple[tuple[str, str, str, str], ...]:
    """What examined each night up to one: name, version, glossary, configuration."""
    c = t.nights.c
    rows = connection.execute(
        select(c.day, c.version, c.glossary, c.config).where(c.day <= until).order_by(c.day)
    )
    return tuple((name(day), *map(unsafe, made)) for day, *made in rows)  # type: ignore[misc]


def accept(connection: Connection, when: int, *, accepted: bool) -> bool:
    """Whether there was such a night."""
    done = connection.execute(
        update(t.nights).where(t.nights.c.day == when).values(accepted=int(accepted))
    )
    return bool(done.rowcount)


def last_accepted(connection: Connection, before: int | None = None) -> int | None:
    """The latest accepted night, before one if one is given."""
    query = select(func.max(t.nights.c.day)).where(t.nights.c.accepted == 1)
    if before is not None:
        query = query.where(t.nights.c.day < before)
    return connection.execute(query).scalar()


def spare(connection: Connection, keep: int | None, before: int | None) -> list[int]:
    """The nights that are neither among the latest `keep` nor from `before` on, nor accepted last."""
    days = list(connection.execute(select(t.nights.c.day).order_by(t.nights.c.day)).scalars())
    old = days if keep is None else days[: max(0, len(days) - keep)]
    last = last_accepted(connection)
    return [when for when in old if when != last and (before is None or when < before)]
