"""Where packs lie, and the digest that names their content."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
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
    packs = []
    for path in paths:
        if path.suffix not in (".toml", ".tsv"):
            raise GlossaryError(
                f"a pack ends in .toml or .tsv, not {path.suffix or 'nothing'}", path=path,
                remedy="Rename or convert it.",
            )  # fmt: skip
        try:
            if path.stat().st_size > _LARGEST:
                raise GlossaryError("the pack is over 256 MB", path=path, remedy="Split it.")
            packs.append((str(path), path.read_text(encoding="utf-8-sig")))
        except UnicodeDecodeError as error:
            raise GlossaryError(
                f"the pack is not UTF-8 (byte {error.start})", path=path,
                remedy="Save it as UTF-8.",
            ) from None  # fmt: skip
        except OSError as error:
            raise GlossaryError(
                f"the pack cannot be read ({error.strerror})", path=path,
                remedy="Check the path and the permissions.",
            ) from None  # fmt: skip
    return tuple(packs)


def digest(*texts: str) -> str:
    """A name for exactly these texts in this order."""
    total = hashlib.blake2b(digest_size=16)
    for text in texts:
        data = text.encode()
        total.update(len(data).to_bytes(8, "big"))
        total.update(data)
    return total.hexdigest()
