"""The files of suppressions and of known findings: what is read, written, refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.errors import ConfigError
from qa.quiet.baseline import read_baseline, write_baseline
from qa.quiet.content import Key, normal, readable
from qa.quiet.rules import Entry
from qa.quiet.sidecar import HEAD, added, parsed, read_sidecar, removed

FILE = Path("qa-suppressions.toml")
ONE = Entry(Key("near-miss-name", "塔利班 “a”", "0a", 1), "his\tname", "a/*", "A", date(2026, 3, 5))
TWO = Entry(Key("changed-number", "", "0b", 2), "so", "b", expires=date(2027, 1, 1))
THREE = Entry(Key("near-miss-name", "z\\", "0c", 1), "so")


def test_no_file_has_no_entries(tmp_path: Path) -> None:
    assert read_sidecar(tmp_path / "x") == ()
    assert parsed(HEAD, FILE) == ()


def test_entries_are_sorted_whatever_came_first() -> None:
    texts = {added(added("", first, FILE), second, FILE)
             for first, second in (([ONE, TWO], [THREE]), ([THREE], [TWO, ONE]), ([], [ONE, THREE, TWO]))}  # fmt: skip
    (text,) = texts
    assert parsed(text, FILE) == (THREE, ONE, TWO)
    assert text.startswith(HEAD)
    assert added(text, [TWO], FILE) == text


def test_what_stays_is_not_touched() -> None:
    text = added("", [ONE, TWO], FILE).replace("[[suppress]]", "[[suppress]]  # ours", 1)
    more = added(text, [THREE], FILE)
    assert "[[suppress]]  # ours\n" in more
    assert removed(more, [THREE], FILE) == text
    assert removed(removed(text, [ONE], FILE), [TWO], FILE) == HEAD


def test_a_file_with_returns_is_read(tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    file.write_bytes(b"\xef\xbb\xbf" + added("", [ONE, TWO], FILE).replace("\n", "\r\n").encode())
    assert read_sidecar(file) == (ONE, TWO)


TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)


@given(st.lists(st.tuples(TEXT, TEXT, st.integers(1, 99)), max_size=4))
def test_every_text_is_read_as_it_was_written(rows: list[tuple[str, str, int]]) -> None:
    entries = [Entry(Key("near-miss-name", readable(normal(text)), f"{n}", number), "so " + why.strip(), "p")
               for n, (text, why, number) in enumerate(rows)]  # fmt: skip
    text = added("", entries, FILE)
    assert {e.key for e in parsed(text, FILE)} == {e.key for e in entries}


BLOCK = '[[suppress]]\ncheck = "near-miss-name"\ntext = "x"\ncontext = "0"\nreason = "so"\n'
WRONG = {
    "no TOML": ("[[suppress", "f.toml: not valid TOML"),
    "another table": ("[other]\n", "f.toml: unknown key 'other'. Write [[suppress]] blocks."),
    "no list": ('suppress = "x"\n', "f.toml: unknown key 'suppress'"),
    "in a row": ('suppress = [{check = "x"}]\n', "f.toml: an entry does not begin with a line"),
    "an unknown key": (BLOCK + "why = 1\n", "f.toml:1: unknown key 'why'"),
    "the second": (BLOCK + "\n" + BLOCK.replace("reason", "raison"), "f.toml:7: unknown key 'raison'"),
    "no reason": (BLOCK.replace('reason = "so"', ""), "f.toml:1: the entry has no reason"),
    "an empty reason": (BLOCK.replace('"so"', '" "'), "f.toml:1: the entry has no reason"),
    "a number": (BLOCK.replace('"x"', "1"), "f.toml:1: 'text' is not a text"),
    "a text for a date": (BLOCK + 'expires = "2027"\n', "f.toml:1: 'expires' is not a date. Write expires = 2026-01-31."),
    "a time": (BLOCK + "created = 2027-01-01T00:00:00\n", "f.toml:1: 'created' is not a date"),
    "a bad number": (BLOCK + "occurrence = 0\n", "f.toml:1: 'occurrence' is not a number from 1"),
    "true": (BLOCK + "occurrence = true\n", "f.toml:1: 'occurrence' is not a number from 1"),
    "an unknown check": (
        BLOCK.replace("near-miss", "near-mis"),
        "f.toml:1: there is no check 'near-mis-name'; 'near-miss-name' is near. `qa checks` lists them."),
    "depth": ("x = " + "[" * 100_000, "f.toml: not valid TOML"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_file_is_one_sentence(text: str, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parsed(text, Path("f.toml"))
    assert str(caught.value).startswith(told)


def test_a_file_that_is_no_utf8(tmp_path: Path) -> None:
    file = tmp_path / "f.toml"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="not UTF-8"):
        read_sidecar(file)


KNOWN = {("b.txt", ONE.key), ("a.txt", TWO.key), ("a.txt", ONE.key)}


def test_a_baseline_is_sorted_one_a_line(tmp_path: Path) -> None:
    file = tmp_path / "baseline.jsonl"
    write_baseline(file, KNOWN)
    assert file.read_text(encoding="utf-8").splitlines() == [
        '{"path": "a.txt", "check": "changed-number", "text": "", "context": "0b", "occurrence": 2}',
        '{"path": "a.txt", "check": "near-miss-name", "text": "塔利班 “a”", "context": "0a"}',
        '{"path": "b.txt", "check": "near-miss-name", "text": "塔利班 “a”", "context": "0a"}',
    ]
    assert read_baseline(file) == KNOWN


def test_an_empty_baseline_knows_nothing(tmp_path: Path) -> None:
    file = tmp_path / "baseline.jsonl"
    write_baseline(file, [])
    assert read_baseline(file) == set()


NO_LINE = {
    "no JSON": "{",
    "a list": "[]",
    "a number": "1",
    "no path": '{"check": "x", "text": "", "context": ""}',
    "no text": '{"path": 1, "check": "x", "text": "", "context": ""}',
    "no number": '{"path": "x", "check": "x", "text": "", "context": "", "occurrence": "1"}',
    "depth": "[" * 100_000,
}


@pytest.mark.parametrize("line", NO_LINE.values(), ids=NO_LINE.keys())
def test_a_wrong_line_is_one_sentence(tmp_path: Path, line: str) -> None:
    file = tmp_path / "baseline.jsonl"
    write_baseline(file, KNOWN)
    with file.open("a", encoding="utf-8") as end:
        end.write(line)
    with pytest.raises(ConfigError) as caught:
        read_baseline(file)
    assert str(caught.value) == (
        f"{file}:4: the line is no finding of a baseline. Write it anew with --write-baseline."
    )


def test_no_baseline(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such baseline"):
        read_baseline(tmp_path / "x")


def test_a_wrong_entry_behind_thousands_is_named_by_its_line() -> None:
    block = '[[suppress]]\ncheck = "near-miss-name"\ntext = "t"\nreason = "r"\n\n'
    with pytest.raises(ConfigError) as told:
        parsed(block * 20_000 + "[[suppress]]\ncheck = 1\n", FILE)
    assert told.value.line == 100_001
