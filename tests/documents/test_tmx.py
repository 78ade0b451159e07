"""TMX: a story for each target language, with places, written back, and what is refused."""

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
from tests.documents.helpers import DEFAULTS, complaint, one, read
from tests.documents.mending import fitting, mended, where

TMX = (
    '<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" '
    'o-tmf="x" adminlang="en" srclang="%s" datatype="html"/><body>%s</body></tmx>'
)


def tuv(lang: str, text: str) -> str:
    return f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>'


def tmx(*units: str, srclang: str = "zh") -> str:
    return TMX % (srclang, "".join(units))


def tu(*variants: str, more: str = "") -> str:
    return f"<tu{more}>{''.join(variants)}</tu>"


ZH = tuv("zh", "塔利班发言人说")
TEXTS = {
    "plain": (tuv("en", "The Taliban said"), "The Taliban said"),
    "hi is text": (tuv("en", "The <hi type='x'>Tali</hi>ban"), "The Taliban"),
    "bpt, ept, ph, it and ut are code": (
        tuv("en", "<bpt i='1'>&lt;b></bpt>Tali<ph>x</ph>b<it pos='begin'>y</it>a<ut>z</ut>n<ept i='1'/>"),
        "Taliban",
    ),
    "sub in code is code": (tuv("en", "Tali<ph>x<sub>A man</sub></ph>ban"), "Taliban"),
    "entities": (tuv("en", "R&amp;D &lt;&#x5854;&gt;"), "R&D <塔>"),
    "layout": (tuv("en", "\n   The  Taliban\n   said\n "), "The  Taliban said"),
    "scripts": (tuv("en", "塔利班 قال 🇦🇫 e\u0301"), "塔利班 قال 🇦🇫 e\u0301"),
    "the old attribute": ("<tuv lang='EN_US'><seg>Kabul</seg></tuv>", "Kabul"),
    "properties and notes are left alone": (
        "<tuv xml:lang='en'><prop type='x'>p</prop><note>n</note><seg>Kabul</seg></tuv>", "Kabul"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("variant", "says"), TEXTS.values(), ids=TEXTS.keys())
def test_the_text_of_a_unit(tmp_path: Path, variant: str, says: str) -> None:
    (loaded,) = read(tmp_path, {"a.tmx": tmx(tu(ZH, variant))}, "a.tmx")
    assert loaded.document, str(loaded.error)
    (segment,) = loaded.document.segments
    assert (segment.source, segment.target) == ("塔利班发言人说", says)
    fitting(loaded)


SAMPLE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header srclang="zh-CN" adminlang="en" segtype="sentence" datatype="xml" o-tmf="x"
          creationtool="x" creationtoolversion="1"><prop type="p">x</prop></header>
  <body>
    <tu tuid="t1"><note>No text.</note><prop type="x-project">a</prop>
      <tuv xml:lang="zh-cn"><seg>喀布尔</seg></tuv>
      <tuv xml:lang="en-US"><seg>Kabul</seg></tuv>
      <tuv xml:lang="ar"><seg>كابل هادئة اليوم</seg></tuv>
    </tu>
    <tu>
      <tuv xml:lang="zh-cn"><seg>塔利班</seg></tuv>
      <tuv xml:lang="en-US"><seg>The Taliban</seg></tuv>
      <tuv xml:lang="en-US"><seg>Taliban</seg></tuv>
      <tuv xml:lang="ar"><seg/></tuv>
    </tu>
    <tu tuid="t3" srclang="ar">
      <tuv xml:lang="zh-cn"><seg>多哈</seg></tuv>
      <tuv xml:lang="en-US"><seg>Doha</seg></tuv>
      <tuv xml:lang="ar"><seg>الدوحة</seg></tuv>
    </tu>
  </body>
</tmx>
"""


class Row(NamedTuple):
    key: str
    unit: str
    line: int
    source: str | None
    target: str


def test_a_document_for_each_target_language(tmp_path: Path) -> None:
    english, arabic = read(tmp_path, {"memory.tmx": SAMPLE}, "memory.tmx")
    assert english.document
    assert arabic.document
    assert [Row(s.key, s.unit, s.line, s.source, s.target) for s in english.document.segments] == [
        ("t1", "t1/en-us", 9, "喀布尔", "Kabul"),
        ("2/1", "2/en-us/1", 14, "塔利班", "The Taliban"),
        ("2/2", "2/en-us/2", 15, "塔利班", "Taliban"),
        ("t3", "t3/en-us", 20, "الدوحة", "Doha"),
    ]
    assert [(s.key, s.target) for s in arabic.document.segments] == [("t1", "كابل هادئة اليوم")]
    assert arabic.document.remarks == ("2 of 3 units have no text in ar, the first in line 12",)
    for loaded, lang in ((english, "en-US"), (arabic, "ar")):
        assert loaded.document
        fitting(loaded)
        document = loaded.document
        assert (document.name, document.source_lang, document.target_lang, document.form) == (
            "memory", "zh-CN", lang, "tmx"
        )  # fmt: skip


EVERY = tu(ZH, tuv("en", "Kabul is calm"), tuv("de", "Kabul ist ruhig"))
CHOSEN = {
    "by --to": (tmx(EVERY), {"target_lang": "de"}, ("zh", "de", "Kabul ist ruhig")),
    "by the base of --to": (tmx(EVERY), {"target_lang": "de-AT"}, ("zh", "de-AT", "Kabul ist ruhig")),
    "by --from and --to": (
        tmx(EVERY, srclang="*all*"), {"source_lang": "en", "target_lang": "de"},
        ("en", "de", "Kabul ist ruhig"),
    ),
    "--from beats the header": (
        tmx(EVERY), {"source_lang": "de", "target_lang": "en"}, ("de", "en", "Kabul is calm")
    ),
    "the other one of two": (
        tmx(tu(ZH, tuv("en", "Kabul is calm")), srclang="*all*"), {"target_lang": "en"},
        ("zh", "en", "Kabul is calm"),
    ),
    "the exact one": (
        tmx(tu(ZH, tuv("pt-BR", "Cabul"), tuv("pt-PT", "Cabul calma"))), {"target_lang": "pt-pt"},
        ("zh", "pt-pt", "Cabul calma"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "options", "says"), CHOSEN.values(), ids=CHOSEN.keys())
def test_the_languages_that_are_meant(
    tmp_path: Path, text: str, options: Mapping[str, Any], says: tuple[str, str, str]
) -> None:
    document = one(tmp_path, {"a.tmx": text}, "a.tmx", **options)
    (segment,) = document.segments
    assert (document.source_lang, document.target_lang, segment.target) == says


ENCODINGS = {
    "UTF-8": ("utf-8", b"", "UTF-8", "\n"),
    "with a mark": ("utf-8", b"\xef\xbb\xbf", "UTF-8", "\n"),
    "UTF-16": ("utf-16-le", b"\xff\xfe", "UTF-16", "\r\n"),
}


@pytest.mark.parametrize(
    ("encoding", "mark", "said", "end"), ENCODINGS.values(), ids=ENCODINGS.keys()
)
def test_a_fix_touches_nothing_else(
    tmp_path: Path, encoding: str, mark: bytes, said: str, end: str
) -> None:
    text = f'<?xml version="1.0" encoding="{said}"?>\n' + tmx(
        tu(ZH, "\n" + tuv("en", "塔利班 🇦🇫 e\u0301: Balladal said"))
    )
    data = mark + text.replace("\n", end).encode(encoding)
    (loaded,) = read(tmp_path, {"a.tmx": data}, "a.tmx")
    line = '<tuv xml:lang="en"><seg>塔利班 🇦🇫 e\u0301: '
    place = where(loaded, "Balladal").start
    assert (place.line, place.column, place.utf8) == (3, len(line) + 1, len(line.encode()) + 1)
    new = mended(loaded, "Balladal", "Baradar <& Co>")
    document = one(tmp_path, {"b.tmx": new}, "b.tmx")
    assert document.segments[0].target == "塔利班 🇦🇫 e\u0301: Baradar <& Co> said"


def test_a_replacement_that_xml_lacks(tmp_path: Path) -> None:
    (loaded,) = read(tmp_path, {"a.tmx": tmx(EVERY)}, "a.tmx", target_lang="de")
    assert loaded.raw
    assert FORMATS["tmx"].writes.escape("a\x01", loaded.raw, 9, 9) is None


class Bad(NamedTuple):
    text: str
    says: str
    options: Mapping[str, Any] = DEFAULTS


BAD = {
    "no XML": Bad(
        "<tmx>\n<body>", "a.tmx:2: not well-formed XML (no element found). Mend the file."
    ),
    "no TMX": Bad("<tbx/>", "a.tmx:1: no TMX, but <tbx>. Give a TMX file."),
    "no text": Bad(tmx(), "a.tmx:1: the file has no text. Give a file with text."),
    "no source language": Bad(
        tmx(EVERY, srclang="*all*"),
        "a.tmx:1: it does not say which language is the source, it has zh, en, de. Name it with "
        "--from.",
    ),
    "no such target": Bad(
        tmx(EVERY),
        "a.tmx: no unit has a text in fr, the file has zh, en, de. Name the languages with --from "
        "and --to.",
        {"target_lang": "fr"},
    ),
    "only the source": Bad(
        tmx(tu(ZH)),
        "a.tmx: no unit has a text other than zh, the file has zh. Name the languages with --from "
        "and --to.",
    ),
    "a source": Bad(
        tmx(EVERY),
        "a.tmx: --source and --reference go with plain text, this is TMX. Leave them out: its "
        "units have their sources.",
        {"source": "b.txt"},
    ),
    "entities": Bad(
        "<!DOCTYPE tmx [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]>" + tmx(EVERY),
        "a.tmx:1: not read, for it could be an attack (the file declares the entity 'a'). Give "
        "plain XML.",
    ),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_bad_input_is_one_sentence(tmp_path: Path, bad: Bad) -> None:
    (loaded,) = read(tmp_path, {"a.tmx": bad.text}, "a.tmx", **bad.options)
    assert complaint(tmp_path, loaded) == bad.says


def test_a_folder_gives_them_and_xml_is_told_by_its_root(tmp_path: Path) -> None:
    text = tmx(tu(ZH, tuv("en", "Kabul")))
    assert [Path(r.path).name for r in read(tmp_path, {"f/a.tmx": text, "f/b.xml": text}, "f")] == [
        "a.tmx"
    ]
    assert one(tmp_path, {}, "f/b.xml").form == "tmx"


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1).filter(
    lambda text: not is_blank(text)
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4), TEXT, st.data())
def test_texts_come_back_and_edits_change_nothing_else(
    tmp_path: Path, rows: list[tuple[str, str]], right: str, data: st.DataObject
) -> None:
    units = [tu(tuv("zh", escaped(s)), "\n", tuv("en", escaped(t))) for s, t in rows]
    (loaded,) = read(tmp_path, {"a.tmx": tmx(*units)}, "a.tmx")
    assert loaded.document, str(loaded.error)
    assert [(s.source, s.target) for s in loaded.document.segments] == rows
    fitting(loaded)
    own = loaded.document.segments[data.draw(st.integers(0, len(rows) - 1))].target
    start = data.draw(st.integers(0, len(own) - 1))
    word = own[start : data.draw(st.integers(start + 1, len(own)))]
    first = next(s for s in loaded.document.segments if word in s.target)
    after = one(tmp_path, {"b.tmx": mended(loaded, word, right)}, "b.tmx")
    says = {s.key: s.target for s in loaded.document.segments}
    says[first.key] = first.target.replace(word, right, 1)
    assert {s.key: s.target for s in after.segments} == says
