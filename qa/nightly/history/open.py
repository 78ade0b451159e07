"""Where a history is: a path, or a URL of a server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qa.errors import ConfigError, InputError

if TYPE_CHECKING:
    from sqlalchemy import URL

    from qa.nightly.history.store import History

_URLS = "Give a path, or postgresql://user@host/database."
_SMALLEST = 512  # bytes of a database: one page
_BACKENDS = {
    "sqlite": "sqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
}


def open_history(store: str | Path, folder: Path | None = None, *, create: bool = True) -> History:
    """Open a store and bring it to the newest schema; make it where there is none, unless told not to.

    `store` is a file's path (SQLite) or a URL; `folder` is where the files of its nights
    lie, by itself the folder of the file. A password is better left to ~/.pgpass or PGPASSWORD.
    InputError (ConfigError for the URL) where it cannot be opened.
    """
    try:
        import sqlalchemy  # noqa: F401
    except ImportError:
        raise ConfigError(
            "the history needs sqlalchemy, which is not installed",
            remedy="Install the extra: pip install 'wireqa[report]'.",
        ) from None
    from qa.nightly.history.engine import connected, reading, writing
    from qa.nightly.history.steps import STEPS, migrate, schema
    from qa.nightly.history.store import History

    url = address(store)
    if url.get_backend_name() == "sqlite":
        path = Path(url.database or "")
        shown, folder = str(path), folder or path.parent
        _place(path, create=create)
    else:
        shown, folder = url.render_as_string(), folder or Path("reports")
        shown = shown.replace("+psycopg", "", 1)
    engine = connected(url)
    try:
        if reading(engine, shown, schema) != len(STEPS):
            writing(engine, shown, lambda connection: migrate(connection, shown))
    except BaseException:
        engine.dispose()
        raise
    return History(engine, shown, folder)


def address(store: str | Path) -> URL:
    """A path or a URL as SQLAlchemy has it; ConfigError for a URL that is no history's."""
    from sqlalchemy import URL, make_url
    from sqlalchemy.exc import ArgumentError

    if isinstance(store, Path) or "://" not in store:
        return URL.create("sqlite", database=str(store))
    try:
        url = make_url(store)
    except (ArgumentError, ValueError):
        # The URL may hold a password: it is not repeated.
        raise ConfigError("this is no URL of a database", remedy=_URLS) from None
    driver = _BACKENDS.get(url.drivername.partition("+")[0])
    if driver is None or (driver == "sqlite" and not url.database):
        raise ConfigError(f"no history is kept in {url.drivername}", remedy=_URLS)
    if driver != "sqlite":
        try:
            import psycopg  # noqa: F401
        except ImportError:
            raise ConfigError(
                "a history on a PostgreSQL server needs psycopg, which is not installed",
                remedy="Install the extra: pip install 'wireqa[postgres]'.",
            ) from None
    return url.set(drivername=driver)


def _place(path: Path, *, create: bool) -> None:
    from qa.nightly.history.engine import DAMAGED

    try:
        empty = not path.is_file() or path.stat().st_size == 0
        if empty and not create:
            raise InputError(
                "there is no history",
                path=path,
                remedy="qa report makes one; name another with --store.",
            )
        if not empty and path.stat().st_size < _SMALLEST:
            # SQLite takes a few bytes for an empty file and writes over them.
            raise InputError("the history is damaged or is none", path=path, remedy=DAMAGED)
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"the history cannot be opened ({error.strerror})", path=path,
            remedy="Choose another place.",
        ) from None  # fmt: skip
