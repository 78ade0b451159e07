"""The board of `qa score` for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from qa.reporting.plural import plural
from qa.reporting.text import columns as width_of
from qa.scoring.board import Board, Cell, Heading, Row

_ABREAST = 6  # columns side by side


def board_text(board: Board) -> str:
    """A row a system, a column a metric; signatures, sample and warnings below."""
    lines = grids(board.headings, board.rows)
    lines += ["", *explanation(board)]
    for part in board.slices:
        lines += ["", f"{board.by} {part.label}: {plural(part.segments, 'segment')}"]
        lines += grids(board.headings, part.rows)
    lines += ["", *(f"{h.name}: {h.signature}" for h in board.headings)]
    lines += [f"{h.name}: {h.note}" for h in board.headings if h.note]
    lines += [f"note: {note}" for note in board.notes]
    return "\n".join(lines) + "\n"


def explanation(board: Board, best: str = "*") -> list[str]:
    """What the numbers are, in sentences; `best` marks the best of a column."""
    size = f"{plural(board.segments, 'segment')} in {plural(board.documents, 'document')}"
    lines = [
        f"{size}; ± is half the 95 % interval, from {board.samples:,} resamples of whole "
        f"{board.unit} (seed {board.seed})"
    ]
    if any(cell and cell.p is not None for row in board.rows for cell in row.cells):
        how = (
            "paired bootstrap" if board.test == "bootstrap" else "paired approximate randomisation"
        )
        lines.append(
            f"p: {how} against {board.baseline}, {board.trials:,} trials, "
            "after Holm over the systems"
        )
    if len(board.rows) > 1:
        lines.append(f"{best} best of its column")
    return lines


def grids(headings: Sequence[Heading], rows: Sequence[Row]) -> list[str]:
    """The table in as many parts below each other as its columns need."""
    lines: list[str] = []
    for several in abreast(len(headings)):
        part = [Row(row.system, row.cells[several]) for row in rows]
        lines += ([""] if lines else []) + grid(headings[several], part)
    return lines


def abreast(columns: int) -> list[slice]:
    """The columns of each part of a table that is too wide for a page."""
    return [slice(n, n + _ABREAST) for n in range(0, max(1, columns), _ABREAST)]


def grid(headings: Sequence[Heading], rows: Sequence[Row]) -> list[str]:
    """The table in aligned columns."""
    tested = any(cell and cell.p is not None for row in rows for cell in row.cells)
    head = ["", *(f"{h.name}{'' if h.higher_is_better else ' ↓'}" for h in headings)]
    body = [
        [row.system, *(_shown(c, h, tested) for c, h in zip(row.cells, headings, strict=True))]
        for row in rows
    ]
    widths = [max(width_of(line[n]) for line in [head, *body]) for n in range(len(head))]
    return [
        "  ".join(text + " " * (w - width_of(text)) for text, w in zip(line, widths, strict=True))
        .rstrip()
        for line in [head, *body]
    ]  # fmt: skip


def _shown(cell: Cell | None, heading: Heading, tested: bool) -> str:
    if cell is None:
        return "-"
    text = value(cell, heading) + (" *" if cell.best else "  ")
    if tested:
        text += f" {p_value(cell.p):7}"
    return text


def value(cell: Cell, heading: Heading, sign: str = " ± ") -> str:
    """The score with half its interval."""
    digits = heading.digits
    half = "" if cell.half is None else f"{sign}{cell.half:.{digits}f}"
    return f"{cell.score.value:.{digits}f}{half}"


def p_value(p: float | None) -> str:
    """`p=0.012`; what is below a thousandth is said to be."""
    if p is None:
        return ""
    return "p<0.001" if p < 0.001 else f"p={p:.3f}"
