"""Renderings over a corpus: what is counted, and that shards add up to the whole."""

from __future__ import annotations

import itertools

import pytest

from qa.engine import examine
from qa.model import Document, Renderings, Segment, TermCount
from qa.project import Project
from qa.scan import scan
from qa.scoring.renderings import added, consistent, renderings
from qa.scoring.terms import kind_shares

STORIES = [
    [("特朗普来到喀布尔。", "Trump came to Kabul."), ("特朗普离开。", "He left.")],
    [("唐纳德·特朗普发言。", "Donald Trump spoke."), ("特朗普离开。", "Trump left.")],
    [("喀布尔平静。", "Kabul is calm; “Kabul” it is.")],
    [("以色列投票。", "Israel voted.")],
]


def _counted(project: Project, number: int) -> Renderings:
    segments = tuple(Segment(target, source) for source, target in STORIES[number])
    story = Document(str(number), "", "zh", "en", segments)
    return renderings(scan(story, project.compiled))


def test_a_story_counts_forms_and_what_has_none(project: Project) -> None:
    counts = _counted(project, 1).counts["person.trump"]
    assert counts == {"Donald Trump": 1, "Trump": 1}
    assert _counted(project, 2).counts["city.kabul"] == {"Kabul": 1}  # not what is quoted


def test_a_segment_without_any_form_counts_once(project: Project) -> None:
    segments = (Segment("He left.", "唐纳德·特朗普离开，唐纳德·特朗普回来。"),)
    found = renderings(scan(Document("x", "", "zh", "en", segments), project.compiled))
    assert found.counts["person.trump"] == {"": 1}


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[::5])
@pytest.mark.parametrize("cut", [1, 2, 3])
def test_shards_add_up(project: Project, order: tuple[int, ...], cut: int) -> None:
    whole = added(_counted(project, number) for number in range(4))
    parts = [_counted(project, number) for number in order]
    shards = [*added(parts[:cut]), *added(parts[cut:])]
    assert added(shards) == whole
    assert list(added(shards)[0].counts) == list(whole[0].counts)


def test_languages_are_kept_apart() -> None:
    one, other = Renderings("en", {"x": {"A": 1}}), Renderings("de", {"x": {"A": 2}})
    assert added([one, other, one]) == (other, Renderings("en", {"x": {"A": 2}}))


def test_consistency_asks_only_what_is_repeated() -> None:
    assert consistent(Renderings("en", {"a": {"X": 1}, "b": {"": 5}, "c": {"": 1, "Y": 1}})) == ()
    micro, macro = consistent(Renderings("en", {"a": {"X": 3, "Y": 1}, "b": {"": 4, "Z": 2}}))
    assert (micro.value, micro.n) == (5 / 6, 6)
    assert (macro.value, macro.n) == (7 / 8, 2)
    assert "lang:en" in micro.signature
    assert micro.low is not None
    assert micro.low < micro.value


def test_a_result_carries_renderings_where_they_are_asked_for(project: Project) -> None:
    story = Document("x", "", "zh", "en", (Segment("Trump came to Kabul.", "特朗普来到喀布尔。"),))
    assert examine(story, project).renderings is None
    assert examine(story, project, renderings=True).renderings == renderings(
        scan(story, project.compiled, project.known, project.dictionaries)
    )


def test_kinds_add_up_to_the_terms(project: Project) -> None:
    segments = (
        Segment("Donald Trump came to Israel.", "唐纳德·特朗普来到以色列。"),
        Segment("He left.", "特朗普离开以色列。"),
    )
    found = examine(Document("x", "", "zh", "en", segments), project)
    assert found.terms == TermCount(4, 2, (("country", 2, 1), ("person", 2, 1)))
    assert found.terms == sum((n.terms for n in reversed(found.named)), TermCount())
    country, person = kind_shares(found.terms)
    assert (person.value, person.n, country.name) == (0.5, 2, "terms: country")
    assert "kind:person" in person.signature
    assert kind_shares(TermCount()) == ()
