"""Copy that comes with a reference and without its source: the reference is asked what is meant."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Finding, Segment
from qa.project import Project

TOLD = [
    ("opposite-meaning", "en", "Kabul accepted the proposal.", "Kabul rejected the proposal."),
    ("opposite-meaning", "fr", "Les exportations ont reculé.", "Les exportations ont augmenté."),
    ("opposite-meaning", "es", "La tasa de desempleo subió.", "La tasa de paro bajó."),
    ("opposite-meaning", "en", "More than 300 people came.", "Fewer than 300 people came."),
    ("changed-kind", "en", "He was arrested in the summer.", "They arrested him in winter."),
    ("changed-gender", "ru", "Он об этом заявил в Киеве.", "Она заявила об этом в Киеве."),
    ("lost-negation", "en", "He promised to harbour them.", "He promised not to harbour them."),
    ("lost-negation", "ar", "ستقبل الحكومة الاتفاق.", "لن تقبل الحكومة الاتفاق."),
    ("changed-role", "en", "Iran attacked Israel.", "Israel attacked Iran."),
    ("changed-step", "de", "Die Quote stieg auf 5 Prozent.", "Die Quote ist um 5 Prozent gestiegen."),
    ("lost-hedge", "en", "He will resign on Monday.", "He may resign on Monday."),
]  # fmt: skip

SILENT = [
    ("en", "Kabul did not accept the Taliban proposal.", "Kabul rejected the proposal of the Taliban."),
    ("es", "El desempleo se redujo hasta el 11,2 por ciento.", "La tasa de paro bajó al 11,2 %."),
    ("zh", "政府否决了这项计划。", "政府没有批准这项计划。"),
    ("en", "Israel was attacked by Iran.", "Iran attacked Israel."),
    ("en", "Unless sanctions are lifted, he will not go.", "He will go only if sanctions are lifted."),
    ("ja", "他の人は一瞬の遅れなしに走った。", "それ以外は即座に走った。"),
    ("de", "Die Quote stieg um fünf Prozent.", "Die Quote ist um 5 Prozent gestiegen."),
]  # fmt: skip


def _found(project: Project, lang: str, target: str, reference: str) -> tuple[Finding, ...]:
    document = Document("story", "", None, lang, (Segment(target, None, (reference,)),))
    result = examine(document, project)
    assert result.failure is None
    return result.findings


@pytest.mark.parametrize(("check", "lang", "target", "reference"), TOLD)
def test_the_reference_is_asked(
    project: Project, check: str, lang: str, target: str, reference: str
) -> None:
    (found,) = [f for f in _found(project, lang, target, reference) if f.check == check]
    assert "source" not in found.message
    assert "reference" in found.message
    assert all(one.startswith("reference, segment 1: ") for one in found.evidence)


@pytest.mark.parametrize(("lang", "target", "reference"), SILENT)
def test_what_says_the_same_is_left_alone(
    project: Project, lang: str, target: str, reference: str
) -> None:
    assert not [f for f in _found(project, lang, target, reference) if f.severity > 1]


def test_a_source_is_the_better_witness(project: Project) -> None:
    segment = Segment("Kabul accepted it.", "Kaboul l'a accepté.", ("Kabul rejected it.",))
    result = examine(Document("story", "", "fr", "en", (segment,)), project)
    assert not [f for f in result.findings if f.check == "opposite-meaning"]
