"""The generated packs as they are checked in: every row usable, and the same when built again."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import babel
import pytest

from qa.glossary.build.entry import fits
from qa.glossary.build.pack import render
from qa.glossary.build.sources import SOURCES
from qa.glossary.bulk import Row, rows
from qa.glossary.dates import valid
from qa.glossary.pack import Pack
from qa.language import base, codes

FOLDER = Path(__file__).parents[3] / "glossaries"
SHIPPED = [name for name, source in SOURCES.items() if source.shipped]
SMALLEST = {"cldr-territories": 275, "cldr-languages": 300, "cldr-currencies": 250,
            "cldr-cities": 200, "un-countries": 165}  # fmt: skip


def _text(name: str) -> str:
    return (FOLDER / f"{name}.tsv").read_text(encoding="utf-8")


def _rows(name: str) -> list[Row]:
    return list(rows(Pack(name, _text(name))))


def _forms(name: str, concept: str, lang: str) -> list[str]:
    return [row.text for row in _rows(name) if (row.id, row.manner.lang) == (concept, lang)]


@pytest.mark.parametrize("name", SHIPPED)
def test_the_head_names_source_licence_and_command(name: str) -> None:
    head = [line for line in _text(name).splitlines() if line.startswith("# ")]
    assert [line.split(":")[0] for line in head[1:4]] == ["# Source", "# Licence", "# Command"]
    assert f"qa glossary build {name}" in head[3]


@pytest.mark.parametrize("name", SHIPPED)
def test_there_are_enough_concepts_and_no_other_pack_of_the_folder_is_generated(name: str) -> None:
    assert len({row.id for row in _rows(name)}) >= SMALLEST[name]
    assert {file.stem for file in FOLDER.glob("*.tsv")} >= set(SHIPPED)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_row_is_a_name_in_the_script_of_its_language(name: str) -> None:
    found = _rows(name)
    wrong = [
        row.text
        for row in found
        if row.manner.use == "full" and not fits(row.text, row.manner.lang)
    ]
    assert wrong == []
    assert [r.text for r in found if unicodedata.normalize("NFC", r.text) != r.text] == []
    assert [r.text for r in found if set(r.text) & set("()[]（）［］,،、;")] == []
    assert [
        r.text for r in found if r.text == r.id.rpartition(".")[2].upper() and len(r.text) > 3
    ] == []
    assert [r.manner.lang for r in found if base(r.manner.lang) not in codes()] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_every_row_stands_once(name: str) -> None:
    keys = [(row.id, row.manner.lang, row.text.casefold()) for row in _rows(name)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", ["cldr-territories", "cldr-languages", "cldr-currencies"])
def test_all_languages_of_the_product_are_there(name: str) -> None:
    assert {base(row.manner.lang) for row in _rows(name)} == set(codes())


@pytest.mark.parametrize(
    ("name", "concept", "lang", "wanted"),
    [
        ("cldr-territories", "country.mm", "en", ["Myanmar", "Burma"]),
        ("cldr-territories", "country.ba", "en", ["Bosnia and Herzegovina", "Bosnia"]),
        ("cldr-territories", "country.tr", "en", ["Turkey", "Türkiye", "Turkiye"]),
        ("cldr-territories", "country.hk", "zh-Hans", ["香港"]),
        ("cldr-territories", "country.tj", "fa-AF", ["تاجکستان"]),
        ("cldr-territories", "country.sz", "zh-Hant-HK", ["斯威士蘭"]),
        ("cldr-territories", "region.001", "en", []),
        ("cldr-territories", "country.sy", "ur", []),  # شام is the evening as well
        ("cldr-territories", "country.do", "ur", ["جمہوریہ ڈومینیکن"]),  # CLDR: an Arabic yeh
        ("cldr-languages", "language.fa-af", "en", ["Dari"]),
        ("cldr-languages", "language.den", "en", []),
        ("cldr-currencies", "currency.usd", "en", ["US dollar", "US dollars", "US$"]),
        ("cldr-cities", "city.kyiv", "fr", ["Kiev", "Kyiv"]),
        ("cldr-cities", "city.sao-paulo", "en", ["São Paulo", "Sao Paulo"]),
        ("cldr-cities", "city.tunis", "ar", []),
        ("un-countries", "country.ir", "en", ["Islamic Republic of Iran"]),
    ],
)
def test_what_a_reader_would_look_up(name: str, concept: str, lang: str, wanted: list[str]) -> None:
    assert _forms(name, concept, lang) == wanted


def test_an_old_name_has_its_time() -> None:
    row = next(
        r for r in _rows("cldr-territories") if r.text == "Swaziland" and r.manner.lang == "en"
    )
    assert (row.manner.valid, row.manner.status) == (valid("../2018-12"), "admitted")


def test_the_uns_names_are_never_preferred() -> None:
    assert {row.manner.status for row in _rows("un-countries")} == {"admitted"}


@pytest.mark.skipif(babel.__version__ != "2.18.0", reason="the packs are built with babel 2.18.0")
@pytest.mark.parametrize("name", ["cldr-currencies", "un-countries"])
def test_building_again_gives_the_same_bytes(name: str) -> None:
    source = SOURCES[name]
    assert render(source, source.build(None), None) == _text(name)


@pytest.mark.parametrize(
    ("name", "share"), [("cldr-territories", 0.95), ("cldr-languages", 0.95), ("cldr-cities", 0.95)]
)
def test_babel_alone_gives_nearly_the_same_names(name: str, share: float) -> None:
    """It lacks the alternates, and its CLDR is a year older: most names are the same."""
    source = SOURCES[name]
    built = rows(Pack(name, render(source, source.build(None), None)))
    ours = {(row.id, row.manner.lang, row.text) for row in _rows(name)}
    found = {(row.id, row.manner.lang, row.text) for row in built}
    assert len(ours & found) / len(found) > share


def test_the_unicode_notice_is_whole() -> None:
    notice = (FOLDER / "LICENCE-unicode.txt").read_text(encoding="utf-8")
    for name in SHIPPED[:4]:
        assert f"{name}.tsv" in notice
    for words in ("UNICODE LICENSE V3", "COPYRIGHT AND PERMISSION NOTICE", 'PROVIDED "AS IS"'):
        assert words in notice
