"""Tables of our own and of six tools: what goes out, what comes in, what is said of the rest."""

from __future__ import annotations

import csv
import io

import pytest

from qa.glossary.exchange.base import ReadOptions, WriteOptions
from qa.glossary.exchange.losses import Losses
from qa.glossary.exchange.rows import bare, guarded
from qa.model import Form, Term
from tests.exchange.helpers import afghan, concepts, read, same, written

PAIR = WriteOptions(source="zh", target="en")
FROM_TO = ReadOptions(source="zh-Hans", target="en", kind="org")


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_the_afghan_pack_comes_back_the_same_twice(name: str) -> None:
    losses = Losses()
    first = written(name, afghan(), losses=losses)
    back = read(name, first, path=f"f.{name}", pack="afghanistan")
    assert back == same(afghan())
    assert written(name, back) == first
    assert losses.lines() == []


def test_a_bulk_pack_is_read_as_a_table() -> None:
    text = "id\tkind\tlang\ttext\ncountry.x\tcountry\ten\tX\ncountry.x\tcountry\ten\tExland\n"
    (term,) = read("tsv", text)
    assert [(f.text, f.status) for f in term.forms] == [("X", "preferred"), ("Exland", "admitted")]


def test_a_sheet_of_semicolons_with_a_mark_and_line_ends_of_windows_is_read() -> None:
    text = "\ufeffid;lang;text\r\norg.a;en;A, B\r\norg.a;ZH_hans;甲\r\n"
    (term,) = read("csv", text, ReadOptions(kind="org"))
    assert [(f.lang, f.text) for f in term.forms] == [("en", "A, B"), ("zh-Hans", "甲")]


def test_a_table_in_utf_16_is_read() -> None:
    (term,) = read("csv", "id\tlang\ttext\norg.a\ten\tÉ\n".encode("utf-16"))
    assert term.forms == (Form("en", "É"),)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠", "'=", "''@"])
def test_what_a_spreadsheet_would_run_is_guarded_and_bared(sign: str) -> None:
    assert guarded(f"{sign}1").startswith("'")
    assert bare(guarded(f"{sign}1")) == f"{sign}1"


@pytest.mark.parametrize("text", ["2020-01/..", "a=b", "'a", "", "5", ":x", "？"])
def test_other_cells_stay(text: str) -> None:
    assert guarded(text) == text
    assert bare(text) == text


def test_a_formula_goes_out_guarded_in_our_own_table() -> None:
    found = concepts('[[concept]]\nid = "a"\nkind = "org"\n[concept.forms]\nen = ["=1+1"]\n')
    text = written("csv", found)
    assert [row[3] for row in csv.reader(io.StringIO(text))] == ["text", "'=1+1"]
    assert read("csv", text) == found


PACK = """
[[concept]]
id = "org.t"
kind = "org"
role = "a group"
[concept.forms]
en = ["Taliban", { text = "TB", use = "abbreviation" }, "Taleban"]
zh-Hans = ["塔利班", { text = "塔", use = "abbreviation" }, { text = "塔里班", status = "deprecated" }]
fr = ["talibans"]
[[concept.wrong]]
lang = "en"
text = "tower"
instead = "Taliban"
severity = "major"

[[concept]]
id = "country.tj"
kind = "country"
note = "a, country"
[concept.forms]
en = ["Tajikistan"]
zh-Hans = ["塔吉克斯坦", { text = "塔", use = "abbreviation" }, { text = "塔吉克人", use = "people" }]

[[concept]]
id = "phrase.quote"
kind = "phrase"
[concept.forms]
en = ["\\"so-called\\", he said"]
zh-Hans = ["所谓"]

[[concept]]
id = "phrase.run"
kind = "phrase"
[concept.forms]
en = ["@handle"]
zh-Hans = ["账号"]
"""
LOST = [
    "forms in other languages", "admitted forms beside the preferred one", "wrong renderings",
    "forms deprecated", "forms without a counterpart", "terms with several meanings",
    "terms that a spreadsheet would run (--formulas lets them through)",
]  # fmt: skip
QUOTED = '"""so-called"", he said"'
OUT = [
    ("deepl", ".csv", f"塔利班,Taliban\n塔吉克斯坦,Tajikistan\n所谓,{QUOTED}\n"),
    ("deepl", ".tsv", '塔利班\tTaliban\n塔吉克斯坦\tTajikistan\n所谓\t"so-called", he said\n'),
    ("deepl-languages", ".csv",
     f"塔利班,Taliban,zh,en\n塔吉克斯坦,Tajikistan,zh,en\n所谓,{QUOTED},zh,en\n"),
    ("google-pair", ".csv", f"塔利班,Taliban\n塔吉克斯坦,Tajikistan\n所谓,{QUOTED}\n"),
    ("microsoft", ".tsv", '塔利班\tTaliban\n塔吉克斯坦\tTajikistan\n所谓\t"so-called", he said\n'),
    ("microsoft-dictionary", ".tsv",
     'zh\ten\n塔利班\tTaliban\n塔吉克斯坦\tTajikistan\n所谓\t"""so-called"", he said"\n'),
    ("omegat", ".txt",
     "# Glossary in tab-separated format -*- coding: utf-8 -*-\n塔利班\tTaliban\ta group\n"
     '塔吉克斯坦\tTajikistan\ta, country\n所谓\t"so-called", he said\t\n'),
    ("weblate", ".csv",
     "location,source,target,id,fuzzy,context,translator_comments,developer_comments\n"
     ",塔利班,Taliban,,,org.t,,a group\n"
     ',塔吉克斯坦,Tajikistan,,,country.tj,,"a, country"\n'
     f",所谓,{QUOTED},,,phrase.quote,,\n"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "suffix", "text"), OUT)
def test_pairs_go_out(name: str, suffix: str, text: str) -> None:
    losses = Losses()
    options = WriteOptions(source="zh", target="en", suffix=suffix)
    assert written(name, concepts(PACK), options, losses) == text
    assert [losses.count(what) for what in LOST] == [1, 1, 1, 1, 1, 1, 1]


@pytest.mark.parametrize(("name", "suffix", "text"), OUT)
def test_and_come_in(name: str, suffix: str, text: str) -> None:
    found = read(name, text, FROM_TO, path=f"f{suffix}")
    texts = [[form.text for form in term.forms] for term in found]
    assert texts == [
        ["塔利班", "Taliban"], ["塔吉克斯坦", "Tajikistan"], ["所谓", '"so-called", he said'],
    ]  # fmt: skip


def test_a_term_that_a_spreadsheet_would_run_goes_out_when_asked_for() -> None:
    options = WriteOptions(source="zh", target="en", formulas=True)
    assert written("deepl", concepts(PACK), options).endswith("账号,@handle\n")


def test_deepl_gets_no_term_that_it_refuses() -> None:
    losses = Losses()
    forms = f'en = ["{"é" * 513}"]\nzh-Hans = ["长"]'
    lines = 'en = ["a\\nb"]\nzh-Hans = ["行"]'
    pack = "".join(
        f'[[concept]]\nid = "{i}"\nkind = "org"\n[concept.forms]\n{text}\n'
        for i, text in enumerate((forms, lines))
    )
    assert written("deepl", concepts(pack), PAIR, losses) == ""
    assert losses.count("terms over 1,024 bytes") == 1
    assert losses.count("terms with control characters or line ends") == 1


def test_google_has_a_column_a_language() -> None:
    losses = Losses()
    text = written("google", concepts(PACK), losses=losses)
    assert text == (
        "en,zh-Hans,fr,description\nTaliban,塔利班,talibans,a group\n"
        'Tajikistan,塔吉克斯坦,,"a, country"\n'
        f"{QUOTED},所谓,,\n"
    )
    assert losses.count("concepts in one language only") == 1
    found = read("google", text)
    assert [len(term.forms) for term in found] == [3, 2, 2]
    assert found[1].note == "a, country"


def test_rows_of_one_source_are_one_concept() -> None:
    (term,) = read("omegat", "塔利班\tTaliban\tx\n塔利班\tTaleban\ty\n", FROM_TO)
    assert term == Term(
        "org.taliban", "org",
        (Form("zh-Hans", "塔利班"), Form("en", "Taliban"), Form("en", "Taleban", "admitted")),
        note="x\ny", pack="p",
    )  # fmt: skip


def test_weblates_unfinished_rows_are_reported() -> None:
    losses = Losses()
    text = (
        "source,target,fuzzy,context,location\na,b,,org.x,l\nc,d,True,,\ne,,,,\nf,g,,has blank,\n"
    )
    found = read("weblate", text, FROM_TO, losses)
    assert [term.id for term in found] == ["org.x", "org.f"]
    assert losses.lines() == [
        "not held:", "  locations: 1 (l)", "  fuzzy translations: 1 (c)",
        "  terms without a translation: 1 (e)",
    ]  # fmt: skip


PO = """
msgid ""
msgstr "Language: fr_CA\\n"

#. a group
#: a.c:1
msgctxt "org.t"
msgid "Taliban"
msgstr "talibans"

#, fuzzy
msgid "b"
msgstr "c"

msgid "d"
msgstr ""

msgid "day"
msgid_plural "days"
msgstr[0] "jour"
msgstr[1] "jours"

#~ msgid "old"
#~ msgstr "vieux"
"""


def test_po_comes_in() -> None:
    losses = Losses()
    found = read("po", PO, ReadOptions(source="en"), losses)
    assert [(t.id, t.note, [(f.lang, f.text) for f in t.forms]) for t in found] == [
        ("org.t", "a group", [("en", "Taliban"), ("fr-CA", "talibans")]),
        ("phrase.day", "", [("en", "day"), ("fr-CA", "jour")]),
    ]
    assert losses.lines() == [
        "not held:", "  locations: 1 (a.c)", "  fuzzy entries: 1 (b)", "  untranslated entries: 1 (d)",
        "  plural forms: 1 (days)", "  obsolete entries: 1 (old)",
    ]  # fmt: skip


TMX = """<?xml version="1.0" encoding="utf-16"?>
<tmx version="1.4"><header srclang="en"/><body>
<tu><note>n</note><prop type="x">y</prop>
<tuv xml:lang="EN"><seg>the <bpt i="1">&lt;b></bpt>Taliban<ept i="1">&lt;/b></ept></seg></tuv>
<tuv lang="zh_hans"><seg>塔利班</seg></tuv></tu>
</body></tmx>"""


def test_tmx_comes_in() -> None:
    losses = Losses()
    (term,) = read("tmx", TMX.encode("utf-16"), losses=losses)
    assert [(f.lang, f.text) for f in term.forms] == [("en", "the Taliban"), ("zh-Hans", "塔利班")]
    assert term.note == "n"
    assert losses.lines() == [
        "not held:", "  inline codes: 2 (<b>; </b>)", "  properties of units: 1 (x: y)"
    ]  # fmt: skip
