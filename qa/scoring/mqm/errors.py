"""Findings as errors in the terms of MQM, and severities as grades."""

from __future__ import annotations

from qa.model import Finding, GoldMark, MqmError, Place, Rating, Result, Severity, Span
from qa.scoring.mqm.profiles import plain

_GRADES = {severity.label: severity for severity in Severity}
RATER = "wireqa"


def mqm_error(finding: Finding) -> MqmError:
    """Category and severity are the check's, the note is its message."""
    span = finding.span
    return MqmError(
        finding.mqm, finding.severity.label, _places(span), f"{finding.check}: {finding.message}"
    )


def gold_error(mark: GoldMark) -> MqmError:
    """A mark of our own gold format: its type stands for the category."""
    return MqmError(mark.type, mark.severity.label, _places(mark.span))


def _places(span: Span) -> tuple[Place, ...]:
    """A reference is no side that MQM knows."""
    return () if span.side == "reference" else (Place(span.side, span.start, span.end),)


def grade(error: MqmError) -> Severity:
    """The severity by name; NEUTRAL for what is no error (no-error, neutral) or has another name."""
    return _GRADES.get(plain(error.severity), Severity.NEUTRAL)


def findings_ratings(result: Result, system: str = "") -> tuple[Rating, ...]:
    """A story's findings as ratings, one for each segment, for tools that show people's marks."""
    document = result.document
    found: dict[int, list[MqmError]] = {}
    for finding in result.findings:
        found.setdefault(finding.span.segment, []).append(mqm_error(finding))
    return tuple(
        Rating(
            system, document.name, segment.key or str(number + 1), RATER,
            tuple(found.get(number, ())), segment.source, segment.target, str(number + 1),
            source_lang=document.source_lang or "", target_lang=document.target_lang,
        )
        for number, segment in enumerate(document.segments)
    )  # fmt: skip
