"""The findings of a night as a Parquet file, compressed with Zstandard: any tool can read it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qa.errors import ConfigError
from qa.model import StoryRow

_AT_ONCE = 50_000  # findings of a row group: what is held in memory
_TEXTS = ("story", "system", "source_lang", "target_lang", "desk", "check", "mqm", "severity",
          "text", "message", "fix", "safety", "term", "fingerprint")  # fmt: skip
_NUMBERS = ("segment", "start", "end")


def write_findings(file: Path, rows: Iterable[StoryRow]) -> int:
    """Write the findings of the rows in their order, in one step; how many there are.

    The same rows give the same bytes with the same library. ConfigError without the library.
    """
    needed()
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema(
        [(name, pa.string()) for name in _TEXTS] + [(name, pa.int32()) for name in _NUMBERS]
        + [("confidence", pa.float64())]
    )  # fmt: skip
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    number = 0
    try:
        with pq.ParquetWriter(aside, schema, compression="zstd") as out:
            held: list[dict[str, Any]] = []
            for row in rows:
                held += _records(row)
                if len(held) >= _AT_ONCE:
                    out.write_table(pa.Table.from_pylist(held, schema))
                    number += len(held)
                    held = []
            out.write_table(pa.Table.from_pylist(held, schema))
            number += len(held)
        with aside.open("rb+") as written:
            os.fsync(written.fileno())
        os.replace(aside, file)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return number


def needed() -> None:
    """ConfigError where the library is not installed."""
    try:
        import pyarrow  # noqa: F401
    except ModuleNotFoundError:
        raise ConfigError(
            "Parquet needs a library that is not installed", remedy="pip install 'wireqa[report]'"
        ) from None


def _records(row: StoryRow) -> list[dict[str, Any]]:
    about = {"story": row.story, **row.group._asdict()}
    found = []
    for f in row.findings:
        texts = about | {
            "check": f.check, "mqm": f.mqm, "severity": f.severity.label, "text": f.text,
            "message": f.message, "term": f.term, "fingerprint": f.fingerprint,
            "fix": f.fix and f.fix.replacement, "safety": f.fix and f.fix.safety,
        }  # fmt: skip
        found.append(
            {
                **{name: value and _plain(value) for name, value in texts.items()},
                "segment": f.span.segment + 1, "start": f.span.start, "end": f.span.end,
                "confidence": f.confidence,
            }
        )  # fmt: skip
    return found


def _plain(text: str) -> str:
    """Without half characters, which no table can hold."""
    return text.encode("utf-8", "replace").decode()
