"""Stores of other ages, of others, and damaged ones."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, inspect, text

from qa.errors import InputError
from qa.nightly.history import open_history, steps
from qa.nightly.history.engine import connected, writing
from qa.nightly.history.open import address
from qa.nightly.history.tables import metadata
from tests.nightly.history.conftest import Fresh
from tests.nightly.history.made import night

OLD = Path(__file__).with_name("schema-1.sql")


@pytest.fixture
def file(fresh_file: Fresh) -> Path:
    """A store with two nights."""
    path = Path(fresh_file())
    with open_history(path) as history:
        history.put(night(1))
        history.put(night(2, accepted=False))
    return path


def test_the_first_schema_comes_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript(OLD.read_text(encoding="utf-8"))
    connection.close()
    with open_history(path, create=False) as history:
        assert history.night(night(1).name) == night(1)
        assert history.night(night(2).name) == night(2, accepted=False)
        assert history.put(night(3))
        assert not history.put(night(1))
        assert len(history.nights()) == 3
    with open_history(path, create=False) as history:
        assert history.night(night(3).name) == night(3)


def _old(connection: Connection) -> None:
    steps.STEPS[0](connection)
    for name, values in (
        ("wireqa_schema", (1,)),
        ("nights", (7, "2026-01-02", "0.3.0", "g", "c", "k", True)),
        ("groups", (3, "mt1", "zh", "en", "")),
        ("checks", (4, "lost-negation")),
        ("measures", (5, "chrF++", "nw:2", "points")),
        ("measures", (6, "BLEU", "tok:13a", "points")),
        ("group_sums", (7, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)),
        ("check_sums", (7, 3, 4, 1, 2, 3, 4, 5, 6, 7, 8)),
        ("scores", (7, 3, 5, 50.5, 49.5, None, 9, "")),
        ("scores", (7, 3, 6, 30.5, None, 31.5, 9, "x")),
    ):
        marks = {f"v{n}": value for n, value in enumerate(values)}
        names = ", ".join(f":{mark}" for mark in marks)
        connection.execute(text(f"INSERT INTO {name} VALUES ({names})"), marks)


def test_the_first_schema_comes_up_to_date_anywhere(fresh: Fresh) -> None:
    store = fresh()
    with open_history(store) as history:
        engine = history.engine
        writing(engine, store, lambda c: [c.exec_driver_sql(f"DROP TABLE {n}") for n in _names(c)])
        writing(engine, store, _old)
    with open_history(store, create=False) as history:
        found = history.night("2026-01-02")
        assert not _names_left(history.engine)
    (sums,) = found.groups
    assert (found.corpus, found.accepted) == ("k", True)
    assert (sums.group, sums.stories, sums.penalty_cross) == (("mt1", "zh", "en", ""), 1, 8)
    assert (sums.terms, sums.entities) == ((9, 10), (11, 12))
    assert [(s.name, s.value, s.low, s.high, s.n, s.note) for s in sums.scores] == [
        ("chrF++", 50.5, 49.5, None, 9, ""), ("BLEU", 30.5, None, 31.5, 9, "x"),
    ]  # fmt: skip
    (check,) = found.checks
    assert (check.check, check.findings) == ("lost-negation", (1, 2, 3, 4))
    assert (check.stories, check.squares, check.cross, check.overruled) == (5, 6, 7, 8)


def _names(connection: Connection) -> list[str]:
    return inspect(connection).get_table_names()


def _names_left(engine: Engine) -> list[str]:
    """Tables that no query knows."""
    known = {*metadata.tables, "wireqa_schema"}
    with engine.connect() as connection:
        return [name for name in _names(connection) if name not in known]


def test_the_steps_lead_to_the_tables(fresh: Fresh) -> None:
    with open_history(fresh()) as history, history.engine.connect() as connection:
        look = inspect(connection)
        for table in metadata.sorted_tables:
            there = look.get_columns(table.name)
            assert [(c["name"], bool(c["nullable"])) for c in there] == [
                (c.name, bool(c.nullable)) for c in table.columns
            ]
            key = look.get_pk_constraint(table.name)["constrained_columns"]
            assert key == [c.name for c in table.primary_key.columns]


def test_a_step_that_comes_later(fresh: Fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    def later_one(connection: Connection) -> None:
        connection.exec_driver_sql("ALTER TABLE qa_nights ADD COLUMN seconds BIGINT")

    store = fresh()
    with open_history(store) as history:
        history.put(night(1))
    with monkeypatch.context() as later:
        later.setattr(steps, "STEPS", (*steps.STEPS, later_one))
        with open_history(store) as history, history.engine.connect() as connection:
            assert steps.schema(connection) == 5
            columns = [c["name"] for c in inspect(connection).get_columns("qa_nights")]
            assert columns[-1] == "seconds"
    # The store is now newer than this program.
    with pytest.raises(InputError, match=r"a newer wireqa .*schema 5, this one knows 4.*Install"):
        open_history(store)


def test_a_step_that_fails_changes_nothing(fresh: Fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(connection: Connection) -> None:
        connection.exec_driver_sql("DROP TABLE qa_nights")
        raise RuntimeError("broken")

    store = fresh()
    with open_history(store) as history:
        history.put(night(1))
    with monkeypatch.context() as later:
        later.setattr(steps, "STEPS", (*steps.STEPS, broken))
        with pytest.raises(RuntimeError, match="broken"):
            open_history(store)
    with open_history(store) as history:
        assert history.night(night(1).name) == night(1)


def test_the_database_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE nights (a)")
    connection.close()
    with pytest.raises(InputError, match="this is a database, and no history"):
        open_history(path)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("nights",)]
    connection.close()


def test_tables_of_others_on_a_server_stay(fresh_database: Fresh) -> None:
    url = fresh_database()
    engine = connected(address(url))
    writing(engine, url, lambda c: c.exec_driver_sql("CREATE TABLE theirs (a INTEGER)"))
    engine.dispose()
    with open_history(url) as history:
        history.put(night(1))
        assert _names_left(history.engine) == ["theirs"]


def _holed(data: bytes) -> bytes:
    return data[:4096] + b"\xa5" * (len(data) - 4096)


@pytest.mark.parametrize(
    "damage",
    [lambda d: b"no database at all, but a text " * 200, lambda d: d[: len(d) // 2], _holed],
    ids=["a text", "cut off", "overwritten"],
)
def test_a_damaged_file_is_one_sentence(file: Path, damage: Callable[[bytes], bytes]) -> None:
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(InputError, match=r"damaged or is none .*qa history import") as caught:
        _everything(file)
    assert "\n" not in str(caught.value)
    assert str(file) in str(caught.value)


def _everything(file: Path) -> None:
    with open_history(file) as history:
        for kept in history.nights():
            history.night(kept.name)


def test_a_commit_is_on_the_disk(file: Path) -> None:
    with open_history(file) as history, history.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def test_a_server_commits_onto_its_disk(fresh_database: Fresh) -> None:
    with open_history(fresh_database()) as history:
        engine = history.engine
        off = "ALTER ROLE qa SET synchronous_commit = off"
        on = "ALTER ROLE qa RESET synchronous_commit"
        show = "SHOW synchronous_commit"
        writing(engine, "", lambda c: c.exec_driver_sql(off))
        engine.dispose()
        try:
            found = writing(engine, "", lambda c: c.exec_driver_sql(show).scalar())
        finally:
            writing(engine, "", lambda c: c.exec_driver_sql(on))
    assert found == "on"


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file")
    with pytest.raises(InputError, match="cannot be opened"):
        open_history(tmp_path / "reports" / "history.sqlite")


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        open_history(tmp_path)
