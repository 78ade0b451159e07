"""Every character of a segment knows its place in the file, and edits touch nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.documents.locate import stretch
from qa.documents.markup.xml import Element, escaped, parse
from qa.documents.raw import Raw
from qa.documents.weave import Weaver, plain
from qa.documents.writing import Edit, edited, encoded
from qa.errors import DocumentError
from qa.model import Piece


def raw(text: str, encoding: str = "utf-8", mark: bytes = b"") -> Raw:
    return Raw("a.xml", mark + text.encode(encoding), text, encoding, len(mark))


def woven(element: Element, *, collapse: bool = False) -> tuple[str, tuple[Piece, ...]]:
    weaver = Weaver(collapse)
    for chars in element.chars():
        weaver.add(chars.text, chars.at, chars.width)
    return weaver.done()


XML = {
    "plain": ("<a>塔利班 said</a>", "塔利班 said"),
    "after an astral letter": ("<a b='𝒳'>𝒳é|b</a>", "𝒳é|b"),
    "entities": ("<a>R&amp;D &lt;&#22612;&#x5854;&gt;</a>", "R&D <塔塔>"),
    "a CDATA section": ("<a>x<![CDATA[ <b> & ]]>y</a>", "x <b> & y"),
    "an empty CDATA section": ("<a>x<![CDATA[]]>y</a>", "xy"),
    "a comment between": ("<a>Bara<!-- & -->dar</a>", "Baradar"),
    "an instruction": ("<a>Bara<?x y?>dar</a>", "Baradar"),
    "inline elements": ("<a>The <b>Tali<i/></b>ban <g id='>'/>said</a>", "The Taliban said"),
    "line ends": ("<a>\r\nx\r\ny\rz</a>", "\nx\ny\nz"),
    "names of a DTD": ("<!DOCTYPE a SYSTEM 'x.dtd'><a>caf&eacute; &foo; x</a>", "café &foo; x"),
    "a bare document type": ("<!DOCTYPE a><a>x</a>", "x"),
}


@pytest.mark.parametrize(("text", "says"), XML.values(), ids=XML.keys())
def test_the_text_of_xml_and_where_it_stands(text: str, says: str) -> None:
    root = parse(raw(text))
    got, pieces = woven(root)
    assert got == says
    for piece in pieces:
        inside = text[piece.at : piece.at + piece.width]
        own = got[piece.start : piece.start + piece.length]
        assert (inside.replace("\r", "\n") == own) == (piece.width == piece.length)
        assert inside == own or inside[0] in "&\r" or "\r" in inside
    for element in root.walk():
        whole = text[element.start : element.end]
        assert whole.startswith(f"<{element.local}")
        assert whole.endswith((f"</{element.local}>", "/>"))
        assert element.start < element.inside <= element.outside <= element.end


ATTACKS = {
    "laughs": "<!DOCTYPE a [<!ENTITY b 'x'><!ENTITY c '&b;&b;'>]><a>&c;</a>",
    "a file": "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
    "a parameter": "<!DOCTYPE a [<!ENTITY % b SYSTEM 'http://example.org/x'> %b;]><a/>",
    "depth": "<a>" * 300 + "</a>" * 300,
}


@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS.keys())
def test_what_could_be_an_attack_is_refused(text: str) -> None:
    with pytest.raises(DocumentError, match="could be an attack"):
        parse(raw(text))


@pytest.mark.parametrize("text", ["<a>", "<a></b>", "x", "<a>&b;</a><c/>", "<a b='1' b='2'/>"])
def test_what_is_no_xml_is_one_sentence(text: str) -> None:
    with pytest.raises(DocumentError, match=r"a.xml:1: not well-formed XML \("):
        parse(raw(text))


def test_white_space_runs_are_one_blank_and_keep_their_place() -> None:
    text = "<p>\n  The <b>Taliban</b>\n  said&#160; so </p>"
    got, pieces = woven(parse(raw(text)), collapse=True)
    assert got == "The Taliban said\xa0 so"
    blank = next(piece for piece in pieces if piece.width > piece.length)
    assert text[blank.at : blank.at + blank.width] == "\n  "


STRETCHES = {
    "as it stands": ("<a>The Balladal said</a>", "Balladal", "Balladal", True),
    "with an entity": ("<a>R&amp;D said</a>", "R&D", "R&amp;D", True),
    "an entity alone": ("<a>R&amp;D said</a>", "&", "&amp;", True),
    "through a tag": ("<a>Balla<b>dal</b> said</a>", "Balladal", "Balla<b>dal", False),
    "before a tag": ("<a>Balladal<b>x</b></a>", "Balladal", "Balladal", True),
    "after a tag": ("<a><b>x</b>Balladal</a>", "Balladal", "Balladal", True),
}


@pytest.mark.parametrize(
    ("text", "word", "inside", "exact"), STRETCHES.values(), ids=STRETCHES.keys()
)
def test_a_stretch_of_the_segment_in_the_file(
    text: str, word: str, inside: str, exact: bool
) -> None:
    got, pieces = woven(parse(raw(text)))
    start = got.index(word)
    first, last, whole = stretch(pieces, start, start + len(word))
    assert (text[first:last], whole) == (inside, exact)


def test_an_empty_stretch_is_after_what_it_follows() -> None:
    text = "<a>x &amp; <b>y</b></a>"
    got, pieces = woven(parse(raw(text)))
    places = [stretch(pieces, offset, offset)[0] for offset in range(len(got) + 1)]
    assert [text[:place] for place in places] == [
        "<a>", "<a>x", "<a>x ", "<a>x &amp;", "<a>x &amp; ", "<a>x &amp; <b>y"
    ]  # fmt: skip


def test_a_text_of_nothing_has_no_piece() -> None:
    assert plain("", 3) == ()


POINTS = {
    "ASCII": ("a\nbc", 3, (2, 2, 2, 2)),
    "Chinese": ("x\n塔利班 said", 5, (2, 4, 10, 4)),
    "a flag": ("🇦🇫 Kabul", 3, (1, 4, 10, 6)),
    "a combining accent": ("e\u0301 Kabul", 3, (1, 4, 5, 4)),
    "Arabic": ("قال\r\nكابل", 7, (2, 3, 5, 3)),
}


@pytest.mark.parametrize(("text", "offset", "says"), POINTS.values(), ids=POINTS.keys())
def test_a_place_in_every_unit(text: str, offset: int, says: tuple[int, int, int, int]) -> None:
    point = raw(text).point(offset)
    assert (point.line, point.column, point.utf8, point.utf16) == says


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1), st.data())
def test_edits_change_nothing_else(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    file = raw(text, "utf-16-le", b"\xff\xfe")
    new = encoded(file, edited(file, [Edit(start, end, "NEW")]))
    assert new == b"\xff\xfe" + (text[:start] + "NEW" + text[end:]).encode("utf-16-le")


def test_what_the_encoding_lacks_is_one_sentence() -> None:
    file = raw("café", "latin-1")
    with pytest.raises(DocumentError, match="LATIN-1 has no 'ż', which a fix needs"):
        encoded(file, edited(file, [Edit(0, 1, "ż")]))


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_escaped_text_reads_as_itself(text: str) -> None:
    assert parse(raw(f"<a>{escaped(text)}</a>")).text() == text
