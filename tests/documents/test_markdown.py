"""Markdown: blocks are segments, marks have no width, and no fix makes markup."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.documents.markdown import escape, extract
from tests.documents.helpers import complaint, one, read
from tests.documents.prose import assert_true_places, located, mended, raw, says

SILENT = {
    "code": "```\nKabul\n```\n\n    Kabul\n\n`Kabul`",
    "HTML": "<div>Kabul</div>\n\n<!-- Kabul -->",
    "a link's definition": "[a]: http://a.org 'Kabul'",
    "an address": "<http://kabul.org>",
    "a rule": "---\n\n***",
    "a picture that shows nothing": "![](a.png)",
    "settings that are no text": "---\ntags: [Kabul]\ndraft: true\nabstract: |\n  Kabul\n---\n",
    "settings that are not all here": "---\ntitle: Kabul\n  is calm\ndescription: >\n  x\n---\n",
    "no value": '---\ntitle:\ndescription: ~\nsummary: ""\n---\n',
    "a broken value": "---\ntitle: \"Kabul\ndescription: 'x' y\nsummary: a: b\n---\n",
    "a table of settings": '+++\n[params]\ntitle = "Kabul"\n+++\n',
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_what_is_no_prose(text: str) -> None:
    assert extract(raw(text)).units == ()


BLOCKS = {
    "paragraphs": ("One\n\nTwo\n\n\nThree", ["One", "Two", "Three"]),
    "headings": ("# One #\n\n## Two\nThree\n===", ["One", "Two", "Three"]),
    "lists": ("- One\n- Two\n  1. Three\n\n     Four\n* Five", ["One", "Two", "Three", "Four", "Five"]),
    "quotations": ("> One\n> two\nthree\n> > Four", ["One two three", "Four"]),
    "a table": ("| a | b |\n|---|:-:|\n| One | **Two** |\nx", ["a", "b", "One", "Two", "x"]),
    "a table without edges": ("a | b\n--|--\nOne | Two", ["a", "b", "One", "Two"]),
    "a bar in a cell": ("|a|b|\n|-|-|\n|x \\| y|z|", ["a", "b", "x | y", "z"]),
    "a table in a quotation": ("> |a|b|\n> |-|-|\n> |c|d|", ["a", "b", "c", "d"]),
    "emphasis": ("The *Tali*ban **said** ***so*** ~~no~~ a_b_c *x", ["The Taliban said so no a_b_c *x"]),
    "links": ("[Ka*bul*](http://k 'x') [is][r] [calm]\n\n[r]: x\n[calm]: y", ["Kabul is calm"]),
    "a picture": ("See ![the *old* city](a.png 'x') now", ["See now", "the old city"]),
    "footnotes": ("Kabul[^1] is.\n\n[^1]: Calm", ["Kabul is.", "Calm"]),
    "escapes": ("\\*x\\* \\q 1\\. &amp; &#22612; &foo;", ["*x* \\q 1. & 塔 &foo;"]),
    "line breaks": ("One  \ntwo\\\nthree\n   four<br>five", ["One two three four five"]),
    "code in a sentence": ("Run `x y` now", ["Run now"]),
    "HTML in a sentence": ("Kab<b>ul</b> <!-- x -->is", ["Kabul is"]),
    "other scripts": ("**塔利班** قال 🇦🇫 *e\u0301*", ["塔利班 قال 🇦🇫 e\u0301"]),
    "a line end of returns": ("One\rtwo\r\rThree", ["One two", "Three"]),
    "tabs": ("-\tOne\n\n\ttwo", ["One", "two"]),
    "a rule that opens nothing": ("---\nOne", ["One"]),
}  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("text", "texts"), BLOCKS.values(), ids=BLOCKS.keys())
def test_blocks_are_segments(text: str, texts: list[str], end: str) -> None:
    text = text.replace("\n", end)
    units = extract(raw(text)).units
    assert [unit.text for unit in units] == texts
    assert_true_places(text, units)
    assert all(unit.pieces for unit in units)


PAGE = """---
title: "Kabul \\"is\\" \\u5854"  # a comment
description: 'It''s so'
caption: Plain # a comment
date: 2024-05-06T10:00:00+04:30
lang: en_GB
---
# Kabul

Calm.

# Herat

* One
* Two ![x](y)
"""


def test_parts_paths_and_lines() -> None:
    page = extract(raw(PAGE))
    assert (page.lang, page.published) == ("en-GB", date(2024, 5, 6))
    assert says(page.units) == [
        ('Kabul "is" 塔', "headline", 2), ("It's so", "body", 3), ("Plain", "caption", 4),
        ("Kabul", "headline", 8), ("Calm.", "body", 10), ("Herat", "body", 12),
        ("One", "body", 14), ("Two", "body", 15), ("x", "caption", 15),
    ]  # fmt: skip
    assert [unit.unit for unit in page.units] == [
        "title", "description", "caption", "/h1[1]", "/p[1]", "/h1[2]", "/ul[1]/li[1]/p[1]",
        "/ul[1]/li[2]/p[1]", "/ul[1]/li[2]/p[1]/img[1]/@alt",
    ]  # fmt: skip
    assert_true_places(PAGE, page.units)


def test_settings_in_toml() -> None:
    text = '+++\ntitle = \'Kabul \\ x\'\ndate = 2024-05-06\ndescription = "a \\"b\\""\n+++\nCalm.'
    page = extract(raw(text))
    assert page.published == date(2024, 5, 6)
    assert [unit.text for unit in page.units] == ["Kabul \\ x", 'a "b"', "Calm."]
    assert_true_places(text, page.units)


def test_sides(tmp_path: Path) -> None:
    files = {
        "f/a.en.mt.md": "# Kabul\n\nCalm.",
        "f/a.zh.md": "喀布尔\n===\n\n平静。",
        "f/a.en.ref.md": "# Kabul\nAll calm.",
        "f/README.md": "No story.",
    }
    document = one(tmp_path, files, "f")
    assert [(s.source, s.target, s.references) for s in document.segments] == [
        ("喀布尔", "Kabul", ("Kabul",)), ("平静。", "Calm.", ("All calm.",)),
    ]  # fmt: skip
    assert (document.source_lang, document.target_lang, document.form) == ("zh", "en", "markdown")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_fix_touches_nothing_else(tmp_path: Path, encoding: str, end: str) -> None:
    text = "---\ntitle: 塔利班\n---\n\n> 🇦🇫 e\u0301\n> **Balladal**  said &amp;\n\n[x]: y\n"
    text = text.replace("\n", end)
    _, where, new = located(tmp_path, "a.en.mt.md", text.encode(encoding), "Balladal")
    assert (where.start.line, where.start.column, where.end.column, where.exact) == (6, 5, 13, True)
    assert new == text.replace("Balladal", "BARADAR").encode(encoding)


ESCAPED = [
    ("Kabul is", "Herat", "Herat"),
    ("Kabul is", "R&D", "R&D"),
    ("Kabul is", "&amp;", "\\&amp;"),
    ("Kabul is", "*a* _b_", "\\*a\\* \\_b\\_"),
    ("Kabul is", "a_b", "a_b"),
    ("Kabul is", "[a](b)", "\\[a\\](b)"),
    ("Kabul is", "<b>", "\\<b>"),
    ("Kabul is", "# a", "\\# a"),
    ("Kabul is", "1. a", "1\\. a"),
    ("Kabul is", "- a", "\\- a"),
    ("x\n\nKabul", "---", "\\-\\-\\-"),
    ("x\nKabul", "===", "\\=\\=\\="),
    ("Kabul is", "    a", None),
    ("Kabul is", "a\nb", None),
    ("Kabul `x`", "a`", "a\\`"),
    ("*Kabul* is", "a*b", "a\\*b"),
    ("[Kabul](x)", "a]", "a\\]"),
    ("|Kabul|\n|-|", "a|b", "a\\|b"),
    ("---\ntitle: Kabul\n---\nx", "a: b", None),
    ("---\ntitle: Kabul\n---\nx", "'a", None),
    ("---\ntitle: Kabul\n---\nx", "it's", "it's"),
    ('---\ntitle: "Kabul"\n---\nx', 'a "b" \\', 'a \\"b\\" \\\\'),
    ("---\ntitle: 'Kabul'\n---\nx", 'it\'s "a"', "it''s \"a\""),
    ("+++\ntitle = 'Kabul'\n+++\nx", "it's", None),
]


@pytest.mark.parametrize(("text", "new", "written"), ESCAPED)
def test_what_is_written(text: str, new: str, written: str | None) -> None:
    start = text.index("Kabul")
    assert escape(new, raw(text), start, start + 5) == written


def test_what_is_no_text_is_not_written() -> None:
    assert escape("x", raw("[a](Kabul)"), 4, 9) is None


BAD = {
    "no text": ("```\nx\n```", "a.md: the file has no text. Give a file with text."),
    "empty": (" \n", "a.md: the file is empty. Give a file with text."),
    "brackets": (
        "[" * 200_001,
        "a.md: not read, for it could be an attack (more than 200000 brackets). Split the file.",
    ),
}


@pytest.mark.parametrize(("content", "sentence"), BAD.values(), ids=BAD.keys())
def test_bad_input(tmp_path: Path, content: str, sentence: str) -> None:
    (loaded,) = read(tmp_path, {"a.md": content}, "a.md", target_lang="en")
    assert complaint(tmp_path, loaded) == sentence


NONSENSE = [
    "[", "![", "[[a]", "*", "*a ", "a*_", "`", "`a``", "<", "<a ", "&", "> ", "- ", "|a", "\\", "<!--",
    "~~a", "a\n", "x\n=\n", "\t", "x", "塔", "\u202e", "---\n", "title: 'a\n", "|a|b|\n|-|-|\n",
]  # fmt: skip


@pytest.mark.parametrize("head", ["", "---\n"])
@pytest.mark.parametrize("sign", NONSENSE)
def test_nonsense_is_read_in_linear_time(sign: str, head: str) -> None:
    text = head + sign * (50_000 // len(sign))
    assert_true_places(text, extract(raw(text)).units)


@given(st.text(st.sampled_from("*_`[]()!<>&;\\|-#~^: \n\tab1塔"), max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert_true_places(text, extract(raw(text)).units)


WORDS = st.lists(
    st.text(
        st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=8
    ),
    min_size=1, max_size=4,
).map(" ".join)  # fmt: skip
FRAMES = [
    "{}",
    "# {}",
    "- {}",
    "> {}",
    "a **{}** b",
    "[{}](x)",
    "|{}|\n|-|",
    '---\ntitle: "{}"\n---\nx',
]


@given(st.sampled_from(FRAMES), WORDS)
def test_what_is_written_is_read(frame: str, new: str) -> None:
    file = raw(frame.format("Kabul"))
    start = file.text.index("Kabul")
    texts = [unit.text for unit in extract(file).units]
    (unit,) = (unit for unit in extract(file).units if "Kabul" in unit.text)
    assert escape(new, file, start, start + 5) is not None
    text, _ = mended(file, unit, "Kabul", new, escape)
    after = [unit.text for unit in extract(raw(text)).units]
    assert after == [said.replace("Kabul", new) for said in texts]
