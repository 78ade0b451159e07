"""Readings of native names: characters, hangul and kana beside their spellings in Latin letters."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.model import Document, Segment
from qa.names.readings.compare import fit, pinyin, written
from qa.names.readings.hangul import KoreanName, korean_names, reads, romanised, wrong_part
from qa.names.readings.hanzi import closed, hanzi_names, opened, spelled
from qa.names.readings.kana import proposed, read_names, romaji, same_reading
from qa.names.readings.latin import LatinName, capitalised, latin_names, parses
from qa.names.readings.story import Story
from qa.scan.misread import misread


def _only(text: str) -> LatinName:
    """The name that is the whole of a text, the surname first."""
    (name,) = [
        name
        for name in latin_names(text)
        if (name.start, name.end) == (0, len(text)) and name.order == "surname first"
    ]
    return name


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("王永战", "wangyongzhan"),
        ("单小芳", "shanxiaofang"),
        ("仇保兴", "qiubaoxing"),
        ("解振华", "xiezhenhua"),
        ("区广源", "ouguangyuan"),
        ("曾国藩", "zengguofan"),
        ("吕伟", "luwei"),
        ("吕伟", "lvwei"),
        ("吕伟", "lyuwei"),
        ("欧阳修", "ouyangxiu"),
        ("陳國輝", "chenguohui"),
        ("韩国瑜", "hankuoyu"),  # Wade-Giles, all of it
        ("林佳龙", "linchialung"),
    ],
)
def test_spelled(text: str, letters: str) -> None:
    assert spelled(text, letters)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("王永战", "wangyongzheng"),
        ("王永战", "wangyong"),
        ("王永刚", "wangyongkang"),  # kang is the Wade-Giles of gang, yong is none
        ("abc", "abc"),
        ("", "wang"),
    ],
)
def test_not_spelled(text: str, letters: str) -> None:
    assert not spelled(text, letters)


@pytest.mark.parametrize(
    ("text", "cuts"),
    [
        ("Yongzhan", (("yong", "zhan"),)),
        ("Yong-zhan", (("yong", "zhan"),)),
        ("YongZhan", (("yong", "zhan"),)),
        ("Xi'an", (("xi", "an"),)),
        ("Xian", (("xian",), ("xi", "an"))),
        ("Wei", (("wei",),)),
        ("Jiarren", ()),
        ("Balihan", ()),
        ("Hà", ()),
        ("Yong-zhan-wei", ()),
    ],
)
def test_parses(text: str, cuts: tuple[tuple[str, ...], ...]) -> None:
    assert parses(text) == cuts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said so. They came.", []),
        ("Angela Merkel met Emmanuel Macron", []),
        ("Wang, Yongzhan", []),
        ("Wang's Yongzhan", []),
        ("Ly Hà", []),
        ("Wang Yongzhan's cow", [("wang", "yongzhan", "surname first", "joined")]),
        ("Yongzhan Wang", [("wang", "yongzhan", "given first", "joined")]),
        ("Wang Yong-zhan", [("wang", "yongzhan", "surname first", "hyphened")]),
        ("Lü Weiguo", [("lv", "weiguo", "surname first", "joined"), ("lu", "weiguo", "surname first", "joined")]),
    ],
)  # fmt: skip
def test_latin_names(text: str, found: list[tuple[str, ...]]) -> None:
    names = [(n.surname, n.given, n.order, n.style) for n in latin_names(text)]
    assert sorted(names) == sorted(found)


@pytest.mark.parametrize(
    ("latin", "hanzi", "fault", "instead"),
    [
        ("Wang Yongzheng", "王永战", "syllable", ("Wang Yongzhan",)),
        ("Wang Yong Zheng", "王永战", "syllable", ("Wang Yong Zhan",)),
        ("Wang Yong-zheng", "王永战", "syllable", ("Wang Yong-zhan",)),
        ("WANG Yongzheng", "王永战", "syllable", ("WANG Yongzhan",)),
        ("Wang Zhanyong", "王永战", "order", ("Wang Yongzhan",)),
        ("Wang Zhan", "王永战", "cut", ("Wang Yongzhan",)),
        ("Huang Yongzhan", "王永战", "surname", ("Wang Yongzhan",)),
        ("Lin Weiguo", "吕伟国", "surname", ("Lyu Weiguo",)),
        ("Wang Keqiang", "王永战", "given", ("Wang Yongzhan",)),
        ("Wang Yonkzhan", "王永战", "spelling", ("Wang Yongzhan",)),
        ("Jiang Donghui", "江朝晖", "syllable", ("Jiang Zhaohui", "Jiang Chaohui")),
        ("Chen Xi'en", "陈希安", "syllable", ("Chen Xi'an",)),
    ],
)
def test_fit(latin: str, hanzi: str, fault: str, instead: tuple[str, ...]) -> None:
    name = _only(latin)
    (other,) = [other for other in hanzi_names(hanzi, 9) if other.text == hanzi]
    found = fit(name, other)
    assert found
    assert found.fault == fault
    assert written(other, name) == instead


@pytest.mark.parametrize(
    ("latin", "hanzi"),
    [("Huang Keqiang", "王永战"), ("Wang Bing-bong", "李永战"), ("Huang Zhan", "王永战")],
)
def test_no_fit(latin: str, hanzi: str) -> None:
    (other,) = [other for other in hanzi_names(hanzi, 9) if other.text == hanzi]
    assert [fit(name, other) for name in latin_names(latin) if name.order == "surname first"] in (
        [],
        [None],
    )


def test_names_in_characters_end_before_words_that_no_name_has() -> None:
    assert [n.text for n in hanzi_names("王伟表示", 9)] == ["王伟"]
    assert [n.text for n in hanzi_names("高兴的", 9)] == ["高兴"]
    assert [n.text for n in hanzi_names("王教授", 9)] == []
    assert len(hanzi_names("王" * 100, 9)) == 9


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("王永战", True, True),
        ("记者王永战表示", True, True),
        ("、王永战、", True, True),
        ("老王永战死", False, False),
    ],
)
def test_bounds(text: str, begins: bool, ends: bool) -> None:
    at = text.index("王永战")
    assert (opened(text, at), closed(text, at + 3)) == (begins, ends)


def test_a_story_counts_every_place() -> None:
    story = Story(["老王永战死了。", "记者王永战报道。", "欧阳修"])
    assert story.bounds("王永战") == (True, True)
    assert story.supports("wangyongzhan", "wang")
    assert story.supports("ouyangxiu", "ouyang")
    assert not story.supports("wangyongzheng", "wang")


def test_a_name_cut_short_needs_the_whole_twice_and_never_the_part() -> None:
    assert Story(["王永战说。王永战笑。"]).longer("wangyong", "wang") == "王永战"
    assert Story(["王永战说。"]).longer("wangyong", "wang") == ""
    assert Story(["王永战说。王永战笑。王永说。"]).longer("wangyong", "wang") == ""


def test_pinyin_of_given_names() -> None:
    assert pinyin("西安") == "xi'an"
    assert pinyin("吕") == "lyu"
    assert pinyin("隽逸") == "junyi"


_KOREANS = """김정은 Kim Jong Un|김정은 Kim Jong-un|박정희 Park Chung-hee|노무현 Roh Moo-hyun|반기문 Ban Ki-moon
이명박 Lee Myung-bak|안철수 Ahn Cheol-soo|손흥민 Son Heung-min|추신수 Shin-Soo Choo|강정호 Jung Ho Kang
윤석열 Yoon Suk Yeol|한덕수 Han Duck-soo|박근혜 Park Geun-hye|최순실 Choi Soon-sil|전두환 Chun Doo-hwan
김여정 Kim Yo-jong|최선희 Choe Son Hui|리용호 Ri Yong Ho|현송월 Hyon Song-wol|황의조 Hwang Ui-jo
정몽준 Chung Mong-joon|정의선 Chung Euisun|최태원 Chey Tae-won|신격호 Shin Kyuk-ho|김연아 Yu-na Kim
강경화 Kang Kyung-wha|조명균 Cho Myoung-gyon|박세리 Se Ri Pak|이세돌 Lee Sedol|서태지 Seo Taiji
유승민 Yoo Seong-min|정세균 Chung Sye-kyun|조규성 Cho Gue-sung|권성동 Kweon Seong-dong|윤여정 Youn Yuh-jung"""


def _korean(text: str) -> list[KoreanName]:
    return [name for name in korean_names(capitalised(text)) if name.end - name.start == len(text)]


@pytest.mark.parametrize("pair", _KOREANS.replace("\n", "|").split("|"))
def test_usual_spellings_of_korean_names_are_right(pair: str) -> None:
    hangul, _, latin = pair.partition(" ")
    assert any(reads(name, hangul) for name in _korean(latin))


@pytest.mark.parametrize(
    ("latin", "hangul", "place", "letters"),
    [
        ("Park Jung-ho", "박정수", 1, "ho"),
        ("Min-ho Lee", "이영호", 0, "min"),
        ("Kim Daejung", "김대현", 1, "jung"),
    ],
)
def test_wrong_syllables_of_korean_names(latin: str, hangul: str, place: int, letters: str) -> None:
    (name, *_) = _korean(latin)
    assert not reads(name, hangul)
    assert wrong_part(name, hangul) == (place, letters)


def test_romanised() -> None:
    assert [romanised(s) for s in "김정은희월"] == ["gim", "jeong", "eun", "hui", "wol"]


@pytest.mark.parametrize(
    ("kana", "latin", "usual"),
    [
        ("おおの", "oono", ("Ono", "Oono")),
        ("いのうえ", "inoue", ("Inoue",)),
        ("はっちょう", "hatchou", ("Hatcho", "Hatchou")),
        ("りょうま", "ryouma", ("Ryoma", "Ryouma")),
        ("じゅんいち", "junichi", ("Junichi",)),
    ],
)
def test_romaji(kana: str, latin: str, usual: tuple[str, ...]) -> None:
    assert romaji(kana) == latin
    assert proposed(kana) == usual


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ohno", "Ono", True),
        ("Ōno", "Oono", True),
        ("Shimbashi", "Shinbashi", True),
        ("Zyunitirou", "Junichiro", True),
        ("Syouhei", "Shohei", True),
        ("Hacchou", "Hatcho", True),
        ("Ken'ichi", "Kenichi", True),
        ("Tomoko", "Tamako", False),
        ("Kenji", "Kenzo", False),
    ],
)
def test_same_reading(one: str, other: str, same: bool) -> None:
    assert (same_reading(one) == same_reading(other)) is same


def test_readings_stand_in_brackets_behind_the_name() -> None:
    text = "大野花子（おおの・はなこ）さん、田中 一郎（たなか　いちろう）氏、東京（とうきょう）"
    assert [(text[n.start : n.end], n.surname, n.given) for n in read_names(text)] == [
        ("大野花子", "おおの", "はなこ"),
        ("田中 一郎", "たなか", "いちろう"),
    ]


_PAIRS = [("zh", "en"), ("en", "zh"), ("ko", "en"), ("ja", "en")]
_PIECES = ["王", "永", "战", "记者", "说", "、", "김정은", "이", "（おの・はな）", "大野", "Wang ", "Yong", "zhan ", "Kim ", "Ou ", "-", "'", "ü", " "]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(_PIECES), max_size=40), st.lists(st.sampled_from(_PIECES), max_size=40)
)
def test_spans_are_in_the_text(source: list[str], target: list[str]) -> None:
    for pair in _PAIRS:
        story = Document("x", "", *pair, (Segment("".join(target), "".join(source)),))
        for found in misread(story, ()):
            for span in (found.span, *found.witness):
                assert 0 <= span.start < span.end
                assert story.text(span)


def test_parted_names_are_left_alone_where_they_are_usual() -> None:
    segments = (Segment("Professor Wang Yong-zheng spoke.", "王永战教授说。"),)
    asked = misread(Document("x", "", "zh-Hans", "en", segments), ())
    assert [found.probability for found in asked] == [0.7]
    assert list(misread(Document("x", "", "zh-Hant-TW", "en", segments), ())) == []


def test_the_library_is_loaded_for_names_in_characters_alone() -> None:
    code = """
import sys
from qa.model import Document, Segment
from qa.scan.misread import misread
def run(source_lang, source, target):
    list(misread(Document("x", "", source_lang, "en", (Segment(target, source),)), ()))
run("de", "Wang Yongzhan", "Wang Yongzheng")
run("zh", "天气很好。", "The weather is fine in Berlin.")
assert "pypinyin" not in sys.modules
run("zh", "王永战。", "Wang Yongzheng.")
assert "pypinyin" in sys.modules and "pypinyin.phrases_dict" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)
