"""Abbreviated country names of the source: what they stand for, and where they stand for nothing."""

from __future__ import annotations

import pytest

from qa.model import Document, Segment
from qa.project import Project
from qa.scan import scan

SILENT = [
    ("zh", "他以为新政府约有三人。"),
    ("zh", "中西部地区以及西方国家"),
    ("zh", "国务院在以习近平同志为核心的党中央领导下加快发展，如日中天。"),
    ("zh", "最高领袖阿亚图拉发布大赦令，其中集中对比方法。"),
    ("zh", "她被拘留在德克萨斯州。"),
    ("zh", "２６日军方表示，二十九日韩某到案。"),
    ("ja", "独自の政策で、単独の会談を豪華に行った。"),
    ("zh", "他對星光大道表示意義重大，對立雙方難以接受以上說法，在星期一登陸，對義務。"),
    ("ja", "今朝、仏像を見た。"),
    ("ru", "Раствор готов, а парк закрыт."),
    ("ru", "Индо-Тихоокеанский регион"),
    ("ar", "مملكة النحل"),
    ("ko", "대중일간지와 북미지역 시장"),
]
# language, source, what is read: text and what it stands for (empty: open)
READ = [
    ("zh", "塔利班与美国：美塔谈判艰难。", [("美塔", ("country.us", "org.taliban"))]),
    ("zh", "塔首都杜尚别，塔吉克斯坦总统。", [("塔", ("country.tj",))]),
    ("zh", "巴以停火。", [("巴以", ("country.ps", "country.il"))]),
    ("zh", "俄乌冲突", [("俄乌", ("country.ru", "country.ua"))]),
    ("zh", "在2月29日美塔协议签署之前，塔利班发言。", [("美塔", ("country.us", "org.taliban"))]),
    ("zh", "亚美尼亚、阿塞拜疆：亚阿双方停火。", [("亚阿", ("country.am", "country.az"))]),
    ("zh", "波黑举行选举，波方表示，中波建交。",
     [("波", ("country.ba",)), ("中波", ("country.cn", "country.ba"))]),
    ("zh", "中波建交。", [("中波", ("country.cn",))]),
    ("zh", "阿根廷的阿中研究中心", [("阿中", ("country.cn", "country.ar"))]),
    ("zh", "澳门大学：澳大校长", [("澳大", ("country.mo",))]),
    ("zh", "歧视亚裔", [("亚裔", ("people.asians",))]),
    ("zh", "美日菲达成共识，越老友好", [("美日菲", ("country.us", "country.jp", "country.ph")),
     ("越老", ("country.vn", "country.la"))]),
    ("zh", "俄海军和美领馆", [("俄", ("country.ru",)), ("美", ("country.us",))]),
    ("zh", "驻韩美军", [("韩", ("country.kr",))]),
    ("zh", "馬克宏訪華，川普訪韓", [("訪華", ("country.cn",)), ("韓", ("country.kr",))]),
    ("zh", "俄烏雙方與義方，中韓關係", [("俄烏", ("country.ru", "country.ua")),
     ("義", ("country.it",)), ("中韓", ("country.cn", "country.kr"))]),
    ("ja", "仏政府と米軍", [("仏", ("country.fr",)), ("米", ("country.us",))]),
    ("ja", "日米韓の首脳", [("日米韓", ("country.jp", "country.us", "country.kr"))]),
    ("ja", "在英邦人が訪独した", [("英", ("country.gb",)), ("独", ("country.de",))]),
    ("ru", "Индо-пакистанский конфликт", [("индо-", ("country.in",))]),
    ("ru", "Казахстан: граждане РК", [("РК", ("country.kz",))]),
    ("ru", "глава РК", [("РК", ())]),
    ("ar", "قالت السعودية إن المملكة مستعدة", [("المملكة", ("country.sa",))]),
    ("ar", "وصل إلى المملكة", [("المملكة", ())]),
    ("ko", "美 국무부는 한미일 회담을", [("美", ("country.us",)),
     ("한미일", ("country.kr", "country.us", "country.jp"))]),
]  # fmt: skip


def _read(project: Project, lang: str, text: str) -> list[tuple[str, tuple[str, ...]]]:
    document = Document("d", "d", lang, "en", (Segment("A text.", text),))
    return [(r.text, r.resolved) for r in scan(document, project.compiled).readings]


@pytest.mark.parametrize(("lang", "text"), SILENT)
def test_ordinary_words_are_read_as_no_country(project: Project, lang: str, text: str) -> None:
    assert _read(project, lang, text) == []


@pytest.mark.parametrize(("lang", "text", "expected"), READ)
def test_abbreviations_are_resolved_by_the_document(
    project: Project, lang: str, text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert _read(project, lang, text) == expected


def test_a_segment_has_a_bounded_number_of_readings(project: Project) -> None:
    assert len(_read(project, "zh", "缅军、" * 5000)) == 200


def test_the_target_is_read_as_well(project: Project) -> None:
    document = Document("d", "d", "en", "zh", (Segment("美军撤离。", "American troops left."),))
    assert scan(document, project.compiled).losses == ()
