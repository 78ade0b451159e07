"""The scan, against a search that knows nothing of automata."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.glossary.glossary import build
from qa.language import language
from qa.model import Document, Segment
from qa.project import Project
from qa.scan import scan
from qa.scan.compiled import Compiled, load
from qa.scan.compiling import compile_glossary
from qa.scan.matcher import longest, match

FORMS = ["oman", "roman", "roman oman", "an", "塔利班", "班", "taliban"]
PACK = 'pack = "p"\n' + "".join(
    f'[[concept]]\nid = "c.{n}"\nkind = "org"\n[concept.forms]\nen = ["{text}"]\n'
    for n, text in enumerate(FORMS)
)
COMPILED = Compiled(compile_glossary(build((("p.toml", PACK),))))


def _naive(text: str) -> set[tuple[int, int]]:
    """Every form at every place, whole words only, Chinese edges free."""
    found = set()
    for form in FORMS:
        if len(form) < 2:
            continue
        for start in range(len(text) - len(form) + 1):
            end = start + len(form)
            if text[start:end].lower() != form:
                continue
            before, after = text[start - 1 : start], text[end:]
            if before.isalpha() and before.isascii() and text[start].isascii():
                continue
            tail = ""
            while after[: len(tail) + 1][len(tail) :].isalpha():
                tail += after[len(tail)]
            if tail and tail[0].isascii() and text[end - 1].isascii() and tail not in ("s", "es"):
                continue
            grown = tail if tail in ("s", "es") and text[end - 1].isascii() else ""
            found.add((start, end + len(grown)))
    return found


@given(st.lists(st.sampled_from([*FORMS, "in", "s", " ", "Roman", "·", "x", "的"]), max_size=8))
@settings(max_examples=300)
def test_hits_are_those_of_a_naive_search(parts: list[str]) -> None:
    text = re.sub(" +", " ", "".join(parts))  # runs of blanks are the fold's own matter
    forms, _ = match(COMPILED.folder.fold(text), COMPILED, language("en"))
    assert {(raw.start, raw.end) for raw in forms} == _naive(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Romania and Oman", ["Romania", "Oman"]),
        ("塔利班Taliban发言人", ["Taliban"]),
        ("Nigerien and Niger", ["Nigerien", "Niger"]),
        ("The us-versus-them mood", []),
        ("TALIBAN LEADERS", ["TALIBAN"]),
        ("Tajikistan's border", ["Tajikistan"]),
        ("the turkey was cold", []),
    ],
)
def test_boundaries_and_case(project: Project, text: str, words: list[str]) -> None:
    document = Document("d", "d", None, "en", (Segment(text),))
    hits = scan(document, project.compiled).hits
    found = dict.fromkeys(document.text(h.span) for h in hits if h.term.kind in ("country", "org"))
    assert list(found) == words


def test_inflected_and_joined_forms(project: Project) -> None:
    def concepts(lang: str, text: str) -> set[str]:
        document = Document("d", "d", None, lang, (Segment(text),))
        return {h.term.id for h in scan(document, project.compiled).hits}

    assert "country.ru" in concepts("ru", "границы России")
    assert "country.us" in concepts("ru", "американского президента")
    assert "org.taliban" in concepts("ar", "وطالبان")
    assert "country.iq" in concepts("ar", "بالعراق")


def test_longest_wins_only_among_valid_hits() -> None:
    assert longest([(0, 2), (0, 5), (3, 8), (6, 7)], lambda s: s) == [(0, 5), (6, 7)]


def test_the_cached_copy_is_the_built_one_and_a_damaged_one_is_rebuilt(tmp_path: Path) -> None:
    pack = tmp_path / "p.toml"
    pack.write_text(PACK, encoding="utf-8")
    first = load([pack], tmp_path)
    file = next((tmp_path / "glossary").iterdir())
    whole = file.read_bytes()
    again = load([pack], tmp_path)
    assert first.owners(0) == again.owners(0)
    assert first.ids == again.ids
    for damage in (b"", whole[:100], whole[:-1] + b"x", b"garbage" + whole):
        file.write_bytes(damage)
        assert load([pack], tmp_path).owners(0) == first.owners(0)
        assert file.read_bytes() == whole


def test_old_copies_are_cleared(tmp_path: Path) -> None:
    pack = tmp_path / "p.toml"
    for number in range(12):
        pack.write_text(PACK + f"# {number}\n", encoding="utf-8")
        load([pack], tmp_path)
    assert len(list((tmp_path / "glossary").glob("*.bin"))) == 8
