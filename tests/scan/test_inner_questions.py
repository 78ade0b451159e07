"""A sentence amid a segment that only one side asks."""

from __future__ import annotations

import pytest

from qa.model import Document, Segment
from qa.scan.marks.inner import inner_questions

# The same two sentences, the first asked and told.
ASKED = {
    "ar": ("هل تستأنف المحادثات هذا الأسبوع؟", "ستستأنف المحادثات هذا الأسبوع.", "لم يعلق أي من الطرفين."),
    "de": ("Werden die Gespräche diese Woche fortgesetzt?", "Die Gespräche werden diese Woche fortgesetzt.", "Keine Seite äußerte sich."),
    "el": ("Θα ξαναρχίσουν οι συνομιλίες αυτή την εβδομάδα;", "Οι συνομιλίες θα ξαναρχίσουν αυτή την εβδομάδα.", "Καμία πλευρά δεν σχολίασε."),
    "en": ("Will the talks resume this week?", "The talks will resume this week.", "Neither side would say."),
    "fr": ("Les pourparlers reprendront-ils cette semaine ?", "Les pourparlers reprendront cette semaine.", "Aucun camp n'a répondu."),
    "he": ("האם השיחות יתחדשו השבוע?", "השיחות יתחדשו השבוע.", "אף צד לא הגיב."),
    "ru": ("Возобновятся ли переговоры на этой неделе?", "Переговоры возобновятся на этой неделе.", "Стороны не ответили."),
    "tr": ("Görüşmeler bu hafta yeniden başlayacak mı?", "Görüşmeler bu hafta yeniden başlayacak.", "Taraflar yanıt vermedi."),
    "zh": ("谈判本周会恢复吗？", "谈判将于本周恢复。", "双方都没有表态。"),
}  # fmt: skip


def kinds(pair: str, source: str, target: str, reference: str = "") -> list[tuple[str, str]]:
    one, other = pair.split("-")
    references = (reference,) if reference else ()
    story = Document("x", "", one, other, (Segment(target, source, references),))
    return [slip.meant for slip in inner_questions(story)]


def text(code: str, *, asks: bool) -> str:
    asked, said, rest = ASKED[code]
    return f"{asked if asks else said}{'' if code == 'zh' else ' '}{rest}"


@pytest.mark.parametrize("one", sorted(ASKED))
def test_a_question_amid_the_segment_that_became_a_statement_and_the_reverse(one: str) -> None:
    for other in sorted(ASKED):
        if other == one:
            continue
        pair = f"{one}-{other}"
        lost = kinds(pair, text(one, asks=True), text(other, asks=False))
        assert lost == [("question", "stop")], pair
        gained = kinds(pair, text(one, asks=False), text(other, asks=True))
        assert gained == [("stop", "question")], pair
        assert not kinds(pair, text(one, asks=True), text(other, asks=True)), pair


def test_a_japanese_question_may_end_in_a_stop() -> None:
    assert not kinds(
        "en-ja", text("en", asks=True), "協議は今週再開されるのか。双方とも明言を避けた。"
    )


def test_other_sentences_or_a_reference_that_tells_it_keep_silent() -> None:
    told, asked = text("en", asks=False), text("de", asks=True)
    assert not kinds(
        "de-en", asked, "The talks will resume this week, neither side would say when."
    )
    assert not kinds("de-en", asked, told, reference=told)
    assert not kinds("de-en", "Warum? " + text("de", asks=False), told)
