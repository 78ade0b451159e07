"""Stories beyond the bounds: looked at in portions, and said to be."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Segment
from qa.project import Project
from qa.scan.portions import LONGEST, LOOKED, MOST, NUMBERS, apart, cut, portions, unlooked

PLAIN = "He spoke to them again about the river. "
WRONG = "Angela Merkil spoke. "


def _story(*segments: Segment) -> Document:
    return Document("x", "", "zh", "en", segments)


def test_a_story_within_the_bounds_is_looked_at_whole() -> None:
    story = _story(Segment("a" * LONGEST, "b" * LONGEST, ("c" * LONGEST,)))
    assert [portion.document for portion in portions(story)] == [story]
    assert (unlooked(story), apart(story)) == ((), ())


def test_a_story_of_nothing_is_one_portion() -> None:
    assert [portion.places for portion in portions(_story())] == [()]


CUTS = {
    "lines": ("one line\n" * 4, 20, ["one line\n" * 2, "one line\n" * 2]),
    "sentences": ("He came. He saw. He won.", 20, ["He came. He saw. ", "He won."]),
    "blanks": ("aaa bbb ccc ddd", 9, ["aaa bbb ", "ccc ddd"]),
    "nothing": ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    "a line end too far off": ("a\nbcdefghijklmn", 8, ["a\nbcdefg", "hijklmn"]),
    "short": ("abc", 8, ["abc"]),
    "empty": ("", 8, [""]),
}


@pytest.mark.parametrize("name", CUTS)
def test_cut(name: str) -> None:
    text, longest, parts = CUTS[name]
    assert [text[start:end] for start, end in cut(text, "en", longest)] == parts


def test_a_fault_is_found_where_it_stands_however_far_off(project: Project) -> None:
    filler = PLAIN * ((LOOKED - 100) // 2 // len(PLAIN))
    text = f"{WRONG}{filler}{WRONG}{filler}{WRONG}"
    result = examine(_story(Segment("Peace."), Segment(text)), project)
    found = [f for f in result.findings if f.check == "near-miss-name"]
    places = [0, len(WRONG + filler), 2 * len(WRONG + filler)]
    assert [(f.span.segment, f.span.start) for f in found] == [(1, at) for at in places]
    assert {f.text for f in found} == {"Angela Merkil"}
    assert len({f.fingerprint for f in found}) == 3


def test_what_is_too_long_is_compared_with_nothing_and_that_is_said(project: Project) -> None:
    long = PLAIN * (LONGEST // len(PLAIN) + 1)
    result = examine(_story(Segment(long, "他说了。"), Segment("He spoke.", "他说了。")), project)
    assert result.partial
    assert result.unseen[-1] == (
        "segment 1: its target has 100,040 characters, over 100,000, and was compared with nothing; "
        "its first 100,040 were examined, in parts; split it"
    )


@pytest.mark.parametrize("side", ["source", "reference"])
def test_a_side_that_is_too_long_leaves_the_others(side: str, project: Project) -> None:
    long = PLAIN * (LONGEST // len(PLAIN) + 1)
    sides = {"source": ("他没有去3次。", ("He went not.",)), "reference": ("他没有去3次。", ())}
    changed = {"source": (long, sides["source"][1]), "reference": (sides["source"][0], (long,))}
    source, references = changed[side]
    result = examine(_story(Segment("He went 7 times.", source, references)), project)
    assert result.partial
    assert [note for note in result.unseen if f"its {side} has" in note]


def test_what_nobody_can_have_written_is_not_looked_at_to_its_end(project: Project) -> None:
    text = PLAIN * (LOOKED // len(PLAIN)) + WRONG * 9
    result = examine(_story(Segment(text)), project)
    assert [f for f in result.findings if f.check == "near-miss-name"] == []
    assert result.partial
    assert "its first 150,000 were examined" in result.unseen[-1]


def test_many_texts_that_are_too_long_are_counted() -> None:
    told = unlooked(_story(*[Segment("a" * (LONGEST + 1))] * 9))
    assert len(told) == 6
    assert told[-1] == "4 more texts of over 100,000 characters, likewise"


def test_an_endless_story_is_looked_at_in_portions_of_whole_segments() -> None:
    count = 2 * MOST // 1_000
    story = _story(*[Segment("a" * 600, "b" * 350)] * (count + 1))
    found = list(portions(story))
    assert [len(portion.places) for portion in found] == [count // 2, count // 2, 1]
    assert [at for portion in found for at in portion.places] == [(n, 0) for n in range(count + 1)]
    assert apart(story)[0].startswith("the story has 4,001 segments, too many to be held at once: ")
    assert unlooked(story) == ()


def test_a_thousand_findings_of_a_check_in_a_segment_are_told_and_the_rest_counted(
    project: Project,
) -> None:
    result = examine(_story(Segment(" “ a . " * 1200)), project)
    assert len([f for f in result.findings if f.check == "stray-spacing"]) == 1000
    assert [
        n
        for n in result.unseen
        if n.endswith("more findings of stray-spacing: 1,000 of a segment are told")
    ]


def test_a_table_of_numbers_is_not_compared_and_that_is_said(project: Project) -> None:
    numbers = "".join(f"{n}, " for n in range(NUMBERS + 1))
    plain = Segment("He paid 700 dollars.", "他付了300美元。")
    result = examine(_story(Segment(numbers, "他说了。"), Segment("Yes.", "是。"), plain), project)
    assert result.partial
    assert (
        "segment 1: it has over 5,000 numbers, and they were not compared; split it"
        in result.unseen
    )
    assert [f.span.segment for f in result.findings if f.check == "changed-money"] == [2]


def test_as_many_numbers_as_are_allowed_are_read(project: Project) -> None:
    numbers = "".join(f"{n}, " for n in range(NUMBERS))
    result = examine(_story(Segment(numbers, numbers.replace("4999,", "81234,"))), project)
    assert not result.partial
    assert [f.text for f in result.findings if f.check == "changed-number"] == ["4999"]
