"""Oppositions in every language that has their words: each pole is told from the other, and from no other."""

from __future__ import annotations

import pytest

from qa.model import Document, Segment
from qa.project import Project
from qa.scan.opposites import turned
from qa.scan.opposites.data import OPPOSITES
from tests.scan.ring import folded, ring, sentences

SENTENCES = sentences("oppositions")
_OWN = 0.75  # of the wrong ones are told by their own poles


@pytest.mark.parametrize("axis", sorted(SENTENCES))
def test_one_pole_is_told_from_the_other_in_every_language(project: Project, axis: str) -> None:
    named = pairs = 0
    for pair in ring(SENTENCES[axis], axis, list(OPPOSITES.axes)):
        document = Document("story", "", *pair.langs, (Segment(pair.target, pair.source),))
        found = [one.pole for one in turned(OPPOSITES, document, folded(project, document), {}, {})]
        assert bool(found) == (pair.side != pair.other), (pair, found)
        pairs += pair.side != pair.other
        named += pair.side in found
    # Some are words of two oppositions, of which the first is told: fell back, went down.
    assert named >= _OWN * pairs


def test_both_poles_have_a_sentence() -> None:
    for axis, rows in SENTENCES.items():
        poles = set(OPPOSITES.axes[axis].poles)
        assert all(set(sides) == poles for sides in rows.values()), axis
