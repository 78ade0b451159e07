"""Trends as inline SVG: a sparkline for a table's cell, a chart with its interval and its numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from qa.model import Break, Trend, TrendPoint

_MOST = 80  # points of one line: more cannot be told apart on a screen
_FEW = 50  # of a sparkline
_WIDE, _HIGH = 360, 120
_LEFT, _BELOW, _ABOVE = 44, 18, 8


def sparkline(trend: Trend, width: int = 110, tall: int = 24) -> str:
    """A line without axes; its words for a screen reader are the first and the last value."""
    points = thinned(trend.points, _FEW)
    if len(points) < 2:
        return '<span class="hint">first night</span>'
    low, high = spanned([p.value for p in points])
    xs = spread(len(points), 2, width - 2)
    line = " ".join(
        f"{x:.1f},{height(p.value, low, high, 3, tall - 3):.1f}"
        for x, p in zip(xs, points, strict=True)
    )
    x, y = line.rsplit(" ", 1)[-1].split(",")
    return (
        f'<svg class="spark" width="{width}" height="{tall}" viewBox="0 0 {width} {tall}" '
        f'role="img" aria-label="{escape(spoken(trend))}"><polyline points="{line}"/>'
        f'<circle cx="{x}" cy="{y}" r="2.2"/></svg>'
    )


def chart(trends: Sequence[Trend], breaks: Sequence[Break] = ()) -> str:
    """One measure over the nights; several trends of it are ways of measuring and do not touch.

    The band is the 95 % interval. A dashed line stands where something else examined from then on.
    All numbers are in a table below, for those who cannot see it.
    """
    first = trends[0]
    points = [thinned(trend.points) for trend in trends]
    every = [p for some in points for p in some]
    low, high = spanned([v for p in every for v in (p.value, p.low, p.high) if v is not None])
    nights = sorted({p.night for p in every})
    places = dict(zip(nights, spread(len(nights), _LEFT, _WIDE - 6), strict=True))
    bottom = _HIGH - _BELOW

    def at(point: TrendPoint, value: float) -> str:
        return f"{places[point.night]:.1f},{height(value, low, high, _ABOVE, bottom):.1f}"

    shapes = broken(breaks, places, _ABOVE, bottom)
    for some in points:
        edge = [(p, p.low, p.high) for p in some if p.low is not None and p.high is not None]
        if len(edge) > 1:
            band = [at(p, h) for p, _, h in edge if h is not None]
            band += [at(p, lo) for p, lo, _ in reversed(edge) if lo is not None]
            shapes.append(f'<polygon class="band" points="{" ".join(band)}"/>')
        shapes.append(f'<polyline points="{" ".join(at(p, p.value) for p in some)}"/>')
        x, y = at(some[-1], some[-1].value).split(",")
        shapes.append(f'<circle cx="{x}" cy="{y}" r="2.6"/>')
    for bound in (low, high):
        at_height = height(bound, low, high, _ABOVE, bottom)
        shapes.append(
            f'<line class="grid" x1="{_LEFT}" x2="{_WIDE - 6}" y1="{at_height:.1f}" y2="{at_height:.1f}"/>'
            f'<text x="{_LEFT - 5}" y="{at_height + 4:.1f}" text-anchor="end">'
            f"{bound:.{first.digits}f}</text>"
        )
    shapes.append(f'<text x="{_LEFT}" y="{_HIGH - 4}">{escape(nights[0])}</text>')
    if len(nights) > 1:
        shapes.append(
            f'<text x="{_WIDE - 6}" y="{_HIGH - 4}" text-anchor="end">{escape(nights[-1])}</text>'
        )
    arrow = "↓ less is better" if first.less_is_better else "↑ more is better"
    return (
        f'<figure class="chart"><figcaption><b>{escape(first.measure)}</b> {escape(first.unit)} '
        f"<small>{arrow}</small></figcaption>"
        f'<svg viewBox="0 0 {_WIDE} {_HIGH}" role="img" aria-label="{escape(spoken(trends[-1]))}">'
        f"<title>{escape(spoken(trends[-1]))}</title>"
        f"{''.join(shapes)}</svg>{_numbers(trends)}</figure>"
    )


def broken(
    breaks: Sequence[Break], places: Mapping[str, float], top: float, bottom: float
) -> list[str]:
    """A dashed line at each of the nights that a chart has, with its reason."""
    marks = []
    for one in breaks:
        # A night that was thinned out is marked at the next one.
        x = next((place for night, place in places.items() if night >= one.night), None)
        if x is not None and one.night > min(places):
            marks.append(
                f'<line class="break" x1="{x:.1f}" x2="{x:.1f}" y1="{top}" y2="{bottom}"><title>'
                f"{escape(one.night)}: {escape(' and '.join(one.changed))} changed</title></line>"
            )
    return marks


def _numbers(trends: Sequence[Trend]) -> str:
    rows = "".join(
        f"<tr><td>{escape(p.night)}</td><td>{value(p, trend.digits)}</td></tr>"
        for trend in trends
        for p in reversed(thinned(trend.points, 14))
    )
    signatures = "".join(f"<p><code>{escape(t.signature)}</code></p>" for t in trends)
    return (
        f"<details><summary>numbers</summary><table><tbody>{rows}</tbody></table>"
        f"{signatures}</details>"
    )


def value(point: TrendPoint, digits: int) -> str:
    """A value with its interval, as text."""
    if point.low is None or point.high is None:
        return f"{point.value:.{digits}f}"
    return (
        f"{point.value:.{digits}f} <small>({point.low:.{digits}f}–{point.high:.{digits}f})</small>"
    )


def spoken(trend: Trend) -> str:
    """A trend in one sentence."""
    first, last = trend.points[0], trend.points[-1]
    if len(trend.points) == 1:
        return f"{trend.measure}: {last.value:.{trend.digits}f} on {last.night}"
    return (
        f"{trend.measure}: {first.value:.{trend.digits}f} on {first.night}, "
        f"{last.value:.{trend.digits}f} on {last.night}"
    )


def thinned(points: Sequence[TrendPoint], most: int = _MOST) -> list[TrendPoint]:
    """At most so many of the points, evenly spread, the last among them."""
    if len(points) <= most:
        return list(points)
    step = (len(points) - 1) / (most - 1)
    return [points[round(n * step)] for n in range(most)]


def spanned(values: Sequence[float]) -> tuple[float, float]:
    """The ends of an axis that has all values, never of no length."""
    low, high = min(values), max(values)
    if low == high:
        return max(0.0, low - 1), high + 1
    return low, high


def spread(number: int, start: float, end: float) -> list[float]:
    """So many places from start to end, as far from each other."""
    if number == 1:
        return [(start + end) / 2]
    return [start + (end - start) * n / (number - 1) for n in range(number)]


def height(value: float, low: float, high: float, top: float, bottom: float) -> float:
    """Where a value stands between the top and the bottom of a drawing."""
    return bottom - (bottom - top) * (value - low) / (high - low)
