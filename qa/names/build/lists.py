"""Packages to lists: names folded, sorted, with the sources that attest them; everyday words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.errors import GlossaryError
from qa.names.build.readers import READERS
from qa.names.lexicon import LEAST, MOST, WORD, words
from qa.names.lexicon import sources as rows_of_sources
from qa.names.sound import fold_name

_LARGEST = 256 * 1024 * 1024
_MANY = 32  # names with the same beginning that get a line of their own
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")

Found = dict[str, set[str]]


@dataclass(frozen=True, slots=True)
class Lists:
    """The texts of the files by name, and how many names or words each has."""

    texts: Mapping[str, str]
    sizes: Mapping[str, int]


def build(folder: Path) -> Lists:
    """The lists from a folder in which the packages lie; GlossaryError for one that is missing."""
    names: Found = {}
    heads: list[str] = []
    for row in rows_of_sources():
        texts, version = _texts(folder, row, row["file"])
        heads.append(f"# {row['letter']}: {row['title']}; {row['licence']}; {version}.")
        for text in texts:
            for name in READERS[row["reader"]](text, row):
                for word in _words(name):
                    names.setdefault(word, set()).add(row["letter"])
    made: dict[str, str] = {}
    sizes: dict[str, int] = {}
    for script, belongs in _SCRIPTS.items():
        own = {word: letters for word, letters in names.items() if belongs(word)}
        made[f"{script}.txt"] = _names_text(own, heads)
        sizes[f"{script}.txt"] = len(own)
    for row in words():
        text, count = _common_text(folder, row, names)
        made[f"common-{row['lang']}.txt"] = text
        sizes[f"common-{row['lang']}.txt"] = count
    return Lists(made, sizes)


_SCRIPTS: dict[str, Callable[[str], bool]] = {
    "latin": lambda word: word.isascii() and word.isalpha(),
    "cyrillic": lambda word: _CYRILLIC.fullmatch(word) is not None,
}


def _words(name: str) -> Iterator[str]:
    """The folded words of a name; of one with hyphens also the parts."""
    for word in WORD.findall(name):
        for part in dict.fromkeys((word, *word.split("-"))):
            folded = fold_name(part)
            if len(folded) >= LEAST:
                yield folded


def _names_text(names: Found, heads: Iterable[str]) -> str:
    many: dict[str, int] = {}
    for word in names:
        many[word[:MOST]] = many.get(word[:MOST], 0) + 1

    def start(word: str) -> str:
        return word[:MOST] if many[word[:MOST]] >= _MANY else word[:LEAST]

    # By what follows, code point by code point: the reader relies on it.
    order = sorted(names, key=lambda word: (start(word), word))
    lines = []
    for begin, group in itertools.groupby(order, key=start):
        rest = (f"{word[len(begin) :]}{''.join(sorted(names[word]))}" for word in group)
        lines.append(f"{begin} {' '.join(rest)}")
    return "\n".join((*_head(), *heads, *lines)) + "\n"


def _common_text(folder: Path, row: Mapping[str, Any], names: Found) -> tuple[str, int]:
    """The everyday words; a rarer one that is also a name counts as a name."""
    texts, version = _texts(folder, row, row["file"])
    read = READERS[row["reader"]]
    found = {word.casefold() for text in texts for word in read(text, row)}
    for text in _texts(folder, row, row["rarer"])[0]:
        found |= {w.casefold() for w in read(text, row) if fold_name(w) not in names}
    lines = sorted(word for word in found if len(word) >= LEAST and word.isalpha())
    head = f"# {row['title']}; {row['licence']}; {version}."
    return "\n".join((*_head(), head, *lines)) + "\n", len(lines)


def _head() -> tuple[str, ...]:
    return ("# Generated: do not edit. Command: qa names build --from FOLDER (README.md).",)


def _texts(folder: Path, row: Mapping[str, Any], pattern: str) -> tuple[list[str], str]:
    """The texts of a source's files, and its package with the version."""
    package = row["package"]
    for root in (folder, folder / "node_modules"):
        files = sorted(root.glob(pattern)) if root.is_dir() else []
        if files:
            return [_text(file) for file in files], f"{package} {_version(root, package)}".strip()
    raise GlossaryError(
        f"there is no {pattern}", path=folder, remedy=f"Install the package {package} in it."
    )


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > _LARGEST:
            raise GlossaryError("the file is over 256 MB", path=file, remedy="Name another folder.")
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise GlossaryError(
            f"the file is not UTF-8 (byte {error.start})", path=file, remedy="Install it anew."
        ) from None
    except OSError as error:
        raise GlossaryError(
            f"the file cannot be read ({error.strerror})", path=file, remedy="Install it anew."
        ) from None


def _version(root: Path, package: str) -> str:
    """As its metadata say: a folder of Python's, a package.json of Node's."""
    wanted = package.replace("-", "_").casefold()
    for info in sorted(root.glob("*.dist-info")):
        name, _, version = info.name.removesuffix(".dist-info").partition("-")
        if name.casefold() == wanted:
            return version
    about = root / package / "package.json"
    if about.is_file():
        import json

        return str(json.loads(_text(about)).get("version", ""))
    return ""
