"""Schemas, one step each: a store of any age is brought to the newest in one transaction.

A step is never changed once it is out; a new one is added behind it, with `tables` beside it. The
SQL is what both SQLite and PostgreSQL take. `{compact}` keeps a table's rows in its key's own tree,
where the database has that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, bindparam, inspect, text

from qa.errors import InputError
from qa.nightly.history.days import day
from qa.nightly.history.words import digest

_VERSION = "wireqa_schema"
_WORD = "CREATE TABLE {name} (id INTEGER NOT NULL PRIMARY KEY, {parts})"
_GROUP = ("system", "source_lang", "target_lang", "desk")
_MEASURE = ("name", "signature", "unit")
_SUMS = (
    "stories", "segments", "words", "word_squares", "failures", "penalty", "penalty_squares",
    "penalty_cross",
)  # fmt: skip
_COUNTS = ("neutral", "minor", "major", "critical", "stories", "squares")

_NARROW = ("neutral", "minor", "major", "critical", "stories", "overruled")


def _run(connection: Connection, *statements: str) -> None:
    compact = " WITHOUT ROWID" if connection.dialect.name == "sqlite" else ""
    for statement in statements:
        connection.exec_driver_sql(statement.format(compact=compact))


def _texts(*names: str) -> str:
    return ", ".join(f"{name} TEXT NOT NULL" for name in names)


def _wholes(*names: str) -> str:
    return ", ".join(f"{name} BIGINT NOT NULL" for name in names)


def _first(connection: Connection) -> None:
    """Nights by a number of their own, names unique by their text."""
    night = "night INTEGER NOT NULL, grp INTEGER NOT NULL"
    _run(
        connection,
        f"CREATE TABLE {_VERSION} (version INTEGER NOT NULL)",
        _WORD.format(
            name="nights",
            parts=_texts("name", "version", "glossary", "config", "corpus")
            + ", accepted BOOLEAN NOT NULL",
        ),
        _WORD.format(name="groups", parts=_texts(*_GROUP)),
        _WORD.format(name="checks", parts=_texts("name")),
        _WORD.format(name="measures", parts=_texts(*_MEASURE)),
        f"CREATE TABLE group_sums ({night},"
        f" {_wholes(*_SUMS, 'terms_due', 'terms_right', 'entities_due', 'entities_right')},"
        " PRIMARY KEY (night, grp)){compact}",
        f"CREATE TABLE check_sums ({night}, chk INTEGER NOT NULL,"
        f' {_wholes(*_COUNTS)}, "cross" BIGINT NOT NULL, overruled BIGINT NOT NULL,'
        " PRIMARY KEY (night, grp, chk)){compact}",
        f"CREATE TABLE scores ({night}, measure INTEGER NOT NULL, value DOUBLE PRECISION NOT NULL,"
        " low DOUBLE PRECISION, high DOUBLE PRECISION, n BIGINT NOT NULL, note TEXT NOT NULL,"
        " PRIMARY KEY (night, grp, measure)){compact}",
    )


def _second(connection: Connection) -> None:
    """Nights by their day, names of any length unique by a digest, scores in their order."""
    _run(
        connection,
        "CREATE TABLE qa_nights (day INTEGER NOT NULL PRIMARY KEY,"
        f" {_texts('version', 'glossary', 'config', 'corpus')}, accepted SMALLINT NOT NULL)",
        *(
            _WORD.format(name=name, parts=f"digest TEXT NOT NULL UNIQUE, {_texts(*parts)}")
            for name, parts in (
                ("qa_groups", _GROUP), ("qa_checks", ("name",)), ("qa_measures", _MEASURE),
            )
        ),
        "CREATE TABLE qa_group_sums (day INTEGER NOT NULL, grp INTEGER NOT NULL,"
        f" {_wholes(*_SUMS, 'terms', 'terms_right', 'entities', 'entities_right')},"
        " PRIMARY KEY (day, grp)){compact}",
        "CREATE TABLE qa_check_sums (day INTEGER NOT NULL, chk INTEGER NOT NULL,"
        f" grp INTEGER NOT NULL, {_wholes(*_COUNTS, 'crossed', 'overruled')},"
        " PRIMARY KEY (day, chk, grp)){compact}",
        "CREATE TABLE qa_scores (day INTEGER NOT NULL, grp INTEGER NOT NULL,"
        " place INTEGER NOT NULL, measure INTEGER NOT NULL, value DOUBLE PRECISION NOT NULL,"
        " n BIGINT NOT NULL, low DOUBLE PRECISION, high DOUBLE PRECISION, note TEXT NOT NULL,"
        " PRIMARY KEY (day, grp, place)){compact}",
    )  # fmt: skip
    _moved(connection)
    _run(
        connection,
        *(
            f"DROP TABLE {name}"
            for name in (
                "scores", "check_sums", "group_sums", "nights", "groups", "checks", "measures",
            )
        ),
    )  # fmt: skip


def _third(connection: Connection) -> None:
    """Counts of a check in half the room; SQLite does so by itself."""
    if connection.dialect.name == "postgresql":
        narrow = ", ".join(f"ALTER {name} TYPE INTEGER" for name in _NARROW)
        _run(connection, f"ALTER TABLE qa_check_sums {narrow}")


def _moved(connection: Connection) -> None:
    """What the first schema's tables have, into those of the second."""
    for name, parts in (("groups", _GROUP), ("checks", ("name",)), ("measures", _MEASURE)):
        rows = connection.exec_driver_sql(f"SELECT id, {', '.join(parts)} FROM {name}").all()
        _fill(connection, f"qa_{name}", [(row[0], digest(row[1:]), *row[1:]) for row in rows])
    nights = connection.exec_driver_sql(
        "SELECT id, name, version, glossary, config, corpus, accepted FROM nights"
    ).all()
    _fill(connection, "qa_nights", [(day(row[1]), *row[2:6], int(row[6])) for row in nights])
    sums = ", ".join((*_SUMS, "terms_due", "terms_right", "entities_due", "entities_right"))
    counts = f'{", ".join(_COUNTS)}, "cross", overruled'
    ranked = (
        "(SELECT COUNT(*) FROM scores o WHERE o.night = s.night AND o.grp = s.grp"
        " AND o.measure < s.measure), measure, value, n, low, high, note"
    )
    for number, name, *_ in nights:
        for table, columns in (
            ("group_sums s", f"grp, {sums}"),
            ("check_sums s", f"chk, grp, {counts}"),
            ("scores s", f"grp, {ranked}"),
        ):  # fmt: skip
            connection.execute(
                text(
                    f"INSERT INTO qa_{table.removesuffix(' s')} SELECT CAST(:day AS INTEGER),"
                    f" {columns} FROM {table} WHERE night = :night"
                ).bindparams(bindparam("day", day(name)), bindparam("night", number))
            )


def _fill(connection: Connection, table: str, rows: Sequence[Sequence[object]]) -> None:
    for row in rows:
        names = [f"v{n}" for n in range(len(row))]
        marks = ", ".join(f":{name}" for name in names)
        connection.execute(
            text(f"INSERT INTO {table} VALUES ({marks})"), dict(zip(names, row, strict=True))
        )


def _fourth(connection: Connection) -> None:
    """Findings by severity, which earlier nights do not know."""
    _run(
        connection,
        *(
            f"ALTER TABLE qa_group_sums ADD COLUMN {severity}{of} BIGINT"
            for severity in ("minor", "major", "critical")
            for of in ("", "_squares", "_cross")
        ),
    )


STEPS: tuple[Callable[[Connection], None], ...] = (_first, _second, _third, _fourth)


def schema(connection: Connection) -> int:
    """The number of the store's schema; 0 where there is none yet."""
    if not inspect(connection).has_table(_VERSION):
        return 0
    return int(connection.exec_driver_sql(f"SELECT version FROM {_VERSION}").scalar_one())


def migrate(connection: Connection, shown: str) -> None:
    """Take the steps that are missing. InputError for a newer schema, and for what is no history.

    The connection is in a transaction that no other writer is in.
    """
    found = schema(connection)
    if found > len(STEPS):
        raise InputError(
            f"a newer wireqa wrote this history (schema {found}, this one knows {len(STEPS)})",
            path=shown, remedy="Install the newer wireqa.",
        )  # fmt: skip
    # A server's database may have tables of others beside ours; a file of others is a mistake.
    ours = connection.dialect.name != "sqlite" or not inspect(connection).get_table_names()
    if found == 0 and not ours:
        raise InputError(
            "this is a database, and no history", path=shown, remedy="Name another place."
        )
    for step in STEPS[found:]:
        step(connection)
    if found < len(STEPS):
        connection.exec_driver_sql(f"DELETE FROM {_VERSION}")
        connection.exec_driver_sql(f"INSERT INTO {_VERSION} (version) VALUES ({len(STEPS)})")
