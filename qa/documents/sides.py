"""The sides of a story in files of their own: translation, source and references by their names.

story.en.mt.txt is the translation, story.zh.txt its source, story.en.ref.txt (ref1, ref2) its
references. Every format whose files hold one language is paired in this way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qa.documents.base import Given, ReadOptions
from qa.documents.language_id import settle
from qa.documents.naming import Name, may_be_source, parse
from qa.documents.raw import Raw
from qa.errors import DocumentError, InputError
from qa.language import base
from qa.model import Beside, Document, Part, Piece, Segment, Tagged


@dataclass(frozen=True, slots=True)
class Unit:
    """One segment of one side: its text, where it stands, and what its format calls it.

    `line` counts from 1. `key` names the segment in reports; it is the line where nothing is given.
    `again` is where the file has it further times (`Segment.again`).
    """

    text: str
    line: int
    pieces: tuple[Piece, ...] = ()
    unit: str = ""
    part: Part = ""
    key: str = ""
    again: tuple[tuple[Piece, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Extract:
    """What a file of one language says. `lang` is its own word for that; `lines` how many lines it
    has, blank ones too, where its lines are its segments, so that blank lines on different places
    betray sides that part. `apart` says which of its units are not compared with the translation's,
    and why.
    """

    units: tuple[Unit, ...]
    lang: str | None = None
    published: date | None = None
    tagged: tuple[Tagged, ...] = ()
    desk: str = ""
    remarks: tuple[str, ...] = ()
    lines: int = 0
    apart: tuple[str, ...] = ()


ABSENT = Unit("", 0)  # of a side that has nothing to compare with a unit of another
Parser = Callable[[Raw], Extract]
Opener = Callable[[Path, ReadOptions], Raw]


@dataclass(frozen=True, slots=True)
class _Side:
    """A side's units, of which there is at least one."""

    name: str
    lang: str | None
    units: tuple[Unit, ...]
    lines: int
    apart: tuple[str, ...]

    @property
    def last(self) -> int:
        return self.units[-1].line


def read_sides(
    given: Given, raw: Raw, options: ReadOptions, form: str, extract: Parser, opened: Opener
) -> list[Document | InputError]:
    """One document; its siblings are its sides unless the options name them.

    `extract` takes a file apart, `opened` opens the file of another side.
    """
    name = parse(given.path, options)
    own = extract(raw)
    target_lang, source, references = _sides(given, name, options, own.lang)
    target = _side(given.path, own)
    files = [(path, opened(path, options)) for path in ((source,) if source else ()) + references]
    sides = [target, *(_side(path, extract(file)) for path, file in files)]
    _check(given.path, sides, options.strict)
    first = 1 if source is None else 2
    segments = tuple(
        Segment(
            target=row[0].text,
            source=None if source is None or row[1] is ABSENT else row[1].text,
            references=() if ABSENT in row[first:] else tuple(unit.text for unit in row[first:]),
            key=row[0].key or str(row[0].line),
            line=row[0].line,
            unit=row[0].unit,
            part=row[0].part,
            pieces=row[0].pieces,
            again=row[0].again,
            source_line=0 if source is None else row[1].line,
        )
        for row in zip(*(side.units for side in sides), strict=True)
    )
    source_lang = options.source_lang
    if source is not None and source_lang is None:
        source_lang = parse(source, options).lang or sides[1].lang
    document = Document(
        name=name.stem,
        path=str(given.path),
        source_lang=source_lang,
        target_lang=target_lang or "",
        segments=segments,
        published=own.published,
        remarks=(*own.remarks, *_shifts(sides), *(told for side in sides for told in side.apart)),
        source_path="" if source is None else str(source),
        desk=own.desk,
        tagged=own.tagged,
        form=form,
        lines=own.lines,
        beside=tuple(
            Beside(str(path), _stretches(side.units, file))
            for (path, file), side in zip(files, sides[1:], strict=True)
        ),
    )
    return [settle(document, options)]


def _sides(
    given: Given, name: Name, options: ReadOptions, said: str | None
) -> tuple[str | None, Path | None, tuple[Path, ...]]:
    """The target's language as far as it is said, the source's file, the references' files."""
    target_lang = options.target_lang or name.lang or said
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
            wanted = base(options.source_lang)
            sources = [path for path in sources if base(names[path].lang or "") == wanted]
        if len(sources) > 1:
            raise DocumentError(
                f"there are several sources: {_list(sources)}", path=given.path,
                remedy="Name one with --source or --from.",
            )  # fmt: skip
        source = sources[0] if sources else None
    return target_lang, source, references


def _stretches(units: tuple[Unit, ...], raw: Raw) -> tuple[tuple[int, int], ...]:
    """The first and the last line of each unit."""
    return tuple(
        (unit.line, raw.line(p[-1].at + p[-1].width) if (p := unit.pieces) else unit.line)
        for unit in units
    )


def _list(paths: list[Path] | dict[Path, str | None]) -> str:
    return ", ".join(path.name for path in paths)


def _side(path: Path, side: Extract) -> _Side:
    if not side.units:
        raise DocumentError("the file has no text", path=path, remedy="Give a file with text.")
    return _Side(path.name, side.lang, side.units, side.lines, side.apart)


def _check(path: Path, sides: list[_Side], strict: bool) -> None:
    """DocumentError unless all sides have the same number of segments; `strict`: on the same lines."""
    counts = [(side.name, len(side.units)) for side in sides]
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
    """For each side that is as long as the target, with or without blank lines at the end: the first
    line that only one of them has.

    Files of different lengths are laid out differently, their line numbers say nothing.
    """
    found = []
    target = sides[0]
    for side in sides[1:]:
        if not side.lines:
            continue
        apart = _lines(target) ^ _lines(side)
        if apart and (target.last == side.last or target.lines == side.lines):
            line = min(apart)
            blank = side if line in _lines(target) else target
            other = target if blank is side else side
            found.append(f"line {line} is blank in {blank.name}, not in {other.name}")
    return found


def _lines(side: _Side) -> set[int]:
    return {unit.line for unit in side.units}


def _end(sides: list[_Side]) -> str:
    """Where the shortest side ends and another goes on."""
    short = min(sides, key=lambda side: len(side.units))
    long = next(side for side in sides if len(side.units) > len(short.units))
    line = long.units[len(short.units)].line
    number = len(short.units)
    return (
        f"segment {number}, in line {short.last}, is the last of {short.name}; {long.name} goes on "
        f"in line {line}"
    )


def _shifts(sides: list[_Side]) -> list[str]:
    return [f"{gap}: segments are paired by their order, look whether they fit"
            for gap in _gaps(sides)]  # fmt: skip
