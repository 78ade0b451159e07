"""Small sources of every format, and bad ones, each with its exact message."""

from __future__ import annotations

import gzip
import json
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from qa.cli.glossary.build import build
from qa.errors import GlossaryError
from qa.glossary.build.entry import Entry, bracketed, bracketless, distinct, fits, typed
from qa.glossary.build.po import messages
from qa.glossary.build.sources import SOURCES
from qa.glossary.build.tags import tags

TERRITORIES = "the unpacked npm package cldr-localenames-full"
CITIES = "the unpacked npm package cldr-dates-full"
SUBDIVISIONS = "the folder of pycountry or of iso-codes (iso3166-2.json, gettext files)"
CEDICT = "the file cedict_ts.u8 or its .gz"
LINES = """\
#! date=2023-11-07T06:42:16Z
丹佛 丹佛 [Dan1 fo2] /Denver, Colorado/
努美阿 努美阿 [Nu3 mei3 a1] /Nouméa, capital of New Caledonia/
聯合國 联合国 [Lian2 he2 guo2] /United Nations/
周永康 周永康 [Zhou1 Yong3 kang1] /Zhou Yongkang (1942-), PRC politician/
法棍 法棍 [Fa3 gun4] /baguette (bread)/
南史 南史 [Nan2 shi3] /History of the Southern Dynasties, fourteenth of the histories/
菲 菲 [Fei1] /abbr. for the Philippines/
兩會 两会 [Liang3 hui4] /National Congress/
兩會 两会 [Liang3 Hui4] /Two Sessions/
百分 百分 [bai3 fen1] /percent/
"""


def _cldr(folder: Path, package: str, file: str, sections: Callable[[str], object]) -> Path:
    (folder / "main").mkdir(parents=True)
    about = {"name": package, "version": "48.2.0"}
    (folder / "package.json").write_text(json.dumps(about), encoding="utf-8")
    for tag in tags():
        (folder / "main" / tag).mkdir()
        text = json.dumps({"main": {tag: sections(tag)}}, ensure_ascii=False)
        (folder / "main" / tag / file).write_text(text, encoding="utf-8")
    return folder


def _names(names: dict[str, dict[str, str]]) -> Callable[[str], object]:
    return lambda tag: {"localeDisplayNames": {"territories": names.get(tag, {})}}


def _found(name: str, given: Path, lang: str) -> list[tuple[str, str]]:
    entries = SOURCES[name].build(given).entries
    return [(e.id, e.text) for e in distinct(entries) if e.lang == lang]


def test_territories_are_written_as_news_writes_them(tmp_path: Path) -> None:
    names = {
        "en": {
            "001": "world", "002": "Africa", "AG": "Antigua & Barbuda", "CG": "Congo - Brazzaville",
            "CD-alt-variant": "Congo (DRC)", "CD": "Congo - Kinshasa", "CG-alt-variant": "Congo (Republic)",
            "HK": "Hong Kong SAR China", "HK-alt-short": "Hong Kong", "LC": "St. Lucia",
            "MM": "Myanmar (Burma)", "XK": "XK", "ST": "São Tomé & Príncipe", "../x": "Nowhere",
        },
        "ru": {"FK": "Фолклендские о-ва", "AG": "Antigua"},
        "pt": {"IR": "Irã"}, "pt-PT": {"IR": "Irão"}, "fa": {"AF": "افغانستان"}, "fa-AF": {"AF": "افغانستان"},
    }  # fmt: skip
    folder = _cldr(tmp_path / "p", "cldr-localenames-full", "territories.json", _names(names))
    own = [pair for pair in _found("cldr-territories", folder, "en") if pair[0] != "region.us-dc"]
    assert own == [
        ("region.002", "Africa"),
        ("country.ag", "Antigua and Barbuda"),
        ("country.cg", "Congo-Brazzaville"),
        ("country.cd", "Congo-Kinshasa"),
        ("country.hk", "Hong Kong"),
        ("country.lc", "St. Lucia"),
        ("country.lc", "Saint Lucia"),
        ("country.lc", "St Lucia"),
        ("country.mm", "Myanmar"),
        ("country.mm", "Burma"),
        ("country.st", "São Tomé and Príncipe"),
        ("country.st", "Sao Tome and Principe"),
    ]
    assert ("country.fk", "Фолклендские острова") in _found("cldr-territories", folder, "ru")
    assert "country.ag" not in dict(_found("cldr-territories", folder, "ru"))
    assert ("country.ir", "Irão") in _found("cldr-territories", folder, "pt-PT")
    assert _found("cldr-territories", folder, "fa-AF") == []


def test_cities_come_by_zone_and_corrected(tmp_path: Path) -> None:
    zones: dict[str, dict[str, object]] = {
        "zh-Hans": {
            "Asia": {"Tokyo": {"exemplarCity": "东京"}, "Saigon": {"exemplarCity": "胡志明市"}},
            "America": {"Indiana": {"Knox": {"exemplarCity": "诺克斯"}}},
        },
        "en": {"Asia": {"Saigon": {"exemplarCity": "Ho Chi Minh City"}}},
        "ko": {"Asia": {"Saigon": {"exemplarCity": "사이공"}}},
        "it": {"Asia": {"Tokyo": {"exemplarCity": "Tokio"}}},
    }
    folder = _cldr(
        tmp_path / "p", "cldr-dates-full", "timeZoneNames.json",
        lambda tag: {"dates": {"timeZoneNames": {"zone": zones.get(tag, {})}}},
    )  # fmt: skip
    assert _found("cldr-cities", folder, "en") == [
        ("city.ho-chi-minh-city", "Ho Chi Minh City"),
        ("city.tokyo", "Tokyo"),
    ]
    assert _found("cldr-cities", folder, "zh-Hans") == [
        ("city.ho-chi-minh-city", "胡志明市"),
        ("city.tokyo", "东京"),
    ]
    assert _found("cldr-cities", folder, "ko") == [
        ("city.ho-chi-minh-city", "호찌민"),
        ("city.ho-chi-minh-city", "사이공"),
    ]
    assert ("city.tokyo", "Tokio") in _found("cldr-cities", folder, "it")


def _mo(messages: dict[str, str]) -> bytes:
    """A little-endian catalogue as gettext's manual describes it ("The Format of GNU MO Files")."""
    pairs = [
        (k.encode(), v.encode())
        for k, v in sorted({"": "Content-Type: text/plain; charset=UTF-8\n", **messages}.items())
    ]
    start = 28 + 16 * len(pairs)
    keys, texts, blob = b"", b"", b""
    for key, _ in pairs:
        keys += struct.pack("<II", len(key), start + len(blob))
        blob += key + b"\0"
    for _, text in pairs:
        texts += struct.pack("<II", len(text), start + len(blob))
        blob += text + b"\0"
    n = len(pairs)
    return struct.pack("<7I", 0x950412DE, 0, n, 28, 28 + 8 * n, 0, 0) + keys + texts + blob


def _subdivisions(folder: Path) -> Path:
    rows = [
        {"code": "AF-BDG", "name": "Bādghīs"},
        {"code": "IN-PB", "name": "Punjab"},
        {"code": "PK-PB", "name": "Punjab"},
    ]
    (folder / "databases").mkdir(parents=True)
    (folder / "databases" / "iso3166-2.json").write_text(json.dumps({"3166-2": rows}), "utf-8")
    catalogue = folder / "locales" / "zh_CN" / "LC_MESSAGES"
    catalogue.mkdir(parents=True)
    texts = {"Bādghīs": "巴德吉斯省", "Punjab": "旁遮普邦"}
    (catalogue / "iso3166-2.mo").write_bytes(_mo(texts))
    (folder / "iso_3166-2").mkdir()
    po = 'msgid "Bādghīs"\nmsgstr ""\n"Бад"\n"гис"\n'
    (folder / "iso_3166-2" / "ru.po").write_text(po, "utf-8")
    return folder


def test_names_that_countries_share_are_dropped(tmp_path: Path) -> None:
    folder = _subdivisions(tmp_path)
    assert _found("iso3166-2", folder, "en") == [("subdivision.af-bdg", "Badghis")]
    assert _found("iso3166-2", folder, "zh-Hans") == [("subdivision.af-bdg", "巴德吉斯省")]
    assert _found("iso3166-2", folder, "ru") == [("subdivision.af-bdg", "Бадгис")]
    assert _found("iso3166-2", folder, "de") == []


def test_cedict_gives_proper_names_only(tmp_path: Path) -> None:
    (tmp_path / "c.u8").write_text(LINES, "utf-8")
    (tmp_path / "c.gz").write_bytes(gzip.compress(LINES.replace("\n", "\r\n").encode()))
    wanted = [
        ("cedict.丹佛", "Denver"),
        ("cedict.努美阿", "Nouméa"),
        ("cedict.努美阿", "Noumea"),
        ("cedict.联合国", "United Nations"),
        ("cedict.周永康", "Zhou Yongkang"),
        ("cedict.南史", "History of the Southern Dynasties"),
    ]
    assert _found("cedict", tmp_path / "c.u8", "en") == wanted
    assert _found("cedict", tmp_path / "c.gz", "en") == wanted
    kinds = {e.id: e.kind for e in SOURCES["cedict"].build(tmp_path / "c.u8").entries}
    assert kinds["cedict.周永康"] == "person"
    assert kinds["cedict.努美阿"] == "place"
    assert kinds["cedict.联合国"] == "phrase"
    assert SOURCES["cedict"].build(tmp_path / "c.u8").origin.endswith("2023-11-07T06:42:16Z")


def test_po_messages() -> None:
    text = '# c\nmsgid ""\nmsgstr "head"\n\n#, fuzzy\nmsgid "A"\nmsgstr "B"\n\nmsgid "C \\"D\\""\nmsgstr "E"\n'
    assert messages(text) == {'C "D"': "E"}


def test_guards_of_a_form() -> None:
    assert bracketless("Cocos (Keeling) Islands") == "Cocos Islands"
    assert bracketed("Myanmar (Burma)") == ["Myanmar", "Burma"]
    assert typed("São Paulo", "en") == ["São Paulo", "Sao Paulo"]
    assert typed("São Paulo", "pt") == ["São Paulo"]
    assert typed("צ׳אד", "he") == ["צ׳אד", "צ'אד"]
    assert fits("東ティモール", "ja")
    assert fits("Мʼянма", "uk")
    assert not fits("Hong Kong", "zh-Hans")
    assert not fits("2019", "en")
    same = [Entry("a", "place", "fa", "کابل"), Entry("a", "place", "fa-AF", "کابل")]
    assert distinct(same) == same[:1]


BAD: list[tuple[str, dict[str, bytes], str, str]] = [
    ("cldr-territories", {}, "", f"package.json: the source cannot be read (No such file or directory). Give {TERRITORIES}."),
    ("cldr-territories", {"package.json": b"{"}, "", f"package.json: the source is not a JSON object. Give {TERRITORIES}."),
    ("cldr-territories", {"package.json": b"[" * 100_000}, "", f"package.json: the source is not a JSON object. Give {TERRITORIES}."),
    ("cldr-territories", {"package.json": b"\xff"}, "", f"package.json: the source is not UTF-8 (byte 0). Give {TERRITORIES}."),
    ("cldr-cities", {"package.json": b'{"name": "left-pad"}'}, "", f": this is the package 'left-pad'. Give {CITIES}."),
    ("cldr-territories", {"package.json": b'{"name": "cldr-localenames-full"}', "main/ar/territories.json": b"{}"}, "",
     f"main/ar/territories.json: the source has no main/ar/localeDisplayNames/territories. Give {TERRITORIES}."),
    ("iso3166-2", {}, "", f": there is no list of ISO 3166-2. Give {SUBDIVISIONS}."),
    ("iso3166-2", {"iso3166-2.json": b'{"3166-2": [{"code": "A\\tB", "name": "x"}]}'}, "",
     f"iso3166-2.json: the list has no 3166-2 of codes and names. Give {SUBDIVISIONS}."),
    ("iso3166-2", {"iso3166-2.json": b'{"3166-2": []}', "locales/ar/LC_MESSAGES/iso3166-2.mo": b"\xde\x12\x04\x95\0\0"}, "",
     f"locales/ar/LC_MESSAGES/iso3166-2.mo: the catalogue is damaged. Give {SUBDIVISIONS}."),
    ("cedict", {}, "", f": the source cannot be read (Is a directory). Give {CEDICT}."),
    ("cedict", {"c.txt": b"hello\n"}, "c.txt", f"c.txt: this is not CC-CEDICT. Give {CEDICT}."),
    ("cedict", {"c.gz": b"\x1f\x8b\x08junk"}, "c.gz", f"c.gz: the archive is damaged. Give {CEDICT}."),
    ("cedict", {"c.txt": "丹佛".encode("gbk")}, "c.txt", f"c.txt: the source is not UTF-8 (byte 0). Give {CEDICT}."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "files", "given", "message"), BAD)
def test_a_bad_source_says_what_to_give(
    tmp_path: Path, name: str, files: dict[str, bytes], given: str, message: str
) -> None:
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    with pytest.raises(GlossaryError) as caught:
        SOURCES[name].build(tmp_path / given)
    said = str(caught.value).removeprefix(str(tmp_path))
    assert said.removeprefix("/") == message


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nope"], f"there is no source 'nope'. Sources: {', '.join(SOURCES)}."),
        (["cedict"], f"cedict is built from a source that you have to give. Add --from with {CEDICT}."),
        (["un-countries", "--from", "."], "un-countries has its source with it. Leave out --from."),
        (["un-countries", "-o", "/nowhere/x.tsv"],
         "/nowhere/x.tsv: the pack cannot be written (No such file or directory). Choose another --output."),
    ],
)  # fmt: skip
def test_a_bad_command_says_what_to_do(arguments: list[str], message: str) -> None:
    result = CliRunner().invoke(build, arguments)
    assert isinstance(result.exception, GlossaryError)
    assert str(result.exception) == message


def test_the_command_lists_and_writes(tmp_path: Path) -> None:
    listed = CliRunner().invoke(build, [])
    assert [line.split()[0] for line in listed.output.splitlines()] == list(SOURCES)
    target = tmp_path / "un.tsv"
    done = CliRunner().invoke(build, ["un-countries", "-o", str(target)])
    printed = CliRunner().invoke(build, ["un-countries", "-o", "-"])
    assert done.exit_code == 0
    assert printed.output == target.read_text(encoding="utf-8")
    assert [file.name for file in tmp_path.iterdir()] == ["un.tsv"]
