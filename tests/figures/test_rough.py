"""What may be one number where either side says it roughly, and what is another one."""

from __future__ import annotations

from fractions import Fraction

import pytest

from qa.figures.likeness import likeness_of
from qa.figures.pairing import ENOUGH, Pairing, pair
from qa.figures.reading import figures

ONE = [
    ("en", "more than two dozen people", "es", "más de 20 personas"),
    ("en", "nearly 50 people", "fr", "49 personnes"),
    ("en", "dozens of people", "en", "scores of people"),
    ("en", "hundreds of people", "en", "several hundred people"),
    ("en", "hundreds of people", "de", "300 Menschen"),
    ("en", "several hundred people", "zh", "300人"),
    ("en", "about a dozen people", "fr", "une dizaine de personnes"),
    ("en", "a dozen people", "pt", "uma dezena de pessoas"),
    ("en", "some 20 people", "fr", "une vingtaine de personnes"),
    ("en", "22 people", "fr", "une vingtaine de personnes"),
    ("en", "about thirteen people", "it", "una quindicina di persone"),
    ("en", "dozens of people", "zh", "数十人"),
    ("en", "more than 30 people", "ja", "三十数人"),
    ("en", "more than thirty people", "zh", "三十多人"),
    ("en", "more than thirty people", "fr", "34 personnes"),
    ("en", "more than ten people", "zh", "十五人"),
    ("en", "more than a hundred people", "fr", "une centaine de personnes"),
    ("en", "more than a hundred people", "pl", "kilkaset osób"),
    ("en", "more than thirty people", "ru", "десятки человек"),
    ("pl", "kilkanaście osób", "en", "a dozen people"),
    ("ru", "полсотни человек", "es", "medio centenar de personas"),
    ("el", "καμιά τριανταριά άτομα", "nl", "een dertigtal mensen"),
    ("en", "33 million euros", "fr", "une trentaine de millions d'euros"),
    ("en", "about two weeks", "fr", "une quinzaine de jours"),
    ("en", "140 people", "fr", "une centaine de personnes"),
    ("en", "1.86 million people", "de", "1,9 Millionen Menschen"),
    ("hi", "साढ़े तीन सौ लोग", "de", "350 Menschen"),
]
OTHERS = [
    ("en", "About 50 people", "it", "Una quindicina di persone"),
    ("zh", "约十五人", "fr", "Une cinquantaine de personnes"),
    ("it", "Una trentina di persone", "en", "About 20 people"),
    ("en", "About 500 people", "ru", "Около полутора тысяч человек"),
    ("de", "Rund 2.500 Menschen", "uk", "Близько півтори тисячі людей"),
    ("en", "More than a dozen people", "zh", "三十多人"),
    ("en", "More than thirty people", "de", "Etwa 50 Menschen"),
    ("en", "About fourteen people", "uk", "Близько сорока людей"),
    ("ru", "около пятидесяти человек", "zh", "十几人"),
    ("pl", "kilkaset osób", "en", "several dozen people"),
    ("en", "hundreds of people", "fr", "environ 80 personnes"),
    ("en", "about 300 people", "hi", "दर्जनों लोग"),
    ("fr", "une centaine de personnes", "en", "60 people"),
    ("en", "about 20 million euros", "fr", "une trentaine de millions d'euros"),
    ("en", "about 30 kilometers", "fr", "une cinquantaine de kilomètres"),
    ("tr", "yaklaşık üç yüz gösterici", "ru", "около сотни демонстрантов"),
    ("en", "more than three thousand people", "uk", "понад тисячі людей"),
    ("tr", "50'den fazla kişi", "en", "about thirty people"),
    ("en", "more than fifty miners", "zh", "二十多名矿工"),
    # no rounding goes by more than a tenth
    ("de", "dreihundertfünfzig Menschen", "en", "three hundred people"),
    ("en", "1.6 billion people", "de", "2 Milliarden Menschen"),
    ("hi", "साढ़े तीन सौ लोग", "fr", "310 personnes"),
    ("hi", "साढ़े तीन सौ लोग", "fr", "quatre cents personnes"),
]


def _pair(code: str, ours: str, other: str, theirs: str) -> Pairing:
    return pair(figures(ours, code, 0, "target"), figures(theirs, other, 0, "source"))


@pytest.mark.parametrize(("code", "ours", "other", "theirs"), ONE)
def test_one(code: str, ours: str, other: str, theirs: str) -> None:
    for found in (_pair(code, ours, other, theirs), _pair(other, theirs, code, ours)):
        assert len(found.equal) == 1
        assert (found.changed, found.added, found.dropped) == ((), (), ())


@pytest.mark.parametrize(("code", "ours", "other", "theirs"), OTHERS)
def test_another(code: str, ours: str, other: str, theirs: str) -> None:
    for found in (_pair(code, ours, other, theirs), _pair(other, theirs, code, ours)):
        assert len(found.changed) == 1


def test_two_rough_numbers_need_the_same_place() -> None:
    (one,) = figures("about thirty reporters", "en", 0, "target")
    (other,) = figures("rund neunzig Fotos", "de", 0, "source")
    assert likeness_of(one, other) == ENOUGH - 1


@pytest.mark.parametrize(
    ("code", "text", "low", "high"),
    [
        ("en", "several people", None, None),
        ("en", "a few hundred", 100, 900),
        ("en", "several million", 10**6, 9 * 10**6),
        ("fr", "plusieurs centaines de milliers", 10**5, 9 * 10**5),
        ("de", "ein paar Dutzend", 12, 108),
        ("uk", "кількадесят", 10, 90),
        ("pl", "około setki", 90, 110),
        ("ru", "более сотни", 100, None),
        ("ru", "сотни", 100, None),
        ("id", "belasan", 11, 19),
        ("fa", "چند هزار", 1000, 9000),
        ("ur", "کئی درجن", 12, 108),
        ("he", "כמה מאות", 100, 900),
        ("th", "ไม่กี่ร้อย", 100, 900),
    ],
)
def test_several(code: str, text: str, low: int | None, high: int | None) -> None:
    read = [(f.low, f.high) for f in figures(text, code, 0, "target")]
    assert read == ([] if low is None else [(Fraction(low), high and Fraction(high))])


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "placés en quarantaine"),
        ("es", "la cuarentena"),
        ("es", "la segunda quincena de marzo"),
        ("pt", "na primeira quinzena de março"),
    ],
)
def test_what_counts_nothing(code: str, text: str) -> None:
    assert [f for f in figures(text, code, 0, "target") if f.low and f.low > 2] == []


def test_what_is_no_unit() -> None:
    assert [f.units for f in figures("12 miners", "en", 0, "target")] == [()]
    assert [f.units for f in figures("30'dan fazla kişi", "tr", 0, "target")] == [()]
    assert [f.units for f in figures("30' uzun", "tr", 0, "target")] == [("length-foot",)]
