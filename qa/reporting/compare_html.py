"""What `qa compare` says as one self-contained page: the segments side by side with their findings."""

from __future__ import annotations

from html import escape

from qa.reporting.board import explanation
from qa.reporting.board_html import signatures, table
from qa.reporting.compare import changes, movers_by, notes, place, told, verdicts, whole
from qa.reporting.html import marked
from qa.reporting.page import page
from qa.reporting.summary import ReportOptions
from qa.scoring.changes import Difference, Mover, Noted
from qa.scoring.segments import Scored


def compare_html(
    found: Difference, languages: tuple[str | None, str], options: ReportOptions
) -> str:
    """The whole page; every text is escaped. `languages` are those of source and target."""
    parts = [f'<p class="warning">{escape(note)}</p>' for note in notes(found)]
    if found.board:
        parts.append(table(found.board.headings, found.board.rows, found.board.baseline))
        items = "".join(
            f'<li class="{kind}">{escape(text)}</li>' for kind, text in verdicts(found.board)
        )
        parts.append(f'<ul class="notes">{items}</ul>')
        parts += [f'<p class="hint">{escape(line)}</p>' for line in explanation(found.board, "★")]
    parts += [_stories(found), _counts(found)]
    for title, movers in movers_by(found):
        parts.append(f"<h2>{escape(title[:1].upper() + title[1:])}</h2>")
        parts += [_mover(mover, languages, options) for mover in movers]
    for title, several in (("Lost", found.lost), ("Gained", found.gained)):
        parts.append(_list(f"{title} findings", several))
    if found.board:
        parts.append(signatures(found.board.headings))
    heading = f"{found.first} → {found.second}"
    return page(f"wireqa: {heading}", heading, "".join(parts), options.tool_version)


def _stories(found: Difference) -> str:
    if not found.stories:
        return ""
    rows = "".join(
        f'<tr><th scope="row">{escape(c.story)}</th><td>{escape(c.before.name)}</td>'
        f'<td class="value">{c.before.value:.2f}</td><td class="value">{c.after.value:.2f}</td>'
        f'<td class="value">{c.after.value - c.before.value:+.2f}</td></tr>'
        for c in found.stories
    )
    heads = "".join(f'<th scope="col">{h}</th>' for h in ("Story", "Score", "1", "2", "Change"))
    return (
        f'<h2>Scores by story</h2><div class="scroll"><table class="board"><thead><tr>{heads}</tr>'
        f"</thead><tbody>{rows}</tbody></table></div>"
    )


def _counts(found: Difference) -> str:
    if not found.changes:
        return "<h2>The findings are the same</h2>"
    rows = "".join(
        f'<tr><th scope="row"><code>{escape(check)}</code></th><td>{severity.label}</td>'
        f'<td class="value">{lost}</td><td class="value">{gained}</td></tr>'
        for (check, severity), (lost, gained) in found.changes.items()
    )
    heads = "".join(f'<th scope="col">{h}</th>' for h in ("Check", "Severity", "Lost", "Gained"))
    return (
        f"<h2>Findings: {len(found.lost)} lost, {len(found.gained)} gained</h2>"
        f'<div class="scroll"><table class="board"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _mover(mover: Mover, languages: tuple[str | None, str], options: ReportOptions) -> str:
    title = f"<h3>{escape(place(mover))} <small>{escape(changes(mover))}</small></h3>"
    if whole(mover):
        return title
    segment = mover.before.segment
    source, target = languages
    rows = ""
    if segment.source:
        rows += _wide("source", segment.source, source, options)
    if segment.references:
        rows += _wide("reference", segment.references[0], target, options)
    sides = "".join(
        f'<td data-side="{side}"><p class="side">{side}</p>'
        f"{_text(scored, target, options)}{_findings(scored)}</td>"
        for side, scored in (("first", mover.before), ("second", mover.after))
    )
    return f'{title}<table class="pairs"><tbody>{rows}<tr>{sides}</tr></tbody></table>'


def _direction(lang: str | None, options: ReportOptions) -> str:
    code = (lang or "").partition("-")[0]
    return f'lang="{escape(lang or "")}" dir="{options.directions.get(code, "ltr")}"'


def _wide(side: str, text: str, lang: str | None, options: ReportOptions) -> str:
    return (
        f'<tr><td colspan="2" class="{side}" {_direction(lang, options)}>'
        f'<p class="side" lang="en" dir="ltr">{side}</p>{escape(text)}</td></tr>'
    )


def _text(scored: Scored, lang: str, options: ReportOptions) -> str:
    ours = sorted(scored.findings, key=lambda f: (f.span.start, f.span.end))
    shown = marked(scored.segment.target, [("", f) for f in ours if f.span.side == "target"])
    return f"<div {_direction(lang, options)}>{shown}</div>"


def _findings(scored: Scored) -> str:
    items = "".join(
        f'<li class="sev-{f.severity.label}"><p>{escape(told(f))}</p></li>' for f in scored.findings
    )
    return f'<ul class="findings">{items}</ul>' if items else ""


def _list(title: str, several: tuple[Noted, ...]) -> str:
    if not several:
        return ""
    items = "".join(
        f'<li class="sev-{n.finding.severity.label}"><p><code>{escape(n.story)}:'
        f"{escape(n.finding.key)}</code> {escape(told(n.finding))}</p></li>"
        for n in several
    )
    return f'<h2>{escape(title)}</h2><ul class="findings">{items}</ul>'
