"""The report as one self-contained page: source, translation and reference side by side."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from qa.model import Finding, Result, Score, Severity
from qa.reporting.page import POLICY, asset
from qa.reporting.plural import plural
from qa.reporting.summary import ReportOptions, summarise


def report_html(results: Sequence[Result], options: ReportOptions) -> str:
    """The whole page; every text of the stories is escaped, nothing is loaded from elsewhere."""
    summary = summarise(results)
    css, script = asset("page.css"), asset("page.js")
    names = ", ".join(r.document.name for r in results[:3]) + ("…" if len(results) > 3 else "")
    severities = "".join(
        f'<button type="button" class="chip sev-{label}" aria-pressed="true" '
        f'data-severity="{label}">{label} <b>{count}</b></button>'
        for label, count in summary.by_severity.items()
        if count
    )
    checks = "".join(
        f'<button type="button" class="chip" aria-pressed="true" data-check="{escape(check)}">'
        f"{escape(check)} <b>{count}</b></button>"
        for check, count in summary.by_check.items()
    )
    contents = ""
    if len(results) > 1:
        rows = "".join(
            f'<li><a href="#story-{n}">{escape(r.document.name)}</a> '
            f"{'failed' if r.failure else len(r.findings)}</li>"
            for n, r in enumerate(results)
        )
        contents = f'<nav aria-label="Stories"><ol class="contents">{rows}</ol></nav>'
    stories = "".join(_story(n, result, options) for n, result in enumerate(results))
    filters = (
        f'<div class="filters" role="group" aria-label="Filters">{severities}'
        f'<span class="gap"></span>{checks}</div>'
        if summary.findings
        else ""
    )
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="color-scheme" content="light dark">
<title>wireqa: {escape(names)}</title>
<style>{css}</style>
</head>
<body>
<header>
<h1>{plural(summary.findings, "finding")} in {plural(summary.documents, "document")}</h1>
<p class="hint">Tab or <kbd>n</kbd> / <kbd>p</kbd> go from mark to mark, <kbd>Esc</kbd> closes the card.</p>
{filters}
</header>
{contents}
<main>{stories}</main>
<footer>wireqa {escape(options.tool_version)}</footer>
<div id="card" role="tooltip" hidden></div>
<script>{script}</script>
</body>
</html>
"""


def _story(number: int, result: Result, options: ReportOptions) -> str:
    document = result.document
    if result.failure:
        return (
            f'<section id="story-{number}"><h2>{escape(document.name)}</h2>'
            f'<p class="failure" role="alert">{escape(result.failure.message)}</p></section>'
        )
    tiles = "".join(_tile(score) for score in result.scores)
    notes = "".join(f"<li>{escape(note)}</li>" for note in result.unseen)
    has_source, has_reference = document.has_source, document.has_references
    heads = ["#", *(["Source"] if has_source else []), "Translation"]
    heads += ["Reference"] if has_reference else []
    rows = []
    by_segment: dict[int, list[tuple[str, Finding]]] = {}
    for n, finding in enumerate(result.findings):
        by_segment.setdefault(finding.span.segment, []).append((f"f{number}-{n}", finding))
    for index, segment in enumerate(document.segments):
        found = by_segment.get(index, [])
        cells = [f'<td class="number">{escape(segment.key or str(index + 1))}</td>']
        if has_source:
            cells.append(
                _cell(escape(segment.source or ""), document.source_lang, "source", options)
            )
        shown = marked(segment.target, found) + _list(found)
        cells.append(_cell(shown, document.target_lang, "target", options))
        if has_reference:
            text = escape(segment.references[0]) if segment.references else ""
            cells.append(_cell(text, document.target_lang, "reference", options))
        rows.append(f"<tr>{''.join(cells)}</tr>")
    pair = f"{document.source_lang or '?'} → {document.target_lang}"
    return (
        f'<section id="story-{number}"><h2>{escape(document.name)} <small>{escape(pair)} · '
        f"{plural(len(document.segments), 'segment')} · {escape(document.path)}</small></h2>"
        + (f'<ul class="tiles">{tiles}</ul>' if tiles else "")
        + (f'<ul class="notes">{notes}</ul>' if notes else "")
        + f'<table class="sides-{len(heads) - 1}"><thead><tr>'
        + "".join(f'<th scope="col">{head}</th>' for head in heads)
        + f"</tr></thead><tbody>{''.join(rows)}</tbody></table></section>"
    )


def _cell(content: str, lang: str | None, side: str, options: ReportOptions) -> str:
    code = (lang or "").partition("-")[0]
    direction = options.directions.get(code, "ltr")
    name = "translation" if side == "target" else side
    return (
        f'<td class="{side}" data-side="{name}" lang="{escape(lang or "")}" dir="{direction}">'
        f"{content}</td>"
    )


def _tile(score: Score) -> str:
    interval = ""
    if score.low is not None and score.high is not None:
        interval = f"<small>{score.low:.3g} to {score.high:.3g}</small>"
    note = f"<small>{escape(score.note)}</small>" if score.note else ""
    return (
        f'<li title="{escape(score.signature)}"><span>{escape(score.name)}</span>'
        f"<b>{score.value:.4g}</b>{interval}{note}</li>"
    )


def marked(text: str, found: Sequence[tuple[str, Finding]]) -> str:
    """The text with a mark for each finding; findings never overlap, an empty one is a caret."""
    parts, position = [], 0
    for name, finding in found:
        start, end = finding.span.start, finding.span.end
        parts.append(f'<span class="text">{escape(text[position:start])}</span>')
        inner = escape(text[start:end]) or "‸"
        parts.append(
            f'<mark tabindex="0" class="sev-{finding.severity.label}" data-finding="{name}" '
            f'data-severity="{finding.severity.label}" data-check="{escape(finding.check)}" '
            f'aria-describedby="{name}">{inner}</mark>'
        )
        position = max(position, end)
    parts.append(f'<span class="text">{escape(text[position:])}</span>')
    return "".join(parts)


def _list(found: Sequence[tuple[str, Finding]]) -> str:
    if not found:
        return ""
    return f'<ul class="findings" dir="ltr" lang="en">{"".join(_item(*f) for f in found)}</ul>'


def _item(name: str, finding: Finding) -> str:
    why = "".join(f"<li>{escape(evidence)}</li>" for evidence in finding.evidence)
    fix = ""
    if finding.fix:
        fix = (
            f'<p class="fix"><del>{escape(finding.text)}</del> → '
            f"<ins>{escape(finding.fix.replacement)}</ins> <small>{finding.fix.safety}</small></p>"
        )
    label = finding.severity.label
    sure = f"{finding.confidence:.0%} sure" if finding.severity != Severity.NEUTRAL else ""
    return (
        f'<li id="{name}" class="sev-{label}" data-severity="{label}" '
        f'data-check="{escape(finding.check)}"><p><b class="label">{label}</b> '
        f"<code>{escape(finding.check)}</code> <small>{escape(finding.mqm)} · {sure}</small></p>"
        f"<p>{escape(finding.message)}</p>{fix}"
        + (f'<ul class="why">{why}</ul>' if why else "")
        + "</li>"
    )
