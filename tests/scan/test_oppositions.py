"""Oppositions in every language that has their words: each pole is told from the other, and from no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.model import Document, Segment
from qa.project import Project
from qa.scan import scan
from qa.scan.opposites.data import OPPOSITES

# axis, pole, language, a sentence: the same two in every language.
_LINES = [
    tuple(line.split("\t"))
    for file in sorted(Path(__file__).with_name("oppositions").glob("*.tsv"))
    for line in file.read_text(encoding="utf-8").splitlines()[1:]
]
SENTENCES: dict[str, dict[str, dict[str, str]]] = {}
for _axis, _pole, _lang, _text in _LINES:
    SENTENCES.setdefault(_axis, {}).setdefault(_lang, {})[_pole] = _text


@pytest.mark.parametrize("axis", sorted(SENTENCES))
def test_one_pole_is_told_from_the_other_in_every_language(project: Project, axis: str) -> None:
    """Each language against another one, for each opposition against another other one."""
    langs = sorted(SENTENCES[axis])
    step = 1 + list(OPPOSITES.axes).index(axis) % (len(langs) - 1)
    for at, source in enumerate(langs):
        target = langs[(at + step) % len(langs)]
        for pole, theirs in SENTENCES[axis][source].items():
            for other, ours in SENTENCES[axis][target].items():
                document = Document("story", "", source, target, (Segment(ours, theirs),))
                found = [one.pole for one in scan(document, project.compiled).opposites]
                assert found == ([] if pole == other else [pole]), (source, target, theirs, ours)


def test_both_poles_have_a_sentence() -> None:
    for axis, rows in SENTENCES.items():
        assert all(set(by_pole) == set(OPPOSITES.axes[axis].poles) for by_pole in rows.values()), (
            axis
        )
