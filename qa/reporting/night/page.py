"""The page of a night: did it get better or worse, where, why, which names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape

from qa.model import Change, NameRow, NightPage, Severity, StoryRow
from qa.reporting.night.chart import value
from qa.reporting.night.findings import checks, findings
from qa.reporting.night.proposals import proposals
from qa.reporting.night.shown import shown
from qa.reporting.night.systems import charts, desks, systems
from qa.reporting.page import asset, page
from qa.reporting.plural import plural

_SHOWN_CHANGES, _MOST_CHANGES = 6, 50
_SHOWN_WHERE = 4
_EXAMPLES = 2
_SHOWN_NAMES = 40
_SHOWN_UNREAD = 50
_ARROWS = {"worse": "▼ worse", "better": "▲ better", "same": "– same"}


def night_html(report: NightPage, tool_version: str) -> str:
    """The whole page, self-contained and without a script; every text is escaped."""
    parts = (
        f"<style>{asset('night.css')}</style>",
        _verdict(report),
        _contents(report),
        findings(report),
        charts(report.whole, report.breaks),
        systems(report),
        desks(report.desks),
        _worst(report),
        _names(report.names),
        proposals(report.mining),
        checks(report),
        _unread(report.unread),
        _about(report),
    )
    title = f"wireqa: {report.night.name}"
    return page(title, f"Night of {report.night.name}", "".join(parts), tool_version)


def _verdict(report: NightPage) -> str:
    worse = [c for c in report.changes if c.verdict == "worse"]
    better = [c for c in report.changes if c.verdict == "better"]
    whole = report.whole
    if not report.against:
        says, kind = (
            "The first night that is kept: there is nothing to compare it with yet.",
            "same",
        )
    elif worse:
        says, kind = f"Quality fell in {plural(len(worse), 'measure')}.", "worse"
    elif better:
        says, kind = f"Quality rose in {plural(len(better), 'measure')}.", "better"
    else:
        says, kind = "No change beyond chance.", "same"
    tiles = [
        ("stories", f"{whole.stories:,}"),
        ("words", f"{whole.words:,}"),
        *((f"{t.measure}, {t.unit}", value(t.points[-1], t.digits)) for t in whole.trends),
    ]
    if whole.failures:
        tiles.append(("not examined", f"{whole.failures:,}"))
    against = (
        f"<p>Compared with the night of {shown(report.against)}"
        + (f": {_where(worse or better)}" if worse or better else "")
        + ".</p>"
        if report.against
        else ""
    )
    return (
        f'<section class="verdict {kind}"><h2>{says}</h2>{against}'
        f"{_changes(report, 'worse')}{_changes(report, 'better')}</section>"
        '<ul class="tiles">'
        + "".join(f"<li><span>{shown(name)}</span><b>{text}</b></li>" for name, text in tiles)
        + "</ul>"
        + "".join(f'<p class="warning">{shown(remark)}</p>' for remark in report.remarks)
    )


def _contents(report: NightPage) -> str:
    """Links to the parts, so that nobody has to scroll or tab through all of it."""
    parts = (
        ("findings", "findings", report.severities),
        ("systems", "systems", report.standings),
        ("desks", "desks", report.desks),
        ("stories", "worst stories", report.worst),
        ("names", "names", report.names),
        ("proposals", "new wrong renderings", report.mining and report.mining.proposals),
        ("checks", "checks", report.checks),
        ("unread", "not examined", report.unread),
    )
    links = " · ".join(f'<a href="#{place}">{text}</a>' for place, text, some in parts if some)
    return f'<p class="contents">{links}</p>' if links else ""


def _changes(report: NightPage, kind: str) -> str:
    """What changed that way, a line each; the first ones in sight."""
    told = [_change(c, report.links) for c in report.changes if c.verdict == kind]
    first, rest = told[:_SHOWN_CHANGES], told[_SHOWN_CHANGES:_MOST_CHANGES]
    if not first:
        return ""
    left = len(told) - _MOST_CHANGES
    more = f"<p>and {left:,} more, in the results</p>" if left > 0 else ""
    listed = f'<ul class="changes {kind}">{"".join(first)}</ul>'
    if not rest:
        return listed
    return (
        f"{listed}<details><summary>{len(told) - len(first):,} more</summary>"
        f'<ul class="changes {kind}">{"".join(rest)}</ul>{more}</details>'
    )


def _change(change: Change, links: Mapping[str, str]) -> str:
    examples = ", ".join(_linked(story, links) for story in change.examples[:_EXAMPLES])
    return (
        f"<li><b>{_ARROWS[change.verdict]}</b> {shown(_group(change))}: "
        f"<b>{shown(change.measure)}</b> {change.before:.2f} → <b>{change.after:.2f}</b> "
        f"{shown(change.unit)} <small>in {change.moved} of {change.stories:,} stories, "
        f"{_chance(change.p)}{f'; such as {examples}' if examples else ''}</small></li>"
    )


def _linked(story: str, links: Mapping[str, str]) -> str:
    link = links.get(story, "")
    return f'<a href="{escape(link)}">{shown(story)}</a>' if link else shown(story)


def _where(changes: Sequence[Change]) -> str:
    """The systems in their directions in which it changed, the most changed first."""
    found = Counter(_group(replace(c, group=c.group._replace(desk=""))) for c in changes)
    most = sorted(found.items(), key=lambda i: (-i[1], i[0]))
    more = f" and {len(most) - _SHOWN_WHERE} more" if len(most) > _SHOWN_WHERE else ""
    return "; ".join(shown(name) for name, _ in most[:_SHOWN_WHERE]) + more


def _group(change: Change) -> str:
    group = change.group
    parts = [group.system or "one system", f"{group.source_lang or '?'} → {group.target_lang}"]
    return ", ".join([*parts, group.desk] if group.desk else parts)


def _chance(p: float) -> str:
    return "p < .001" if p < 0.001 else f"p = {p:.3f}".replace("0.", ".", 1)


def _worst(report: NightPage) -> str:
    if not report.worst:
        return ""
    rows = "".join(_story(row, report.links.get(row.story, "")) for row in report.worst)
    return (
        '<section id="stories"><h2>The worst stories</h2><div class="scroll"><table class="board"><thead><tr>'
        '<th scope="col">Story</th><th scope="col">System</th><th scope="col">Words</th>'
        '<th scope="col">Findings</th><th scope="col">Such as</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div></section>"
    )


def _story(row: StoryRow, link: str) -> str:
    name = shown(row.story)
    title = f'<a href="{escape(link)}">{name}</a>' if link else name
    gravest = sorted(row.findings, key=lambda f: (-f.severity, f.span.segment, f.span.start))
    counts = ", ".join(
        f'<span class="sev-{s.label}">{n} {s.label}</span>'
        for s in sorted(Severity, reverse=True)
        if s and (n := sum(1 for f in row.findings if f.severity == s))
    )
    such = "; ".join(
        f"<q>{shown(f.text[:60])}</q>" + (f" → {shown(f.fix.replacement[:60])}" if f.fix else "")
        for f in [f for f in gravest if f.text][:2]
    )
    return (
        f'<tr><th scope="row">{title}</th><td>{shown(row.group.system or "–")}</td>'
        f"<td class=value>{row.words:,}</td><td>{counts}</td><td class=wrap>{such}</td></tr>"
    )


def _names(names: Sequence[NameRow]) -> str:
    if not names:
        return ""
    rows = "".join(
        f'<tr><th scope="row">{shown(row.canonical or row.concept)}</th>'
        f"<td class=value>{row.findings:,}</td><td class=value>{row.stories:,}</td>"
        f"<td class=wrap>{_renderings(row)}</td></tr>"
        for row in names[:_SHOWN_NAMES]
    )
    return (
        '<section id="names"><h2>Names and terms that go wrong</h2><div class="scroll"><table class="board">'
        '<thead><tr><th scope="col">Name</th><th scope="col">Findings</th>'
        '<th scope="col">Stories</th><th scope="col">Rendered as</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div></section>"
    )


def _renderings(row: NameRow) -> str:
    return ", ".join(
        (f"<q>{shown(text)}</q>" if text else "<i>not at all</i>") + f" × {number:,}"
        for text, number in row.wrong[:6]
    )


def _unread(unread: Sequence[tuple[str, str]]) -> str:
    if not unread:
        return ""
    rows = "".join(
        f"<li><b>{shown(story)}</b>: {shown(why)}</li>" for story, why in unread[:_SHOWN_UNREAD]
    )
    more = len(unread) - _SHOWN_UNREAD
    return (
        f'<section id="unread"><h2 class="worse">Not examined, or in part: {len(unread):,}</h2><ul class="unread">{rows}</ul>'
        + (f'<p class="hint">and {more:,} more, in the results</p>' if more > 0 else "")
        + "</section>"
    )


def _about(report: NightPage) -> str:
    night = report.night
    return (
        '<section><h2>How this night was made</h2><ul class="signatures">'
        f"<li>wireqa {shown(night.version)}</li><li>glossary <code>{shown(night.glossary)}</code></li>"
        f"<li>configuration <code>{shown(night.config)}</code></li>"
        f"<li>corpus <code>{shown(night.corpus)}</code></li>"
        "<li>Intervals are of 95 %, stories being the sample. A change counts when chance explains it "
        "in fewer than one of twenty nights, all measures taken together, and when it is in several "
        "stories.</li></ul></section>"
    )
