"""Vale and codespell: only what is wrong without any condition."""

from __future__ import annotations

import re

from qa.glossary.exchange.base import WriteOptions
from qa.glossary.exchange.losses import Losses
from tests.exchange.helpers import concepts, written

PACK = """
[[concept]]
id = "city.kyiv"
kind = "place"
[concept.forms]
en = ["Kyiv", "C++ (U.S.)", "#tag", { text = "Kiew", status = "deprecated" },
      { text = "Kief", status = "deprecated", valid = "../1920" }]
de = ["Kiew"]
zh-Hans = ["基辅", { text = "基辅城", status = "deprecated" }]
[[concept.wrong]]
lang = "en"
texts = ["Kijw", "Big Kyjiw", "Lviv", "K.v"]
instead = "Kyiv"
severity = "major"
[[concept.wrong]]
lang = "en"
text = "Keev"
instead = "Kyiv"
severity = "major"
[concept.wrong.when]
source_has = ["基辅"]
[[concept.wrong]]
lang = "en"
text = "Kyyiv"
instead = "Kyiv | $1"
severity = "major"
[[concept.wrong]]
lang = "en"
text = "Macarthy"
instead = "McCarthy, no"
severity = "major"
[[concept.wrong]]
lang = "en"
text = "Mcdonald"
instead = "McDonald"
severity = "major"
[[concept.wrong]]
lang = "en"
text = "kyiv"
instead = "Kyiv"
severity = "major"
[[concept.wrong]]
lang = "en"
text = "Maccarthy"
instead = "McCarthy"
severity = "major"
[[concept.wrong]]
lang = "de"
text = "𠮷"
instead = "土\\""
severity = "major"

[[concept]]
id = "city.lviv"
kind = "place"
[concept.forms]
en = ["Lviv"]
"""
ENGLISH = WriteOptions(target="en")


def test_codespell_gets_single_words() -> None:
    losses = Losses()
    text = written("codespell", concepts(PACK), ENGLISH, losses)
    assert text == "kijw->Kyiv\nkyyiv->Kyiv | $1\nmaccarthy->McCarthy\nkiew->Kyiv\n"
    assert losses.count("texts that are not one word, which never match") == 2
    assert losses.count("replacements with a comma or an arrow") == 1
    assert losses.count("words that are wrong by their capitals only") == 1
    assert losses.count("capitals inside a replacement") == 1
    assert losses.count("wrong renderings with conditions or right elsewhere") == 3
    assert losses.count("deprecated forms that are right somewhere") == 1


def test_codespell_gets_no_chinese() -> None:
    losses = Losses()
    assert written("codespell", concepts(PACK), WriteOptions(target="zh"), losses) == ""
    assert losses.count("words of a script without blanks, which never match") == 1


def test_vale_gets_literal_texts() -> None:
    accepted = written("vale-accept", concepts(PACK), ENGLISH).splitlines()
    assert accepted == ["Kyiv", r"C\+\+ \(U\.S\.\)", r"\#tag", "Lviv"]
    rejected = written("vale-reject", concepts(PACK), ENGLISH).splitlines()
    assert r"K\.v" in rejected
    assert not {"Lviv", "Keev", "Kief"} & set(rejected)
    found = [one for one in ("C++ (U.S.)", "Kyiv") if any(re.fullmatch(a, one) for a in accepted)]
    assert found == ["C++ (U.S.)", "Kyiv"]


def test_a_vale_rule_maps_wrong_to_right() -> None:
    losses = Losses()
    text = written("vale-rule", concepts(PACK), ENGLISH, losses)
    assert text.startswith("extends: substitution\nmessage: \"Write '%s' instead of '%s'.\"\n")
    assert '\n  "K\\\\.v": "Kyiv"\n' in text
    assert '"Kyyiv"' not in text
    assert losses.count("replacements that Vale would read as a pattern") == 1


def test_what_is_astral_stays_a_character() -> None:
    text = written("vale-rule", concepts(PACK), WriteOptions(target="de"))
    assert text.endswith('\nswap:\n  "𠮷": "土\\""\n')


def test_a_list_without_anything_is_still_well_formed() -> None:
    pack = '[[concept]]\nid = "a"\nkind = "org"\n[concept.forms]\nen = ["A"]\n'
    assert written("vale-rule", concepts(pack), ENGLISH).endswith("\nswap: {}\n")
