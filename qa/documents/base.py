"""What readers share: options, results, and bytes to text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from qa.errors import DocumentError, InputError
from qa.model import Document

LARGEST = 64 * 1024 * 1024
_MARKS = (
    (b"\xff\xfe\0\0", "utf-32"),  # before UTF-16, whose mark it begins with
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
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


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says about the input.

    `source` and `references` go with plain text only. `stdin` is what stands for "-": text, or
    bytes in `encoding`. `languages` are those that names may carry and texts may be in, all that
    have a language file when empty. `verify` lets the detector look at declared languages too,
    not only their script; that costs a tenth of a second and more for the first story. `strict`
    refuses sides of plain text whose blank lines stand at different places.
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


@dataclass(frozen=True, slots=True)
class Loaded:
    """A story, or why there is none: exactly one of `document` and `error` is given."""

    path: str
    document: Document | None
    error: InputError | None


@dataclass(frozen=True, slots=True)
class Given:
    """One input: a file with the texts that share its stem, or `content` that has no file."""

    path: Path
    content: str | bytes | None = None
    siblings: tuple[Path, ...] = ()

    def read(self, options: ReadOptions) -> str:
        """The text; DocumentError when it is empty, binary, too large or misencoded."""
        if isinstance(self.content, str):
            return _filled(self.content, self.path)
        if self.content is not None:
            return decode(self.content, self.path, options.encoding)
        return read_file(self.path, options.encoding)


def read_file(path: Path, encoding: str) -> str:
    """The text of a file; DocumentError for one that is empty, binary, too large or misencoded."""
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
    return decode(data, path, encoding)


def unreadable(path: Path | str, error: OSError) -> DocumentError:
    """The system's refusal as a sentence."""
    return DocumentError(
        f"cannot be read ({error.strerror or error})", path=path,
        remedy="Check the path and the permissions.",
    )  # fmt: skip


def decode(data: bytes, path: Path | str, encoding: str) -> str:
    """Bytes to text by byte order mark, else by the named encoding.

    DocumentError for what is binary, over 64 MB, empty, or not in that encoding.
    """
    if len(data) > LARGEST:
        raise DocumentError("the file is over 64 MB", path=path, remedy="Split it.")
    binary = DocumentError("the file is binary", path=path, remedy="Give a text file.")
    mark, encoding = next(
        ((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", encoding)
    )
    body = data[len(mark) :] if encoding == "utf-8" else data
    wide = encoding.lower().replace("_", "-").startswith(("utf-16", "utf-32", "utf16", "utf32"))
    if not wide and b"\0" in body:
        raise binary
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        if not wide and _control_share(body) > 0.02:
            raise binary from None
        start = error.start + len(data) - len(body)
        line = None if wide else data[:start].count(b"\n") + 1
        raise DocumentError(
            f"not valid {encoding.upper()} (byte {start})", path=path, line=line,
            remedy="Save it as UTF-8 or name its encoding with --encoding.",
        ) from None  # fmt: skip
    except (LookupError, ValueError):  # a codec may refuse with any UnicodeError
        raise DocumentError(
            f"the encoding {encoding!r} is unknown", path=path, remedy="Name another, e.g. gb18030."
        ) from None
    if "\0" in text:
        raise binary
    return _filled(text, path)


def _control_share(data: bytes) -> float:
    """The share of control characters that no text has, in the first 4096 bytes."""
    head = data[:4096]
    return sum(b < 32 and b not in b"\t\n\v\f\r\x1b" for b in head) / max(1, len(head))


def _filled(text: str, path: Path | str) -> str:
    """The text with one kind of line end; DocumentError when nothing is in it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if all(is_blank(line) for line in text.split("\n")):
        raise DocumentError("the file is empty", path=path, remedy="Give a file with text.")
    return text


def is_blank(text: str) -> bool:
    """Whether nothing of it can be seen."""
    return not text.strip().strip(_INVISIBLE).strip()
