"""Two versions of packs, in terms of concepts: a table of changes."""

from __future__ import annotations

import pytest

from qa.glossary.load import parse
from qa.glossary.lookup.diff import Change, compare

A = '[[concept]]\nid = "org.a"\nkind = "org"\n[concept.forms]\n'
B = '[[concept]]\nid = "org.b"\nkind = "org"\n[concept.forms]\n'
RULE = '[[concept.wrong]]\nlang = "en"\ntext = "Y"\ninstead = "X"\nseverity = "minor"\n'
FORMULA = '[[formula]]\nname = "end"\nwrong = ["(Over)"]\ninstead = "(End)"\n'
WIRE = 'from = "zh"\nto = "en"\n'
TABLE = 'lang = "zh"\n[abbreviations]\n'

SAME = [
    ("", ""),
    (A + 'en = ["X"]\n', "# new\n" + A + 'en = [{ text = "X", status = "preferred" }]\n'),
    (A + 'en = ["X"]\n' + B + 'en = ["Y"]\n', B + 'en = ["Y"]\n' + A + 'en = ["X"]\n'),
    (A + RULE.replace("text", "texts").replace('"Y"', '["Y"]'), A + RULE),
]
CASES = [
    ("", A + 'en = ["X"]\n',
     [Change("concept-added", "org.a",
             after={"kind": "org", "names": {"en": "X"}, "forms": 1, "rules": 0})]),
    (A + 'en = ["X"]\nfr = ["Z"]\n' + RULE, "",
     [Change("concept-removed", "org.a",
             before={"kind": "org", "names": {"en": "X", "fr": "Z"}, "forms": 2, "rules": 1})]),
    (A + 'en = ["X"]\n', B + 'en = ["X"]\n',
     [Change("concept-renamed", "org.b", before={"id": "org.a"}, after={"id": "org.b"})]),
    (A + 'en = ["X", "Y"]\n', B + 'en = ["Y", "X"]\n',
     [Change("concept-renamed", "org.b", before={"id": "org.a"}, after={"id": "org.b"}),
      Change("form-changed", "org.b", "en", "X", {"status": "preferred"}, {"status": "admitted"}),
      Change("form-changed", "org.b", "en", "Y", {"status": "admitted"},
             {"status": "preferred"})]),
    (A, B,
     [Change("concept-removed", "org.a",
             before={"kind": "org", "names": {}, "forms": 0, "rules": 0}),
      Change("concept-added", "org.b",
             after={"kind": "org", "names": {}, "forms": 0, "rules": 0})]),
    (A, A.replace("[concept.f", 'note = "n"\n[concept.f'),
     [Change("concept-changed", "org.a", before={"note": ""}, after={"note": "n"})]),
    (A + 'en = ["X"]\n', A + 'en = ["X", { text = "Y", use = "short" }]\n',
     [Change("form-added", "org.a", "en", "Y",
             after={"lang": "en", "text": "Y", "status": "preferred", "use": "short"})]),
    (A + 'en = ["X", "Y"]\n', A + 'en = ["X"]\n',
     [Change("form-removed", "org.a", "en", "Y",
             before={"lang": "en", "text": "Y", "status": "admitted", "use": "full"})]),
    (A + 'en = ["X"]\n', A + 'en = [{ text = "X", valid = "2019/.." }]\n',
     [Change("form-changed", "org.a", "en", "X", {"valid": ""}, {"valid": "2019-01-01/.."})]),
    (A + 'en = ["X"]\n', A + 'en = [{ text = "X", use = "short" }]\n',
     [Change("form-changed", "org.a", "en", "X", {"use": "full"}, {"use": "short"})]),
    (A + 'en = ["X", "Y"]\n' + B + 'en = ["Z"]\n', A + 'en = ["X"]\n' + B + 'en = ["Z", "Y"]\n',
     [Change("form-moved", "org.b", "en", "Y", {"concept": "org.a"}, {"concept": "org.b"})]),
    (A + 'en = ["X", "Y"]\n', A + 'en = ["X"]\n' + B + 'en = ["Y", "Z"]\n',
     [Change("concept-added", "org.b",
             after={"kind": "org", "names": {"en": "Y"}, "forms": 2, "rules": 0}),
      Change("form-moved", "org.b", "en", "Y", {"concept": "org.a"}, {"concept": "org.b"})]),
    (A, A + RULE,
     [Change("rule-added", "org.a", "en", "Y",
             after={"lang": "en", "text": "Y", "instead": "X", "severity": "minor"})]),
    (A + RULE, A,
     [Change("rule-removed", "org.a", "en", "Y",
             before={"lang": "en", "text": "Y", "instead": "X", "severity": "minor"})]),
    (A + RULE, A + RULE.replace("minor", "major") + '[concept.wrong.when]\nunless = ["org.b"]\n',
     [Change("rule-changed", "org.a", "en", "Y", {"severity": "minor", "when.unless": ""},
             {"severity": "major", "when.unless": ["org.b"]})]),
    (A + RULE + RULE, A + RULE,
     [Change("rule-removed", "org.a", "en", "Y",
             before={"lang": "en", "text": "Y", "instead": "X", "severity": "minor"})]),
    (WIRE + FORMULA, WIRE + FORMULA.replace("(End)", ""),
     [Change("formula-changed", "zh-en end", before={"instead": "(End)"}, after={"instead": ""})]),
    (TABLE + '"美" = ["country.us"]\n', TABLE + '"美" = ["country.us", "org.a"]\n"中" = ["org.b"]\n',
     [Change("abbreviation-changed", "", "zh", "美", {"stands for": ["country.us"]},
             {"stands for": ["country.us", "org.a"]}),
      Change("abbreviation-added", "", "zh", "中", None, {"stands for": ["org.b"]})]),
]  # fmt: skip


def _compare(old: str, new: str) -> tuple[Change, ...]:
    sides = [parse("p.toml", 'pack = "p"\n' + text) for text in (old, new)]
    return compare(sides[:1], sides[1:])


@pytest.mark.parametrize(("old", "new"), SAME)
def test_what_means_the_same_is_no_difference(old: str, new: str) -> None:
    assert _compare(old, new) == ()


@pytest.mark.parametrize(("old", "new", "changes"), CASES)
def test_a_change_is_said_in_concepts(old: str, new: str, changes: list[Change]) -> None:
    assert list(_compare(old, new)) == changes


def test_packs_of_a_folder_count_together() -> None:
    one, other = (
        parse("a.toml", f'pack = "a"\n{A}en = ["X"]'),
        parse("b.toml", f'pack = "b"\n{A}fr = ["Z"]'),
    )
    both = parse("c.toml", f'pack = "c"\n{A}en = ["X"]\nfr = ["Z"]')
    assert compare([one, other], [both]) == ()
