"""Names spelled as the source's characters are read."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Segment
from qa.project import Project

READ = [
    ("韩国前总统尹锡悦被捕。", "President Yin Xiyue was arrested.", "Yin Xiyue", "Yoon Suk Yeol"),
    ("首相高市早苗讲话。", "Prime Minister Zaomiao Gaoshi spoke.", "Zaomiao Gaoshi", "Sanae Takaichi"),
    ("金正恩视察工厂。", "Jin Zheng'en inspected a factory.", "Jin Zheng'en", "Kim Jong Un"),
    ("朝鲜发射导弹。", "Chaoxian fired a missile.", "Chaoxian", "North Korea"),
    ("俄外长拉夫罗夫抵达。", "Lafuluofu arrived.", "Lafuluofu", "Lavrov"),
    ("武装分子在俾路支省袭击了巴士。", "Gunmen attacked a bus in Bilu Zhi province.", "Bilu Zhi", "Balochistan"),
    ("克什米尔发生枪战。", "A shootout broke out in Keshimier.", "Keshimier", "Kashmir"),
]  # fmt: skip
RIGHT = [
    ("金正恩视察工厂。", "Kim Jong Un inspected a factory."),
    ("习近平访问平壤。", "Xi Jinping visited Pyongyang."),
    ("蔡英文抵达台北。", "Cai Yingwen arrived in Taipei."),
    ("西藏下雪。", "It snowed in Xizang."),
    ("哈尔滨下雪。", "It snowed in Ha'erbin."),
    ("重庆下雨。", "It rained in Chongqing."),
    ("金正恩会见金某。", "Kim Jong Un met a man called Jin Zhengen."),
]


def _told(source: str, target: str, project: Project) -> list[tuple[str, str]]:
    story = Document("s", "", "zh", "en", (Segment(target, source),))
    found = [f for f in examine(story, project).findings if f.check == "wrong-rendering"]
    return [(story.text(f.span), f.fix.replacement if f.fix else "") for f in found]


@pytest.mark.parametrize(("source", "target", "wrong", "right"), READ)
def test_read_out(source: str, target: str, wrong: str, right: str, project: Project) -> None:
    assert _told(source, target, project) == [(wrong, right)]


@pytest.mark.parametrize(("source", "target"), RIGHT)
def test_no_name_read_out(source: str, target: str, project: Project) -> None:
    assert _told(source, target, project) == []
