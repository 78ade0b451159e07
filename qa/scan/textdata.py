"""The data files of languages/content: one table of all languages each, strict about its keys."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from qa.datafile import read_toml
from qa.errors import GlossaryError
from qa.language import FOLDER


def read(name: str, keys: Collection[str], table: str = "") -> Mapping[str, Any]:
    """The file languages/content/<name>.toml, or one table of it, with exactly these keys.

    GlossaryError names file, key and remedy.
    """
    file = FOLDER / "content" / f"{name}.toml"
    data = read_toml(file)
    found: Mapping[str, Any] = data.get(table, {}) if table else data
    wrong = sorted(set(found) ^ set(keys))
    if wrong:
        what = "unknown" if wrong[0] in found else "missing"
        raise GlossaryError(
            f"{what} key {wrong[0]!r}", path=f"languages/content/{name}.toml",
            remedy=f"{table or 'The file'} has exactly: {', '.join(sorted(keys))}.",
        )  # fmt: skip
    return found
