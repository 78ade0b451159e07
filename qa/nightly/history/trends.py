"""Sums over many nights: what trend lines are drawn from."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, func, literal, select, true
from sqlalchemy.sql.elements import ColumnElement

from qa.model import CheckSum, Group, GroupSum
from qa.nightly.history import tables as t
from qa.nightly.history.days import day, name
from qa.nightly.history.nights import check_sum, group_sums
from qa.nightly.history.texts import safe
from qa.nightly.history.which import Which
from qa.nightly.history.words import words

Trend = tuple[tuple[str, tuple[GroupSum, ...]], ...]
CheckTrend = tuple[tuple[str, tuple[CheckSum, ...]], ...]


@dataclass(frozen=True, slots=True)
class When:
    """Nights by their names: from one to another, both included, or those of a list."""

    since: str | None = None
    until: str | None = None
    among: Collection[str] | None = None


def trend(connection: Connection, which: Which, when: When) -> Trend:
    """The chosen groups' sums in each night that has any, the earliest first."""
    of_sums = _within(t.group_sums.c.day, t.group_sums.c.grp, which, when)
    of_scores = _within(t.scores.c.day, t.scores.c.grp, which, when)
    found = group_sums(connection, words(connection), of_sums, of_scores)
    return tuple((name(night), sums) for night, sums in found.items())


def check_trend(
    connection: Connection, which: Which, when: When, by: Collection[str]
) -> CheckTrend:
    """The checks' sums in each night, added over the chosen groups by the database.

    `by` are the fields of a group that stay apart; the others are "" in the result's groups.
    """
    c, g = t.check_sums.c, t.groups.c
    fields = [field for field in Group._fields if field in by]
    numbers = [func.sum(column) for column in list(c)[3:]]
    if fields:
        # Groups that are alike go by the number of the first of them: numbers are sorted faster.
        alike = select(
            g.id, func.min(g.id).over(partition_by=[g[f] for f in fields]).label("first")
        )
        firsts = alike.subquery()
        query = select(c.day, c.chk, firsts.c.first, *numbers)
        query = query.select_from(t.check_sums.join(firsts, c.grp == firsts.c.id))
        query = query.group_by(c.day, c.chk, firsts.c.first)
    else:
        query = select(c.day, c.chk, literal(0), *numbers).group_by(c.day, c.chk)
    known = words(connection)
    groups = {0: Group("", "", "", "")} | {
        number: Group(*(getattr(group, f) if f in fields else "" for f in Group._fields))
        for number, group in known.groups.items()
    }
    found: dict[int, list[CheckSum]] = {}
    rows = connection.execute(query.where(_within(c.day, c.grp, which, when)))
    for night, check, group, *sums in rows:
        found.setdefault(night, []).append(check_sum(groups[group], known.checks[check], sums))
    return tuple(
        (name(night), tuple(sorted(sums, key=lambda s: (s.group, s.check))))
        for night, sums in sorted(found.items())
    )


def _within(
    days: ColumnElement[int], grp: ColumnElement[int], which: Which, when: When
) -> ColumnElement[bool]:
    found: ColumnElement[bool] = true()
    if when.since is not None:
        found = found & (days >= day(when.since))
    if when.until is not None:
        found = found & (days <= day(when.until))
    if when.among is not None:
        found = found & days.in_([day(one) for one in when.among])
    wanted = {f: getattr(which, f) for f in Group._fields if getattr(which, f) is not None}
    if wanted:
        chosen = select(t.groups.c.id)
        for field, value in wanted.items():
            chosen = chosen.where(t.groups.c[field] == safe(value))
        found = found & grp.in_(chosen)
    return found
