"""Google's and Marot's TSV: a row for each error, its words between <v> and </v>.

Ten columns (system, doc, docSegId, globalSegId, rater, source, target, category, severity,
metadata), tabs, no quoting; older files name them doc_seg_id or doc_id, global_seg_id or seg_id,
end with a note or with the severity, or have no heading. A segment in which a rater found nothing
has a row "No-error". Rows without a rater carry metadata, rows of severity HOTW are planted tests
of the raters: neither is a rating.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from qa.errors import DocumentError, InputError
from qa.model import MqmError, Place, Rating
from qa.scoring.mqm.profiles import plain

COLUMNS = (
    "system", "doc", "docSegId", "globalSegId", "rater", "source", "target", "category", "severity",
    "metadata",
)  # fmt: skip
_SAME = {
    "doc_seg_id": "docSegId", "doc_id": "docSegId", "global_seg_id": "globalSegId",
    "seg_id": "globalSegId", "note": "metadata", "comment": "metadata",
}  # fmt: skip
_NONE = "No-error"
_OPEN, _CLOSE = "<v>", "</v>"
_REMEDY = f"Columns, with tabs between them: {', '.join(COLUMNS)}."


@dataclass(slots=True)
class _Open:
    """A rating whose rows are still being read; `line` is its first one."""

    line: int
    source: str
    target: str
    errors: list[MqmError] = field(default_factory=list)
    note: str = ""


def read_marot(text: str, path: Path | str) -> tuple[Rating, ...]:
    """The ratings in the order of their first rows; DocumentError for a row that is malformed."""
    lines = text.split("\n")
    names: Sequence[str] = COLUMNS
    start = 0
    if is_heading(lines[0]):
        names, start = _heading(lines[0], path), 1
    found: dict[tuple[str, str, str, str, str], _Open] = {}
    for line, row in enumerate(lines[start:], start + 1):
        if row.strip():
            _add(_cells(row, names, path, line), found, path, line)
    return tuple(
        Rating(
            system, doc, segment, rater, tuple(o.errors), o.source, o.target, number, note=o.note
        )
        for (system, doc, segment, number, rater), o in found.items()
    )


def is_heading(line: str) -> bool:
    """Whether the line names the columns."""
    return line.casefold().startswith("system\tdoc\t")


def _heading(line: str, path: Path | str) -> list[str]:
    names = [_SAME.get(name.strip(), name.strip()) for name in line.split("\t")]
    for needed in COLUMNS[:-1]:
        if needed not in names:
            raise DocumentError(f"there is no column {needed!r}", path=path, line=1, remedy=_REMEDY)
    return names


def _cells(row: str, names: Sequence[str], path: Path | str, line: int) -> dict[str, str]:
    cells = row.split("\t")
    # Only the last column, the note, may be left out.
    if not len(names) - (names[-1] == COLUMNS[-1]) <= len(cells) <= len(names):
        raise DocumentError(
            f"the row has {len(cells)} columns, not {len(names)}", path=path, line=line,
            remedy=_REMEDY,
        )  # fmt: skip
    return dict(zip(names, cells, strict=False))


def _add(
    cells: dict[str, str],
    found: dict[tuple[str, str, str, str, str], _Open],
    path: Path | str,
    line: int,
) -> None:
    """Take one row in."""
    if not cells["rater"]:
        return
    source, sources = _spans(cells["source"], "source", path, line)
    target, targets = _spans(cells["target"], "target", path, line)
    key = (
        cells["system"], cells["doc"], cells["docSegId"], cells["globalSegId"], cells["rater"]
    )  # fmt: skip
    rating = found.setdefault(key, _Open(line, source, target))
    for side, text, known in (("source", source, rating.source), ("target", target, rating.target)):
        if text != known:
            raise DocumentError(
                f"the {side} without its marks is not that of line {rating.line}, which is of the "
                "same segment and rater", path=path, line=line, remedy="Use one text.",
            )  # fmt: skip
    severity = plain(cells["severity"])
    note = cells.get("metadata", "")
    if severity.replace("-", " ") in ("no error", ""):
        rating.note = rating.note or note
    elif not severity.startswith("hotw"):
        error = MqmError(cells["category"], cells["severity"], targets + sources, note)
        rating.errors.append(error)


def _spans(
    text: str, side: Literal["source", "target"], path: Path | str, line: int
) -> tuple[str, tuple[Place, ...]]:
    """The text without its marks, and where they were in it."""
    parts: list[str] = []
    places: list[Place] = []
    length = at = 0
    while True:
        start = text.find(_OPEN, at)
        stray = text.find(_CLOSE, at, start if start >= 0 else len(text))
        end = text.find(_CLOSE, start) if start >= 0 else -1
        if stray >= 0 or (start >= 0 and (end < 0 or text.find(_OPEN, start + 1, end) >= 0)):
            raise DocumentError(
                f"the {side} has a <v> or </v> without its other", path=path, line=line,
                remedy="Write <v> before and </v> behind the words, not one in another.",
            )  # fmt: skip
        if start < 0:
            parts.append(text[at:])
            return "".join(parts), tuple(places)
        words = text[start + len(_OPEN) : end]
        parts += [text[at:start], words]
        begin = length + start - at
        places.append(Place(side, begin, begin + len(words)))
        length = begin + len(words)
        at = end + len(_CLOSE)


def write_marot(ratings: Iterable[Rating]) -> str:
    """The table with its heading. Scores and languages have no column and are left out.

    InputError for what the format cannot hold: tabs and line ends, <v> in a text, places of one
    error that overlap, places in a text that is not there.
    """
    rows = ["\t".join(COLUMNS)]
    for rating in ratings:
        for error in rating.errors or (MqmError(_NONE, _NONE, note=rating.note),):
            cells = (
                rating.system, rating.document, rating.segment, rating.number, rating.rater,
                _marked(rating.source, "source", error), _marked(rating.target, "target", error),
                error.category, error.severity, error.note,
            )  # fmt: skip
            for cell in cells:
                if any(sign in cell for sign in "\t\n\r"):
                    raise _unfit(f"{cell[:40]!r} has a tab or a line end")
            rows.append("\t".join(cells))
    return "\n".join(rows) + "\n"


def _marked(text: str | None, side: str, error: MqmError) -> str:
    places = sorted((p for p in error.places if p.side == side), key=lambda p: (p.start, p.end))
    if text is None and places:
        raise _unfit(f"there is no {side} text to mark an error in")
    text = text or ""
    if _OPEN in text or _CLOSE in text:
        raise _unfit(f"the {side} has <v> or </v> itself")
    parts, at = [], 0
    for place in places:
        if not at <= place.start <= place.end <= len(text):
            raise _unfit(f"places of one error overlap, or lie outside the {side}")
        parts += [text[at : place.start], _OPEN, text[place.start : place.end], _CLOSE]
        at = place.end
    return "".join((*parts, text[at:]))


def _unfit(why: str) -> InputError:
    return InputError(f"not to be written as Marot TSV: {why}", remedy="Write MTME JSON.")
