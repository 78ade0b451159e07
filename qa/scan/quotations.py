"""What stands in quotation marks of any language, or before [sic]: somebody's own words.

Wider than what a judge is told (`Scanned.quoted` has the marks of the target's language): it says
what nobody may rewrite, so that a doubtful mark protects more, not less.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qa.datafile import read_toml, strict
from qa.language import FOLDER
from qa.scan.layout import SIC

_FILE = "languages/content/quotations.toml"


@dataclass(frozen=True, slots=True)
class Stretch:
    """text[start:end], without the marks round it; `sic` where the writer marked it as copied."""

    start: int
    end: int
    sic: bool = False


@dataclass(frozen=True, slots=True)
class _Marks:
    """`closed` and `single` have for an opening mark those that close it; see the data file."""

    every: re.Pattern[str]
    closed: Mapping[str, str]
    single: Mapping[str, str]
    apostrophes: frozenset[str]


@functools.cache
def _marks() -> _Marks:
    data = read_toml(FOLDER / "content" / "quotations.toml")
    strict(data, ("closed", "single"), _FILE)
    closed, single = data["closed"], data["single"]
    every = "".join([*closed, *closed.values(), *single, *single.values()])
    both = frozenset("".join(single.values()))
    return _Marks(re.compile(f"[{re.escape(every)}]"), closed, single, both)


def quotations(text: str) -> tuple[Stretch, ...]:
    """The quoted stretches in order, of a quotation in another one the outer; then those before [sic]."""
    found = list(_between(text))
    if "[" in text:
        found += [Stretch(*match.span(), True) for match in SIC.finditer(text)]
    return tuple(found)


def _between(text: str) -> Iterator[Stretch]:
    marks = _marks()
    start, closing, sure = 0, "", False
    for match in marks.every.finditer(text):
        place, mark = match.start(), match[0]
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        if mark in marks.apostrophes and before.isalnum() and after.isalnum():
            continue
        if closing and mark in closing and (sure or not before.isspace()):
            yield Stretch(start, place)
            closing = ""
        elif closing and sure:
            continue
        elif mark in marks.closed:
            start, closing, sure = place + 1, marks.closed[mark], True
        elif mark in marks.single and not before.isalnum():
            start, closing, sure = place + 1, marks.single[mark], False
    if closing and sure:
        yield Stretch(start, len(text))
