"""Where packs lie, and the digest that names their content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BufferedReader, TextIOWrapper
from pathlib import Path

from qa.errors import GlossaryError

_LARGEST = 256 * 1024 * 1024


def shipped() -> tuple[Path, ...]:
    """The packs that come with the project: inside the wheel, else beside the package."""
    package = Path(__file__).resolve().parent.parent
    folder = package / "_packs"
    if not folder.is_dir():
        folder = package.parent / "glossaries"
    return tuple(sorted(p for p in folder.iterdir() if p.suffix in (".toml", ".tsv")))


def read(paths: Sequence[Path]) -> tuple[tuple[str, str], ...]:
    """The packs' texts with their paths; raises GlossaryError for what cannot be read."""
    return tuple((str(path), text(path)) for path in paths)


def text(path: Path, stamp: str = "") -> str:
    """The text of one pack; raises GlossaryError, also when it is not the one of that stamp."""
    with _opened(path) as file:
        data = file.read()
    if stamp and digest(data) != stamp:
        raise _changed(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GlossaryError(
            f"the pack is not UTF-8 (byte {error.start})", path=path, remedy="Save it as UTF-8."
        ) from None


def lines(path: Path, stamped: str) -> Iterator[str]:
    """The lines of one pack, without holding them; raises GlossaryError as `text` does."""
    with _opened(path) as file:
        wrapper = TextIOWrapper(file, encoding="utf-8-sig", newline="\n")
        try:
            yield from wrapper
        except UnicodeDecodeError:
            text(path)  # says where
        finally:
            wrapper.detach()
    if stamp(path) != stamped:
        raise _changed(path)


def stamp(path: Path) -> str:
    """The digest of a pack's bytes, without holding them; raises GlossaryError."""
    with _opened(path) as file:
        return hashlib.file_digest(file, _hash).hexdigest()


def _changed(path: Path) -> GlossaryError:
    return GlossaryError("the pack changed while it was read", path=path, remedy="Run again.")


@contextmanager
def _opened(path: Path) -> Iterator[BufferedReader]:
    if path.suffix not in (".toml", ".tsv"):
        raise GlossaryError(
            f"a pack ends in .toml or .tsv, not {path.suffix or 'nothing'}", path=path,
            remedy="Rename or convert it.",
        )  # fmt: skip
    try:
        if path.stat().st_size > _LARGEST:
            raise GlossaryError("the pack is over 256 MB", path=path, remedy="Split it.")
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise GlossaryError(
            f"the pack cannot be read ({error.strerror})", path=path,
            remedy="Check the path and the permissions.",
        ) from None  # fmt: skip


def _hash() -> hashlib.blake2b:
    return hashlib.blake2b(digest_size=16)


def digest(data: bytes) -> str:
    """A name for exactly these bytes."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def together(*parts: str) -> str:
    """A name for exactly these texts in this order."""
    return digest("\0".join(parts).encode())
