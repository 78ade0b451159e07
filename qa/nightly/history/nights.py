"""One night into the tables and out of them, within a transaction that somebody else has begun."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, false, insert, select, update
from sqlalchemy.sql.elements import ColumnElement

from qa.model import CheckSum, Group, GroupSum, Night, Score, Spread
from qa.nightly.history import tables as t
from qa.nightly.history.days import day, name
from qa.nightly.history.sound import counts, numbers
from qa.nightly.history.texts import safe, unsafe
from qa.nightly.history.words import Words, numbered, words

_SPREADS = 9  # columns: of three severities three sums each
_SUMS = (t.scores, t.check_sums, t.group_sums)


def as_kept(night: Night) -> Night:
    """The night as it comes back: sorted, without checks that found nothing at all."""
    return replace(
        night,
        groups=tuple(sorted(night.groups, key=lambda g: g.group)),
        checks=tuple(
            sorted((c for c in night.checks if any(counts(c))), key=lambda c: (c.group, c.check))
        ),
    )


def add(connection: Connection, night: Night) -> None:
    """Write a night, `as_kept`, that is not there."""
    when = day(night.name)
    connection.execute(
        insert(t.nights),
        {
            "day": when, "accepted": int(night.accepted), "version": safe(night.version),
            "glossary": safe(night.glossary), "config": safe(night.config),
            "corpus": safe(night.corpus),
        },
    )  # fmt: skip
    groups = numbered(connection, t.groups, (sums.group for sums in night.groups))
    checks = numbered(connection, t.checks, ((sums.check,) for sums in night.checks))
    scores = [(g.group, place, s) for g in night.groups for place, s in enumerate(g.scores)]
    measures = numbered(connection, t.measures, (_measure(score) for *_, score in scores))
    _fill(connection, t.group_sums, (
        (when, groups[sums.group], *numbers(sums), *_spreads(sums)) for sums in night.groups
    ))  # fmt: skip
    # In the order of their key: an index that is only added to at its end is half as large.
    _fill(connection, t.check_sums, sorted(
        (when, checks[sums.check,], groups[sums.group], *counts(sums)) for sums in night.checks
    ))  # fmt: skip
    _fill(connection, t.scores, (
        # Zero has no sign in SQLite; so it has none in any store.
        (when, groups[group], place, measures[_measure(score)], score.value + 0.0, score.n,
         score.low and score.low + 0.0, score.high and score.high + 0.0, safe(score.note))
        for group, place, score in scores
    ))  # fmt: skip


def _spreads(sums: GroupSum) -> tuple[int | None, ...]:
    return tuple(n for spread in sums.severities for n in spread) or (None,) * _SPREADS


def _measure(score: Score) -> tuple[str, str, str]:
    return (score.name, score.signature, score.unit)


def _fill(connection: Connection, table: Table, rows: Iterable[tuple[object, ...]]) -> None:
    names = table.c.keys()
    filled = [dict(zip(names, row, strict=True)) for row in rows]
    if filled:
        connection.execute(insert(table), filled)


def may_write(connection: Connection) -> None:
    """Change nothing, in a way that only who may write can do."""
    connection.execute(update(t.nights).where(false()).values(accepted=t.nights.c.accepted))


def drop(connection: Connection, when: int) -> None:
    """Take a night out; its words stay, others may use them."""
    for table in (*_SUMS, t.nights):
        connection.execute(delete(table).where(table.c.day == when))


def read(connection: Connection, when: int) -> Night | None:
    """The night, or None where it is not kept."""
    head = connection.execute(select(t.nights).where(t.nights.c.day == when)).first()
    if head is None:
        return None
    known = words(connection)
    groups = group_sums(connection, known, t.group_sums.c.day == when, t.scores.c.day == when)
    rows = connection.execute(select(t.check_sums).where(t.check_sums.c.day == when))
    checks = (check_sum(known.groups[row.grp], known.checks[row.chk], row[3:]) for row in rows)
    return Night(
        name(when), unsafe(head.version), unsafe(head.glossary), unsafe(head.config),
        unsafe(head.corpus), bool(head.accepted), groups.get(when, ()),
        tuple(sorted(checks, key=lambda c: (c.group, c.check))),
    )  # fmt: skip


def group_sums(
    connection: Connection, known: Words, of_sums: ColumnElement[bool],
    of_scores: ColumnElement[bool],
) -> dict[int, tuple[GroupSum, ...]]:  # fmt: skip
    """The chosen groups' sums by night, sorted."""
    scores: dict[tuple[int, int], list[Score]] = {}
    order = (t.scores.c.day, t.scores.c.grp, t.scores.c.place)
    for row in connection.execute(select(t.scores).where(of_scores).order_by(*order)).all():
        day, group, _, measure, value, n, low, high, note = row
        label, signature, unit = known.measures[measure]
        scores.setdefault((day, group), []).append(
            Score(label, value, signature, n, low, high, unit, unsafe(note))
        )
    found: dict[int, list[GroupSum]] = {}
    for row in connection.execute(select(t.group_sums).where(of_sums)).all():
        found.setdefault(row[0], []).append(
            _group(known.groups[row[1]], row, tuple(scores.get((row[0], row[1]), ())))
        )
    return {day: tuple(sorted(sums, key=lambda s: s.group)) for day, sums in sorted(found.items())}


def _group(group: Group, row: Row[Any], scores: tuple[Score, ...]) -> GroupSum:
    found: list[int] = [*row]
    spreads = found[-_SPREADS:]
    (
        _, _, stories, segments, words, word_squares, failures, penalty, squares, cross,
        terms, terms_right, entities, entities_right,
    ) = found[:-_SPREADS]  # fmt: skip
    return GroupSum(
        group, stories, segments, words, word_squares, failures, penalty, squares, cross,
        (terms, terms_right), (entities, entities_right), scores,
        () if None in spreads
        else tuple(Spread(*spreads[n : n + 3]) for n in range(0, _SPREADS, 3)),
    )  # fmt: skip


def check_sum(group: Group, check: str, sums: Iterable[Any]) -> CheckSum:
    """What a check found of a group, from its sums: those of PostgreSQL are decimals."""
    neutral, minor, major, critical, *rest = map(int, sums)
    return CheckSum(group, check, (neutral, minor, major, critical), *rest)
