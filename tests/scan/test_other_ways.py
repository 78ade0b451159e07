"""Names that a reference puts otherwise: how sure a finding is rests on what the source has."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Segment, Severity
from qa.project import Project

GRAVE = [
    ("zh-en", "李元忠告诉记者。", "Li Yuanzhong told reporters.", "Platinum Sea told reporters."),
    ("de-en", "Infektionen wurden in Spanien gemeldet.", "Infections were reported in Spain.",
     "Infections were reported on Earth."),
    ("fr-en", "Tim Whitehouse dirige l'ONG à Lyon.", "Tim Whitehouse heads the NGO in Lyon.",
     "Doré heads the NGO in Lyon."),
    ("zh-en", "金正恩与女儿金主爱对望。", "Kim Jong-un looked at his daughter Kim Joo-ae.",
     "Kim Jong-un looked at his daughter."),
    # the letters of a name inside other words, a country behind a sum that is none of its currency
    ("ar-en", "قالت المرأة إن عمان وافقت.", "The woman said that Oman agreed.", "The woman said that agreed."),
    ("-en", "", "He paid $20 million to Iraq.", "He paid $20 million to Iran."),
    ("ru-en", "Парад состоялся в Тартусе.", "The parade was held in Tartus.", "The parade was held in."),
]  # fmt: skip

DOUBTED = [
    # the source has the surname alone, as the translation does
    ("zh-en", "阿拉巴马州司法部长马歇尔称，该行政令是胜利。",
     "Alabama Attorney General Steve Marshall called the order a victory.",
     "Alabama Attorney General Marshall called the order a victory."),
    # another word for it, which the source does not decide
    ("es-en", "El jefe de la Cámara habló en Toronto.", "The head of the Business Association spoke in Toronto.",
     "The head of the Chamber of Commerce spoke in Toronto."),
    ("zh-en", "今年春节他买了车。", "He bought a car during the Spring Festival.",
     "He bought a car during the Lunar New Year."),
    # letters that the reference left as they were
    ("en-uk", "One of Greggs' strengths is a treat.", "Однією з переваг Greggs є частування.",
     "Одна з переваг «Греггс» — частування."),
]  # fmt: skip

SILENT = [
    ("zh-en", "据导演大鹏介绍，电影已经完成。", "According to Da Peng, the film is done.",
     "According to director Dapeng, the film is done."),
    ("en-de", "It made $37.7 million.", "Sie nahm 37,7 Millionen Dollar ein.",
     "Sie nahm 37,7 Millionen US-Dollar ein."),
    ("zh-en", "协议价值200亿美元。", "The deal is worth 20 billion US dollars.",
     "The deal is worth 20 billion dollars."),
    ("en-ru", "Revenue was $234.8 million.", "Выручка составила 234,8 миллиона долларов.",
     "Выручка составила 234,8 млн долл. США."),
]  # fmt: skip


def _gravest(project: Project, pair: str, source: str, reference: str, target: str) -> int | None:
    ours, theirs = pair.split("-")[1], pair.split("-")[0]
    segment = Segment(target, source, (reference,))
    result = examine(Document("story", "", theirs, ours, (segment,)), project)
    assert result.failure is None
    return max(
        (int(f.severity) for f in result.findings if f.check == "changed-name"), default=None
    )


@pytest.mark.parametrize(("pair", "source", "reference", "target"), GRAVE)
def test_what_the_source_decides_is_grave(
    project: Project, pair: str, source: str, reference: str, target: str
) -> None:
    found = _gravest(project, pair, source, reference, target)
    assert found is not None
    assert found >= Severity.MAJOR


@pytest.mark.parametrize(("pair", "source", "reference", "target"), DOUBTED)
def test_what_may_be_put_otherwise_is_not(
    project: Project, pair: str, source: str, reference: str, target: str
) -> None:
    assert (_gravest(project, pair, source, reference, target) or 0) < Severity.MAJOR


@pytest.mark.parametrize(("pair", "source", "reference", "target"), SILENT)
def test_the_same_name_is_not_told(
    project: Project, pair: str, source: str, reference: str, target: str
) -> None:
    assert _gravest(project, pair, source, reference, target) is None
