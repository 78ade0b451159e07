"""Text that wants to hang the program: twice as much of it takes twice the time, not four times.

Ratios are compared, never seconds, so that the machine does not matter: the best of some runs at n
and at 2n characters, all checks with all packs.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from qa.engine import examine
from qa.model import Document, Segment
from qa.project import Project
from tests.growth import linear

SIZE = 4_500  # characters: what is quadratic takes most of its time there

SOURCE = "塔利班代表团在卡塔尔多哈同美国和阿富汗政府谈判，默克尔和普京也参加了，电话2025550143。"
TARGET = "Taliban delegates in Doha, Qatar; Angela Merkel and Vladimir Putin took part, phone 2025550143."

REPEATED = {
    "no blank": "abcdefghij",
    "digits": "1234567890",
    "one digit": "7",
    "groups of digits": "1 2 3 ",
    "words joined by stops": "abcd.Ef",
    "words joined by commas": "abcd,ef",
    "letters of two scripts": "abа ",
    "numbers of notes": "a.[1]",
    "open brackets": "(",
    "opened and closed": "(a)[b]",
    "square brackets": "[a ",
    "open quotation marks": "“a ",
    "closing quotation marks": "” b",
    "straight quotation marks": '" a "b ',
    "sic": "Kabull [sic] ",
    "sic without a blank": "a[sic]",
    "bidi controls": "\u202eab\u2066c\u200f",
    "one bidi control": "\u202e",
    "lone surrogates": "a\ud800 b\udfff",
    "combining marks": "\u0301",
    "marks in the wrong order": "\u0301\u0323",
    "marked letters": "e\u0301\u0323",
    "one word": "peace ",
    "one name": "Taliban ",
    "a surname": "Merkel ",
    "mangled names": "Angela Merkil ",
    "wrong renderings": "internal Arab dialogue Balladal Tajikistan ",
    "sums in a sign of fifty currencies": "$3.6 million, ",
    "one long name": "Donaudampfschiff",
    "numerals in words": "twenty twenty ",
    "scripts by turns": "aбγ中あ가א",
    "emoji with joiners": "👩\u200d👩\u200d👧🏽",
    "zero width": "a\u200b\u200d\ufeff",
    "quotation marks of twelve languages": "“„«‹「『﹁《‘‚\"'a»›」』",
    "unknown names": "Zorgan Brekmi ",
    "countries": "Iran and Iraq, ",
    "cities of two scripts": "Kherson, Odesa, Москва, Самара, ",
    "acronyms": "USA NATO ",
    "hyphens": "al-Baghdadi-",
    "apostrophes": "d'",
    "loose dates": "on the 4th ",
    "full dates": "on the 4th of March 2021 ",
    "blanks": " ",
    "blanks before stops": "a . ",
    "lines": "a\n",
    "Han": "塔利班",
    "Han abbreviations": "美塔代表团在阿富汗",
    "Han for sounds": "斯克尔巴特",
    "Han with dots": "斯克·尔巴特",
    "Han dates": "4日",
    "katakana": "アメリカ・",
    "hangul": "대통령은 ",
    "hangul without blanks": "김정은",
    "Arabic country": "العراق ",
    "Arabic person": "محمد بن سلمان ",
    "Arabic marks": "مُحَمَّد ",
    "Hebrew": "בנימין נתניהו ",
    "Russian person": "Владимир Путин ",
    "Hindi": "भारत ",
    "Thai": "ประเทศไทย",
}


def _repeated(unit: str, size: int) -> str:
    """Whole units only: a half word at the end may be another case."""
    return unit * (size // len(unit))


def _names(size: int) -> str:
    """Capitalised words, each another one."""
    parts = itertools.product("bdfgklmnprst", "aeiou", "bdfgklmnprst", "aeiou", "bdgkn")
    words = itertools.cycle("".join(word).capitalize() for word in parts)
    return " ".join(itertools.islice(words, size // 6))


def _nested(size: int) -> str:
    return "(" * (size // 2) + ")" * (size // 2)


def _quoted(size: int) -> str:
    return "“" * (size // 2) + "”" * (size // 2)


def _marked(size: int) -> str:
    """One letter and a heap of marks in the order that costs most to sort."""
    return "e" + "\u0323\u0301" * (size // 2)


def _numbers(size: int) -> str:
    """Numbers of which no two are the same."""
    return " ".join(str(137 + 7 * n) for n in range(size // 6))


BUILT: dict[str, Callable[[int], str]] = {
    "new numbers": _numbers,
    "new names": _names,
    "nested brackets": _nested,
    "nested quotation marks": _quoted,
    "a heap of marks": _marked,
}

MAKERS: dict[str, Callable[[int], str]] = BUILT | {
    name: lambda size, unit=unit: _repeated(unit, size) for name, unit in REPEATED.items()
}

Shape = Callable[[str], Document]


def _document(
    pair: str, target: str, source: str | None = None, reference: str | None = None
) -> Document:
    source_lang, target_lang = pair.split("-")
    references = (reference,) if reference else ()
    return Document("x", "", source_lang, target_lang, (Segment(target, source, references),))


# Where the hostile text stands, and what else there is.
SHAPES: dict[str, Shape] = {
    "alone": lambda text: _document("zh-en", text),
    "target": lambda text: _document("zh-en", text, SOURCE),
    "source": lambda text: _document("ja-en", TARGET, text),
    "all lost": lambda text: _document("ru-en", TARGET, text, text),
    "into Chinese": lambda text: _document("en-zh", text, TARGET, text),
    "into Arabic": lambda text: _document("ar-ar", text, text, text),
    "all": lambda text: _document("ru-en", text, text, text + " end"),
}


def _linear(make: Callable[[int], Document], project: Project) -> bool:
    documents = {size: make(size) for size in (1, 2)}

    def work(size: int) -> None:
        assert examine(documents[size], project).failure is None

    return linear(work)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("maker", MAKERS)
def test_twice_the_text_takes_twice_the_time(maker: str, shape: str, project: Project) -> None:
    assert _linear(lambda times: SHAPES[shape](MAKERS[maker](SIZE * times)), project)


ROWS = {
    "right": (SOURCE, TARGET),
    "mangled": (SOURCE, "Talaban met Angela Merkil in Dohha on the 4th , said “Kabull ” Burma."),
    "confused": ("美塔会谈，塔代表团", "Tajikistan talks: the U.S. and the Tajik delegation"),
    "cities": ("哈尔科夫遭袭，敖德萨没有。", "Kherson was hit, Odesa was not."),
    "quoted": (SOURCE, "“Taliban” and “Taliban [sic]” in “Kabull ” met “Merkil”."),
}


@pytest.mark.parametrize("row", ROWS)
def test_twice_the_segments_take_twice_the_time(row: str, project: Project) -> None:
    source, target = ROWS[row]

    def story(times: int) -> Document:
        segments = tuple(Segment(target, source, (TARGET,)) for _ in range(80 * times))
        return Document("x", "", "zh", "en", segments)

    assert _linear(story, project)


@pytest.mark.parametrize(("unit", "most"), [("(", 100), ("a\ud800 ", 1000)])
def test_one_segment_is_not_told_without_end(project: Project, unit: str, most: int) -> None:
    few, many = (len(examine(_document("en-en", unit * n), project).findings) for n in (3000, 6000))
    assert few == many <= most + 2
