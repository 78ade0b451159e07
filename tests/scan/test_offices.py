"""Two countries that changed places beside an office, in 24 languages."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from qa.engine import examine
from qa.model import Document, Finding, Segment
from qa.project import Project

_LINES = Path(__file__).with_name("offices.tsv").read_text(encoding="utf-8").splitlines()
_ROWS = {lang: (right, exchanged) for lang, right, exchanged in (x.split("\t") for x in _LINES[1:])}
# All 552 directions take a minute: into and out of one language with capitals and one without.
_HUBS = ("en", "ar")
DIRECTIONS = [d for d in itertools.permutations(_ROWS, 2) if not {*d}.isdisjoint(_HUBS)]


def found(project: Project, source: tuple[str, str], target: tuple[str, str]) -> list[Finding]:
    story = Document("story", "", source[0], target[0], (Segment(target[1], source[1]),))
    result = examine(story, project)
    assert result.failure is None
    return list(result.findings)


def checks(project: Project, pair: str, source: str, target: str) -> list[str]:
    theirs, _, ours = pair.partition("-")
    return [f.check for f in found(project, (theirs, source), (ours, target))]


@pytest.mark.parametrize(("source", "target"), DIRECTIONS)
def test_exchanged_countries_are_told_and_right_ones_are_not(
    project: Project, source: str, target: str
) -> None:
    origin, (right, exchanged) = (source, _ROWS[source][0]), _ROWS[target]
    assert not found(project, origin, (target, right))
    wrong = found(project, origin, (target, exchanged))
    assert {f.check for f in wrong} == {"misplaced-entity"}
    assert {f.term for f in wrong} <= {"country.eg", "country.tr"}


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        # Shared by two, by a list, of one and the same office, with a country on both sides.
        ("zh-en", "伊朗和伊拉克总统会晤。", "The presidents of Iraq and Iran met."),
        ("fr-en", "Les présidents de l’Irak et de l’Iran se sont vus.",
         "Iran and Iraq's presidents met."),
        ("en-zh", "The Iranian foreign minister met the foreign minister of Iraq.",
         "伊拉克外长与伊朗外长会晤。"),
        ("ru-en", "Президент США о премьер-министре Израиля и об Иране.",
         "The US president on Israel's prime minister and on Iran."),
        # Whose an envoy is and where he is are two countries.
        ("zh-en", "中国驻美国大使谢锋对美国表示不满。",
         "Chinese Ambassador to the United States Xie Feng voiced dissatisfaction."),
        ("tr-en", "ABD'nin Ankara Büyükelçisi Türkiye'yi övdü.", "The U.S. ambassador to Türkiye praised it."),
        # An office that one side alone has, and one without its country.
        ("de-en", "Der französische Präsident empfing den deutschen Kanzler.",
         "The German chancellor was received in France by the president."),
        ("es-en", "El presidente de Colombia llamó al de Venezuela.",
         "The president of Colombia called his counterpart of Venezuela."),
        # A capital is where the host is at home.
        ("ru-en", "Президент Ирана прибыл в Багдад.",
         "The Iraqi president received his Iranian counterpart in Baghdad."),
        ("de-en", "Der iranische Präsident wurde in Bagdad empfangen.",
         "The Iraqi president received Iran's leader."),
        ("es-en", "El canciller argentino se reunió en Montevideo con el presidente.",
         "The Argentine foreign minister met the Uruguayan president in Montevideo."),
    ],
)  # fmt: skip
def test_what_is_not_plain_is_left_alone(
    project: Project, pair: str, source: str, target: str
) -> None:
    assert "misplaced-entity" not in checks(project, pair, source, target)


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("ko-en", "이란 외무장관이 바그다드를 방문했다.", "The Iraqi foreign minister visited Baghdad."),
        ("ru-en", "Президент Ирана прибыл в Багдад.", "The Iraqi president arrived in Baghdad."),
        ("nl-de", "De Zambiaanse president bezocht Harare.", "Der Präsident von Simbabwe besuchte Harare."),
        ("fr-es", "Le premier ministre slovaque est arrivé à Ljubljana.",
         "El primer ministro esloveno llegó a Liubliana."),
    ],
)  # fmt: skip
def test_a_capital_makes_nobody_of_its_country(
    project: Project, pair: str, source: str, target: str
) -> None:
    assert "misplaced-entity" in checks(project, pair, source, target)
