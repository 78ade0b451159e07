"""Which WMT SGM files belong together, by their names and folder."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from qa.documents.base import ReadOptions
from qa.errors import DocumentError
from qa.language import base

_SUFFIXES = (".sgm", ".sgml")
_SIDE = re.compile(r"(.{1,200})-(src|ref[A-Za-z0-9]{0,8})\.([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)")
_PAIR = re.compile(r"(?:.{0,200}[.\-_])?([a-z]{2,3})-([a-z]{2,3})")


class _Side(NamedTuple):
    """newstest2019-zhen-src.zh.sgm taken apart: `set` is newstest2019-zhen, `role` src or ref."""

    path: Path
    set: str
    role: str
    lang: str


def _side(path: Path) -> _Side | None:
    found = _SIDE.fullmatch(path.stem) if path.suffix.lower() in _SUFFIXES else None
    return _Side(path, found[1], found[2][:3], found[3]) if found else None


def is_side(path: Path) -> bool:
    """Whether a file has the name of a source or reference and lies beside translations."""
    return _side(path) is not None and any(
        other.suffix.lower() in _SUFFIXES and _side(other) is None for other in _beside(path)
    )


def named_lang(path: Path) -> str:
    """The language that the name of a source or reference says; "" where it says none."""
    side = _side(path)
    return side.lang.replace("_", "-") if side else ""


def sides(path: Path, options: ReadOptions) -> tuple[Path | None, tuple[Path, ...]]:
    """The source and the references: those of the options, else those beside it that fit its name."""
    said = _PAIR.fullmatch(path.stem)
    pair = (options.source_lang or (said and said[1]) or "",
            options.target_lang or (said and said[2]) or "")  # fmt: skip
    beside = [side for other in _beside(path) if (side := _side(other))]
    fitting = [side for side in beside if _fits(side, path, pair)]
    source, references = options.source, options.references
    if source is None:
        sources = [side.path for side in fitting if side.role == "src"]
        if len(sources) > 1:
            raise DocumentError(
                f"there are several sources: {', '.join(p.name for p in sources)}", path=path,
                remedy="Name one with --source or --from.",
            )  # fmt: skip
        source = sources[0] if sources else None
    if not references:
        references = tuple(side.path for side in fitting if side.role == "ref")
    return source, references


def _fits(side: _Side, path: Path, pair: tuple[str, str]) -> bool:
    """Whether the set's name begins the translation's, and the languages are the pair's."""
    name, _, ending = side.set.rpartition("-")
    languages = "".join(base(code) for code in pair)
    if all(pair) and ending == languages:
        side = side._replace(set=name)
    elif name and re.fullmatch("[a-z]{4,6}", ending):  # another pair's, or one that nobody named
        if all(pair):
            return False
        side = side._replace(set=name)
    wanted = pair[side.role == "ref"]
    rest = path.name[len(side.set) :]
    return (
        path.name.startswith(side.set)
        and rest[:1] in (".", "-", "_")
        and (not wanted or base(named_lang(side.path)) == base(wanted))
    )


def _beside(path: Path) -> list[Path]:
    """The other files of the folder; a folder may let files be opened and not be listed."""
    try:
        return sorted(other for other in path.parent.iterdir() if other.name != path.name)
    except OSError:
        return []
