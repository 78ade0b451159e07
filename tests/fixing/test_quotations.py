"""No check can have its fix applied inside a quotation: the engine makes a hint of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.checks import CHECKS, Case
from qa.engine import examine
from qa.model import Fix as Proposal
from qa.model import Flag, Span
from qa.project import Project
from qa.scan.quotations import quotations
from tests.cases import document, from_checks, from_files
from tests.growth import linear, part

WORD = "Tajikistan"

QUOTED = {
    "straight": 'He said "Tajikistan will join" today.',
    "curly": "He said “Tajikistan will join” today.",
    "in another": "He said “we said ‘Tajikistan’ and no more”.",
    "single": "‘It’s Tajikistan’s turn,’ he said.",
    "single, straight": "'Tajikistan wins,' it's said",
    "behind an apostrophe": "The Taliban's 'Tajikistan plan' failed.",
    "German": "Er sagte „Tajikistan kommt“.",
    "German, other marks": "Er sagte »Tajikistan kommt«.",
    "French": "Il dit « Tajikistan vient ».",
    "Swedish": "Han sade ”Tajikistan kommer”.",
    "Chinese": "他说“Tajikistan会来”。",
    "Japanese": "彼は「Tajikistanは来る」と言った。",
    "Arabic": "قال «Tajikistan قادمة»",
    "of several paragraphs": "“We met Tajikistan. We will meet again.",
    "before [sic]": "He met Tajikistan [sic] there.",
    "before [sic], no blank": "He met Tajikistan[sic] there.",
}
FREE = {
    "before a quotation": "Tajikistan said “we will” today.",
    "behind a quotation": "“We will,” Tajikistan said.",
    "between two": '"We will," Tajikistan said, "and soon."',
    "an apostrophe": "The workers' talks with Tajikistan, the workers' plan.",
    "years": "In the '90s Tajikistan grew.",
    "a possessive": "Tajikistan’s and Iran’s plan.",
    "another word is [sic]": "He wroet [sic] to Tajikistan.",
    "after a word of its own": "The “deal” of Tajikistan.",
}


def _enclosed(text: str) -> bool:
    start = text.index(WORD)
    return any(q.start < start + len(WORD) and start < q.end for q in quotations(text))


@pytest.mark.parametrize("text", FREE.values(), ids=FREE.keys())
def test_not_in_a_quotation(text: str) -> None:
    assert not _enclosed(text)


@pytest.mark.parametrize("text", QUOTED.values(), ids=QUOTED.keys())
def test_in_a_quotation(text: str) -> None:
    assert _enclosed(text)


@pytest.mark.parametrize("text", ['"' * 300_000, "‘" * 300_000, "[sic]" * 60_000, "“" * 300_000])
def test_marks_without_end_are_no_burden(text: str) -> None:
    assert linear(lambda size: quotations(part(text, size)))


FIXED = [
    (name, case)
    for name, bad, case in from_checks() + from_files()
    if bad and case.fix is not None and not any(mark in case.target for mark in "\"“”‘'")
]


@pytest.mark.parametrize(("name", "case"), FIXED)
def test_what_any_check_would_write_in_a_quotation_is_a_hint(
    project: Project, name: str, case: Case
) -> None:
    story, _ = document(replace(case, target=f"“{case.target}”"))
    result = examine(story, replace(project, checks=(CHECKS[name],)))
    assert result.failure is None
    last = len(story.segments) - 1
    inside = len(story.segments[last].target) - 1  # the closing mark is outside
    own = [f for f in result.findings if f.span.segment == last and f.span.start < inside]
    assert {f.fix.safety for f in own if f.fix} <= {"hint"}


SEAMS = {
    # text, words of the finding, replacement, what becomes of a safe fix
    "a blank at the closing mark": ('He was "killed . " there', 'killed . "', 'killed."', "safe"),
    "a blank at the opening mark": ('He " said" so', '" said', '"said', "safe"),
    "a blank inside": ('He "killed , and fled" it', "killed ,", "killed,", "hint"),
    "a letter at the seam": ('He was "kiled . " there', 'kiled . "', 'killed."', "hint"),
    "the whole quotation": ('He said "Tajikistan" so', 'said "Tajikistan"', "named Iran", "hint"),
    "before [sic]": ("He said killed . [sic] so", "killed . [sic]", "killed. [sic]", "hint"),
    "what only touches it": ("Iran“we”", "Iran", "Iraq", "safe"),
    "an empty place in it": ("He said “we ” so", "", "will", "hint"),
}


@pytest.mark.parametrize(("text", "words", "new", "safety"), SEAMS.values(), ids=SEAMS.keys())
def test_the_seam_of_a_quotation(
    project: Project, text: str, words: str, new: str, safety: str
) -> None:
    start = text.index(words) if words else text.index(" ”") + 1
    flag = Flag(Span(0, "target", start, start + len(words)), "x", fix=Proposal(new, "safe"))
    check = replace(CHECKS["stray-spacing"], judge=lambda scanned: iter([flag]))
    story, _ = document(Case("zh-en", text))
    (found,) = examine(story, replace(project, checks=(check,))).findings
    assert found.fix == Proposal(new, safety)  # type: ignore[arg-type]
