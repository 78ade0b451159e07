"""Numbers as Babel writes them for each language are silent; in another language's marks they are told."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest
from babel.numbers import format_decimal

from qa.engine import examine
from qa.model import Document, Segment, Severity
from qa.project import Project

# A frame for the number, and the locale that writes it.
FRAMES = {
    "en": "There were {} tons.", "zh": "共有{}吨。", "ja": "{}トンがあった。", "hi": "{} टन थे।",
    "de": "Es gab {} Tonnen.", "fr": "Il y avait {} tonnes.", "it": "C'erano {} tonnellate.",
    "tr": "{} ton vardı.", "ru": "Было {} тонн.", "uk": "Було {} тонн.", "pl": "Było {} ton.",
    "nl": "Er waren {} ton.", "pt": "Havia {} toneladas.", "id": "Ada {} ton.", "vi": "Có {} tấn.",
}  # fmt: skip
POINT = ("en", "zh", "ja", "hi")
PAIRS = [(a, b) for a, b in product(FRAMES, FRAMES) if a != b and "en" in (a, b)]


def told(
    project: Project, pair: tuple[str, str], one: str, other: str
) -> list[tuple[str, Severity]]:
    texts = FRAMES[pair[1]].format(other), FRAMES[pair[0]].format(one)
    document = Document("story", "", *pair, (Segment(*texts),))
    result = examine(document, project)
    assert result.failure is None
    found = [f for f in result.findings if f.check == "foreign-separator"]
    return [(f.fix.replacement if f.fix else "", f.severity) for f in found]


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
@pytest.mark.parametrize(
    ("value", "severity"),
    [("3.5", Severity.MINOR), ("12352", Severity.MAJOR), ("7.85", Severity.MINOR)],
)
def test_only_the_other_marks_are_told(
    project: Project, pair: tuple[str, str], value: str, severity: Severity
) -> None:
    here, there = (format_decimal(Decimal(value), locale=lang) for lang in reversed(pair))
    assert told(project, pair, there, here) == []
    assert told(project, pair, "12", "12") == []
    alike = (pair[0] in POINT) == (pair[1] in POINT)
    blank = any(sign.isspace() for sign in here + there)
    if not alike and not (blank and severity is Severity.MAJOR):
        assert told(project, pair, there, there) == [(here, severity)]


def test_thousands_in_the_grouping_of_a_language_with_blanks(project: Project) -> None:
    assert told(project, ("en", "ru"), "12,352", "12,352") == [("12\u00a0352", Severity.MAJOR)]
    assert told(project, ("en", "ru"), "12,352", "12\u00a0352") == []


def test_scales_in_words_are_no_thousands(project: Project) -> None:
    for source, target in (("250 тис.", "250,000"), ("6千", "6,000"), ("25万", "250,000")):
        lang = "uk" if "тис" in source else "ja"
        assert told(project, (lang, "en"), source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "safety"),
    [
        ("Prices rose 3.5 percent.", "Die Preise stiegen um 3.5 Prozent.", "safe"),
        ("It is 2.8 million.", "Es sind 2.8 Millionen.", "safe"),
        # What counts nothing may be a name: of a standard, a version, a section.
        ("The network uses 802.11 or newer.", "Das Netz nutzt 802.11 oder neuer.", "likely"),
    ],
)
def test_a_number_that_counts_nothing_is_not_changed_by_itself(
    project: Project, source: str, target: str, safety: str
) -> None:
    story = Document("story", "", "en", "de", (Segment(target, source),))
    fixes = [f.fix for f in examine(story, project).findings if f.check == "foreign-separator"]
    assert [fix.safety for fix in fixes if fix] == [safety]


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        (("de", "en"), "Zwischen 14 und 18 Tausend Besucher kamen.", "Between 14,000 and 18,000 visitors came."),
        (("pt", "en"), "São esperadas das 14 às 18 mil pessoas.", "From 14,000 to 18,000 people are expected."),
    ],
)  # fmt: skip
def test_the_first_end_of_a_range_of_thousands(
    project: Project, pair: tuple[str, str], source: str, target: str
) -> None:
    story = Document("story", "", *pair, (Segment(target, source),))
    assert [f.check for f in examine(story, project).findings if f.severity > Severity.MINOR] == []
