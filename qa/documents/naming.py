"""What a file's name says: story, language, and whether it is translation or reference."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from qa.documents.base import ReadOptions
from qa.documents.language_id import known
from qa.documents.open import sided_suffixes
from qa.language import base

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ROLE = re.compile(r"mt|ref\d*")


class Name(NamedTuple):
    """`story.en.ref1.txt` taken apart; `role` is "mt", "ref" with its number, or None."""

    stem: str
    lang: str | None = None
    role: str | None = None

    @property
    def is_reference(self) -> bool:
        return self.role is not None and self.role.startswith("ref")


def parse(path: Path, options: ReadOptions) -> Name:
    """The parts of a text's name; a part that is no known language stays in the stem."""
    if path.suffix.lower() not in sided_suffixes():
        # Parallel corpora put the language last: newstest.en
        code = path.suffix[1:]
        return Name(path.stem, code if _is_language(code, options) else None)
    parts = path.stem.split(".")
    role = parts.pop() if len(parts) > 1 and _ROLE.fullmatch(parts[-1]) else None
    lang = None
    # Before a role even a code without a language file is one; alone it might be story.old.txt.
    if len(parts) > 1 and (
        _is_language(parts[-1], options) or (role and re.fullmatch("[a-z]{2}", parts[-1]))
    ):
        lang = parts.pop()
    return Name(".".join(parts), lang, role)


def _is_language(tag: str, options: ReadOptions) -> bool:
    if not _TAG.fullmatch(tag):
        return False
    said = {base(given) for given in (options.source_lang, options.target_lang) if given}
    return base(tag) in said or known(tag, options)


def may_be_source(name: Name, target_lang: str | None) -> bool:
    """Whether a text of that name is a source of its stem's translation into `target_lang`."""
    if name.role is not None or name.lang is None:
        return False
    return target_lang is None or base(name.lang) != base(target_lang)


class Folders:
    """The texts of one language of each folder by the stem of their names; a folder is listed once."""

    def __init__(self, options: ReadOptions) -> None:
        self._options = options
        self._known: dict[Path, dict[str, list[Path]]] = {}

    def siblings(self, path: Path) -> tuple[Path, ...]:
        """The other texts of the same story, of the same format, sorted by name."""
        stem, suffix = parse(path, self._options).stem, path.suffix.lower()
        return tuple(
            p for p in self._index(path.parent).get(stem, ())
            if p.name != path.name and p.suffix.lower() == suffix
        )  # fmt: skip

    def is_side(self, path: Path) -> bool:
        """Whether a file is a reference, or the source of a translation that lies beside it."""
        if path.suffix.lower() not in sided_suffixes():
            return False
        name = parse(path, self._options)
        return name.is_reference or any(
            may_be_source(name, self._options.target_lang or parse(p, self._options).lang)
            for p in self.translations(path)
        )

    def translations(self, path: Path) -> tuple[Path, ...]:
        """The machine translations of the same story, other than the file itself."""
        return tuple(p for p in self.siblings(path) if parse(p, self._options).role == "mt")

    def _index(self, folder: Path) -> dict[str, list[Path]]:
        if folder not in self._known:
            by_stem: dict[str, list[Path]] = {}
            try:
                files = sorted(p for p in folder.iterdir() if p.suffix.lower() in sided_suffixes())
            except OSError:  # a folder may let files be opened and not be listed
                files = []
            for file in files:
                if not file.name.startswith("."):
                    by_stem.setdefault(parse(file, self._options).stem, []).append(file)
            self._known[folder] = by_stem
        return self._known[folder]
