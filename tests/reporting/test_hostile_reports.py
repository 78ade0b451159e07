"""What stories, names of files and errors say is shown and never obeyed, in whatever report."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from qa.model import Fix, Result, Severity
from qa.reporting.github_summary import LARGEST, step_summary
from qa.reporting.harmless import dumped, inert, one_line
from tests.reporting.made import HOSTILE, MACHINE, PATH, broken, many, report, told, written

EVIL_PATH = "copy/x\n::error::y,z:%0A|<b>`\\\x1b[31m\u202e.txt"


def evil(**more: Any) -> Result:
    """A finding all of whose words are hostile."""
    one = many(1, Severity.CRITICAL, EVIL_PATH)
    words = {
        "message": HOSTILE, "evidence": (HOSTILE, f"source, segment 1: “{HOSTILE}”"),
        "fix": Fix(HOSTILE, "likely"), "key": HOSTILE, "text": HOSTILE, "term": HOSTILE,
    }  # fmt: skip
    finding = replace(one.findings[0], **{**words, **more})
    segment = replace(one.document.segments[0], unit=HOSTILE)
    document = replace(one.document, name=HOSTILE, segments=(segment,))
    return replace(one, document=document, findings=(finding,))


def test_github_gets_one_command_a_line() -> None:
    lines = report("github", evil(), broken()).split("\n")
    assert [line[:8] for line in lines] == ["::error ", "::error ", ""]
    # What the runner splits at: two colons once after the properties.
    command = re.compile(r"::error file=([^,:]*)(?:,\w+=[^,:]*)*::(.*)")
    matches = [command.fullmatch(line) for line in lines[:2]]
    assert all(matches)
    for line in lines:
        assert not set(line) & {"\r", "\x1b", "\x00", "\u202e"}
        assert "%0A" not in line  # a percent sign is escaped before anything else
    assert "%250A" in lines[0]


def test_logs_of_actions_obey_no_story() -> None:
    text = inert(
        report("text", evil(), broken()) + "  ::stop-commands::x\n::add-mask::y\n##[error]"
    )
    assert not re.search(r"^\s*::", text, re.MULTILINE)
    assert "##[" not in text
    assert inert("a :: b # c ##") == "a :: b # c ##"


@given(st.text(st.sampled_from(":# []\t\n\u2003x"), max_size=30))
def test_no_line_begins_a_command(text: str) -> None:
    found = inert(text)
    assert found.replace("\u200b", "") == text
    assert not [line for line in found.split("\n") if line.lstrip().startswith("::")]
    assert "##[" not in found


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


def test_the_summary_keeps_its_table() -> None:
    text = step_summary([evil(), broken()])
    tags = _Tags()
    tags.feed(text)
    assert not tags.tags
    row = next(line for line in text.splitlines() if "| critical |" in line)
    assert row.count("|") == 5
    # Only our own lines: a heading, the counts, a list, the table.
    assert [line[:2] for line in text.splitlines() if line] == ["##", "1 ", "- ", "| ", "|-", "| "]
    assert not re.search(r"[`<>\[\]*@\\\x1b\u202e]", re.sub(r"\*\*not examined\*\*", "", text))
    assert "://" not in text
    assert "www." not in text


def test_the_summary_shows_the_words() -> None:
    from html import unescape

    shown = unescape(step_summary([evil(message="[a](b) `c` | <d> & *e* _f_ #g")]))
    assert "[a](b) `c` | <d> & *e* _f_ #g" in shown


@pytest.mark.parametrize("room", [0, 100, 300, 5000, 20_000, LARGEST])
def test_the_summary_keeps_within_its_room(room: int) -> None:
    big = replace(many(300), findings=tuple(
        replace(f, message="塔<" * 200) for f in many(300).findings
    ))  # fmt: skip
    text = step_summary([*[broken()] * 20, big], room)
    assert len(text.encode()) <= room
    rows = text.count("\n| copy") + text.count("**not examined**")
    said = re.search(r"^([0-9]+) more do not fit here", text, re.MULTILINE)
    assert not text or rows + int(said[1] if said else 0) == 320


def test_xml_holds_whatever_is_said() -> None:
    for form in ("junit", "checkstyle"):
        text = report(form, evil(), broken())
        root = etree.fromstring(text.encode())
        assert {e.tag for e in root.iter()} <= {
            "testsuites", "testsuite", "testcase", "failure", "error", "checkstyle", "file",
        }  # fmt: skip
        assert not re.search("[\x1b\u202e]", text)


def test_a_message_of_sarif_has_no_link_and_no_argument() -> None:
    (run,) = json.loads(report("sarif", evil()))["runs"]
    (one,) = run["results"]
    for message in (one["message"], one["relatedLocations"][0]["message"]):
        text = message["text"]
        assert "](" not in text
        assert "{0}" not in text.replace("{{0}}", "")


@pytest.mark.parametrize("form", [*MACHINE, "text"])
def test_a_terminal_shows_a_report_as_it_is(form: str) -> None:
    text = report(form, evil(), broken())
    bad = [c for c in text if unicodedata.category(c) == "Cc" and c != "\n"]
    assert not bad
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize("form", MACHINE)
def test_half_a_character_is_no_crash(form: str, tmp_path: Path) -> None:
    file = written(tmp_path, '{"id": "1", "target": "a \\ud800 Balladal"}', name="a.jsonl")
    one = told(file, message="\ud800", evidence=("\udfff\ud800",))
    assert one.findings
    report(form, one).encode()
    report(form, evil(message="\ud83d\ude00")).encode()


@given(st.text())
def test_dumped_json_reads_as_it_was(text: str) -> None:
    assert json.loads(dumped([text])) == [re.sub("[\ud800-\udfff]", "\ufffd", text)]
    assert not re.search("[\x7f-\x9f\u2028\u202a-\u202e\ud800-\udfff]", dumped([text]))


def test_words_keep_their_joiners() -> None:
    text = "می\u200cخواهم 👩\u200d💻 \u200fabc"
    assert one_line(text) == text


def test_paths_are_told_apart_from_commands(tmp_path: Path) -> None:
    text = report("github", told(written(tmp_path, "Balladal")))
    assert text.startswith(f"::error file={PATH.replace(':', '%3A').replace(',', '%2C')},line=1,")
