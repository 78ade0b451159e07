"""Success rates, M-ETA and entity accuracy on small cases of each trap."""

from __future__ import annotations

from fractions import Fraction

import pytest

from qa.scoring.entities import (
    ACCURACY,
    EntityCase,
    Share,
    entity_accuracy,
    m_eta,
    occurrences,
    score,
)
from qa.scoring.terminology import (
    Rates,
    TermPair,
    document_success,
    success,
)


@pytest.mark.parametrize(
    ("text", "mentions", "count"),
    [
        ("Bucharest is in Romania.", ("Oman",), 0),
        ("Nigeria and Niger", ("Niger",), 1),
        ("OMAN's ports", ("Oman",), 1),
        ("塔利班Taliban发言人", ("Taliban",), 1),
        ("塔利班发言人", ("塔利班",), 1),
        ("탈레반은 말했다", ("탈레반",), 1),
        ("New York and York", ("York", "New York"), 2),
        ("Zu\u0308rich", ("Zürich",), 1),
        ("", ("Oman",), 0),
    ],
)
def test_names_are_words(text: str, mentions: tuple[str, ...], count: int) -> None:
    assert occurrences(text, mentions) == count


def test_m_eta_counts_substrings_and_a_missing_prediction_is_wrong() -> None:
    cases = [
        EntityCase("Bucharest is in Romania.", ("Oman",)),
        EntityCase(None, ("Oman",)),
        EntityCase("OMAN", ("Oman",)),
        EntityCase("anything", ()),
    ]
    assert m_eta(cases) == Share(2, 3)
    assert entity_accuracy(cases).whole == Share(1, 3)


def test_a_repeated_name_may_be_a_pronoun_half_of_the_times() -> None:
    cases = [
        EntityCase("Oman said it would", ("Oman",), ("place",), due=2),
        EntityCase("Oman said it would", ("Oman",), ("place", "country"), due=3),
    ]
    found = entity_accuracy(cases)
    assert found.whole == Share(1, 2)
    assert found.kinds == {"country": Share(0, 1), "place": Share(1, 2)}


def test_a_score_has_its_interval_and_signature() -> None:
    found = score("entity accuracy", Share(8, 10), ACCURACY)
    assert (found.value, found.n, found.signature) == (0.8, 10, f"{ACCURACY}|interval:wilson95")
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0.8 < found.high


def test_success_asks_for_terms_of_the_source_alone() -> None:
    terms = [TermPair("area", ("Gebiet", "Bereich")), TermPair("absent", ("abwesend",))]
    assert success("The Area is large.", "Der bereich ist groß.", terms) == Share(1, 1)
    assert success("The areas", "Die Gebiete", [TermPair("areas", ("Gebieten",))]) == Share(0, 1)
    lemmas = {"Gebieten": "gebiet", "Die Gebiete": "die gebiet"}
    assert success(
        "The areas", "Die Gebiete", [TermPair("areas", ("Gebieten",))], lambda t: lemmas.get(t, t)
    ) == Share(1, 1)


def test_documents_average_exact_rates_over_terms() -> None:
    terms = [
        TermPair("央行", ("central bank",)),
        TermPair("银行", ("bank",)),
        TermPair("无", ("nothing",)),
    ]
    found = document_success("央行 央行 银行", "The central bank", "A central bank, a bank", terms)
    assert found == Rates(Fraction(1, 2) + 1, 2)
