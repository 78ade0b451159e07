"""Abbreviated country names of the source: what they stand for, and where they stand for nothing."""

from __future__ import annotations

import pytest

from qa.model import Document, Segment
from qa.project import Project
from qa.scan import scan

SILENT = [
    ("zh", "他以为新政府约有三人。"),
    ("zh", "中西部地区以及西方国家"),
    ("ja", "独自の政策で、単独の会談を豪華に行った。"),
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
