"""Bodies of one sort: the data name bodies that the packs have, each once in a sort."""

from __future__ import annotations

from collections import Counter

from qa.datafile import read_toml
from qa.language import FOLDER
from qa.project import Project


def test_every_body_of_a_sort_is_in_the_packs_and_stands_there_once(project: Project) -> None:
    sorts = read_toml(FOLDER / "names" / "sorts.toml")
    named = Counter((sort, concept) for sort, concepts in sorts.items() for concept in concepts)
    assert max(named.values()) == 1
    terms = project.compiled.resolved(None)
    assert [c for _, c in named if c not in terms or terms[c].kind != "org"] == []


def test_every_body_of_a_sort_has_an_english_name(project: Project) -> None:
    """By which it is told what the source names."""
    sorts = read_toml(FOLDER / "names" / "sorts.toml")
    terms = project.compiled.resolved(None)
    named = [c for concepts in sorts.values() for c in concepts]
    assert [c for c in named if all(form.lang != "en" for form in terms[c].forms)] == []
