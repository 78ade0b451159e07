"""SARIF 2.1.0 (OASIS), with what GitHub code scanning reads of it and within its limits."""

from __future__ import annotations

import codecs
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from qa.checks import CHECKS
from qa.model import Mending, Point, Result
from qa.reporting.harmless import dumped, one_line
from qa.reporting.paths import from_root, uri
from qa.reporting.related import related
from qa.reporting.sarif_rules import rule
from qa.reporting.spots import LEVELS, Spot, failed, gravest, spots
from qa.reporting.summary import ReportOptions

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_MOST = 25_000  # results of a run that GitHub takes
_ROOT = "%SRCROOT%"
_RULES = {name: number for number, name in enumerate(CHECKS)}


def report_sarif(results: Sequence[Result], options: ReportOptions) -> str:
    """One run, a result a line.

    Columns count code points from 1, ends are exclusive; offsets leave out a byte order mark. What
    people overruled is there as well, marked as suppressed; where there is more than GitHub takes,
    that is left out first, then what is least grave, and a notification says how much.
    """
    found = list(spots(results, suppressed=True))
    notes = list(_unreadable(results, options))
    if (left_out := len(found) - _MOST) > 0:
        found = gravest(found)[:_MOST]
        notes.append(_left_out(left_out))
    head = {
        "tool": {
            "driver": {
                "name": "wireqa",
                "semanticVersion": options.tool_version,
                "rules": [rule(check) for check in CHECKS.values()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "defaultEncoding": "utf-8",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "invocations": [_invocation(results, notes, options)],
        "artifacts": list(_artifacts(results, options)),
    }
    lines = ",\n".join(map(dumped, _results(found, options)))
    members = ",\n".join(f"{dumped(name)}:{dumped(value)}" for name, value in head.items())
    run = f'{{\n{members},\n"results":[\n{lines}\n]}}'
    return f'{{"$schema":{dumped(SCHEMA)},"version":"2.1.0","runs":[{run}]}}\n'


def _invocation(
    results: Sequence[Result], notes: list[dict[str, Any]], options: ReportOptions
) -> dict[str, Any]:
    code = {} if options.exit_code is None else {"exitCode": options.exit_code}
    return {
        "executionSuccessful": not any(result.failure for result in results),
        **code,
        "toolExecutionNotifications": notes,
    }


def _unreadable(results: Sequence[Result], options: ReportOptions) -> Iterator[dict[str, Any]]:
    for result, why in failed(results):
        note: dict[str, Any] = {"level": "error", "message": {"text": _message(why)}}
        if result.document.path:
            artifact = _artifact(result.document.path, options)
            note["locations"] = [{"physicalLocation": {"artifactLocation": artifact}}]
        yield note


def _left_out(number: int) -> dict[str, Any]:
    is_are = "finding of least severity is" if number == 1 else "findings of least severity are"
    text = f"{number} {is_are} left out: a run has at most {_MOST}."
    return {"level": "warning", "message": {"text": text}}


def _artifacts(results: Sequence[Result], options: ReportOptions) -> Iterator[dict[str, Any]]:
    """The files that are not UTF-8, with their encoding."""
    seen = set()
    for result in results:
        path = result.document.path
        if result.encoding and not result.member and path not in seen:
            seen.add(path)
            name = _charset(result.encoding)
            if name != "utf-8":
                yield {"location": _artifact(path, options), "encoding": name}


def _charset(encoding: str) -> str:
    """Python's name of an encoding as IANA registers it."""
    name = codecs.lookup(encoding).name
    for ours, theirs in (("cp125", "windows-125"), ("iso8859-", "iso-8859-"), ("utf-16-", "utf-16"),
                         ("utf-32-", "utf-32")):  # fmt: skip
        name = name.replace(ours, theirs)
    return name


def _artifact(path: str, options: ReportOptions) -> dict[str, str]:
    found = from_root(path, options)
    if found.startswith("/"):
        return {"uri": uri(found)}
    return {"uri": uri(found), "uriBaseId": _ROOT}


def _message(text: str) -> str:
    """A message's text: braces are doubled (3.11.5), and what a story says is no link (3.11.6)."""
    return one_line(text).replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _results(found: Sequence[Spot], options: ReportOptions) -> Iterator[dict[str, Any]]:
    seen: Counter[tuple[str, str]] = Counter()
    # Once some results have a state beside the baseline, all have one (3.27.24).
    compared = any(spot.suppressed and spot.suppressed.kind == "baseline" for spot in found)
    for spot in found:
        key = (from_root(spot.path, options), spot.finding.fingerprint)
        seen[key] += 1
        one = _result(spot, options)
        one["partialFingerprints"] = {
            "primaryLocationLineHash": f"{_hash(*key)}:{seen[key]}",
            "wireqa/v1": spot.finding.fingerprint,
        }
        if compared:
            known = spot.suppressed and spot.suppressed.kind == "baseline"
            one["baselineState"] = "unchanged" if known else "new"
        yield one


def _result(spot: Spot, options: ReportOptions) -> dict[str, Any]:
    finding = spot.finding
    evidence = "".join(f" ({why})" for why in finding.evidence)
    found: dict[str, Any] = {
        "ruleId": finding.check,
        "ruleIndex": _RULES[finding.check],
        "level": LEVELS[finding.severity],
        "message": {"text": _message(f"{finding.message}{evidence}")},
        "locations": [_location(spot, options)],
        "rank": round(100 * finding.confidence, 1),
        "properties": {
            "severity": finding.severity.label,
            "mqm": finding.mqm,
            "term": finding.term or "",
            "part": spot.part,
        },
    }
    others = [
        {
            "id": number,
            "message": {"text": _message(one.text)},
            "physicalLocation": {
                "artifactLocation": _artifact(one.path, options),
                "region": {"startLine": one.line},
            },
            "logicalLocations": [_segment(one.segment, one.side)],
        }
        for number, one in enumerate(related(spot), 1)
    ]
    if others:
        found["relatedLocations"] = others
    if spot.mending:
        found["fixes"] = [_fix(spot, spot.mending, options)]
    if spot.suppressed:
        kind = "inSource" if spot.suppressed.kind == "inSource" else "external"
        found["suppressions"] = [
            {"kind": kind, "status": "accepted", "justification": one_line(spot.suppressed.reason)}
        ]
    return found


def _location(spot: Spot, options: ReportOptions) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(spot.path, options)}
    where, span = spot.where, spot.finding.span
    if spot.shown and not spot.placed:
        physical["region"] = {"startLine": where.start.line}
    elif spot.shown:
        region = _region(spot)
        if where.text:
            region["snippet"] = {"text": where.text}
        physical["region"] = region
        if where.before or where.after:
            physical["contextRegion"] = _around(spot)
    logical = [_segment(span.segment + 1, span.side)]
    if spot.unit:
        logical.append({"fullyQualifiedName": one_line(spot.unit), "kind": "element"})
    return {"physicalLocation": physical, "logicalLocations": logical}


def _segment(number: int, side: str) -> dict[str, str]:
    return {"fullyQualifiedName": f"segment {number}/{side}", "kind": "segment"}


def _region(spot: Spot) -> dict[str, Any]:
    start, end = spot.where.start, spot.where.end
    offset, length = start.offset, end.offset - start.offset
    return {**_lines(start, end), "charOffset": offset, "charLength": length}


def _lines(start: Point, end: Point) -> dict[str, Any]:
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _around(spot: Spot) -> dict[str, Any]:
    """The words with what stands beside them in their lines."""
    where, region = spot.where, _region(spot)
    region["startColumn"] -= len(where.before)
    region["endColumn"] += len(where.after)
    region["charOffset"] -= len(where.before)
    region["charLength"] += len(where.before) + len(where.after)
    region["snippet"] = {"text": f"{where.before}{where.text}{where.after}"}
    return region


def _fix(spot: Spot, mending: Mending, options: ReportOptions) -> dict[str, Any]:
    fix = spot.finding.fix
    assert fix
    # By lines and columns alone: a replacement's region must not say it in two ways.
    deleted = _lines(mending.start, mending.end)
    inserted = {"text": mending.text}
    return {
        "description": {"text": _message(f"write “{fix.replacement}” ({fix.safety})")},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(spot.path, options),
                "replacements": [{"deletedRegion": deleted, "insertedContent": inserted}],
            }
        ],
    }


def _hash(*parts: str) -> str:
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=8).hexdigest()
