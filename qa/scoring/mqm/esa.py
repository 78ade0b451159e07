"""Error Span Annotation as its campaigns export it (WMT 2024): CSV of twelve columns, no heading.

user, system, segment, kind of row, source and target language, score (0 to 100), document, a flag,
the spans as JSON, start and end in seconds. A span has start_i and end_i, the latter inclusive, or
"missing" in both where something is not there at all; severity, and error_type where one was asked
for. Rows of another kind than TGT, of tutorials, and of documents named #bad, #dup or #incomplete are
no ratings (they test the raters or fill their task); of several rows of one rater and segment the
latest counts.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qa.errors import DocumentError, InputError
from qa.model import MqmError, Place, Rating

COLUMNS = 12
_KIND = "TGT"
_MISSING = "missing"
_REMEDY = (
    "Columns: user, system, segment, TGT, source language, target language, score, document, flag, "
    "spans as JSON, start, end."
)


def read_esa(text: str, path: Path | str) -> tuple[Rating, ...]:
    """The ratings in the order of their first rows; DocumentError for a row that is malformed.

    The texts are not in the file: places are as given, their ends made exclusive.
    """
    found: dict[tuple[str, str, str, str], tuple[float, Rating]] = {}
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in rows:
            if cells and _counts(cells, path, line):
                rating, ended = _rating(cells, path, line)
                key = (rating.system, rating.document, rating.segment, rating.rater)
                if key not in found or found[key][0] <= ended:
                    found[key] = (ended, rating)
            line = rows.line_num + 1
    except csv.Error as error:
        raise _bad(str(error), path, line) from None
    return tuple(rating for _, rating in found.values())


def _counts(cells: list[str], path: Path | str, line: int) -> bool:
    """Whether the row is a rating."""
    if len(cells) != COLUMNS:
        raise _bad(f"{len(cells)} columns, not {COLUMNS}", path, line)
    return cells[3] == _KIND and "#" not in cells[7] and "tutorial" not in cells[1]


def _rating(cells: list[str], path: Path | str, line: int) -> tuple[Rating, float]:
    user, system, segment, _, source, target, score, document, _, spans, _, ended = cells
    try:
        value = float(score) if score else None
        when = float(ended)
    except ValueError:
        raise _bad("the score or the time is not a number", path, line) from None
    if value is not None and not 0 <= value <= 100:
        raise _bad(f"the score {score} is not from 0 to 100", path, line)
    try:
        entries = json.loads(spans)
    except (ValueError, RecursionError) as error:
        raise _bad(f"the spans are not JSON: {error}", path, line) from None
    if not isinstance(entries, list):
        raise _bad("the spans are not a list", path, line)
    errors = tuple(_error(entry, path, line) for entry in entries)
    return (
        Rating(
            system, document, segment, user, errors, None, None, "", value, source, target
        ),
        when,
    )  # fmt: skip


def _error(entry: Any, path: Path | str, line: int) -> MqmError:
    if not isinstance(entry, dict) or not isinstance(entry.get("severity"), str):
        raise _bad("a span is no object with a severity", path, line)
    start, end, kind = entry.get("start_i"), entry.get("end_i"), entry.get("error_type")
    if kind is not None and not isinstance(kind, str):
        raise _bad("'error_type' is not text", path, line)
    if start == end == _MISSING:
        return MqmError(kind or "", entry["severity"])
    if type(start) is not int or type(end) is not int or not 0 <= start <= end:
        raise _bad(f"the span from {start!r} to {end!r} is none", path, line)
    return MqmError(kind or "", entry["severity"], (Place("target", start, end + 1),))


def _bad(why: str, path: Path | str, line: int) -> DocumentError:
    return DocumentError(f"not a row of ESA ({why})", path=path, line=line, remedy=_REMEDY)


def write_esa(ratings: Iterable[Rating]) -> str:
    """The table, with 0 for times. Texts, notes and scores of errors have no column.

    InputError for what the format cannot hold: marks in the source, places without a character,
    several places of one error, and names that mark a row as no rating.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for rating in ratings:
        if "#" in rating.document or "tutorial" in rating.system:
            raise _unfit("a document with # or a system called tutorial is no rating there")
        score = "" if rating.score is None else f"{rating.score:.17g}"
        spans = [_span(error) for error in rating.errors]
        writer.writerow((
            rating.rater, rating.system, rating.segment, _KIND, rating.source_lang,
            rating.target_lang, score, rating.document, "False",
            json.dumps(spans, ensure_ascii=False, separators=(",", ":")), "0.0", "0.0",
        ))  # fmt: skip
    return out.getvalue()


def _span(error: MqmError) -> dict[str, object]:
    start: object = _MISSING
    end: object = _MISSING
    if len(error.places) > 1:
        raise _unfit("an error has several places")
    for place in error.places:
        if place.side == "source" or place.start == place.end:
            raise _unfit("an error is marked in the source, or between two characters")
        start, end = place.start, place.end - 1
    return {
        "start_i": start, "end_i": end, "severity": error.severity,
        "error_type": error.category or None,
    }  # fmt: skip


def _unfit(why: str) -> InputError:
    return InputError(f"not to be written as ESA: {why}", remedy="Write Marot TSV.")
