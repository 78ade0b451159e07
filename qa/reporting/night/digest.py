"""A night in a few lines of Markdown, for mail and chat."""

from __future__ import annotations

import re

from qa.model import Change, NightPage
from qa.reporting.plural import plural

_SHOWN = 10
# What Markdown, chat programs and HTML would read as more than text.
_SPECIAL = re.compile(r"(^\+|[\\`*_\[\]#|<>~@&])")


def night_markdown(report: NightPage, page: str = "") -> str:
    """Verdict, changes, the worst stories and names; `page` is a link to the whole."""
    worse = [c for c in report.changes if c.verdict == "worse"]
    better = [c for c in report.changes if c.verdict == "better"]
    whole = report.whole
    lines = [f"# wireqa, night of {_text(report.night.name)}", ""]
    if not report.against:
        lines.append("The first night that is kept.")
    elif worse:
        lines.append(
            f"**Quality fell** in {plural(len(worse), 'measure')} against {_text(report.against)}."
        )
    elif better:
        lines.append(
            f"Quality rose in {plural(len(better), 'measure')} against {_text(report.against)}."
        )
    else:
        lines.append(f"No change beyond chance against {_text(report.against)}.")
    measured = ", ".join(
        f"{t.measure} {t.points[-1].value:.{t.digits}f} {t.unit}" for t in whole.trends
    )
    lines += [
        "",
        f"{plural(whole.stories, 'story', 'stories')}, {whole.words:,} words. {measured}.",
    ]
    for sign, changes in (("▼", worse), ("▲", better)):
        lines += [f"- {sign} {_change(c)}" for c in changes[:_SHOWN]]
        lines += _more(len(changes))
    if report.unread:
        lines += ["", f"**Not examined, or in part: {len(report.unread):,}**"]
        lines += [f"- {_text(story)}: {_text(why)}" for story, why in report.unread[:_SHOWN]]
        lines += _more(len(report.unread))
    if report.names:
        lines += ["", "Names that go wrong most:"]
        lines += [
            f"- {_text(row.canonical or row.concept)}: {plural(row.findings, 'time')}, "
            + ", ".join(f"“{_text(text)}”" if text else "missing" for text, _ in row.wrong[:3])
            for row in report.names[:5]
        ]
    if report.worst:
        lines += ["", "The worst stories:"]
        lines += [
            f"- {_text(row.story)} ({_text(row.group.system or 'one system')}): "
            + plural(sum(1 for f in row.findings if f.severity), "finding")
            for row in report.worst[:5]
        ]
    if page:
        lines += ["", f"The whole report: <{page}>"]
    return "\n".join(lines) + "\n"


def _more(number: int) -> list[str]:
    """What a list of `number` leaves out."""
    return [f"- and {number - _SHOWN:,} more, on the page"] if number > _SHOWN else []


def _change(change: Change) -> str:
    group = change.group
    where = ", ".join(
        _text(part)
        for part in (group.system, f"{group.source_lang or '?'} → {group.target_lang}", group.desk)
        if part
    )
    return (
        f"{where}: {_text(change.measure)} {change.before:.2f} → {change.after:.2f} {change.unit}, "
        f"in {change.moved} of {change.stories} stories"
    )


def _text(text: str) -> str:
    """Plain text in Markdown, on one line, without controls of direction."""
    plain = "".join(c for c in text if c.isprintable() or c.isspace())
    return _SPECIAL.sub(r"\\\1", " ".join(plain.split()))
