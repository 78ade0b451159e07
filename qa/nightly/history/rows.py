"""A night's stories with their findings, as one Parquet file that any tool can read.

One row a story, its findings a list within it, so that a night's file is whole or not there. The
same rows give the same bytes (by the same pyarrow). Written and read in parts: a million findings
take as little memory as some thousands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from qa.errors import ConfigError, InputError
from qa.model import StoryRow
from qa.nightly.history.arrow import reading, whole
from qa.nightly.history.files import aside

# What is held until it is written as a row group.
_STORIES, _FINDINGS, _CHARACTERS = 4_000, 30_000, 8_000_000
_BATCH = 500  # stories that are read at once
_AGAIN = "Run the night again, or put a copy back."


def write_rows(path: Path, rows: Iterable[StoryRow]) -> int:
    """Write the stories in their order, in one step and onto the disk; how many they are.

    InputError where the file cannot be written; then it is as it was.
    """
    _needed()
    import pyarrow as pa
    import pyarrow.parquet as pq

    from qa.nightly.history.columns import SHAPE, table

    count = 0
    try:
        with aside(path) as file, pq.ParquetWriter(
            file, SHAPE, compression="zstd", compression_level=6, write_page_checksum=True,
        ) as writer:  # fmt: skip
            for held in _parts(rows):
                writer.write_table(table(held))
                count += len(held)
    except OSError as error:
        raise InputError(
            f"it cannot be written ({error.strerror or error})", path=path,
            remedy="Make room, or choose another place; what was there before is whole.",
        ) from None  # fmt: skip
    except (OverflowError, pa.ArrowInvalid) as error:
        raise InputError(
            f"a story has a number that no store can hold ({error})", path=path,
            remedy="Divide the longest stories.",
        ) from None  # fmt: skip
    return count


def read_rows(path: Path) -> Iterator[StoryRow]:
    """The stories as they were written; InputError where there are none or they are damaged."""
    _needed()
    from qa.nightly.history.columns import SHAPE, stories

    if not path.is_file():
        raise InputError("the night's stories are not there", path=path, remedy=_AGAIN)
    with reading(path, [SHAPE], _AGAIN) as file:
        for batch in whole(file, _BATCH):
            yield from stories(batch)


def _parts(rows: Iterable[StoryRow]) -> Iterator[list[StoryRow]]:
    held: list[StoryRow] = []
    findings = characters = 0
    for row in rows:
        held.append(row)
        findings += len(row.findings)
        characters += sum(len(f.text) + len(f.message) for f in row.findings)
        if len(held) >= _STORIES or findings >= _FINDINGS or characters >= _CHARACTERS:
            yield held
            held, findings, characters = [], 0, 0
    if held:
        yield held


def _needed() -> None:
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise ConfigError(
            "a night's stories need pyarrow, which is not installed",
            remedy="Install the extra: pip install 'wireqa[report]'.",
        ) from None
