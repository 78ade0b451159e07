"""Reports read back: those of `qa score --format json` and of `qa check --format json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qa.errors import InputError
from qa.model import Finding, Fix, Score, Segment, Severity, Span
from qa.reporting.board_json import KIND, VERSION
from qa.reporting.json_ import VERSION as CHECK_VERSION
from qa.scoring.changes import Record, Story
from qa.scoring.segments import Scored

_SEVERITIES = {severity.label: severity for severity in Severity}


def read_record(file: Path, system: str | None = None) -> Record | None:
    """The report in the file; of several systems the one that is named. None for another file.

    Raises InputError for a report of another version, one that is not whole, and where it is not
    clear which system is meant.
    """
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    tool = data.get("tool")
    if not isinstance(tool, dict) or tool.get("name") != "wireqa":
        return None
    scored = data.get("kind") == KIND
    if data.get("version") != (VERSION if scored else CHECK_VERSION):
        raise InputError(
            f"the report's version is {data.get('version')!r}, which is not read here", path=file,
            remedy="Make the report again with this version.",
        )  # fmt: skip
    try:
        return _scored(data, file, system) if scored else _checked(data, file)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(
            f"the report is not whole ({type(error).__name__}: {error})", path=file,
            remedy="Make it again.",
        ) from None  # fmt: skip


def _scored(data: Mapping[str, Any], file: Path, wanted: str | None) -> Record:
    names = [system["name"] for system in data["systems"]]
    if wanted is None and len(names) > 1:
        raise InputError(
            f"the report has several systems: {', '.join(names)}", path=file,
            remedy="Name one with --system.",
        )  # fmt: skip
    chosen = wanted or names[0]
    if chosen not in names:
        raise InputError(
            f"the report has no system {chosen!r}", path=file,
            remedy=f"Its systems: {', '.join(names)}.",
        )  # fmt: skip
    system = data["systems"][names.index(chosen)]
    return Record(
        f"{chosen} ({file.name})",
        data["source_lang"],
        data["target_lang"],
        tuple(_segment(chosen, n, row) for n, row in enumerate(system["segments"])),
        {score["name"]: score["signature"] for score in system["scores"]},
    )


def _segment(system: str, place: int, row: Mapping[str, Any]) -> Scored:
    segment = Segment(row["target"], row["source"], tuple(row["references"]), row["key"])
    findings = tuple(_finding(found, place) for found in row["findings"])
    return Scored(system, row["document"], segment, row["scores"], row["rows"], findings)


def _checked(data: Mapping[str, Any], file: Path) -> Record:
    stories = tuple(
        Story(
            document["name"],
            tuple(_score(score) for score in document["scores"]),
            tuple(_finding(found, found["segment"] - 1) for found in document["findings"]),
        )
        for document in data["documents"]
    )
    langs = [document["target_lang"] for document in data["documents"]]
    return Record(file.name, None, langs[0] if langs else "", (), None, stories)


def _finding(row: Mapping[str, Any], segment: int) -> Finding:
    fix = row["fix"]
    return Finding(
        row["check"], row["mqm"], _SEVERITIES[row["severity"]],
        Span(segment, row["side"], row["start"], row["end"]), row["key"], row["text"],
        row["message"], tuple(row["evidence"]), fix and Fix(fix["replacement"], fix["safety"]),
        row["term"], row["confidence"], row["fingerprint"],
    )  # fmt: skip


def _score(row: Mapping[str, Any]) -> Score:
    return Score(
        row["name"], row["value"], row["signature"], row["n"], row["low"], row["high"],
        row["unit"], row["note"],
    )  # fmt: skip
