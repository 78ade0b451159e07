"""The one place that knows SQLite from PostgreSQL: connecting, locking, durability, what went wrong."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from qa.errors import InputError

T = TypeVar("T")

_WAIT = 30  # seconds that a writer waits for another one
# Further tries, with a pause before each: some locks (the first switch to a write-ahead log) are
# refused at once instead of waited for.
_PAUSES = (0.05, 0.2, 1.0)
_LOCK = 0x77697265  # of PostgreSQL: ours alone within its database

DAMAGED = "Put a copy back, or move it away and read the last export with qa history import."
_ROOM = "Make room and try again; what was kept before is whole."


def connected(url: URL) -> Engine:
    """An engine whose transactions are as `reading` and `writing` need them."""
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": _WAIT}, pool_size=1)
        event.listen(engine, "connect", _durable)
        event.listen(engine, "begin", _begin)
        return engine
    return create_engine(url, pool_size=1)


def _durable(connection: Any, _record: object) -> None:
    # SQLAlchemy says when a transaction begins; sqlite3 would guess, and too late for a writer.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # a commit is on the disk when it returns
    connection.execute("PRAGMA fullfsync = ON")  # on macOS out of the disk's own cache as well


def _begin(connection: Connection) -> None:
    # A writer takes its lock at once: from a reader's lock it could be refused in the middle.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def reading(engine: Engine, shown: str, work: Callable[[Connection], T]) -> T:
    """The work done in one snapshot of the store."""
    postgres = engine.dialect.name == "postgresql"
    options: dict[str, Any] = {"isolation_level": "REPEATABLE READ"} if postgres else {}
    return _tried(shown, lambda: _once(engine, options, work))


def writing(engine: Engine, shown: str, work: Callable[[Connection], T]) -> T:
    """The work done in one transaction while nobody else writes; kept when this returns."""

    def locked(connection: Connection) -> T:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_WAIT}s'")
            connection.exec_driver_sql("SET LOCAL synchronous_commit = on")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        return work(connection)

    return _tried(shown, lambda: _once(engine, {"writes": True}, locked))


def shrunk(engine: Engine) -> None:
    """Give room that is free in the file back to the disk; left undone where that cannot be now."""
    if engine.dialect.name != "sqlite":
        return  # PostgreSQL does so by itself
    try:
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)
            raw.execute("VACUUM")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except (DBAPIError, sqlite3.Error):
        pass


def _once(engine: Engine, options: dict[str, Any], work: Callable[[Connection], T]) -> T:
    with engine.connect() as plain:
        connection = plain.execution_options(**options)
        with connection.begin():
            return work(connection)


def _tried(shown: str, attempt: Callable[[], T]) -> T:
    for pause in _PAUSES:
        try:
            return attempt()
        except DBAPIError as error:
            if not _busy(error):
                raise _problem(error, shown) from None
        time.sleep(pause)
    try:
        return attempt()
    except DBAPIError as error:
        raise _problem(error, shown) from None


def _sqlite_code(error: DBAPIError) -> int:
    """SQLite's primary result code (sqlite.org/rescode.html), or 0."""
    return int(getattr(error.orig, "sqlite_errorcode", 0)) & 0xFF


def _sqlstate(error: DBAPIError) -> str:
    return str(getattr(error.orig, "sqlstate", None) or "")


def _busy(error: DBAPIError) -> bool:
    """Whether it is worth another try: nothing was written, another one was in the way."""
    if _sqlite_code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return True
    # Deadlock, serialisation.
    return _sqlstate(error) in ("40P01", "40001")


def _unreached(error: DBAPIError) -> bool:
    """Whether there was no server at all: psycopg has classes of their own for all that one says."""
    return type(error.orig).__name__ == "OperationalError" and not _sqlite_code(error)


def _problem(error: DBAPIError, shown: str) -> Exception:
    """The one sentence; the error itself where it is none of the user's (that is a bug)."""
    said = (str(error.orig).strip().splitlines() or [""])[0]
    code, state = _sqlite_code(error), _sqlstate(error)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        problem, remedy = f"the history is damaged or is none ({said})", DAMAGED
    elif code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR) or state.startswith("53"):
        problem, remedy = f"the history cannot be written ({said})", _ROOM
    elif code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN):
        problem, remedy = f"the history cannot be opened ({said})", "Look at its permissions."
    elif _busy(error) or state == "55P03":
        problem, remedy = "another one writes the history and does not end", "Try again later."
    elif state in ("42501", "25006") or state.startswith(("28", "3D")):
        problem, remedy = f"the server refuses ({said})", "Look at the user's rights."
    elif state.startswith("57P") or _unreached(error):
        problem, remedy = f"the server does not answer ({said})", "Look at the URL and the server."
    else:
        return error
    return InputError(problem, path=shown, remedy=remedy)
