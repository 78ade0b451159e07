"""Hedges in every language that has words of them: what may be, told as what is."""

from __future__ import annotations

import pytest

from qa.errors import GlossaryError
from qa.model import Document, Segment
from qa.project import Project
from qa.scan.hedges import lost_hedges
from qa.scan.hedges.data import read, sorts
from tests.scan.ring import folded, ring, sentences

SENTENCES = sentences("hedges")


@pytest.mark.parametrize("sort", sorted(SENTENCES))
def test_a_hedge_that_is_lost_is_told_in_every_language(project: Project, sort: str) -> None:
    for pair in ring(SENTENCES[sort], sort, list(sorts())):
        document = Document("story", "", *pair.langs, (Segment(pair.target, pair.source),))
        found = [one.sort for one in lost_hedges(document, folded(project, document))]
        lost = (pair.side, pair.other) == ("hedged", "plain")
        assert found == ([sort] if lost else []), (pair, found)


def test_every_sort_has_its_sentences() -> None:
    assert set(SENTENCES) == set(sorts())


def told(project: Project, langs: str, source: str, target: str, reference: str = "") -> list[str]:
    """The words of the source that are told."""
    references = (reference,) if reference else ()
    one, other = langs.split(">")
    document = Document("story", "", one, other, (Segment(target, source, references),))
    texts = folded(project, document)
    if reference:
        texts["reference", 0] = project.compiled.folder.fold(reference)
    return [document.text(hedge.witness) for hedge in lost_hedges(document, texts)]


@pytest.mark.parametrize(
    ("langs", "source", "target"),
    [
        ("en>de", "It rained in May and Theresa May left.", "Es regnete im Mai, und Theresa May ging."),
        ("en>de", "The military might of China is growing.", "Chinas Militärmacht wächst."),
        ("en>fr", "She could not leave.", "Elle n'est pas partie."),
        ("zh>en", "他不可能赢。", "He lost."),
        ("ru>en", "Деньги, которые люди могут снять, закончились.", "The money people withdraw ran out."),
        ("en>de", "They attempted to flee.", "Die Flucht gelang ihnen nicht."),
        ("en>de", "He may resign.", "He may resign."),
        ("en>de", "He arrived today and will meet Xi.", "Er traf heute ein und trifft Xi."),
        ("en>zh", "Apple will hold an event in September.", "苹果9月举行发布会。"),
        ("en>de", "Rain fell, " * 30 + "and it may go on.", "Es regnete. " * 30),
    ],
)  # fmt: skip
def test_what_is_no_hedge_is_silent(project: Project, langs: str, source: str, target: str) -> None:
    assert told(project, langs, source, target) == []


def test_a_month_says_nothing_of_what_may_be(project: Project) -> None:
    """The May of the target is no “may”."""
    source, target = (
        "Президент может посетить Москву в мае.",
        "The president visited Moscow in May.",
    )
    assert told(project, "ru>en", source, target) == ["может"]


def test_the_reference_has_a_say(project: Project) -> None:
    source, target = "Er könnte zurücktreten.", "He resigned."
    assert told(project, "de>en", source, target, "He might resign.") == ["könnte"]
    assert told(project, "de>en", source, target, "He quit.") == []


def test_sentence_by_sentence(project: Project) -> None:
    source = "Der Kanzler könnte zurücktreten. Die Kurse könnten steigen."
    target = "The chancellor resigned on Friday. Prices could rise."
    assert told(project, "de>en", source, target) == ["könnte"]


def test_a_language_without_words_of_a_sort_is_silent(project: Project) -> None:
    """Thai has no words for what is only reported."""
    assert told(project, "en>th", "The king is reportedly ill.", "กษัตริย์ทรงพระประชวร") == []
    assert told(project, "en>fi", "The king may be ill.", "Kuningas on sairas.") == []


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({"code": "xx", "wished": {}}, "unknown key 'wished'"),
        ({"possible": {}}, "no key 'code'"),
        ({"code": "xx", "possible": {"narrow": ["may"]}}, "a list that is none"),
    ],
)
def test_a_file_that_is_wrong_is_said_to_be(data: dict[str, object], problem: str) -> None:
    with pytest.raises(GlossaryError, match=problem):
        read(data, "languages/hedges/xx.toml")
