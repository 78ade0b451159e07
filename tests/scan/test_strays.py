"""Marks of machines: told where no other side has them, in time proportional to the text."""

from __future__ import annotations

import pytest

from qa.fold import Folded
from qa.model import Document, Segment
from qa.scan.machine import remarks, strays
from qa.scan.machine.data import fold
from tests.growth import linear, part


def found(target: str, source: str | None, *references: str) -> list[tuple[str, str | None]]:
    document = Document("story", "", "zh", "en", (Segment(target, source, references),))
    return [(target[s.span.start : s.span.end], s.instead) for s in strays(document)]


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("He said &#8220;no&#8221;.", [("&#8220;", "“"), ("&#8221;", "”")]),
        ("He &nosuchname; said.", [("&nosuchname;", None)]),
        ("Talks<br/>failed.", [("<br/>", "")]),
        (
            'See <a href="http://x.org/a">here</a>.',
            [('<a href="http://x.org/a">', ""), ("</a>", "")],
        ),
        ("He said \\u2026 no.", [("\\u2026", "…")]),
        ("One.\\nTwo.", [("\\n", "\n")]),
        ("▁The▁talks", [("▁", " "), ("▁", " ")]),
        ("anti @-@ war", [(" @-@ ", "-")]),
        ("The ⁇ met.", [("⁇", None)]),
        ("[INST] The talks [/INST]", [("[INST]", ""), ("[/INST]", "")]),
    ],
)
def test_marks_are_told_with_what_to_write(target: str, told: list[tuple[str, str | None]]) -> None:
    assert found(target, "会谈失败。") == told
    assert found(target, target) == []
    assert found(target, "会谈失败。", target) == []


@pytest.mark.parametrize(
    "target",
    [
        "5 < 6 > 4",
        "AT&T; R&D",
        "C:\\temp\\new",
        "a * b ** c",
        "me@@example",
        "<angry> he left",
        "**",
    ],
)
def test_what_only_looks_alike_is_none(target: str) -> None:
    assert found(target, "会谈失败。") == []


def test_without_another_side_only_what_no_text_has_is_told() -> None:
    text = "<b>The</b> **talks** &amp; \\u2026 <unk></s>"
    assert found(text, None) == [("<unk>", None), ("</s>", "")]


@pytest.mark.parametrize(
    "unit", ["<b>", "&amp;", "**a", "**a** ", "\\u201c", "<a ", "here is ", "translation: ", "@@ "]
)
def test_time_grows_with_the_text(unit: str) -> None:
    whole = unit * 20_000

    def work(size: int) -> None:
        text = part(whole, size)
        for source in ("会谈失败。", text + "."):
            document = Document("story", "", "zh", "en", (Segment(text, source, ()),))
            folded: dict[tuple[str, int], Folded] = {
                ("target", 0): fold(text), ("source", 0): fold(source),
            }  # fmt: skip
            list(strays(document))
            list(remarks(document, folded))

    work(1)
    assert linear(work)
