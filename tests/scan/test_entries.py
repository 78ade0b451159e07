"""Entries of word lists: whole words, gaps of any words, gaps of one word."""

from __future__ import annotations

import pytest

from qa.scan.entries import entry_of, matches, words_of


@pytest.mark.parametrize(
    ("entry", "text", "found"),
    [
        ("in # days", "it resumes in three days", "in three days"),
        ("in # days", "it resumes in 3 days", "in 3 days"),
        ("in # days", "in paris three days ago", ""),
        ("in # days", "in days", ""),
        ("in # days", "in may. days", ""),
        ("in * days", "in paris three days ago", "in paris three days"),
        ("fell*", "it fellows", "fellows"),
        ("fell", "it fellows", ""),
    ],
)
def test_what_an_entry_matches(entry: str, text: str, found: str) -> None:
    words = words_of([entry_of(entry, "kind", "file", str)])
    cues = matches(text, words, spaced=True)
    assert [text[cue.start : cue.end] for cue in cues] == ([found] if found else [])
