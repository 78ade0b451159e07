"""Which rating belongs to which segment, and one sentence where nothing says so."""

from __future__ import annotations

import pytest

from qa.errors import InputError
from qa.model import Document, MqmError, Place, Rating, Segment
from qa.scoring.mqm.matching import match, stories_of


def _story(*targets: str, name: str = "d", path: str = "A.txt") -> Document:
    segments = tuple(Segment(t, "源", key=str(n)) for n, t in enumerate(targets, 1))
    return Document(name, path, "zh", "en", segments)


def _rating(target: str | None, segment: str = "1", system: str = "A", document: str = "d", *errors: MqmError) -> Rating:  # fmt: skip
    return Rating(system, document, segment, "r", errors, None, target)


def test_by_text_whatever_the_names() -> None:
    ratings = [_rating("two", "x", document="other"), _rating("one", "y", document="other")]
    found = match([_story("one", "two", "three")], ratings, "g")
    (story,) = found.stories
    assert [[r.segment for r in same] for same in story.ratings] == [["y"], ["x"], []]
    assert found.unused == 0


def test_equal_texts_go_by_their_names_then_in_order() -> None:
    ratings = [_rating("same", "2"), _rating("same", "7"), _rating("same", "9")]
    (story,) = match([_story("same", "same")], ratings, "g").stories
    assert [[r.segment for r in same] for same in story.ratings] == [["7"], ["2"]]


def test_the_system_of_which_most_texts_fit() -> None:
    ratings = [
        _rating("one", system="A"), _rating("else", "2", system="A"),
        _rating("one", system="B"), _rating("two", "2", system="B"),
    ]  # fmt: skip
    found = match([_story("one", "two")], ratings, "g")
    assert (found.stories[0].system, found.unused) == ("B", 2)
    found = match([_story("one", "two")], ratings, "g", "A")
    assert [len(same) for same in found.stories[0].ratings] == [1, 0]


def test_ratings_without_texts_go_by_document_and_key() -> None:
    mark = MqmError("", "minor", (Place("target", 1, 4),))
    ratings = [_rating(None, "2", "A", "d", mark), _rating(None, "2", "A", "e")]
    found = match([_story("one", "two")], ratings, "g")
    ((), (rating,)) = found.stories[0].ratings
    # An end one beyond the text is the sign that stands for what is missing.
    assert rating.errors[0].places == (Place("target", 1, 3),)
    assert (rating.target, found.unused) == ("two", 1)


def test_ratings_without_document_are_numbered_through() -> None:
    ratings = [_rating(None, str(n), "A", "") for n in range(3)]
    stories = [_story("one", "two", name="a"), _story("three", name="b")]
    found = match(stories, ratings, "g")
    assert [[r[0].segment for r in s.ratings] for s in found.stories] == [["0", "1"], ["2"]]


@pytest.mark.parametrize("path", ["outputs/B.txt", "story.B.en.txt"])
def test_a_file_may_be_named_after_its_system(path: str) -> None:
    ratings = [_rating(None, system="A"), _rating(None, system="B")]
    assert match([_story("one", path=path)], ratings, "g").stories[0].system == "B"


@pytest.mark.parametrize(
    ("ratings", "system", "said"),
    [
        ([_rating("one")], "Z", "g: there is no system 'Z'. It is one of: A."),
        (
            [_rating(None, system="B"), _rating(None, system="C")],
            "",
            "g: the annotations are of several systems and have no texts. Name one with --system",
        ),
        (
            [_rating(None, "1", "A", "d", MqmError("", "minor", (Place("target", 9, 12),)))],
            "",
            "g: the mark from 9 to 12 of d 1, A lies behind the end of its target (3).",
        ),
    ],
)
def test_one_sentence(ratings: list[Rating], system: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        match([_story("one")], ratings, "g", system)
    assert str(caught.value).startswith(said)


def test_stories_from_the_ratings_themselves() -> None:
    ratings = [_rating("one"), _rating("two", "2"), _rating("uno", system="B")]
    first, second = stories_of(ratings, "g", "zh", "en").stories
    assert [s.target for s in first.document.segments] == ["one", "two"]
    assert (second.system, second.document.target_lang) == ("B", "en")


@pytest.mark.parametrize(
    ("target", "lang", "said"),
    [
        (None, "en", "g: the annotations have no texts. Give the stories as well"),
        ("one", None, "g: the annotations do not say the language of the translation."),
    ],
)
def test_no_stories_without_text_and_language(
    target: str | None, lang: str | None, said: str
) -> None:
    with pytest.raises(InputError) as caught:
        stories_of([_rating(target)], "g", "zh", lang)
    assert str(caught.value).startswith(said)
