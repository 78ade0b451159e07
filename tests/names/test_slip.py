"""Names but for one letter: where they are found, and what is only another way to write them."""

import pytest

from qa.names.slip import at_home, exchanged, folded, slips


def found(text: str, name: str) -> list[tuple[str, str, str]]:
    return [(text[s.start : s.end], s.right, s.wrong) for s in slips(folded(text), folded(name))]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Wang Yi said", "Wang Yi", []),
        ("Mr Wang Li said", "Wang Yi", [("Wang Li", "y", "l")]),
        ("称李志耀", "李光耀", [("李志耀", "光", "志")]),
        ("В Париже Тог Баррак", "Том Баррак", [("Тог Баррак", "м", "г")]),
        ("Тедд Круз", "Тед Круз", [("Тедд Круз", "", "д")]),
        ("Тд Круз", "Тед Круз", [("Тд Круз", "е", "")]),
        ("Тед Крзу", "Тед Круз", [("Тед Крзу", "уз", "зу")]),
        ("Тад Крус", "Тед Круз", []),
        ("Тед Кру", "Тед Круз", []),
        ("", "Тед Круз", []),
        ("Тед", "Т", []),
    ],
)
def test_slips(text: str, name: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text, name) == expected


def test_folding_keeps_the_length() -> None:
    for text in ("İstanbul-Éric", "علی‌اکبر", "ガサ・ß", "김정은", "Йосіхіко"):
        assert len(folded(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "name", "script", "expected"),
    [
        ("Том Флитчер", "Том Флетчер", "Cyrl", True),
        ("Тог Баррак", "Том Баррак", "Cyrl", False),
        ("مريم نوار", "مريم نواز", "Arab", False),
        ("دانيال أورديغا", "دانيال أورتيغا", "Arab", True),
        ("佐兰·扎耶夫", "佐兰·扎埃夫", "Hani", True),
        ("约翰·图里", "约翰·克里", "Hani", False),
        ("스티븐 뮤누신", "스티븐 므누신", "Hang", True),
        ("스티븐 므투신", "스티븐 므누신", "Hang", False),
        ("カイス・サイエド", "カイス・サイード", "Kana", True),
        ("ジミー・カーニー", "ジミー・カーター", "Kana", False),
        ("Mahmod Abbas", "Mahmoud Abbas", "Latn", True),
        ("Mahmoud Abas", "Mahmoud Abbas", "Latn", True),
    ],
)
def test_exchanged(text: str, name: str, script: str, expected: bool) -> None:
    (slip,) = slips(folded(text), folded(name))
    assert exchanged(slip, folded(name), script) is expected


def test_who_is_at_home_in_a_script() -> None:
    assert at_home("cn", "Hani")
    assert not at_home("us", "Hani")
    assert not at_home("cn", "Cyrl")
