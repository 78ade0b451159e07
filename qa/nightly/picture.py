"""One pass over a night's stories: the worst of them, the names that go wrong, what was not read."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from qa.model import NameRow, StoryRow

_WORST = 25
_NAMES = 40
_RENDERINGS = 8
_MOST_RENDERINGS = 200  # of one concept that are counted: a corpus may have any number
_UNREAD = 500
_LEAST_WORDS = 50  # a story of two words with one finding is no worst story


@dataclass(frozen=True, slots=True)
class Picture:
    """What the page shows of single stories and names; `failures` counts all that was not examined."""

    worst: tuple[StoryRow, ...]
    names: tuple[NameRow, ...]
    unread: tuple[tuple[str, str], ...]
    failures: int


def picture(rows: Iterable[StoryRow], canonical: Callable[[str, str], str]) -> Picture:
    """`canonical` gives a concept's form in a language. The order of the rows is free.

    Worst is the story with the highest penalty by words. Memory is bounded by what is shown and by
    the number of the glossary's concepts.
    """
    worst: list[tuple[float, str, str, int, StoryRow]] = []
    wrong: dict[tuple[str, str], Counter[str]] = {}
    stories: Counter[tuple[str, str]] = Counter()
    findings: Counter[tuple[str, str]] = Counter()
    unread: list[tuple[str, str]] = []
    failures = 0
    for number, row in enumerate(rows):
        if row.failure or row.partial:
            failures += bool(row.failure)
            why = row.failure or f"examined in part: {'; '.join(row.partial)}"
            unread.append((row.story, why))
            if len(unread) > 2 * _UNREAD:
                unread = heapq.nsmallest(_UNREAD, unread)
        if row.failure:
            continue
        penalty = sum(int(f.severity) for f in row.findings)
        if penalty:
            badness = penalty / max(row.words, _LEAST_WORDS)
            item = (badness, row.story, "\0".join(row.group), number, row)
            push = heapq.heappushpop if len(worst) >= _WORST else heapq.heappush
            push(worst, item)
        named = set()
        for finding in row.findings:
            if finding.term is None or not finding.severity:
                continue
            key = (finding.term, row.group.target_lang)
            named.add(key)
            findings[key] += 1
            seen = wrong.setdefault(key, Counter())
            if finding.text in seen or len(seen) < _MOST_RENDERINGS:
                seen[finding.text] += 1
        stories.update(named)
    chosen = heapq.nsmallest(_NAMES, findings, key=lambda key: (-findings[key], key))
    return Picture(
        tuple(item[-1] for item in sorted(worst, key=lambda i: (-i[0], *i[1:3]))),
        tuple(
            NameRow(
                key[0], canonical(*key), findings[key], stories[key],
                tuple(sorted(wrong[key].items(), key=lambda i: (-i[1], i[0]))[:_RENDERINGS]),
            )
            for key in chosen
        ),
        tuple(heapq.nsmallest(_UNREAD, unread)),
        failures,
    )  # fmt: skip
