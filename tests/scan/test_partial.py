"""Languages without figure data: what cannot be read is silent, what can be is found, the rest said."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from qa.engine import examine
from qa.model import Document, Finding, Segment, Severity
from qa.project import Config, Project, open_project

SENTENCES: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "twelve.toml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return open_project(Config(), tmp_path_factory.mktemp("cache"))


def looked(
    project: Project, source: str, target: str, pair: tuple[str, str], reference: str = ""
) -> list[Finding]:
    segment = Segment(target=target, source=source, references=(reference,) if reference else ())
    found = examine(Document("s", "s", *pair, (segment,)), project)
    assert found.failure is None
    return [f for f in found.findings if f.severity >= Severity.MAJOR]


@pytest.mark.parametrize("target", SENTENCES)
@pytest.mark.parametrize("source", SENTENCES)
def test_right_translations_are_silent(project: Project, source: str, target: str) -> None:
    rows = zip(SENTENCES[source], SENTENCES[target], strict=True)
    told = [looked(project, one, other, (source, target)) for one, other in rows]
    assert [[(f.check, f.text) for f in found] for found in told] == [[] for _ in told]


class Changed(NamedTuple):
    pair: str
    source: str
    target: str
    wrong: str  # what is told of the target
    right: str | None  # what is to be written in its place


CHANGED = {
    "digits swapped": Changed(
        "en-cs", "At least 1,347 people died.", "Zemřelo nejméně 1 374 lidí.", "1 374", "1 347"
    ),
    "a dot groups": Changed(
        "en-da", "Some 12,480 came to the match.", "12.840 kom til kampen.", "12.840", "12.480"
    ),
    "a dot groups where blanks are usual": Changed(
        "en-no", "Some 12,480 came to the match.", "12.840 kom til kampen.", "12.840", "12.480"
    ),
    "a comma is decimal": Changed(
        "en-sv", "It rose by 7.4 percent.", "Den steg med 7,9 procent.", "7,9", "7,4"
    ),
    "a scale by its name": Changed(
        "en-sk", "They lost 2.5 million.", "Stratili 2,5 miliardy.", "2,5 miliardy", None
    ),
    "the number before a scale": Changed(
        "en-hu", "It lost 4.75 billion.", "4,57 milliárdot vesztett.", "4,57", None
    ),
    "digits that do not look alike": Changed(
        "cs-en", "Zemřelo 47 lidí.", "53 people died.", "53", "47"
    ),
    "digits of its own": Changed(
        "en-bn", "At least 147 people died.", "অন্তত ১৭৪ জন নিহত হন।", "১৭৪", "১৪৭"
    ),
    "a month by its name": Changed(
        "en-cs", "He died on 12 March 2024.", "Zemřel 12. května 2024.", "května", "března"
    ),
    "the day of a date": Changed(
        "bg-en", "Умира на 12 март 2024 г.", "He died on March 21, 2024.", "21", "12"
    ),
    "into a language with data": Changed(
        "fi-en", "Ainakin 1 347 ihmistä kuoli.", "At least 1,374 people died.", "1,374", "1,347"
    ),
    "between two without": Changed(
        "ro-bg", "Au murit 1.347 de oameni.", "Загинаха 1374 души.", "1374", "1347"
    ),
    "a scale that is not read": Changed(
        "ro-en",
        "Sunt 1.250 de miliarde de lei.",
        "It is 2.25 trillion lei.",
        "2.25 trillion",
        "1.25 trillion",
    ),
    "a language that is nowhere": Changed(
        "en-qaa", "At least 1347 people died.", "Aba 1374 bapfuye.", "1374", "1347"
    ),
}


@pytest.mark.parametrize("case", CHANGED.values(), ids=CHANGED)
def test_changed_figures_are_found(project: Project, case: Changed) -> None:
    source, _, target = case.pair.partition("-")
    (found,) = looked(project, case.source, case.target, (source, target))
    assert (found.text, found.fix and found.fix.replacement) == (case.wrong, case.right)


SILENT = {
    "an inflected scale word": ("en-cs", "With 3 billion euros.", "Se 3 miliardami eur."),
    "one that is not in the plural": ("en-fi", "Of 2.5 million.", "2,5 miljoonasta."),
    "a scale word in front": ("en-sw", "It lost 2.5 million.", "Ilipoteza milioni 2.5."),
    "a number in words": ("en-cs", "It has 47 members.", "Má čtyřicet sedm členů."),
    "another unit": ("en-cs", "It lies 10 miles away.", "Leží 16 kilometrů odtud."),
    "an hour with a dot": ("en-fi", "At 2:30 p.m. it began.", "Se alkoi kello 14.30."),
    "an hour with a comma": ("en-bg", "At 2:30 p.m. it began.", "Започна в 14,30 часа."),
    "an hour that is counted otherwise": ("en-sw", "It left at 6:15.", "Iliondoka saa 12:15."),
    "a month without its day": ("en-cs", "In March they met.", "Sešli se v březnu."),
    "a month that is another word": ("en-ro", "There were 3 more people.", "Erau cu 3 mai mulți."),
    "a date in digits": ("en-hu", "He died on 3 May 2024.", "Meghalt 2024. 05. 03-án."),
    "a negation": ("en-cs", "He did not come.", "Přišel."),
    "a mark of the other kind": ("en-qaa", "It has 1,347 members.", "Ifite 1.347."),
}


@pytest.mark.parametrize(("pair", "source", "target"), SILENT.values(), ids=SILENT)
def test_what_is_not_read_is_silent(project: Project, pair: str, source: str, target: str) -> None:
    one, _, other = pair.partition("-")
    assert looked(project, source, target, (one, other)) == []
    assert looked(project, target, source, (other, one)) == []


def test_a_number_in_words_of_the_reference_is_not_read(project: Project) -> None:
    told = looked(project, "It has 47.", "Má 47.", ("en", "cs"), "Má čtyřicet sedm.")
    assert told == []


SAID = {
    ("en", "de"): (),
    ("en", "cs"): ("numbers in words, units, hours and dates without the name of a month, negation, opposites, kinds, women and men, qualifiers, hedges and who does what to whom in Czech (cs)",),
    ("sw", "en"): (
        "numbers in words, units, hours and dates without the name of a month, negation, opposites, kinds, women and men, qualifiers, hedges, who does what to whom and words left untranslated in sw",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("pair", "notes"), SAID.items(), ids=map("-".join, SAID))
def test_it_is_said_once(project: Project, pair: tuple[str, str], notes: tuple[str, ...]) -> None:
    segments = tuple(Segment(target="12.", source="12.") for _ in range(3))
    found = examine(Document("s", "s", *pair, segments), project)
    told = [note for note in found.unseen if "qa language list" in note]
    assert told == [f"{note}, which has no data for them: see qa language list" for note in notes]
