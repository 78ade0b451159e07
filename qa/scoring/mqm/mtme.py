"""Ratings of mt-metrics-eval as JSON: one object a line, or a system's name, a tab and the object.

An object has `errors` (start, end, exclusive, in code points; category, severity, score,
is_source_error); one that stands for itself also source, hypothesis, document_id, segment_id,
system_id, rater_id, src_lang, tgt_lang. Lines with a system ("system, object or None[, rater]")
have the segments of each system in order.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qa.errors import DocumentError, InputError
from qa.model import MqmError, Place, Rating

_REMEDY = 'Write {"errors": [{"start": 0, "end": 5, "category": "", "severity": "minor"}]}.'
_TEXTS = {
    "system_id": "system", "document_id": "document", "rater_id": "rater", "source": "source",
    "hypothesis": "target", "src_lang": "source_lang", "tgt_lang": "target_lang",
}  # fmt: skip


def read_mtme(text: str, path: Path | str) -> tuple[Rating, ...]:
    """The ratings in order; DocumentError for a line that is malformed or rated before."""
    found: dict[tuple[str, str, str, str], Rating] = {}
    lines: dict[tuple[str, str, str, str], int] = {}
    order: Counter[tuple[str, str]] = Counter()
    for line, row in enumerate(text.split("\n"), 1):
        if not row.strip():
            continue
        rating = _row(row, order, path, line)
        if rating is None:
            continue
        key = (rating.system, rating.document, rating.segment, rating.rater)
        if key in found:
            raise DocumentError(
                f"the segment was rated before by the same rater (line {lines[key]})", path=path,
                line=line, remedy="Leave one of them.",
            )  # fmt: skip
        found[key], lines[key] = rating, line
    return tuple(found.values())


def _row(row: str, order: Counter[tuple[str, str]], path: Path | str, line: int) -> Rating | None:
    """The rating of a line; None for a segment that was not rated."""
    if row.lstrip().startswith("{"):
        data = _object(row, path, line)
        # An object that does not say its segment is the next one of its system and rater.
        key = (str(data.get("system_id") or ""), str(data.get("rater_id") or ""))
        number = order[key]
        order[key] += 1
        segment = data.get("segment_id")
        if segment is not None:
            if type(segment) is not int or segment < 0:
                raise _bad("'segment_id' is not a whole number", path, line)
            number = segment
        return _rating(data, str(number), path, line)
    cells = row.split("\t")
    if len(cells) not in (2, 3):
        raise _bad(f"{len(cells)} columns, not system, ratings and rater", path, line)
    system, rater = cells[0], cells[2].strip() if len(cells) == 3 else ""
    # Segments count by system, whoever rated them.
    number = order[system, ""]
    order[system, ""] += 1
    if cells[1].strip() == "None":
        return None
    data = {**_object(cells[1], path, line), "system_id": system, "rater_id": rater or None}
    return _rating(data, str(number), path, line)


def _object(text: str, path: Path | str, line: int) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _bad(str(error), path, line) from None
    if not isinstance(data, dict) or not isinstance(data.get("errors"), list):
        raise _bad("no object with a list 'errors'", path, line)
    return data


def _rating(data: dict[str, Any], segment: str, path: Path | str, line: int) -> Rating:
    given: dict[str, Any] = {}
    for key, name in _TEXTS.items():
        value = data.get(key)
        if value is not None and not isinstance(value, str):
            raise _bad(f"{key!r} is not text", path, line)
        if value and not is_text(value):
            raise _bad(f"{key!r} has half a surrogate pair", path, line)
        given[name] = value if value is not None or name in ("source", "target") else ""
    errors = tuple(
        _error(entry, given["source"], given["target"], path, line) for entry in data["errors"]
    )
    return Rating(errors=errors, segment=segment, number=segment, **given)


def is_text(value: str) -> bool:
    """Whether it can be written as UTF-8: JSON's escapes can make halves of characters."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _error(
    entry: object, source: str | None, target: str | None, path: Path | str, line: int
) -> MqmError:
    if not isinstance(entry, dict):
        raise _bad("an error is no object", path, line)
    start, end = entry.get("start"), entry.get("end")
    if type(start) is not int or type(end) is not int:
        raise _bad("'start' or 'end' of an error is not a whole number", path, line)
    side = entry.get("is_source_error", False)
    score = entry.get("score")
    texts = [entry.get(key) for key in ("category", "severity")]
    if type(side) is not bool:
        raise _bad("'is_source_error' is not true or false", path, line)
    if score is not None and type(score) not in (int, float):
        raise _bad("'score' is not a number", path, line)
    if any(value and not (isinstance(value, str) and is_text(value)) for value in texts):
        raise _bad("'category' or 'severity' is not text", path, line)
    text = source if side else target
    if not 0 <= start <= end or (text is not None and end > len(text)):
        raise _bad(f"the error from {start} to {end} lies outside its text", path, line)
    place = Place("source" if side else "target", start, end)
    category, severity = (value or "" for value in texts)
    return MqmError(category, severity, (place,), score=None if score is None else float(score))


def _bad(why: str, path: Path | str, line: int) -> DocumentError:
    return DocumentError(f"not a rating ({why})", path=path, line=line, remedy=_REMEDY)


def write_mtme(ratings: Iterable[Rating]) -> str:
    """Objects that stand for themselves, one a line. Notes and scores of ratings are left out.

    InputError for an error of no or several places, and for a segment whose name is no number.
    """
    lines = []
    for rating in ratings:
        segment = rating.number or rating.segment
        if not (segment.isascii() and segment.isdecimal() and len(segment) < 16):
            raise _unfit(f"the segment {segment!r} is no number")
        errors = []
        for error in rating.errors:
            if len(error.places) != 1:
                raise _unfit(f"an error has {len(error.places)} places, not one")
            (place,) = error.places
            errors.append({
                "start": place.start, "end": place.end, "category": error.category or None,
                "severity": error.severity or None, "score": error.score,
                "is_source_error": place.side == "source",
            })  # fmt: skip
        entry = {
            "source": rating.source, "hypothesis": rating.target, "errors": errors,
            "document_id": rating.document or None, "segment_id": int(segment),
            "system_id": rating.system or None, "rater_id": rating.rater or None,
            "src_lang": rating.source_lang or None, "tgt_lang": rating.target_lang or None,
        }  # fmt: skip
        lines.append(json.dumps(entry, ensure_ascii=False))
    return "".join(f"{line}\n" for line in lines)


def _unfit(why: str) -> InputError:
    return InputError(f"not to be written as MTME JSON: {why}", remedy="Write Marot TSV.")
