"""Strict terms of a user's pack: every one of them is looked for in the translation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.engine import examine
from qa.model import Document, Segment
from qa.project import Project
from qa.scan.compiled import load

PACK = """
pack = "films"
[[concept]]
id = "film.valet"
kind = "phrase"
strict = true
[concept.forms]
en = ["The Valet"]
es = ["El juego del otro"]
de = ["The Valet", "Der Parkwächter"]
[[concept]]
id = "law.salic"
kind = "phrase"
strict = true
[concept.forms]
en = ["Salic law"]
es = ["Ley Sálica"]
[[concept]]
id = "person.mao"
kind = "person"
strict = true
[concept.forms]
en = ["Mao Yu"]
es = ["Mao Yu"]
"""


@pytest.fixture(scope="module")
def films(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    file = tmp_path_factory.mktemp("films") / "films.toml"
    file.write_text(PACK, encoding="utf-8")
    return replace(project, compiled=load([file], None))


@pytest.mark.parametrize(
    ("lang", "source", "target", "missing"),
    [
        ("es", "Who wrote The Valet?", "¿Quién escribió El juego del otro?", set()),
        ("de", "Who wrote The Valet?", "Wer schrieb The Valet?", set()),
        ("es", "Salic law ended.", "La ley sálica terminó.", set()),
        ("es", "Mao Yu spoke.", "Habló Mao Yu.", set()),
        ("es", "Who wrote The Valet?", "¿Quién escribió The Valet?", {"film.valet"}),
        ("es", "Salic law ended.", "El derecho salio terminó.", {"law.salic"}),
        ("es", "Mao Yu spoke.", "Habló el presidente.", {"person.mao"}),
    ],
)
def test_missing(films: Project, lang: str, source: str, target: str, missing: set[str]) -> None:
    story = Document("s", "", "en", lang, (Segment(target, source, (), "1"),))
    assert {f.term for f in examine(story, films).findings} == missing
