"""The report for the terminal: the line, carets under the words, why, and what to write."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from qa.model import Result, Score, Severity
from qa.reporting.harmless import one_line
from qa.reporting.plural import plural
from qa.reporting.spots import Spot, spots
from qa.reporting.summary import ReportOptions, summarise

_COLOURS = {
    Severity.CRITICAL: "1;31",
    Severity.MAJOR: "33",
    Severity.MINOR: "36",
    Severity.NEUTRAL: "2",
}
_INDENT = "    "
_NOTHING = "leave it out"  # a fix without letters would look like none


def columns(text: str) -> int:
    """How many columns a terminal gives the text: East Asian wide 2, combining marks 0."""
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def report_text(results: Sequence[Result], options: ReportOptions) -> str:
    """The whole report; with `quiet` one line a finding and nothing else."""
    if options.quiet:
        return "".join(
            f"{_place(spot)} {spot.finding.severity.label} {spot.finding.check}: "
            f"{one_line(spot.finding.message)}\n"
            for spot in spots(results)
        ) + "".join(f"{_failed(result)}\n" for result in results if result.failure)
    parts = [_document(result, options) for result in results]
    return "\n".join((*parts, _summary(results, options)))


def _paint(text: str, code: str, options: ReportOptions) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if options.colour else text


def _place(spot: Spot) -> str:
    if not (spot.placed and spot.shown):
        span = spot.finding.span
        key = one_line(spot.finding.key) or span.segment + 1
        return f"{one_line(spot.path)}:{key}:{span.start + 1}:"
    return f"{one_line(spot.path)}:{spot.where.start.line}:{spot.where.start.column}:"


def _failed(result: Result) -> str:
    assert result.failure
    if result.failure.kind == "input":
        return one_line(result.failure.message)  # says file, place and remedy itself
    name = result.document.path or result.document.name
    return one_line(f"{name}: internal error: {result.failure.message}")


def _document(result: Result, options: ReportOptions) -> str:
    document = result.document
    if result.failure:
        return _paint(_failed(result), "1;31", options) + "\n"
    pair = f"{document.source_lang or '?'} → {document.target_lang}"
    heading = f"{one_line(document.path)} · {one_line(document.name)} · {pair}"
    heading += f" · {plural(len(document.segments), 'segment')}"
    lines = [_paint(heading, "1", options), ""]
    for spot in spots([result]):
        lines += _finding(result, spot, options)
    lines += [
        _paint(
            f"left alone: {one.finding.check} “{one_line(one.finding.text)}”: "
            f"{one_line(one.reason) or '(no reason)'}",
            "2",
            options,
        )
        for one in result.suppressed
        if one.kind != "baseline"
    ]
    lines += [_score(score, options) for score in result.scores]
    lines += [_paint(f"not looked at: {note}", "2", options) for note in result.unseen]
    return "\n".join(lines) + "\n"


def _finding(result: Result, spot: Spot, options: ReportOptions) -> list[str]:
    finding = spot.finding
    colour = _COLOURS[finding.severity]
    head = _paint(f"{finding.severity.label:8}", colour, options)
    # A row's or a unit's own name, where the line does not say it.
    same = not spot.placed or finding.key == str(spot.where.start.line)
    names = ["" if same else finding.key, spot.unit]
    named = "".join(f"  [{one_line(name)}]" for name in dict.fromkeys(names) if name)
    lines = [f"{_place(spot)} {head} {_paint(finding.check, '1', options)}{named}"]
    text = result.document.segments[finding.span.segment].target
    line, carets = excerpt(text, finding.span.start, finding.span.end, options.width - len(_INDENT))
    lines += [_INDENT + line, _INDENT + _paint(carets, colour, options)]
    lines.append(_INDENT + one_line(finding.message))
    lines += [f"{_INDENT}why: {one_line(evidence)}" for evidence in finding.evidence]
    if finding.fix:
        shown = _paint(one_line(finding.fix.replacement) or _NOTHING, "32", options)
        lines.append(f"{_INDENT}fix: {shown}  ({finding.fix.safety})")
    if options.verbose:
        lines.append(
            f"{_INDENT}{finding.mqm} · confidence {finding.confidence:.2f} · "
            f"term {one_line(finding.term or '-')} · {finding.fingerprint}"
        )
    return [*lines, ""]


def excerpt(text: str, start: int, end: int, width: int) -> tuple[str, str]:
    """The stretch of the line round [start, end) that fits the width, and carets under it."""
    first, last = start, end
    room = max(width - 2 - columns(text[start:end]), 0)
    while room > 0 and (first > 0 or last < len(text)):
        if first > 0:
            first -= 1
            room -= _columns(text[first])
        if last < len(text) and room > 0:
            room -= _columns(text[last])
            last += 1
    # Whole words: a cut word at either end is left out.
    while 0 < first < start and not text[first - 1].isspace() and columns(text[first:start]) > 20:
        first += 1
    before = ("…" if first else "") + text[first:start]
    after = text[end:last] + ("…" if last < len(text) else "")
    shown = one_line(before + text[start:end] + after)
    return shown, " " * columns(before) + "^" * max(columns(text[start:end]), 1)


def _score(score: Score, options: ReportOptions) -> str:
    interval = (
        f" [{score.low:.3g}, {score.high:.3g}]"
        if score.low is not None and score.high is not None
        else ""
    )
    note = f" · {score.note}" if score.note else ""
    signature = f" · {score.signature}" if options.verbose else ""
    return f"{score.name}: {score.value:.4g}{interval} (n={score.n}){note}{signature}"


def _summary(results: Sequence[Result], options: ReportOptions) -> str:
    summary = summarise(results)
    stories = plural(summary.documents, "document")
    lines = []
    if summary.findings:
        width = max(len(name) for name in summary.by_check)
        names = [s for s in sorted(Severity, reverse=True) if summary.by_severity[s.label]]
        lines.append(f"{'':{width}}  " + "  ".join(f"{s.label:>8}" for s in names) + "     total")
        for check, total in summary.by_check.items():
            cells = [
                sum(1 for r in results for f in r.findings if (f.check, f.severity) == (check, s))
                for s in names
            ]
            lines.append(
                f"{check:{width}}  " + "  ".join(f"{c or '·':>8}" for c in cells) + f"  {total:8}"
            )
        counts = ", ".join(f"{summary.by_severity[s.label]} {s.label}" for s in names)
        findings = plural(summary.findings, "finding")
        lines += ["", _paint(f"{findings} ({counts}) in {stories}", "1", options)]
    elif summary.failures < summary.documents:
        lines.append(f"no findings in {stories}")
    silent = [one.kind for result in results for one in result.suppressed]
    if silent:
        known = silent.count("baseline")
        told = ((len(silent) - known, "left alone"), (known, "known before"))
        lines.append(_paint(", ".join(f"{n:,} {what}" for n, what in told if n), "2", options))
    if summary.failures:
        lines.append(
            _paint(f"{summary.failures} of {stories} could not be examined", "1;31", options)
        )
    return "\n".join(lines) + "\n"
