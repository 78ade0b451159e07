"""Tables of any size cut into stories without holding them in memory.

A table is read row by row, compressed or not, and written into a spool as JSON Lines, the rows of
one story together. What cannot be read of it is told and does not stop the rest.
"""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from qa.documents import ReadOptions
from qa.documents.table import Columns
from qa.errors import ConfigError, DocumentError, InputError

_OPENERS: dict[str, Callable[..., Any]] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
_PACKED = (*_OPENERS, ".zst")
TABLES = (".tsv", ".csv", ".jsonl", ".ndjson", ".parquet")
_LOOSE = 1000  # rows without a story's name that are taken for one
_LONGEST = 16 * 1024 * 1024  # bytes of one row
_MOST_ROWS = 200_000  # of one story


@dataclass(frozen=True, slots=True)
class Cut:
    """The rows of one story in the spool, its bytes [start, end), or why they could not be read."""

    doc: str
    start: int
    end: int
    rows: int
    error: str = ""


def table_suffix(path: Path) -> str:
    """The table's own suffix, whatever it is compressed with; "" for what is no table."""
    name = path.with_suffix("") if path.suffix.lower() in _PACKED else path
    suffix = name.suffix.lower()
    return suffix if suffix in TABLES and not name.name.lower().endswith(".gold.jsonl") else ""


def cut(path: Path, spool: IO[bytes], options: ReadOptions) -> Iterator[Cut]:
    """The stories of a table in the order of their first rows, written behind what the spool has.

    Rows of one `doc` stand together, those of its systems in any order. Rows without one are taken
    a thousand at a time. Nothing is raised for what is wrong with the table.
    """
    columns = Columns.of(options)
    held: list[bytes] = []
    doc: str | None = None
    seen: set[str] = set()
    loose = 0
    place = spool.tell()

    def flush() -> Iterator[Cut]:
        nonlocal held, place, loose
        if not held:
            return
        data = b"".join(held)
        name = doc
        if name is None:
            loose += 1
            name = f"rows {loose * _LOOSE - _LOOSE + 1}"
        if name in seen:
            yield Cut(
                name, 0, 0, 0, f"{path}: the rows of {name!r} do not stand together. Sort them."
            )
        else:
            seen.add(name)
            spool.write(data)
            yield Cut(name, place, place + len(data), len(held))
            place += len(data)
        held = []

    try:
        for row in _rows(path):
            if isinstance(row, InputError):
                yield Cut("", 0, 0, 0, str(row))
                continue
            now = _doc(row, columns)
            full = len(held) >= (_LOOSE if doc is None else _MOST_ROWS)
            if held and (now != doc or full):
                yield from flush()
            doc = now
            held.append(
                json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
            )
        yield from flush()
    except (OSError, EOFError, lzma.LZMAError, ValueError) as error:
        yield from flush()
        yield Cut("", 0, 0, 0, f"{path}: cannot be read further ({error}). Check the file.")
    except InputError as error:
        yield Cut("", 0, 0, 0, str(error))


def _doc(row: Mapping[str, Any], columns: Columns) -> str | None:
    value = next(
        (v for name, v in row.items() if columns.meaning(name) == "doc" and v not in (None, "")),
        None,
    )
    return None if value is None else str(value)


def _opened(path: Path) -> IO[bytes]:
    suffix = path.suffix.lower()
    if suffix == ".zst":
        return _zstandard(path)
    return cast(IO[bytes], _OPENERS.get(suffix, open)(path, "rb"))


def _zstandard(path: Path) -> IO[bytes]:
    try:
        import pyarrow as pa
    except ModuleNotFoundError:
        raise ConfigError(
            ".zst needs a library that is not installed", path=path,
            remedy="pip install 'wireqa[report]'",
        ) from None  # fmt: skip
    return cast(IO[bytes], pa.CompressedInputStream(pa.OSFile(str(path), "rb"), "zstd"))


def _rows(path: Path) -> Iterator[dict[str, Any] | InputError]:
    suffix = table_suffix(path)
    if suffix == ".parquet":
        yield from _parquet(path)
        return
    with _opened(path) as file:
        lines = _lines(file, path)
        if suffix in (".jsonl", ".ndjson"):
            yield from _objects(path, lines)
        elif suffix == ".tsv":
            yield from _tabbed(path, lines)
        else:
            yield from _commas(path, lines)


def _lines(file: IO[bytes], path: Path) -> Iterator[str]:
    """The lines with their ends, decoded; a line that is too long ends the file."""
    first = True
    buffered = io.BufferedReader(cast(Any, file)) if not hasattr(file, "readline") else file
    while True:
        data = buffered.readline(_LONGEST + 1)
        if not data:
            return
        if len(data) > _LONGEST:
            raise ValueError("a row is over 16 MB")
        text = data.decode("utf-8", "surrogateescape")
        yield text.removeprefix("\ufeff") if first else text
        first = False


def _spoilt(text: str, path: Path, number: int) -> InputError | None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return DocumentError(
            "the row is not UTF-8", path=path, line=number, remedy="Save the table as UTF-8."
        )
    return None


def _objects(path: Path, lines: Iterator[str]) -> Iterator[dict[str, Any] | InputError]:
    for number, text in enumerate(lines, 1):
        if not text.strip():
            continue
        wrong = _spoilt(text, path, number)
        if wrong:
            yield wrong
            continue
        try:
            row = json.loads(text)
        except (ValueError, RecursionError) as error:
            yield DocumentError(
                f"not valid JSON ({error})", path=path, line=number,
                remedy="Write one JSON object a line.",
            )  # fmt: skip
            continue
        if isinstance(row, dict):
            yield row
        else:
            yield DocumentError(
                "not a JSON object", path=path, line=number, remedy="Write one object a line."
            )


def _tabbed(path: Path, lines: Iterator[str]) -> Iterator[dict[str, Any] | InputError]:
    header: list[str] | None = None
    for number, text in enumerate(lines, 1):
        cells = text.rstrip("\r\n").split("\t")
        if not any(cell.strip() for cell in cells):
            continue
        if header is None:
            header = [cell.strip() for cell in cells]
            continue
        yield _spoilt(text, path, number) or _paired(path, number, header, cells)


def _commas(path: Path, lines: Iterator[str]) -> Iterator[dict[str, Any] | InputError]:
    reader = csv.reader(lines, strict=True)
    header: list[str] | None = None
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = [cell.strip() for cell in cells]
                continue
            number = reader.line_num
            yield _spoilt("".join(cells), path, number) or _paired(path, number, header, cells)
    except csv.Error as error:
        yield DocumentError(
            f"the row is not well-formed ({error})", path=path, line=reader.line_num,
            remedy="Check quotation marks; the rows below it are lost.",
        )  # fmt: skip


def _paired(
    path: Path, number: int, header: list[str], cells: list[str]
) -> dict[str, Any] | InputError:
    if len(header) != len(cells):
        return DocumentError(
            f"the row has {len(cells)} cells, the header {len(header)}", path=path, line=number,
            remedy="Make them agree.",
        )  # fmt: skip
    return dict(zip(header, cells, strict=True))


def _parquet(path: Path) -> Iterator[dict[str, Any] | InputError]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ModuleNotFoundError:
        raise ConfigError(
            "Parquet needs a library that is not installed", path=path,
            remedy="pip install 'wireqa[report]'",
        ) from None  # fmt: skip
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_LOOSE):
                yield from batch.to_pylist()
    except pa.ArrowException as error:
        raise DocumentError(
            f"not a Parquet file ({str(error).splitlines()[0]})",
            path=path,
            remedy="Check the file.",
        ) from None
