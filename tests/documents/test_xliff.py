"""XLIFF 1.2 and 2.x: units and segments with their places, written back, and what is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa.documents import FORMATS
from qa.documents.base import is_blank
from qa.documents.markup.xml import escaped
from tests.documents.helpers import DEFAULTS, complaint, one, read
from tests.documents.mending import fitting, mended, where
from tests.growth import linear

ONE = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
    '<file original="talks.html" source-language="zh-CN" target-language="en" datatype="html">'
    "<body>%s</body></file></xliff>"
)
TWO = (
    '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="zh" trgLang="en">'
    '<file id="f1" original="talks.html">%s</file></xliff>'
)
SOURCE = "<source>塔利班发言人在喀布尔说</source>"
FILLER = (
    "<trans-unit id='0'><source>会谈在多哈举行</source>"
    "<target>Talks were held in Doha</target></trans-unit>"
)


def unit(inner: str, more: str = "") -> str:
    return ONE % f'<trans-unit id="7"{more}>{SOURCE}{inner}</trans-unit>'


def segment(inner: str, more: str = "") -> str:
    return TWO % f'<unit id="u3"><segment id="s2"{more}>{SOURCE}{inner}</segment></unit>'


TEXTS = {
    "plain": (unit("<target>The Taliban said</target>"), "The Taliban said"),
    "g is text": (unit("<target>The <g id='1'>Tali</g>ban</target>"), "The Taliban"),
    "g in g": (unit("<target><g id='1'>The <g id='2'>Taliban</g></g></target>"), "The Taliban"),
    "mrk is text": (unit("<target>The <mrk mtype='x-a'>Taliban</mrk></target>"), "The Taliban"),
    "x, bx, ex": (unit("<target>Tali<x id='1'/>b<bx id='2'/>a<ex id='2'/>n</target>"), "Taliban"),
    "bpt and ept are code": (
        unit("<target>The <bpt id='1'>&lt;b></bpt>Taliban<ept id='1'>&lt;/b></ept></target>"),
        "The Taliban",
    ),
    "ph and it are code": (
        unit("<target>Tali<ph id='1'>%s</ph>ban<it id='2' pos='open'>[b]</it></target>"),
        "Taliban",
    ),
    "sub in code is code": (
        unit("<target>The <ph id='1'>&lt;img alt='<sub>A man</sub>'></ph>Taliban</target>"),
        "The Taliban",
    ),
    "layout": (
        unit("<target>\n      The  Taliban\r\n      said\n   </target>"),
        "The  Taliban said",
    ),
    "layout through a code": (
        unit("<target>The \n<g id='1'>\n Taliban</g></target>"),
        "The Taliban",
    ),
    "ends of one line": (unit("<target> The Taliban </target>"), " The Taliban "),
    "kept white space": (
        unit("<target xml:space='preserve'>\n The\r\n Taliban</target>"),
        "\n The\n Taliban",
    ),
    "kept in the unit": (
        unit("<target>The\n Taliban</target>", " xml:space='preserve'"),
        "The\n Taliban",
    ),
    "kept in all, not here": (
        unit("<target>The\n Taliban</target>", " xml:space='default'").replace(
            "<xliff", "<xliff xml:space='preserve'"
        ),
        "The Taliban",
    ),
    "2: kept in the file": (
        segment("<target>The\n Taliban</target>")
        .replace("<file", "<file translate='no' xml:space='preserve'")
        .replace("<unit", "<unit translate='yes'"),
        "The\n Taliban",
    ),
    "an escaped line end": (unit("<target>The&#10;Taliban</target>"), "The\nTaliban"),
    "entities": (unit("<target>R&amp;D &lt;&#x5854;&#21033;&gt;</target>"), "R&D <塔利>"),
    "CDATA": (unit("<target><![CDATA[R&D <b>]]> said</target>"), "R&D <b> said"),
    "a comment": (unit("<target>The Tali<!-- x -->ban</target>"), "The Taliban"),
    "alternatives are left alone": (
        unit(
            "<target>The Taliban</target><alt-trans><target>No</target></alt-trans><note>N</note>"
        ),
        "The Taliban",
    ),
    "alternatives before it": (
        unit("<alt-trans><target>No</target></alt-trans><target>The Taliban</target>"),
        "The Taliban",
    ),
    "a source in segments, a target in one": (
        unit("<seg-source><mrk mtype='seg' mid='1'>塔</mrk></seg-source><target>The</target>"),
        "The",
    ),
    "2: pc and mrk": (
        segment("<target>The <pc id='1'>Tali</pc><mrk id='m1' type='term'>ban</mrk></target>"),
        "The Taliban",
    ),
    "2: codes": (
        segment(
            "<target>T<sc id='1'/>al<ph id='2'/>i<ec startRef='1'/>b<sm id='3'/>a"
            "<em startRef='3'/>n</target>"
        ),
        "Taliban",
    ),
    "2: a character that XML lacks": (
        segment("<target>Tali<cp hex='0007'/>ban</target>"),
        "Tali\aban",
    ),
    "2: no character at all": (segment("<target>Tali<cp hex='D800'/>ban</target>"), "Taliban"),
    "2: scripts": (
        segment("<target>塔利班 قال 🇦🇫 e\u0301 said</target>"),
        "塔利班 قال 🇦🇫 e\u0301 said",
    ),
}


@pytest.mark.parametrize(("text", "says"), TEXTS.values(), ids=TEXTS.keys())
def test_the_text_of_a_unit(tmp_path: Path, text: str, says: str) -> None:
    (loaded,) = read(tmp_path, {"a.xlf": text}, "a.xlf")
    assert loaded.document, str(loaded.error)
    assert [s.target for s in loaded.document.segments] == [says]
    assert loaded.document.segments[0].source == "塔利班发言人在喀布尔说"
    fitting(loaded)


class Row(NamedTuple):
    key: str
    unit: str
    line: int
    source: str | None
    target: str


SAMPLE_1 = """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="talks.html" source-language="zh_CN" target-language="en" datatype="html">
    <header><note>Do not read this.</note></header>
    <body>
      <trans-unit id="head" approved="yes"><source>喀布尔会谈</source><target state="final">Talks in Kabul</target></trans-unit>
      <group id="g"><group id="h">
        <trans-unit id="12">
          <source>塔利班说。会谈继续。</source>
          <seg-source><mrk mtype="seg" mid="0">塔利班说。</mrk><mrk mtype="seg" mid="1">会谈继续。</mrk></seg-source>
          <target><g id="1"><mrk mtype="seg" mid="0">The Taliban said.</mrk>
            <mrk mtype="seg" mid="1">Talks go on.</mrk></g></target>
        </trans-unit>
      </group></group>
      <trans-unit id="13" translate="no"><source>v1.2</source><target>v1.2</target></trans-unit>
      <group translate="no"><trans-unit id="14"><source>a</source><target>b</target></trans-unit></group>
      <bin-unit id="b" mime-type="image/png"><bin-target>x</bin-target></bin-unit>
    </body>
  </file>
  <file original="second.html" source-language="ps" target-language="ar" datatype="html">
    <body><trans-unit><source>کابل</source><target>كابل هادئة اليوم</target></trans-unit></body>
  </file>
</xliff>
"""
SAMPLE_2 = """\
<?xml version="1.0"?>
<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.2" version="2.2" srcLang="zh" trgLang="en">
  <x:file id="f1">
    <x:notes><x:note>No text.</x:note></x:notes>
    <x:group id="g1">
      <x:unit id="u1">
        <x:originalData><x:data id="d1">&lt;br/></x:data></x:originalData>
        <x:segment id="s1"><x:source>喀布尔</x:source><x:target>Kabul<x:ph id="1" dataRef="d1"/></x:target></x:segment>
        <x:ignorable><x:source> </x:source><x:target> </x:target></x:ignorable>
        <x:segment><x:source>塔利班</x:source><x:target order="1">The Taliban</x:target></x:segment>
      </x:unit>
      <x:unit id="u2" translate="no"><x:segment><x:source>a</x:source><x:target>b</x:target></x:segment></x:unit>
    </x:group>
    <x:unit><x:segment><x:source>多哈</x:source><x:target>Doha</x:target></x:segment></x:unit>
  </x:file>
</x:xliff>
"""


def test_units_of_1_2(tmp_path: Path) -> None:
    first, second = read(tmp_path, {"a.xlf": SAMPLE_1}, "a.xlf")
    assert first.document
    assert second.document
    assert [Row(s.key, s.unit, s.line, s.source, s.target) for s in first.document.segments] == [
        ("head", "f1/head", 6, "喀布尔会谈", "Talks in Kabul"),
        ("12/0", "f1/12/0", 11, "塔利班说。", "The Taliban said."),
        ("12/1", "f1/12/1", 12, "会谈继续。", "Talks go on."),
    ]
    assert [(s.key, s.unit, s.line) for s in second.document.segments] == [("u1", "f2/u1", 21)]
    for loaded, says in (
        (first, ("talks.html", "zh-CN", "en")),
        (second, ("second.html", "ps", "ar")),
    ):
        assert loaded.document
        assert (
            loaded.document.name,
            loaded.document.source_lang,
            loaded.document.target_lang,
        ) == says
        assert (loaded.document.form, loaded.document.remarks) == ("xliff", ())
        fitting(loaded)


def test_units_of_2(tmp_path: Path) -> None:
    (loaded,) = read(tmp_path, {"a.xliff": SAMPLE_2}, "a.xliff")
    assert loaded.document, str(loaded.error)
    assert [Row(s.key, s.unit, s.line, s.source, s.target) for s in loaded.document.segments] == [
        ("u1/s1", "f1/u1/s1", 8, "喀布尔", "Kabul"),
        ("u1/s2", "f1/u1/s2", 10, "塔利班", "The Taliban"),
        ("u3", "f1/u3/s1", 14, "多哈", "Doha"),
    ]
    assert loaded.document.name == "a"
    fitting(loaded)


SDL = """\
\ufeff<?xml version="1.0" encoding="utf-8"?><xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" \
xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2" sdl:version="1.0">\
<file original="talks.docx" datatype="x-sdlfilterframework2" source-language="zh-CN" target-language="en-US">\
<header><reference><internal-file form="base64">UEsDBBQ=</internal-file></reference></header><body>
<trans-unit id="a1"><source>会谈在多哈举行。他说。</source>\
<seg-source><mrk mtype="seg" mid="1">会谈在<g id="5">多哈</g>举行。</mrk><mrk mtype="seg" mid="2">他说。</mrk></seg-source>\
<target><mrk mtype="seg" mid="1">Talks were held in <mrk mtype="x-sdl-comment" sdl:cid="c"><g id="5">Doha</g></mrk>.</mrk>\
<mrk mtype="seg" mid="2"/></target>\
<sdl:seg-defs><sdl:seg id="1" conf="Translated"/><sdl:seg id="2"/></sdl:seg-defs></trans-unit>
<trans-unit id="a2" translate="no"><source><x id="6"/></source></trans-unit></body></file></xliff>
"""


def test_the_files_of_translation_tools_are_xliff(tmp_path: Path) -> None:
    (loaded,) = read(tmp_path, {"f/a.docx.sdlxliff": SDL}, "f")
    assert loaded.document, str(loaded.error)
    assert [Row(s.key, s.unit, s.line, s.source, s.target) for s in loaded.document.segments] == [
        ("a1/1", "f1/a1/1", 2, "会谈在多哈举行。", "Talks were held in Doha."),
    ]
    assert loaded.document.remarks == (
        "1 of 2 segments are not translated yet, the first in line 2",
    )
    fitting(loaded)


# What stands beside a unit that is translated: the targets that are segments, how many are open.
STATES = {
    "no target": (unit(""), [], 1),
    "an empty target": (unit("<target/>"), [], 1),
    "a blank target": (unit("<target> \n </target>"), [], 1),
    "empty and new": (unit("<target state='new'/>"), [], 1),
    "empty in segments": (
        unit("<seg-source><mrk mtype='seg' mid='1'>塔</mrk></seg-source>"
             "<target><mrk mtype='seg' mid='1'/></target>"), [], 1,
    ),
    "a copy that is new": (unit(f"<target state='new'>{SOURCE[8:-9]}</target>"), [], 1),
    "a copy that needs translation": (
        unit(f"<target state='needs-translation'>{SOURCE[8:-9]}</target>"), [], 1
    ),
    "a copy": (unit(f"<target>{SOURCE[8:-9]}</target>"), ["塔利班发言人在喀布尔说"], 0),
    "a suggestion": (unit("<target state='needs-translation'>Kabul</target>"), ["Kabul"], 0),
    "new and translated": (unit("<target state='new'>Kabul</target>"), ["Kabul"], 0),
    "empty and translated": (unit("<target state='translated'/>"), [""], 0),
    "empty and signed off": (unit("<target state='signed-off'></target>"), [""], 0),
    "empty and to be reviewed": (unit("<target state='needs-review-translation'/>"), [""], 0),
    "empty and approved": (unit("<target/>", " approved='yes'"), [""], 0),
    "approved without a target": (unit("", " approved='yes'"), [""], 0),
    "2: no target": (segment(""), [], 1),
    "2: initial and empty": (segment("<target/>", " state='initial'"), [], 1),
    "2: initial and a copy": (
        segment(f"<target>{SOURCE[8:-9]}</target>", " state='initial'"), [], 1
    ),
    "2: initial and translated": (segment("<target>K</target>", " state='initial'"), ["K"], 0),
    "2: translated and empty": (segment("<target/>", " state='translated'"), [""], 0),
    "2: final and no target": (segment("", " state='final' subState='a:b'"), [""], 0),
}  # fmt: skip


@pytest.mark.parametrize(("text", "says", "waiting"), STATES.values(), ids=STATES.keys())
def test_what_nobody_translated_yet_is_no_segment(
    tmp_path: Path, text: str, says: list[str], waiting: int
) -> None:
    filler = FILLER if "trans-unit" in text else (
        "<unit id='0'><segment><source>会谈在多哈举行</source>"
        "<target>Talks were held in Doha</target></segment></unit>"
    )  # fmt: skip
    place = max(text.find("<trans-unit"), text.find("<unit"))
    document = one(tmp_path, {"a.xlf": text[:place] + filler + text[place:]}, "a.xlf")
    assert [s.target for s in document.segments] == ["Talks were held in Doha", *says]
    told = ("1 of 2 segments are not translated yet, the first in line 1",)
    assert document.remarks == told * waiting


def test_files_of_which_nothing_is_translated_are_told(tmp_path: Path) -> None:
    more = (
        '<file original="b.html" source-language="zh"><body>'
        "<trans-unit id='1'><source>x</source></trans-unit></body></file></xliff>"
    )
    text = (ONE % FILLER).replace("</xliff>", more)
    document = one(tmp_path, {"a.xlf": text}, "a.xlf")
    assert document.remarks == ("nothing is translated yet in 1 <file>, the first in line 1",)


LANGUAGES = {
    "the targets' own": (
        '<xliff version="1.2"><file original="a" source-language="zh"><body><trans-unit id="1">'
        '<source>a</source><target xml:lang="pt_BR">Cabul</target></trans-unit></body></file></xliff>',
        {}, ("zh", "pt-BR"),
    ),
    "the user's": (unit("<target>Kabul</target>"), {"target_lang": "de"}, ("zh-CN", "de")),
    "of 2": (segment("<target>Kabul</target>"), {}, ("zh", "en")),
}  # fmt: skip


@pytest.mark.parametrize(("text", "options", "says"), LANGUAGES.values(), ids=LANGUAGES.keys())
def test_languages(
    tmp_path: Path, text: str, options: Mapping[str, Any], says: tuple[str, str]
) -> None:
    document = one(tmp_path, {"a.xlf": text}, "a.xlf", **options)
    assert (document.source_lang, document.target_lang) == says


ENCODINGS = {
    "UTF-8": ("utf-8", b"", "UTF-8", "\n"),
    "with a mark": ("utf-8", b"\xef\xbb\xbf", "UTF-8", "\n"),
    "UTF-16": ("utf-16-le", b"\xff\xfe", "UTF-16", "\n"),
    "the other UTF-16": ("utf-16-be", b"\xfe\xff", "utf-16", "\r\n"),
    "said to be UTF-16": ("utf-8", b"", "utf-16", "\n"),
    "CRLF": ("utf-8", b"", "UTF-8", "\r\n"),
    "GB18030": ("gb18030", b"", "GB18030", "\n"),
}


@pytest.mark.parametrize(
    ("encoding", "mark", "said", "end"), ENCODINGS.values(), ids=ENCODINGS.keys()
)
def test_a_fix_touches_nothing_else(
    tmp_path: Path, encoding: str, mark: bytes, said: str, end: str
) -> None:
    text = f'<?xml version="1.0" encoding="{said}"?>\n' + ONE % (
        f"\n <trans-unit id='1'>{SOURCE}\n  <target>塔利班 🇦🇫 e\u0301: R&amp;D of <g id='1'>Balladal</g>"
        "\n   said</target></trans-unit>\n"
    )
    data = mark + text.replace("\n", end).encode(encoding)
    (loaded,) = read(tmp_path, {"a.xlf": data}, "a.xlf")
    assert loaded.document, str(loaded.error)
    fitting(loaded)
    place = where(loaded, "Balladal")
    line = "  <target>塔利班 🇦🇫 e\u0301: R&amp;D of <g id='1'>"
    assert (place.start.line, place.start.column) == (4, len(line) + 1)
    assert place.start.utf8 == len(line.encode()) + 1
    assert place.start.utf16 == len(line.encode("utf-16-le")) // 2 + 1
    assert place.exact
    new = mended(loaded, "Balladal", "Baradar <& Co>")
    document = one(tmp_path, {"b.xlf": new}, "b.xlf")
    assert document.segments[0].target == "塔利班 🇦🇫 e\u0301: R&D of Baradar <& Co> said"
    assert "Baradar &lt;&amp; Co&gt;".encode(encoding) in new


PLACES = {
    "an entity": ("<target>R&amp;D</target>", "&", "&amp;", True),
    "in CDATA": ("<target><![CDATA[R&D]]></target>", "R&D", "R&D", True),
    "through a code": ("<target>Balla<g id='1'>dal</g></target>", "Balladal", "Balla<g id='1'>dal", False),
    "a line break": ("<target>Mullah\n  Omar</target>", "Mullah Omar", "Mullah\n  Omar", True),
}  # fmt: skip


@pytest.mark.parametrize(("inner", "word", "inside", "exact"), PLACES.values(), ids=PLACES.keys())
def test_places(tmp_path: Path, inner: str, word: str, inside: str, exact: bool) -> None:
    (loaded,) = read(tmp_path, {"a.xlf": unit(inner)}, "a.xlf")
    assert loaded.raw
    place = where(loaded, word)
    assert loaded.raw.text[place.start.offset : place.end.offset] == inside
    assert place.exact == exact


WRITTEN = {
    "escaped": ("<target>Omar</target>", 'R&D <"x">', 'R&amp;D &lt;"x"&gt;'),
    "a line end": ("<target>Omar</target>", "a\nb\r", "a&#10;b&#13;"),
    "a control character": ("<target>Omar</target>", "a\x07", None),
    "half a pair": ("<target>Omar</target>", "a\ud800", None),
    "in CDATA": ("<target><![CDATA[Omar]]></target>", "R&D", "R&D"),
    "after CDATA": ("<target><![CDATA[Mullah]]> Omar</target>", "R&D", "R&amp;D"),
    "after CDATA in a comment": ("<target><!-- <![CDATA[ -->Omar</target>", "R&D", "R&amp;D"),
    "after CDATA in an instruction": ("<target><?x <![CDATA[ ?>Omar</target>", "R&D", "R&amp;D"),
    "a tag and a comment in CDATA": (
        "<target><![CDATA[<b> <!-- Omar --> ]]></target>",
        "R&D",
        "R&D",
    ),
    "the end of CDATA": ("<target><![CDATA[Omar]]></target>", "]]>", None),
}


@pytest.mark.parametrize(("inner", "text", "says"), WRITTEN.values(), ids=WRITTEN.keys())
def test_a_replacement_as_it_is_written(
    tmp_path: Path, inner: str, text: str, says: str | None
) -> None:
    (loaded,) = read(tmp_path, {"a.xlf": unit(inner)}, "a.xlf")
    assert loaded.raw
    place = loaded.raw.text.index("Omar")
    assert FORMATS["xliff"].writes.escape(text, loaded.raw, place, place + 4) == says


class Bad(NamedTuple):
    text: str
    says: str
    options: Mapping[str, Any] = DEFAULTS


MANY = "<trans-unit id='1'><source>x</source></trans-unit>"
BAD = {
    "no XML": Bad(
        "<xliff version='1.2'>\n<file></xliff>",
        "a.xlf:2: not well-formed XML (mismatched tag). Mend the file.",
    ),
    "no XLIFF": Bad(
        "<html><body/></html>",
        "a.xlf:1: no XLIFF of a known version, but <html>. Known are 1.2 and 2.0 to 2.2, named by "
        "<xliff version=...>.",
    ),
    "no version": Bad(
        "<xliff><file/></xliff>",
        "a.xlf:1: no XLIFF of a known version, but XLIFF ''. Known are 1.2 and 2.0 to 2.2, named "
        "by <xliff version=...>.",
    ),
    "another version": Bad(
        "<?xml version='1.0'?>\n<xliff version='3.0'/>",
        "a.xlf:2: no XLIFF of a known version, but XLIFF '3.0'. Known are 1.2 and 2.0 to 2.2, "
        "named by <xliff version=...>.",
    ),
    "no units": Bad(
        ONE % "", "a.xlf:1: the file has no units to translate. Give a file with text."
    ),
    "nothing to translate": Bad(
        ONE % "<trans-unit id='1' translate='no'><source>x</source></trans-unit>",
        "a.xlf:1: the file has no units to translate. Give a file with text.",
    ),
    "nothing translated": Bad(
        "<?xml version='1.0'?>\n" + ONE % MANY,
        "a.xlf:2: no unit has a translation yet. Translate it, or leave it out.",
    ),
    "a source": Bad(
        unit("<target>x</target>"),
        "a.xlf: --source and --reference go with plain text, this is XLIFF. Leave them out: its "
        "units have their sources.",
        {"source": "b.txt"},
    ),
    "no language": Bad(
        "<xliff version='1.2'><file original='x'><body><trans-unit id='1'><target>1</target>"
        "</trans-unit></body></file></xliff>",
        "a.xlf: the language of the target of 'x' cannot be told. Name it with --to.",
    ),
    "the wrong encoding": Bad(
        "<?xml version='1.0' encoding='klingon'?><xliff/>",
        "a.xlf: the encoding 'klingon' is unknown. Name another, e.g. gb18030.",
    ),
    "entities": Bad(
        "<!DOCTYPE xliff [\n<!ENTITY a 'x'>]>\n" + unit("<target>&a;</target>"),
        "a.xlf:2: not read, for it could be an attack (the file declares the entity 'a'). Give "
        "plain XML.",
    ),
    "a file": Bad(
        "<!DOCTYPE xliff [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + unit("<target>&a;</target>"),
        "a.xlf:1: not read, for it could be an attack (the file declares the entity 'a'). Give "
        "plain XML.",
    ),
    "depth": Bad(
        unit("<target>" + "<g id='1'>" * 300 + "</g>" * 300 + "</target>"),
        "a.xlf:1: not read, for it could be an attack (elements in more than 200 others). Give "
        "plain XML.",
    ),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_bad_input_is_one_sentence(tmp_path: Path, bad: Bad) -> None:
    (loaded,) = read(tmp_path, {"a.xlf": bad.text}, "a.xlf", **bad.options)
    assert complaint(tmp_path, loaded) == bad.says


def test_a_name_that_leads_elsewhere_is_a_name(tmp_path: Path) -> None:
    text = unit("<target>Kabul</target>").replace("talks.html", "../../etc/passwd")
    assert one(tmp_path, {"a.xlf": text}, "a.xlf").name == "../../etc/passwd"


LONG: dict[str, Callable[[int], str]] = {
    "one word": lambda n: "x" * 15 * n,
    "blanks": lambda n: " " * 15 * n,
    "lines": lambda n: "塔\n" * 2 * n,
    "references": lambda n: "&#22612;" * n,
    "elements": lambda n: "<x id='1'/>" * n + "1" * n,
}


@pytest.mark.parametrize("make", LONG.values(), ids=LONG.keys())
def test_long_targets_are_read_in_linear_time(tmp_path: Path, make: Callable[[int], str]) -> None:
    texts = {size: unit(f"<target>K{make(25_000 * size)}</target>") for size in (1, 2)}

    def loaded(size: int) -> None:
        (one_,) = read(tmp_path, {"a.xlf": texts[size]}, "a.xlf")
        assert one_.document, str(one_.error)

    assert linear(loaded)


def test_a_folder_gives_them_and_xml_is_told_by_its_root(tmp_path: Path) -> None:
    text = unit("<target>Kabul</target>")
    files = {"f/a.xlf": text, "f/b.xliff": text, "f/c.xml": text}
    assert [Path(loaded.path).name for loaded in read(tmp_path, files, "f")] == ["a.xlf", "b.xliff"]
    assert one(tmp_path, {}, "f/c.xml").form == "xliff"


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1).filter(
    lambda text: not is_blank(text)
)
NODES = st.recursive(
    TEXT.map(escaped),
    lambda inner: st.lists(
        st.one_of(
            inner,
            inner.map(lambda text: f"<g id='1'>{text}</g>"),
            inner.map(lambda text: f"<mrk mtype='x'>{text}</mrk>"),
            st.sampled_from(["<x id='2'/>", "<ph id='3'>code</ph>", "<!-- c -->", "<?p i?>"]),
            TEXT.filter(lambda t: "]]>" not in t).map(lambda text: f"<![CDATA[{text}]]>"),
        ),
        min_size=1,
    ).map("".join),
    max_leaves=6,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4), st.booleans(), st.data())
def test_texts_come_back_and_edits_change_nothing_else(
    tmp_path: Path, rows: list[tuple[str, str]], crlf: bool, data: st.DataObject
) -> None:
    units = "\n".join(
        f"<trans-unit id={quoteattr(f'{number}')}>\n<source>{escaped(source)}</source>\n"
        f"<target>{escaped(target)}</target>\n</trans-unit>"
        for number, (source, target) in enumerate(rows)
    )
    text = (ONE % units).replace("\n", "\r\n" if crlf else "\n")
    (loaded,) = read(tmp_path, {"a.xlf": text}, "a.xlf")
    assert loaded.document, str(loaded.error)
    assert [(s.source, s.target) for s in loaded.document.segments] == rows
    fitting(loaded)
    own = loaded.document.segments[data.draw(st.integers(0, len(rows) - 1))].target
    start = data.draw(st.integers(0, len(own) - 1))
    word = own[start : data.draw(st.integers(start + 1, len(own)))]
    first = next(s for s in loaded.document.segments if word in s.target)
    right = data.draw(TEXT)
    after = one(tmp_path, {"b.xlf": mended(loaded, word, right)}, "b.xlf")
    says = {s.key: s.target for s in loaded.document.segments}
    says[first.key] = first.target.replace(word, right, 1)
    assert {s.key: s.target for s in after.segments} == says


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NODES)
def test_pieces_fit_whatever_the_codes(tmp_path: Path, inner: str) -> None:
    text = ONE % f"<trans-unit id='1'>{SOURCE}<target>K{inner}</target></trans-unit>"
    (loaded,) = read(tmp_path, {"a.xlf": text}, "a.xlf")
    assert loaded.document, str(loaded.error)
    fitting(loaded)
