"""What readers share: options, results, and bytes to text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from qa.errors import DocumentError, InputError
from qa.model import Document

_LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says about the input; `languages` are the codes that file names may carry."""

    source: Path | None = None
    references: tuple[Path, ...] = ()
    source_lang: str | None = None
    target_lang: str | None = None
    gold: Path | None = None
    encoding: str = "utf-8"
    stdin: str | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A story, or why there is none."""

    path: str
    document: Document | None
    error: InputError | None


def read_file(path: Path, encoding: str) -> str:
    """The text of a file; DocumentError for one that is empty, binary, too large or misencoded."""
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            raise DocumentError("the file is over 64 MB", path=path, remedy="Split it.")
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(
            f"cannot be read ({error.strerror or error})", path=path,
            remedy="Check the path and the permissions.",
        ) from None  # fmt: skip
    return decode(data, path, encoding)


def decode(data: bytes, path: Path | str, encoding: str) -> str:
    """Bytes to text by byte order mark, else by the named encoding."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    elif b"\0" in data:
        raise DocumentError("the file is binary", path=path, remedy="Give a text file.")
    try:
        text = data.decode("utf-8-sig" if encoding.lower() in ("utf-8", "utf8") else encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise DocumentError(
            f"not valid {encoding.upper()} (byte {error.start})", path=path, line=line,
            remedy="Save it as UTF-8 or name its encoding with --encoding.",
        ) from None  # fmt: skip
    except LookupError:
        raise DocumentError(
            f"the encoding {encoding!r} is unknown", path=path, remedy="Name another, e.g. gb18030."
        ) from None
    if not text.strip():
        raise DocumentError("the file is empty", path=path, remedy="Give a file with text.")
    return text


def aligned(path: Path, counts: Iterable[tuple[str, int]], unit: str) -> None:
    """DocumentError unless all sides have the same number of segments."""
    counts = list(counts)
    if len({number for _, number in counts}) > 1:
        told = ", ".join(f"{name} has {number}" for name, number in counts)
        raise DocumentError(
            f"the sides do not have the same number of {unit}: {told}", path=path,
            remedy="Put one segment a line and make the lines correspond.",
        )  # fmt: skip
