"""`qa language`: what the data of a language lack."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from qa.checks import CHECKS
from qa.cli.language import parts as described
from qa.cli.language import tables as discovered
from qa.cli.language.parts import gaps, parts
from qa.cli.language.shape import misshapen
from qa.cli.language.tables import known, tables
from qa.cli.main import cli
from qa.errors import GlossaryError
from qa.figures.shares import ways
from qa.language import codes


@pytest.mark.parametrize("code", codes())
def test_every_shipped_language_has_each_file_and_row(code: str) -> None:
    assert [gap for gap in gaps(code) if not gap.words] == []


def test_english_has_all_that_the_others_have() -> None:
    assert list(gaps("en")) == []


def test_a_language_without_data_lacks_every_part_and_table() -> None:
    done = CliRunner().invoke(cli, ["language", "lint", "xx"])
    assert done.exit_code == 1
    lacking = [gap.part for gap in gaps("xx")]
    assert lacking[: len(parts())] == [part.name for part in parts()]
    assert len(lacking) == len(parts()) + len(tables())
    assert "xx: negation: languages/negation/xx.toml: there is no such file" in done.output


@pytest.mark.parametrize(
    ("file", "lacks", "check"),
    [
        ("content/bounds.toml", "fewer.before or fewer.behind", "lost-bound"),
        ("content/bounds.toml", "more.before or more.behind", "lost-bound"),
        ("content/bounds.toml", "nearly.before or nearly.behind", "lost-bound"),
        ("content/bounds.toml", "said", "lost-bound"),
        ("content/ways.toml", "from or behind_from", "changed-number"),
        ("content/steps.toml", "[xx]", "changed-step"),
        ("content/lengths.toml", "ratio", "dropped-text"),
        ("content/acronyms.toml", "kept", "changed-name"),
        ("names/offices.toml", "[xx]", "misplaced-entity"),
        ("names/holding.toml", "[xx]", "unsupported-entity"),
    ],
)
def test_a_newcomer_is_told_each_table_and_the_check_that_is_silent(
    file: str, lacks: str, check: str
) -> None:
    told = [gap.what for gap in gaps("xx") if gap.file == f"languages/{file}"]
    (line,) = [what for what in told if what.startswith(f"no row of it under {lacks};")]
    assert check in line.partition("; ")[2]


def test_all_tables_say_what_is_silent_without_them() -> None:
    assert {table.file for table in tables()} <= set(known())
    for table in tables():
        assert table.serves, table.file


def test_what_serves_names_checks_that_there_are() -> None:
    served = {what for part in parts() for what in part.serves}
    served |= {what for table in tables() for what in table.serves}
    served.discard("every check")
    assert {what.split()[0] for what in served} <= set(CHECKS)


def test_each_entry_has_a_table_and_excuses_whom_it_may() -> None:
    found = {(table.file, table.name) for table in tables()}
    assert {file for file, _ in found} == set(known())
    for file, entry in known().items():
        assert {(file, name) for name in entry.unless} <= found, file


def _laid(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_a_table_that_nobody_told_of_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f'{code} = ["x"]\n' for code in codes() if code != "pl")
    _laid(tmp_path, "content/new.toml", f"[far.before]\n{rows}")
    _laid(tmp_path, "content/few.toml", '[odd]\nde = ["x"]\nfr = ["x"]\n')
    monkeypatch.setattr(discovered, "FOLDER", tmp_path)
    tables.cache_clear()
    try:
        assert [(table.file, table.name) for table in tables()] == [("content/new.toml", "far")]
        (gap,) = tables()[0].gaps("pl")
        assert gap.what == "no row of it under far.before"
    finally:
        tables.cache_clear()


def test_words_that_nearly_all_others_have_are_told() -> None:
    (short,) = [gap for gap in gaps("ps") if gap.part == "roles"]
    assert short.words
    assert short.what.startswith("nothing under ")
    assert "apologise" in short.what


def test_newcomers_without_words_change_nothing_for_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked, words = tables(), [gap for gap in gaps("ps") if gap.words]
    more = (*codes(), *(f"x{n}" for n in range(9)))
    monkeypatch.setattr(described, "codes", lambda: more)
    monkeypatch.setattr(discovered, "codes", lambda: more)
    described.usual.cache_clear()
    tables.cache_clear()
    try:
        assert tables() == asked
        assert [gap for gap in gaps("ps") if gap.words] == words
    finally:
        described.usual.cache_clear()
        tables.cache_clear()


def test_a_table_that_cannot_be_read_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _laid(tmp_path, "content/bounds.toml", "[fewer\n")
    monkeypatch.setattr(discovered, "FOLDER", tmp_path)
    tables.cache_clear()
    try:
        done = CliRunner().invoke(cli, ["language", "lint", "de"])
        assert done.exit_code == 2
        assert "content/bounds.toml" in done.output
    finally:
        tables.cache_clear()


def test_untried_checks_are_named() -> None:
    done = CliRunner().invoke(
        cli, ["language", "lint", "de", "--cases", "nowhere", "--format", "json"]
    )
    rows = json.loads(done.stdout)
    assert rows["gaps"] == []
    assert "misread-name" in rows["without_cases"]["de"]
    assert "changed-number" not in rows["without_cases"]["de"]


def test_list_has_a_line_for_each_language() -> None:
    done = CliRunner().invoke(cli, ["language", "list"])
    assert [line.split()[0] for line in done.output.splitlines()] == list(codes())


OTHERS = [
    {"code": "de", "links": ["und"], "scale": {"tausend": ["Tsd"]}, "spaced": True},
    {"code": "fr", "links": [], "scale": {"mille": ["m"]}, "spaced": True},
]
SHAPES = {
    "a number for a list": ({"links": 3}, "'links' is 3; the other languages have a list there"),
    "a number in a list": (
        {"links": [3]}, "'links' has 3 in its list; the other languages have a text there"
    ),
    "a text for a table": ({"scale": "x"}, "'scale' is 'x'; the other languages have a table there"),
    "a text in a table": (
        {"scale": {"a": "x"}}, "'scale.a' is 'x'; the other languages have a list there"
    ),
    "a key too few": ({"links": []}, "nothing under 'code', which all others have"),
    "all right": ({**OTHERS[0], "new": 3}, ""),
}  # fmt: skip


@pytest.mark.parametrize(("data", "says"), SHAPES.values(), ids=SHAPES.keys())
def test_what_is_written_otherwise_is_named(data: dict[str, Any], says: str) -> None:
    assert misshapen(data, OTHERS) == says


@pytest.mark.parametrize(
    ("code", "text", "says"),
    [
        ("xa", 'code = "xa"\nshares = ["({part} of {whole}"]\n', "shares has a pattern that cannot be read: "),
        ("xb", 'code = "xb"\nshares = ["{part} of them"]\n', "shares has a pattern without a whole: "),
        ("xc", 'decimal = ","\n', "nothing under 'code'. Write code = \"xc\"."),
    ],
)  # fmt: skip
def test_a_wrong_file_of_figures_is_named_with_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, text: str, says: str
) -> None:
    (tmp_path / f"{code}.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(sys.modules["qa.figures.numerals.tongue"], "FOLDER", tmp_path)
    with pytest.raises(GlossaryError) as caught:
        ways(code)
    assert str(caught.value).startswith(f"languages/figures/{code}.toml: {says}")
    assert next(part for part in parts() if part.name == "figures").reader.endswith(":ways")


def test_a_file_that_its_reader_trips_over_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _laid(tmp_path, "de.toml", 'code = "de"\nname = "German"\n')
    _laid(tmp_path, "xq.toml", 'code = "xq"\n')
    monkeypatch.setattr(described, "FOLDER", tmp_path)
    monkeypatch.setattr(described, "codes", lambda: ("de", "xq"))
    monkeypatch.setattr("qa.language.FOLDER", tmp_path)
    monkeypatch.setattr("qa.language.codes", lambda: ("de", "xq"))
    found = list(gaps("xq"))
    assert [(gap.file, gap.fault) for gap in found] == [("languages/xq.toml", True)]
    assert found[0].what.startswith("nothing under 'name', which all others have. Write it")
