"""The parts of mining: origins, slots, variants."""

from __future__ import annotations

import pytest

from qa.language import language
from qa.mining.origin import by_reading, by_sound
from qa.mining.slot import Witness, slot
from qa.mining.variants import respelt, same_for_readers, scripts
from qa.mining.words import Vocabulary, capitals, find, sames, words

READING = [
    ("zh", "Wang Yi", "外交部长表示", None),
    ("zh", "Wang Yi", "王毅表示", "王毅"),
    ("zh", "Beijing", "新华社北京电", "北京"),
    ("zh", "Obama", "奥巴马说", None),  # not read, heard
    ("zh", "Yi", "王毅表示", None),  # one character alone may be anything
    ("en", "Greggs", "Visitors filled Greggs.", "Greggs"),
    ("en", "Justicia", "Justice is served.", None),
    ("ru", "Путин", "Путин приехал.", None),  # the same letters, but no Latin
]


@pytest.mark.parametrize(("lang", "name", "source", "expected"), READING)
def test_by_reading(lang: str, name: str, source: str, expected: str | None) -> None:
    found = by_reading(name, source, language(lang))
    assert (found and found.text) == expected


SOUND = [
    ("zh", "Baradar", "外交部长星期三表示", None),
    ("zh", "Baradar", "发言人称巴拉达尔将前往多哈", "巴拉达尔"),
    ("zh", "Martin Andanar", "新闻部长马丁·安达纳26日说", "马丁·安达纳"),
    ("ja", "Olson", "オルソン氏は売却した", "オルソン"),
    ("ru", "Krivoruchko", "Сообщил Криворучко журналистам", "Криворучко"),
    ("ko", "Baradar", "탈레반의 바라다르 는 말했다", "바라다르"),
    ("zh", "Li", "李说", None),  # too light to be heard
]


@pytest.mark.parametrize(("lang", "name", "source", "expected"), SOUND)
def test_by_sound(lang: str, name: str, source: str, expected: str | None) -> None:
    found = by_sound(name, source, language(lang))
    assert (found and found.text) == expected


SLOTS = [
    # witness, its name, text, what stands there
    ("He said Baradar would go.", "Baradar", "He said Baradar would go.", "Baradar"),
    ("He said Baradar would go.", "Baradar", "He said Balladal would go.", "Balladal"),
    ("He said Baradar would go.", "Baradar", "He said Balladal will go.", "Balladal"),
    ("The Taliban demanded it.", "Taliban", "Tajikistan demanded it.", "Tajikistan"),
    ("He said Baradar would go.", "Baradar", "He said would go.", None),
    ("He said Baradar would go.", "Baradar", "Nobody came today at all.", None),
    ("He said Baradar would go.", "Baradar", "He said the old man with a stick would go.", None),
]


@pytest.mark.parametrize(("witness", "name", "text", "expected"), SLOTS)
def test_slot(witness: str, name: str, text: str, expected: str | None) -> None:
    lang = language("en")
    have, other = words(witness, lang), words(text, lang)
    ((first, last),) = find(sames(name, lang), have)
    found = slot(other, [Witness(have, first, last)], {"the", "a"})
    said = found and " ".join(word.text for word in other[found.first : found.last])
    assert said == expected


VARIANTS = [
    ("Wang Yi", "King Yi", False),
    ("Wang Yi", "Wang Lei", False),
    ("Ni Yuanjin", "Yu Yuanjin", False),
    ("Baradar", "Balladal", False),
    ("Wang Yi", "Yi Wang", True),
    ("Wang Yi", "Wangyi", True),
    ("Wang Yi", "Wang", True),
    ("Xi Jinping", "President Xi Jinping", True),
    ("Malan", "Malanshan", True),
    ("Iran", "Iranian", True),
    ("World Health Organization", "WHO", True),
    ("Zheng Yuxin", "Yu Xin", True),
]


@pytest.mark.parametrize(("one", "other", "expected"), VARIANTS)
def test_same_for_readers(one: str, other: str, expected: bool) -> None:
    lang = language("en")
    assert same_for_readers(sames(one, lang), sames(other, lang)) is expected
    assert same_for_readers(sames(other, lang), sames(one, lang)) is expected


RESPELT = [
    ("Baradar", "Balladal", False),
    ("Bolsonaro", "Bosonaro", False),
    ("Kulakov", "Kurakov", False),
    ("Kiev", "Kyiv", True),
    ("Zelensky", "Zelenskyy", True),
    ("Sergei", "Sergey", True),
    ("Mohammed", "Muhammad", True),
]


@pytest.mark.parametrize(("one", "other", "expected"), RESPELT)
def test_respelt(one: str, other: str, expected: bool) -> None:
    assert respelt(one, other) is expected


def test_everyday_words_and_runs_of_capitals() -> None:
    lang = language("en")
    vocabulary = Vocabulary(lang)
    for text in ("The king met King Yi.", "A king spoke.", "They met Wang Yi."):
        vocabulary.add(text)
    assert vocabulary.everyday("king")
    assert not vocabulary.everyday("wang")
    runs = capitals(words("On Friday Wang Yi met Ka-52M pilots of X. Zhou.", lang))
    assert [" ".join(word.text for word in run) for run in runs] == [
        "On Friday Wang Yi", "Ka 52M", "X Zhou",
    ]  # fmt: skip


def test_scripts() -> None:
    assert scripts("Zhao宇空") == {"LATIN", "CJK"}
    assert scripts("Греггс 52") == {"CYRILLIC"}
