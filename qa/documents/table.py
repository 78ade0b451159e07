"""Tables: what their columns mean. Rows of one `doc` are one story, in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from qa.documents.base import Given, ReadOptions, is_blank
from qa.documents.language_id import settle
from qa.documents.limits import bounded
from qa.errors import DocumentError, InputError
from qa.model import Document, Piece, Segment

# Column names that mean the same, after the exchange files of the field.
NAMES = {
    "id": ("id", "key", "segment_id"),
    "doc": ("doc", "document", "doc_id"),
    "source": ("source", "src", "src_text", "source_text"),
    "target": ("target", "mt", "hypothesis", "hyp", "tgt", "prediction", "tgt_text", "target_text"),
    "reference": ("reference", "ref", "references", "refs", "ref_text"),
    "source_lang": ("src_lang", "source_lang", "source_locale"),
    "target_lang": ("tgt_lang", "target_lang", "target_locale"),
    "published": ("published", "date"),
    "system": ("system", "sys", "model"),
    "domain": ("domain", "topic"),
    "desk": ("desk", "section"),
}
MEANINGS = tuple(NAMES)
_MEANINGS = {name: meaning for meaning, names in NAMES.items() for name in names}
_TARGETS = (
    f"Name the column one of: {', '.join(NAMES['target'])}; or say which with --column target=NAME."
)
_SEVERAL = 2  # directions of one story
_NAMED = ("id", "doc", "system", "domain", "desk")  # numbers will do as well
# What Python calls the kinds of JSON, in plain words.
_KINDS = {"int": "a number", "float": "a number", "bool": "true or false", "dict": "an object"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A column's name, its value, and where a text that may be the target stands in the file."""

    name: str
    value: Any
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row by what its columns mean; `number` counts the rows of the file from 1."""

    line: int
    number: int
    cells: Mapping[str, Any]
    references: tuple[Any, ...]
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns' names mean: those of the field, and the user's own before them."""

    meanings: Mapping[str, str]

    @classmethod
    def of(cls, options: ReadOptions) -> Columns:
        """InputError for a meaning that there is not."""
        own = {}
        for meaning, name in options.columns.items():
            if meaning not in NAMES:
                raise DocumentError(
                    f"there is no column for {meaning!r}", remedy=f"Known: {', '.join(NAMES)}."
                )
            own[name.lower()] = meaning
        named = set(own.values())
        usual = {name: m for name, m in _MEANINGS.items() if m not in named}
        return cls({**usual, **own})

    def meaning(self, name: str) -> str | None:
        """What a column of that name holds."""
        return self.meanings.get(name.lower())

    def check(self, path: Path, line: int, names: Sequence[str], what: str = "table") -> None:
        """DocumentError for no target, and for two columns of one text: which is meant?"""
        meanings = [self.meaning(name) for name in names]
        if "target" not in meanings:
            raise DocumentError(
                f"the {what} has no target, only: {', '.join(names)}", path=path, line=line,
                remedy=_TARGETS,
            )  # fmt: skip
        for meaning in ("target", "source"):
            if meanings.count(meaning) > 1:
                same = [n for n, m in zip(names, meanings, strict=True) if m == meaning]
                raise DocumentError(
                    f"several columns are the {meaning}: {', '.join(same)}", path=path, line=line,
                    remedy="Keep one of them under that name.",
                )  # fmt: skip

    def row(self, path: Path, line: int, number: int, cells: Sequence[Cell]) -> Row:
        """The cells by meaning, the first that is filled; columns of references add up."""
        found: dict[str, Any] = {}
        references: list[Any] = []
        pieces: tuple[Piece, ...] = ()
        for cell in cells:
            meaning, value = self.meaning(cell.name), cell.value
            if meaning is None or value is None or value == "":
                continue
            if meaning == "reference":
                references += value if isinstance(value, list) else [value]
            elif meaning in _NAMED:
                if isinstance(value, list | dict):
                    raise _no_text(meaning, value, path, line)
                found.setdefault(meaning, str(value))
            elif isinstance(value, str):
                found.setdefault(meaning, value)
            else:
                raise _no_text(meaning, value, path, line)
            if meaning == "target":
                pieces = cell.pieces
        for value in references:
            if value is not None and not isinstance(value, str):
                raise _no_text("reference", value, path, line)
        given = tuple(r for r in references if r and not is_blank(r))
        return Row(line, number, found, given, pieces)


def _no_text(meaning: str, value: object, path: Path, line: int) -> DocumentError:
    kind = _KINDS.get(type(value).__name__, "a list")
    return DocumentError(
        f"the {meaning} is {kind}, not text", path=path, line=line,
        remedy="Put it in quotation marks.",
    )  # fmt: skip


def stories(
    given: Given, rows: Iterator[Row], options: ReadOptions, form: str
) -> list[Document | InputError]:
    """One document for each `doc` of each `system` in the order of their first rows.

    A bad one spares the rest.
    """
    if options.source or options.references:
        raise DocumentError(
            "--source and --reference go with plain text, this is a table", path=given.path,
            remedy="Put source and reference into its columns.",
        )  # fmt: skip
    stories: dict[tuple[str | None, str | None], list[Row]] = {}
    for number, row in enumerate(rows, 1):
        bounded(number, given.path, row.line, what="table")
        stories.setdefault((row.cells.get("doc"), row.cells.get("system")), []).append(row)
    if not stories:
        raise DocumentError("the table has no rows", path=given.path, remedy="Give at least one.")
    found: list[Document | InputError] = []
    for (doc, _), own in stories.items():
        name = doc or given.path.name.partition(".")[0]
        for direction, some in _directions(own, options).items():
            whole = f"{name} ({direction})" if direction else name
            try:
                found.append(settle(_story(given.path, whole, some, options, form), options))
            except InputError as error:
                found.append(error)
    return found


def _directions(rows: Sequence[Row], options: ReadOptions) -> dict[str, list[Row]]:
    """The rows of a story by direction; under no name where they have one, or some row names none."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        source, target = _tag(row, "source_lang"), _tag(row, "target_lang")
        found.setdefault(f"{source or ''}-{target or ''}".strip("-"), []).append(row)
    whole = options.target_lang or any(not _tag(row, "target_lang") for row in rows)
    return {"": list(rows)} if whole or len(found) < _SEVERAL else found


def _tag(row: Row, meaning: str) -> str:
    """The language that a row names; en_US is written en-US."""
    return str(row.cells.get(meaning, "")).strip().replace("_", "-")


def _story(path: Path, name: str, rows: Sequence[Row], options: ReadOptions, form: str) -> Document:
    # A row that has a reference alone is a translation that is missing, not a row that is blank.
    used = [r for r in rows if _filled(r, "target") or _filled(r, "source") or r.references]
    if not any(_filled(row, "target") for row in used):
        raise DocumentError(
            f"the story {name!r} has no translation", path=path, line=rows[0].line,
            remedy="Fill its target column.",
        )  # fmt: skip
    empty = [row for row in used if not _filled(row, "target")]
    remarks: tuple[str, ...] = ()
    if empty:
        first = empty[0]
        remarks = (
            f"{len(empty)} of {len(used)} rows have no translation, the first in line {first.line}",
        )
    return Document(
        name=name,
        path=str(path),
        source_lang=options.source_lang or _language("source_lang", path, name, rows),
        target_lang=options.target_lang or _language("target_lang", path, name, rows) or "",
        segments=tuple(
            Segment(
                row.cells.get("target", ""),
                row.cells["source"] if _filled(row, "source") else None,
                row.references,
                row.cells.get("id", str(row.number)),
                row.line,
                row.cells.get("domain", ""),
                unit=f"row {row.number}",
                pieces=row.pieces,
            )
            for row in used
        ),
        published=_published(path, rows),
        remarks=remarks,
        system=rows[0].cells.get("system", ""),
        desk=rows[0].cells.get("desk", ""),
        form=form,
    )


def _filled(row: Row, meaning: str) -> bool:
    return not is_blank(row.cells.get(meaning, ""))


def _language(meaning: str, path: Path, name: str, rows: Sequence[Row]) -> str | None:
    """The tag that all rows agree on."""
    found = None
    for row in rows:
        tag = _tag(row, meaning)
        if tag and found and tag != found:
            side = meaning.partition("_")[0]
            raise DocumentError(
                f"the story {name!r} changes its {side} language from {found} to {tag}",
                path=path, line=row.line, remedy="Name it in each row, or give each direction its own doc.",
            )  # fmt: skip
        found = found or tag or None
    return found


def _published(path: Path, rows: Sequence[Row]) -> date | None:
    row = next((row for row in rows if _filled(row, "published")), None)
    if row is None:
        return None
    said = row.cells["published"].strip()
    try:
        return datetime.fromisoformat(said).date()
    except ValueError:
        raise DocumentError(
            f"the date {said!r} is not ISO", path=path, line=row.line, remedy="Write 2020-03-05."
        ) from None
