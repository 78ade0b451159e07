"""Two figures that changed places beside two things of a list."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.model import Document, Segment
from qa.project import Project
from qa.scan import scan

_FILE = Path(__file__).with_name("listed") / "lists.tsv"
LISTS: dict[str, dict[str, str]] = {}
for _line in _FILE.read_text(encoding="utf-8").splitlines()[1:]:
    _name, _lang, _text = _line.split("\t")
    LISTS.setdefault(_name, {})[_lang] = _text


def _ring(step: int) -> list[tuple[str, str, str]]:
    """Each language of a list against the one that many further on."""
    found = []
    for name, texts in LISTS.items():
        langs = sorted(texts)
        found += [(name, lang, langs[(at + step) % len(langs)]) for at, lang in enumerate(langs)]
    return found


def _places(project: Project, languages: tuple[str, str], source: str, target: str) -> list[str]:
    story = Document("d", "", *languages, (Segment(target, source),))
    changes = scan(story, project.compiled).figure_changes
    assert all(change.kind == "place" for change in changes)
    return [f"{story.text(change.span)} {change.instead}" for change in changes]


@pytest.mark.parametrize(("name", "source", "target"), _ring(7))
def test_lists_in_any_direction(project: Project, name: str, source: str, target: str) -> None:
    theirs, ours = LISTS[name][source], LISTS[name][target]
    langs = source, target
    assert _places(project, langs, theirs.format(17, 36), ours.format(17, 36)) == []
    assert len(_places(project, langs, theirs.format(17, 36), ours.format(36, 17))) == 2


@pytest.mark.parametrize(("source_lang", "target_lang", "source", "right", "wrong"), [
    ("zh", "en", "两名士兵和一名平民被打死。", "A civilian and two soldiers were killed.", "Two civilians and a soldier were killed."),
    ("en", "ja", "Two women and a man were killed.", "男1人と女2人が死亡した。", "男2人と女1人が死亡した。"),
    ("en", "de", "Three adults and five children were hurt.", "Fünf Kinder und drei Erwachsene wurden verletzt.", "Fünf Erwachsene und drei Kinder wurden verletzt."),
    ("fr", "en", "Trois soldats et un civil ont été tués.", "One civilian and three soldiers were killed.", "A soldier and three civilians were killed."),
    ("en", "he", "Three soldiers and a civilian were killed.", "שלושה חיילים ואזרח אחד נהרגו.", "שלושה אזרחים וחייל אחד נהרגו."),
    ("de", "es", "Vier Frauen und ein Mann starben.", "Murieron un hombre y cuatro mujeres.", "Murieron cuatro hombres y una mujer."),
    ("en", "ru", "Germany won 37 medals and France won 45.", "Германия завоевала 37 медалей, а Франция 45.", ""),
])  # fmt: skip
def test_a_one_may_be_an_article_and_the_order_may_change(
    project: Project, source_lang: str, target_lang: str, source: str, right: str, wrong: str
) -> None:
    langs = source_lang, target_lang
    assert _places(project, langs, source, right) == []
    if wrong:
        assert len(_places(project, langs, source, wrong)) == 2


@pytest.mark.parametrize(("source", "target"), [
    # A thing twice, a figure twice, another sort of figure, a figure at neither thing.
    ("3名士兵和5名平民丧生，平民很多。", "5 soldiers and 3 civilians died, many civilians."),
    ("3名学生和5名教师丧生，3人受伤。", "5 students and 3 teachers died, 3 were injured."),
    ("3名士兵和5%的平民丧生。", "5 percent soldiers and 3 civilians died."),
    ("3名士兵和5名平民丧生。", "Of the soldiers, 3 died; of the civilians, 5."),
])  # fmt: skip
def test_silent(project: Project, source: str, target: str) -> None:
    story = Document("d", "", "zh", "en", (Segment(target, source),))
    changes = scan(story, project.compiled).figure_changes
    assert [change for change in changes if change.kind == "place"] == []
