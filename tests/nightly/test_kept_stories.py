"""A night's stories come back as they were; its findings are a table that any tool reads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa.errors import InputError
from qa.model import StoryRow
from qa.nightly.findings import write_findings
from qa.nightly.storyrows import read_asked, read_rows, whole
from tests.nightly.history.made import stories, story_rows

some_rows = st.lists(story_rows, max_size=4)
in_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@in_folder
@given(some=some_rows)
def test_any_stories_come_back(tmp_path: Path, some: list[StoryRow]) -> None:
    file = tmp_path / "rows.gz"
    file.write_bytes(whole(some))
    # Two halves of a character side by side come back as the character, once and for all.
    found = list(read_rows(file))
    assert list(map(counted, found)) == list(map(counted, some))
    file.write_bytes(whole(found))
    assert list(read_rows(file)) == found


def counted(row: StoryRow) -> tuple[object, ...]:
    marks = [
        (f.severity, f.span, f.confidence, f.fix is None, f.term is None) for f in row.findings
    ]
    return row.segments, row.words, marks, row.terms, row.entities, row.fault


def test_half_a_character(tmp_path: Path) -> None:
    file = tmp_path / "rows.gz"
    some = [replace(row, failure="\ud800 x \udc00", story="塔利班 𐀀") for row in stories(2)]
    file.write_bytes(whole(some))
    assert list(read_rows(file)) == some


def test_what_stories_asked_for_stays_in_the_receipt(tmp_path: Path) -> None:
    file = tmp_path / "rows.gz"
    some = list(stories(3))
    file.write_bytes(whole(some, [{"b", "a"}, None, set()]))
    assert list(read_asked(file)) == [(some[0], ("a", "b")), (some[1], None), (some[2], ())]
    assert whole(read_rows(file)) == whole(some)


@pytest.mark.parametrize("cut", [0, 1, 20, -1, -8])
def test_stories_that_are_cut_off(tmp_path: Path, cut: int) -> None:
    file = tmp_path / "rows.gz"
    file.write_bytes(whole(stories(50))[: cut or None] + b"x" * (cut == 0))
    with pytest.raises(InputError, match=r"rows\.gz"):
        list(read_rows(file))


@in_folder
@given(some=some_rows)
def test_any_findings_are_a_table(tmp_path: Path, some: list[StoryRow]) -> None:
    file = tmp_path / "findings.parquet"
    count = write_findings(file, some)
    table = pq.read_table(file)
    assert count == table.num_rows == sum(len(row.findings) for row in some)
    data = file.read_bytes()
    write_findings(file, some)
    assert file.read_bytes() == data
    assert [left.name for left in tmp_path.iterdir()] == ["findings.parquet"]


def test_any_other_tool_reads_the_findings(tmp_path: Path) -> None:
    file = tmp_path / "findings.parquet"
    write_findings(file, stories(2))
    row = pq.read_table(file).to_pylist()[1]
    assert (row["story"], row["message"]) == ("2026/0.txt", "write Baradar, not Balladar")
    assert (row["severity"], row["fix"]) == ("major", "Baradar")
