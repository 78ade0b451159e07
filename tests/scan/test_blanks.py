"""Blanks at marks that the cases cannot show: quotation marks like theirs, several that touch."""

from __future__ import annotations

import pytest

from qa.model import Document, Segment
from qa.scan.layout import slips
from qa.scan.marks.foreign import foreign_marks


def _mended(target: str, lang: str, source: str = "") -> str:
    document = Document("story", "", "en", lang, (Segment(target, source, (), "1"),))
    for slip in sorted(slips(document), key=lambda s: s.span.start, reverse=True):
        target = target[: slip.span.start] + slip.instead + target[slip.span.end :]
    return target


@pytest.mark.parametrize(
    ("lang", "target", "right"),
    [
        ("ru", "« Пойдём! » — сказал он.", "«Пойдём!» — сказал он."),
        ("es", "« ¡Vamos! », dijo. ¿ Qué pasa?", "«¡Vamos!», dijo. ¿Qué pasa?"),
        ("fr", "« Allons ! », dit-il.", "« Allons ! », dit-il."),
        ("fr-CH", "« Allons! », dit-il.", "«Allons!», dit-il."),
        ("zh", "他说 ： “ 我们走 。 ” ， 然后", "他说： “我们走。”， 然后"),
        ("ja", "彼は「 行こう 」と言った 。", "彼は「行こう」と言った。"),
        ("ja", "Konrad 、この「 Irdya 」だ 。", "Konrad 、この「 Irdya 」だ。"),
        ("hi", "उन्होंने कहा: “ हाँ ”।", "उन्होंने कहा: “हाँ”।"),
        ("ko", "그는 “ 네 ”라고 말했다.", "그는 “네”라고 말했다."),
        ("pl", 'Powiedział: " Tak ".', 'Powiedział: "Tak".'),
        ("fr", "L'utilisateur '%s' est autorisé.", "L'utilisateur '%s' est autorisé."),
        ("uk", "Егар,Елч,Гааш,Гадес", "Егар,Елч,Гааш,Гадес"),
        ("ar", "وصرحت قائلة ”لم يظهر أي علامات” اليوم", "وصرحت قائلة ”لم يظهر أي علامات” اليوم"),
        ("de", "Er sagte “Gehen wir” und „ging“.", "Er sagte “Gehen wir” und „ging“."),
    ],
)
def test_blanks_are_taken_on_both_sides(lang: str, target: str, right: str) -> None:
    assert _mended(target, lang) == right


@pytest.mark.parametrize(
    ("lang", "told"), [("es", True), ("ru", True), ("ja", False), ("ko", False)]
)
def test_a_blank_of_another_script_is_told_where_the_language_has_none(
    lang: str, told: bool
) -> None:
    text = {"ru": "Мэр\u3000извинился.", "ko": "시장은\u3000사과했다.", "ja": "市長\u3000田中氏"}
    segment = Segment(text.get(lang, "El alcalde\u3000se disculpó."), "", (), "1")
    found = [slip.instead for slip in foreign_marks(Document("story", "", "zh", lang, (segment,)))]
    assert found == ([" "] if told else [])


@pytest.mark.parametrize(
    ("lang", "target", "right"),
    [
        ("el", "κάποιος όταν η ，αλήθεια", "κάποιος όταν η, αλήθεια"),
        ("ps", "استعفا ورکړه , کلب وویل", "استعفا ورکړه، کلب وویل"),
        ("pt", "Usa-o com 。prudência", "Usa-o com. prudência"),
        ("es", "Ahora, ¡\u3000muerte!\u3000 Sí\u3000.", "Ahora, ¡muerte! Sí."),
        ("zh", "他说 , 她走了", "他说，她走了"),
    ],
)
def test_a_foreign_mark_takes_the_blank_before_it_along(lang: str, target: str, right: str) -> None:
    document = Document("story", "", "en", lang, (Segment(target, "", (), "1"),))
    for slip in sorted(foreign_marks(document), key=lambda s: s.span.start, reverse=True):
        target = target[: slip.span.start] + slip.instead + target[slip.span.end :]
    assert target == right
