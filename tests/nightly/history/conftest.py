"""Stores: an SQLite file, and a database of a real server; most tests run with both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.nightly.history.server import programs, server

Fresh = Callable[[], str]


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a running server."""
    found = programs()
    if found is None:
        pytest.skip("there is no PostgreSQL (initdb, pg_ctl) on this machine")
    with server(found) as url:
        yield url


@pytest.fixture
def fresh_file(tmp_path: Path) -> Fresh:
    numbers = count()
    return lambda: str(tmp_path / f"store{next(numbers)}" / "history.sqlite")


_databases = count()


@pytest.fixture
def fresh_database(request: pytest.FixtureRequest) -> Fresh:
    import psycopg

    url: str = request.getfixturevalue("postgres")

    def make() -> str:
        name = f"history{next(_databases)}"
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return url.replace("/postgres?", f"/{name}?")

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest) -> Fresh:
    """A function that makes an empty store and says where it is."""
    name = {"sqlite": "fresh_file", "postgresql": "fresh_database"}[request.param]
    found: Fresh = request.getfixturevalue(name)
    return found


@pytest.fixture
def one_database(fresh_database: Fresh) -> str:
    """One database for all examples of a test: to make one takes longer than an example."""
    return fresh_database()
