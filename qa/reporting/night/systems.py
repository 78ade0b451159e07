"""How systems and desks stand: a table with what they lead to, and their charts."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import groupby

from qa.model import Break, NightPage, Standing
from qa.reporting.night.chart import chart, sparkline, value
from qa.reporting.night.shown import shown
from qa.reporting.plural import plural

_RATES = ("MQM penalty", "terms right", "entities right")
_HEAD = (
    '<th scope="col">Stories</th><th scope="col">MQM penalty</th><th scope="col">Trend</th>'
    '<th scope="col">Terms right</th><th scope="col">Names right</th>'
)


def charts(standing: Standing, breaks: Sequence[Break]) -> str:
    """A chart of each measure of a standing."""
    if not standing.trends:
        return ""
    figures = "".join(
        chart(list(same), breaks) for _, same in groupby(standing.trends, key=lambda t: t.measure)
    )
    return f'<section aria-label="Trends"><div class="charts">{figures}</div></section>'


def systems(report: NightPage) -> str:
    """The systems in their directions, the worst first, each with its charts."""
    if not report.standings:
        return ""
    # Scores of desks do not add up: with several desks they stand with the desks.
    scored = any(_scores(standing) for standing in report.standings)
    rows = "".join(_system(standing, scored=scored) for standing in report.standings)
    scores = '<th scope="col">Scores</th>' if scored else ""
    return (
        '<section id="systems"><h2>Systems and directions, the worst first</h2>'
        '<div class="scroll"><table class="board"><thead><tr>'
        f'<th scope="col">System</th><th scope="col">Direction</th>{_HEAD}'
        f'{scores}<th scope="col">Change</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
        "<details><summary>The trends of each</summary>"
        + "".join(_details(standing, report.breaks) for standing in report.standings)
        + "</details></section>"
    )


def desks(some: Sequence[Standing]) -> str:
    """The desks, the worst first, each with its systems and directions; nothing for one desk."""
    if not some:
        return ""
    rows = "".join(
        f'<tr><th scope="row">{shown(desk.desk or "no desk")}</th>{_figures(desk)}'
        f"<td>{_told(desk)}</td></tr>"
        for desk in some
    )
    return (
        '<section id="desks"><h2>Desks, the worst first</h2>'
        '<div class="scroll"><table class="board"><thead><tr>'
        f'<th scope="col">Desk</th>{_HEAD}<th scope="col">Change</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>{''.join(map(_desk, some))}</section>"
    )


def _desk(desk: Standing) -> str:
    rows = "".join(
        f'<tr><th scope="row">{shown(_name(part))}</th><td>{_pair(part)}</td>{_figures(part)}'
        f"<td class=value>{_scores(part) or '–'}</td><td>{_told(part)}</td></tr>"
        for part in desk.parts
    )
    return (
        f"<details><summary>{shown(desk.desk or 'no desk')}: systems and directions</summary>"
        '<div class="scroll"><table class="board"><thead><tr><th scope="col">System</th>'
        f'<th scope="col">Direction</th>{_HEAD}<th scope="col">Scores</th>'
        f'<th scope="col">Change</th></tr></thead><tbody>{rows}</tbody></table></div></details>'
    )


def _system(standing: Standing, *, scored: bool) -> str:
    scores = f"<td class=value>{_scores(standing) or '–'}</td>" if scored else ""
    return (
        f'<tr><th scope="row"><a href="#{_anchor(standing)}">{shown(_name(standing))}</a></th>'
        f"<td>{_pair(standing)}</td>{_figures(standing)}"
        f"{scores}<td>{_told(standing)}</td></tr>"
    )


def _figures(standing: Standing) -> str:
    by_name = {trend.measure: trend for trend in standing.trends}
    penalty, *shares = map(by_name.get, _RATES)
    return (
        f"<td class=value>{standing.stories:,}</td>"
        f"<td class=value>{value(penalty.points[-1], 1) if penalty else '–'}</td>"
        f"<td>{sparkline(penalty) if penalty else ''}</td>"
        + "".join(f"<td class=value>{value(s.points[-1], 1) if s else '–'}</td>" for s in shares)
    )


def _told(standing: Standing) -> str:
    worse = sum(1 for c in standing.changes if c.verdict == "worse")
    better = sum(1 for c in standing.changes if c.verdict == "better")
    told = []
    if worse:
        told.append(f'<span class="worse">▼ {plural(worse, "measure")} worse</span>')
    if better:
        told.append(f'<span class="better">▲ {plural(better, "measure")} better</span>')
    return ", ".join(told) or "–"


def _scores(standing: Standing) -> str:
    # Of several signatures the one that tonight was made with: it ends latest.
    last = max((t.points[-1].night for t in standing.trends), default="")
    return ", ".join(
        f"{shown(t.measure)} {t.points[-1].value:.1f}"
        for t in standing.trends
        if t.measure not in _RATES and t.points[-1].night == last
    )


def _details(standing: Standing, breaks: Sequence[Break]) -> str:
    return (
        # Within the details: a link to it opens them.
        f"<details><summary>{shown(_name(standing))}, {_pair(standing)}: trends</summary>"
        f'<div id="{_anchor(standing)}">{charts(standing, breaks)}</div></details>'
    )


def _name(standing: Standing) -> str:
    return standing.system or "one system"


def _pair(standing: Standing) -> str:
    return f"{shown(standing.source_lang or '?')} → {shown(standing.target_lang)}"


def _anchor(standing: Standing) -> str:
    key = "\0".join((standing.system, standing.source_lang, standing.target_lang))
    return "s" + hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=6).hexdigest()
