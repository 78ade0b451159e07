"""A check explained, in one text for the terminal, help pages and reports."""

from __future__ import annotations

from qa.checks import Check


def explained(check: Check, *, markdown: bool = True) -> str:
    """What it finds, what it does not see, its options, and examples of both."""
    parts = [check.documentation]
    if check.options:
        lines = [f"{name} = {_shown(default)}" for name, default in check.options.items()]
        parts.append("Options:\n\n" + _list(lines, markdown))
    for title, cases in (("Found:", check.bad), ("Silent:", check.good)):
        lines = [
            f"[{case.pair}] {case.target}"
            + (f" ⟵ {case.source}" if case.source else "")
            + (f" → {case.fix}" if case.fix else "")
            for case in cases
        ]
        if lines:
            parts.append(f"{title}\n\n{_list(lines, markdown)}")
    return "\n\n".join(parts)


def _shown(default: object) -> str:
    return str(default).lower() if isinstance(default, bool) else str(default)


def _list(lines: list[str], markdown: bool) -> str:
    if not markdown:
        return "\n".join(f"  {line}" for line in lines)
    return "\n".join(f"- {_literal(line)}" for line in lines)


def _literal(text: str) -> str:
    """A code span that holds any text."""
    fence = "`"
    while fence in text:
        fence += "`"
    blank = " " if "`" in text else ""
    return f"{fence}{blank}{text}{blank}{fence}"
