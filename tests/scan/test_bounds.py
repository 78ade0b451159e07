"""A figure that is open in the source and exact in the target."""

from __future__ import annotations

import pytest

from qa.language import base
from qa.model import Document, LostBound, Segment
from qa.scan.bounds import lost_bounds
from qa.scan.quantities import by_place, read_figures
from tests.scan.ring import sentences

SENTENCES = sentences("bounds")["killed"]
FEWER = {lang: sides["fewer"] for lang, sides in sentences("bounded")["killed"].items()}

WRONG = [
    ("en", "zh", "Almost 4,000 soldiers were sent.", "4000名士兵被派往。", "Almost 4,000"),
    ("fr", "en", "Près de 60 pays ont signé.", "60 countries signed.", "Près de 60"),
    ("tr", "en", "300'e yakın kişi yaralandı.", "300 people were injured.", "300'e yakın"),
    ("en", "fr", "More than half of voters stayed home.", "La moitié des électeurs sont restés chez eux.", "More than half"),
    ("en", "es", "The storm cost at least $2 billion.", "La tormenta costó 2.000 millones de dólares.", "at least $2 billion"),
    ("zh", "fr", "逾六成选民支持。", "60 % des électeurs le soutiennent.", "逾六"),
    ("ru", "en", "Более ста человек пострадали.", "A hundred people were hurt.", "Более ста"),
    ("ko", "en", "50만 명 이상이 대피했다.", "500,000 people evacuated.", "50만 명 이상"),
    ("ja", "de", "300人近くが負傷した。", "300 Menschen wurden verletzt.", "300人近く"),
    ("en", "de", "No more than 300 people came.", "300 Menschen kamen.", "No more than 300"),
    ("zh", "en", "受伤者不超过300人。", "300 people were hurt.", "不超过300"),
    ("ar", "en", "وأكثر من 500 جريح.", "And 500 wounded.", "أكثر من 500"),
]  # fmt: skip

RIGHT = [
    ("en", "de", "At least 300 people fled.", "Die Zahl der Flüchtlinge überstieg 300."),
    ("vi", "en", "Hơn 12 người bị thương.", "More than a dozen people were hurt."),
    ("pl", "en", "Ponad 200 domów spłonęło.", "The fire destroyed upwards of 200 homes."),
    ("en", "ko", "More than 5,000 people took part.", "5,000여 명이 참가했다."),
    ("en", "zh", "More than 340 people were killed.", "340多人遇难。"),
    ("en", "tr", "The toll rose to more than 800.", "Bilanço 800'ü aştı."),
    ("en", "fr", "About 50 people came.", "50 personnes sont venues."),
    ("en", "it", "Up to 50 people came.", "Sono venute 50 persone."),
    ("en", "de", "Fewer than 50 people came.", "Keine 50 Menschen kamen."),
    ("en", "fr", "Fewer than 50 people came.", "Même pas 50 personnes ne sont venues."),
    ("fr", "en", "Moins de 30 % des élus ont voté.", "Not even 30% of members voted."),
    ("en", "de", "At least one person died.", "Ein Mensch starb."),
    ("en", "fr", "The plan runs for 5 years.", "Le plan court sur 5 ans."),
    ("en", "de", "More than 20 came in 2020 and 20 in 2021.", "Im Jahr 2020 kamen 20 und 2021 20."),
    ("en", "en-GB", "More than 20 people came.", "20 people came."),
    ("en", "sw", "More than 20 people came.", "Watu 20 walikuja."),
]  # fmt: skip


def lost(langs: tuple[str, str], source: str, target: str, *right: str) -> list[LostBound]:
    document = Document("story", "", *langs, (Segment(target, source, right),))
    return [*lost_bounds(document, by_place(read_figures(document, ())))]


@pytest.mark.parametrize("name", sorted(SENTENCES))
def test_a_bound_is_missed_in_every_language(name: str) -> None:
    theirs = SENTENCES[name]
    for other, ours in sorted(SENTENCES.items()):
        if base(name) == base(other):
            continue
        for side, source in theirs.items():
            for form, target in ours.items():
                count = len(lost((name, other), source, target))
                assert count == (side != "exact" and form == "exact"), (source, target)


@pytest.mark.parametrize(("source_lang", "target_lang", "source", "target", "there"), WRONG)
def test_the_source_is_quoted_with_its_bound(
    source_lang: str, target_lang: str, source: str, target: str, there: str
) -> None:
    (one,) = lost((source_lang, target_lang), source, target)
    assert source[one.witness.start : one.witness.end] == there
    assert not one.backed


@pytest.mark.parametrize(("source_lang", "target_lang", "source", "target"), RIGHT)
def test_what_is_said_otherwise_is_let_be(
    source_lang: str, target_lang: str, source: str, target: str
) -> None:
    assert not lost((source_lang, target_lang), source, target)


@pytest.mark.parametrize("lang", sorted(FEWER))
def test_the_contrary_bound_is_told_in_every_language(lang: str) -> None:
    for other in sorted(FEWER):
        if base(lang) == base(other):
            continue
        langs = lang, other
        (up,) = lost(langs, SENTENCES[lang]["more"], FEWER[other])
        (down,) = lost(langs, FEWER[lang], SENTENCES[other]["more"])
        (least,) = lost(langs, SENTENCES[lang]["least"], FEWER[other])
        assert [one.turned for one in (up, down, least)] == [True, True, True], langs
        assert not lost(langs, FEWER[lang], FEWER[other]), langs
        assert not lost(langs, SENTENCES[lang]["least"], SENTENCES[other]["more"]), langs


def test_the_bound_of_each_figure_is_compared_with_its_own() -> None:
    source = "At least 12 people were killed and more than 30 wounded."
    wrong = "Mindestens 12 Menschen wurden getötet und weniger als 30 verletzt."
    (one,) = lost(("en", "de"), source, wrong)
    assert wrong[one.span.start : one.span.end] == "weniger als 30"
    assert source[one.witness.start : one.witness.end] == "more than 30"
    assert not lost(("en", "de"), "No fewer than 30 came.", "Mehr als 30 kamen.")
    assert not lost(
        ("en", "de"), "It has not got more than 30 seats.", "Es hat weniger als 30 Sitze."
    )


def test_the_contrary_bound_is_none_where_the_reference_has_it() -> None:
    langs, source, target = ("de", "en"), "Mehr als 300 kamen.", "Fewer than 300 came."
    assert lost(langs, source, target, "More than 300 came.")[0].backed
    assert not lost(langs, source, target, "Fewer than 300 people came.")


def test_a_reference_speaks_for_the_bound_or_against_it() -> None:
    langs, source, target = ("de", "en"), "Mehr als 300 kamen.", "300 came."
    assert lost(langs, source, target, "Over 300 came.")[0].backed
    assert not lost(langs, source, target, "300 people came.")
    assert not lost(langs, source, target, "Many people came.")[0].backed


def test_a_text_of_many_figures_or_one_long_line_takes_no_time() -> None:
    assert not lost(("en", "de"), "more than 5 " * 500, "5 " * 500)
    assert not lost(
        ("en", "de"), "more than 50 people " + "a" * 200_000, "b" * 200_000 + " über 50"
    )
