"""Bodies that ninjs gives twice: one is checked, all are mended, and what was left is said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from qa.documents import Loaded, ReadOptions
from qa.documents.locate import locate
from qa.documents.raw import Raw
from qa.fixing import mend
from qa.model import Document, Result
from tests.documents.helpers import complaint, read
from tests.documents.mending import found
from tests.documents.stories import story


def ninjs(**keys: Any) -> str:
    return json.dumps({"uri": "x", "language": "en", **keys}, ensure_ascii=False)


TEXT = "Balladal spoke.\nHe left."
HTML = "<p><b>Ball</b>adal spoke.</p> <p>He left.</p>"
PLAIN = "<p>Balladal spoke.</p><p>He left.</p>"
BOTH = "a fix is written into both"
PART = "a fix is written into both, or into neither where their lines part"

ONCE = {
    "text and HTML": (
        ninjs(body_text=TEXT, body_xhtml=HTML), ["Balladal spoke.", "He left."],
        (f"body_text, which says the same as body_xhtml: {BOTH}",),
    ),
    "of the later versions": (
        ninjs(bodies=[{"contentType": "text/plain", "value": TEXT}, {"contentType": "text/html", "value": HTML},
                      {"contentType": "application/nitf+xml", "value": f"<nitf>{HTML}</nitf>"}]),
        ["Balladal spoke.", "He left."],
        (f"bodies[0].value, which says the same as bodies[1].value: {BOTH}",
         f"bodies[2].value, which says the same as bodies[1].value: {BOTH}"),
    ),
    "lines broken at other places": (
        ninjs(body_text="Balladal\nspoke.\n\nHe left.", body_html=PLAIN), ["Balladal spoke.", "He left."],
        (f"body_text, which says the same as body_html: {PART}",),
    ),
    "a heading that only the HTML has": (
        ninjs(body_text=TEXT, body_html=f"<h1>News</h1>{PLAIN}"), ["News", "Balladal spoke.", "He left."],
        (f"body_text, which says the same as body_html: {BOTH}",),
    ),
    "a caption": (
        ninjs(headline="H", associations={"a": {"type": "picture", "description_text": "A man.", "description_html": "<p>A man.</p>"}}),
        ["H", "A man."],
        (f"associations.a.description_text, which says the same as associations.a.description_html: {BOTH}",),
    ),
    "another text": (
        ninjs(body_text="Balladal spoke.\nHe went.", body_html=PLAIN),
        ["Balladal spoke.", "He went.", "Balladal spoke.", "He left."],
        ("whether body_text or body_html is right: they part at “He went.”, so that both were checked",),
    ),
    "a longer text": (
        ninjs(body_text=TEXT, body_html=f"{PLAIN}<p>Bye.</p>"),
        ["Balladal spoke.", "He left.", "Balladal spoke.", "He left.", "Bye."],
        ("whether body_text or body_html is right: they part at “Bye.”, so that both were checked",),
    ),
    "headings that differ": (
        ninjs(body_html=f"<h1>One</h1>{PLAIN}", body_xhtml=f"<h1>Other</h1>{PLAIN}"),
        ["One", "Balladal spoke.", "He left.", "Other", "Balladal spoke.", "He left."], (),
    ),
    "another role": (
        ninjs(bodies=[{"role": "a", "contentType": "text/plain", "value": "One."}, {"role": "b", "contentType": "text/html", "value": "<p>Two.</p>"}]),
        ["One.", "Two."], (),
    ),
    "a headline that the body repeats": (ninjs(headline="He left.", body_text="He left."), ["He left.", "He left."], ()),
}  # fmt: skip


@pytest.mark.parametrize(("text", "told", "remarks"), ONCE.values(), ids=ONCE.keys())
def test_a_text_is_read_once(
    tmp_path: Path, text: str, told: list[str], remarks: tuple[str, ...]
) -> None:
    (loaded,) = read(tmp_path, {"a.json": text}, "a.json")
    assert [segment.target for segment in story(loaded).segments] == told
    assert story(loaded).remarks == remarks


def corrected(loaded: Loaded, word: str, right: str) -> tuple[str, list[str]]:
    """The file after the fix of a word wherever it is found, and why a fix was left."""
    assert loaded.raw

    def examine(document: Document, raw: Raw) -> Result:
        said = any(word in segment.target for segment in document.segments)
        findings = (found(document, word, fix=right),) if said else ()
        return Result(document, findings, places=locate(document, findings, raw))

    first = examine(story(loaded), loaded.raw)
    done = mend(loaded.raw, [first], examine, ReadOptions(), {"safe"})
    return done.raw.text, [left.why for left in done.left]


MENDED = {
    "both": (
        ninjs(body_text=TEXT, body_html=PLAIN), "Balladal",
        ninjs(body_text=TEXT, body_html=PLAIN).replace("Balladal", "R&D").replace("<p>R&D", "<p>R&amp;D"), [],
    ),
    "markup in one of them": (ninjs(body_text=TEXT, body_html=HTML), "Balladal", ninjs(body_text=TEXT, body_html=HTML), ["markup"]),
    "markup elsewhere": (
        ninjs(body_text=TEXT, body_html=HTML), "left",
        ninjs(body_text=TEXT, body_html=HTML).replace("left", "R&D").replace("R&D.</p>", "R&amp;D.</p>"), [],
    ),
    "other lines": (
        ninjs(body_text="Balladal\nspoke.", body_html="<p>Balladal spoke.</p>"), "Balladal",
        ninjs(body_text="Balladal\nspoke.", body_html="<p>Balladal spoke.</p>"), ["again"],
    ),
    "three": (
        ninjs(bodies=[{"contentType": kind, "value": PLAIN} for kind in ("text/html", "application/xhtml+xml", "text/html")]), "Balladal",
        ninjs(bodies=[{"contentType": kind, "value": PLAIN} for kind in ("text/html", "application/xhtml+xml", "text/html")])
        .replace("Balladal", "R&amp;D"), [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "word", "after", "why"), MENDED.values(), ids=MENDED.keys())
def test_a_fix_goes_into_all_or_into_none(
    tmp_path: Path, text: str, word: str, after: str, why: list[str]
) -> None:
    (loaded,) = read(tmp_path, {"a.json": text}, "a.json")
    assert corrected(loaded, word, "R&D") == (after, why)


def test_no_program_is_told_to_write_one_of_two(tmp_path: Path) -> None:
    (loaded,) = read(tmp_path, {"a.json": ninjs(body_text=TEXT, body_html=PLAIN)}, "a.json")
    assert loaded.raw
    finding = found(story(loaded), "Balladal", fix="Baradar")
    (place,) = locate(story(loaded), [finding], loaded.raw)
    assert place
    assert place.mending is None


SIDES = {
    "one and two": (ninjs(body_html=PLAIN), ninjs(body_text="甲\n乙", body_html="<p>甲</p><p>乙</p>", language="zh"), 2),
    "two and one": (ninjs(body_html=PLAIN, body_text=TEXT), ninjs(body_text="甲\n乙", language="zh"), 2),
    "two that differ": (
        ninjs(body_html=PLAIN, body_text="One.\nTwo."), ninjs(body_html="<p>甲</p><p>乙</p>", body_text="甲\n乙", language="zh"), 4,
    ),
    "a source whose two differ": (
        ninjs(body_html=PLAIN, body_text=TEXT), ninjs(body_html="<p>甲</p><p>乙</p>", body_text="甲\n丙", language="zh"), 2,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("target", "source", "count"), SIDES.values(), ids=SIDES.keys())
def test_sides_give_a_text_as_often_as_the_translation(
    tmp_path: Path, target: str, source: str, count: int
) -> None:
    (loaded,) = read(tmp_path, {"s.en.mt.json": target, "s.zh.json": source}, "s.en.mt.json")
    segments = story(loaded).segments
    assert [segment.source for segment in segments] == (["甲", "乙"] * 2)[:count]


def test_sides_that_part_all_the_same(tmp_path: Path) -> None:
    files = {
        "s.en.mt.json": ninjs(body_html=PLAIN, body_text=TEXT),
        "s.zh.json": ninjs(body_html="<p>甲</p>"),
    }
    (loaded,) = read(tmp_path, files, "s.en.mt.json")
    assert complaint(tmp_path, loaded) == (
        "s.en.mt.json: the sides do not have the same number of body segments: it has 2, "
        "s.zh.json has 1. Make the blocks of both files correspond."
    )
