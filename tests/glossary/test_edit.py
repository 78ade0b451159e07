"""Changes to packs: nothing else moves, new lines look hand-written, odd packs are not broken."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import takewhile
from pathlib import Path

import pytest
import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.errors import GlossaryError
from qa.glossary.editing.compose import concept_text
from qa.glossary.editing.edit import (
    add_concept,
    add_form,
    add_rule,
    pack_text,
    read,
    set_key,
    write,
)
from qa.glossary.editing.spans import sections
from qa.glossary.load import parse
from qa.glossary.packs import shipped
from qa.model import Condition, Form, Severity, Term, Valid, WrongRendering

PACKS = [path for path in shipped() if path.suffix == ".toml"]
OWN = [path for path in PACKS if parse(str(path), read(path)).terms]
FORM = Form("en", "Xyzzy Pact", "admitted", evidence=("own-knowledge",))
RULE = WrongRendering(
    "en", "Zyxxy", "Xyzzy", Severity.MAJOR, Condition(source_has=("X",), about=("country.af",)),
    seen="a wire",
)  # fmt: skip
TERM = Term("org.xyzzy", "org", (Form("en", "Xyzzy Pact"), Form("zh-Hans", "某条约")), (RULE,))

PACK = """\
# Kept by the desk.
pack = "p"  # our own

[[concept]]
id = "org.a"
kind = "org"
[concept.forms]
en = ["A"]      # checked
fr = [
  "Aa",
  { text = "Ab", use = "short" }, # rare
]
# more to come

# --- B ---
[[concept]]
id = "org.b"
kind = "org"

[[concept.wrong]]
lang = "en"
text = "Bee"
instead = "B"
severity = "major"
"""
Edit = Callable[[str], str]
# What is done, the line before which something is new, the new lines.
EDITS: list[tuple[Edit, str, str]] = [
    (lambda t: add_form(t, "org.a", Form("fr", "Ac", "admitted")), "]\n# more", '  "Ac",\n'),
    (lambda t: add_form(t, "org.a", Form("de", "Ad")), "\n# --- B", 'de = ["Ad"]\n'),
    (lambda t: add_form(t, "org.b", Form("en", "B")), "\n[[concept.wrong",
     '[concept.forms]\nen = ["B"]\n'),
    (lambda t: add_rule(t, "org.a", WrongRendering("en", "Ay", "A", Severity.MINOR)), "\n# --- B",
     '\n[[concept.wrong]]\nlang = "en"\ntext = "Ay"\ninstead = "A"\nseverity = "minor"\n'),
    (lambda t: set_key(t, "org.a", "note", "n"), "[concept.forms]", 'note = "n"\n'),
    (lambda t: set_key(t, "org.a", "subject", "s"), "[concept.forms]", 'subject = "s"\n'),
    (lambda t: set_key(t, "", "title", "Ours"), "\n[[concept]]\nid = \"org.a", 'title = "Ours"\n'),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "before", "new"), EDITS)
def test_new_lines_stand_where_a_person_would_write_them(edit: Edit, before: str, new: str) -> None:
    assert PACK.count(before) == 1
    assert edit(PACK) == PACK.replace(before, new + before)
    windows = PACK.replace("\n", "\r\n")
    assert edit(windows) == PACK.replace(before, new + before).replace("\n", "\r\n")


LISTS = [
    ("[]", '["N"]'),
    ('["A"]', '["A", "N"]'),
    ('[ "A", ]', '[ "A", "N"]'),
    ('["A"] # c', '["A", "N"] # c'),
    ('[\n  "A",\n]', '[\n  "A",\n  "N",\n]'),
    ('[\n  "A"\n]', '[\n  "A",\n  "N"\n]'),
    ('[\n  "A" # c, d\n]', '[\n  "A", # c, d\n  "N"\n]'),
    ('[\n    "A",\n    # "B",\n]', '[\n    "A",\n    # "B",\n    "N",\n]'),
    ('["A",\n      "B"]', '["A",\n      "B",\n      "N"]'),
    ('[\n  # none yet\n]', '[\n  # none yet\n  "N",\n]'),
    ('["' + "A" * 45 + '", "' + "B" * 45 + '"]',
     '[\n  "' + "A" * 45 + '",\n  "' + "B" * 45 + '",\n  "N",\n]'),
    ('["A]", {text = "[B", use = "short"}]', '["A]", {text = "[B", use = "short"}, "N"]'),
    ("['A', '''B''']", "['A', '''B''', \"N\"]"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), LISTS)
def test_a_list_keeps_its_dress(old: str, new: str) -> None:
    head = 'pack = "p"\n[[concept]]\nid = "org.a"\nkind = "org"\n[concept.forms]\nen = '
    form = Form("en", "N", "preferred" if '"A' not in old and "'A" not in old else "admitted")
    assert add_form(f"{head}{old}\nfr = []\n", "org.a", form) == f"{head}{new}\nfr = []\n"


UNUSUAL = [
    'pack = "p"\n[[concept]]\nid = "org.a"\nkind = "org"\nforms.en = ["A"] # c\n',
    'pack = "p"\n[[concept]]\nid = "org.a"\nkind = "org"\nforms = { en = ["A"] } # c\n',
    'pack = "p"\nconcept = [ { id = "org.a", kind = "org", forms = { en = ["A"] } } ] # c\n',
    'pack = "p"\n[[concept]]\nid = "org.a"\nkind = "org"\n[evidence]\nx = "y"\n'
    '[concept.forms] # c\nen = ["A"]\n',
    'pack = "p" # c\n[[ "concept" ]]\n"id" = \'\'\'org.a\'\'\'\nkind = "org"\n'
    '[ concept . forms ]\n"en" = ["A"]',
]


@pytest.mark.parametrize("text", UNUSUAL)
def test_packs_of_an_unusual_shape_are_changed_too(text: str) -> None:
    for done, form in (
        (add_form(text, "org.a", Form("en", "N", "admitted")), Form("en", "N", "admitted")),
        (add_form(text, "org.a", Form("de", "N")), Form("de", "N")),
    ):
        (term,) = parse("p.toml", done).terms
        assert set(term.forms) == {Form("en", "A"), form}
        assert "# c" in done
    (term,) = parse("p.toml", add_rule(text, "org.a", RULE)).terms
    assert term.wrong == (RULE,)


REFUSED: list[tuple[Edit, str]] = [
    (lambda t: add_form(t, "org.z", FORM),
     "the pack has no concept 'org.z'. Correct the id or add the concept."),
    (lambda t: add_rule(t, "", RULE),
     "the pack has no concept ''. Correct the id or add the concept."),
    (lambda t: add_concept(t, replace(TERM, id="org.b")),
     "the pack has the concept org.b already. Add to it, or choose another id."),
    (lambda t: add_form(t + "x = ", "org.a", FORM),
     "not valid TOML: Invalid value (at end of document). Mend that line."),
    (lambda t: set_key(t, "org.a", "forms", "x"),
     "the key 'forms' cannot be set. Known keys: authority, evidence, gender, id, kind, note, "
     "role, strict, subject, valid."),
    (lambda t: add_form(t, "org.a", Form("en", "\udcff")),
     "the text '\\udcff' is not valid Unicode. Type it again as UTF-8."),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "message"), REFUSED)
def test_what_cannot_be_done_is_said(edit: Edit, message: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        edit(PACK)
    assert str(caught.value) == message


def test_a_key_is_set_changed_and_removed() -> None:
    noted = set_key(PACK, "org.b", "strict", True)
    assert noted == PACK.replace(
        '"org.b"\nkind = "org"\n', '"org.b"\nkind = "org"\nstrict = true\n'
    )
    assert set_key(noted, "org.b", "strict", None) == PACK
    assert set_key(PACK, "org.b", "strict", None) == PACK
    assert set_key(PACK, "", "pack", "q") == PACK.replace('"p"  # our own', '"q"  # our own')


@pytest.mark.parametrize("path", PACKS, ids=lambda path: str(path.name))
def test_shipped_packs_come_through_reading_unchanged(path: Path) -> None:
    text = read(path)
    assert tomlkit.dumps(tomlkit.parse(text)) == text
    found = sections(text)
    assert "".join(text[section.start : section.end] for section in found) == text
    for entry in (entry for section in found for entry in section.entries):
        value = tomllib.loads(f"v = {text[entry.value : entry.end]}")["v"]
        items = [tomllib.loads(f"v = {text[a:b]}")["v"] for a, b in entry.items]
        assert items == (value if isinstance(value, list) else [])


@pytest.mark.parametrize("path", OWN, ids=lambda path: str(path.name))
def test_what_is_added_to_a_shipped_pack_can_be_taken_out_again(path: Path) -> None:
    text = read(path)
    ids = [term.id for term in parse(str(path), text).terms]
    for concept in (ids[0], ids[len(ids) // 2], ids[-1]):
        for done in (
            add_form(text, concept, FORM),
            add_form(text, concept, replace(FORM, lang="yo")),
            add_rule(text, concept, RULE),
        ):
            _only_added(text, done)
    done = add_concept(text, TERM)
    assert done == f"{text}\n{concept_text(TERM)}"
    assert parse("p.toml", done).terms[-1] == replace(
        TERM, pack=parse("p.toml", text).terms[0].pack
    )


def _only_added(text: str, done: str) -> None:
    """The result is the old text with lines put in at one place, or one line made longer."""
    old, new = text.splitlines(), done.splitlines()
    head = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    backwards = zip(reversed(old[head:]), reversed(new[head:]), strict=False)
    tail = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], backwards))
    assert len(old) - head - tail in (0, 1)
    assert len(done) > len(text)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(str.strip).filter(bool)
FORMS = st.builds(
    Form,
    st.sampled_from(["en", "zh-Hant-TW", "fa-AF"]), TEXTS,
    st.sampled_from(["preferred", "admitted", "deprecated"]),
    st.sampled_from(["full", "short", "capital"]),
    st.lists(TEXTS, max_size=2).map(tuple),
    st.builds(Valid, st.none() | st.dates(date(1000, 1, 1)), st.none() | st.dates(date(1000, 1, 1))),
    st.lists(TEXTS, max_size=2).map(tuple), st.sampled_from(["", "the "]),
    st.sampled_from(["", "nominative", "genitive"]), st.sampled_from(["", "feminine"]),
    st.sampled_from(["", "plural"]),
)  # fmt: skip
FEW = st.lists(TEXTS, max_size=2).map(tuple)
RULES = st.builds(
    WrongRendering, st.just("en"), TEXTS, TEXTS, st.sampled_from(list(Severity)),
    st.builds(Condition, FEW, FEW, FEW, FEW, FEW, FEW), st.just("") | TEXTS, st.just("") | TEXTS,
    st.just("") | TEXTS, st.booleans(),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(FORMS, max_size=4), st.lists(RULES, max_size=2), TEXTS, FORMS, RULES)
def test_what_is_written_is_what_is_read(
    forms: list[Form], rules: list[WrongRendering], note: str, form: Form, rule: WrongRendering
) -> None:
    term = Term("org.x", "org", tuple(forms), tuple(rules), note=note, pack="p")
    text = pack_text([term], pack="p")
    (found,) = parse("p.toml", text).terms
    assert sorted(map(repr, found.forms)) == sorted(map(repr, forms))
    assert replace(found, forms=()) == replace(term, forms=())
    (more,) = parse("p.toml", add_rule(add_form(text, "org.x", form), "org.x", rule)).terms
    assert sorted(map(repr, more.forms)) == sorted(map(repr, [*forms, form]))
    assert more.wrong == (*rules, rule)


def test_writing_is_in_one_step_and_refuses_what_is_no_pack(tmp_path: Path) -> None:
    path, link = tmp_path / "p.toml", tmp_path / "link.toml"
    path.write_bytes(b"\xef\xbb\xbf" + PACK.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    link.symlink_to(path)
    text = read(link)
    with pytest.raises(GlossaryError, match=r"link\.toml:6: the kind of org\.a is 'thing'"):
        write(link, text.replace('kind = "org"', 'kind = "thing"', 1))
    assert read(path) == text
    write(link, set_key(text, "org.a", "note", "n"))
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert path.read_bytes() == b"\xef\xbb\xbf" + set_key(text, "org.a", "note", "n").encode()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["link.toml", "p.toml"]
    with pytest.raises(GlossaryError, match="the pack cannot be written"):
        write(tmp_path / "none" / "p.toml", text)
