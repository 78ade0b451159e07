"""Plain text: one segment a line, the sides in parallel files that are found by their names.

story.en.mt.txt is the translation, story.zh.txt its source, story.en.ref.txt (ref1, ref2) its
references. Blank lines part paragraphs and are no segments.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from qa.documents.base import ReadOptions, aligned, read_file
from qa.documents.language_id import settle
from qa.errors import DocumentError
from qa.model import Document, Segment

_LANG = r"[a-z]{2,3}(?:-[A-Za-z]{2,4})*"
_NAME = re.compile(rf"(?P<stem>.+?)(?:\.(?P<lang>{_LANG}))?(?:\.(?P<role>mt|ref\d*))?\.txt")


class _Name(NamedTuple):
    stem: str
    lang: str | None
    role: str | None


def _parse(path: Path) -> _Name:
    match = _NAME.fullmatch(path.name)
    return (
        _Name(match["stem"], match["lang"], match["role"])
        if match
        else _Name(path.stem, None, None)
    )


def is_side(path: Path) -> bool:
    """Whether a file is the source or a reference of a translation that lies beside it."""
    name = _parse(path)
    if path.suffix != ".txt" or name.role == "mt":
        return False
    has_translation = any(_parse(p).role == "mt" for p in _siblings(path, name.stem))
    return has_translation or (name.role is not None)


def _siblings(path: Path, stem: str) -> list[Path]:
    folder = path.parent
    found = (p for p in folder.glob("*.txt") if p.name.startswith(stem + "."))
    return sorted(p for p in found if _parse(p).stem == stem)


def read_text(path: Path, text: str | None, options: ReadOptions) -> list[Document]:
    """One document; its siblings are read unless the options name the sides."""
    name = _parse(path)
    target = text if text is not None else read_file(path, options.encoding)
    if not target.strip():
        raise DocumentError("there is no text", path=path, remedy="Give a story.")
    source, source_lang = options.source, options.source_lang
    references = options.references
    if text is None and name.role == "mt":
        siblings = _siblings(path, name.stem)
        if source is None:
            found = [p for p in siblings if _parse(p).role is None and _parse(p).lang != name.lang
                     and _parse(p).lang]  # fmt: skip
            if source_lang:
                found = [p for p in found if _parse(p).lang == source_lang]
            if len(found) > 1:
                raise DocumentError(
                    f"there are several sources: {', '.join(p.name for p in found)}", path=path,
                    remedy="Name one with --source or --from.",
                )  # fmt: skip
            source = found[0] if found else None
        if not references:
            references = tuple(
                p
                for p in siblings
                if (_parse(p).role or "").startswith("ref") and _parse(p).lang == name.lang
            )
    if source is not None and source_lang is None:
        source_lang = _parse(source).lang
    sides = [target, *(read_file(p, options.encoding) for p in ((source,) if source else ()))]
    sides += [read_file(p, options.encoding) for p in references]
    names = [path.name, *([source.name] if source else []), *(p.name for p in references)]
    numbered = [
        [(n, line.strip("\r")) for n, line in enumerate(side.split("\n"), 1) if line.strip()]
        for side in sides
    ]
    aligned(path, zip(names, map(len, numbered), strict=True), "segments")
    first = 2 if source else 1
    segments = tuple(
        Segment(
            target=rows[0][1],
            source=rows[1][1] if source else None,
            references=tuple(row[1] for row in rows[first:]),
            key=str(rows[0][0]),
        )
        for rows in zip(*numbered, strict=True)
    )
    document = Document(
        name=name.stem,
        path=str(path),
        source_lang=source_lang,
        target_lang=options.target_lang or name.lang or "",
        segments=segments,
    )
    return [settle(document)]
