"""The board of `qa score` as a LaTeX table (package booktabs)."""

from __future__ import annotations

from collections.abc import Sequence

from qa.reporting.board import abreast, explanation, p_value, value
from qa.scoring.board import Board, Cell, Heading, Row

_ESCAPED = {
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", "±": r"$\pm$",
    "↓": r"$\downarrow$",
}  # fmt: skip


def board_latex(board: Board, gold: str = "") -> str:
    """A table environment, the best of each column in bold; signatures stand in its caption.

    `gold`, the comparison with people's marks, stands below as it is.
    """
    lines = [r"% \usepackage{booktabs}", r"\begin{table}", r"\centering"]
    for several in abreast(len(board.headings)):
        lines += _tabular(board, several)
    told = [*explanation(board, "bold:"), *(f"{h.name}: {h.signature}" for h in board.headings)]
    told += [f"{h.name}: {h.note}" for h in board.headings if h.note]
    told += board.notes
    caption = ". ".join(escaped(line) for line in told)
    lines += [rf"\caption{{{caption}.}}", r"\end{table}"]
    if gold:
        kept = gold.replace(r"\end", r"\ end")  # nothing else ends it
        lines += [r"\begin{verbatim}", kept.rstrip("\n"), r"\end{verbatim}"]
    return "\n".join(lines) + "\n"


def _tabular(board: Board, several: slice) -> list[str]:
    """Some of the columns; below each other, as one table would not fit the page."""
    headings = board.headings[several]
    lines = [
        rf"\begin{{tabular}}{{l{'r' * len(headings)}}}",
        r"\toprule",
        " & ".join(["", *(_heading(h) for h in headings)]) + r" \\",
        r"\midrule",
        *(_line(row, headings, several) for row in board.rows),
    ]
    for part in board.slices:
        title = escaped(f"{board.by} {part.label} (n = {part.segments:,})")
        lines += [
            r"\midrule",
            rf"\multicolumn{{{len(headings) + 1}}}{{l}}{{\emph{{{title}}}}} \\",
            *(_line(row, headings, several) for row in part.rows),
        ]
    return [*lines, r"\bottomrule", r"\end{tabular}"]


def escaped(text: str) -> str:
    """Plain text as LaTeX prints it."""
    return " ".join("".join(_ESCAPED.get(char, char) for char in text).split())


def _heading(heading: Heading) -> str:
    return escaped(heading.name + ("" if heading.higher_is_better else " ↓"))


def _line(row: Row, headings: Sequence[Heading], several: slice) -> str:
    cells = [_cell(c, h) for c, h in zip(row.cells[several], headings, strict=True)]
    return " & ".join([escaped(row.system), *cells]) + r" \\"


def _cell(cell: Cell | None, heading: Heading) -> str:
    if cell is None:
        return "--"
    text = value(cell, heading, r" $\pm$ ")
    if cell.best:
        text = rf"\textbf{{{text}}}"
    return text if cell.p is None else rf"{text} {{\scriptsize {escaped(p_value(cell.p))}}}"
