"""Plain text: one segment a line, the sides in parallel files that are found by their names.

story.en.mt.txt is the translation, story.zh.txt its source, story.en.ref.txt (ref1, ref2) its
references. Blank lines part paragraphs and are no segments.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qa.documents.base import Given, ReadOptions, is_blank, read_file
from qa.documents.language_id import settle
from qa.documents.naming import Name, may_be_source, parse
from qa.errors import DocumentError, InputError
from qa.language import base
from qa.model import Document, Segment

_MARKUP = ("<?xml", "<!doctype", "<html", "{\\rtf", "%pdf-")


@dataclass(frozen=True, slots=True)
class _Side:
    """A side's lines that are not blank, each with its number from 1."""

    name: str
    lines: tuple[tuple[int, str], ...]

    @property
    def last(self) -> int:
        return self.lines[-1][0]


def read_text(given: Given, options: ReadOptions) -> list[Document | InputError]:
    """One document; its siblings are its sides unless the options name them."""
    name = parse(given.path, options)
    text = given.read(options)
    if text.lstrip()[:9].lower().startswith(_MARKUP):
        raise DocumentError(
            "the file is markup, not plain text", path=given.path,
            remedy="Save its text alone, one segment a line, or make it a table.",
        )  # fmt: skip
    target_lang, source, references = _sides(given, name, options)
    sides = [_side(given.path.name, text)]
    if source is not None:
        sides.append(_side(source.name, read_file(source, options.encoding)))
    sides += [_side(path.name, read_file(path, options.encoding)) for path in references]
    _check(given.path, sides, options.strict)
    first = 1 if source is None else 2
    segments = tuple(
        Segment(
            target=row[0][1],
            source=None if source is None else row[1][1],
            references=tuple(line for _, line in row[first:]),
            key=str(row[0][0]),
            line=row[0][0],
        )
        for row in zip(*(side.lines for side in sides), strict=True)
    )
    source_lang = options.source_lang
    if source is not None and source_lang is None:
        source_lang = parse(source, options).lang
    document = Document(
        name=name.stem,
        path=str(given.path),
        source_lang=source_lang,
        target_lang=target_lang or "",
        segments=segments,
        remarks=tuple(_shifts(sides)),
    )
    return [settle(document, options)]


def _sides(
    given: Given, name: Name, options: ReadOptions
) -> tuple[str | None, Path | None, tuple[Path, ...]]:
    """The target's language as far as it is said, the source's file, the references' files."""
    target_lang = options.target_lang or name.lang
    if name.role != "mt":
        return target_lang, options.source, options.references
    names = {path: parse(path, options) for path in given.siblings}
    references = options.references
    if not references:
        found = {path: side.lang for path, side in names.items() if side.is_reference}
        spoken = {base(lang) for lang in found.values() if lang}
        if target_lang is None and len(spoken) > 1:
            raise DocumentError(
                f"there are references in several languages: {_list(found)}", path=given.path,
                remedy="Name the translation's with --to.",
            )  # fmt: skip
        if target_lang is None and spoken:
            target_lang = next(lang for lang in found.values() if lang)
        references = tuple(
            path for path, lang in found.items()
            if lang is None or base(lang) == base(target_lang or "")
        )  # fmt: skip
    source = options.source
    if source is None:
        sources = [path for path, side in names.items() if may_be_source(side, target_lang)]
        if options.source_lang:
            said = base(options.source_lang)
            sources = [path for path in sources if base(names[path].lang or "") == said]
        if len(sources) > 1:
            raise DocumentError(
                f"there are several sources: {_list(sources)}", path=given.path,
                remedy="Name one with --source or --from.",
            )  # fmt: skip
        source = sources[0] if sources else None
    return target_lang, source, references


def _list(paths: list[Path] | dict[Path, str | None]) -> str:
    return ", ".join(path.name for path in paths)


def _side(name: str, text: str) -> _Side:
    # Only line feeds part segments: U+2028 and form feeds stand inside sentences.
    lines = enumerate(text.split("\n"), 1)
    return _Side(name, tuple((number, line) for number, line in lines if not is_blank(line)))


def _check(path: Path, sides: list[_Side], strict: bool) -> None:
    """DocumentError unless all sides have the same number of segments; `strict`: on the same lines."""
    counts = [(side.name, len(side.lines)) for side in sides]
    gap = next(iter(_gaps(sides)), None)
    if len({count for _, count in counts}) == 1:
        if strict and gap:
            raise DocumentError(
                f"the sides part: {gap}", path=path,
                remedy="Put one segment a line and make the lines correspond.",
            )  # fmt: skip
        return
    told = ", ".join(f"{name} has {count}" for name, count in counts)
    gap = gap or _end(sides)
    raise DocumentError(
        f"the sides do not have the same number of segments: {told} ({gap})",
        path=path, remedy="Put one segment a line and make the lines correspond.",
    )  # fmt: skip


def _gaps(sides: list[_Side]) -> list[str]:
    """For each side that is as long as the target: the first line that only one of them has.

    Files of different lengths are laid out differently, their line numbers say nothing.
    """
    found = []
    target = sides[0]
    for side in sides[1:]:
        apart = {number for number, _ in target.lines} ^ {number for number, _ in side.lines}
        if apart and target.last == side.last:
            line = min(apart)
            blank = side if any(number == line for number, _ in target.lines) else target
            other = target if blank is side else side
            found.append(f"line {line} is blank in {blank.name}, not in {other.name}")
    return found


def _end(sides: list[_Side]) -> str:
    """Where the shortest side ends and another goes on."""
    short = min(sides, key=lambda side: len(side.lines))
    long = next(side for side in sides if len(side.lines) > len(short.lines))
    line = long.lines[len(short.lines)][0]
    number = len(short.lines)
    return (
        f"segment {number}, in line {short.last}, is the last of {short.name}; {long.name} goes on "
        f"in line {line}"
    )


def _shifts(sides: list[_Side]) -> list[str]:
    return [f"{gap}: segments are paired by their order, look whether they fit"
            for gap in _gaps(sides)]  # fmt: skip
