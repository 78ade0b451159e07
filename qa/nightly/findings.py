"""The findings of a night as a Parquet file, compressed with Zstandard: any tool can read it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from qa.errors import ConfigError
from qa.model import StoryRow

_AT_ONCE = 10_000  # findings of a row group: what is held in memory
_TEXTS = ("story", "system", "source_lang", "target_lang", "desk", "check", "mqm", "severity",
          "text", "message", "fix", "safety", "term", "fingerprint")  # fmt: skip
_NUMBERS = ("segment", "start", "end")


def write_findings(file: Path, rows: Iterable[StoryRow]) -> int:
    """Write the findings of the rows in their order, in one step; how many there are.

    The same rows give the same bytes with the same library. ConfigError without the library.
    """
    return sum(len(row.findings) for row in written(file, rows))


def written(file: Path, rows: Iterable[StoryRow]) -> Iterator[StoryRow]:
    """The rows as they are; the file with their findings is in place behind the last one."""
    needed()
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema(
        [(name, pa.string()) for name in _TEXTS] + [(name, pa.int32()) for name in _NUMBERS]
        + [("confidence", pa.float64())]
    )  # fmt: skip
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    held: list[tuple[Any, ...]] = []

    def table() -> Any:
        columns: Iterable[Any] = zip(*held, strict=True) if held else [()] * len(schema)
        arrays = [pa.array(one, field.type) for one, field in zip(columns, schema, strict=True)]
        return pa.Table.from_arrays(arrays, schema=schema)

    try:
        with pq.ParquetWriter(aside, schema, compression="zstd") as out:
            for row in rows:
                held += _records(row)
                if len(held) >= _AT_ONCE:
                    out.write_table(table())
                    held = []
                yield row
            out.write_table(table())
        with aside.open("rb+") as whole:
            os.fsync(whole.fileno())
        os.replace(aside, file)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def needed() -> None:
    """ConfigError where the library is not installed."""
    try:
        import pyarrow  # noqa: F401
    except ModuleNotFoundError:
        raise ConfigError(
            "Parquet needs a library that is not installed", remedy="pip install 'wireqa[report]'"
        ) from None


def _records(row: StoryRow) -> Iterator[tuple[Any, ...]]:
    """A value for each of the columns."""
    about = [_plain(text) for text in (row.story, *row.group)]
    for f in row.findings:
        texts = (
            f.check, f.mqm, f.severity.label, f.text, f.message, f.fix and f.fix.replacement,
            f.fix and f.fix.safety, f.term, f.fingerprint,
        )  # fmt: skip
        yield (
            *about, *(text and _plain(text) for text in texts),
            f.span.segment + 1, f.span.start, f.span.end, f.confidence,
        )  # fmt: skip


def _plain(text: str) -> str:
    """Without half characters, which no table can hold."""
    return text.encode("utf-8", "replace").decode()
