"""Ranges of a wrong scale: told where the scale stands, both ends where the digits change as well."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Segment
from qa.project import Project


@pytest.mark.parametrize(
    ("pair", "source", "target", "told"),
    [
        ("ru-en", "Цена составляет 2–3 млн рублей.", "The price is 2-3 billion rubles.",
         {"3 billion": "3 million"}),
        ("de-en", "Es kostet 151,9 bis 153,9 Millionen Euro.", "It costs 151.9 to 153.9 billion euros.",
         {"153.9 billion": "153.9 million"}),
        ("vi-en", "Giá vàng ở mức 151,9-153,9 triệu đồng.", "Gold was at 151.9-153.9 billion dong.",
         {"153.9 billion": "153.9 million"}),
        ("zh-en", "价格为150万至160万元。", "The price is 150 to 160 million yuan.",
         {"150": "1.5", "160 million": "1.6 million"}),
        ("ru-en", "Цена составляет 2–3 млн рублей.", "The price is 2-3 million rubles.", {}),
    ],
)  # fmt: skip
def test_a_range_is_told_at_its_scale(
    project: Project, pair: str, source: str, target: str, told: dict[str, str]
) -> None:
    langs = pair.split("-")
    document = Document("story", "", langs[0], langs[1], (Segment(target, source),))
    found = {
        document.text(f.span): f.fix and f.fix.replacement
        for f in examine(document, project).findings
    }
    assert found == told
