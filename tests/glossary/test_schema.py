"""The JSON Schema: current, true of every shipped pack, and as strict as the loader."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from qa.errors import GlossaryError
from qa.glossary.load import parse
from qa.glossary.packs import shipped
from qa.glossary.schema import schema, schema_text

FOLDER = Path(__file__).parent.parent.parent / "glossaries"
PACKS = [path for path in shipped() if path.suffix == ".toml"]
# Taplo reads draft 4, other editors draft 7: the schema means the same in both.
DRAFTS = [jsonschema.Draft4Validator, jsonschema.Draft7Validator]
HEAD = 'pack = "p"\n[[concept]]\nid = "org.x"\nkind = "org"\n'
FORMS = HEAD + "[concept.forms]\n"
WRONG = HEAD + '[[concept.wrong]]\nlang = "en"\ninstead = "X"\nseverity = "major"\n'
FORMULA = 'from = "zh"\nto = "en"\n[[formula]]\nname = "end"\n'
TABLE = 'lang = "zh"\n[abbreviations]\n"美" = ["country.us"]\n'
MEANINGS = '[meanings]\nlion = { en = "lion", zh-Hans = ["狮子"] }\n'
NAMES = '[[homograph]]\nlang = "ru"\nnames = ["Лев"]\nmeans = "lion"\n'
LION = MEANINGS + NAMES + 'part = "given"\nwrite = { en = "Lev" }\n'

RIGHT = [
    'pack = "p"',
    HEAD + 'valid = ".."\nnote = ""\ngender = ""\nevidence = "x"\n',
    FORMS
    + 'en = []\nzh-Hant-TW = ["某"]\nes-419 = [{ text = "X", valid = "2019-01/..", styles = "ap" }]\n',
    WRONG + 'pattern = "a (b|c) d"\n[concept.wrong.when]\nsource_has = "x"\nunless = []\n',
    FORMULA + 'wrong = ["(Over)"]\ninstead = ""\n',
    FORMULA + 'template = "{agency}"\ninstead = "x"\nplace = "start"\n',
    'shapes = ["访訪"]\n' + TABLE,
    TABLE
    + '[compounds]\n"美塔" = ["country.us", ["org.taliban", "country.tj"]]\n[licences]\nbefore = ["驻"]\n',
    LION + 'evidence = "x"\n[evidence]\nx = "seen"\n',
    LION + 'always = true\nconcept = "country.x"\n',
]
FAULTS = [
    "",
    "pack = 3",
    'pack = "p"\nname = "q"',
    'pack = "p"\nlang = "zh"',
    'pack = "p"\nconcept = "x"',
    'pack = "p"\n[[concept]]\nkind = "org"',
    'pack = "p"\n[[concept]]\nid = ""\nkind = "org"',
    'pack = "p"\n[[concept]]\nid = "org.x"',
    'pack = "p"\n[[concept]]\nid = "org.x"\nkind = "thing"',
    HEAD + 'colour = "red"',
    HEAD + "note = 3",
    HEAD + 'strict = "yes"',
    HEAD + 'valid = "soon"',
    HEAD + 'valid = "2019-13"',
    HEAD + "valid = 2019",
    HEAD + 'gender = "male"',
    HEAD + "evidence = [3]",
    HEAD + 'forms = ["X"]',
    FORMS + 'en = "X"',
    FORMS + "en = [3]",
    FORMS + 'en = [" "]',
    FORMS + 'english = ["X"]',
    FORMS + 'zh-hans = ["X"]',
    FORMS + 'en = [{ use = "short" }]',
    FORMS + 'en = [{ text = "" }]',
    FORMS + 'en = [{ text = "X", status = "good" }]',
    FORMS + 'en = [{ text = "X", use = "long" }]',
    FORMS + 'en = [{ text = "X", case = "third" }]',
    FORMS + 'en = [{ text = "X", number = "two" }]',
    FORMS + 'en = [{ text = "X", styles = [""] }]',
    FORMS + 'en = [{ text = "X", usage = "short" }]',
    FORMS + 'en = [{ text = "X", valid = "2019/soon" }]',
    HEAD + 'wrong = "X"',
    WRONG,
    WRONG + 'text = "Y"\ntexts = ["Z"]',
    WRONG + "texts = [3]",
    WRONG + 'text = "Y"\nwhy = "z"',
    WRONG + 'text = "Y"\nalone = "yes"',
    WRONG + 'text = "Y"\nwhen = "always"',
    WRONG + 'text = "Y"\n[concept.wrong.when]\nsource = ["x"]',
    WRONG + 'text = "Y"\n[concept.wrong.when]\nunless = [3]',
    WRONG.replace('"major"', '"grave"') + 'text = "Y"',
    WRONG.replace('instead = "X"\n', "") + 'text = "Y"',
    WRONG.replace('lang = "en"\n', "") + 'text = "Y"',
    FORMULA,
    FORMULA + 'wrong = ["x"]',
    FORMULA + 'instead = "x"',
    FORMULA + 'instead = "x"\nwrong = ["x"]\nplace = "middle"',
    FORMULA + 'instead = "x"\nwrong = ["x"]\nalone = 1',
    FORMULA + 'instead = "x"\nwrong = ["x"]\nslot = "x"',
    (FORMULA + 'instead = "x"\nwrong = ["x"]').replace('to = "en"\n', ""),
    FORMULA + 'instead = "x"\nwrong = ["x"]\n[[concept]]\nid = "org.x"\nkind = "org"',
    TABLE.replace('lang = "zh"\n', ""),
    TABLE + '"中" = [3]',
    'shapes = ["驻"]\n' + TABLE,
    TABLE + '[compounds]\n"中美" = "country.us"',
    TABLE + '[licences]\nnear = ["x"]',
    TABLE + "[evidence]",
    NAMES + 'part = "given"\nwrite = { en = "Lev" }',
    MEANINGS + NAMES + 'part = "given"',
    MEANINGS + NAMES + 'part = "ruler"\nwrite = { en = "Lev" }',
    LION + 'gender = "masculine"',
    LION + 'always = "yes"',
    LION.replace('"ru"', '"russian"'),
    LION.replace("zh-Hans =", "chinese ="),
    LION + '[[concept]]\nid = "org.x"\nkind = "org"',
]  # fmt: skip


def _errors(validator: Any, text: str) -> list[Any]:
    return list(validator(schema()).iter_errors(tomllib.loads(text)))


def test_the_shipped_schema_is_current() -> None:
    assert (FOLDER / "pack.schema.json").read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("validator", DRAFTS)
def test_it_is_a_schema_that_editors_understand(validator: Any) -> None:
    validator.check_schema(schema())
    text = json.dumps(schema())
    assert "$ref" not in text
    assert "allOf" not in text
    assert "(?=" not in text.replace("(?:", "")


@pytest.mark.parametrize("validator", DRAFTS)
@pytest.mark.parametrize("path", PACKS, ids=lambda path: str(path.name))
def test_every_shipped_pack_is_right_and_names_its_schema(validator: Any, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("#:schema ./pack.schema.json\n")
    assert _errors(validator, text) == []


@pytest.mark.parametrize("validator", DRAFTS)
@pytest.mark.parametrize("text", RIGHT)
def test_what_the_loader_reads_the_schema_accepts(validator: Any, text: str) -> None:
    parse("p.toml", text)
    assert _errors(validator, text) == []


@pytest.mark.parametrize("validator", DRAFTS)
@pytest.mark.parametrize("text", FAULTS)
def test_what_is_wrong_fails_in_both(validator: Any, text: str) -> None:
    with pytest.raises(GlossaryError):
        parse("p.toml", text)
    assert _errors(validator, text) != []


def _described(node: Any) -> list[str]:
    """The keys without a description."""
    missing = []
    for key, said in node.get("properties", {}).items():
        missing += [key] * ("description" not in said)
        for inner in (said, said.get("items", {}), *said.get("patternProperties", {}).values()):
            missing += _described(inner) + _described(inner.get("items", {}))
    return missing


def test_every_key_is_described() -> None:
    assert _described(schema()) == []
