"""One file of named sections, read only where it is asked for.

Layout: a magic line, the digest of the table, the table's length (8 bytes), the table as JSON
(name: offset, size, digest), the sections. Each section is checked when it is first read.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

_MAGIC = b"wireqa-compiled-4\n"
_DIGEST = 16


class DamagedError(Exception):
    """The file is not what was written."""


def _stamp(data: bytes | memoryview) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST).digest()


class Container:
    """An opened file. `read` gives a section without a copy; raises DamagedError."""

    def __init__(self, file: Path) -> None:
        try:
            with file.open("rb") as handle:
                self._view = memoryview(mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ))
        except ValueError:  # an empty file cannot be mapped
            raise DamagedError from None
        start = len(_MAGIC) + _DIGEST
        size = int.from_bytes(self._view[start : start + 8], "big")
        table = self._view[start + 8 : start + 8 + size]
        if self._view[: len(_MAGIC)] != _MAGIC or self._view[len(_MAGIC) : start] != _stamp(table):
            raise DamagedError
        self._table: dict[str, list[object]] = json.loads(bytes(table))
        self._base = start + 8 + size

    def names(self) -> list[str]:
        return list(self._table)

    def read(self, name: str) -> memoryview:
        offset, size, stamp = self._table[name]
        assert isinstance(offset, int)
        assert isinstance(size, int)
        section = self._view[self._base + offset : self._base + offset + size]
        if _stamp(section).hex() != stamp:
            raise DamagedError
        return section


def write(file: Path, sections: Mapping[str, bytes], kept: int) -> None:
    """Aside, then renamed; the oldest beyond `kept` go. A cache that cannot be written is no error."""
    table: dict[str, list[object]] = {}
    offset = 0
    for name, data in sections.items():
        table[name] = [offset, len(data), _stamp(data).hex()]
        offset += len(data)
    head = json.dumps(table).encode()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=file.parent)
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(_MAGIC + _stamp(head) + len(head).to_bytes(8, "big") + head)
            out.writelines(sections.values())
        os.replace(aside, file)
        copies = sorted(file.parent.glob("*.bin"), key=lambda f: f.stat().st_mtime_ns)
        for old in copies[:-kept]:
            old.unlink(missing_ok=True)
    except OSError:
        Path(aside).unlink(missing_ok=True)
