"""Every case of every check, those beside the checks and those in tests/cases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.checks import CHECKS, Case
from qa.engine import examine
from qa.model import Finding
from qa.project import Project
from qa.scan import Compiled
from tests.cases import document, from_checks, from_files

CASES = from_checks() + from_files()
BAD = [(name, case) for name, bad, case in CASES if bad]
GOOD = [(name, case) for name, bad, case in CASES if not bad]


def _found(project: Project, name: str, case: Case) -> tuple[Finding, ...]:
    story, _ = document(case)
    compiled = Compiled(project.compiled.units, case.style)
    result = examine(story, replace(project, checks=(CHECKS[name],), compiled=compiled))
    assert result.failure is None
    last = len(story.segments) - 1
    return tuple(f for f in result.findings if f.span.segment == last)


@pytest.mark.parametrize(("name", "case"), GOOD)
def test_silent(project: Project, name: str, case: Case) -> None:
    assert _found(project, name, case) == ()


@pytest.mark.parametrize(("name", "case"), BAD)
def test_found(project: Project, name: str, case: Case) -> None:
    _, span = document(case)
    found = _found(project, name, case)
    assert [f.span for f in found] == [span]
    assert case.fix is None or (found[0].fix and found[0].fix.replacement == case.fix)


@pytest.mark.parametrize("name", CHECKS)
def test_each_check_has_cases_in_two_pairs_and_a_documentation(name: str) -> None:
    pairs = {case.pair for check, _, case in CASES if check == name}
    assert len(pairs) >= 2
    assert len(CHECKS[name].documentation) > 200
