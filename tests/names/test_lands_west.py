"""Lands of the Americas, of western Europe and Australia: one for another is told, a right one is silent."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Finding, Segment
from qa.project import Project

LANDS = {
    "en": ("Two people died in {}.", "Texas", "Bavaria", "British Columbia"),
    "de": ("In {} starben zwei Menschen.", "Texas", "Bayern", "British Columbia"),
    "fr": ("{} : deux personnes sont mortes.", "Texas", "Bavière", "Colombie-Britannique"),
    "es": ("Dos personas murieron en {}.", "Texas", "Baviera", "Columbia Británica"),
    "it": ("Due persone sono morte in {}.", "Texas", "Baviera", "Columbia Britannica"),
    "pt": ("Duas pessoas morreram em {}.", "Texas", "Baviera", "Colúmbia Britânica"),
    "nl": ("In {} zijn twee mensen overleden.", "Texas", "Beieren", "Brits-Columbia"),
    "pl": ("Dwie osoby zginęły w {}.", "Teksasie", "Bawarii", "Kolumbii Brytyjskiej"),
    "ru": ("В {} погибли два человека.", "Техасе", "Баварии", "Британской Колумбии"),
    "uk": ("У {} загинули двоє людей.", "Техасі", "Баварії", "Британській Колумбії"),
    "tr": ("{} iki kişi öldü.", "Teksas'ta", "Bavyera'da", "British Columbia'da"),
    "id": ("Dua orang tewas di {}.", "Texas", "Bavaria", "British Columbia"),
    "vi": ("Hai người thiệt mạng ở {}.", "Texas", "Bavaria", "British Columbia"),
    "ar": ("قتل شخصان في {}.", "تكساس", "بافاريا", "كولومبيا البريطانية"),
    "fa": ("دو نفر در {} کشته شدند.", "تگزاس", "بایرن", "بریتیش کلمبیا"),
    "he": ("שני בני אדם נהרגו ב{}.", "טקסס", "בוואריה", "קולומביה הבריטית"),
    "hi": ("{} में दो लोगों की मौत हो गई।", "टेक्सास", "बवेरिया", "ब्रिटिश कोलंबिया"),
    "ur": ("{} میں دو افراد ہلاک ہوگئے۔", "ٹیکساس", "باویریا", "برٹش کولمبیا"),
    "zh-Hans": ("{}有两人死亡。", "得州", "巴伐利亚州", "不列颠哥伦比亚省"),
    "zh-Hant": ("{}有兩人死亡。", "德州", "巴伐利亞邦", "卑詩省"),
    "ja": ("{}で2人が死亡した。", "テキサス州", "バイエルン州", "ブリティッシュコロンビア州"),
    "ko": ("{}에서 2명이 숨졌다.", "텍사스주", "바이에른주", "브리티시컬럼비아주"),
}
# Each language against the one that stands three lines further down, so that all are read on both sides.
PAIRS = list(zip(LANDS, [*LANDS][3:] + [*LANDS][:3], strict=True))


def findings(project: Project, source: tuple[str, str], target: tuple[str, str]) -> list[Finding]:
    document = Document("d", "", source[0], target[0], (Segment(target[1], source[1]),))
    result = examine(document, project)
    assert result.failure is None
    return list(result.findings)


def sentence(lang: str, land: int) -> tuple[str, str]:
    words = LANDS[lang]
    return lang, words[0].format(words[land + 1])


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_land_in_two_languages_is_one(project: Project, one: str, other: str) -> None:
    for land in range(3):
        assert not findings(project, sentence(one, land), sentence(other, land))


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_land_for_another_one_is_told(project: Project, one: str, other: str) -> None:
    for land in range(3):
        found = findings(project, sentence(one, land), sentence(other, (land + 1) % 3))
        assert "unsupported-entity" in {finding.check for finding in found}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (("zh-Hans", "他参加州长选举，赢得州议会席位。"), ("en", "He ran for governor and won a seat in the state legislature.")),
        (("zh-Hans", "德州扑克玩家在拉斯维加斯获胜。"), ("en", "A poker player won in Las Vegas.")),
        (("zh-Hans", "拜仁周六击败多特蒙德。"), ("en", "Bayern beat Dortmund on Saturday.")),
        (("de", "Bayern schlug am Samstag Dortmund."), ("fr", "Le Bayern a battu Dortmund samedi.")),
        (("es", "El equipo bávaro ganó en Dortmund."), ("en", "Bayern won in Dortmund.")),
        (("fr", "M. Breton a démissionné à Bruxelles."), ("en", "Breton resigned in Brussels.")),
        (("en", "Texas Instruments fell by 3%."), ("pl", "Texas Instruments spadł o 3%.")),
        (("es", "El Partido Colorado ganó en Paraguay."), ("en", "The Colorado Party won in Paraguay.")),
        (("en", "Two people died in Hawaii."), ("ru", "На Гавайях погибли два человека.")),
        (("en", "Two people died in Hawaii."), ("hi", "हवाई में दो लोगों की मौत हो गई।")),
        (("hi", "इजरायल ने हवाई हमले किए।"), ("en", "Israel carried out airstrikes.")),
        (("es", "La Comunidad Valenciana cerró las escuelas."), ("en", "Valencia closed schools.")),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_land(
    project: Project, source: tuple[str, str], target: tuple[str, str]
) -> None:
    assert not findings(project, source, target)
