"""Fingerprints: the same for the same fault wherever it moves, another one for another fault."""

from __future__ import annotations

from dataclasses import replace

from qa.checks import CHECKS
from qa.engine import examine
from qa.model import Document, Segment
from qa.project import Project

HOLES = "The police said that the of the company left. He had a from the minister on Monday."


def _prints(project: Project, *lines: str) -> list[str]:
    story = Document("d", "", None, "en", tuple(Segment(line) for line in lines))
    alone = replace(project, checks=(CHECKS["dropped-text"],))
    return [f.fingerprint for f in examine(story, alone).findings]


def test_what_is_missing_is_told_apart_by_the_words_round_it(project: Project) -> None:
    both = _prints(project, HOLES)
    assert len(both) == len(set(both)) == 2
    mended = _prints(project, HOLES.replace("the of", "the head of"))
    assert mended == both[1:]


def test_lines_before_it_change_nothing(project: Project) -> None:
    assert _prints(project, "It rained.", HOLES) == _prints(project, HOLES)
