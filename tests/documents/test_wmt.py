"""WMT test sets, XML and SGM: a story for each document of each system, with its sides and places."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa.documents import FORMATS
from qa.documents.base import is_blank
from qa.documents.markup.xml import escaped
from tests.documents.helpers import DEFAULTS, Files, complaint, one, read
from tests.documents.mending import fitting, mended, where

XML = """\
<?xml version='1.0' encoding='utf-8'?>
<dataset id="newstest2021.zh-en">
  <collection id="general">
    <doc origlang="zh" id="xinhua.11" domain="news">
      <src lang="zh">
        <p>
          <seg id="1">塔利班&amp;喀布尔</seg>
          <seg id="2">会谈继续</seg>
        </p>
      </src>
      <ref lang="en" translator="A"><p><seg id="1">The Taliban &amp; Kabul</seg><seg id="2">Talks go on</seg></p></ref>
      <ref lang="en" translator="B"><p><seg id="1">Taliban and Kabul</seg></p></ref>
      <ref lang="de" translator="C"><p><seg id="1">Die Taliban</seg></p></ref>
      <hyp lang="en" system="Online-A">
        <p><seg id="1">Tajikistan &amp; Kabul</seg></p><p>
          <seg id="2">Talks go on</seg></p>
      </hyp>
      <hyp lang="en" system="Facebook-AI"><p><seg id="1">The Taliban e\u0301 🇦🇫</seg></p></hyp>
    </doc>
  </collection>
  <doc origlang="zh" id="suite.1" testsuite="names">
    <src lang="zh"><p><seg id="1">多哈</seg></p></src>
    <hyp lang="en" system="Online-A"><p><seg id="1">Doha</seg></p></hyp>
  </doc>
</dataset>
"""
SRC = """\
<srcset setid="newstest2019" srclang="any">
<doc sysid="ref" docid="xinhua.11" genre="news" origlang="zh">
<hl>
<seg id="1">喀布尔 R&D</seg>
</hl>
<p>
<seg id="2">塔利班说</seg>
</p>
</doc>
<doc sysid="ref" docid="other.2" genre="news" origlang="zh"><p><seg id="1">多哈</seg></p></doc>
</srcset>
"""
REF = (
    SRC.replace("srcset", "refset")
    .replace('"any"', '"any" trglang="en"')
    .replace("喀布尔", "Kabul")
)
TST = """\
<tstset trglang="en" setid="newstest2019" srclang="any">
<DOC sysid="online-A docid="xinhua.11" genre=news origlang='zh'>
<HL>
<SEG id="1>Kabul R&D &amp; AT&T &lt;3 a < b</SEG>
</HL>
<p>
<seg id=2>The  Taliban
  said
</p>
</DOC>
<doc sysid="online-A" docid="other.2" genre="sport"><p><seg id="1">Doha &#22612; &copy; &amp</seg></p></doc>
</tstset>
"""
TST_NAME, SRC_NAME, REF_NAME = (
    "newstest2019.online-A.6936.zh-en.sgm", "newstest2019-zhen-src.zh.sgm",
    "newstest2019-zhen-ref.en.sgm",
)  # fmt: skip


class Row(NamedTuple):
    unit: str
    line: int
    part: str
    source: str | None
    target: str
    references: tuple[str, ...]


def rows(document: Any) -> list[Row]:
    return [
        Row(s.unit, s.line, s.part, s.source, s.target, s.references) for s in document.segments
    ]


def test_the_documents_of_xml(tmp_path: Path) -> None:
    loaded = read(tmp_path, {"set.xml": XML}, "set.xml")
    documents = [item.document for item in loaded if item.document]
    assert [(d.name, d.system, d.source_lang, d.target_lang, d.form) for d in documents] == [
        ("xinhua.11", "Online-A", "zh", "en", "wmt-xml"),
        ("xinhua.11", "Facebook-AI", "zh", "en", "wmt-xml"),
        ("suite.1", "Online-A", "zh", "en", "wmt-xml"),
    ]
    references = ("The Taliban & Kabul", "Taliban and Kabul")
    assert [rows(document) for document in documents] == [
        [
            ("xinhua.11/Online-A/1", 15, "", "塔利班&喀布尔", "Tajikistan & Kabul", references),
            ("xinhua.11/Online-A/2", 16, "", "会谈继续", "Talks go on", ("Talks go on",)),
        ],
        [
            (
                "xinhua.11/Facebook-AI/1",
                18,
                "",
                "塔利班&喀布尔",
                "The Taliban e\u0301 🇦🇫",
                references,
            ),
            # A system leaves nothing out: what is not there is empty.
            ("xinhua.11/Facebook-AI/2", 18, "", "会谈继续", "", ("Talks go on",)),
        ],
        [("suite.1/Online-A/1", 23, "", "多哈", "Doha", ())],
    ]
    assert [d.segments[0].domain for d in documents] == ["news", "news", "names"]
    assert [s.key for s in documents[0].segments] == ["1", "2"]
    for item in loaded:
        fitting(item)


def test_the_documents_of_sgm(tmp_path: Path) -> None:
    files = {TST_NAME: TST, SRC_NAME: SRC, REF_NAME: REF}
    loaded = read(tmp_path, files, TST_NAME)
    documents = [item.document for item in loaded if item.document]
    assert [(d.name, d.system, d.source_lang, d.target_lang, d.form) for d in documents] == [
        ("xinhua.11", "online-A", "zh", "en", "wmt-sgm"),
        ("other.2", "online-A", "zh", "en", "wmt-sgm"),
    ]
    first, second = documents
    assert rows(first) == [
        ("xinhua.11/online-A/1", 4, "headline", "喀布尔 R&D",
         "Kabul R&D & AT&T <3 a < b", ("Kabul R&D",)),
        ("xinhua.11/online-A/2", 7, "", "塔利班说", "The  Taliban said", ("塔利班说",)),
    ]  # fmt: skip
    assert [(s.target, s.domain) for s in second.segments] == [("Doha 塔 &copy; &amp", "sport")]
    for item in loaded:
        fitting(item)


@pytest.mark.parametrize("name", ["a.xml", "a.sgm"])
def test_an_id_that_is_there_twice_loses_nothing(tmp_path: Path, name: str) -> None:
    segs = "<p><seg id='1'>%s</seg></p><p><seg id='1'>%s</seg></p>"
    form = XML_SET if name == "a.xml" else "%.0s" + SGM_SET % ("%s", "")
    document = one(tmp_path, {name: form % (segs % ("甲", "乙"), segs % ("one", "two"))}, name)
    assert [(s.key, s.target) for s in document.segments] == [("1", "one"), ("1#2", "two")]


TINY = '<tstset trglang="en" setid="s" srclang="any"><doc docid="d"><seg id="1">Kabul is calm</seg></doc></tstset>'
TINY_SRC = '<srcset setid="s" srclang="any"><doc docid="d"><seg id="1">%s</seg></doc></srcset>'
TINY_REF = '<refset setid="s" srclang="any"><doc docid="d"><seg id="1">%s</seg></doc></refset>'
SIDES: dict[str, tuple[Files, str, Mapping[str, Any], tuple[str | None, ...]]] = {
    "by their names": (
        {"s2019.A.zh-en.sgm": TINY, "s2019-zhen-src.zh.sgm": TINY_SRC % "喀布尔",
         "s2019-enzh-src.en.sgm": TINY_SRC % "no", "s2018-zhen-src.zh.sgm": TINY_SRC % "no",
         "s2019-zhen-ref.en.sgm": TINY_REF % "Kabul", "s2019-zhen-refB.en.sgm": TINY_REF % "K",
         "s2019-deen-ref.en.sgm": TINY_REF % "no"},
        "s2019.A.zh-en.sgm", {}, ("喀布尔", "Kabul", "K"),
    ),
    "without a pair": (
        {"s.A.sgm": TINY, "s-src.zh.sgm": TINY_SRC % "喀布尔", "s-ref.en.sgm": TINY_REF % "Kabul"},
        "s.A.sgm", {}, ("喀布尔", "Kabul"),
    ),
    "with the pair of the user": (
        {"s.A.sgm": TINY, "s-zhen-src.zh.sgm": TINY_SRC % "喀布尔", "s-deen-src.de.sgm": TINY_SRC % "x"},
        "s.A.sgm", {"source_lang": "zh", "target_lang": "en"}, ("喀布尔",),
    ),
    "given": (
        {"a.sgm": TINY, "b.sgm": TINY_SRC % "喀布尔", "c.sgm": TINY_REF % "Kabul"},
        "a.sgm", {"source": "b.sgm", "references": ("c.sgm",)}, ("喀布尔", "Kabul"),
    ),
    "in one file": (
        {"a.sgm": "<x>" + TINY + TINY_SRC % "喀布尔" + TINY_REF.replace("srclang", "trglang='en' srclang") % "K"},
        "a.sgm", {}, ("喀布尔", "K"),
    ),
    "of NIST, languages by their names": (
        {
            "a.xml": '<?xml version="1.0"?><!DOCTYPE mteval SYSTEM "mteval-xml-v1.3.dtd"><mteval>'
            + (TINY + TINY_SRC % "喀布尔今天平静").replace('"en"', '"English"').replace("any", "Chinese")
            + "</mteval>",
        },
        "a.xml",
        {},
        ("喀布尔今天平静",),
    ),
    "none": ({"a.sgm": TINY}, "a.sgm", {}, (None,)),
}  # fmt: skip


@pytest.mark.parametrize(("files", "name", "options", "says"), SIDES.values(), ids=SIDES.keys())
def test_the_sides_of_sgm(
    tmp_path: Path,
    files: Files,
    name: str,
    options: Mapping[str, Any],
    says: tuple[str | None, ...],
) -> None:
    (segment,) = one(tmp_path, files, name, **options).segments
    assert (segment.source, *segment.references) == says


def test_a_folder_gives_the_translations(tmp_path: Path) -> None:
    files = {f"f/{name}": text for name, text in
             ((TST_NAME, TST), (SRC_NAME, SRC), (REF_NAME, REF), ("a.xml", XML))}  # fmt: skip
    loaded = read(tmp_path, files, "f")
    assert {Path(item.path).name for item in loaded} == {TST_NAME}
    assert all(item.document and item.document.has_source for item in loaded)


ENCODINGS = {
    "UTF-8": ("utf-8", b"", "\n"),
    "with a mark": ("utf-8", b"\xef\xbb\xbf", "\n"),
    "UTF-16": ("utf-16-le", b"\xff\xfe", "\r\n"),
    "CRLF": ("utf-8", b"", "\r\n"),
}
FIXES = {
    "xml": (
        "<dataset><doc id='d'><src lang='zh'><seg id='1'>塔利班</seg></src><hyp lang='en' system='A'>"
        "\n<seg id='1'>塔利班 🇦🇫 e\u0301: Balladal R&amp;D</seg></hyp></doc></dataset>",
        "<seg id='1'>",
    ),
    "sgm": (
        "<tstset trglang='en'>\n<seg><doc docid='d'><seg id=1>塔利班 🇦🇫 e\u0301: Balladal R&D</seg></doc></tstset>",
        "<seg><doc docid='d'><seg id=1>",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("encoding", "mark", "end"), ENCODINGS.values(), ids=ENCODINGS.keys())
@pytest.mark.parametrize("suffix", FIXES)
def test_a_fix_touches_nothing_else(
    tmp_path: Path, suffix: str, encoding: str, mark: bytes, end: str
) -> None:
    text, tag = FIXES[suffix]
    data = mark + text.replace("\n", end).encode(encoding)
    (loaded,) = read(tmp_path, {f"a.{suffix}": data}, f"a.{suffix}")
    fitting(loaded)
    line = f"{tag}塔利班 🇦🇫 e\u0301: "
    place = where(loaded, "Balladal").start
    assert (place.line, place.column, place.utf8) == (2, len(line) + 1, len(line.encode()) + 1)
    new = mended(loaded, "Balladal", "Baradar <& Co>")
    document = one(tmp_path, {f"b.{suffix}": new}, f"b.{suffix}")
    assert document.segments[0].target == "塔利班 🇦🇫 e\u0301: Baradar <& Co> R&D"
    assert loaded.raw
    assert FORMATS[document.form].writes.escape("a\x01", loaded.raw, 0, 0) is None


class Bad(NamedTuple):
    files: Files
    given: str
    says: str
    options: Mapping[str, Any] = DEFAULTS


BAD = {
    "xml without translations": Bad(
        {"a.xml": "<dataset>\n<doc id='d'><src lang='zh'><seg id='1'>x</seg></src></doc></dataset>"},
        "a.xml",
        "a.xml:1: the file has no translations (<hyp>). Give a file with the output of a system.",
    ),
    "other XML": Bad(
        {"a.xml": "<recipe/>"},
        "a.xml",
        "a.xml: the beginning shows no known format of .xml files. Name its format with --read-as.",
    ),
    "other XML that is named": Bad(
        {"a.xml": "<recipe/>"}, "a.xml",
        "a.xml:1: no WMT XML, but <recipe>. Its root is <dataset>.",
        {"form": "wmt-xml"},
    ),
    "xml and a source": Bad(
        {"a.xml": XML}, "a.xml",
        "a.xml: --source and --reference do not go with WMT XML. Put them into its <src> and <ref>.",
        {"source": "b.txt"},
    ),
    "an empty translation": Bad(
        {"a.xml": "<dataset>\n<doc id='d'><src lang='zh'><seg id='1'>x</seg></src>\n<hyp lang='en'/>"
         "</doc></dataset>"},
        "a.xml",
        "a.xml:3: the translation of 'd' is empty. Fill its segments.",
    ),
    "entities": Bad(
        {"a.xml": "<!DOCTYPE dataset [<!ENTITY a 'x'>]><dataset>&a;</dataset>"}, "a.xml",
        "a.xml:1: not read, for it could be an attack (the file declares the entity 'a'). Give "
        "plain XML.",
    ),
    "sgm without sets": Bad(
        {"a.sgm": "<doc><seg>x</seg></doc>"}, "a.sgm",
        "a.sgm:1: no WMT SGM: it has no srcset, refset or tstset. Give a file whose documents "
        "stand in <tstset>.",
    ),
    "a source alone": Bad(
        {SRC_NAME: SRC}, SRC_NAME,
        f"{SRC_NAME}:1: the file has a srcset and no translations (tstset). Give the output of a "
        "system.",
    ),
    "a source that is none": Bad(
        {"a.sgm": TINY, "b.sgm": TINY}, "a.sgm", "b.sgm: the file has no srcset. Name another file.",
        {"source": "b.sgm"},
    ),
    "several sources": Bad(
        {"s.A.zh-en.sgm": TINY, "s-zhen-src.zh.sgm": TINY_SRC, "s-src.zh.sgm": TINY_SRC},
        "s.A.zh-en.sgm",
        "s.A.zh-en.sgm: there are several sources: s-src.zh.sgm, s-zhen-src.zh.sgm. Name one with "
        "--source or --from.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_bad_input_is_one_sentence(tmp_path: Path, bad: Bad) -> None:
    (loaded,) = read(tmp_path, bad.files, bad.given, **bad.options)
    assert complaint(tmp_path, loaded) == bad.says


def test_a_document_without_a_translation_spares_the_others(tmp_path: Path) -> None:
    more = "<doc id='lone'><src lang='zh'><seg id='1'>x</seg></src></doc></dataset>"
    loaded = read(tmp_path, {"a.xml": XML.replace("</dataset>", more)}, "a.xml")
    assert [item.document is not None for item in loaded] == [True, True, True, False]
    assert complaint(tmp_path, loaded[-1]) == (
        "a.xml:25: 1 of 3 documents have no translation, the first is 'lone'. Translate them, or "
        "leave them out."
    )


HOSTILE = {
    "one long segment": "<tstset trglang=en><doc docid=d><seg id=1>" + "x" * 10_000_000,
    "blanks": "<tstset trglang=en><doc docid=d><seg id=1>x" + " " * 3_000_000 + "y</seg>",
    "ampersands": "<tstset trglang=en><doc docid=d><seg id=1>x" + "&" * 3_000_000 + "</seg>",
    "numbers": "<tstset trglang=en><doc docid=d><seg id=1>x&#" + "1" * 3_000_000 + ";</seg>",
    "open tags": "<tstset trglang=en><doc docid=d><seg id=1>x" + "<seg " * 500_000,
    "attributes": "<tstset trglang=en><doc docid=d><seg id=1 " + "a=" * 1_900 + ">x</seg>",
    "segments": "<tstset trglang=en><doc docid=d>" + "<seg>x" * 100_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_sgm_is_read_in_linear_time(tmp_path: Path, text: str) -> None:
    (loaded,) = read(tmp_path, {"a.sgm": text}, "a.sgm")
    assert loaded.document, str(loaded.error)


# SGML has neither ends of lines nor the blanks round a segment.
TEXT = (
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1)
    .map(lambda text: text.strip(" "))
    .filter(lambda text: not is_blank(text))
)
XML_SET = "<dataset><doc id='d'><src lang='zh'>%s</src>\n<hyp lang='en' system='A'>%s</hyp></doc></dataset>"
SGM_SET = "<tstset trglang=en><doc docid=d>%s</doc></tstset><srcset srclang=zh><doc docid=d>%s</doc></srcset>"


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4), TEXT, st.booleans(), st.data())
def test_texts_come_back_and_edits_change_nothing_else(
    tmp_path: Path, pairs: list[tuple[str, str]], right: str, sgm: bool, data: st.DataObject
) -> None:
    sources, targets = (
        "\n".join(
            f"<seg id='{number}'>{escaped(pair[side])}</seg>" for number, pair in enumerate(pairs)
        )
        for side in (0, 1)
    )
    name = "sgm" if sgm else "xml"
    text = SGM_SET % (targets, sources) if sgm else XML_SET % (sources, targets)
    (loaded,) = read(tmp_path, {f"a.{name}": text}, f"a.{name}")
    assert loaded.document, str(loaded.error)
    assert [(s.source, s.target) for s in loaded.document.segments] == pairs
    fitting(loaded)
    own = loaded.document.segments[data.draw(st.integers(0, len(pairs) - 1))].target
    start = data.draw(st.integers(0, len(own) - 1))
    word = own[start : data.draw(st.integers(start + 1, len(own)))]
    first = next(s for s in loaded.document.segments if word in s.target)
    after = one(tmp_path, {f"b.{name}": mended(loaded, word, right)}, f"b.{name}")
    says = {s.key: s.target for s in loaded.document.segments}
    says[first.key] = first.target.replace(word, right, 1)
    assert {s.key: s.target for s in after.segments} == says
