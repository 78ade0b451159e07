"""Areas and volumes, as wire copy writes them in each language: none is a length."""

from __future__ import annotations

import pytest

from qa.figures.conversion import another_unit
from qa.figures.reading import figures
from qa.model import Figure

AREAS = {
    "en": "square km|sq. km|km2|km²",
    "fr": "km carrés|km2|kilomètres carrés",
    "de": "qkm|km2|Quadratkilometer",
    "es": "km cuadrados|km2|km²",
    "pt": "km quadrados|km2",
    "it": "kmq|km quadrati|chilometri quadri",
    "nl": "vierkante km|km2",
    "pl": "km kw.|km2",
    "ru": "кв км|кв. км|км2",
    "uk": "кв. км|км²",
    "tr": "km2|kilometrekare",
    "ar": "كيلو متر مربع|كم2",
    "fa": "کیلومترمربع|کیلومتر مربع",
    "ur": "مربع کلومیٹر|اسکوائر کلومیٹر",
    "ps": "کیلومتره مربع|مربع کیلومتره",
    "hi": "वर्ग किमी|वर्ग किलोमीटर",
    "id": "km persegi|km2",
    "vi": "km vuông|km2",
    "th": "ตร.กม.|ตารางกิโลเมตร",
    "he": "קמ״ר",
    "el": "τ. χλμ.|τ.χμ.",
    "zh": "平方公里",
    "ja": "平方キロ|㎢",
    "ko": "㎢|제곱킬로미터",
}


def read(text: str, code: str) -> Figure:
    return figures(text, code, 0, "target")[0]


@pytest.mark.parametrize("code", AREAS)
def test_every_writing_is_the_area_and_no_length(code: str) -> None:
    area = read("300 km²", "en")
    for unit in AREAS[code].split("|"):
        figure = read(f"300 {unit}", code)
        assert figure.units == area.units, unit
        assert another_unit(read("300 kilometres", "en"), figure)
        assert not another_unit(area, figure)


@pytest.mark.parametrize(
    ("one", "other", "another"),
    [
        ("300 m³", "300 m²", True),
        ("300 litres", "300 metres", True),
        ("55 km/h", "55 km", False),  # 時速55キロ
        ("30 tonnes", "30 metres", True),
        ("30 minutes", "30 metres", True),
        ("30 bar", "30 metres", False),
        ("300 people", "300 m²", False),
    ],
)
def test_lengths_areas_volumes_weights_and_times_are_told_apart(
    one: str, other: str, another: bool
) -> None:
    assert another_unit(read(one, "en"), read(other, "en")) is another
