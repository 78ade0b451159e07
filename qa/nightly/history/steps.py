"""Schemas, one step each: a store of any age is brought to the newest in one transaction.

A step is never changed once released; a new one is added behind it, with `tables` beside it. The
SQL is what both SQLite and PostgreSQL take. `{compact}` keeps a table's rows in its key's own tree,
where the database has that.
"""

from __future__ import annotations

from sqlalchemy import Connection, inspect

from qa.errors import InputError

_WORD = (
    "CREATE TABLE {name} (id INTEGER NOT NULL PRIMARY KEY, digest TEXT NOT NULL UNIQUE, {parts})"
)


def _word(name: str, *parts: str) -> str:
    return _WORD.format(name=name, parts=", ".join(f"{part} TEXT NOT NULL" for part in parts))


STEPS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE qa_schema (version INTEGER NOT NULL)",
        "INSERT INTO qa_schema (version) VALUES (0)",
        "CREATE TABLE qa_nights (day INTEGER NOT NULL PRIMARY KEY, version TEXT NOT NULL,"
        " glossary TEXT NOT NULL, config TEXT NOT NULL, corpus TEXT NOT NULL,"
        " accepted SMALLINT NOT NULL)",
        _word("qa_groups", "system", "source_lang", "target_lang", "desk"),
        _word("qa_checks", "name"),
        _word("qa_measures", "name", "signature", "unit"),
        "CREATE TABLE qa_group_sums (day INTEGER NOT NULL, grp INTEGER NOT NULL,"
        " stories BIGINT NOT NULL, segments BIGINT NOT NULL, words BIGINT NOT NULL,"
        " word_squares BIGINT NOT NULL, failures BIGINT NOT NULL, penalty BIGINT NOT NULL,"
        " penalty_squares BIGINT NOT NULL, penalty_cross BIGINT NOT NULL, terms BIGINT NOT NULL,"
        " terms_right BIGINT NOT NULL, entities BIGINT NOT NULL, entities_right BIGINT NOT NULL,"
        " PRIMARY KEY (day, grp)){compact}",
        "CREATE TABLE qa_check_sums (day INTEGER NOT NULL, grp INTEGER NOT NULL,"
        " chk INTEGER NOT NULL, neutral BIGINT NOT NULL, minor BIGINT NOT NULL,"
        " major BIGINT NOT NULL, critical BIGINT NOT NULL, stories BIGINT NOT NULL,"
        " squares BIGINT NOT NULL, crossed BIGINT NOT NULL, overruled BIGINT NOT NULL,"
        " PRIMARY KEY (day, grp, chk)){compact}",
        "CREATE TABLE qa_scores (day INTEGER NOT NULL, grp INTEGER NOT NULL,"
        " place INTEGER NOT NULL, measure INTEGER NOT NULL, value DOUBLE PRECISION NOT NULL,"
        " n BIGINT NOT NULL, low DOUBLE PRECISION, high DOUBLE PRECISION, note TEXT NOT NULL,"
        " PRIMARY KEY (day, grp, place)){compact}",
    ),
)


def schema(connection: Connection) -> int:
    """The number of the store's schema; 0 where there is none yet."""
    if not inspect(connection).has_table("qa_schema"):
        return 0
    return int(connection.exec_driver_sql("SELECT version FROM qa_schema").scalar_one())


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
    sqlite = connection.dialect.name == "sqlite"
    # A server's database may have tables of others beside ours; a file of others is a mistake.
    if found == 0 and sqlite and inspect(connection).get_table_names():
        raise InputError(
            "this is a database, and no history", path=shown, remedy="Give another --store."
        )
    for step in STEPS[found:]:
        for sql in step:
            connection.exec_driver_sql(sql.format(compact=" WITHOUT ROWID" if sqlite else ""))
    if found < len(STEPS):
        connection.exec_driver_sql(f"UPDATE qa_schema SET version = {len(STEPS)}")
