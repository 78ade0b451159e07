"""What is left alone: the silent cases, then what ends a suppression."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.documents.locate import locate
from qa.documents.raw import Raw
from qa.documents.weave import plain
from qa.errors import ConfigError
from qa.model import Document, Finding, Result, Segment, Severity, Span
from qa.quiet import Comment, Entry, Known, Silence, Spoken, comments, silence
from qa.quiet.entries import read_baseline, read_entries, written, written_baseline
from qa.quiet.prints import prints

CHECKS = ("near-miss-name", "house-style")
TODAY = date(2026, 11, 25)


def result(text: str, word: str = "Balladal", check: str = "near-miss-name") -> tuple[Result, Raw]:
    """The findings of every place of a word, a segment a line."""
    raw = Raw("copy/a.md", text.encode(), text, "utf-8")
    segments, at = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        segments.append(Segment(line, key=str(number), line=number, pieces=plain(line, at)))
        at += len(line) + 1
    document = Document("a", raw.path, "zh", "en", tuple(segments), form="text")
    found = []
    for number, segment in enumerate(document.segments):
        place = segment.target.find(word)
        while place >= 0:
            span = Span(number, "target", place, place + len(word))
            found.append(
                Finding(check, "x", Severity.MAJOR, span, "", word, "m", (), None, None, 1.0, "f")
            )
            place = segment.target.find(word, place + 1)
    return Result(document, tuple(found), places=locate(document, found, raw)), raw


def left(text: str, silent: Silence, said: tuple[Comment, ...] = ()) -> list[int]:
    """The lines, from 1, of the findings that are still shown."""
    one, _ = result(text)
    done = silence(one, silent, said, Spoken())
    assert len(done.findings) + len(done.suppressed) == len(one.findings)
    assert len(done.places) == len(done.findings)
    return [f.span.segment + 1 for f in done.findings]


def entry(text: str, number: int = 0, **more: object) -> Entry:
    """The entry of one finding of a text."""
    one, _ = result(text)
    mark = list(prints(one.document, one.findings))[number]
    made = Entry(mark.check, mark.text, "so", mark.context, mark.occurrence)
    return replace(made, **more)  # type: ignore[arg-type]


STORY = "Once Balladal spoke.\nThen Balladal left."
FIRST = entry(STORY)
KEPT = {  # text, what is still shown
    "as it was": (STORY, [2]),
    "below other lines": (f"New.\n\n{STORY}", [4]),
    "in another order": ("Then Balladal left.\nOnce Balladal spoke.", [1]),
    "with other blanks and capitals": ("ONCE  Balladal spoke.\nThen Balladal left.", [2]),
}
ENDED = {
    "its words changed": ("Once Baladal spoke.\nThen Balladal left.", [2]),
    "what is round it changed": ("Twice Balladal spoke.\nThen Balladal left.", [1, 2]),
}


@pytest.mark.parametrize(("text", "shown"), [*KEPT.values(), *ENDED.values()],
                         ids=[*KEPT, *ENDED])  # fmt: skip
def test_what_keeps_and_ends_a_suppression(text: str, shown: list[int]) -> None:
    assert left(text, Silence((FIRST,))) == shown


ENTRIES = {
    "nothing": ([], [1, 2]),
    "another check": ([replace(FIRST, check="house-style")], [1, 2]),
    "another file": ([replace(FIRST, path="desk/*")], [1, 2]),
    "its file": ([replace(FIRST, path="copy/*.md")], [2]),
    "expired": ([replace(FIRST, expires=date(2026, 11, 24))], [1, 2]),
    "on its last day": ([replace(FIRST, expires=TODAY)], [2]),
    "everywhere": ([replace(FIRST, context="", occurrence=0)], []),
}


@pytest.mark.parametrize(("entries", "shown"), ENTRIES.values(), ids=ENTRIES.keys())
def test_the_list(entries: list[Entry], shown: list[int]) -> None:
    assert left(STORY, Silence(tuple(entries), today=TODAY)) == shown


def test_of_two_that_are_alike_one() -> None:
    text = "Balladal.\nBalladal."
    assert left(text, Silence((entry(text, 1),))) == [1]


def test_the_baseline() -> None:
    one, _ = result(STORY)
    known = frozenset(Known.of("copy/a.md", mark) for mark in prints(one.document, one.findings))
    assert left(STORY, Silence(baseline=known)) == []
    assert left(STORY + "\nNow Balladal again.", Silence(baseline=known)) == [3]
    elsewhere = frozenset(replace(k, path="b.md") for k in known)
    assert left(STORY, Silence(baseline=elsewhere)) == [1, 2]


B = "Balladal."
SAID = {
    "no comment": (B, [1]),
    "on its line": (f"{B} <!-- qa:ignore near-miss-name so -->", []),
    "on another line": (f"{B}\n<!-- qa:ignore near-miss-name so -->", [1]),
    "another check": (f"{B} <!-- qa:ignore house-style so -->", [1]),
    "two checks": (f"{B} <!-- qa:ignore house-style,near-miss-name so -->", []),
    "on the next line": (f"<!-- qa:ignore-next-line near-miss-name so -->\n{B}\n{B}", [3]),
    "off and on": (f"<!-- qa:off near-miss-name so -->\n{B}\n<!-- qa:on near-miss-name -->\n{B}", [4]),
    "off to the end": (f"{B}\n<!-- qa:off near-miss-name so -->\n{B}\n{B}", [1]),
    "no comment at all": (f"{B} qa:ignore near-miss-name so", [1]),
    "an unknown check": (f"{B} <!-- qa:ignore nonsense so -->", [1]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "shown"), SAID.values(), ids=SAID.keys())
def test_comments(text: str, shown: list[int]) -> None:
    _, raw = result(text)
    said, _ = comments(raw, "markup", CHECKS)
    assert left(text, Silence(), said) == shown


WRONG = {
    "nothing": ("text", "markup", ()),
    "in plain text": ("<!-- qa:ignore nonsense -->", "", ()),
    "an unknown check": (
        "\n<!-- qa:ignore nonsense why -->", "markup",
        ("line 2: qa:ignore names no check: 'nonsense', so that it is not heeded",),
    ),
    "no check": ("<!-- qa:off -->", "markup", ("line 1: qa:off names no check, so that it is not heeded",)),
    "no reason": ("<!-- qa:off house-style -->", "markup", ("line 1: qa:off gives no reason",)),
    "in PO": ("# qa:ignore house-style\nmsgid", "hash", ("line 1: qa:ignore gives no reason",)),
}  # fmt: skip


@pytest.mark.parametrize(("text", "syntax", "says"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_with_a_comment_is_told(
    text: str, syntax: str, says: tuple[str, ...]
) -> None:
    assert comments(Raw("a", b"", text, "utf-8"), syntax, CHECKS)[1] == says


def test_the_list_is_kept_sorted_and_reads_as_itself(tmp_path: Path) -> None:
    entries = {
        entry(STORY), replace(entry(STORY, 1), expires=TODAY, by="ed", created=TODAY, path="a/*"),
        Entry("house-style", "塔利班 \"x\"", "why\nnot"),
    }  # fmt: skip
    file = tmp_path / "s.toml"
    file.write_text(written(entries), encoding="utf-8")
    assert set(read_entries(file, CHECKS)) == entries
    assert written(sorted(entries, key=repr, reverse=True)) == file.read_text(encoding="utf-8")
    file.write_text(written([]), encoding="utf-8")
    assert read_entries(file, CHECKS) == ()


BAD = {
    "no TOML": ("[[", "not valid TOML"),
    "another table": ("[x]", "only [[suppress]] is known"),
    "an unknown key": ('[[suppress]]\nline = 3', "suppression 1 has an unknown key: line"),
    "no reason": ('[[suppress]]\ncheck = "house-style"\ntext = "x"', "suppression 1 has no reason"),
    "no check of ours": ('[[suppress]]\ncheck = "x"\ntext = ""\nreason = "y"', "names no check: 'x'"),
    "no date": (
        '[[suppress]]\ncheck = "house-style"\ntext = ""\nreason = "y"\nexpires = "soon"',
        "suppression 1 has no date as expires",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "says"), BAD.values(), ids=BAD.keys())
def test_a_list_that_is_wrong_is_one_sentence(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "qa-suppressions.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_entries(file, CHECKS)
    assert says in str(caught.value)


def test_a_baseline_reads_as_itself(tmp_path: Path) -> None:
    known = {Known("a.md", "house-style", "塔利班", "c", 2), Known("a.md", "x", "", "d", 1)}
    file = tmp_path / "b.jsonl"
    file.write_text(written_baseline(sorted(known)), encoding="utf-8")
    assert read_baseline(file) == known
    file.write_text("{}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"b.jsonl:1: the line is no finding of a baseline"):
        read_baseline(file)


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60)


@given(st.lists(WORDS, max_size=4), st.lists(WORDS, max_size=4))
def test_an_edit_elsewhere_changes_nothing(before: list[str], after: list[str]) -> None:
    clean = [line.replace("Balladal", "") for line in (*before, STORY, *after)]
    clean[len(before)] = STORY
    assert len(left("\n".join(clean), Silence((FIRST, entry(STORY, 1))))) == 0
