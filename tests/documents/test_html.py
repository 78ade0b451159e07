"""HTML: what a reader reads, in blocks, wherever the markup is broken."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.documents.html_ import escape, extract
from qa.documents.markup.html import Tag, tokens
from tests.documents.helpers import complaint, one, read
from tests.documents.prose import assert_true_places, located, mended, raw, says

SILENT = {
    "a comment": "<!-- Kabul --><!--><!---><!-- <p> --!>",
    "an open comment": "<p><!-- Kabul <p>x",
    "a script": "<script>if (a < b) '</p>'</script><style>p {}</style>",
    "an open script": "<script>x</scripty>",
    "code": "<pre>x <b>y</b></pre><code>x</code>",
    "a drawing": "<svg viewBox=x><title>x</title><text>y</text></svg>",
    "a template": "<template><p>x</template><noscript>x</noscript>",
    "not to be translated": '<p translate="no">x <b title=x>y</b></p><p class="a notranslate">x</p>',
    "declarations": "<!doctype html><?xml version='1.0'?><![x]><!x></>",
    "nothing but blanks": "<p> \n&#32;<b></b></p>",
    "attributes that are not prose": '<a href="x" data-title="x">',
    "a tag that is never closed": '<p class="x',
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_what_no_reader_reads(text: str) -> None:
    assert extract(raw(text)).units == ()


BLOCKS = {
    "a paragraph": ("<p>Kabul is calm.</p>", ["Kabul is calm."]),
    "inline elements": ("<p>The <b>Tali</b><i>ban</i> <a href=x>said</a></p>", ["The Taliban said"]),
    "white space": ("<p>\n Kabul\t <b> is</b>\r\n calm </p>", ["Kabul is calm"]),
    "references": ("<p>R&amp;D caf&eacute; &#22612;&#x5854; &lt;x", ["R&D café 塔塔 <x"]),
    "references without a semicolon": ("<p>R&ampD &copy 1 &notit; &foo; a & b", ["R&D © 1 ¬it; &foo; a & b"]),
    "a blank that does not break": ("<p>10&nbsp;km&#160;", ["10\xa0km\xa0"]),
    "a line break": ("<p>One<br>two<br/> three", ["One two three"]),
    "a soft break": ("<p>Kan<wbr>dahar", ["Kandahar"]),
    "unclosed paragraphs": ("<p>One<p>Two<div>Three", ["One", "Two", "Three"]),
    "unclosed items": ("<ul><li>One<li>Two<ul><li>Three</ul><li>Four</ul>Five", ["One", "Two", "Three", "Four", "Five"]),
    "unclosed cells": ("<table><tr><td>One<th>Two<tr><td>Three</table>", ["One", "Two", "Three"]),
    "unclosed terms": ("<dl><dt>One<dd>Two<dt>Three</dl>", ["One", "Two", "Three"]),
    "tags that close nothing": ("</p>One</b></div> two<p>Three", ["One two", "Three"]),
    "crossed tags": ("<p><b>One <i>two</b> three</i>", ["One two three"]),
    "a sign that begins no tag": ("<p>1 < 2 <3 a<", ["1 < 2 <3 a<"]),
    "a > in a value": ('<p><a data-x="a > b" y=\'>\'>One</a>', ["One"]),
    "code in a sentence": ("<p>Run <code>x</code> now", ["Run now"]),
    "a comment in a word": ("<p>Bara<!-- x -->dar", ["Baradar"]),
    "text round a block": ("<div>One<p>Two</p>three</div>", ["One", "Two", "three"]),
    "readings": ("<p><ruby>東<rp>(</rp><rt>とう</rt><rp>)</rp>京</ruby>", ["東京"]),
    "descriptions": (
        '<meta name=Description content="A &quot;b&quot;"><p>x <img alt="塔利班" title=\'c d\'> y',
        ['A "b"', "x y", "塔利班", "c d"],
    ),
    "capitals": ("<P>One</P><SCRIPT>x</SCRIPT><P TRANSLATE=NO>x</P>", ["One"]),
    "other scripts": ("<p dir=rtl>قال 🇦🇫 e\u0301 塔利班", ["قال 🇦🇫 e\u0301 塔利班"]),
    "what follows untranslated text": ("<p translate=no>x<p>One <span translate=no>x</span>two", ["One two"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "texts"), BLOCKS.values(), ids=BLOCKS.keys())
def test_blocks_are_segments(text: str, texts: list[str]) -> None:
    units = extract(raw(text)).units
    assert [unit.text for unit in units] == texts
    assert_true_places(text, units)


PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Kabul &amp; Herat</title>
<meta property="article:published_time" content="2024-05-06T10:00:00+04:30">
<meta name="description" content="Calm days"></head>
<body><h1>Kabul <em>is</em> calm</h1>
<p><time datetime="2024-05-07">Monday</time>: nothing.</p>
<figure><img src="x" alt="A street"><figcaption>A <b>street</b></figcaption></figure>
<ul><li>One</li><li>Two</li></ul></body></html>
"""


def test_parts_paths_and_lines() -> None:
    page = extract(raw(PAGE))
    assert (page.lang, page.published) == ("en-GB", date(2024, 5, 6))
    assert says(page.units) == [
        ("Kabul & Herat", "headline", 2), ("Calm days", "body", 4),
        ("Kabul is calm", "headline", 5), ("Monday: nothing.", "body", 6),
        ("A street", "caption", 7), ("A street", "caption", 7),
        ("One", "body", 8), ("Two", "body", 8),
    ]  # fmt: skip
    assert [unit.unit for unit in page.units[-4:]] == [
        "/html[1]/body[1]/figure[1]/img[1]/@alt", "/html[1]/body[1]/figure[1]/figcaption[1]",
        "/html[1]/body[1]/ul[1]/li[1]", "/html[1]/body[1]/ul[1]/li[2]",
    ]  # fmt: skip


DATES = [
    ('<meta property="article:published_time" content="2024-05-06">', date(2024, 5, 6)),
    ("<time datetime='2024-05-06T09:00Z'>x</time>", date(2024, 5, 6)),
    ("<time datetime='PT5M'></time><time datetime=2024-05-06>", date(2024, 5, 6)),
    ("<time>6 May 2024</time><meta name=date content=2024-05-06>", None),
]


@pytest.mark.parametrize(("text", "day"), DATES)
def test_published(text: str, day: date | None) -> None:
    assert extract(raw(text)).published == day


def test_sides(tmp_path: Path) -> None:
    files = {
        "f/a.en.mt.html": "<p>Kabul is calm.<p>So.",
        "f/a.zh.html": '<html lang="zh"><p>喀布尔平静。</p><p>是。</p>',
        "f/a.en.ref.html": "<div>All calm.</div><div>Yes.</div>",
        "f/index.html": "<p>No story.",
    }
    document = one(tmp_path, files, "f")
    assert [(s.source, s.target, s.references) for s in document.segments] == [
        ("喀布尔平静。", "Kabul is calm.", ("All calm.",)), ("是。", "So.", ("Yes.",)),
    ]  # fmt: skip
    assert (document.source_lang, document.target_lang, document.form) == ("zh", "en", "html")


ENCODINGS = [
    ("utf-8", "<p>塔利班 🇦🇫 e\u0301"),
    ("utf-8-sig", "<meta charset=utf-8><p>قال"),
    ("utf-16", "<p>塔利班"),
    ("gb18030", "<meta charset='gb18030'><p>塔利班"),
    ("windows-1251", '<meta http-equiv=x content="text/html; charset=windows-1251"><p>Кабул'),
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("encoding", "text"), ENCODINGS)
def test_a_fix_touches_nothing_else(tmp_path: Path, encoding: str, text: str, end: str) -> None:
    whole = f"{text}\n<b>Balladal</b>  said &amp; <br >x\n".replace("\n", end)
    _, where, new = located(tmp_path, "a.en.mt.html", whole.encode(encoding), "Balladal")
    assert (where.start.line, where.start.column, where.end.column, where.exact) == (2, 4, 12, True)
    assert new == whole.replace("Balladal", "BARADAR").encode(encoding)


ESCAPED = [
    ("<p>Kabul</p>", "R&D <\"b\"> 'c'", "R&amp;D &lt;\"b\"&gt; 'c'"),
    ("<p>Kabul</p>", "&amp;", "&amp;amp;"),
    ('<img alt="Kabul">', "a \"b\" 'c' & <", "a &quot;b&quot; 'c' &amp; &lt;"),
    ("<img alt='Kabul'>", "a \"b\" 'c'", 'a "b" &#39;c&#39;'),
    ("<img alt=Kabul>", "Herat", "Herat"),
    ("<img alt=Kabul>", "R&D", "R&amp;D"),
    ("<img alt=Kabul>", "a b", None),
    ("<img alt=Kabul>", "a>", None),
    ("<img alt=Kabul>", "", None),
    ("<a title='x>y'>Kabul", 'a "b"', 'a "b"'),
]


@pytest.mark.parametrize(("text", "given_text", "written"), ESCAPED)
def test_what_is_written(text: str, given_text: str, written: str | None) -> None:
    start = text.index("Kabul")
    assert escape(given_text, raw(text), start, start + 5) == written


def test_what_the_encoding_lacks_is_written_by_number(tmp_path: Path) -> None:
    data = "<meta charset=windows-1251><p>Кабул".encode("windows-1251")
    (loaded,) = read(tmp_path, {"a.html": data}, "a.html", target_lang="ru")
    assert loaded.raw is not None
    assert escape("塔", loaded.raw, 30, 35) == "&#22612;"


BAD = {
    "no text": ("<p><b></b>", "a.html: the file has no text. Give a file with text."),
    "empty": (" \n", "a.html: the file is empty. Give a file with text."),
    "an encoding that is none": (
        "<meta charset=utf-9><p>x",
        "a.html: the encoding 'utf-9' is unknown. Name another, e.g. gb18030.",
    ),
    "not the encoding that it says": (
        b"<meta charset=utf-8>\n<p>\xff",
        "a.html:2: not valid UTF-8 (byte 24). Save it as UTF-8 or name its encoding with --encoding.",
    ),
}


@pytest.mark.parametrize(("content", "sentence"), BAD.values(), ids=BAD.keys())
def test_bad_input(tmp_path: Path, content: str | bytes, sentence: str) -> None:
    (loaded,) = read(tmp_path, {"a.html": content}, "a.html", target_lang="en")
    assert complaint(tmp_path, loaded) == sentence


NONSENSE = [
    "<!-- >", '<a "', "<a='", "<![x>", "<a ", "</", "<b>", "<p>", "<li>", "&#", "&am", "<", "</b>",
    "<script>", "<title>", "<!", "<![CDATA[", "x", "塔", "\u202e", "<dd><ul>" + "<b>" * 99,
]  # fmt: skip


@pytest.mark.parametrize("sign", NONSENSE)
def test_nonsense_is_read_in_linear_time(sign: str) -> None:
    text = sign * (300_000 // len(sign))
    assert_true_places(text, extract(raw(text)).units)


@given(st.text(st.sampled_from("<>/!-&;\"'= \nabp#x1")))
def test_any_text_is_read(text: str) -> None:
    places = [token.end for token in tokens(text)]
    assert places == sorted(places)
    names = {token.name for token in tokens(text) if isinstance(token, Tag)}
    assert all(name == name.lower() for name in names)
    assert_true_places(text, extract(raw(text)).units)


WORDS = st.lists(
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1),
    min_size=1, max_size=5,
).map(" ".join)  # fmt: skip
FRAMES = st.sampled_from(
    ["<p>{}</p>\n", "<li>{}", "<h2 id=x><b>{}</b></h2>", "<div\n>{}<!-- x -->", '<img alt="{}">']
)


@given(st.lists(st.tuples(FRAMES, WORDS), min_size=1, max_size=5), WORDS, st.data())
def test_what_is_written_is_read(
    blocks: list[tuple[str, str]], new: str, data: st.DataObject
) -> None:
    text = ""
    for frame, words in blocks:
        head, tail = frame.split("{}")
        text += "<p>" + head
        place = len(text)
        text += (escape(words, raw(text + tail), place, place) or "") + tail
    file = raw(text)
    units = extract(file).units
    texts = [words for _, words in blocks]
    assert [unit.text for unit in units] == texts
    assert_true_places(text, units)
    number = data.draw(st.integers(0, len(texts) - 1))
    mended_text, _ = mended(file, units[number], texts[number], new, escape)
    after = [unit.text for unit in extract(raw(mended_text)).units]
    assert after == [*texts[:number], new, *texts[number + 1 :]]
