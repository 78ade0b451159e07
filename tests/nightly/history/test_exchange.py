"""`qa history` at the command line: listed, shown, exported, imported, pruned."""

from __future__ import annotations

import dataclasses
import json
import resource
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from qa.cli.history import COMMANDS
from qa.cli.main import cli
from qa.errors import QaError
from qa.model import Night
from qa.nightly.history import exchange, open_history
from qa.nightly.history.exchange import line, read_lines
from tests.nightly.history.conftest import Fresh
from tests.nightly.history.made import night, nights

Run = Callable[..., tuple[int, str]]
EVERY = [night(n, accepted=n < 2) for n in range(4)]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command in an empty folder: its exit code and all that it printed."""
    monkeypatch.chdir(tmp_path)

    def call(*words: str, stdin: bytes | None = None) -> tuple[int, str]:
        done = CliRunner().invoke(cli, ["history", *words], input=stdin)
        if isinstance(done.exception, QaError):
            return done.exception.exit_code, str(done.exception)
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done.exit_code, done.output

    return call


def filled(store: str) -> str:
    with open_history(store) as history:
        for one in EVERY:
            history.put(one)
    return store


def test_each_command_has_its_help(run: Run) -> None:
    assert list(COMMANDS) == ["list", "show", "accept", "export", "prune", "import"]
    for name in COMMANDS:
        code, said = run(name, "--help")
        assert code == 0
        assert "--store" in said
        assert "reports/history.sqlite" in said


def test_without_a_history(run: Run, tmp_path: Path) -> None:
    for words in (["list"], ["show"], ["export"], ["prune", "--keep", "1"]):
        code, said = run(*words)
        assert code == 2
        assert said.startswith("reports/history.sqlite: there is no history")
        assert "--store" in said
    code, said = run("import", "gone.jsonl")
    assert (code, said.startswith("gone.jsonl: it cannot be read (No such file")) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_list(run: Run) -> None:
    filled("reports/history.sqlite")
    code, said = run("list")
    head, *lines = said.splitlines()
    assert code == 0
    assert head.split()[:2] == ["night", "version"]
    assert [text.split()[0] for text in lines] == [one.name for one in EVERY]
    assert ["accepted" in text for text in lines] == [True, True, False, False]
    words = sum(sums.words for sums in EVERY[0].groups)
    assert f" {words:,} " in lines[0]


def test_show(run: Run, fresh: Fresh) -> None:
    store = filled(fresh())
    code, said = run("show", EVERY[1].name, "--store", store)
    assert code == 0
    assert said.startswith("2026-01-02, accepted; wireqa 0.3.0\n")
    assert "[1] BLEU: nrefs:1|tok:13a" in said
    assert said.count("near-miss-name") == 4
    check = EVERY[1].checks[0]
    (shown,) = [x for x in said.splitlines() if x.startswith("mt1     ru-en        changed-number")]
    assert [f"{n:,}" for n in reversed(check.findings)] == shown.split()[3:7]
    assert run("show", "--store", store)[1].startswith("2026-01-04, not accepted")
    assert run("show", "2025-01-01", "--store", store) == (
        2, f"{shown_store(store)}: there is no night 2025-01-01. qa history list shows them.",
    )  # fmt: skip


def shown_store(store: str) -> str:
    """How messages name it."""
    with open_history(store) as history:
        return history.shown


def test_names_do_not_move_the_cursor(run: Run) -> None:
    group = EVERY[0].groups[0].group._replace(system="\x1b[2J塔\u202eb\ud800")
    sums = dataclasses.replace(EVERY[0].groups[0], group=group)
    odd = Night("2026-01-01", "v", "", "", "", True, (sums,), ())
    with open_history("h.sqlite") as history:
        history.put(odd)
    code, said = run("show", "--store", "h.sqlite")
    assert code == 0
    assert "[2J塔b  ru-en" in said


@pytest.mark.parametrize("form", [[], ["--parquet"]], ids=["lines", "parquet"])
def test_export_import_export(run: Run, tmp_path: Path, fresh: Fresh, form: list[str]) -> None:
    one, two = filled(fresh()), fresh()
    first, second = tmp_path / "first", tmp_path / "second"
    assert run("export", "--store", one, "-o", str(first), *form)[0] == 0
    code, said = run("import", "--store", two, str(first))
    assert (code, said.rpartition(": ")[2]) == (0, "4 nights taken, 0 were there\n")
    assert run("export", "--store", two, "-o", str(second), *form)[0] == 0
    assert first.read_bytes() == second.read_bytes()
    with open_history(two) as history:
        assert [history.night(kept.name) for kept in history.nights()] == EVERY
    assert run("import", "--store", two, str(second))[1].endswith("0 nights taken, 4 were there\n")


def _without_severities(night: Night) -> Night:
    return dataclasses.replace(
        night, groups=tuple(dataclasses.replace(g, severities=()) for g in night.groups)
    )


def test_an_export_from_before_severities_were_counted(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    olds = [_without_severities(night) for night in EVERY]
    lines = [json.loads(exchange.line(night)) for night in olds]
    for group in (group for one in lines for group in one["groups"]):
        assert group.pop("severities") == []
    (tmp_path / "old.jsonl").write_text("".join(json.dumps(one) + "\n" for one in lines), "utf-8")
    with monkeypatch.context() as before, (tmp_path / "old.parquet").open("wb") as file:
        before.setattr(exchange, "_schema", partial(exchange._schema, severities=False))
        exchange.write_parquet(olds, file)
    for name in ("old.jsonl", "old.parquet"):
        assert run("import", "--store", f"{name}.sqlite", str(tmp_path / name))[0] == 0
        with open_history(f"{name}.sqlite", create=False) as history:
            assert [history.night(night.name) for night in olds] == olds


def test_from_one_kind_of_store_to_the_other(
    run: Run, fresh_file: Fresh, fresh_database: Fresh
) -> None:
    file, url = filled(fresh_file()), fresh_database()
    code, lines = run("export", "--store", file)
    assert code == 0
    assert run("import", "-", "--store", url, stdin=lines.encode())[0] == 0
    assert run("export", "--store", url) == (0, lines)


def test_accept(run: Run) -> None:
    filled("h.sqlite")
    third, second = EVERY[2].name, EVERY[1].name
    told = f"{third} accepted; the next night is held against {third}\n"
    assert run("accept", third, "--store", "h.sqlite") == (0, told)
    assert run("accept", third, "--store", "h.sqlite") == (0, told)
    with open_history("h.sqlite") as history:
        assert history.last_accepted() == third
    assert run("accept", third, "--undo", "--store", "h.sqlite") == (
        0, f"{third} no longer accepted; the next night is held against {second}\n",
    )  # fmt: skip
    for name in (second, EVERY[0].name):
        code, said = run("accept", name, "--undo", "--store", "h.sqlite")
    assert (code, said.rpartition("; ")[2]) == (0, "no night is accepted now\n")


@pytest.mark.parametrize(
    ("name", "why"),
    [("2031-01-01", "there is no night 2031-01-01"), ("yesterday", "yesterday"), ("", "")],
)
def test_only_what_is_kept_is_accepted(run: Run, name: str, why: str) -> None:
    filled("h.sqlite")
    code, said = run("accept", name, "--store", "h.sqlite")
    assert code == 2
    assert why in said
    assert len(said.splitlines()) == 1
    with open_history("h.sqlite") as history:
        assert history.last_accepted() == EVERY[1].name


def test_only_some_nights(run: Run) -> None:
    filled("reports/history.sqlite")
    code, said = run("export", EVERY[2].name, EVERY[0].name, EVERY[2].name)
    assert code == 0
    assert [json.loads(x)["name"] for x in said.splitlines()] == [EVERY[2].name, EVERY[0].name]
    assert run("export", "2025-01-01")[0] == 2
    assert run("export", "--parquet")[0] == 2


def test_another_night_of_that_name_gives_way_when_told(run: Run) -> None:
    filled("reports/history.sqlite")
    other = night(1, version="0.4.0")
    Path("other.jsonl").write_text(line(other), encoding="utf-8")
    code, said = run("import", "other.jsonl")
    assert code == 2
    assert "another night 2026-01-02 is kept already" in said
    assert run("import", "other.jsonl", "--replace")[0] == 0
    with open_history("reports/history.sqlite") as history:
        assert history.night(other.name) == other


GOOD = json.loads(line(EVERY[0]))


def changed(*path: Any, to: Any) -> bytes:
    """The first night with one value changed."""
    copy = json.loads(json.dumps(GOOD))
    *way, last = path
    place = copy
    for step in way:
        place = place[step]
    place[last] = to
    return json.dumps(copy).encode()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"{", "not a night"),
        (b"\xff", "not a night"),
        (b"[" * 100_000, "nested too deep"),
        (b"1" * 5000, "not a night"),
        (b"3", "a night is no object"),
        (b"{}", "a night has no format"),
        (changed("format", to="wireqa-night/9"), "format is not wireqa-night/1"),
        (changed("name", to="2026-13-13"), "is no date"),
        (changed("accepted", to=1), "accepted of a night is no bool"),
        (changed("more", to=1), "a night has an unknown key 'more'"),
        (changed("groups", 0, "words", to=1.5), "words of a group is no int"),
        (changed("groups", 0, "words", to=True), "words of a group is no int"),
        (changed("groups", 0, "words", to=2**63), "more than a store can hold"),
        (changed("groups", 0, "terms", to=[1]), "terms are not 2 whole numbers"),
        (changed("groups", 0, "desk", to=None), "desk of a group is no str"),
        (changed("groups", 0, "scores", 0, "value", to="x"), "value of a score is no int/float"),
        (changed("groups", 0, "scores", 0, "value", to=float("nan")), "is no finite number"),
        (changed("groups", 0, "checks", 0, "findings", to=[1, 2, 3]), "are not 4 whole numbers"),
        (changed("groups", 1, to=GOOD["groups"][0]), "a group has two sums in one night"),
    ],
)  # fmt: skip
def test_what_is_no_night(run: Run, text: bytes, said: str) -> None:
    code, told = run("import", "-", stdin=line(EVERY[1]).encode() + b"\n" + text + b"\n")
    assert code == 2
    assert "standard input:3: " in told
    assert said in told
    assert "\n" not in told
    # What came before it is kept.
    with open_history("reports/history.sqlite") as history:
        assert [kept.name for kept in history.nights()] == [EVERY[1].name]


@pytest.mark.parametrize("cut", [5, 300, -20])
def test_a_damaged_parquet_file(run: Run, cut: int) -> None:
    filled("reports/history.sqlite")
    assert run("export", "--parquet", "-o", "a.parquet")[0] == 0
    data = Path("a.parquet").read_bytes()
    Path("a.parquet").write_bytes(data[:cut])
    code, said = run("import", "a.parquet", "--store", "b.sqlite")
    assert code == 2
    assert "a.parquet: it cannot be read" in said
    assert "\n" not in said


def test_files_that_are_not_there(run: Run, tmp_path: Path) -> None:
    assert run("import", "none.jsonl")[0] == 2
    assert run("import", str(tmp_path))[0] == 2


def test_prune(run: Run, tmp_path: Path) -> None:
    filled("reports/history.sqlite")
    results = tmp_path / "reports" / EVERY[0].name / "results.jsonl.gz"
    findings, page = results.with_name("findings.parquet"), results.with_name("index.html")
    for file in (findings, results, page):
        file.parent.mkdir(exist_ok=True)
        file.touch()
    assert run("prune")[0] == 2
    assert run("prune", "--keep", "-1")[0] == 2
    assert run("prune", "--before", "yesterday")[0] == 2
    # The night accepted last, the second one, stays.
    gone = "2 nights (2026-01-01 to 2026-01-03), 2 stay\n"
    assert run("prune", "--keep", "1", "--dry-run") == (0, f"would remove {gone}")
    assert findings.exists()
    assert run("prune", "--keep", "1") == (0, f"removed {gone}")
    assert [file.exists() for file in (findings, results, page)] == [False, False, True]
    assert run("prune", "--keep", "1") == (0, "removed 0 nights, 2 stay\n")


@given(several=st.lists(nights(), max_size=3))
def test_any_night_as_a_line(several: list[Night]) -> None:
    lines = [line(one) for one in several]
    found = list(read_lines((text.encode() for text in lines), "x"))
    assert found == several
    assert [line(one) for one in found] == lines


def test_a_full_disk(tmp_path: Path) -> None:
    store = filled(str(tmp_path / "history.sqlite"))
    more = tmp_path / "more.jsonl"
    more.write_text("".join(line(night(n)) for n in range(10, 400)), encoding="utf-8")
    room = Path(store).stat().st_size + 60_000
    done = subprocess.run(
        [sys.executable, "-m", "qa", "history", "import", str(more), "--store", store],
        capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith(f"qa: {store}: the history cannot be written (")
    assert done.stderr.count("\n") == 1
    with open_history(store) as history:
        assert history.engine.connect().exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        found = [history.night(kept.name) for kept in history.nights()]
        assert found == (EVERY + [night(n) for n in range(10, 400)])[: len(found)]
        assert len(found) > len(EVERY)
        # With room again it goes on where it stopped.
        assert history.put(night(399))
