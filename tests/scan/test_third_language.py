"""Words of a third language in a row."""

from __future__ import annotations

import pytest

from qa.model import Document, Segment, Span
from qa.scan.tongue.third import third


def told(pair: str, source: str, target: str, quoted: tuple[Span, ...] = ()) -> list[str]:
    one, other = pair.split("-")
    story = Document("x", "", one, other, (Segment(target, source, ()),))
    return [story.text(left.span) for left in third(story, 0, quoted)]


@pytest.mark.parametrize(
    ("pair", "source", "target", "words"),
    [
        ("ko-fr", "그는 징역 3년을 선고받았다.", "Il a été condamné à three years in prison.", "three years in"),
        ("ru-pl", "Министр заявил, что переговоры продолжатся.", "Minister powiedział, że the talks will continue.", "the talks will continue"),
        ("ar-tr", "وقال الوزير إن الاجتماع سيعقد الأسبوع المقبل.", "Bakan toplantının will be held next week olduğunu söyledi.", "will be held next week"),
        ("he-nl", "השר אמר שהשיחות יימשכו.", "De minister zei dat the talks will continue in Genève.", "the talks will continue"),
        ("hi-es", "मंत्री ने कहा कि बातचीत जारी रहेगी।", "El ministro dijo que the talks would go on.", "the talks would go on"),
    ],
)  # fmt: skip
def test_english_in_a_translation_made_of_another_language(
    pair: str, source: str, target: str, words: str
) -> None:
    assert told(pair, source, target) == [words]


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        # Loans, titles, compounds, what the source has, and two words alone.
        ("ru-it", "Фейки остались.", "Le fake news sul red carpet restano, dice lo spin doctor."),
        ("ru-de", "Фильм вышел.", "Der Film „Back to the Future“ lief im state-of-the-art Kino."),
        ("ru-fr", "Девиз: the show must go on.", "La devise : the show must go on."),
        ("ja-it", "首相は来週訪米する。", "Il premier visiterà gli Stati Uniti next week."),
        ("ru-nl", "Он был там.", "Hij was in het weekend met de trein naar Den Haag."),
        # Other checks see it where English is a side.
        ("en-fr", "He got three years in prison.", "Il a pris three years in prison."),
    ],
)
def test_what_may_stand_there(pair: str, source: str, target: str) -> None:
    assert not told(pair, source, target)


def test_what_is_quoted_or_in_brackets_is_left_alone() -> None:
    target = "La consigne (the talks will continue) reste."
    assert not told("ru-fr", "Девиз остаётся.", target)
    place = target.index("the talks")
    open_text = target.replace("(", " ").replace(")", " ")
    quotation = Span(0, "target", place, place + len("the talks will continue"))
    assert told("ru-fr", "Девиз остаётся.", open_text)
    assert not told("ru-fr", "Девиз остаётся.", open_text, (quotation,))
