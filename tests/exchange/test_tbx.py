"""TBX in three styles: nothing of ours is lost, the files are valid, strangers are read with care."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from qa.glossary.exchange.losses import Losses
from qa.model import Condition, Form, Severity, WrongRendering
from tests.exchange.helpers import afghan, concepts, read, same, written

STYLES = ("tbx", "tbx-dct", "tbx-v2")
OWN = etree.RelaxNG(etree.parse(Path(__file__).parent / "schemas" / "tbx-basic.rng"))


@pytest.mark.parametrize("style", STYLES)
def test_the_afghan_pack_comes_back_the_same_twice(style: str) -> None:
    first = written(style, afghan())
    back = read(style, first, pack="afghanistan")
    assert back == same(afghan())
    assert written(style, back) == first
    assert read(style, written(style, back), pack="afghanistan") == back


@pytest.mark.parametrize("style", STYLES)
def test_what_goes_out_is_tbx_basic(style: str) -> None:
    document = etree.fromstring(written(style, afghan()).encode())
    assert OWN.validate(document), OWN.error_log


ODD = """
[[concept]]
id = "1 odd: id"
kind = "person"
subject = "a  b"
role = "two\\nlines"
note = "x-wireqa: not ours"
strict = true
gender = "common"
valid = "../2020"
[concept.forms]
en = [
  { text = "A  B", gender = "common", number = "plural", case = "genitive", article = "the" },
  { text = "<&>\\"'", status = "preferred", styles = ["ap  x", "bbc"], evidence = ["e\\ne"] },
  { text = "𠮷 é\\u0301", use = "capital", valid = "2020-01-01/.." },
]
[[concept.wrong]]
lang = "fr"
texts = ["un", "deux"]
instead = "A"
severity = "critical"
alone = true
[concept.wrong.when]
about = ["country.af"]

[[concept]]
id = "org.only-rules"
kind = "org"
[[concept.wrong]]
lang = "en"
pattern = "a (b|c)"
instead = "{1}"
severity = "minor"
"""


@pytest.mark.parametrize("style", STYLES)
def test_odd_texts_and_ids_come_back(style: str) -> None:
    found = concepts(ODD)
    text = written(style, found)
    assert OWN.validate(etree.fromstring(text.encode())), OWN.error_log
    assert read(style, text) == found


def test_what_xml_forbids_is_reported() -> None:
    losses = Losses()
    found = concepts(
        '[[concept]]\nid = "a"\nkind = "org"\nnote = "\\u0001"\n[concept.forms]\n'
        'en = ["B", "C\\u0002"]\n'
    )
    back = read("tbx", written("tbx", found, losses=losses))
    assert [f.text for f in back[0].forms] == ["B"]
    assert back[0].note == "\x01"
    assert losses.count("forms with characters that XML forbids") == 1


RULES = """
[[concept]]
id = "org.t"
kind = "org"
[concept.forms]
en = ["Taliban", { text = "Taleban", status = "deprecated" }]
zh-Hans = ["塔利班"]

[[concept]]
id = "country.tj"
kind = "country"
[concept.forms]
en = ["Tajikistan"]

[[concept]]
id = "org.u"
kind = "org"
[concept.forms]
en = ["U"]
zh-Hans = ["某"]
"""
WHEN = [
    ("", True),
    ('source_has = ["塔利班"]', True),
    ('source_has = ["塔利班", "反塔"]', False),
    ('source_lacks = ["塔利班"]', False),
    ('story_has = ["塔利班"]', False),
    ('target_lacks = ["x"]', False),
    ('unless = ["country.tj"]', False),
    ('about = ["country.tj"]', False),
]


def _with_rule(text: str, when: str) -> str:
    return RULES.replace(
        '\n[[concept]]\nid = "country.tj"',
        f'\n[[concept.wrong]]\nlang = "en"\ntext = "{text}"\ninstead = "Taliban"\n'
        f'severity = "major"\n[concept.wrong.when]\n{when}\n\n[[concept]]\nid = "country.tj"',
    )


def _deprecated(text: str) -> list[str]:
    root = etree.fromstring(text.encode())
    return [
        str(section.findtext("{*}term"))
        for section in root.iter("{*}termSec")
        if "deprecatedTerm-admn-sts" in section.itertext()
    ]


@pytest.mark.parametrize(("when", "goes"), WHEN)
def test_only_what_needs_no_condition_goes_out_as_deprecated(when: str, goes: bool) -> None:
    found = concepts(_with_rule("the student", when))
    text = written("tbx", found)
    assert _deprecated(text) == ["the student"] * goes
    assert read("tbx", text) == found


def test_what_is_right_elsewhere_never_goes_out_as_deprecated() -> None:
    text = written("tbx", concepts(_with_rule("Tajikistan", "")))
    assert _deprecated(text) == []


def test_a_deprecated_form_of_ours_is_superseded() -> None:
    text = written("tbx", concepts(RULES))
    assert "<term>Taleban</term>" in text
    assert text.count("supersededTerm-admn-sts") == 1


def test_what_another_tool_changed_is_what_is_read() -> None:
    text = written("tbx", concepts(ODD))
    text = text.replace("<term>A B</term>", "<term>A C</term>").replace("two lines", "one line")
    (first, _) = read("tbx", text)
    assert (first.forms[0].text, first.forms[0].number) == ("A C", "plural")
    assert (first.role, first.subject) == ("one line", "a  b")


FOREIGN = """<?xml version="1.0"?>
<tbx type="TBX-Linguist" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed:3.0"
     xmlns:x="http://example.org/x">
<text><body><conceptEntry id="c7">
<descrip type="subjectField">war</descrip><descrip type="context">c</descrip>
<transacGrp><transac type="transactionType">origination</transac><date>2020-01-01</date></transacGrp>
<langSec xml:lang="EN-us">
<descripGrp><descrip type="definition">a  group</descrip></descripGrp>
<termSec><term>Taleban</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
<termSec><term>the <hi>Taliban</hi></term><termNote type="partOfSpeech">noun</termNote></termSec>
<termSec><term>TB</term><termNote type="termType">acronym</termNote></termSec>
<termSec><term>Talibs</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
</langSec>
<langSec xml:lang="zh-hans"><termSec><term>塔利班</term></termSec>
<termSec><term>老名</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec>
</langSec>
<langSec xml:lang="en-GB-oed"><termSec><term>variant</term></termSec></langSec>
</conceptEntry></body></text></tbx>
"""


def test_a_deprecated_term_of_a_stranger_is_wrong_only_with_its_source_terms() -> None:
    losses = Losses()
    (term,) = read("tbx", FOREIGN, losses=losses)
    assert (term.id, term.subject, term.role) == ("c7", "war", "a group")
    assert [(f.lang, f.text, f.status, f.use) for f in term.forms] == [
        ("en-US", "the Taliban", "preferred", "full"),
        ("en-US", "TB", "preferred", "abbreviation"),
        ("en-US", "Talibs", "preferred", "full"),
        ("zh-Hans", "塔利班", "preferred", "full"),
        ("zh-Hans", "老名", "deprecated", "full"),
    ]
    assert term.wrong == (
        WrongRendering(
            "en-US", "Taleban", "Talibs", Severity.MINOR, Condition(source_has=("塔利班",)),
            kind="deprecated-term",
        ),
    )  # fmt: skip
    assert losses.lines() == [
        "not held:",
        "  context of concepts: 1 (c)",
        "  transactionType of concepts: 1 (origination)",
        "  date of concepts: 1 (2020-01-01)",
        "  partOfSpeech of terms: 1 (noun)",
        "  languages with variants or private parts: 1 (en-GB-oed)",
        "  terms in such languages: 1 (variant)",
    ]


def test_and_goes_out_as_deprecated_again() -> None:
    assert _deprecated(written("tbx", read("tbx", FOREIGN))) == ["Taleban"]


@pytest.mark.parametrize(
    ("gone", "loss"),
    [
        ('<langSec xml:lang="zh-hans">.*?</langSec>',
         "deprecated terms of entries in one language"),
        ("<termSec><term>(the|TB|Talibs).*?</termSec>",
         "deprecated terms with no other term in their language"),
    ],
)  # fmt: skip
def test_it_is_never_wrong_without_a_condition(gone: str, loss: str) -> None:
    import re

    losses = Losses()
    (term,) = read("tbx", re.sub(gone, "", FOREIGN, flags=re.DOTALL), losses=losses)
    assert term.wrong == ()
    assert losses.count(loss) == 1


DCT = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/dct/basic"><text>
<body><conceptEntry><langSec xml:lang="fr"><termSec><term>Kiev</term>
<min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus>
<basic:termType>shortForm</basic:termType><basic:grammaticalGender>neuter</basic:grammaticalGender>
<min:customerSubset>afp</min:customerSubset><basic:source>s</basic:source>
</termSec></langSec></conceptEntry></body></text></tbx>"""
V2 = """<martif type="TBX-Default" xml:lang="en"><text><body><termEntry><langSet xml:lang="fr">
<ntig><termGrp><term>Kiev</term>
<termNote type="normativeAuthorization">admittedTerm</termNote>
<termNote type="termType">shortForm</termNote><termNote type="grammaticalGender">neuter</termNote>
</termGrp><admin type="customerSubset">afp</admin><admin type="source">s</admin></ntig></langSet>
</termEntry></body></text></martif>"""


@pytest.mark.parametrize("text", [DCT, V2])
def test_a_strangers_dct_and_version_two_are_read(text: str) -> None:
    losses = Losses()
    (term,) = read("tbx", text, losses=losses)
    assert term.id == "phrase.kiev"
    assert term.forms == (
        Form("fr", "Kiev", "admitted", "short", ("afp",), evidence=("s",), gender="neuter"),
    )
    assert losses.lines() == []
