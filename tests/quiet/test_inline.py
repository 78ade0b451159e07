"""What comments silence, and what is told of those that make no sense."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.documents.comments import comments
from qa.documents.locate import stretch
from qa.documents.raw import Raw
from qa.model import Piece, Where
from qa.quiet.inline import said
from tests.growth import linear

NAME, NUMBER = "near-miss-name", "changed-number"


def raw(text: str) -> Raw:
    return Raw("story", text.encode(), text, "utf-8")


def silenced(text: str, syntax: str, check: str = NAME) -> list[str]:
    """The numbers of the «Balladal»s that are silenced, and why."""
    file = raw(text)
    marks = said(file, syntax).marks
    found, at, number = [], -1, 0
    while (at := text.find("Balladal", at + 1)) >= 0:
        number += 1
        start, end, _ = stretch((Piece(0, 8, at, 8),), 0, 8)
        mark = marks.find(check, Where(file.point(start), file.point(end), True), (at - 9, at + 17))
        if mark:
            found.append(f"{number} {mark.reason}")
    return found


SILENT = {
    "no comment": ("markup", "<p>Balladal</p>"),
    "no syntax": ("", "Balladal <!-- qa:ignore near-miss-name his name -->"),
    "another check": ("markup", "Balladal <!-- qa:ignore changed-number so -->"),
    "a comment for people": ("markup", "Balladal <!-- QA: near-miss-name his name -->"),
    "not at its beginning": ("markup", "Balladal <!-- see qa:ignore near-miss-name so -->"),
    "an open comment": ("markup", "Balladal <!-- qa:ignore near-miss-name so"),
    "the line above": ("markup", "Balladal\nx <!-- qa:ignore near-miss-name so -->\nBalladal"),
    "the next line only": ("markup", "<!-- qa:ignore-next-line near-miss-name so -->\nx\nBalladal"),
    "code in Markdown": ("markdown", "Balladal `<!-- qa:ignore near-miss-name so -->`"),
    "a fence in Markdown": (
        "markdown", "```html\n<!-- qa:off near-miss-name so -->\n```\nBalladal"),
    "a longer fence": (
        "markdown", "~~~~\n~~~\n<!-- qa:off near-miss-name so -->\n~~~~\nBalladal"),
    "characters in XML": (
        "xml", "<a>Balladal <![CDATA[<!-- qa:ignore near-miss-name so -->]]></a>"),
    "another unit": (
        "xml", "<a><p>\n<!-- qa:ignore near-miss-name so -->x</p><p>Balladal</p></a>"),
    "another entry": ("hash", '#  qa:ignore near-miss-name so\nmsgid "x"\n\nmsgstr "Balladal"'),
    "an extracted comment's text": ("hash", '#: qa:ignore near-miss-name so\nmsgstr "Balladal"'),
    "no front matter": ("markdown", "x\n---\nqa-ignore: near-miss-name so\n---\nBalladal"),
    "front matter without end": ("markdown", "---\nqa-ignore: near-miss-name so\nBalladal"),
    "another key": ("markdown", "---\nqa: near-miss-name so\n---\nBalladal qa-ignore"),
}  # fmt: skip


@pytest.mark.parametrize(("syntax", "text"), SILENT.values(), ids=SILENT.keys())
def test_nothing_is_silenced(syntax: str, text: str) -> None:
    assert silenced(text, syntax) == []


COMMENT = "<!-- qa:ignore near-miss-name his name -->"
NEXT = "<!-- qa:ignore-next-line near-miss-name his name -->"
OFF, ON = "<!-- qa:off near-miss-name a list -->", "<!-- qa:on near-miss-name -->"
HEARD = {
    "its line": ("markup", f"Balladal\nBalladal x Balladal {COMMENT}\nBalladal", ["2 his name", "3 his name"]),
    "returns alone": ("markup", f"x\rBalladal {COMMENT}\rBalladal", ["1 his name"]),
    "both line ends": ("markup", f"x\r\nBalladal {COMMENT}\r\nBalladal", ["1 his name"]),
    "a comment of two lines": (
        "markup", "Balladal <!-- qa:ignore near-miss-name\n his\n name --> Balladal\nBalladal",
        ["1 his name", "2 his name"]),
    "the segment around it": ("markup", f"<p>\nBalladal\n{COMMENT}\nx</p>", ["1 his name"]),
    "the next line": ("markup", f"{NEXT}\nBalladal\nBalladal", ["1 his name"]),
    "the next line after a blank one": ("markdown", f"{NEXT}\n\nBalladal\n\nBalladal", ["1 his name"]),
    "the next line after other comments": (
        "markup", f"{NEXT}\n<!-- qa:ignore-next-line changed-number x -->\nBalladal", ["1 his name"]),
    "a block": ("markup", f"Balladal\n{OFF}\nBalladal\nBalladal\n{ON}\nBalladal", ["2 a list", "3 a list"]),
    "a block to the end": ("markup", f"Balladal\n{OFF}\nBalladal", ["2 a list"]),
    "a block within a line": ("markup", f"Balladal {OFF} Balladal {ON} Balladal", ["2 a list"]),
    "all on again": ("markup", f"{OFF}\nBalladal\n<!-- qa:on -->\nBalladal", ["1 a list"]),
    "two checks": (
        "markup", "Balladal <!-- qa:ignore changed-number, near-miss-name -- so -->", ["1 so"]),
    "Markdown": ("markdown", f"Balladal {COMMENT}\n\n```\nx\n```\n\nBalladal", ["1 his name"]),
    "after a fence": ("markdown", f"```\nx\n```\nBalladal {COMMENT}", ["1 his name"]),
    "the unit of XLIFF": (
        "xml",
        f"<f><trans-unit>\n{COMMENT}\n<source>x</source>\n<target>Balladal</target></trans-unit>"
        "<trans-unit><target>Balladal</target></trans-unit></f>", ["1 his name"]),
    "the note of a unit": (
        "xml",
        "<f><trans-unit><target>Balladal</target>\n<note>qa:ignore near-miss-name his name</note>"
        "</trans-unit>\n<trans-unit><target>Balladal</target></trans-unit></f>", ["1 his name"]),
    "the notes of XLIFF 2": (
        "xml",
        "<f><unit><notes><note>qa:ignore near-miss-name so</note></notes>\n<segment><target>Balladal"
        "</target></segment>\n<segment><target>Balladal</target></segment></unit></f>",
        ["1 so", "2 so"]),
    "a unit in a unit": (
        "xml", f"<li>Balladal\n<p>\n{COMMENT}\nBalladal</p>\nBalladal</li>", ["2 his name"]),
    "a unit after one in it": (
        "xml", f"<li>Balladal\n<p>Balladal</p>\n{COMMENT}\n</li>", ["1 his name", "2 his name"]),
    "a line of XML outside units": ("xml", f"<a>Balladal {COMMENT}\nBalladal</a>", ["1 his name"]),
    "after CDATA": ("xml", f"<a><![CDATA[x]]>Balladal {COMMENT}</a>", ["1 his name"]),
    "an entry of PO": (
        "hash", '#  qa:ignore near-miss-name his name\n#: a.c:1\nmsgid "x"\nmsgstr ""\n"Balladal"\n\n'
        'msgid "y"\nmsgstr "Balladal"\n', ["1 his name"]),
    "the last entry": ("hash", '# qa:ignore near-miss-name so\nmsgstr "Balladal"', ["1 so"]),
    "front matter": (
        "markdown", "---\ntitle: x\nqa-ignore: near-miss-name his name\n---\nBalladal", ["1 his name"]),
    "front matter, a list": (
        "markdown", "---\nqa-ignore:\n  - changed-number so\n  - 'near-miss-name his name'\nx: y\n---\nBalladal",
        ["1 his name"]),
    "front matter, a mapping": (
        "markdown", "---\nqa-ignore:\n  near-miss-name: his name\n---\nBalladal", ["1 his name"]),
    "front matter, a list in a row": (
        "markdown", "---\nqa-ignore: [changed-number 1, near-miss-name so]\n---\nBalladal", ["1 so"]),
    "front matter in TOML": (
        "markdown", '+++\nqa-ignore = ["near-miss-name his name"]\n+++\nBalladal', ["1 his name"]),
    "Chinese round it": ("markup", f"塔利班🇦🇫 Balladal {COMMENT}", ["1 his name"]),
}  # fmt: skip


@pytest.mark.parametrize(("syntax", "text", "found"), HEARD.values(), ids=HEARD.keys())
def test_a_comment_silences(syntax: str, text: str, found: list[str]) -> None:
    assert silenced(text, syntax) == found
    assert said(raw(text), syntax).remarks == ()


WRONG = {
    "an unknown check": (
        "x\n<!-- qa:ignore near-mis-name so -->",
        "the comment in line 2: there is no check 'near-mis-name'; 'near-miss-name' is near"),
    "an unknown word": (
        "<!-- qa:ingore near-miss-name so -->",
        "the comment in line 1: it is none of qa:ignore, qa:ignore-next-line, qa:off, qa:on"),
    "no check": (
        "<!-- qa:ignore -->", "the comment in line 1: it names no check: write qa:ignore CHECK reason"),
    "no reason": (
        "<!-- qa:off near-miss-name -->",
        "the comment in line 1: it gives no reason: write qa:off near-miss-name and why"),
    "nothing off": ("<!-- qa:on -->", "the comment in line 1: nothing is off"),
    "another check off": (
        "<!-- qa:off changed-number so -->\n<!-- qa:on near-miss-name -->",
        "the comment in line 2: near-miss-name is not off"),
    "off twice": (
        "<!-- qa:off near-miss-name so -->\n<!-- qa:off near-miss-name so -->",
        "the comment in line 2: near-miss-name is off already, since line 1"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), WRONG.values(), ids=WRONG.keys())
def test_a_comment_that_makes_no_sense_is_told(text: str, told: str) -> None:
    assert said(raw(text), "markup").remarks == (told,)


def test_a_comment_without_reason_counts_all_the_same() -> None:
    assert silenced("Balladal <!-- qa:ignore near-miss-name -->", "markup") == ["1 "]


HOSTILE: dict[str, tuple[str, Callable[[int], str]]] = {
    "open comments": ("markup", lambda n: "<!-- qa:" * 10 * n),
    "comments in one line": ("markup", lambda n: "Balladal" + COMMENT * n),
    "a comment a line": ("markup", lambda n: f"Balladal {COMMENT}\n" * n),
    "a block round them": ("markup", lambda n: f"{OFF}\n" + f"Balladal {NEXT}\n" * n),
    "commas": ("markup", lambda n: "<!-- qa:ignore " + "," * 25 * n + " -->"),
    "checks": ("markup", lambda n: "<!-- qa:ignore " + "a," * 25 * n + " -->"),
    "blanks": ("markup", lambda n: f"<!--{' ' * 250 * n}qa:ignore near-miss-name{' ' * 250 * n}"),
    "CDATA": ("xml", lambda n: "<a>" + "<![CDATA[<!-- qa:ignore x -->]]>" * 2 * n + "</a>"),
    "units": ("xml", lambda n: "<a>" + f"<p>{COMMENT}Balladal</p>" * n + "</a>"),
    "backticks": ("markdown", lambda n: "`" * 50 * n + COMMENT + "Balladal"),
    "fences": ("markdown", lambda n: "```\n" * 15 * n + COMMENT),
    "entries": ("hash", lambda n: '# qa:ignore near-miss-name so\nmsgstr "Balladal"\n\n' * n),
}  # fmt: skip


@pytest.mark.parametrize(("syntax", "make"), HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_files_take_linear_time(syntax: str, make: Callable[[int], str]) -> None:
    texts = {size: make(10_000 * size) for size in (1, 2)}
    assert linear(lambda size: silenced(texts[size], syntax))


def test_where_a_comment_stands() -> None:
    text = f"x\n{COMMENT}"
    (found,) = comments(raw(text), "markup")
    assert text[found.start : found.end] == COMMENT
    assert found.text == "qa:ignore near-miss-name his name"
