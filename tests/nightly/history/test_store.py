"""Nights kept and read again, in a file and on a server."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa.errors import ConfigError, InputError
from qa.model import CheckSum, Group
from qa.nightly.history import Which, open_history
from tests.nightly.history.conftest import Fresh
from tests.nightly.history.made import night, nights

ONE, TWO, THREE = night(1), night(2, accepted=False), night(3, accepted=False)


def test_an_empty_store(fresh: Fresh) -> None:
    with open_history(fresh()) as history:
        assert history.nights() == ()
        assert history.trend() == ()
        assert history.checks() == ()
        assert history.last_accepted() is None
        assert history.prune(keep=0) == ()
        with pytest.raises(InputError, match="there is no night 2026-01-02"):
            history.night(ONE.name)
        with pytest.raises(InputError, match="there is no night 2026-01-02"):
            history.accept(ONE.name)


def test_nights_come_back_as_they_were(fresh: Fresh) -> None:
    store = fresh()
    with open_history(store) as history:
        assert history.put(TWO)
        assert history.put(ONE)
    with open_history(store, create=False) as history:
        assert history.night(ONE.name) == ONE
        assert history.night(TWO.name) == TWO
        listed = history.nights()
    assert [(kept.name, kept.accepted) for kept in listed] == [(ONE.name, True), (TWO.name, False)]
    assert listed[0].words == sum(sums.words for sums in ONE.groups)
    assert listed[0].stories == sum(sums.stories for sums in ONE.groups)
    assert listed[0].failures == sum(sums.failures for sums in ONE.groups)
    assert listed[0].findings == sum(sum(sums.findings[1:]) for sums in ONE.checks)


def test_one_of_the_same_name_gives_way_only_when_told(fresh: Fresh) -> None:
    other = dataclasses.replace(night(9), name=ONE.name)
    with open_history(fresh()) as history:
        assert history.put(ONE)
        assert not history.put(ONE)
        assert not history.put(dataclasses.replace(ONE, accepted=False))
        with pytest.raises(InputError, match="another night 2026-01-02 is kept already"):
            history.put(other)
        assert history.night(ONE.name) == ONE
        assert history.put(other, replace=True)
        assert not history.put(other, replace=True)
        assert history.night(ONE.name) == other


def test_sums_of_nothing_leave_no_row(fresh: Fresh) -> None:
    nothing = CheckSum(ONE.groups[0].group, "aaa", (0, 0, 0, 0), 0, 0, 0)
    overruled = CheckSum(ONE.groups[0].group, "aab", (0, 0, 0, 0), 0, 0, 0, 2)
    with open_history(fresh()) as history:
        history.put(dataclasses.replace(ONE, checks=(nothing, overruled, *ONE.checks)))
        assert history.night(ONE.name).checks == (overruled, *ONE.checks)


def test_trends(fresh: Fresh) -> None:
    with open_history(fresh()) as history:
        for one in (ONE, TWO, THREE):
            history.put(one)
        assert history.trend() == tuple((n.name, n.groups) for n in (ONE, TWO, THREE))
        assert history.trend(since=TWO.name, until=TWO.name) == ((TWO.name, TWO.groups),)
        mine = tuple(sums for sums in ONE.groups if sums.group[:2] == ("mt2", "zh"))
        assert len(mine) == 1
        assert history.trend(Which("mt2", "zh"), until=ONE.name) == ((ONE.name, mine),)
        assert history.trend(Which(desk="sports")) == ()
        some = (THREE.name, ONE.name)
        assert history.trend(among=some) == tuple((n.name, n.groups) for n in (ONE, THREE))
        assert history.trend(Which("mt2", "zh"), until=TWO.name, among=some) == ((ONE.name, mine),)
        assert history.trend(among=()) == ()
        every = dict(history.checks())
        assert history.checks(among=some) == tuple((n, every[n]) for n in sorted(some))


@pytest.mark.parametrize(
    ("which", "by", "number"),
    [
        (Which(), (), 3),
        (Which("mt1"), (), 3),
        (Which(), ("system",), 6),
        (Which(source_lang="ru"), ("target_lang", "system"), 6),
        (Which(), ("system", "source_lang", "target_lang", "desk"), 12),
    ],
)
def test_checks_are_added_over_groups(
    fresh: Fresh, which: Which, by: tuple[str, ...], number: int
) -> None:
    wanted: dict[tuple[Group, str], list[int]] = {}
    for sums in TWO.checks:
        asked = [getattr(which, field) for field in Group._fields]
        chosen = all(a in (None, b) for a, b in zip(asked, sums.group, strict=True))
        group = Group(*(getattr(sums.group, f) * (f in by) for f in Group._fields))
        row = wanted.setdefault((group, sums.check), [0] * 8)
        values = (*sums.findings, sums.stories, sums.squares, sums.cross, sums.overruled)
        row[:] = [old + new * chosen for old, new in zip(row, values, strict=True)]
    with open_history(fresh()) as history:
        for one in (ONE, TWO, THREE):
            history.put(one)
        ((name, found),) = history.checks(which, TWO.name, TWO.name, by)
    assert name == TWO.name
    assert len(found) == number
    assert {
        (s.group, s.check): [*s.findings, s.stories, s.squares, s.cross, s.overruled] for s in found
    } == {key: row for key, row in wanted.items() if any(row)}


def test_accepting(fresh: Fresh) -> None:
    with open_history(fresh()) as history:
        for one in (ONE, TWO, THREE):
            history.put(one)
        assert history.last_accepted() == ONE.name
        assert history.last_accepted(before=ONE.name) is None
        history.accept(TWO.name)
        assert history.last_accepted() == TWO.name
        assert history.last_accepted(before=TWO.name) == ONE.name
        assert not history.put(TWO)
        assert history.night(TWO.name) == dataclasses.replace(TWO, accepted=True)
        history.accept(TWO.name, accepted=False)
        assert history.last_accepted() == ONE.name


@pytest.mark.parametrize(
    ("keep", "before", "gone"),
    [
        (None, None, ()),
        (9, None, ()),
        (1, "2026-01-01", ()),
        (3, None, ("2026-01-01", "2026-01-02")),
        (None, "2026-01-03", ("2026-01-01", "2026-01-02")),
        (4, "2026-01-03", ("2026-01-01",)),
        # The night accepted last stays.
        (0, None, ("2026-01-01", "2026-01-02", "2026-01-04", "2026-01-05")),
    ],
)
def test_pruning(
    fresh: Fresh, tmp_path: Path, keep: int | None, before: str | None, gone: tuple[str, ...]
) -> None:
    every = [night(n, accepted=n == 2) for n in range(5)]
    files = [tmp_path / "rows" / one.name / "findings.parquet" for one in every]
    for file in files:
        file.parent.mkdir(parents=True)
        file.touch()
    with open_history(fresh(), tmp_path / "rows") as history:
        for one in every:
            history.put(one)
        assert history.prune(keep=keep, before=before, dry_run=True) == gone
        assert [file for file in files if not file.exists()] == []
        assert history.prune(keep=keep, before=before) == gone
        left = [one for one in every if one.name not in gone]
        assert [history.night(kept.name) for kept in history.nights()] == left
        assert [name for name, _ in history.checks()] == [one.name for one in left]
    assert [f.parent.name for f in files if not f.exists()] == list(gone)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(several=st.lists(nights(), max_size=3, unique_by=lambda n: n.name))
def test_any_nights_come_back(fresh_file: Fresh, several: list[Any]) -> None:
    with open_history(fresh_file()) as history:
        for one in several:
            assert history.put(one)
        for one in several:
            assert history.night(one.name) == one


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(one=nights())
def test_any_night_comes_back_from_a_server(one_database: str, one: Any) -> None:
    with open_history(one_database) as history:
        history.put(one, replace=True)
        assert history.night(one.name) == one


@pytest.mark.parametrize(
    "name", ["", "2026-13-01", "2026-1-1", "../2026-01-01", "2026-01-01\n", "٢٠٢٦-٠١-٠١"]
)
def test_a_night_is_named_by_its_date(fresh_file: Fresh, name: str) -> None:
    with open_history(fresh_file()) as history, pytest.raises(InputError, match="is no date"):
        history.put(dataclasses.replace(ONE, name=name))


def test_a_sum_of_too_many_digits(fresh: Fresh) -> None:
    group = dataclasses.replace(ONE.groups[0], word_squares=2**63)
    with open_history(fresh()) as history:
        with pytest.raises(InputError, match="19 digits, more than a store can hold"):
            history.put(dataclasses.replace(ONE, groups=(group, *ONE.groups[1:])))
        assert history.nights() == ()


def test_more_findings_than_a_store_can_hold(fresh: Fresh) -> None:
    most = dataclasses.replace(ONE.checks[0], overruled=2**31 - 1)
    more = dataclasses.replace(ONE.checks[0], overruled=2**31)
    with open_history(fresh()) as history:
        assert history.put(dataclasses.replace(ONE, checks=(most, *ONE.checks[1:])))
        with pytest.raises(InputError, match="10 digits, more than a store can hold"):
            history.put(dataclasses.replace(TWO, checks=(more, *TWO.checks[1:])))


@pytest.mark.parametrize(
    "change",
    [
        {"groups": (ONE.groups[0], *ONE.groups)},
        {"checks": (ONE.checks[0], *ONE.checks)},
        {"groups": ONE.groups[:-1]},
    ],
)
def test_what_no_run_makes_is_a_bug(fresh_file: Fresh, change: dict[str, Any]) -> None:
    with (
        open_history(fresh_file()) as history,
        pytest.raises(ValueError, match=r"a group|one night"),
    ):
        history.put(dataclasses.replace(ONE, **change))


@pytest.mark.parametrize(
    ("store", "said"),
    [
        ("mysql://user:secret@host/x", "no history is kept in mysql"),
        ("sqlite://", "no history is kept in sqlite"),
        ("postgresql://user:secret@host:port/x", "this is no URL of a database"),
    ],
)
def test_urls_that_are_none(store: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said) as caught:
        open_history(store)
    assert "secret" not in str(caught.value)


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the server does not answer") as caught:
        open_history(f"postgresql://user:secret@/none?host={tmp_path}")
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_database_that_is_not_there(postgres: str) -> None:
    with pytest.raises(InputError, match="the server does not answer"):
        open_history(postgres.replace("/postgres?", "/none?"))


def test_nothing_is_made_where_only_looked(tmp_path: Path) -> None:
    file = tmp_path / "reports" / "history.sqlite"
    with pytest.raises(InputError, match="there is no history"):
        open_history(file, create=False)
    assert not file.parent.exists()


def test_opening_needs_the_extra_and_importing_does_not() -> None:
    code = (
        "import sys; sys.modules['sqlalchemy'] = None\n"
        "from qa.errors import ConfigError\n"
        "from qa.nightly.history import open_history\n"
        "try: open_history('x.sqlite')\n"
        "except ConfigError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "the history needs sqlalchemy, which is not installed."
        " Install the extra: pip install 'wireqa[report]'.",
    ]
