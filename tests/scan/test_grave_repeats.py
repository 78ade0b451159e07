"""A phrase of three words that stands twice is grave, a doubled word is a slip of the hand."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Segment, Severity
from qa.project import Project


@pytest.mark.parametrize(
    ("pair", "source", "target", "severity"),
    [
        ("tr-de", "Deprem sabah saatlerinde oldu.", "Das Beben war in den Morgenstunden in den Morgenstunden.", Severity.MAJOR),
        ("ru-de", "Аэропорт закрыт из-за тумана.", "Der Flughafen ist wegen Nebel Nebel geschlossen.", Severity.MINOR),
        ("fr-zh", "Le ministre veut étudier la question.", "部长将认真考虑这个问题认真考虑这个问题。", Severity.MAJOR),
        ("fr-zh", "Les cas de fraude augmentent.", "诈骗案件诈骗案件不断增加。", Severity.MINOR),
        ("pl-ja", "Parlament odrzucił ustawę.", "議会は法案を否決したと発表議会は法案を否決したと発表した。", Severity.MAJOR),
        ("fa-uk", "پلیس راه را بست.", "Поліція перекрила дорогу до міста після перекрила дорогу до міста після аварії.", Severity.MAJOR),
        # A name that the source has twice is no excuse for a loop, nor for a long phrase.
        ("en-de", "The Roa Roa hotel fell.", "Das Hotel fiel fiel fiel fiel am Montag.", Severity.MAJOR),
        ("ja-en", "首相は辞任した。", "The premier resigned after the talks after the talks.", Severity.MAJOR),
    ],
)  # fmt: skip
def test_how_grave_a_doubling_is(
    project: Project, pair: str, source: str, target: str, severity: Severity
) -> None:
    from_, to = pair.split("-")
    result = examine(Document("story", "", from_, to, (Segment(target, source),)), project)
    assert [f.severity for f in result.findings if f.check == "repeated-text"] == [severity]


@pytest.mark.parametrize(
    ("pair", "source", "target", "safety"),
    [
        ("zh-en", "边贸是当地支柱。", "The trade trade is the local pillar.", "safe"),
        # The end of a compound may belong there.
        ("zh-en", "跨境边贸是当地支柱。", "Cross-border border trade is the local pillar.", "likely"),
        ("en-fr", "They beat the United States.", "Ils ont battu les États-Unis Unis hier.", "likely"),
    ],
)  # fmt: skip
def test_a_doubling_behind_a_hyphen_is_not_taken_away_by_itself(
    project: Project, pair: str, source: str, target: str, safety: str
) -> None:
    from_, to = pair.split("-")
    result = examine(Document("story", "", from_, to, (Segment(target, source),)), project)
    fixes = [f.fix for f in result.findings if f.check == "repeated-text"]
    assert [fix.safety for fix in fixes if fix] == [safety]
