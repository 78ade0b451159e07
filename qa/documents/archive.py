"""ZIP files of documents: read within bounds, written again with every other byte as it was.

Member names are keys and never paths. Only what is asked for is unpacked; the rest of an archive is
copied as it stands, compressed.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from qa.documents.office import compound
from qa.errors import DocumentError

LARGEST_MEMBER = 64 * 1024 * 1024
_MOST_MEMBERS = 10_000
_DENSEST = 200  # bytes out of one byte in; office XML has 5 to 40
_SMALL = 1024 * 1024  # below this a dense member does no harm
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_UTF8 = 0x800


class Archive:
    """The members of an archive by name. DocumentError for one that is none or is not safe."""

    def __init__(self, data: bytes, path: str) -> None:
        self._path = path
        self.data = data
        if other := compound(data, path):
            raise other
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, OverflowError):
            raise self._broken() from None
        members = self._zip.infolist()
        if len(members) > _MOST_MEMBERS:
            raise self._attack(f"more than {_MOST_MEMBERS} members")
        self.members = {member.filename: member for member in members}
        if len(self.members) != len(members):
            raise self._attack("two members of one name")

    def __contains__(self, name: str) -> bool:
        return name in self.members

    def read(self, name: str) -> bytes:
        """A member's bytes; what its header says of their number is not believed."""
        member = self.members[name]
        if member.flag_bits & 1:
            raise DocumentError(
                f"{name} is encrypted", path=self._path, remedy="Save it without a password."
            )
        bound = max(_SMALL, min(LARGEST_MEMBER, member.compress_size * _DENSEST))
        try:
            with self._zip.open(member) as file:
                data = file.read(bound + 1)
        except (zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError, OSError, ValueError,
                struct.error):  # fmt: skip
            raise self._broken() from None
        if len(data) > bound:
            what = f"over {bound // 1024 // 1024} MB" if bound == LARGEST_MEMBER else "too dense"
            raise self._attack(f"{name} is {what}")
        return data

    def rewritten(self, new: Mapping[str, bytes]) -> bytes:
        """The archive with members replaced, or added at its end; all else byte for byte."""
        data, start = self.data, self._zip.start_dir
        end = data.rfind(b"PK\5\6")
        ordered = sorted(self.members.values(), key=lambda member: member.header_offset)
        places = [member.header_offset for member in ordered]
        inside = all(0 <= place < start for place in places)
        if (
            data[max(0, end - 20) : end].startswith(b"PK\6\7")
            or not inside
            or (len(set(places)) != len(places))
        ):
            raise DocumentError(
                "an archive of this kind (ZIP64, or members in each other) is not written back",
                path=self._path,
                remedy="Save it again with Word.",
            )  # fmt: skip
        out = bytearray(data[: ordered[0].header_offset] if ordered else b"")
        entries: dict[str, tuple[int, bytes | None]] = {}  # place, and header if it is new
        for number, member in enumerate(ordered):
            follows = ordered[number + 1].header_offset if number + 1 < len(ordered) else start
            place = len(out)
            header = None
            if member.filename in new:
                local, header = _packed(member, new[member.filename])
                out += local
            else:
                out += data[member.header_offset : follows]
            entries[member.filename] = (place, header)
        added = []
        for name, content in new.items():
            if name not in self.members:
                local, header = _packed(_member(name), content)
                added.append((len(out), header))
                out += local
        directory = len(out)
        place = start
        for member in self._zip.infolist():
            size = _CENTRAL.size + sum(_CENTRAL.unpack_from(data, place)[10:13])
            at, header = entries[member.filename]
            entry = bytearray(data[place : place + size])
            if header is not None:  # version, flags, method, time, date, sum, sizes
                entry[6:28] = header
            entry[42:46] = struct.pack("<L", at)
            out += entry
            place += size
        for (at, header), name in zip(
            added, (name for name in new if name not in self.members), strict=True
        ):
            spelled = name.encode()
            entry = bytearray(_CENTRAL.size)
            entry[0:6] = b"PK\1\2" + struct.pack("<H", 20)
            entry[6:28] = header
            entry[28:30] = struct.pack("<H", len(spelled))
            entry[42:46] = struct.pack("<L", at)
            out += entry + spelled
        closing = bytearray(data[end:])
        count = len(self.members) + len(added)
        closing[8:20] = struct.pack("<HHLL", count, count, len(out) - directory, directory)
        return bytes(out + closing)

    def _broken(self) -> DocumentError:
        return DocumentError(
            "the file is no whole ZIP archive", path=self._path, remedy="Save it again."
        )

    def _attack(self, what: str) -> DocumentError:
        return DocumentError(
            f"not read, for it could be an attack ({what})", path=self._path,
            remedy="Save it again with Word.",
        )  # fmt: skip


def _member(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name)  # its day is 1980-01-01: the same input gives the same bytes


def _packed(member: zipfile.ZipInfo, content: bytes) -> tuple[bytes, bytes]:
    """A member's local header with its data, and bytes 6 to 28 of its entry in the directory."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packer.compress(content) + packer.flush()
    name = member.filename.encode("utf-8" if member.flag_bits & _UTF8 else "cp437", "replace")
    year, month, day, hour, minute, second = member.date_time
    day_word = (year - 1980) << 9 | month << 5 | day
    time_word = hour << 11 | minute << 5 | second // 2
    flags = member.flag_bits & _UTF8
    told = struct.pack(
        "<5H3L", 20, flags, zipfile.ZIP_DEFLATED, time_word, day_word, zlib.crc32(content),
        len(body), len(content),
    )  # fmt: skip
    local = b"PK\3\4" + told + struct.pack("<HH", len(name), 0) + name + body
    return local, told
