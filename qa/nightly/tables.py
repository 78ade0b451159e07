"""Tables of any size, row by row, compressed or not. What cannot be read of one is told and does not
stop the rest."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, cast

from qa.errors import ConfigError, DocumentError, InputError

_OPENERS: dict[str, Callable[..., Any]] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
_PACKED = (*_OPENERS, ".zst")
TABLES = (".tsv", ".csv", ".jsonl", ".ndjson", ".parquet")
Numbered = tuple[int, dict[str, Any] | InputError]
_AT_ONCE = 1000  # rows of a Parquet file
_LONGEST = 16 * 1024 * 1024  # bytes of one row


def table_suffix(path: Path) -> str:
    """The table's own suffix, whatever it is compressed with; "" for what is no table."""
    name = path.with_suffix("") if path.suffix.lower() in _PACKED else path
    suffix = name.suffix.lower()
    return suffix if suffix in TABLES and not name.name.lower().endswith(".gold.jsonl") else ""


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
    stream = pa.CompressedInputStream(pa.OSFile(str(path), "rb"), "zstd")
    return cast(IO[bytes], io.BufferedReader(stream))


def rows(path: Path) -> Iterator[Numbered]:
    """Each row with its line, or what is wrong with it. Raises InputError, OSError, EOFError or
    ValueError (LZMAError and zlib.error too) where nothing further can be read."""
    suffix = table_suffix(path)
    if suffix == ".parquet":
        yield from _parquet(path)
        return
    with _opened(path) as file:
        lines = _lines(file)
        if suffix in (".jsonl", ".ndjson"):
            yield from _objects(path, lines)
        elif suffix == ".tsv":
            yield from _tabbed(path, lines)
        else:
            yield from _commas(path, lines)


def _lines(file: IO[bytes]) -> Iterator[str]:
    """The lines with their ends, decoded; a line that is too long ends the file."""
    first = True
    while data := file.readline(_LONGEST + 1):
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


def _objects(path: Path, lines: Iterator[str]) -> Iterator[Numbered]:
    for number, text in enumerate(lines, 1):
        if text.strip():
            yield number, _spoilt(text, path, number) or _object(text, path, number)


def _object(text: str, path: Path, number: int) -> dict[str, Any] | InputError:
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        at = (
            f"{error.msg}, column {error.colno}"
            if isinstance(error, json.JSONDecodeError)
            else error
        )
        return DocumentError(
            f"not valid JSON ({at})", path=path, line=number,
            remedy="Write one JSON object a line.",
        )  # fmt: skip
    if isinstance(row, dict):
        return row
    return DocumentError(
        "not a JSON object", path=path, line=number, remedy="Write one object a line."
    )


def _tabbed(path: Path, lines: Iterator[str]) -> Iterator[Numbered]:
    header: list[str] | None = None
    for number, text in enumerate(lines, 1):
        cells = text.rstrip("\r\n").split("\t")
        if not any(cell.strip() for cell in cells):
            continue
        if header is None:
            header = [cell.strip() for cell in cells]
            continue
        yield number, _spoilt(text, path, number) or _paired(path, number, header, cells)


def _commas(path: Path, lines: Iterator[str]) -> Iterator[Numbered]:
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
            yield (
                number,
                _spoilt("".join(cells), path, number) or _paired(path, number, header, cells),
            )
    except csv.Error as error:
        raise DocumentError(
            f"the row is not well-formed ({error})", path=path, line=reader.line_num,
            remedy="Check quotation marks; the rows below it are lost.",
        ) from None  # fmt: skip


def _paired(
    path: Path, number: int, header: list[str], cells: list[str]
) -> dict[str, Any] | InputError:
    if len(header) != len(cells):
        return DocumentError(
            f"the row has {len(cells)} cells, the header {len(header)}", path=path, line=number,
            remedy="Make them agree.",
        )  # fmt: skip
    return dict(zip(header, cells, strict=True))


def _parquet(path: Path) -> Iterator[Numbered]:
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
            number = 0
            for batch in file.iter_batches(batch_size=_AT_ONCE):
                for row in batch.to_pylist():
                    number += 1
                    yield number, row
    except pa.ArrowException as error:
        raise DocumentError(
            f"not a Parquet file ({str(error).splitlines()[0]})",
            path=path,
            remedy="Check the file.",
        ) from None
