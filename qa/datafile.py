"""Data files of the languages, read strictly: an error names file, key and remedy."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import tomli

from qa.errors import GlossaryError


def read_toml(file: Path) -> dict[str, Any]:
    """The file's tables; GlossaryError where it is no TOML in UTF-8, OSError where it is not there."""
    try:
        return tomli.loads(file.read_text(encoding="utf-8"))
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GlossaryError(
            f"the file is not valid TOML ({error})", path=str(file), remedy="Mend it."
        ) from None


def strict(data: Mapping[str, Any], known: Collection[str], where: str) -> None:
    """GlossaryError for a key that is not known; `where` is the file as the user knows it."""
    unknown = sorted(set(data) - set(known))
    if unknown:
        raise GlossaryError(
            f"unknown key {unknown[0]!r}", path=where,
            remedy=f"Known keys: {', '.join(sorted(known))}.",
        )  # fmt: skip
