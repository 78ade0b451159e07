"""NewsML-G2: stories with their metadata, with places, written back, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
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
from tests.growth import linear

SPACE = "http://iptc.org/std/nar/2006-10-01/"
STORY = """\
<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="2"
          standard="NewsML-G2" standardversion="2.33" conformance="power" xml:lang="en-GB">
  <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_38.xml"/>
  <itemMeta>
    <itemClass qcode="ninat:text"/>
    <provider literal="Agency"/>
    <versionCreated>2019-02-25T09:30:00+03:00</versionCreated>
  </itemMeta>
  <contentMeta>
    <located qcode="city:doha"><name xml:lang="en">Doha</name><name xml:lang="ar">الدوحة</name></located>
    <slugline separator="/">QATAR/TALKS</slugline>
    <headline>U.S., Taliban hold talks</headline>
    <headline xml:lang="fr">Pourparlers</headline>
    <dateline>DOHA, Feb. 25 </dateline>
    <by>Someone</by>
    <language tag="en"/>
    <subject type="cpnat:person" qcode="pers:1"><name>Abdul Ghani Baradar</name></subject>
    <subject typeuri="http://cv.iptc.org/newscodes/cpnature/organisation" uri="http://x/2">
      <name>Taliban</name></subject>
    <subject type="cpnat:geoArea" literal="Kunduz"/>
    <subject type="cpnat:abstract" qcode="medtop:1"><name>war</name></subject>
    <description role="drol:summary">Talks in Qatar.</description>
  </contentMeta>
  <assert qcode="org:3"><type qcode="cpnat:organisation"/><name>OPEC</name></assert>
  <contentSet>
    <inlineXML contenttype="application/xhtml+xml">
      <html xmlns="http://www.w3.org/1999/xhtml">
        <head><title>No text</title></head>
        <body>
          <p>The <b>Tali</b>ban said
             so.</p>
          <ul><li>First R&amp;D</li><li>Second</li></ul>
          <figure><img alt="x"/><figcaption>Baradar in Doha.</figcaption></figure>
          <table><tr><td>Kabul</td><td>34</td></tr></table>
          loose words<br/>of the body
        </body>
      </html>
    </inlineXML>
  </contentSet>
</newsItem>
"""
BODY = "/newsItem/contentSet[1]/inlineXML[1]/html[1]/body[1]"
META = "/newsItem/contentMeta[1]"
TOLD = [
    ("headline", "U.S., Taliban hold talks", f"{META}/headline[1]", 13),
    ("dateline", "DOHA, Feb. 25", f"{META}/dateline[1]", 15),
    ("body", "Talks in Qatar.", f"{META}/description[1]", 23),
    ("body", "The Taliban said so.", f"{BODY}/p[1]", 31),
    ("body", "First R&D", f"{BODY}/ul[1]/li[1]", 33),
    ("body", "Second", f"{BODY}/ul[1]/li[2]", 33),
    ("caption", "Baradar in Doha.", f"{BODY}/figure[1]/figcaption[1]", 34),
    ("body", "Kabul", f"{BODY}/table[1]/tr[1]/td[1]", 35),
    ("body", "34", f"{BODY}/table[1]/tr[1]/td[2]", 35),
    ("body", "loose words of the body", BODY, 36),
]
CODED = {
    "UTF-8": STORY.encode(),
    "with a mark": b"\xef\xbb\xbf" + STORY.encode(),
    "UTF-16": STORY.replace('"UTF-8"', '"UTF-16"').encode("utf-16"),
    "CRLF": STORY.replace("\n", "\r\n").encode(),
    "declared": STORY.replace('"UTF-8"', '"GB18030"').encode("gb18030"),
}


@pytest.mark.parametrize("data", CODED.values(), ids=CODED.keys())
def test_the_segments_of_a_story(tmp_path: Path, data: bytes) -> None:
    (loaded,) = read(tmp_path, {"a.xml": data}, "a.xml")
    assert rows(loaded) == TOLD
    fitting(loaded)
    document = story(loaded)
    assert (document.name, document.target_lang, document.form) == ("a", "en", "newsml-g2")
    assert document.published == date(2019, 2, 25)
    assert document.remarks == ()


def test_what_the_metadata_name(tmp_path: Path) -> None:
    document = one(tmp_path, {"a.xml": STORY}, "a.xml")
    assert document.tagged == (
        Tagged("person", "Abdul Ghani Baradar", "pers:1"),
        Tagged("org", "Taliban", "http://x/2"),
        Tagged("place", "Kunduz", "Kunduz"),
        Tagged("org", "OPEC", "org:3"),
        Tagged("place", "Doha", "city:doha"),
        Tagged("place", "الدوحة", "city:doha"),
    )


def item(content: str, meta: str = "", space: str = SPACE, guid: str = "g") -> str:
    return (
        f'<newsItem xmlns="{space}" guid="{guid}"><contentMeta>{meta}<language tag="en"/>'
        f"</contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


def xhtml(inner: str) -> str:
    return f'<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>{inner}</body></html></inlineXML>'


def data(inner: str, kind: str = "text/html", more: str = "") -> str:
    return f'<inlineData contenttype="{kind}"{more}>{inner}</inlineData>'


NITF = (
    "<inlineXML><nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'><head><docdata>"
    "<identified-content><person value='q'>Baradar</person></identified-content></docdata></head>"
    "<body><body.head><hedline><hl1>Talks</hl1></hedline><byline>By X</byline></body.head>"
    "<body.content><p>They talk.</p></body.content></body></nitf></inlineXML>"
)
CONTENT = {
    "XHTML": (xhtml("<p>One</p><p>Two</p>"), [("body", "One"), ("body", "Two")]),
    "NITF": (NITF, [("headline", "Talks"), ("body", "They talk.")]),
    "blocks in blocks": (
        xhtml("<div>a<p>b</p>c<blockquote><p>d</p></blockquote></div>"),
        [("body", "a"), ("body", "b"), ("body", "c"), ("body", "d")],
    ),
    "headings": (
        xhtml("<h1>One</h1><h2>Two</h2>"), [("headline", "One"), ("body", "Two")],
    ),
    "inline elements have no width": (
        xhtml("<p>Bala<i>d</i><span/>a<!-- x -->l <a href='x'>s</a>aid</p>"), [("body", "Baladal said")],
    ),
    "breaks": (
        xhtml("<p>a<br/>b<br/> <br/>c</p>"), [("body", "a b"), ("body", "c")],
    ),
    "no text": (xhtml("<p> </p><p>&#160;</p><script>x</script><p>a</p>"), [("body", "a")]),
    "scripts": (xhtml(f"<p>{escaped(SCRIPTS)}</p>"), [("body", SCRIPTS)]),
    "data that is HTML": (
        data("&lt;p>R&amp;amp;D&lt;/p>&lt;p>two\nlines&lt;/p>"), [("body", "R&D"), ("body", "two lines")]
    ),
    "HTML in CDATA": (data("<![CDATA[<p>R&amp;D</p><P>b]]>"), [("body", "R&D"), ("body", "b")]),
    "data that is text": (
        data("One &lt;p&gt;\n\n  Two\nThree", "text/plain"),
        [("body", "One <p>"), ("body", "Two"), ("body", "Three")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "says"), CONTENT.values(), ids=CONTENT.keys())
def test_the_content(tmp_path: Path, content: str, says: list[tuple[str, str]]) -> None:
    (loaded,) = read(tmp_path, {"a.xml": item(content)}, "a.xml")
    assert [row[:2] for row in rows(loaded)] == says
    fitting(loaded)


def test_a_message_with_several_items(tmp_path: Path) -> None:
    package = f'<packageItem xmlns="{SPACE}"/>'
    text = (
        f'<newsMessage xmlns="{SPACE}"><header/><itemSet>{item(xhtml("<p>One</p>"), guid="a")}'
        f"{package}{package}{item(xhtml('<p>Two</p>'), guid='b')}</itemSet></newsMessage>"
    )
    first, second = read(tmp_path, {"m.xml": text}, "m.xml")
    assert (story(first).name, story(second).name) == ("m a", "m b")
    assert story(second).segments[0].target == "Two"
    assert "/newsMessage/itemSet[1]/newsItem[2]" in story(second).segments[0].unit
    assert story(first).remarks == ("2 packageItem left out",)


def test_a_message_with_its_source(tmp_path: Path) -> None:
    def message(*texts: str) -> str:
        items = "".join(item(xhtml(f"<p>{text}</p>"), guid=str(n)) for n, text in enumerate(texts))
        return f'<newsMessage xmlns="{SPACE}"><itemSet>{items}</itemSet></newsMessage>'

    files = {"m.en.mt.xml": message("One.", "Two."), "m.zh.xml": message("一。", "二。")}
    stories = [story(loaded) for loaded in read(tmp_path, files, "m.en.mt.xml")]
    assert [s.segments[0].source for s in stories] == ["一。", "二。"]
    (wrong,) = read(tmp_path, {"m.zh.xml": message("一。")}, "m.en.mt.xml")
    assert complaint(tmp_path, wrong) == (
        "m.zh.xml: it has 1 news items, its translation 2. "
        "Give sides with the same items in the same order."
    )


def test_sides_are_matched_by_part_and_order(tmp_path: Path) -> None:
    files = {
        "s.en.mt.xml": item(xhtml("<p>One</p><p>Two</p><figure><figcaption>Cap</figcaption></figure>"),
                            "<headline>Head</headline>"),
        "s.zh.xml": item(xhtml("<figure><figcaption>图</figcaption></figure><p>一</p><p>二</p>"),
                         "<headline>题</headline>"),
        "s.en.ref.xml": item(xhtml("<p>R1</p><p>R2</p><div><h1>RH</h1></div>"
                                   "<table><caption>RC</caption></table>")),
    }  # fmt: skip
    document = one(tmp_path, files, "s.en.mt.xml")
    assert (document.source_lang, document.target_lang, document.name) == ("zh", "en", "s")
    assert [(s.target, s.source, s.references) for s in document.segments] == [
        ("Head", "题", ("RH",)), ("One", "一", ("R1",)), ("Two", "二", ("R2",)),
        ("Cap", "图", ("RC",)),
    ]  # fmt: skip
    (alone,) = read(tmp_path, files, "s.zh.xml")
    assert not story(alone).has_source


def test_a_folder_gives_the_translations(tmp_path: Path) -> None:
    files = {"d/s.en.mt.xml": item(xhtml("<p>One</p>")), "d/s.zh.xml": item(xhtml("<p>一</p>")),
             "d/other.xml": "<x/>", "d/t.en.mt.newsml": item(xhtml("<p>Two</p>"))}  # fmt: skip
    found = read(tmp_path, files, "d")
    assert [Path(loaded.path).name for loaded in found] == ["s.en.mt.xml", "t.en.mt.newsml"]
    assert story(found[0]).segments[0].source == "一"


PLACES = {
    "plain": (xhtml("\n<p>塔利班 Balladal said</p>"), "Balladal", "Baradar", b"Baradar"),
    "before an entity": (xhtml("<p>R&amp;D of 🇦🇫</p>"), "R&D", "A & B <c>", b"A &amp; B &lt;c&gt;"),
    "data": (data("&lt;p>of Balladal&lt;/p>"), "Balladal", "R&D", b"R&amp;amp;D"),
    "data in CDATA": (data("<![CDATA[<p>Balladal</p>]]>"), "Balladal", "R&D", b"R&amp;D"),
    "data that is text": (data("Balladal", "text/plain"), "Balladal", "R&D", b"R&amp;D"),
    "a character of two escapes": (data("&lt;p>R&amp;amp;D&lt;/p>"), "&", "<", b"&amp;lt;"),
}


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(("content", "word", "right", "inside"), PLACES.values(), ids=PLACES.keys())
def test_a_fix_goes_back_into_the_file(
    tmp_path: Path, content: str, word: str, right: str, inside: bytes, coding: str
) -> None:
    text = item(content).replace("><", ">\r\n<")
    (loaded,) = read(tmp_path, {"a.xml": text.encode(coding)}, "a.xml")
    place = where(loaded, word)
    lines = text[: place.start.offset].split("\n")
    assert place.exact
    assert (place.start.line, place.start.column) == (len(lines), len(lines[-1]) + 1)
    new = mended(loaded, word, right)
    assert inside in new.decode(coding).encode()
    (again,) = read(tmp_path, {"a.xml": new}, "a.xml")
    before = [s.target.replace(word, right, 1) for s in story(loaded).segments]
    assert [s.target for s in story(again).segments] == before


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS.filter(lambda text: not is_blank(text)), min_size=1, max_size=5), WORDS,
       st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), st.booleans())  # fmt: skip
def test_any_story(
    tmp_path: Path, texts: list[str], right: str, coding: str, as_data: bool
) -> None:
    texts = [f"x{' '.join(text.split(' '))}x".replace("  ", " ") for text in texts]
    inner = "".join(f"<p>{escaped(text)}</p>\n" for text in texts)
    content = data(escaped(inner)) if as_data else xhtml(inner)
    (loaded,) = read(tmp_path, {"a.xml": item(content).encode(coding)}, "a.xml", target_lang="en")
    told = [" ".join(part for part in text.split(" ") if part) for text in texts]
    assert [s.target for s in story(loaded).segments] == told
    fitting(loaded)
    word = told[-1]
    first = next(n for n, text in enumerate(told) if word in text)
    new = mended(loaded, word, f"y{right}y")
    (again,) = read(tmp_path, {"a.xml": new}, "a.xml", target_lang="en")
    mine = told[first].replace(word, " ".join(p for p in f"y{right}y".split(" ") if p), 1)
    assert [s.target for s in story(again).segments] == [*told[:first], mine, *told[first + 1 :]]


WRONG = {
    "no namespace": (
        item(xhtml("<p>a</p>")).replace(f' xmlns="{SPACE}"', ""),
        "a.xml:1: its newsItem is in no namespace, not in that of NewsML-G2. "
        f'Write xmlns="{SPACE}".',
    ),
    "another namespace": (
        item(xhtml("<p>a</p>"), space="http://x/"),
        "a.xml:1: its newsItem is in the namespace 'http://x/', not in that of NewsML-G2. "
        f'Write xmlns="{SPACE}".',
    ),
    "no story": (
        f'\n<packageItem xmlns="{SPACE}"/>',
        "a.xml:2: there is no newsItem, only packageItem. Give a file with a story.",
    ),
    "no text": (item(""), "a.xml: the file has no text. Give a file with text."),
    "cut": ('\n<newsItem xmlns="x">', "a.xml:2: not well-formed XML (no element found). Mend the file."),
    "an entity": (
        f'<!DOCTYPE a [<!ENTITY b "c">]>{item("")}',
        "a.xml:1: not read, for it could be an attack (the file declares the entity 'b'). "
        "Give plain XML.",
    ),
    "an external entity": (
        f'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>{item(xhtml("<p>&b;</p>"))}',
        "a.xml:1: not read, for it could be an attack (the file declares the entity 'b'). "
        "Give plain XML.",
    ),
    "depth in data": (
        item(data("&lt;div>" * 300)),
        "a.xml: not read, for it could be an attack (elements in more than 200 others). "
        "Give plain markup.",
    ),
    "another format": (
        "<x/>",
        "a.xml: the beginning shows no known format of .xml files. Name its format with --read-as.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "says"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, text: str, says: str) -> None:
    (loaded,) = read(tmp_path, {"a.xml": text}, "a.xml")
    assert complaint(tmp_path, loaded) == says


def test_sides_that_do_not_fit(tmp_path: Path) -> None:
    files = {
        "s.en.mt.xml": item(xhtml("<p>One</p><p>Two</p>")),
        "s.zh.xml": item(xhtml("<p>一</p>")),
    }
    (loaded,) = read(tmp_path, files, "s.en.mt.xml")
    assert complaint(tmp_path, loaded) == (
        "s.en.mt.xml: the sides do not have the same number of body segments: it has 2, "
        "s.zh.xml has 1. Make the blocks of both files correspond."
    )


REMARKS = {
    "a date that is none": (
        item(xhtml("<p>a</p>")).replace(
            "<contentMeta>", "<itemMeta><versionCreated>soon</versionCreated></itemMeta><contentMeta>"
        ),
        "versionCreated 'soon' is no date: the story's day is unknown",
    ),
    "other markup": (
        item("<inlineXML><idf xmlns='x'/></inlineXML>" + xhtml("<p>a</p>")),
        "/newsItem/contentSet[1]/inlineXML[1]/idf[1] is neither XHTML nor NITF and was not read",
    ),
    "data in base64": (
        item(data("eA==", "text/plain", ' encoding="base64"') + xhtml("<p>a</p>")),
        "/newsItem/contentSet[1]/inlineData[1] is base64 and was not read",
    ),
    "other data": (
        item(data("{}", "application/json") + xhtml("<p>a</p>")),
        "/newsItem/contentSet[1]/inlineData[1] is application/json and was not read",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "says"), REMARKS.values(), ids=REMARKS.keys())
def test_what_is_left_out_is_said(tmp_path: Path, text: str, says: str) -> None:
    assert one(tmp_path, {"a.xml": text}, "a.xml", target_lang="en").remarks == (says,)


def test_many_items_do_not_wait(tmp_path: Path) -> None:
    def message(text: str, number: int) -> str:
        items = "".join(item(xhtml(f"<p>{text}</p>"), guid=str(n)) for n in range(number))
        return f'<newsMessage xmlns="{SPACE}"><itemSet>{items}</itemSet></newsMessage>'

    def several(size: int) -> None:
        number = 600 * size
        files = {"m.en.mt.xml": message("One.", number), "m.zh.xml": message("一。", number)}
        assert len(read(tmp_path, files, "m.en.mt.xml")) == number

    assert linear(several)


LARGE: dict[str, Callable[[int], str]] = {
    "one word": lambda n: xhtml("<p>" + "x" * 50 * n + "</p>"),
    "open tags": lambda n: data("&lt;a '\"" * 3 * n),
    "open comments": lambda n: data("&lt;!-- " * 3 * n),
    "signs": lambda n: data("&lt;" * 6 * n + "&amp;" * 6 * n),
    "paragraphs": lambda n: xhtml("<p>x</p>" * n),
    "open scripts": lambda n: data("&lt;script>&lt;/scrip" * n),
}


@pytest.mark.parametrize("make", LARGE.values(), ids=LARGE.keys())
def test_large_files_take_no_more_than_their_length(
    tmp_path: Path, make: Callable[[int], str]
) -> None:
    texts = {size: item(make(8_000 * size)) for size in (1, 2)}
    assert linear(lambda n: read(tmp_path, {"a.xml": texts[n]}, "a.xml", target_lang="en"))
