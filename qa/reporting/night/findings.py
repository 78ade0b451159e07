"""Findings per 1,000 words: a chart by severity, the checks that moved, and all checks in a table."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from qa.model import Break, CheckRow, NightPage, Trend, TrendPoint
from qa.reporting.night.chart import (
    broken,
    chart,
    height,
    spanned,
    sparkline,
    spoken,
    spread,
    thinned,
    value,
)
from qa.reporting.night.shown import shown
from qa.reporting.plural import plural

_WIDE, _HIGH = 560, 200
_LEFT, _RIGHT, _BELOW, _ABOVE = 36, 104, 22, 10
_APART = 16  # between two labels
_NIGHTS = 14  # of the table beside the chart
_MULTIPLES = 6
_CLEAR = 1.0  # half-widths of the difference's interval from which a check has moved
_OVERRULED = 5  # checks named as those that people overrule most


def findings(report: NightPage) -> str:
    """The findings of all checks together by severity, with the checks that moved most."""
    if not report.severities:
        return ""
    moved = sorted(
        (row for row in report.checks if row.moved is not None and abs(row.moved) >= _CLEAR),
        key=lambda row: (-abs(row.moved or 0), row.check),
    )[:_MULTIPLES]
    told = ""
    if moved:
        figures = "".join(chart([row.trend], report.breaks) for row in moved)
        told = (
            f"<h3>Checks that moved most against {shown(report.against)}</h3>"
            f'<div class="charts small">{figures}</div>'
        )
    return (
        '<section id="findings"><h2>Findings per 1,000 words</h2>'
        f"{_lines(report.severities, report.breaks)}{told}</section>"
    )


def _lines(trends: Sequence[Trend], breaks: Sequence[Break]) -> str:
    points = [thinned(trend.points) for trend in trends]
    nights = sorted({p.night for some in points for p in some})
    places = dict(zip(nights, spread(len(nights), _LEFT, _WIDE - _RIGHT), strict=True))
    bottom = _HIGH - _BELOW
    every = [v for some in points for p in some for v in (p.value, p.high) if v is not None]
    low, high = spanned([0.0, *every])

    def at(point: TrendPoint, number: float) -> str:
        return f"{places[point.night]:.1f},{height(number, low, high, _ABOVE, bottom):.1f}"

    shapes = broken(breaks, places, _ABOVE, bottom)
    for bound in (low, (low + high) / 2, high):
        y = height(bound, low, high, _ABOVE, bottom)
        shapes.append(
            f'<line class="grid" x1="{_LEFT}" x2="{_WIDE - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
            f'<text x="{_LEFT - 5}" y="{y + 4:.1f}" text-anchor="end">{bound:.1f}</text>'
        )
    labels = _labels([some[-1].value for some in points], low, high, bottom)
    for trend, some, label in zip(trends, points, labels, strict=True):
        edge = [(p, p.low, p.high) for p in some if p.low is not None and p.high is not None]
        band = [at(p, h) for p, _, h in edge if h is not None]
        band += [at(p, lo) for p, lo, _ in reversed(edge) if lo is not None]
        name = escape(trend.measure)
        shapes.append(
            f'<g class="line-{name}"><polygon class="band" points="{" ".join(band)}"/>'
            f'<polyline points="{" ".join(at(p, p.value) for p in some)}"/>'
            + "".join(_dot(at(p, p.value), trend, p) for p in some)
            + f'<text x="{_WIDE - _RIGHT + 8}" y="{label + 4:.1f}">{name} '
            f"{some[-1].value:.{trend.digits}f}</text></g>"
        )
    shapes.append(f'<text x="{_LEFT}" y="{_HIGH - 5}">{escape(nights[0])}</text>')
    if len(nights) > 1:
        shapes.append(
            f'<text x="{_WIDE - _RIGHT}" y="{_HIGH - 5}" text-anchor="end">'
            f"{escape(nights[-1])}</text>"
        )
    told = ". ".join(map(spoken, trends))
    return (
        '<figure class="chart wide"><figcaption><small>All checks together, with 95 % intervals. '
        f"↓ less is better.{_why(breaks, nights)}</small></figcaption>"
        f'<svg viewBox="0 0 {_WIDE} {_HIGH}" role="img" aria-labelledby="severity-title severity-told">'
        '<title id="severity-title">Findings per 1,000 words by severity</title>'
        f'<desc id="severity-told">{escape(told)}</desc>{"".join(shapes)}</svg>'
        f"{_numbers(trends, nights[-_NIGHTS:])}</figure>"
    )


def _dot(place: str, trend: Trend, point: TrendPoint) -> str:
    x, y = place.split(",")
    return (
        f'<circle cx="{x}" cy="{y}" r="2.4"><title>{escape(point.night)}: '
        f"{point.value:.{trend.digits}f} {escape(trend.measure)}</title></circle>"
    )


def _labels(values: Sequence[float], low: float, high: float, bottom: float) -> list[float]:
    """Where the lines' names stand at their ends, none upon another."""
    wanted = [height(v, low, high, _ABOVE, bottom) for v in values]
    placed: dict[int, float] = {}
    floor = bottom
    for number in sorted(range(len(values)), key=lambda n: -wanted[n]):
        placed[number] = min(wanted[number], floor)
        floor = placed[number] - _APART
    return [placed[number] for number in range(len(values))]


def _why(breaks: Sequence[Break], nights: Sequence[str]) -> str:
    """What the dashed lines say, in words: the latest ones."""
    inside = [one for one in breaks if nights[0] < one.night <= nights[-1]]
    if not inside:
        return ""
    told = "; ".join(f"{' and '.join(b.changed)} on {b.night}" for b in inside[-3:])
    return f" Dashed: something else examined from then on ({escape(told)})."


def _numbers(trends: Sequence[Trend], nights: Sequence[str]) -> str:
    known = [{point.night: point for point in trend.points} for trend in trends]
    head = "".join(f'<th scope="col">{escape(trend.measure)}</th>' for trend in trends)
    rows = "".join(
        f'<tr><th scope="row">{escape(night)}</th>'
        + "".join(
            f"<td class=value>{value(own[night], trend.digits) if night in own else '–'}</td>"
            for own, trend in zip(known, trends, strict=True)
        )
        + "</tr>"
        for night in reversed(nights)
    )
    return (
        '<details><summary>numbers</summary><div class="scroll"><table class="numbers"><thead><tr>'
        f'<th scope="col">Night</th>{head}</tr></thead><tbody>{rows}</tbody></table></div></details>'
    )


def checks(report: NightPage) -> str:
    """All checks, the most frequent first: how often, over time, and how often people overrule them."""
    if not report.checks:
        return ""
    rows = "".join(map(_row, report.checks))
    return (
        f'<section id="checks"><h2>Checks</h2>{_most_overruled(report.checks)}'
        '<div class="scroll"><table class="board"><thead><tr>'
        '<th scope="col">Check</th><th scope="col">Per 1,000 words</th><th scope="col">Trend</th>'
        '<th scope="col">Moved</th><th scope="col">Critical</th><th scope="col">Major</th>'
        '<th scope="col">Minor</th><th scope="col">Neutral</th><th scope="col">Stories</th>'
        f'<th scope="col">Overruled by people</th></tr></thead><tbody>{rows}</tbody></table></div>'
        "</section>"
    )


def _row(row: CheckRow) -> str:
    counts = "".join(
        f"<td class=value>{n:,}</td>" if n else '<td class="value none">0</td>'
        for n in (*reversed(row.findings), row.stories)
    )
    return (
        f'<tr><th scope="row">{shown(row.check)}</th>'
        f"<td class=value>{value(row.trend.points[-1], row.trend.digits)}</td>"
        f"<td>{sparkline(row.trend)}</td><td>{_moved(row)}</td>{counts}"
        f"<td class=value>{row.overruled:,}{_share(row)}</td></tr>"
    )


def _moved(row: CheckRow) -> str:
    if row.moved is None or abs(row.moved) < _CLEAR:
        return "–"
    return '<span class="worse">▲ more</span>' if row.moved > 0 else "▼ fewer"


def _said(row: CheckRow) -> int:
    return sum(row.findings) + row.overruled


def _share(row: CheckRow) -> str:
    return f" <small>{100 * row.overruled / _said(row):.0f} %</small>" if row.overruled else ""


def _most_overruled(rows: Sequence[CheckRow]) -> str:
    most = sorted((row for row in rows if row.overruled), key=lambda r: (-r.overruled, r.check))
    if not most:
        return ""
    told = ", ".join(
        f"<b>{shown(row.check)}</b> {row.overruled:,} of {plural(_said(row), 'time')} "
        f"({100 * row.overruled / _said(row):.0f} %)"
        for row in most[:_OVERRULED]
    )
    return f"<p>People overrule most: {told}.</p>"
