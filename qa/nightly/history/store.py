"""Nights put into the history and read from it: one code path for SQLite and PostgreSQL."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from qa.errors import InputError
from qa.model import CheckSum, Group, GroupSum, Night, Score
from qa.nightly.history.schema import (
    CHECK_COLUMNS,
    CHECK_SUMS,
    CHECKS,
    GROUP_COLUMNS,
    GROUP_SUMS,
    GROUPS,
    MEASURES,
    NIGHTS,
    SCORES,
    STEPS,
    VERSION_OF,
)

_PATIENCE = 30.0  # seconds for another writer to be done
_TRIES = 5  # of a night that another writer puts at the same time


def open_history(place: str | Path) -> History:
    """The history at a path (SQLite) or a URL (postgresql://…), made or brought up to date.

    InputError for one that cannot be opened, is damaged, or is newer than this program.
    """
    text = str(place)
    url = text if "://" in text else f"sqlite:///{Path(text).absolute()}"
    if url.startswith(("postgresql://", "postgres://")):
        url = "postgresql+psycopg://" + url.partition("://")[2]
    if url.startswith("sqlite"):
        Path(text).absolute().parent.mkdir(parents=True, exist_ok=True)
    try:
        engine = sa.create_engine(
            url, connect_args={"timeout": _PATIENCE} if url.startswith("sqlite") else {}
        )
    except (sa.exc.ArgumentError, sa.exc.NoSuchModuleError):
        raise InputError(
            f"{_plain(text)!r} is no history", remedy="Give a path, or postgresql://USER@HOST/NAME."
        ) from None
    except ModuleNotFoundError:
        raise InputError(
            "PostgreSQL needs a library that is not installed",
            remedy="pip install 'wireqa[postgres]'",
        ) from None
    if engine.dialect.name == "sqlite":
        _prepare(engine)
    history = History(engine, _plain(text))
    history.upgrade()
    return history


def _plain(place: str) -> str:
    """A place without the password that a URL may have."""
    head, at, tail = place.rpartition("@")
    scheme, sep, user = head.partition("://")
    return f"{scheme}{sep}{user.partition(':')[0]}{at}{tail}" if at and sep else place


def _prepare(engine: sa.Engine) -> None:
    """SQLite as several writers and a power cut need it; transactions begin as we say."""

    @sa.event.listens_for(engine, "connect")
    def connected(connection: Any, _: object) -> None:
        connection.isolation_level = None
        for line in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {line}")

    @sa.event.listens_for(engine, "begin")
    def begun(connection: sa.Connection) -> None:
        reading = connection.get_execution_options().get("reading")
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


class History:
    """The nights of one store. Each night is put in one transaction: it is there whole or not at all."""

    def __init__(self, engine: sa.Engine, place: str) -> None:
        self._engine, self.place = engine, place

    def close(self) -> None:
        """Let go of the store."""
        self._engine.dispose()

    def upgrade(self, steps: Sequence[Any] = STEPS) -> None:
        """Bring the tables to our version, step by step; InputError for a version beyond it."""
        with self._writing() as connection:
            there = sa.inspect(connection).has_table(VERSION_OF.name)
            version = connection.scalar(sa.select(VERSION_OF.c.version)) if there else 0
            if version is None or version > len(steps):
                raise InputError(
                    f"the history is of version {version}, this program knows {len(steps)}",
                    path=self.place, remedy="Use a newer wireqa.",
                )  # fmt: skip
            for step in steps[version:]:
                step(connection)
            if version < len(steps):
                connection.execute(sa.delete(VERSION_OF))
                connection.execute(sa.insert(VERSION_OF).values(version=len(steps)))

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with self._told(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with self._told(), self._engine.connect() as plain:
            connection = plain.execution_options(reading=True)
            with connection.begin():
                yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sa.exc.IntegrityError:
            raise
        except sa.exc.DBAPIError as error:
            why = str(error.orig).strip().splitlines()[0]
            remedy = "Check the place and its rights; a damaged file can be made again by `qa history import`."
            raise InputError(
                f"the history cannot be used ({why})", path=self.place, remedy=remedy
            ) from None

    def put(self, night: Night) -> None:
        """Keep a night in place of one of the same name."""
        for turn in range(_TRIES):
            try:
                with self._writing() as connection:
                    self._put(connection, night)
                return
            except sa.exc.IntegrityError:  # another writer was first with a name
                if turn == _TRIES - 1:
                    raise
                time.sleep(0.05 * 2**turn)

    def _put(self, connection: sa.Connection, night: Night) -> None:
        connection.execute(sa.delete(NIGHTS).where(NIGHTS.c.name == night.name))
        number = connection.execute(
            sa.insert(NIGHTS).values(
                name=night.name, version=night.version, glossary=night.glossary,
                config=night.config, corpus=night.corpus, accepted=night.accepted,
            ).returning(NIGHTS.c.id)
        ).scalar_one()  # fmt: skip
        groups = self._numbers(
            connection, GROUPS, [tuple(g.group) for g in night.groups]
            + [tuple(c.group) for c in night.checks],
        )  # fmt: skip
        checks = self._numbers(connection, CHECKS, [(c.check,) for c in night.checks])
        scores = [(g.group, score) for g in night.groups for score in g.scores]
        measures = self._numbers(
            connection, MEASURES, [(s.name, s.signature, s.unit) for _, s in scores]
        )
        _insert(connection, GROUP_SUMS, [
            {"night": number, "grp": groups[tuple(g.group)], **dict(zip(GROUP_COLUMNS, (
                g.stories, g.segments, g.words, g.word_squares, g.failures, g.penalty,
                g.penalty_squares, g.penalty_cross, *g.terms, *g.entities), strict=True))}
            for g in night.groups
        ])  # fmt: skip
        _insert(connection, CHECK_SUMS, [
            {"night": number, "grp": groups[tuple(c.group)], "chk": checks[(c.check,)],
             **dict(zip(CHECK_COLUMNS, (
                 *c.findings, c.stories, c.squares, c.cross, c.overruled), strict=True))}
            for c in night.checks
        ])  # fmt: skip
        _insert(connection, SCORES, [
            {"night": number, "grp": groups[tuple(group)],
             "measure": measures[(s.name, s.signature, s.unit)], "value": s.value, "low": s.low,
             "high": s.high, "n": s.n, "note": s.note}
            for group, s in scores
        ])  # fmt: skip

    def _numbers(
        self, connection: sa.Connection, table: sa.Table, keys: Sequence[tuple[str, ...]]
    ) -> Mapping[tuple[str, ...], int]:
        """The numbers of names, which get one where they have none."""
        columns = [c for c in table.columns if c.name != "id"]
        wanted = dict.fromkeys(keys)
        known = {
            tuple(row[1:]): row[0] for row in connection.execute(sa.select(table.c.id, *columns))
        }
        new = [key for key in wanted if key not in known]
        if new:
            make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
            connection.execute(
                make(table).on_conflict_do_nothing(),
                [dict(zip((c.name for c in columns), key, strict=True)) for key in new],
            )
            known = {
                tuple(row[1:]): row[0]
                for row in connection.execute(sa.select(table.c.id, *columns))
            }
        return known

    def names(self) -> list[tuple[str, bool]]:
        """The nights in their order, and whether each is accepted."""
        with self._reading() as connection:
            rows = connection.execute(sa.select(NIGHTS.c.name, NIGHTS.c.accepted))
            return sorted((str(name), bool(accepted)) for name, accepted in rows)

    def last_accepted(self, before: str) -> str | None:
        """The latest accepted night before the one of that name."""
        return max((n for n, yes in self.names() if yes and n < before), default=None)

    def accept(self, name: str, *, yes: bool = True) -> None:
        """Hold later nights against this one, or no longer."""
        with self._writing() as connection:
            done = connection.execute(
                sa.update(NIGHTS).where(NIGHTS.c.name == name).values(accepted=yes)
            )
            if not done.rowcount:
                raise self._no_night(name)

    def _no_night(self, name: str) -> InputError:
        return InputError(
            f"there is no night {name!r}", path=self.place, remedy="`qa history list` shows them."
        )

    def remove(self, names: Sequence[str]) -> int:
        """Take nights out; how many there were."""
        with self._writing() as connection:
            done = connection.execute(sa.delete(NIGHTS).where(NIGHTS.c.name.in_(list(names))))
            return int(done.rowcount)

    def groups(self, latest: int) -> list[tuple[str, list[GroupSum]]]:
        """The sums by group of so many of the latest nights, the earliest first."""
        names = [name for name, _ in self.names()][-latest:]
        with self._reading() as connection:
            return self._groups(connection, names)

    def _groups(
        self, connection: sa.Connection, names: Sequence[str]
    ) -> list[tuple[str, list[GroupSum]]]:
        chosen = NIGHTS.c.name.in_(list(names))
        keys = _keys(connection)
        measures = {r[0]: tuple(r[1:]) for r in connection.execute(
            sa.select(MEASURES.c.id, MEASURES.c.name, MEASURES.c.signature, MEASURES.c.unit))}  # fmt: skip
        scores: dict[tuple[str, int], list[Score]] = {}
        for night, group, measure, value, low, high, n, note in connection.execute(
            sa.select(
                NIGHTS.c.name, SCORES.c.grp, SCORES.c.measure, SCORES.c.value, SCORES.c.low,
                SCORES.c.high, SCORES.c.n, SCORES.c.note,
            ).join_from(SCORES, NIGHTS, SCORES.c.night == NIGHTS.c.id).where(chosen)
        ):  # fmt: skip
            name, signature, unit = measures[measure]
            scores.setdefault((night, group), []).append(
                Score(name, value, signature, n, low, high, unit, note)
            )
        found: dict[str, list[GroupSum]] = {name: [] for name in names}
        columns = [GROUP_SUMS.c[name] for name in GROUP_COLUMNS]
        for night, group, *sums in connection.execute(
            sa.select(NIGHTS.c.name, GROUP_SUMS.c.grp, *columns)
            .join_from(GROUP_SUMS, NIGHTS, GROUP_SUMS.c.night == NIGHTS.c.id)
            .where(chosen)
        ):
            own = tuple(sorted(scores.get((night, group), ()), key=lambda s: (s.name, s.signature)))
            found[night].append(
                GroupSum(
                    keys[group], sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6],
                    sums[7], (sums[8], sums[9]), (sums[10], sums[11]), own,
                )
            )  # fmt: skip
        return [(name, sorted(rows, key=lambda g: g.group)) for name, rows in sorted(found.items())]

    def night(self, name: str) -> Night:
        """A whole night; InputError where there is none of that name."""
        with self._reading() as connection:
            row = connection.execute(
                sa.select(
                    NIGHTS.c.id, NIGHTS.c.version, NIGHTS.c.glossary, NIGHTS.c.config,
                    NIGHTS.c.corpus, NIGHTS.c.accepted,
                ).where(NIGHTS.c.name == name)
            ).first()  # fmt: skip
            if row is None:
                raise self._no_night(name)
            ((_, groups),) = self._groups(connection, [name])
            keys = _keys(connection)
            columns = [CHECK_SUMS.c[one] for one in CHECK_COLUMNS]
            checks = [
                CheckSum(keys[group], check, (sums[0], sums[1], sums[2], sums[3]), *sums[4:])
                for group, check, *sums in connection.execute(
                    sa.select(CHECK_SUMS.c.grp, CHECKS.c.name, *columns)
                    .join_from(CHECK_SUMS, CHECKS, CHECK_SUMS.c.chk == CHECKS.c.id)
                    .where(CHECK_SUMS.c.night == row[0])
                )
            ]
        return Night(
            name, row[1], row[2], row[3], row[4], bool(row[5]), tuple(groups),
            tuple(sorted(checks, key=lambda c: (c.group, c.check))),
        )  # fmt: skip


def _keys(connection: sa.Connection) -> dict[int, Group]:
    return {
        row[0]: Group(*row[1:])
        for row in connection.execute(
            sa.select(
                GROUPS.c.id, GROUPS.c.system, GROUPS.c.source_lang, GROUPS.c.target_lang,
                GROUPS.c.desk,
            )
        )
    }  # fmt: skip


def _insert(connection: sa.Connection, table: sa.Table, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(sa.insert(table), list(rows))
