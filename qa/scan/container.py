"""One file of named sections, read only where it is asked for.

Layout: a magic line, the sections, the table as JSON (name: offset, size, digest), then where the
table begins (8 bytes) and its digest. Each section is checked when it is first read.
"""

from __future__ import annotations

import json
import mmap
import os
import tempfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_MAGIC = b"wireqa-compiled-11\n"
_DIGEST = 4
_TAIL = 8 + _DIGEST
Sink = Callable[[str, bytes | bytearray], None]  # takes a section: its name, its bytes


class DamagedError(Exception):
    """The file is not what was written."""


def _stamp(data: bytes | bytearray | memoryview) -> bytes:
    """Finds damage, not malice: four times as fast as a cryptographic digest."""
    return zlib.crc32(data).to_bytes(_DIGEST, "big")


class Container:
    """An opened file. `read` gives a section without a copy; raises DamagedError."""

    def __init__(self, file: Path) -> None:
        try:
            with file.open("rb") as handle:
                self._view = memoryview(mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ))
        except ValueError:  # an empty file cannot be mapped
            raise DamagedError from None
        end = len(self._view) - _TAIL
        start = int.from_bytes(self._view[end : end + 8], "big") if end > 0 else 0
        table = self._view[start:end]
        if self._view[: len(_MAGIC)] != _MAGIC or self._view[end + 8 :] != _stamp(table):
            raise DamagedError
        self._table: dict[str, list[object]] = json.loads(bytes(table))
        with suppress(OSError):  # a folder that only others may write
            os.utime(file)  # when it was last of use

    def names(self) -> list[str]:
        return list(self._table)

    def read(self, name: str) -> memoryview:
        offset, size, stamp = self._table[name]
        assert isinstance(offset, int)
        assert isinstance(size, int)
        section = self._view[offset : offset + size]
        if _stamp(section).hex() != stamp:
            raise DamagedError
        return section


def write(file: Path, make: Callable[[Sink], None], kept: int) -> Container:
    """What `make` gives, section by section: aside, then renamed; those beyond `kept` that
    were not read for the longest time go.

    Raises OSError when the file cannot be written.
    """
    table: dict[str, list[object]] = {}
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(_MAGIC)

            def sink(name: str, data: bytes | bytearray) -> None:
                table[name] = [out.tell(), len(data), _stamp(data).hex()]
                out.write(data)

            make(sink)
            start, end = out.tell(), json.dumps(table).encode()
            out.write(end + start.to_bytes(8, "big") + _stamp(end))
        os.replace(aside, file)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    copies = sorted(file.parent.glob("*.bin"), key=_used)
    for old in copies[:-kept]:
        old.unlink(missing_ok=True)
    return Container(file)


def _used(file: Path) -> int:
    """When it was written or read last; 0 where another process has just put it away."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0
