"""Nights to files and back: JSON Lines, or Parquet for other tools. One night a line or row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from qa.errors import InputError
from qa.model import Night
from qa.nightly.history.arrow import reading, whole
from qa.nightly.history.records import COUNTS, NUMBERS, night, record
from qa.nightly.history.sound import sound

if TYPE_CHECKING:
    import pyarrow as pa

_AT_ONCE = 8  # nights in a row group: a night of 20 systems may be thousands of sums
_MEND = "Export it again."


def line(one: Night) -> str:
    """The night as a line of JSON, with its line feed."""
    return json.dumps(record(one), ensure_ascii=False, separators=(",", ":")) + "\n"


def read_lines(lines: Iterable[bytes], shown: str) -> Iterator[Night]:
    """The nights of JSON Lines; InputError names the line that is none."""
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        try:
            found = _night(json.loads(raw))
        except RecursionError:
            raise _none("nested too deep", shown, number) from None
        except ValueError as error:  # no JSON, no UTF-8, no night
            raise _none(error, shown, number) from None
        yield found


def _night(given: object) -> Night:
    """The night of a record; ValueError for what is none, or what no store can keep."""
    found = night(given)
    try:
        sound(found)
    except InputError as error:
        raise ValueError(error.problem) from None
    return found


def _none(why: object, shown: str | Path, number: int | None = None) -> InputError:
    said = (str(why).splitlines() or [""])[0][:200]
    return InputError(f"not a night: {said}", path=shown, line=number, remedy=_MEND)


def write_parquet(some: Iterable[Night], file: IO[bytes]) -> None:
    """The nights as a Parquet file with the records' own fields."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = _schema()
    with pq.ParquetWriter(file, schema, compression="zstd", write_page_checksum=True) as writer:
        held: list[dict[str, Any]] = []
        for one in some:
            held.append(record(one))
            if len(held) == _AT_ONCE:
                writer.write_table(pa.Table.from_pylist(held, schema))
                held.clear()
        if held:
            writer.write_table(pa.Table.from_pylist(held, schema))


def read_parquet(path: Path) -> Iterator[Night]:
    """The nights of a Parquet file; InputError where it is damaged or holds something else."""
    with reading(path, [_schema(), _schema(severities=False)], _MEND) as file:
        for batch in whole(file, _AT_ONCE):
            for given in batch.to_pylist():
                try:
                    one = _night(given)
                except ValueError as error:
                    raise _none(error, path) from None
                yield one


def _schema(*, severities: bool = True) -> pa.Schema:
    """The file's columns; without `severities` those of exports that do not have them."""
    import pyarrow as pa

    text, whole_, real = pa.string(), pa.int64(), pa.float64()
    check = pa.struct(
        [("check", text), ("findings", pa.list_(whole_)), *((name, whole_) for name in COUNTS)]
    )
    score = pa.struct(
        [
            ("name", text), ("value", real), ("signature", text), ("n", whole_), ("low", real),
            ("high", real), ("unit", text), ("note", text),
        ]
    )  # fmt: skip
    group = pa.struct(
        [
            *((name, text) for name in ("system", "source_lang", "target_lang", "desk")),
            *((name, whole_) for name in NUMBERS),
            ("terms", pa.list_(whole_)), ("entities", pa.list_(whole_)),
            ("scores", pa.list_(score)), ("checks", pa.list_(check)),
            *([("severities", pa.list_(whole_))] if severities else []),
        ]
    )  # fmt: skip
    texts = ("format", "name", "version", "glossary", "config", "corpus")
    return pa.schema(
        [*((name, text) for name in texts), ("accepted", pa.bool_()), ("groups", pa.list_(group))]
    )
