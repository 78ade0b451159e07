"""GitHub's summary of a step: Markdown that the file $GITHUB_STEP_SUMMARY takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from qa.model import Result
from qa.reporting.harmless import one_line
from qa.reporting.spots import failed, gravest, message, spots
from qa.reporting.summary import summarise

LARGEST = 1024 * 1024  # bytes of a step's summary; GitHub shows none of a larger one
_LONGEST = 500  # characters of a cell
# Every sign that Markdown or HTML knows as a character reference, which cannot be structure
# (CommonMark 0.31, section 2.5): no row ends, no link or mention or code begins.
_PLAIN = str.maketrans({sign: f"&#{ord(sign)};" for sign in r"""!"#$&'*+/:<=>@[\]^_`{|}~"""})
_HEAD = "\n| where | severity | check | finding |\n|---|---|---|---|\n"


def step_summary(results: Sequence[Result], room: int = LARGEST) -> str:
    """Counts, then what could not be read, then the findings, the gravest first.

    At most `room` bytes, which a step may have used in part already; the last line says how many
    findings did not fit. Nothing where there is no room for the counts.
    """
    summary = summarise(results)
    counts = ", ".join(f"{n} {label}" for label, n in summary.by_severity.items() if n)
    lines = [
        f"### wireqa: {summary.findings} finding{'' if summary.findings == 1 else 's'} in "
        f"{summary.documents} stor{'y' if summary.documents == 1 else 'ies'}\n\n",
        f"{counts or 'nothing was found'}\n\n",
    ]
    broken = failed(results)
    total = summary.findings + len(broken)
    # The last line takes its room from the beginning.
    room -= sum(map(len, lines)) + len(_more(total))
    if room < 0:
        return ""
    shown = 0
    unread = (f"- **not examined**: {_cell(why)}\n" for _, why in broken)
    for row in chain(unread, _rows(results)):
        room -= len(row.encode())
        if room < 0:
            break
        lines.append(row)
        shown += row != _HEAD
    return "".join(lines) + (_more(total - shown) if shown < total else "")


def _more(number: int) -> str:
    return f"\n{number} more do{'es' if number == 1 else ''} not fit here.\n"


def _rows(results: Sequence[Result]) -> Iterator[str]:
    found = gravest(spots(results))
    if found:
        yield _HEAD
    for spot in found:
        where = f"{spot.path}:{spot.where.start.line}" if spot.shown else spot.path
        finding = spot.finding
        yield (
            f"| {_cell(where)} | {finding.severity.label} | {finding.check} | "
            f"{_cell(message(finding))} |\n"
        )


def _cell(text: str) -> str:
    cut = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return one_line(cut).translate(_PLAIN).replace("www.", "www&#46;")  # which GitHub makes a link
