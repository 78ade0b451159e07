"""Files that want to hang the readers or to fill the memory: read in linear time, or refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from qa.documents import ReadOptions, read_documents
from qa.documents.raw import Raw
from qa.quiet.inline import said
from tests.growth import linear

GRAIN = 0.01  # seconds: what a run costs that does nothing
SIZE = 60_000

HEAD = 'msgid ""\nmsgstr "Language: en\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
ENTRY = 'msgid "他说了。"\nmsgstr "He spoke."\n'
OLD = '#~ msgid "a"\n#~ msgstr "b"\n'
XLIFF = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="zh" '
    'target-language="en" original="a" datatype="plaintext"><body><trans-unit id="1"><source>a'
    "</source><target>{}</target></trans-unit></body></file></xliff>"
)

FILES: dict[str, tuple[str, Callable[[int], str]]] = {
    "PO: comments": ("a.po", lambda n: HEAD + "# a\n" * (n // 4) + ENTRY),
    "PO: extracted comments": ("a.po", lambda n: HEAD + "#. a\n#: b\n" * (n // 9) + ENTRY),
    "PO: a text of many lines": (
        "a.po",
        lambda n: HEAD + 'msgid "a"\nmsgstr ""\n' + '"a"\n' * (n // 8),
    ),
    "table: one row": ("a.tsv", lambda n: "source\ttarget\na\t" + "He spoke. " * (n // 10) + "\n"),
    "table: quotation marks": ("a.tsv", lambda n: 'target\n"a' + '""' * (n // 2) + '"b\n'),
    "JSON: one row": ("a.jsonl", lambda n: '{"src":"a","tgt":"' + "\\u0061" * (n // 6) + '"}\n'),
    "text: lines": ("a.txt", lambda n: "a\n" * (n // 2)),
    "text: blank lines": ("a.txt", lambda n: "a\n" + " \n" * (n // 2) + "b\n"),
    "HTML: nested": ("a.html", lambda n: "<p>" + "<b>" * (n // 3) + "a"),
    "HTML: never closed": ("a.html", lambda n: "<p>a " + "<" * n),
    "HTML: attributes": ("a.html", lambda n: "<p " + "a=1 " * (n // 4) + ">b</p>"),
    "Markdown: brackets": ("a.md", lambda n: "[" * n),
    "Markdown: emphasis": ("a.md", lambda n: "*a **b " * (n // 7)),
    "Markdown: links": ("a.md", lambda n: "[a](b) " * (n // 7)),
    "subtitles: one cue": (
        "a.srt",
        lambda n: "1\n00:00:01,000 --> 00:00:02,000\n" + "He spoke. " * (n // 10) + "\n",
    ),
    "XLIFF: entities": ("a.xlf", lambda n: XLIFF.format("&amp;" * (n // 5))),
}


@pytest.mark.parametrize("kind", FILES)
def test_twice_the_file_takes_twice_the_time(kind: str, tmp_path: Path) -> None:
    name, make = FILES[kind]
    paths = {size: tmp_path / str(size) / name for size in (1, 2)}
    for size, path in paths.items():
        path.parent.mkdir()
        path.write_text(make(SIZE * size), encoding="utf-8")

    def read(size: int) -> None:
        (loaded,) = read_documents([str(paths[size])], ReadOptions(target_lang="en"))
        assert loaded.document is not None, loaded.error

    assert linear(read, GRAIN)


REFUSED: dict[str, tuple[str, Callable[[], str], str]] = {
    "a text of endless lines": (
        "a.po",
        lambda: HEAD + 'msgid "a"\nmsgstr ""\n' + '"a"\n' * 20_001,
        "a text of more than 20,000 lines",
    ),
    "a Markdown file of endless emphasis": (
        "a.md",
        lambda: "*a **b " * 70_000,
        "more than 200000 signs of emphasis",
    ),
    "a story of endless segments": (
        "a.txt",
        lambda: "a\n" * 400_001,
        "a.txt:400001: more than 400,000 segments in one file",
    ),
    "a table of endless rows": (
        "a.tsv",
        lambda: "source\ttarget\n" + "a\tb\n" * 400_001,
        "a.tsv:400002: more than 400,000 segments in one table",
    ),
    "a page of endless paragraphs": (
        "a.html",
        lambda: "<p>a\n" * 400_002,
        "a.html:400001: more than 400,000 segments in one file",
    ),
    "a catalogue of endless entries": (
        "a.po",
        lambda: 'msgid "a"\nmsgstr "b"\n\n' * 400_001,
        "a.po:1200001: more than 400,000 segments in one file",
    ),
    "a film without an end": (
        "a.srt",
        lambda: "1\n00:00:01,000 --> 00:00:02,000\na\n\n" * 400_001,
        "more than 400,000 segments in one file",
    ),
    "an article of endless elements": (
        "a.xlf",
        lambda: '<xliff version="1.2"><file>' + "<a/>" * 1_000_001 + "</file></xliff>",
        "more than 1000000 elements",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_refused(kind: str, tmp_path: Path) -> None:
    name, make, said_of_it = REFUSED[kind]
    (tmp_path / name).write_text(make(), encoding="utf-8")
    (loaded,) = read_documents([str(tmp_path / name)], ReadOptions(target_lang="en"))
    assert said_of_it in str(loaded.error)
    assert loaded.error
    assert loaded.error.remedy


def test_comments_of_po_say_nothing_of_its_entries(tmp_path: Path) -> None:
    told = '# by hand\n#. extracted\n#: a.c:1\n#| msgid "x"\n#, fuzzy\n'
    (tmp_path / "a.po").write_text(f"{HEAD}{told}{ENTRY}\n#\n{OLD}\n{ENTRY}", encoding="utf-8")
    (loaded,) = read_documents([str(tmp_path / "a.po")], ReadOptions(target_lang="en"))
    assert loaded.document is not None
    assert [(s.target, s.line) for s in loaded.document.segments] == [("He spoke.", 17)]
    assert loaded.document.remarks == ("1 entries are fuzzy or not translated: left out",)


def test_comments_below_each_other_are_passed_once() -> None:
    """Steps, not seconds: each line is asked for its place so many times and no more."""
    lines = 4_000
    text = "<!-- qa:ignore-next-line loose-date why -->\n" * lines + "<p>On the 4th.</p>\n"
    raw = _Counted("a.html", text.encode(), text, "utf-8")
    found = said(raw, "markup")
    assert {(mark.start, mark.end) for mark in found.marks.all} == {(len(text) - 19, len(text) - 1)}
    assert raw.asked < 40 * lines


class _Counted(Raw):
    """A file that counts how often a line of it is looked for."""

    asked = 0

    def line_start(self, line: int) -> int:
        type(self).asked += 1
        return super().line_start(line)
