"""Entity accuracy: what a language joins to a name, kinds and languages, scores."""

from __future__ import annotations

import pytest

from qa.scoring.entities import EntityCase, Share, Shares, entity_accuracy, occurrences, scores


@pytest.mark.parametrize(
    ("text", "mention", "lang", "count"),
    [
        ("Bucharest, Romania", "Oman", "en", 0),
        ("Nigeria", "Niger", "en", 0),
        ("la gare de Leningradsky", "gare de Leningrad", "fr", 0),
        ("El retrato ovalado", "El retrato oval", "es", 0),
        ("des Klavierkonzertes", "Klavierkonzert", "de", 1),
        ("Alaca Camii", "Alaca Cami", "tr", 1),
        ("بمسجد حبيب النجار", "مسجد حبيب النجار", "ar", 1),
        ("مسجدان", "مسجد", "", 0),
        ("백발마녀전은", "백발마녀전", "ko", 1),
        ("a" * 200, "a" * 100, "tr", 0),
    ],
)
def test_what_is_joined_belongs_to_the_name(text: str, mention: str, lang: str, count: int) -> None:
    assert occurrences(text, (mention,), lang) == count


def test_by_kind_and_language() -> None:
    found = entity_accuracy(
        [
            EntityCase("Romania", ("Oman",), ("country",), "en"),
            EntityCase("Omans", ("Oman",), ("country",), "en"),
            EntityCase("Omán", ("Omán",), ("country", "state"), "es"),
        ]
    )
    assert found == Shares(
        Share(2, 3),
        {"country": Share(2, 3), "state": Share(1, 1)},
        {"en": Share(1, 2), "es": Share(1, 1)},
    )
    named = [one.name for one in scores(found)]
    assert named[0] == "entity accuracy"
    assert named[-2:] == ["entity accuracy: en", "entity accuracy: es"]
    assert len({one.signature for one in scores(found)}) == len(named)
    assert scores(Shares()) == ()
