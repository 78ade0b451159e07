"""Sounds, distances and the candidates for mangled names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.model import NameRef
from qa.names import (
    Evidence,
    NameBook,
    candidates,
    encode,
    fold_name,
    locate,
    name_tokens,
    similarity,
)
from qa.names.sound import is_pinyin, keys
from qa.names.tokens import runs

NAMES = [
    NameRef("p.1", "Viktor Orban", ("Viktor", "Orban"), "person", True),
    NameRef("p.2", "Zbigniew Ziobro", ("Zbigniew", "Ziobro"), "person", True),
    NameRef("p.3", "Ebrahim Raisi", ("Ebrahim", "Raisi"), "person", True),
    NameRef("p.4", "Sergey Lavrov", ("Sergey", "Lavrov"), "person", True),
]
BOOK = NameBook(NAMES)
WORD = st.text(alphabet="abcdefghijklmnoprstuvyz", min_size=1, max_size=10)


@given(WORD, WORD, st.sampled_from(["generic", "zh", "ja", "ru", "ar"]))
def test_similarity_is_symmetric_and_bounded(a: str, b: str, profile: str) -> None:
    value = similarity(a, b, profile)
    assert 0.0 <= value <= 1.0
    assert value == similarity(b, a, profile)


@given(WORD)
def test_a_name_is_like_itself(a: str) -> None:
    assert not encode(a) or similarity(a, a) == 1.0


@given(WORD, st.integers(0, 9))
def test_one_lost_consonant_still_shares_a_key(a: str, place: int) -> None:
    code = encode(a)
    cut = code[: place % max(len(code), 1)] + code[place % max(len(code), 1) + 1 :]
    from qa.names.sound import skeleton

    if len(skeleton(code)) >= 3 and len(skeleton(cut)) == len(skeleton(code)) - 1:
        assert keys(code) & (keys(cut) | {skeleton(cut)})


@pytest.mark.parametrize(
    ("mangled_form", "canonical", "profile"),
    [("Balladal", "Baradar", "zh"), ("Gioblo", "Ziobro", "zh"), ("Virasetakun", "Weerasethakul", "ja"),
     ("Khulgar", "Furgal", "ja"), ("Zelensky", "Selenskij", "ru")],
)  # fmt: skip
def test_the_profile_of_the_language_brings_spellings_nearer(
    mangled_form: str, canonical: str, profile: str
) -> None:
    assert similarity(mangled_form, canonical, profile) > similarity("Merkel", canonical, profile)
    assert (
        similarity(mangled_form, canonical, profile) >= similarity(mangled_form, canonical) - 0.05
    )


@pytest.mark.parametrize(
    ("text", "folded"), [("O’Brien's", "obrien"), ("Łódź", "lodz"), ("Erdoğan", "erdogan")]
)
def test_fold_name(text: str, folded: str) -> None:
    assert fold_name(text) == folded


def _found(text: str, pivot: str = "zh") -> list[str]:
    found = []
    for run in runs(name_tokens(text, {"president"}, set())):
        sure = (c for c in candidates(run, BOOK, pivot, Evidence()) if c.sure)
        found += [candidate.ref.text for candidate in sure]
    return found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("President Viktor Oban spoke", ["Viktor Orban"]),
        ("Zbigniev Giobro resigned", ["Zbigniew Ziobro"]),
        ("Viktor Orban spoke", []),
        ("Sergey Lazarev sang", []),
        ("Wang Lixian met Wang Jixiang", []),
        ("Angela Merkel spoke", []),
        ("Orbans party", []),
    ],
)
def test_the_target_alone(text: str, names: list[str]) -> None:
    assert _found(text) == names


def test_locating_with_the_source() -> None:
    text = "Minister Gioblo and Merkel spoke"
    tokens = name_tokens(text, {"minister"}, set())
    found = locate(len(text), tokens, ["Ziobro"], "焦布洛", 0.2, "zh")
    assert found is not None
    assert text[found.start : found.end] == "Gioblo"
    assert locate(len(text), tokens, ["Netanyahu"], "内塔尼亚胡", 0.2, "zh") is None


@pytest.mark.parametrize(
    ("name", "answer"), [("Lixian", True), ("Baradar", False), ("Zhang", True)]
)
def test_pinyin(name: str, answer: bool) -> None:
    assert is_pinyin(name) is answer
