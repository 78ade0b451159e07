"""Numbers that are said roughly, in every language: each of its own size, and of no other."""

from __future__ import annotations

import pytest

from qa.model import Document, Segment
from qa.scan.figures import figure_changes
from qa.scan.quantities import read_figures
from tests.scan.ring import ring, sentences

SENTENCES = sentences("rough")
NAMES = sorted(SENTENCES)


@pytest.mark.parametrize("kind", NAMES)
def test_each_is_told_from_another_one_in_every_language(kind: str) -> None:
    for pair in ring(SENTENCES[kind], kind, NAMES):
        document = Document("story", "", *pair.langs, (Segment(pair.target, pair.source),))
        found = [one.kind for one in figure_changes(document, read_figures(document, ()), ())]
        if pair.side == pair.other:
            assert found == [], pair
        elif kind in ("orders", "several"):
            assert found == ["magnitude"], pair
        else:
            assert found in (["number"], ["magnitude"]), pair
