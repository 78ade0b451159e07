"""The worst stories, the names that go wrong, what was not read: the same in any order."""

from __future__ import annotations

import random
from dataclasses import replace

from qa.model import Group, Severity, StoryRow
from qa.nightly.picture import picture
from tests.nightly.made import finding

GROUP = Group("mt", "zh", "en", "")


def story(name: str, words: int, *texts: str, severity: Severity = Severity.MAJOR) -> StoryRow:
    found = tuple(
        replace(finding("near-miss-name", n, severity, text), term="person.baradar")
        for n, text in enumerate(texts)
    )
    return StoryRow(name, GROUP, 4, words, found)


ROWS = [
    story("clean", 300),
    story("neutral", 300, "Baradur", severity=Severity.NEUTRAL),
    story("short", 2, "Balladal"),
    story("bad", 100, "Balladal", "Balladal", "Bardar"),
    story("long", 1000, "Balladal", ""),
    StoryRow("broken.xml", GROUP, failure="not well-formed"),
    StoryRow("endless", GROUP, 4, 900_000, partial=("segment 1: its source is long", "more")),
]


def test_what_is_seen() -> None:
    found = picture(ROWS, lambda concept, lang: f"{concept}/{lang}")
    assert [row.story for row in found.worst] == ["bad", "short", "long"]
    assert found.unread == (
        ("broken.xml", "not well-formed"),
        ("endless", "examined in part: segment 1: its source is long; more"),
    )
    assert found.failures == 1
    (name,) = found.names
    assert (name.canonical, name.findings, name.stories) == ("person.baradar/en", 6, 3)
    assert name.wrong == (("Balladal", 4), ("", 1), ("Bardar", 1))


def test_the_order_is_free() -> None:
    many = [story(f"s{n}", 100 + n % 7, *["x"] * (n % 5)) for n in range(300)] + ROWS
    found = {
        repr(picture(random.Random(seed).sample(many, len(many)), lambda *_: ""))
        for seed in range(5)
    }
    assert len(found) == 1
    assert len(picture(many, lambda *_: "").worst) == 25


def test_nothing_is_nothing() -> None:
    found = picture([], lambda *_: "")
    assert (found.worst, found.names, found.unread, found.failures) == ((), (), (), 0)
