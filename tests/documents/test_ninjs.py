"""ninjs 1 to 3: the parts of a story with places through JSON and HTML, written back, and bad input."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa.documents.base import is_blank
from qa.documents.markup.xml import escaped
from qa.model import Tagged
from tests.documents.helpers import complaint, one, read
from tests.documents.mending import mended, where
from tests.documents.stories import SCRIPTS, fitting, rows, story
from tests.growth import linear

FIRST = """\
{
  "uri": "http://agency.example/1",
  "type": "text",
  "versioncreated": "2019-02-25T09:30:00Z",
  "language": "en",
  "body_xhtml": "<p>The <b>Tali</b>ban said\\n so.<\\/p>\\n<p>R&amp;D \\"x\\" caf\\u00e9 &eacute;</p>",
  "body_text": "The Taliban said so.\\n\\n  R&D <p>",
  "headline": "Talks \\ud83c\\udde6\\ud83c\\uddeb in 多哈",
  "byline": "Someone",
  "slugline": "talks",
  "person": [{"name": "Abdul Ghani Baradar", "rel": "about", "code": "q1"}],
  "place": [{"name": "Doha"}],
  "organisation": [{"name": "Taliban"}, {"rel": "about"}],
  "associations": {
    "main": {
      "type": "picture", "headline": "The picture",
      "description_text": "Baradar in Doha.", "byline": "x"
    },
    "more": {"type": "text", "headline": "Another story"}
  }
}
"""
LATER = """\
{
  "uri": "http://agency.example/1", "standard": {"name": "ninjs", "version": "3.0"},
  "type": "text", "versionCreated": "2019-02-25T09:30:00Z", "language": "en",
  "headlines": [{"role": "main", "value": "Talks in Doha"}, "Second"],
  "descriptions": [{"contentType": "text/plain", "value": "They talk."}],
  "bodies": [
    {"role": "x", "contentType": "application/xhtml+xml", "value": "<div><p>One<p>Two</div>three"},
    {"role": "y", "contentType": "application/x-other", "value": "{}"},
    {"contentType": "text/vnd.IPTC.NITF", "value":
     "<nitf><head><title>x</title></head><body><body.head><hedline><hl1>H</hl1></hedline></body.head>\
<body.content><p>P</p></body.content></body></nitf>"}
  ],
  "people": [{"name": "Abdul Ghani Baradar", "uri": "http://x/1"}],
  "organisations": [{"literal": "OPEC"}],
  "places": [{"name": "Doha", "literal": "doh"}, {"name": "Doha", "literal": "doh"}],
  "associations": [
    {"name": "main", "type": "picture", "headlines": [{"value": "The picture"}],
     "descriptions": [{"value": "<p>Baradar in Doha.</p>"}]}
  ]
}
"""
STORIES = {
    "1": (
        FIRST,
        [
            ("headline", "Talks 🇦🇫 in 多哈", "headline", 8),
            ("body", "The Taliban said so.", "body_xhtml/p[1]", 6),
            ("body", 'R&D "x" café é', "body_xhtml/p[2]", 6),
            ("body", "The Taliban said so.", "body_text/line[1]", 7),
            ("body", "R&D <p>", "body_text/line[2]", 7),
            ("caption", "The picture", "associations.main.headline", 16),
            ("caption", "Baradar in Doha.", "associations.main.description_text", 17),
        ],
    ),
    "2 and 3": (
        LATER,
        [
            ("headline", "Talks in Doha", "headlines[0].value", 4),
            ("headline", "Second", "headlines[1]", 4),
            ("body", "They talk.", "descriptions[0].value", 5),
            ("body", "One", "bodies[0].value/div[1]/p[1]", 7),
            ("body", "Two", "bodies[0].value/div[1]/p[2]", 7),
            ("body", "three", "bodies[0].value", 7),
            ("headline", "H", "bodies[2].value/nitf[1]/body[1]/body.head[1]/hedline[1]/hl1[1]", 10),
            ("body", "P", "bodies[2].value/nitf[1]/body[1]/body.content[1]/p[1]", 10),
            ("caption", "The picture", "associations[0].headlines[0].value", 16),
            ("caption", "Baradar in Doha.", "associations[0].descriptions[0].value/p[1]", 17),
        ],
    ),
}  # fmt: skip
STORIES["2 in lower case"] = (
    LATER.replace("contentType", "contenttype").replace("versionCreated", "versioncreated"),
    STORIES["2 and 3"][1],
)
CODINGS = ["utf-8", "utf-8-sig", "utf-16"]


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("text", "told"), STORIES.values(), ids=STORIES.keys())
def test_the_segments_of_a_story(
    tmp_path: Path, text: str, told: Any, end: str, coding: str
) -> None:
    (loaded,) = read(tmp_path, {"a.json": text.replace("\n", end).encode(coding)}, "a.json")
    assert rows(loaded) == told
    fitting(loaded)
    document = story(loaded)
    assert (document.name, document.target_lang, document.form) == ("a", "en", "ninjs")
    assert document.published == date(2019, 2, 25)
    assert [segment.key for segment in document.segments] == [s.unit for s in document.segments]


def test_what_the_metadata_name(tmp_path: Path) -> None:
    first = one(tmp_path, {"a.json": FIRST}, "a.json")
    assert first.tagged == (
        Tagged("person", "Abdul Ghani Baradar", "q1"),
        Tagged("org", "Taliban"),
        Tagged("place", "Doha"),
    )
    later = one(tmp_path, {"b.json": LATER}, "b.json")
    assert later.tagged == (
        Tagged("person", "Abdul Ghani Baradar", "http://x/1"),
        Tagged("org", "OPEC", "OPEC"),
        Tagged("place", "Doha", "doh"),
    )
    assert later.remarks == ("bodies[1] is application/x-other and was not read",)


def ninjs(**keys: Any) -> dict[str, Any]:
    return {"uri": "x", "language": "en", "versioncreated": "2019-02-25", **keys}


def written(content: Mapping[str, Any], *, ascii_: bool = False) -> str:
    return json.dumps(content, ensure_ascii=ascii_, indent=1)


FIELDS = {
    "a headline of another name": (ninjs(headline_short="A"), [("headline", "A")]),
    "a body of another name": (ninjs(body_main="<p>A</p><p>B</p>"), [("body", "A"), ("body", "B")]),
    "signs that are no tags": (ninjs(body_main="a < b > c"), [("body", "a < b > c")]),
    "HTML by its key": (ninjs(body_html5="A <i>b</i>"), [("body", "A b")]),
    "a picture": (
        ninjs(type="picture", headline="H", description_text="D"), [("headline", "H"), ("caption", "D")],
    ),
    "the order is the story's": (
        ninjs(body_text="B", description_text="D", headline="H"),
        [("headline", "H"), ("body", "D"), ("body", "B")],
    ),
    "HTML without its ends": (
        ninjs(body_html="<ul><li>a<li>b</ul><table><tr><td>c<td>d<tr><td>e</table>"),
        [("body", x) for x in "abcde"],
    ),
    "what is no text": (
        ninjs(body_html="<!doctype html><html><head><title>x</title></head><body><style>p{}</style>"
              "<script>if (a<b) '</p>'</script><p>a</p><!-- <p>c</p> --><svg><p>x</p></svg><p>b"),
        [("body", "a"), ("body", "b")],
    ),
    "wrong HTML": (
        ninjs(body_html="a</ br>b</p></div>c & d &amp e &#x;<3 <p title=\"<p>x\" id='>'>f<a"),
        [("body", "ab"), ("body", "c & d & e &#x;<3"), ("body", "f")],
    ),
    "scripts": (
        ninjs(body_html=f"<p>{escaped(SCRIPTS)}</p>", headline=SCRIPTS),
        [("headline", SCRIPTS), ("body", SCRIPTS)],
    ),
    "breaks": (ninjs(body_html="a<br>b<BR /><br>c"), [("body", "a b"), ("body", "c")]),
    "lines": (ninjs(body_text="a\r\nb\tc\n \u00a0\nd"), [("body", "a"), ("body", "b c"), ("body", "d")]),
}  # fmt: skip


@pytest.mark.parametrize("ascii_", [False, True])
@pytest.mark.parametrize(("content", "told"), FIELDS.values(), ids=FIELDS.keys())
def test_the_fields(
    tmp_path: Path, content: dict[str, Any], told: list[tuple[str, str]], ascii_: bool
) -> None:
    (loaded,) = read(tmp_path, {"a.ninjs": written(content, ascii_=ascii_)}, "a.ninjs")
    assert [row[:2] for row in rows(loaded)] == told
    fitting(loaded)


def test_rows_of_a_table_are_no_ninjs(tmp_path: Path) -> None:
    table = '{"source": "塔利班", "target": "The Taliban", "src_lang": "zh", "tgt_lang": "en"}\n'
    assert one(tmp_path, {"a.json": table}, "a.json").form != "ninjs"


def test_sides_are_found_by_name(tmp_path: Path) -> None:
    files = {
        "d/s.en.mt.json": written(ninjs(headline="H", body_html="<p>A</p><p>B</p>")),
        "d/s.zh.json": written(ninjs(body_html="<p>甲</p><p>乙</p>", headline="题", language="zh")),
        "d/s.en.ref.json": written(ninjs(body_text="X\n\nY", headline="R")),
        "d/table.json": '{"source": "a", "target": "b"}',
        "d/t.en.mt.ninjs": written(ninjs(headline="T")),
    }
    first, other = read(tmp_path, files, "d")
    assert [(s.target, s.source, s.references) for s in story(first).segments] == [
        ("H", "题", ("R",)), ("A", "甲", ("X",)), ("B", "乙", ("Y",))
    ]  # fmt: skip
    assert (story(first).source_lang, story(other).name) == ("zh", "t")
    (alone,) = read(tmp_path, {"d/s.en.json": files["d/s.en.mt.json"]}, "d/s.en.json")
    assert not story(alone).has_source


PLACES = {
    "plain": (ninjs(body_text="x\n塔利班 Balladal said"), "Balladal", 'a "b" \\', r"a \"b\" \\"),
    "HTML": (ninjs(body_html="<p>x</p><p>🇦🇫 Balladal</p>"), "Balladal", 'R&"D"', r"R&amp;\"D\""),
    "an escaped character": (ninjs(body_text='x "y" z'), '"', "'", "x 'y"),
    "an entity": (ninjs(body_html="<p>R&amp;D</p>"), "R&D", "<", "<p>&lt;</p>"),
    "an entity with a letter of JSON": (ninjs(body_html='<p title="x">&quot;</p>'), '"', "é", "é"),
    "a line end": (ninjs(body_text="x Balladal y"), "Balladal", "a\nb", r"x a\nb y"),
    "a headline": (ninjs(headline="塔利班 e\u0301 🇦🇫"), "e\u0301", "قال", "قال"),
}


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize(("content", "word", "right", "there"), PLACES.values(), ids=PLACES.keys())
def test_a_fix_goes_back_into_the_file(
    tmp_path: Path, content: dict[str, Any], word: str, right: str, there: str, coding: str
) -> None:
    text = written({**content, "edNote": "多"}).replace("\n", "\r\n")
    (loaded,) = read(tmp_path, {"a.json": text.encode(coding)}, "a.json")
    place = where(loaded, word)
    before = text[: place.start.offset].split("\n")
    assert place.exact
    assert (place.start.line, place.start.column) == (len(before), len(before[-1]) + 1)
    new = mended(loaded, word, right)
    assert there in new.decode(coding)
    (again,) = read(tmp_path, {"a.json": new}, "a.json")
    said = "\n".join(s.target for s in story(loaded).segments)
    assert "\n".join(s.target for s in story(again).segments) == said.replace(word, right, 1)


def test_a_file_in_ascii_stays_so(tmp_path: Path) -> None:
    text = written(ninjs(body_html="<p>塔利班 Balladal</p>"), ascii_=True)
    (loaded,) = read(tmp_path, {"a.json": text}, "a.json")
    data = mended(loaded, "Balladal", "é🇦🇫&")
    assert b"<p>\\u5854\\u5229\\u73ed \\u00e9\\ud83c\\udde6\\ud83c\\uddeb&amp;</p>" in data
    assert mended(loaded, "利", "立").isascii()


WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Z")), min_size=1, max_size=20)
TEXTS = WORDS.filter(lambda text: not is_blank(text))
KINDS: dict[str, Callable[[list[str]], str]] = {
    "text/html": lambda texts: "".join(f"<p>{escaped(text)}</p>\n" for text in texts),
    "text/plain": "\n".join,
}


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(sorted(KINDS)), st.lists(TEXTS, min_size=1, max_size=3)),
                min_size=1, max_size=4),
       WORDS, st.sampled_from(CODINGS), st.booleans())  # fmt: skip
def test_any_story(
    tmp_path: Path, bodies: list[tuple[str, list[str]]], right: str, coding: str, ascii_: bool
) -> None:
    # Each has a word of its own: what stands there twice is read once.
    bodies = [
        (kind, [f"{number}:{texts[0]}", *texts[1:]]) for number, (kind, texts) in enumerate(bodies)
    ]
    entries = [{"contentType": kind, "value": KINDS[kind](texts)} for kind, texts in bodies]
    data = json.dumps(ninjs(bodies=entries), ensure_ascii=ascii_).encode(coding)
    (loaded,) = read(tmp_path, {"a.json": data}, "a.json", target_lang="en")
    told = [text for _, texts in bodies for text in texts]
    assert [s.target for s in story(loaded).segments] == told
    fitting(loaded)
    first = next(n for n, said in enumerate(told) if told[-1] in said)
    new = mended(loaded, told[-1], f"y{right}")
    (again,) = read(tmp_path, {"a.json": new}, "a.json", target_lang="en")
    mine = told[first].replace(told[-1], f"y{right}", 1)
    assert [s.target for s in story(again).segments] == [*told[:first], mine, *told[first + 1 :]]


WRONG = {
    "no object": ('["headline", {"bodies": 1}]', "a.json:1: it is no object of ninjs. "
                  "Give one story, or the format with --read-as."),
    "no story": ('{"uri": "x", "associations": []}', "a.json:1: there is no headline, description "
                 "or body in it. Give ninjs with a story."),
    "no text": ('{"uri": "x", "body_html": "<p> </p>"}', "a.json: the file has no text. "
                "Give a file with text."),
    "nothing that is read": ('{"bodies": [{"contentType": "image/png", "value": "x"}]}',
                             "a.json: the file has no text. Give a file with text."),
    "cut": ('{"headline":\n"x', "a.json:2: not valid JSON (unterminated string starting at). "
            "Mend the file."),
    "depth": ('{"headline": ' + "[" * 300 + "]" * 300 + "}", "a.json:1: not read, for it could be an "
              "attack (values in more than 200 others). Give plain JSON."),
    "depth in HTML": (written(ninjs(body_html="<div>" * 300)), "a.json: not read, for it could be "
                      "an attack (elements in more than 200 others). Give plain markup."),
}  # fmt: skip


@pytest.mark.parametrize(("text", "says"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, text: str, says: str) -> None:
    (loaded,) = read(tmp_path, {"a.json": text}, "a.json")
    assert complaint(tmp_path, loaded) == says


def test_sides_that_do_not_fit(tmp_path: Path) -> None:
    files = {"s.en.mt.json": written(ninjs(headline="H", body_text="A")),
             "s.zh.json": written(ninjs(body_text="甲"))}  # fmt: skip
    (loaded,) = read(tmp_path, files, "s.en.mt.json")
    assert complaint(tmp_path, loaded) == (
        "s.en.mt.json: the sides do not have the same number of headline segments: it has 1, "
        "s.zh.json has 0. Make the blocks of both files correspond."
    )


def test_a_day_that_is_none_is_said(tmp_path: Path) -> None:
    document = one(tmp_path, {"a.json": written(ninjs(headline="H", versionCreated="x"))}, "a.json")
    assert document.remarks == ("versionCreated 'x' is no date: the story's day is unknown",)


LARGE: dict[str, Callable[[int], str]] = {
    "one word": lambda n: "x" * 10 * n,
    "open tags": lambda n: "<a '\"" * n,
    "open elements": lambda n: "<b>" * n,
    "ends": lambda n: "</p>" * n,
    "open comments": lambda n: "<!-- " * n,
    "references": lambda n: "&#9999;" * (n // 2),
    "digits": lambda n: "&#" + "9" * 5 * n,
    "half pairs": lambda n: "\ud83c " * (n // 3),
}


@pytest.mark.parametrize("make", LARGE.values(), ids=LARGE.keys())
def test_large_files_take_no_more_than_their_length(
    tmp_path: Path, make: Callable[[int], str]
) -> None:
    texts = {size: json.dumps(ninjs(body_html=make(60_000 * size))) for size in (1, 2)}
    assert linear(lambda n: read(tmp_path, {"a.json": texts[n]}, "a.json", target_lang="en"))
