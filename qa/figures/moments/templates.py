"""Templates of dates and hours: what is written with slots, options and choices, spelled out."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qa.errors import GlossaryError

_MOST = 400  # templates that one template with options may stand for


@dataclass(frozen=True, slots=True)
class Template:
    """A way to write a date or an hour: slots and the exact text between them.

    `gaps` has one entry more than `slots`: what stands before, between and behind. With `open`, a
    word may go on behind it. `kind` says what it is (date, year, decade, century, quarter, clock), or
    none where it only looks like one (3 tuần sau, three weeks later).
    """

    kind: str
    slots: tuple[str, ...]
    gaps: tuple[str, ...]
    shift: int = 0
    open: bool = False
    edges: int = field(init=False, default=0)  # characters before and behind the slots

    def __post_init__(self) -> None:
        object.__setattr__(self, "edges", len(self.gaps[0]) + len(self.gaps[-1]))


_KINDS = {
    "templates": "date", "dates": "date", "years": "year", "early_years": "early", "eves": "eve", "fiscal_ends": "fiscal", "decades": "decade", "centuries": "century",
    "quarters": "quarter", "clocks": "clock", "hour_ranges": "clock", "bare_days": "day", "no_dates": "none",
}  # fmt: skip
_HALVES = {"half_past": 30, "half_to": -30}  # 下午3点半, halb acht


def templates(
    files: Sequence[Mapping[str, Any]], fold: Callable[[str], str], *, spaced: bool
) -> Iterator[Template]:
    """Every template of one language, without options: its own, those of CLDR and the common ones."""
    own, seen = files[0], set[tuple[str, ...]]()
    for text in own.get("never", ()):  # what CLDR writes and news means otherwise: 2 дня, two days
        list(_expanded(options(text), "clock", 0, seen, fold, spaced=spaced))
    shifts = own.get("weekday_shifts", {}).items()
    listed = [("date", int(amount), text) for amount, texts in shifts for text in texts]
    late = own.get("shifted", {}).items()
    eras = own.get("decades_shifted", {}).items()
    listed += [("decade", int(years), text) for years, texts in eras for text in texts]
    listed += [("clock", int(minutes), text) for minutes, texts in late for text in texts]
    listed += [("clock", half, text) for key, half in _HALVES.items() for text in own.get(key, ())]
    for kind, shift, text in listed:
        yield from _expanded(options(text), kind, shift, seen, fold, spaced=spaced)
    for data in files:
        for key, kind in _KINDS.items():
            for text in data.get(key, ()):
                # What CLDR writes has brackets of its own.
                flat = (text,) if key == "templates" else options(text)
                yield from _expanded(flat, kind, 0, seen, fold, spaced=spaced)


def _expanded(
    texts: Iterable[str], kind: str, shift: int, seen: set[tuple[str, ...]],
    fold: Callable[[str], str], *, spaced: bool,
) -> Iterator[Template]:  # fmt: skip
    for flat in itertools.islice(texts, _MOST):
        goes_on = flat.endswith("*")
        parts = flat.removesuffix("*").replace("{", "\0").replace("}", "\0").split("\0")
        slots = tuple(parts[1::2])
        gaps = tuple(fold(part) if spaced else fold(part).replace(" ", "") for part in parts[0::2])
        if len(gaps) > 1:  # between slots a blank counts; at the outer edges it says nothing
            gaps = gaps[0].lstrip(), *gaps[1:-1], gaps[-1].rstrip()
        key = (*slots, "\0", *gaps)
        if slots and key not in seen:
            seen.add(key)
            hour = kind != "none" and {"hour", "hh", "hhmm", "nthhour"} & {*slots}
            yield Template("clock" if hour else kind, slots, gaps, shift, goes_on)


def options(text: str) -> Iterator[str]:
    """Every text that a template stands for: `[...]` may be absent, `(a|b)` is one of both; nested too."""
    start = next((i for i, c in enumerate(text) if c in "[("), -1)
    if start < 0:
        yield text
        return
    depth, cuts = 0, [start]
    for index in range(start, len(text)):
        depth += (text[index] in "[(") - (text[index] in "])")
        if depth == 1 and text[index] == "|":
            cuts.append(index)
        if depth == 0:
            cuts.append(index)
            break
    else:
        raise GlossaryError(
            f"the template {text!r} has an open bracket",
            path="languages/moments",
            remedy="Close it.",
        )
    inner = [text[a + 1 : b] for a, b in itertools.pairwise(cuts)]
    choices = [*inner, ""] if text[start] == "[" else inner
    for choice in choices:
        for rest in options(choice + text[cuts[-1] + 1 :]):
            yield text[:start] + rest
