"""NITF: the parts of a story with places, written back, and what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa.documents.base import is_blank
from qa.documents.markup.xml import escaped
from qa.model import Tagged
from tests.documents.helpers import complaint, one, read
from tests.documents.mending import mended, where
from tests.documents.stories import SCRIPTS, fitting, rows, story

STORY = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-3.dtd">
<nitf version="-//IPTC//DTD NITF 3.3//EN">
  <head>
    <title>No text</title>
    <docdata>
      <doc-id id-string="x1"/>
      <date.issue norm="20190225T093000Z"/>
      <key-list><keyword key="talks"/></key-list>
      <identified-content>
        <person idsrc="agency" value="77">Abdul Ghani Baradar</person>
        <org value="TLB">Taliban</org>
        <location><city>Doha</city>, <country>Qatar</country></location>
        <event>Talks</event>
      </identified-content>
    </docdata>
  </head>
  <body>
    <body.head>
      <hedline><hl1>Talks in <location>Doha</location></hl1><hl2>Second day</hl2></hedline>
      <note noteclass="editorsnote" type="std"><body.content><p>Not for print</p></body.content></note>
      <byline>By Someone</byline>
      <distributor>Agency</distributor>
      <dateline><location>DOHA</location>, <story.date norm="20190225">Feb. 25</story.date></dateline>
      <abstract><p>They talk.</p></abstract>
    </body.head>
    <body.content>
      <block>
        <p lede="true">The <org>Taliban</org> said caf&eacute;
           R&amp;D.</p>
        <media media-type="image">
          <media-reference mime-type="image/jpeg" source="x.jpg"/>
          <media-caption>Baradar in Doha.</media-caption>
          <media-producer>Somebody</media-producer>
        </media>
        <p>He said <q>so</q>.</p>
      </block>
      <table><tr><th>City</th><td>34</td></tr></table>
      <ol><li>One</li></ol>
    </body.content>
    <body.end><tagline>Reporting by the desk</tagline></body.end>
  </body>
</nitf>
"""
HEAD, CONTENT = "/nitf/body[1]/body.head[1]", "/nitf/body[1]/body.content[1]"
TOLD = [
    ("headline", "Talks in Doha", f"{HEAD}/hedline[1]/hl1[1]", 20),
    ("headline", "Second day", f"{HEAD}/hedline[1]/hl2[1]", 20),
    ("dateline", "DOHA, Feb. 25", f"{HEAD}/dateline[1]", 24),
    ("body", "They talk.", f"{HEAD}/abstract[1]/p[1]", 25),
    ("body", "The Taliban said café R&D.", f"{CONTENT}/block[1]/p[1]", 29),
    ("caption", "Baradar in Doha.", f"{CONTENT}/block[1]/media[1]/media-caption[1]", 33),
    ("body", "He said so.", f"{CONTENT}/block[1]/p[2]", 36),
    ("body", "City", f"{CONTENT}/table[1]/tr[1]/th[1]", 38),
    ("body", "34", f"{CONTENT}/table[1]/tr[1]/td[1]", 38),
    ("body", "One", f"{CONTENT}/ol[1]/li[1]", 39),
    ("body", "Reporting by the desk", "/nitf/body[1]/body.end[1]/tagline[1]", 41),
]
CODED = {
    "UTF-8": STORY.encode(),
    "with a mark": b"\xef\xbb\xbf" + STORY.encode(),
    "UTF-16": STORY.replace('"UTF-8"', '"UTF-16"').encode("utf-16"),
    "CRLF": STORY.replace("\n", "\r\n").encode(),
    "declared": STORY.replace('"UTF-8"', '"windows-1252"').encode("cp1252"),
}


@pytest.mark.parametrize("data", CODED.values(), ids=CODED.keys())
def test_the_segments_of_a_story(tmp_path: Path, data: bytes) -> None:
    (loaded,) = read(tmp_path, {"a.en.xml": data}, "a.en.xml")
    assert rows(loaded) == TOLD
    fitting(loaded)
    document = story(loaded)
    assert (document.name, document.target_lang, document.form) == ("a", "en", "nitf")
    assert (document.published, document.remarks) == (date(2019, 2, 25), ())
    assert document.tagged == (
        Tagged("person", "Abdul Ghani Baradar", "agency:77"),
        Tagged("org", "Taliban", "TLB"),
        Tagged("place", "Doha, Qatar", ""),
    )


def nitf(content: str, more: str = "", head: str = "") -> str:
    return (
        f"<nitf{more}><head>{head}</head><body><body.content>{content}</body.content></body></nitf>"
    )


LANGUAGES = {
    "of the root": nitf("<p>Kabul ist ruhig</p>", ' xml:lang="de"'),
    "of the body": nitf("<p>Kabul ist ruhig</p>").replace("<body>", '<body xml:lang="de">'),
    "told by the text": nitf("<p>Die Stadt Kabul ist heute ruhig, sagte der Minister.</p>"),
}


@pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES.keys())
def test_the_language(tmp_path: Path, text: str) -> None:
    assert one(tmp_path, {"a.xml": text}, "a.xml").target_lang == "de"


DAYS = {
    "issue": ('<docdata><date.issue norm="20190225"/></docdata>', date(2019, 2, 25)),
    "publication": ('<pubdata date.publication="2019-02-25T10:00"/>', date(2019, 2, 25)),
    "none": ("", None),
}


@pytest.mark.parametrize(("head", "day"), DAYS.values(), ids=DAYS.keys())
def test_the_day(tmp_path: Path, head: str, day: date | None) -> None:
    document = one(tmp_path, {"a.en.nitf": nitf("<p>a</p>", head=head)}, "a.en.nitf")
    assert document.published == day


def test_a_public_note_is_text(tmp_path: Path) -> None:
    text = nitf('<note type="pa"><p>Correction</p></note><note><p>x</p></note>')
    assert [s.target for s in one(tmp_path, {"a.en.nitf": text}, "a.en.nitf").segments] == [
        "Correction"
    ]


def test_captions_are_matched_with_captions(tmp_path: Path) -> None:
    files = {
        "s.en.mt.nitf": nitf("<media><media-caption>Cap</media-caption></media><p>One</p>"),
        "s.zh.nitf": nitf("<p>一</p><media><media-caption>图</media-caption></media>"),
    }
    (loaded,) = read(tmp_path, files, "s.en.mt.nitf")
    told = [(s.part, s.target, s.source) for s in story(loaded).segments]
    assert told == [("caption", "Cap", "图"), ("body", "One", "一")]
    files["s.zh.nitf"] = nitf("<p>一</p><p>二</p>")
    (wrong,) = read(tmp_path, files, "s.en.mt.nitf")
    assert complaint(tmp_path, wrong) == (
        "s.en.mt.nitf: the sides do not have the same number of caption segments: it has 1, "
        "s.zh.nitf has 0. Make the blocks of both files correspond."
    )


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("word", ["Balladal", "塔利班", "R&D", "🇦🇫", "قال"])
def test_a_fix_goes_back_into_the_file(tmp_path: Path, word: str, coding: str) -> None:
    text = nitf(
        f"\r\n<p>塔利班 e\u0301 R&amp;D <em>🇦🇫</em> قال</p>\r\n<p>{escaped(SCRIPTS)} Balladal</p>"
    )
    (loaded,) = read(tmp_path, {"a.en.xml": text.encode(coding)}, "a.en.xml")
    place = where(loaded, word)
    before = text[: place.start.offset].split("\n")
    assert (place.start.line, place.start.column) == (len(before), len(before[-1]) + 1)
    (again,) = read(tmp_path, {"a.en.xml": mended(loaded, word, "<A> & b")}, "a.en.xml")
    said = "\n".join(s.target for s in story(loaded).segments)
    assert "\n".join(s.target for s in story(again).segments) == said.replace(word, "<A> & b", 1)


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs")), min_size=1, max_size=20)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["p", "li", "media-caption", "td", "hl2"]),
                          WORDS.filter(lambda text: not is_blank(text))), min_size=1, max_size=6),
       WORDS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))  # fmt: skip
def test_any_story(tmp_path: Path, blocks: list[tuple[str, str]], right: str, coding: str) -> None:
    text = nitf("\n".join(f"<{name}>{escaped(said)}</{name}>" for name, said in blocks))
    (loaded,) = read(tmp_path, {"a.nitf": text.encode(coding)}, "a.nitf", target_lang="en")
    told = [said for _, said in blocks]
    assert [s.target for s in story(loaded).segments] == told
    fitting(loaded)
    first = next(n for n, said in enumerate(told) if told[-1] in said)
    data = mended(loaded, told[-1], f"y{right}")
    (again,) = read(tmp_path, {"a.nitf": data}, "a.nitf", target_lang="en")
    mine = told[first].replace(told[-1], f"y{right}", 1)
    assert [s.target for s in story(again).segments] == [*told[:first], mine, *told[first + 1 :]]


WRONG = {
    "another root": (
        "<!-- <nitf> --><html/>",
        "a.xml:1: its outermost element is html, not nitf. "
        "Give NITF, or the format with --read-as.",
    ),
    "no body": ("\n<nitf/>", "a.xml:2: there is no body in the nitf. Give a story."),
    "no text": (nitf("<p/>"), "a.xml: the file has no text. Give a file with text."),
    "cut": ("<nitf><body>\n<p>", "a.xml:2: not well-formed XML (no element found). Mend the file."),
    "laughs": (
        "<!DOCTYPE nitf [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]>" + nitf("<p>&b;</p>"),
        "a.xml:1: not read, for it could be an attack (the file declares the entity 'a'). "
        "Give plain XML.",
    ),
    "depth": (
        nitf("<block>" * 300 + "</block>" * 300),
        "a.xml:1: not read, for it could be an attack (elements in more than 200 others). "
        "Give plain XML.",
    ),
}


@pytest.mark.parametrize(("text", "says"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, text: str, says: str) -> None:
    (loaded,) = read(tmp_path, {"a.xml": text}, "a.xml")
    assert complaint(tmp_path, loaded) == says


def test_a_day_that_is_none_is_said(tmp_path: Path) -> None:
    text = nitf("<p>a</p>", head='<docdata><date.issue norm="20191301"/></docdata>')
    assert one(tmp_path, {"a.en.nitf": text}, "a.en.nitf").remarks == (
        "date.issue '20191301' is no date: the story's day is unknown",
    )
