"""Stories with their findings in a Parquet file beside the store."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa.errors import InputError
from qa.model import Group, StoryRow
from qa.nightly.history import read_rows, stories_file, write_rows
from tests.nightly.history.made import finding, stories, story_rows


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return stories_file(tmp_path / "reports", "2026-11-25")


def test_no_story(file: Path) -> None:
    assert write_rows(file, ()) == 0
    assert list(read_rows(file)) == []


def test_stories_come_back_in_their_order(file: Path) -> None:
    some = list(stories(30))
    assert write_rows(file, iter(some)) == 30
    assert list(read_rows(file)) == some
    assert [left.name for left in file.parent.iterdir()] == ["2026-11-25.parquet"]


def test_in_more_than_one_row_group(file: Path) -> None:
    some = list(stories(9_000, 4))
    write_rows(file, some)
    assert pq.ParquetFile(file).num_row_groups >= 3
    assert list(read_rows(file)) == some


def test_any_other_tool_reads_it(file: Path) -> None:
    write_rows(file, stories(2))
    rows = pq.read_table(file).to_pylist()
    assert rows[0]["story"] == "2026/0.txt"
    assert rows[1]["findings"][1]["message"] == "write Baradar, not Balladar"
    assert rows[1]["findings"][1]["severity"] == 5
    assert rows[1]["findings"][0]["replacement"] is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(some=st.lists(story_rows, max_size=4))
def test_any_stories_come_back(file: Path, some: list[StoryRow]) -> None:
    write_rows(file, some)
    found = list(read_rows(file))
    assert found == some
    before = file.read_bytes()
    write_rows(file, found)
    assert file.read_bytes() == before


def test_the_same_stories_are_the_same_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "a" / "one.parquet", tmp_path / "b" / "two.parquet"
    turned = [StoryRow("s", Group("", "", "", ""), rows={"b": (1,), "a": (2,)})]
    sorted_ = [StoryRow("s", Group("", "", "", ""), rows={"a": (2,), "b": (1,)})]
    write_rows(one, turned)
    write_rows(two, sorted_)
    assert one.read_bytes() == two.read_bytes()


def test_the_old_file_stays_where_the_new_one_fails(file: Path) -> None:
    write_rows(file, stories(3))
    before = file.read_bytes()

    def broken() -> Iterator[StoryRow]:
        yield from stories(2)
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError):
        write_rows(file, broken())
    assert file.read_bytes() == before
    assert [left.name for left in file.parent.iterdir()] == [file.name]


def test_a_number_that_no_store_can_hold(file: Path) -> None:
    with pytest.raises(InputError, match="number that no store can hold"):
        write_rows(file, [StoryRow("s", Group("", "", "", ""), words=2**63)])
    assert not file.exists()


def test_a_night_without_stories(file: Path) -> None:
    with pytest.raises(InputError, match="stories are not there"):
        list(read_rows(file))


def _flipped(data: bytes) -> bytes:
    at = len(data) // 3
    return data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :]


@pytest.mark.parametrize(
    "damage", [lambda d: b"", lambda d: b"PAR1", lambda d: d[:-100], lambda d: b"x" * 999, _flipped]
)
def test_a_damaged_file_is_one_sentence(file: Path, damage: Callable[[bytes], bytes]) -> None:
    write_rows(file, stories(900))
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(InputError, match=r"it cannot be read .*Run the night again") as caught:
        list(read_rows(file))
    assert "\n" not in str(caught.value)


def test_a_parquet_file_of_others(file: Path) -> None:
    file.parent.mkdir(parents=True)
    pq.write_table(pa.table({"a": [1]}), file)
    with pytest.raises(InputError, match="its columns are others"):
        list(read_rows(file))


def test_a_long_text_is_no_burden(file: Path) -> None:
    text = "塔" * 3_000_000
    some = [StoryRow(str(n), Group("", "", "", ""), 1, 1, (finding(n, text),)) for n in range(3)]
    write_rows(file, some)
    assert list(read_rows(file)) == some


_MANY = """
import resource, sys
from pathlib import Path
from qa.nightly.history import read_rows, write_rows
from tests.nightly.history.made import stories
file = Path(sys.argv[1])
write_rows(file, stories(200, 10))
sum(1 for row in read_rows(file))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
write_rows(file, stories(20_000, 10))
assert sum(len(row.findings) for row in read_rows(file)) > 170_000
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_many_findings_take_little_memory(file: Path) -> None:
    file.parent.mkdir(parents=True)
    done = subprocess.run(
        [sys.executable, "-c", _MANY, str(file)], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 150_000  # kB; at once they would be several hundred thousand


def test_a_full_disk_leaves_the_old_file(file: Path) -> None:
    write_rows(file, stories(3))
    before = file.read_bytes()
    code = (
        "import sys; from pathlib import Path; from qa.errors import InputError\n"
        "from qa.nightly.history import write_rows\n"
        "from tests.nightly.history.made import stories\n"
        "try: write_rows(Path(sys.argv[1]), stories(20_000))\n"
        "except InputError as error: print(error); sys.exit(2)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "it cannot be written (File too large). Make room" in done.stdout
    assert done.stdout.count("\n") == 1
    assert file.read_bytes() == before
    assert [left.name for left in file.parent.iterdir()] == [file.name]
