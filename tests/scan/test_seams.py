"""The end of one segment that begins the next one as well."""

from __future__ import annotations

import pytest

from qa.model import Document, Segment
from qa.scan.marks.seams import seams

LINES = {
    "ar": ("قال رجال الإنقاذ إن عمليات البحث توقفت مساء الأحد.", "وكان اثنان من المفقودين طفلين."),
    "de": ("Die Retter sagten, die Suche sei am Sonntagabend eingestellt worden.", "Zwei der Vermissten waren Kinder."),
    "en": ("Rescuers said the search had been called off on Sunday evening.", "Two of the missing were children."),
    "ja": ("救助隊によると、捜索は日曜日の夜に打ち切られたという。", "行方不明者のうち二人は子どもだった。"),
    "pt": ("As equipas disseram que as buscas foram suspensas no domingo à noite.", "Dois dos desaparecidos eram crianças."),
    "ru": ("Спасатели сообщили, что поиски прекратили в воскресенье вечером.", "Двое из пропавших были детьми."),
    "tr": ("Kurtarma ekipleri, aramaların pazar akşamı İzmir açıklarında durdurulduğunu söyledi.", "Kayıpların ikisi çocuktu."),
    "zh": ("救援人员说，搜寻工作已于星期日晚上停止。", "失踪者中有两名儿童。"),
}  # fmt: skip


def found(pair: str, source: tuple[str, str], target: tuple[str, str]) -> list[str]:
    one, other = pair.split("-")
    segments = tuple(Segment(t, s, ()) for s, t in zip(source, target, strict=True))
    story = Document("x", "", one, other, segments)
    return [story.text(repeat.span) for repeat in seams(story)]


@pytest.mark.parametrize("other", sorted(LINES))
def test_what_was_carried_over_is_told_and_else_nothing(other: str) -> None:
    first, second = LINES[other]
    tail = first[-13:] if other in ("ja", "zh") else " ".join(first.split()[-6:])
    for one in sorted(LINES):
        if one == other:
            continue
        pair = f"{one}-{other}"
        assert not found(pair, LINES[one], LINES[other]), pair
        (told,) = found(pair, LINES[one], (first, f"{tail} {second}"))
        assert told.lower() == tail.rstrip("。.").lower(), pair


def test_what_the_source_says_twice_is_right() -> None:
    source = "We shall fight on the beaches.", "We shall fight on the beaches and on the fields."
    target = (
        "Wir werden an den Stränden kämpfen.",
        "Wir werden an den Stränden kämpfen und auf den Feldern.",
    )
    assert not found("en-de", source, target)
    assert not found(
        "en-de", ("It is over now.", "It is done."), ("Es ist nun vorbei.", "Es ist nun vorbei.")
    )
