"""Designations: what is told from others of its name by a number, by letters, or by both."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.engine import examine
from qa.figures.reading import figures
from qa.figures.romans import roman, romans
from qa.model import Document, Finding, Segment
from qa.project import Project

_LINES = Path(__file__).with_name("designations.tsv").read_text(encoding="utf-8").splitlines()
ROWS: dict[str, dict[str, str]] = {}
for _kind, _lang, _text in (line.split("\t") for line in _LINES[1:]):
    ROWS.setdefault(_kind, {})[_lang] = _text
# The right number and a wrong one, and how far apart the two languages stand in the row.
NUMBERS = {
    "tank": (2, 1, 5),
    "article": (9, 7, 7),
    "channel": (12, 13, 11),
    "missile": (110, 313, 13),
}
RING = [
    (kind, source, sorted(rows)[(at + NUMBERS[kind][2]) % len(rows)])
    for kind, rows in ROWS.items()
    for at, source in enumerate(sorted(rows))
]

WRONG = [
    # source's language, target's, source, target with a place, right, wrong
    ("en", "zh", "The H5N1 virus spread.", "{}病毒扩散了。", "H5N1", "H1N5"),
    ("zh", "en", "北京PM2.5浓度下降。", "Beijing's {} level fell.", "PM2.5", "PM10"),
    ("en", "pl", "It will buy 250 M1A2 Abrams.", "Kupi 250 czołgów {} Abrams.", "M1A2", "M1A1"),
    ("en", "es", "The B.1.1.7 variant spread.", "La variante {} se propagó.", "B.1.1.7", "B.1.1.1"),
    ("fr", "vi", "Un accident sur la nationale 1A.", "Tai nạn trên quốc lộ {}.", "1A", "1B"),
    ("en", "de", "The Tesla Model 3 sells well.", "Das Tesla {} verkauft sich gut.", "Model 3", "Model S"),
    ("en", "ru", "The Tesla Model Y sells well.", "Tesla {} хорошо продаётся.", "Model Y", "Model 3"),
    ("zh", "en", "教皇利奥十四世发表讲话。", "Pope Leo {} gave a speech.", "XIV", "XVI"),
    ("zh", "en", "神舟二十号发射成功。", "The Shenzhou-{} was launched.", "20", "21"),
    ("ja", "en", "北朝鮮は「火星18」を発射した。", "North Korea fired a Hwasong-{}.", "18", "8"),
    ("zh", "en", "世界卫生组织（WHO）发表声明。", "The World Health Organization ({}) made a statement.", "WHO", "WTO"),
    ("ar", "ja", "أعلنت شركة TSMC أرباحها.", "{}が利益を発表した。", "TSMC", "SMIC"),
    ("en", "ko", "The IMF cut its forecast.", "{}는 전망치를 낮췄다.", "IMF", "IFM"),
]  # fmt: skip
SILENT = [
    # The number of a name that was left out, and one that counts something.
    ("ja", "en", "3年生の旅行が中止になった。", "The trip was cancelled because of COVID-19."),
    # One in short, a quarter, degrees west, an hour.
    ("en", "de", "A Su-35S crashed.", "Eine Su-35 stürzte ab."),
    ("en", "fr", "Q4 revenue rose.", "Le chiffre d'affaires du T4 a augmenté."),
    ("en", "es", "It lies at 75W.", "Está a 75O."),
    ("fr", "en", "La séance a repris à 18H30.", "The session resumed at 6:30 p.m."),
    ("de", "en", "Pius X. und Windows X", "Pius X and Windows 10"),
    # Bodies by the letters of another language, and what the text spells out.
    ("zh", "fr", "世界卫生组织（WHO）发表声明。", "L'OMS a publié une déclaration."),
    ("zh", "en", "NGO发表声明。", "Some non-profit organizations (NPO) made statements."),
    ("ar", "fr", "خطاب البابا ليو الرابع عشر", "Le discours du pape Léon XIV"),
    ("en", "fr", "World War II ended.", "La Seconde Guerre mondiale a pris fin."),
]  # fmt: skip


def told(project: Project, langs: tuple[str, str], *sides: tuple[str, str]) -> list[Finding]:
    """What is said of the names and numbers of a story's segments: source and target of each."""
    segments = tuple(Segment(target, source) for source, target in sides)
    found = examine(Document("story", "", *langs, segments), project).findings
    return [f for f in found if f.check in ("changed-number", "changed-name")]


@pytest.mark.parametrize(("kind", "source", "target"), RING)
def test_another_number_is_told_and_put_right(
    project: Project, kind: str, source: str, target: str
) -> None:
    right, wrong, _ = NUMBERS[kind]
    theirs, ours = ROWS[kind][source].format(right), ROWS[kind][target]
    assert told(project, (source, target), (theirs, ours.format(right))) == []
    (found,) = told(project, (source, target), (theirs, ours.format(wrong)))
    assert found.fix
    assert str(right) in found.fix.replacement


@pytest.mark.parametrize(("source", "target", "theirs", "ours", "right", "wrong"), WRONG)
def test_other_letters_are_told_and_put_right(
    project: Project, source: str, target: str, theirs: str, ours: str, right: str, wrong: str
) -> None:
    assert told(project, (source, target), (theirs, ours.format(right))) == []
    (found,) = told(project, (source, target), (theirs, ours.format(wrong)))
    assert found.fix
    assert ours.format(wrong).replace(found.text, found.fix.replacement) == (ours.format(right))


@pytest.mark.parametrize(("source", "target", "theirs", "ours"), SILENT)
def test_what_is_the_same_is_silent(
    project: Project, source: str, target: str, theirs: str, ours: str
) -> None:
    assert told(project, (source, target), (theirs, ours)) == []


def test_the_sentence_before_speaks_for_no_other_one(project: Project) -> None:
    first = ("Der Leopard 2 wird geliefert.", "The Leopard 2 will be delivered.")
    second = ("Der Leopard 2 ist schnell.", "The Leopard 1 is fast.")
    (found,) = told(project, ("de", "en"), first, second)
    assert (found.text, found.fix and found.fix.replacement) == ("1", "2")


def test_a_reference_that_has_it_speaks_for_it(project: Project) -> None:
    segment = Segment("Das Tesla Model S.", "The Tesla Model 3.", ("Das Tesla Model S.",))
    found = examine(Document("story", "", "en", "de", (segment,)), project).findings
    assert not any(f.check == "changed-number" for f in found)


@pytest.mark.parametrize(
    ("code", "text", "kind", "value"),
    [
        ("ko", "헌법 제9조를 개정한다.", "name", 9),
        ("ko", "헌법 9조를 개정한다.", "name", 9),
        ("ko", "예산은 9조 원이다.", "money", 9 * 10**12),
        ("ja", "「トイ・ストーリー3」", "number", 3),
        ("en", 'The film "Dune 2" opens.', "number", 2),
        ("en", 'A 15" screen.', "measure", 15),
        ("en", "Channel 2 has it.", "name", 2),
        ("it", "Canale 5 ha detto.", "name", 5),
        ("it", "Bruciati 5 ha di bosco.", "measure", 5),
        ("es", "El Canal 5 ha dicho.", "name", 5),
    ],
)
def test_what_a_number_stands_for(code: str, text: str, kind: str, value: int) -> None:
    (found,) = figures(text, code, 0, "target")
    assert found.kind == kind
    assert found.low == value


def test_roman_numerals_are_read_as_they_are_written() -> None:
    assert [value for _, _, value in romans("Leo XIV, le XVIIe siècle, I and CV")] == [14, 17, 105]
    assert all(
        [v for _, _, v in romans(f"{roman(n)}")] == [n] for n in (2, 4, 9, 14, 39, 49, 99, 399)
    )
