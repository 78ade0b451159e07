"""One in five is every fifth, a fifth and 20 %, in any language against any other."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pytest

from qa.figures.likeness import counted
from qa.figures.pairing import Pairing, pair
from qa.figures.reading import figures
from qa.figures.shares import shares
from qa.figures.writing import rewrite
from tests.growth import linear, part

_LANGUAGES = 24
_STEPS = (7, 11, 24, 61)  # from a sentence to those that it is compared with


class Row(NamedTuple):
    """A sentence with its share, told as `share`, `percent` or `fraction`."""

    lang: str
    how: str
    share: str
    text: str


def _rows() -> tuple[Row, ...]:
    lines = (Path(__file__).parent / "shares.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(Row(*line.split("\t")) for line in lines[1:])


ROWS = _rows()
SHARES = tuple(row for row in ROWS if row.how == "share")
BESIDE = tuple(
    (row, ROWS[(at + step) % len(ROWS)])
    for at, row in enumerate(ROWS)
    for step in _STEPS
    if "share" in (row.how, ROWS[(at + step) % len(ROWS)].how)
)


def _read(text: str, code: str) -> list[tuple[str, Fraction | None]]:
    found = shares(text, code, figures(text, code, 0, "target"))
    return [(text[one.figure.span.start : one.figure.span.end], one.figure.low) for one in found]


def _pair(code: str, ours: str, other: str, theirs: str) -> Pairing:
    mine, its = figures(ours, code, 0, "target"), figures(theirs, other, 0, "source")
    return pair(mine, its, shares=lambda: (shares(ours, code, mine), shares(theirs, other, its)))


def test_each_language_tells_several_shares() -> None:
    told = {lang: {row.share for row in SHARES if row.lang == lang} for lang, *_ in SHARES}
    assert len(told) == _LANGUAGES
    assert all({"1/5", "1/3", "3/10"} <= values for values in told.values())


@pytest.mark.parametrize("row", SHARES, ids=lambda row: f"{row.lang} {row.text}")
def test_a_share_is_read(row: Row) -> None:
    assert [value for _, value in _read(row.text, row.lang)] == [Fraction(row.share)]


@pytest.mark.parametrize(
    ("row", "other"),
    [both for both in BESIDE if both[0].share == both[1].share],
    ids=lambda row: f"{row.lang} {row.how} {row.share}",
)
def test_nothing_is_told_of_one_share(row: Row, other: Row) -> None:
    found = _pair(row.lang, row.text, other.lang, other.text)
    assert (found.changed, found.added, found.dropped) == ((), (), ())


@pytest.mark.parametrize(
    ("row", "other"),
    [both for both in BESIDE if both[0].share != both[1].share],
    ids=lambda row: f"{row.lang} {row.how} {row.share}",
)
def test_another_share_is_told_once(row: Row, other: Row) -> None:
    found = _pair(row.lang, row.text, other.lang, other.text)
    assert (len(found.changed), found.added, found.dropped) == (1, (), ())


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Every fourth year they meet."),
        ("en", "It happened once in 2020."),
        ("en", "5 of 12 members came."),
        ("en", "They meet one day in ten days."),
        ("en", "They lost two in March."),
        ("en", "The odds are 10 to 1."),
        ("en", "Five in three is no share."),
        ("en", "One or two in five."),
        ("en", "One in 4,321 is no round number."),
        ("de", "Sie treffen sich jeden zweiten Tag."),
        ("ru", "Каждый второй день идут дожди."),
        ("pl", "Co drugi rok są wybory."),
        ("zh", "每四年举行一次选举。"),
        ("ja", "4年に1度の選挙が行われた。"),
        ("ko", "4년에 1번 선거를 치른다."),
    ],
)
def test_what_is_no_share(code: str, text: str) -> None:
    assert _read(text, code) == []


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("en", "Nearly one in five of them", "one in five"),
        ("en", "a four-in-ten chance", "four-in-ten"),
        ("fr", "plus d'un jeune Français sur trois", "un jeune Français sur trois"),
        ("de", "jeder 10. Deutsche", "jeder 10."),
        ("tr", "10 kişiden 7'si", "10 kişiden 7"),
        ("zh", "每10000人中有1人", "每10000人中有1"),
    ],
)
def test_where_a_share_stands(code: str, text: str, found: str) -> None:
    assert [words for words, _ in _read(text, code)] == [found]


@pytest.mark.parametrize(
    ("code", "ours", "other", "theirs"),
    [
        # The other side counts it out in words that no pattern knows.
        ("en", "One child in five, and 40 percent of adults.", "ar", "طفل من كل خمسة و40 في المئة من البالغين."),
        ("ar", "طفلان من كل خمسة أطفال.", "en", "Two in five children."),
        # Two numbers are no share where the other side has the same two.
        ("de", "Zwei Tore in fünf Spielen, ein Drittel davon spät.", "en", "Two goals in five games, a third of them late."),
        ("zh", "他在五次袭击中的一次中丧生；三分之一是儿童。", "en", "He died in one of five attacks; a third were children."),
        # A share with its percentage behind it.
        ("ru", "Каждый пятый ребёнок, то есть 20 процентов.", "en", "One child in five, or 20 percent."),
        ("ru", "Половина браков.", "en", "One out of every two marriages."),
        # As roughly as words say it.
        ("de", "33 Prozent rauchen.", "en", "One in three smokes."),
        ("ja", "成人の約18%が喫煙している。", "en", "Nearly one in five adults smoke."),
    ],
)  # fmt: skip
def test_nothing_is_told(code: str, ours: str, other: str, theirs: str) -> None:
    found = _pair(code, ours, other, theirs)
    assert (found.changed, [one for one in found.dropped if counted(one)]) == ((), [])


@pytest.mark.parametrize(
    ("code", "ours", "other", "theirs", "wrong", "right"),
    [
        ("en", "One in three pupils", "de", "Jeder fünfte Schüler", "three", "five"),
        ("en", "Nine in ten voters", "ja", "有権者の10人に6人", "Nine", "Six"),
        ("de", "Jede dritte Frau", "fr", "Une femme sur dix", "dritte", "zehnte"),
        ("ja", "5人に1人", "ru", "Каждый третий", "5", "3"),
        ("de", "30 Prozent", "en", "One in five", "30", "20"),
        ("ko", "10명 중 3명", "it", "Nove su dieci", "3", "9"),
        ("en", "One in 100 babies", "ja", "1000人に1人", "100", "1000"),
        ("en", "One in three", "es", "Dos de cada cinco", "One in three", ""),
    ],
)
def test_the_number_that_is_wrong(
    code: str, ours: str, other: str, theirs: str, wrong: str, right: str
) -> None:
    ((figure, instead, _),) = _pair(code, ours, other, theirs).changed
    written = ours[figure.span.start : figure.span.end]
    there = theirs[instead.span.start : instead.span.end]
    assert (written, rewrite(written, code, instead, there, ours)) == (wrong, right)


@pytest.mark.parametrize(
    ("code", "unit"),
    [("en", "one in "), ("en", "one a b in five "), ("de", "jeder "), ("tr", "beş aaaaaaaaaan "),
     ("zh", "每五"), ("ja", "5人に"), ("en", "1"), ("en", "fifth every ")],
)  # fmt: skip
def test_shares_without_end(code: str, unit: str) -> None:
    text = unit * (16_000 // len(unit))
    read = figures(text, code, 0, "target")

    def work(size: int) -> None:
        piece = part(text, size)
        shares(piece, code, [figure for figure in read if figure.span.end <= len(piece)])

    assert linear(work)
