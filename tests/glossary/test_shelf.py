"""Looking things up in packs: the right lines, in hand-kept and bulk packs, and what they cost."""

from __future__ import annotations

import pytest

from qa.errors import GlossaryError
from qa.fold import Folder
from qa.glossary.load import parse
from qa.glossary.lookup.places import TomlPlaces
from qa.glossary.lookup.shelf import Shelf
from qa.glossary.packs import read, shipped

HAND = """\
pack = "p"
[evidence]
x = "a book"

[[concept]]  # the first
id = "org.a"
kind = "org"
note = '''
[[concept]]
id = "org.z"
'''
[concept.forms]
en = [
  "A", "Aa",  # both
  { text = "Ab", use = "short" },
]
fr = ["A"]

[[concept.wrong]]
lang = "en"
texts = [
  "Y",
  "Z",
]
instead = "A"
severity = "minor"

[[concept.wrong]]
text = "W"
lang = "en"
instead = "A"
severity = "minor"

[[concept]]
id = "org.b"
kind = "org"
forms = { en = ["B"] }
"""
BULK = "# from a list\nkind\tid\tlang\ttext\norg\torg.b\tfr\tCafe\u0301\n\norg\torg.a\tde\tA\norg\torg.b\tde\tBe\n"


def test_each_form_and_rule_has_its_line() -> None:
    a, b = parse("p.toml", HAND).terms
    places = TomlPlaces(HAND).places(a)
    assert (places.concept, places.forms, places.rules) == (6, (14, 14, 15, 17), (22, 23, 29))
    assert TomlPlaces(HAND).places(b).forms == (35,)  # an inline table: its concept's line


def test_every_form_of_the_shipped_packs_stands_in_its_line() -> None:
    for path, text in read([p for p in shipped() if p.suffix == ".toml"]):
        lines, places = text.splitlines(), TomlPlaces(text)
        for term in parse(path, text).terms:
            found = places.places(term)
            assert f'"{term.id}"' in lines[found.concept - 1]
            for form, line in zip(term.forms, found.forms, strict=True):
                assert form.text in lines[line - 1]
            for rule, line in zip(term.wrong, found.rules, strict=True):
                assert rule.text.replace('"', '\\"') in lines[line - 1]


def test_concepts_come_from_all_packs_in_their_order() -> None:
    shelf = Shelf([("b.tsv", BULK), ("p.toml", HAND)])
    found = shelf.parts(["org.b", "org.none"])
    assert list(found) == ["org.b"]
    assert [(part.path, part.places.forms) for part in found["org.b"]] == [
        ("b.tsv", (3, 6)), ("p.toml", (35,)),
    ]  # fmt: skip
    assert shelf.ids == {"org.a", "org.b"}
    assert shelf.evidence("p.toml") == {"x": "a book"}
    assert shelf.evidence("b.tsv") == {}


def test_forms_and_wrong_renderings_are_found_as_they_are_folded() -> None:
    shelf = Shelf([("b.tsv", BULK), ("p.toml", HAND)])
    fold = Folder().text
    found = [
        (w.text, w.path, w.line) for w in shelf.written(fold, lambda t: t in ("a", "w", "café"))
    ]
    assert found == [
        ("Cafe\u0301", "b.tsv", 3), ("A", "b.tsv", 5), ("A", "p.toml", 14), ("A", "p.toml", 17),
        ("W", "p.toml", 29),
    ]  # fmt: skip


MALFORMED = [
    ("id\tkind\tlang\n", "b.tsv:1: the header lacks the column 'text'. Columns: id, kind, lang, text; "
     "may be there: status, use, valid, article, evidence, styles, case, gender, number, subject, "
     "role."),
    (BULK.replace("org\torg.a", "thing\torg.a"),
     "b.tsv:5: the kind of 'A' is 'thing'. It is one of: country, currency, formula, "
     "language, org, people, person, "
     "phrase, place, region, title."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), MALFORMED)
def test_a_bulk_pack_that_is_wrong_says_where(text: str, message: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        list(Shelf([("b.tsv", text)]).written(Folder().text, lambda t: t == "a"))
    assert str(caught.value) == message


def test_a_bulk_pack_explains_its_evidence_in_its_head() -> None:
    text = "# Source: a book\n# evidence:\n#   b: a book\nid\tkind\tlang\ttext\n"
    shelf = Shelf([("b.tsv", f"{text}org.x\torg\ten\tX\n")])
    assert shelf.evidence("b.tsv") == {"b": "a book"}
