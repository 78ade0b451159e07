"""Temperatures below zero: on which side of it a figure is, and what is told where it changes sides."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.errors import GlossaryError
from qa.figures.numerals.tongue import tables, tongue_of
from qa.figures.reading import figures
from qa.model import Document, FigureChange, Segment
from qa.project import Project
from qa.scan import scan
from tests.growth import linear, part

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "degrees.tsv").read_text(encoding="utf-8").splitlines()[1:]
]
LANGS = sorted({lang for lang, _, _ in ROWS})


def changes(
    project: Project, pair: str, source: str, target: str, *references: str
) -> list[FigureChange]:
    source_lang, target_lang = pair.split(">")
    segment = Segment(target, source, references)
    document = Document("story", "", source_lang, target_lang, (segment,))
    return list(scan(document, project.compiled).figure_changes)


def told(project: Project, pair: str, source: str, target: str, *references: str) -> list[str]:
    found = changes(project, pair, source, target, *references)
    return [f"{c.kind}: {target[c.span.start : c.span.end]} > {c.instead}" for c in found]


@pytest.mark.parametrize(("lang", "side", "text"), ROWS)
def test_a_temperature_below_zero_is_read_as_one(lang: str, side: str, text: str) -> None:
    (figure,) = [f for f in figures(text, lang, 0, "target") if f.high == 15]
    assert figure.below == (side == "below")
    assert figure.low == 15


@pytest.mark.parametrize("step", [1, 10])
def test_what_changes_sides_is_told_and_nothing_else_in_every_language(
    project: Project, step: int
) -> None:
    for lang, side, text in ROWS:
        ours = LANGS[(LANGS.index(lang) + step) % len(LANGS)]
        for other, theirs in ((s, t) for there, s, t in ROWS if there == ours):
            found = changes(project, f"{lang}>{ours}", text, theirs)
            assert [c.kind for c in found] == ([] if side == other else ["sign"]), (text, theirs)


@pytest.mark.parametrize(("pair", "source", "target", "instead"), [
    ("ja>de", "気温は氷点下15度まで下がった。", "Die Temperatur sank auf 15 Grad.", "minus 15"),
    ("ru>fr", "Температура опустится до -30 °C.", "La température descendra à 30 °C.", "-30"),
    ("en>zh", "Temperatures fell to minus 20 degrees.", "气温降至20摄氏度。", "零下20"),
    ("en>ja", "Temperatures fell to minus 20 degrees.", "気温は20度まで下がった。", "氷点下20"),
    ("en>ko", "Temperatures fell to minus 20 degrees.", "기온이 20도까지 떨어졌다.", "영하 20"),
    ("en>de", "Minus 15 degrees were measured.", "15 Grad wurden gemessen.", "Minus 15"),
    ("es>en", "Se registraron 8 grados bajo cero.", "Some 8 degrees above zero were recorded.", "minus 8 degrees"),
    ("es>en", "Se registraron 8 grados bajo cero.", "Eight degrees above zero were recorded.", ""),
    ("en>ru", "It was 8 degrees.", "Было 8 градусов мороза.", "8 градусов"),
    ("zh>en", "气温升至15度。", "The temperature rose to minus 15 degrees.", "15"),
    ("en>hi", "It was 8 degrees.", "तापमान शून्य से 8 डिग्री नीचे रहा।", ""),
    ("en>he", "The temperature fell to minus 15 degrees.", "הטמפרטורה ירדה ל-15 מעלות.", ""),
])  # fmt: skip
def test_what_is_proposed(
    project: Project, pair: str, source: str, target: str, instead: str
) -> None:
    (found,) = changes(project, pair, source, target)
    assert found.instead == instead


@pytest.mark.parametrize(("pair", "source", "target"), [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "degrees-right.tsv").read_text(encoding="utf-8").splitlines()
])  # fmt: skip
def test_what_says_the_same_or_leaves_it_open_is_silent(
    project: Project, pair: str, source: str, target: str
) -> None:
    assert told(project, pair, source, target) == []
    assert told(project, ">".join(reversed(pair.split(">"))), target, source) == []


@pytest.mark.parametrize(("pair", "source", "target", "expected"), [
    ("de>en", "In Chicago waren es minus 30 Grad.", "It was 22 degrees Fahrenheit in Chicago.", ["sign: 22 > minus 22"]),
    ("fr>en", "Le thermomètre affichait -20 °C.", "The thermometer showed 4 °F.", ["sign: 4 > -4"]),
    ("en>fr", "It was 14 degrees Fahrenheit in Chicago.", "Il faisait 10 degrés à Chicago.", ["sign: 10 > moins 10"]),
    ("en>de", "It fell to -5 degrees in Bonn and -15 in Hof.", "In Bonn sank sie auf 5, in Hof auf minus 15 Grad.", ["sign: 5 > minus 5"]),
    ("en>de", "It was -10 °C.", "Es waren -14 °F.", ["sign: -14 > 14"]),
    ("zh>en", "气温降至零下5至10摄氏度。", "It will be between 5 and 10 degrees Celsius.", ["sign: 5 > minus 5", "sign: 10 > minus 10"]),
    ("en>de", "Temperatures plunged to -15C (5F) in Warsaw.", "Die Temperaturen fielen in Warschau auf 15 Grad.", ["sign: 15 > minus 15"]),
    ("ru>zh", "В Оймяконе минус 60.", "奥伊米亚康气温60度。", ["sign: 60 > 零下60"]),
])  # fmt: skip
def test_scales_ranges_and_bare_numbers(
    project: Project, pair: str, source: str, target: str, expected: list[str]
) -> None:
    assert told(project, pair, source, target) == expected


def test_source_and_reference_are_asked_both(project: Project) -> None:
    source, right = "Ожидается до 25 градусов.", "Up to 25 degrees are expected."
    wrong = "Up to negative 25 degrees are expected."
    (found,) = changes(project, "ru>en", source, wrong, right)
    assert (found.kind, found.backed, found.instead) == ("sign", True, "25")
    assert changes(project, "ru>en", "Ожидается до 25 градусов мороза.", wrong, right) == []


def test_unknown_keys_and_a_form_without_its_number_are_refused() -> None:
    tables_: list[dict[str, list[str]]] = [{"under": []}, {"below": ["below zero"]}]
    for table in tables_:
        with pytest.raises(GlossaryError, match="degrees"):
            tongue_of({**tables("en"), "degrees": table})


@pytest.mark.parametrize(("code", "unit"), [
    ("en", "minus 5 to "), ("en", "5 degrees below "), ("en", "degrees "), ("zh", "零下5至"), ("hi", "शून्य से 5 "),
    ("en", "5 degrees Celsius a b c "), ("de", "-5 "),
])  # fmt: skip
def test_marks_without_end(code: str, unit: str) -> None:
    text = unit * (16_000 // len(unit))
    assert linear(lambda size: figures(part(text, size), code, 0, "target"))
