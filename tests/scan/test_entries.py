"""Entries of word lists: whole words, gaps of any words, gaps of one word."""

from __future__ import annotations

import pytest

from qa.scan.entries import between, entries_of, entry_of, matches, words_of


@pytest.mark.parametrize(
    ("entry", "text", "found"),
    [
        ("in # days", "it resumes in three days", "in three days"),
        ("in # days", "it resumes in 3 days", "in 3 days"),
        ("in # days", "in paris three days ago", ""),
        ("in # days", "in days", ""),
        ("in # days", "in may. days", ""),
        ("in * days", "in paris three days ago", "in paris three days"),
        ("in ? days", "in three days", "in three days"),
        ("in* ? days", "inside days", "inside days"),
        ("in ? days", "in paris three days ago", ""),
        ("fell*", "it fellows", "fellows"),
        ("fell", "it fellows", ""),
    ],
)
def test_what_an_entry_matches(entry: str, text: str, found: str) -> None:
    words = words_of([entry_of(entry, "kind", "file", str)])
    cues = matches(text, words, spaced=True)
    assert [text[cue.start : cue.end] for cue in cues] == ([found] if found else [])


def test_brackets_are_each_word_with_each_of_the_others() -> None:
    entries = entries_of(
        [("(cut|cuts) * (rate|rates*)", "kind"), ("(no |)deal", "kind")], "file", list
    )
    assert [(one.text, one.then, one.closes) for one in entries] == [
        ("cut", "rate", True),
        ("cut", "rates", False),
        ("cuts", "rate", True),
        ("cuts", "rates", False),
        ("no deal", "", True),
        ("deal", "", True),
    ]


def test_a_match_says_where_the_part_behind_its_gap_begins() -> None:
    words = words_of([entry_of("found * guilty", "kind", "file", str)])
    (cue,) = matches("they found him guilty", words, spaced=True)
    assert (cue.then, cue.size) == (15, len("foundguilty"))


def test_what_stands_in_a_gap_and_is_no_part_of_the_entry_is_between() -> None:
    words = words_of(
        [entry_of(text, "kind", "file", str) for text in ("kept * rate", "cut", "rate")]
    )
    cues = matches("kept one and cut another rate, cut", words, spaced=True)
    wide = [cue for cue in cues if cue.then]
    assert [(cue.start, cue.end) for cue in between(cues, wide)] == [(13, 16)]
    assert between(cues, []) == []
