"""MQM-style penalty from the findings (the linear model of themqm.org)."""

from __future__ import annotations

from qa.language import Scoring
from qa.model import Result, Score

_REFERENCE_COUNT = 1000
_SUFFICIENT = 500


def words(text: str, *, characters: bool) -> int:
    """The evaluation word count: words with a letter or digit, or such characters."""
    if characters:
        return sum(char.isalnum() for char in text)
    return sum(any(char.isalnum() for char in word) for word in text.split())


def mqm(result: Result, scoring: Scoring) -> Score:
    """Penalty points per 1,000 words: sum of the severities' penalties over the target's words."""
    penalty = sum(int(finding.severity) for finding in result.findings)
    targets = (segment.target for segment in result.document.segments)
    count = sum(words(text, characters=scoring.count_characters) for text in targets)
    unit = "characters" if scoring.count_characters else "words"
    note = "from findings, not from a person's marks"
    if count < _SUFFICIENT:
        note = f"insufficient sample: {count} of {_SUFFICIENT} {unit}; {note}"
    return Score(
        f"MQM penalty per 1,000 {unit}",
        penalty / max(count, 1) * _REFERENCE_COUNT,
        f"mqm-linear|neutral:0|minor:1|major:5|critical:25|per:1000|count:target-{unit}|"
        "source:findings",
        count,
        None,
        None,
        "penalty",
        note,
    )
