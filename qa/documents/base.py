"""What readers share: options, results, and bytes to text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Protocol

from qa.documents.office import binary
from qa.documents.raw import Raw
from qa.errors import DocumentError, InputError
from qa.model import Document

LARGEST = 64 * 1024 * 1024
_MARKS = (
    (b"\xff\xfe\0\0", "utf-32-le"),  # before UTF-16, whose mark it begins with
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\xef\xbb\xbf", "utf-8"),
)
_INVISIBLE = "\ufeff\u200b\u200e\u200f\u2060"


class LanguageHint(Protocol):
    """What must be known of a language to recognise it; `qa.language.Language` fits.

    `scripts` are ISO 15924 codes, `profiles` the names of the detector's profiles (none when it
    does not know the language).
    """

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def scripts(self) -> tuple[str, ...]: ...
    @property
    def profiles(self) -> tuple[str, ...]: ...


class View(Protocol):
    """Files as they are elsewhere than on the disk, and which of them are asked for (git's index)."""

    def wanted(self, path: Path, siblings: tuple[Path, ...]) -> bool:
        """Whether a story is asked for, with the files beside it."""
        ...

    def content(self, path: Path) -> bytes | None:
        """What a file has there; None where the disk counts."""
        ...


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says about the input.

    `source` and `references` go with plain text only. `stdin` is what stands for "-": text, or
    bytes in `encoding`. `languages` are those that names may carry and texts may be in, all that
    have a language file when empty. `verify` lets the detector look at declared languages too,
    not only their script; that costs a tenth of a second and more for the first story. `strict`
    refuses sides of plain text whose blank lines stand at different places. `form` is the format,
    by its name in `FORMATS`, of all files, whatever they are called; `columns` maps what a table's
    column means (target, source, doc ...) to its name there. `view` shows the files as they are
    elsewhere.
    """

    source: Path | None = None
    references: tuple[Path, ...] = ()
    source_lang: str | None = None
    target_lang: str | None = None
    gold: Path | None = None
    encoding: str = "utf-8"
    stdin: str | bytes | None = None
    languages: tuple[LanguageHint, ...] = ()
    verify: bool = False
    strict: bool = False
    form: str = ""
    columns: Mapping[str, str] = field(default_factory=dict, hash=False)
    view: View | None = field(default=None, hash=False)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A story, or why there is none: exactly one of `document` and `error` is given.

    `raw` is the file that the story's pieces point into, None where there is no file to speak of.
    """

    path: str
    document: Document | None
    error: InputError | None
    raw: Raw | None = None


@dataclass(frozen=True)
class Given:
    """One input: a file with the texts that share its stem, or `content` that has no file."""

    path: Path
    content: str | bytes | None = None
    siblings: tuple[Path, ...] = ()
    view: View | None = None

    @cached_property
    def data(self) -> bytes:
        """The bytes, read once; DocumentError when there are none to be had or too many."""
        if isinstance(self.content, str):
            return self.content.encode("utf-8", "surrogatepass")
        if self.content is not None:
            return self.content
        held = self.view.content(self.path) if self.view else None
        return read_bytes(self.path) if held is None else held

    def raw(self, options: ReadOptions) -> Raw:
        """The file as it is; DocumentError when it is empty, binary, too large or misencoded."""
        if isinstance(self.content, str):
            _filled(self.content, self.path)
            return Raw(str(self.path), self.data, self.content, "utf-8")
        return decoded(self.data, self.path, options.encoding)

    def read(self, options: ReadOptions) -> str:
        """The text with one kind of line end; raises what `raw` does."""
        return one_line_end(self.raw(options).text)


def read_bytes(path: Path) -> bytes:
    """A file's bytes; DocumentError where it cannot be read or is over 64 MB."""
    try:
        with path.open("rb") as file:
            # One byte more than is allowed: devices and pipes do not tell their size.
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise DocumentError(
            "there is no such file", path=path, remedy="Check the path."
        ) from None  # fmt: skip
    except OSError as error:
        raise unreadable(path, error) from None
    if len(data) > LARGEST:
        raise DocumentError("the file is over 64 MB", path=path, remedy="Split it.")
    return data


def read_file(path: Path, encoding: str) -> str:
    """The text of a file; DocumentError for one that is empty, binary, too large or misencoded."""
    return decode(read_bytes(path), path, encoding)


def unreadable(path: Path | str, error: OSError) -> DocumentError:
    """The system's refusal as a sentence."""
    return DocumentError(
        f"cannot be read ({error.strerror or error})", path=path,
        remedy="Check the path and the permissions.",
    )  # fmt: skip


def decode(data: bytes, path: Path | str, encoding: str) -> str:
    """Bytes to text with one kind of line end; DocumentError as `decoded` raises it."""
    return one_line_end(decoded(data, path, encoding).text)


def decoded(data: bytes, path: Path | str, encoding: str, declared: str | None = None) -> Raw:
    """Bytes to a file by byte order mark, else by the encoding it declares, else by the named one.

    A name other than UTF-8 is the user's own word and outdoes a declaration. DocumentError for
    what is binary, over 64 MB, empty, or not in that encoding.
    """
    if len(data) > LARGEST:
        raise DocumentError("the file is over 64 MB", path=path, remedy="Split it.")
    named = declared if declared and encoding == "utf-8" else encoding
    mark, encoding = next(
        ((len(mark), name) for mark, name in _MARKS if data.startswith(mark)), (0, named)
    )
    body = data[mark:]
    wide = encoding.lower().replace("_", "-").startswith(("utf-16", "utf-32", "utf16", "utf32"))
    if not wide and b"\0" in body:
        raise binary(data, path)
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        if not wide and _control_share(body) > 0.02:
            raise binary(data, path) from None
        start = error.start + mark
        line = None if wide else data[:start].count(b"\n") + 1
        said = encoding[:6] if mark and wide else encoding  # the mark tells the order of bytes
        raise DocumentError(
            f"not valid {said.upper()} (byte {start})", path=path, line=line,
            remedy="Save it as UTF-8 or name its encoding with --encoding.",
        ) from None  # fmt: skip
    except (LookupError, ValueError):  # a codec may refuse with any UnicodeError
        raise DocumentError(
            f"the encoding {encoding!r} is unknown", path=path, remedy="Name another, e.g. gb18030."
        ) from None
    if "\0" in text:
        raise binary(data, path)
    _filled(text, path)
    return Raw(str(path), data, text, encoding, mark)


def _control_share(data: bytes) -> float:
    """The share of control characters that no text has, in the first 4096 bytes."""
    head = data[:4096]
    return sum(b < 32 and b not in b"\t\n\v\f\r\x1b" for b in head) / max(1, len(head))


def _filled(text: str, path: Path | str) -> None:
    """DocumentError when nothing is in the text."""
    if all(is_blank(line) for line in text.splitlines()):
        raise DocumentError("the file is empty", path=path, remedy="Give a file with text.")


def one_line_end(text: str) -> str:
    """The text with line feeds only."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_blank(text: str) -> bool:
    """Whether nothing of it can be seen."""
    return not text.strip().strip(_INVISIBLE).strip()
