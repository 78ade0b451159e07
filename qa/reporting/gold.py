"""Findings against the errors that a person marked: precision, recall, rightness of the fixes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qa.model import Document, Finding, GoldMark, Result


@dataclass(frozen=True, slots=True)
class GoldReport:
    """Counts over all results; `missed` and `outside` show what to look at."""

    marks: int
    found: int
    by_needs: dict[str, tuple[int, int]]
    by_check: dict[str, tuple[int, int]]
    fixes: int
    fixes_right: int
    missed: tuple[GoldMark, ...]
    outside: tuple[Finding, ...]


def compare(
    results: Sequence[Result],
    articles: frozenset[str],
    admitted: Callable[[Finding], frozenset[str]],
) -> GoldReport:
    """A mark is found when a finding of its segment overlaps it.

    A fix is right when applying it gives what the mark's suggestion gives, or when it is an
    admitted form of the finding's concept.
    """
    needs: dict[str, list[int]] = {}
    checks: Counter[str] = Counter()
    right_checks: Counter[str] = Counter()
    missed, outside = [], []
    fixes = fixes_right = found = total = 0
    for result in results:
        document = result.document
        total += len(document.gold)
        for mark in document.gold:
            hits = [f for f in result.findings if f.span.overlaps(mark.span)]
            count = needs.setdefault(mark.needs, [0, 0])
            count[1] += 1
            if not hits:
                missed.append(mark)
                continue
            found += 1
            count[0] += 1
            fixed = [f for f in hits if f.fix]
            if fixed:
                fixes += 1
                fixes_right += any(_right(document, f, mark, articles, admitted) for f in fixed)
        for finding in result.findings:
            checks[finding.check] += 1
            if any(finding.span.overlaps(mark.span) for mark in document.gold):
                right_checks[finding.check] += 1
            else:
                outside.append(finding)
    return GoldReport(
        total, found, {k: (a, b) for k, (a, b) in sorted(needs.items())},
        {k: (right_checks[k], n) for k, n in sorted(checks.items())},
        fixes, fixes_right, tuple(missed), tuple(outside),
    )  # fmt: skip


def _right(
    document: Document,
    finding: Finding,
    mark: GoldMark,
    articles: frozenset[str],
    admitted: Callable[[Finding], frozenset[str]],
) -> bool:
    assert finding.fix
    text = document.segments[mark.span.segment].target

    def plain(words: str) -> str:
        return " ".join(w for w in words.casefold().split() if w not in articles)

    def applied(start: int, end: int, instead: str) -> str:
        return plain(text[:start] + instead + text[end:])

    span = finding.span
    ours = applied(span.start, span.end, finding.fix.replacement)
    theirs = applied(mark.span.start, mark.span.end, mark.suggestion)
    return ours == theirs or plain(finding.fix.replacement) in {plain(f) for f in admitted(finding)}


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {part / whole:.0%}" if whole else "-"


def render(report: GoldReport) -> str:
    """The comparison as text."""
    lines = ["against the gold marks", ""]
    total = sum(n for _, n in report.by_check.values())
    right = sum(n for n, _ in report.by_check.values())
    width = max((len(c) for c in report.by_check), default=9)
    lines.append(f"{'check':{width}}  precision (findings that overlap a mark)")
    lines += [f"{c:{width}}  {_share(a, b)}" for c, (a, b) in report.by_check.items()]
    lines += [f"{'all':{width}}  {_share(right, total)}", "", "recall by what a checker must see"]
    lines += [f"{need:{width}}  {_share(a, b)}" for need, (a, b) in report.by_needs.items()]
    lines.append(f"{'all':{width}}  {_share(report.found, report.marks)}")
    lines.append(f"{'fixes right':{width}}  {_share(report.fixes_right, report.fixes)}")
    if report.missed:
        lines += ["", "missed"]
        lines += [
            f"  {m.span.segment + 1}: {m.type} (needs {m.needs}) → {m.suggestion}"
            for m in report.missed
        ]
    if report.outside:
        lines += ["", "outside gold"]
        lines += [f"  {f.span.segment + 1}: {f.check}: {f.message}" for f in report.outside]
    return "\n".join(lines) + "\n"
