"""The board of `qa score` as a LaTeX table (package booktabs)."""

from __future__ import annotations

from qa.reporting.board import explanation, p_value, value
from qa.scoring.board import Board, Cell, Heading, Row

_ESCAPED = {
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", "±": r"$\pm$",
    "↓": r"$\downarrow$",
}  # fmt: skip


def board_latex(board: Board) -> str:
    """A table environment, the best of each column in bold; signatures stand in its caption."""
    lines = [
        r"% \usepackage{booktabs}",
        r"\begin{table}",
        r"\centering",
        rf"\begin{{tabular}}{{l{'r' * len(board.headings)}}}",
        r"\toprule",
        " & ".join(["", *(_heading(h) for h in board.headings)]) + r" \\",
        r"\midrule",
        *(_line(board, row) for row in board.rows),
    ]
    for part in board.slices:
        title = escaped(f"{board.by} {part.label} (n = {part.segments:,})")
        lines += [
            r"\midrule",
            rf"\multicolumn{{{len(board.headings) + 1}}}{{l}}{{\emph{{{title}}}}} \\",
            *(_line(board, row) for row in part.rows),
        ]
    told = [*explanation(board, "bold:"), *(f"{h.name}: {h.signature}" for h in board.headings)]
    told += [f"{h.name}: {h.note}" for h in board.headings if h.note]
    told += board.notes
    caption = ". ".join(escaped(line) for line in told)
    lines += [r"\bottomrule", r"\end{tabular}", rf"\caption{{{caption}.}}", r"\end{table}"]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Plain text as LaTeX prints it."""
    return " ".join("".join(_ESCAPED.get(char, char) for char in text).split())


def _heading(heading: Heading) -> str:
    return escaped(heading.name + ("" if heading.higher_is_better else " ↓"))


def _line(board: Board, row: Row) -> str:
    cells = [_cell(c, h) for c, h in zip(row.cells, board.headings, strict=True)]
    return " & ".join([escaped(row.system), *cells]) + r" \\"


def _cell(cell: Cell | None, heading: Heading) -> str:
    if cell is None:
        return "--"
    text = value(cell, heading, r" $\pm$ ")
    if cell.best:
        text = rf"\textbf{{{text}}}"
    return text if cell.p is None else rf"{text} {{\scriptsize {escaped(p_value(cell.p))}}}"
