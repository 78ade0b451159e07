"""The sums of a night's rows: a group's scores and intervals are its own, whoever else is in the night."""

from __future__ import annotations

from collections.abc import Iterable

from qa.model import Document, Group, GroupSum, Segment, StoryRow
from qa.nightly.overlap import overlaps
from qa.nightly.sums import Sums

WORDS = [
    "Kabul",
    "is",
    "calm",
    "today",
    "the",
    "government",
    "said",
    "on",
    "Monday",
    "after",
    "talks",
]


def rows(system: str, stories: int) -> list[StoryRow]:
    group = Group(system, "zh", "en", "")
    texts = [" ".join(WORDS[n % 5 :] + WORDS[: n % 3]) for n in range(stories)]
    segments = [Segment(text, None, (" ".join(WORDS),), "1") for text in texts]
    counted = overlaps([Document("s", "", "zh", "en", (segment,)) for segment in segments])
    return [StoryRow(f"s{n}", group, 1, 10, (), stats) for n, stats in enumerate(counted)]


def summed(found: Iterable[StoryRow]) -> list[GroupSum]:
    sums = Sums()
    for row in found:
        sums.add(row)
    return list(sums.groups())


def test_a_group_scores_the_same_alone_and_among_others() -> None:
    night = [rows("a", 6), rows("b", 6), rows("c", 4), rows("d", 1)]
    together = summed(row for group in night for row in group)
    assert together == [one for group in night for one in summed(group)]
    a, _, _, d = together
    assert [score.name for score in a.scores] == ["BLEU", "chrF++"]
    assert all(
        s.low is not None and s.high is not None and s.low < s.value < s.high for s in a.scores
    )
    assert all((s.n, s.low, s.high) == (1, None, None) for s in d.scores)
