"""Earlier this year told as later this year, and the day before told as the day after."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Segment
from qa.project import Project
from qa.scan.opposites import turned
from qa.scan.opposites.data import OPPOSITES
from tests.scan.ring import folded, ring, sentences

SENTENCES = sentences("within")


@pytest.mark.parametrize("axis", sorted(SENTENCES))
def test_it_is_told_in_every_language(project: Project, axis: str) -> None:
    for pair in ring(SENTENCES[axis], axis, list(OPPOSITES.axes)):
        document = Document("story", "", *pair.langs, (Segment(pair.target, pair.source),))
        every = turned(OPPOSITES, document, folded(project, document), {}, {})
        assert any(pair.side in one.pole for one in every) == (pair.side != pair.other), pair


def _told(project: Project, pair: str, source: str, target: str) -> list[str]:
    source_lang, target_lang = pair.split(">")
    document = Document("story", "", source_lang, target_lang, (Segment(target, source),))
    result = examine(document, project)
    assert result.failure is None
    return [document.text(f.span) for f in result.findings if f.check == "opposite-meaning"]


TOLD = [
    ("de>fr", "Anfang der Woche trafen sich die Minister.", "Les ministres se sont vus en fin de semaine.", "en fin de semaine"),
    ("en>es", "Earlier this week, the bank cut rates.", "A finales de esta semana el banco recortará los tipos.", "finales de esta semana"),
    ("en>fr", "He left on the eve of the election.", "Il est parti au lendemain de l'élection.", "au lendemain"),
    ("zh>es", "选举前两周，他退出了竞选。", "Dos semanas después de las elecciones se retiró.", "después de las elecciones"),
    ("ja>de", "会談の前夜、彼は到着した。", "Am Tag nach dem Treffen kam er an.", "nach dem Treffen"),
]  # fmt: skip
SILENT = [
    ("en>de", "Later this month elections will be held.", "Im Laufe des Monats wird gewählt."),
    ("en>es", "Earlier this week, the bank cut rates.", "A principios de semana, el banco recortó los tipos."),
    ("en>ja", "It was sold earlier this year and closes later this year.", "年初に売却され、年末に閉鎖される。"),
    ("vi>zh", "Sáu tháng đầu năm xuất khẩu tăng.", "截至年底的半年里出口增长。"),
    ("fr>en", "à la veille du scrutin", "on the eve of the vote"),
    ("zh>en", "大选前夕", "on the eve of the general election"),
    ("ar>en", "في نهاية الأسبوع", "at the weekend"),
]  # fmt: skip


@pytest.mark.parametrize(("pair", "source", "target", "words"), TOLD)
def test_told(project: Project, pair: str, source: str, target: str, words: str) -> None:
    assert any(words in text for text in _told(project, pair, source, target))


@pytest.mark.parametrize(("pair", "source", "target"), SILENT)
def test_silent(project: Project, pair: str, source: str, target: str) -> None:
    assert _told(project, pair, source, target) == []
