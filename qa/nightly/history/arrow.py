"""Reading a Parquet file that we wrote: whole, of the right shape, or one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from qa.errors import InputError

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq


@contextmanager
def reading(path: Path, schemas: Sequence[pa.Schema], remedy: str) -> Iterator[pq.ParquetFile]:
    """The open file; InputError, also within the block, where it is damaged or of no such shape."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            if not any(file.schema_arrow.equals(schema) for schema in schemas):
                raise InputError("its columns are others", path=path, remedy=remedy)
            yield file
    except (OSError, pa.ArrowException, UnicodeDecodeError) as error:
        said = (str(error).splitlines() or [""])[0][:200]
        raise InputError(f"it cannot be read ({said})", path=path, remedy=remedy) from None


def whole(file: pq.ParquetFile, rows: int) -> Iterator[pa.RecordBatch]:
    """The file in batches of some rows; nothing of what was read stays."""
    yield from file.iter_batches(batch_size=rows, use_threads=False)
