"""What the formats share: the file that is read, the options, an entry on its way to a pack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn, Protocol

from qa.errors import GlossaryError
from qa.glossary.exchange.losses import Losses
from qa.model import Kind, Term

LARGEST = 64 * 1024 * 1024
LONGEST = 1_000  # characters; what is longer is a sentence or a paragraph, not a term
_MARKS = (
    (b"\xff\xfe\0\0", "utf-32"),  # before UTF-16, whose mark it begins with
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says about a file that does not say it: languages as tags, the kind and the
    prefix of new concepts, the severity of renderings that another termbase forbids."""

    kind: Kind = "phrase"
    prefix: str = ""
    source: str = ""
    target: str = ""
    severity: str = "minor"
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """`suffix` is that of the file to be written (some layouts exist with commas and with tabs);
    `formulas` lets cells through that a spreadsheet would run; `base` begins the SKOS addresses."""

    source: str = ""
    target: str = ""
    title: str = "glossary"
    suffix: str = ""
    base: str = "urn:wireqa:"
    formulas: bool = False


@dataclass(slots=True)
class Entry:
    """A concept in the shape of a hand-kept pack's `[[concept]]`, and the line where it stood."""

    data: dict[str, Any] = field(default_factory=dict)
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """A file that is read: its name for messages, and its bytes."""

    path: str
    data: bytes

    def fail(self, problem: str, remedy: str, line: int | None = None) -> NoReturn:
        raise GlossaryError(problem, path=self.path, line=line, remedy=remedy)

    def text(self, encoding: str = "utf-8") -> str:
        """The text by its byte order mark, else in that encoding; line ends as they stand."""
        mark = next((name for mark, name in _MARKS if self.data.startswith(mark)), "")
        name = mark or encoding
        try:
            text = self.data.decode(name)
        except UnicodeDecodeError as error:
            line = None if mark[-2:] in ("16", "32") else self.data[: error.start].count(b"\n") + 1
            self.fail(
                f"the file is not {name.upper().removesuffix('-SIG')} (byte {error.start})",
                "Save it as UTF-8.", line,
            )  # fmt: skip
        except (LookupError, ValueError):
            self.fail(f"the encoding {encoding!r} is unknown", "Name another, e.g. gb18030.")
        text = text.removeprefix("\ufeff")
        if "\0" in text:
            line = text[: text.index("\0")].count("\n") + 1
            self.fail("the file has NUL bytes", "Give a text file.", line)
        if not text.strip():
            self.fail("the file is empty", "Give a file with terms.")
        return text


class Reader(Protocol):
    """A file to entries; GlossaryError for one that is not well-formed."""

    def __call__(self, given: Given, options: ReadOptions, losses: Losses) -> list[Entry]: ...


class Writer(Protocol):
    """Concepts to the text of a file; GlossaryError when an option is missing."""

    def __call__(self, terms: Sequence[Term], options: WriteOptions, losses: Losses) -> str: ...


def read_file(path: Path) -> Given:
    """The file, read once; GlossaryError when it is not there, not readable or over 64 MB."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)  # devices and pipes do not tell their size
    except FileNotFoundError:
        raise GlossaryError("there is no such file", path=path, remedy="Check the path.") from None
    except OSError as error:
        raise GlossaryError(
            f"cannot be read ({error.strerror or error})", path=path,
            remedy="Check the path and the permissions.",
        ) from None  # fmt: skip
    if len(data) > LARGEST:
        raise GlossaryError("the file is over 64 MB", path=path, remedy="Split it.")
    return Given(str(path), data)
