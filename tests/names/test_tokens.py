"""What of a text looks like a name."""

from __future__ import annotations

import pytest

from qa.names import WrittenSmall, name_tokens, runs, spans

STOPS = frozenset({"the", "president", "march"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("President Ashraf Ghani said", [["Ashraf", "Ghani"]]),
        ("Ghani, Karzai and Abdul Ghani Baradar", [["Ghani"], ["Karzai"], ["Abdul", "Ghani", "Baradar"]]),
        ("On March 5 in Kabul", [["Kabul"]]),
        ("Ghani's aide met Karzai’s", [["Ghani"], ["Karzai"]]),
        ("the NATO and UNAMA mission", []),
        ("three MWPs and a FemaIl", []),
        ("McEwan met O'Brien and Al-Qaida", [["McEwan"], ["O'Brien"], ["Al-Qaida"]]),
        ("George W. Bush", [["George", "Bush"]]),
        ("Col. Sonny Leggett", [["Col", "Sonny", "Leggett"]]),
        ("BARADAR spoke", [["BARADAR"]]),
        ("Владимир Зеленский сказал", [["Владимир", "Зеленский"]]),
        ("", []),
    ],
)  # fmt: skip
def test_runs(text: str, found: list[list[str]]) -> None:
    assert [[token.text for token in run] for run in runs(name_tokens(text, STOPS, ()))] == found


def test_offsets_are_those_of_the_text() -> None:
    text = "𝔸 aide of Ghani’s said so to Zabiulla Mujahid"
    for token in name_tokens(text, (), ()):
        assert text[token.start : token.end] == token.text


def test_spans_are_neighbours_only() -> None:
    found = [" ".join(t.text for t in part) for part in spans("Abdul Ghani met Karzai", (), ())]
    assert found == ["Abdul", "Abdul Ghani", "Ghani", "Karzai"]


def test_what_the_document_writes_small_is_no_name() -> None:
    common = WrittenSmall(["Observers believe that", "many observers doubt it"])
    assert "observers" in common
    assert [t.text for t in name_tokens("Observers met Ghani", (), common)] == ["Ghani"]
