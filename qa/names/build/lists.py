"""Packages to lists: names folded, sorted, with the sources that attest them; everyday words."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
        files, version = _files(folder, row, row["file"])
        heads.append(f"# {row['letter']}: {row['title']}; {row['licence']}; {version}.")
        for name in _read(files, row):
            for word in _words(name):
                names.setdefault(word, set()).add(row["letter"])
    made: dict[str, str] = {}
    sizes: dict[str, int] = {}
    for script, belongs in _SCRIPTS.items():
        own = {word: letters for word, letters in names.items() if belongs(word)}
        made[f"{script}.txt"] = _text_of(own, heads)
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
    """The folded words of a name, of one with hyphens also the parts, each also as it is written
    where accents are left out: folding keeps some of them as letters (ñ as ny)."""
    for word in WORD.findall(name):
        for part in (word, *word.split("-")):
            for folded in (fold_name(part), fold_name(_bare(part))):
                if len(folded) >= LEAST:
                    yield folded


def _bare(word: str) -> str:
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def _text_of(names: Found, heads: Iterable[str]) -> str:
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
    """The everyday words; a rarer one that is also a name has a capital of its own."""
    files, version = _files(folder, row, row["file"])
    rarer, _ = _files(folder, row, row["rarer"])
    letter, other = row["letter"], row["either"]
    every = {word.casefold(): letter for word in _read(files, row)}
    for word in _read(rarer, row):
        every.setdefault(word.casefold(), other if fold_name(word) in names else letter)
    usable = {w: {found} for w, found in every.items() if len(w) >= LEAST and w.isalpha()}
    heads = (
        f"# {letter}: {row['title']}; {row['licence']}; {version}.",
        f"# {other}: {row['others']}; {row['licence']}; {version}.",
    )
    return _text_of(usable, heads), len(usable)


def _head() -> tuple[str, ...]:
    return ("# Generated: do not edit. Command: qa names build --from FOLDER (README.md).",)


def _files(folder: Path, row: Mapping[str, Any], pattern: str) -> tuple[list[Path], str]:
    """The files of a source, and its package with the version."""
    package = row["package"]
    for root in (folder, folder / "node_modules"):
        files = sorted(root.glob(pattern)) if root.is_dir() else []
        if files:
            return files, f"{package} {_version(root, package)}".strip()
    raise GlossaryError(
        f"there is no {pattern}", path=folder, remedy=f"Install the package {package} in it."
    )


def _read(files: Sequence[Path], row: Mapping[str, Any]) -> Iterator[str]:
    """What the source's reader finds; GlossaryError for a file that is built otherwise."""
    for file in files:
        text = _text(file)
        try:
            yield from READERS[row["reader"]](text, row)
        except (ValueError, LookupError, TypeError, SyntaxError, RecursionError) as error:
            raise GlossaryError(
                f"the file is not read as {row['reader']!r} ({type(error).__name__}: {error})",
                path=file, remedy=f"Install another version of {row['package']}.",
            ) from None  # fmt: skip


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
        return str(next(_read([about], {"reader": "member", "key": "version", "package": package})))
    return ""
