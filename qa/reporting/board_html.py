"""The board of `qa score` as one self-contained page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from qa.reporting.board import explanation, p_value
from qa.reporting.page import page
from qa.reporting.plural import plural
from qa.reporting.summary import ReportOptions
from qa.scoring.board import Board, Cell, Heading, Row

_LESS = ' <span title="less is better">↓</span>'
_BASELINE = ' class="baseline"'


def board_html(board: Board, options: ReportOptions, gold: str = "") -> str:
    """The table, its slices, what the numbers mean and the signatures; every text is escaped.

    `gold`, the comparison with people's marks, stands below as it is.
    """
    names = [row.system for row in board.rows]
    heading = f"{plural(len(names), 'system')} on {plural(board.segments, 'segment')}"
    parts = [table(board.headings, board.rows, board.baseline)]
    parts += [f'<p class="hint">{escape(line)}</p>' for line in explanation(board, "★")]
    parts += [f'<p class="warning">{escape(note)}</p>' for note in board.notes]
    for part in board.slices:
        title = f"{board.by} {part.label}"
        parts.append(
            f"<h2>{escape(title)} <small>{plural(part.segments, 'segment')}</small></h2>"
            + table(board.headings, part.rows, board.baseline)
        )
    if gold:
        parts.append(
            f'<h2>Findings and people</h2><div class="scroll"><pre>{escape(gold)}</pre></div>'
        )
    parts.append(signatures(board.headings))
    return page(f"wireqa: {', '.join(names)}", heading, "".join(parts), options.tool_version)


def table(headings: Sequence[Heading], rows: Sequence[Row], baseline: str) -> str:
    """A row a system; the best of a column is bold and marked for those who see no colours."""
    heads = "".join(
        f'<th scope="col" class="value">{escape(h.name)}{"" if h.higher_is_better else _LESS}</th>'
        for h in headings
    )
    body = "".join(
        f"<tr{_BASELINE if row.system == baseline else ''}>"
        f'<th scope="row">{escape(row.system)}</th>'
        + "".join(_cell(c, h) for c, h in zip(row.cells, headings, strict=True))
        + "</tr>"
        for row in rows
    )
    return (
        '<div class="scroll"><table class="board"><thead><tr><th scope="col">System</th>'
        f"{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(cell: Cell | None, heading: Heading) -> str:
    if cell is None:
        return '<td class="value">–</td>'
    digits = heading.digits
    half = "" if cell.half is None else f" ± {cell.half:.{digits}f}"
    shown = f"{cell.score.value:.{digits}f}"
    shown = f"<b>{shown}</b>{half} ★" if cell.best else f"{shown}{half}"
    below = ""
    if cell.difference is not None:
        margin = "" if cell.margin is None else f" ± {cell.margin:.{digits}f}"
        chance = p_value(cell.p)
        likely = f", {escape(chance)}" if chance else ""
        below = f"<small>{cell.difference:+.{digits}f}{margin}{likely}</small>"
    kind = "value best" if cell.best else "value"
    return f'<td class="{kind}">{shown}{below}</td>'


def signatures(headings: Sequence[Heading]) -> str:
    """How each column was made."""
    items = "".join(
        f"<li>{escape(h.name)}: <code>{escape(h.signature)}</code>"
        f"{f' ({escape(h.note)})' if h.note else ''}</li>"
        for h in headings
    )
    return f'<h2>Signatures</h2><ul class="signatures">{items}</ul>'
