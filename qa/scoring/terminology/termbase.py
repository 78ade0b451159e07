"""Terms by segment from JSON lines, as the terminology tasks give them: one dictionary a segment."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qa.errors import InputError
from qa.model import Owed, Segment
from qa.scoring.entities import occurrences
from qa.scoring.systems import System

_DICTIONARY = "proper"  # where WMT25 keeps a sentence's terms, among other fields
_REMEDY = 'Give one object a line: {"term": "rendering"} or {"term": ["rendering", …]}.'


def read_termbase(file: Path, system: System) -> tuple[tuple[Owed, ...], ...]:
    """What each segment owes: the terms of its line that its source has, as lower-cased substrings.

    A line is a dictionary from term to rendering or renderings, or a record with one under "proper".
    Without a source every term counts. Raises InputError that names the line.
    """
    lines = _lines(file)
    segments = [
        (document.source_lang or "", s) for document in system.documents for s in document.segments
    ]
    if len(lines) != len(segments):
        line = min(len(lines), len(segments)) + 1
        whose = "the terms go on" if len(lines) > len(segments) else "the terms have no line for it"
        raise InputError(
            f"there are {len(segments)} segments and terms for {len(lines)}: {whose}",
            path=file, line=line, remedy="Give one line of terms for each segment, {} for none.",
        )  # fmt: skip
    return tuple(
        tuple(_owed(_dictionary(line, file, number), segment, lang))
        for number, (line, (lang, segment)) in enumerate(zip(lines, segments, strict=True), 1)
    )


def _lines(file: Path) -> list[str]:
    """The file's lines; only line feeds part them, for U+2028 may stand in a term."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError("there is no such file", path=file, remedy="Check the path.") from None
    except OSError as error:
        raise InputError(
            f"the terms cannot be read ({error.strerror or error})", path=file,
            remedy="Check the path and the permissions.",
        ) from None  # fmt: skip
    except UnicodeDecodeError as error:
        raise InputError(
            f"the terms are not valid UTF-8 (byte {error.start})", path=file,
            remedy="Save them as UTF-8.",
        ) from None  # fmt: skip
    return text.removesuffix("\n").split("\n") if text else []


def _dictionary(line: str, file: Path, number: int) -> dict[str, Any]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        data = None
    if isinstance(data, dict) and isinstance(data.get(_DICTIONARY), dict):
        data = data[_DICTIONARY]
    fits = isinstance(data, dict) and all(
        isinstance(v, str) or (isinstance(v, list) and all(isinstance(one, str) for one in v))
        for v in data.values()
    )
    if not isinstance(data, dict) or not fits:
        raise InputError("this is no dictionary of terms", path=file, line=number, remedy=_REMEDY)
    return data


def _owed(terms: dict[str, Any], segment: Segment, lang: str) -> Iterator[Owed]:
    source = segment.source
    for term, given in terms.items():
        variants = (given,) if isinstance(given, str) else tuple(given)
        if not term or not any(variants):
            continue
        if source and term.lower() not in source.lower():
            continue
        due = occurrences(source, (term,), lang) if source else 1
        yield Owed(term, term, tuple(v for v in variants if v), max(1, due))
