"""Companies and clubs (`firms.tsv`): another one is told, everyday words are none."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Segment, Severity
from qa.project import Project

WRONG = [
    ("zh", "en", "百度周二公布财报。", "Tencent reported earnings on Tuesday.", "Tencent"),
    ("de", "en", "Volkswagen und BMW senken ihre Prognosen.", "Volkswagen and Mercedes cut their forecasts.", "Mercedes"),
    ("es", "en", "El Real Madrid venció al Barcelona.", "Atlético Madrid beat Barcelona.", "Atlético Madrid"),
    ("en", "ja", "Manchester City beat Manchester United.", "マンチェスター・シティーがトッテナムに勝った。", "トッテナム"),
    ("ko", "en", "퀄컴은 삼성전자와 계약했다.", "Intel signed a deal with Samsung Electronics.", "Intel"),
]  # fmt: skip
RIGHT = [
    ("zh", "en", "小米公司和京东的股价周三上涨。", "Shares in Xiaomi and JD.com rose on Wednesday."),
    ("en", "zh", "The Amazon rainforest is burning.", "亚马孙雨林在燃烧。"),
    ("en", "zh", "President Gerald Ford pardoned Nixon.", "杰拉尔德·福特总统赦免了尼克松。"),
    ("zh", "en", "他快手快脚地做完了理想的工作。", "He did the ideal job with quick hands."),
    ("zh", "en", "渔民在海底捞出一只花瓶。", "Fishermen scooped a vase from the sea floor."),
    ("zh", "en", "美国银行业危机加剧。", "The US banking crisis deepened."),
    ("en", "ru", "JPMorgan and Morgan Stanley reported profits.", "JPMorgan и Morgan Stanley сообщили о прибыли."),
    ("en", "uk", "Goldman Sachs and BlackRock raised the forecast.", "Goldman Sachs та BlackRock підвищили прогноз."),
]  # fmt: skip


def told(project: Project, theirs: str, ours: str, source: str, target: str) -> list[str]:
    story = Document("story", "", theirs, ours, (Segment(target, source, (), "1"),))
    found = examine(story, project)
    assert not found.failure
    return [f.text for f in found.findings if f.severity >= Severity.MAJOR]


@pytest.mark.parametrize(("theirs", "ours", "source", "target", "name"), WRONG)
def test_another_firm_is_told(
    project: Project, theirs: str, ours: str, source: str, target: str, name: str
) -> None:
    assert name in told(project, theirs, ours, source, target)


@pytest.mark.parametrize(("theirs", "ours", "source", "target"), RIGHT)
def test_the_same_firm_and_everyday_words_are_silent(
    project: Project, theirs: str, ours: str, source: str, target: str
) -> None:
    assert told(project, theirs, ours, source, target) == []
