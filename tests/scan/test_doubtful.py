"""What is asked about rather than told: evidence that is there and may be chance."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Segment, Severity
from qa.project import Project

# Words that the target's language has as well, more seldom; those that its list lacks though a near
# language has them; with a case ending; as the first half of a compound.
WORDS = [
    ("en-it", "The audience was large.", "L'audience era grande.", Severity.MINOR),
    ("pl-id", "Po referendum z 2016 roku.", "Setelah referendum tahun 2016.", Severity.MINOR),
    ("fr-es", "Il était un chef connu.", "Era un chef conocido.", Severity.MINOR),
    ("uk-ru", "Це прецедент для судів.", "Это прецедент для судов.", Severity.MINOR),
    ("it-tr", "Per 125 milioni di sterline.", "125 milyon sterline satıldı.", Severity.MINOR),
    ("it-nl", "Servizi non alimentari.", "Diensten en non-food.", Severity.MINOR),
    ("en-it", "They sent messages to them.", "Hanno inviato messages.", Severity.MAJOR),
    ("uk-ru", "Це дуже небезпечно.", "Это дуже опасно.", Severity.MAJOR),
]

# A sentence without figures or names that the one sentence of the target may have as a clause.
CLAUSES = [
    (
        "en-zh",
        "The police department has recently received a large number of reports of fraud by "
        "telephone. The callers pretend to be from a local company and ask the victims to log in "
        "to a false website.",
        "近日警局接获多宗电信诈骗案，不法分子假冒公司，诱骗事主登入网站。",
        Severity.MINOR,
    ),
    (
        "en-zh",
        "The police department has recently received a large number of reports of fraud by "
        "telephone. The callers pretend to be from a local company and ask the victims to log in "
        "to a false website.",
        "近日警局接获多宗诈骗案。",
        Severity.MAJOR,
    ),
]


def _severities(project: Project, pair: str, source: str, target: str, check: str) -> set[Severity]:
    ours, theirs = pair.split("-")
    story = Document("d", "d", ours, theirs, (Segment(target, source),))
    return {f.severity for f in examine(story, project).findings if f.check == check}


@pytest.mark.parametrize(("pair", "source", "target", "severity"), WORDS)
def test_a_word_of_both_languages_is_asked_about(
    project: Project, pair: str, source: str, target: str, severity: Severity
) -> None:
    assert _severities(project, pair, source, target, "untranslated-text") == {severity}


@pytest.mark.parametrize(("pair", "source", "target", "severity"), CLAUSES)
def test_what_may_be_a_clause_is_not_missing_for_sure(
    project: Project, pair: str, source: str, target: str, severity: Severity
) -> None:
    assert _severities(project, pair, source, target, "dropped-text") == {severity}
