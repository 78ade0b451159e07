"""Lands of `lands-east.tsv`: the same land is silent in any two languages, another one is told."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Finding, Segment, Severity
from qa.project import Project

RIGHT = [
    ("uk", "en", "Двоє людей загинули на Херсонщині.", "Two people died in Kherson."),
    ("ru", "uk", "В Херсонской области погибли двое.", "На Херсонщині загинули двоє."),
    ("uk", "en", "У Сумській області загинули двоє.", "Two people died in Sumy."),
    ("pl", "en", "W obwodzie chersońskim zginęły dwie osoby.", "Two people died in Kherson."),
    ("uk", "en", "На Дніпропетровщині загинули двоє.", "Two died in the Dnipro region."),
    ("en", "fr", "The Dnipropetrovsk region was hit.", "La région de Dnipropetrovsk a été touchée."),
    ("ru", "en", "Дагестанские силовики задержали двоих.", "Police in Dagestan detained two."),
    ("ru", "en", "В Башкирии погибли два человека.", "Two people died in Bashkortostan."),
    ("ru", "de", "На Сахалине погибли два человека.", "Auf Sachalin starben zwei Menschen."),
    ("zh", "ja", "两人在湖南省死亡。", "湖南省で2人が死亡した。"),
    ("zh", "en", "山东泰山队2比1获胜。", "Shandong Taishan won 2-1."),
    ("zh", "fr", "广东省有两人死亡。", "Deux personnes sont mortes dans la province de Canton."),
    ("zh", "en", "海南部分地区有大雨。", "Parts of Hainan had heavy rain."),
    ("zh", "en", "台风在南海南部海域生成。", "A typhoon formed in the southern South China Sea."),
    ("zh", "en", "黄河南岸的两个村庄被淹。", "Two villages on the south bank of the Yellow River were flooded."),
    ("zh", "en", "幸福建立在和平之上。", "Happiness is built on peace."),
    ("ja", "en", "福島さんは石川県で生まれた。", "Fukushima was born in Ishikawa Prefecture."),
    ("ko", "en", "경북에서 2명이 숨졌다.", "Two people died in North Gyeongsang."),
    ("ko", "en", "관광시설 2곳이 문을 닫았다.", "Two tourist facilities closed."),
    ("hi", "en", "उत्तर प्रदेश में दो लोगों की मौत हो गई।", "Two people died in Uttar Pradesh."),
    ("ur", "en", "بلوچستان میں دو افراد ہلاک ہوگئے۔", "Two people died in Balochistan."),
    ("ar", "en", "قتل شخصان في شمال دارفور.", "Two people died in North Darfur."),
    ("fa", "en", "دو نفر در سیستان و بلوچستان کشته شدند.", "Two people died in Sistan and Baluchestan."),
    ("he", "en", "שני בני אדם נהרגו ברמת הגולן.", "Two people died in the Golan Heights."),
    ("he", "en", "נשיא סיני ביקר בישראל.", "A Chinese president visited Israel."),
    ("tr", "en", "Darfur'da iki kişi öldü.", "Two people died in Darfur."),
    ("id", "en", "Dua orang tewas di Sumatera Utara.", "Two people died in North Sumatra."),
    ("en", "es", "Java is a programming language.", "Java es un lenguaje de programación."),
    ("en", "tr", "Qarabag beat Zira 2-1.", "Karabağ, Zira'yı 2-1 yendi."),
]  # fmt: skip

WRONG = [
    ("uk", "en", "Двоє людей загинули на Херсонщині.", "Two people died in the Odesa region.", "Odesa"),
    ("ru", "uk", "В Херсонской области погибли двое.", "На Одещині загинули двоє.", "Одещині"),
    ("uk", "en", "У Сумській області загинули двоє.", "Two died in the Poltava region.", "Poltava"),
    ("pl", "en", "W obwodzie chersońskim zginęły dwie osoby.", "Two died in the Kharkiv region.", "Kharkiv"),
    ("ru", "en", "Два человека погибли в Дагестане.", "Two people died in Ingushetia.", "Ingushetia"),
    ("zh", "en", "两人在广西死亡。", "Two people died in Guangdong.", "Guangdong"),
    ("vi", "en", "Hai người chết ở Quảng Tây.", "Two people died in Guangdong.", "Guangdong"),
    ("zh", "ja", "两人在湖南省死亡。", "湖北省で2人が死亡した。", "湖北省"),
    ("ja", "en", "福島県で2人が死亡した。", "Two died in Ishikawa Prefecture.", "Ishikawa Prefecture"),
    ("ko", "en", "경북에서 2명이 숨졌다.", "Two people died in South Jeolla.", "South Jeolla"),
    ("hi", "en", "असम में दो लोगों की मौत हो गई।", "Two people died in Bihar.", "Bihar"),
    ("ur", "en", "بلوچستان میں دو افراد ہلاک ہوگئے۔", "Two people died in Sindh.", "Sindh"),
    ("ar", "en", "قتل شخصان في دارفور.", "Two people died in Kordofan.", "Kordofan"),
    ("he", "en", "שני בני אדם נהרגו ברמת הגולן.", "Two people died in Sinai.", "Sinai"),
    ("tr", "en", "Tigray'da iki kişi öldü.", "Two people died in Amhara.", "Amhara"),
    ("id", "en", "Dua orang tewas di Sumatera Utara.", "Two died in West Sumatra.", "West Sumatra"),
    ("en", "fr", "Two people died in South Kivu.", "Deux personnes sont mortes au Nord-Kivu.", "Nord-Kivu"),
]  # fmt: skip


@pytest.mark.parametrize(("theirs", "ours", "source", "target"), RIGHT)
def test_the_same_land_is_silent(
    project: Project, theirs: str, ours: str, source: str, target: str
) -> None:
    assert not findings(project, theirs, ours, source, target)


@pytest.mark.parametrize(("theirs", "ours", "source", "target", "name"), WRONG)
def test_another_land_is_told(
    project: Project, theirs: str, ours: str, source: str, target: str, name: str
) -> None:
    found = findings(project, theirs, ours, source, target)
    told = [f for f in found if f.check == "unsupported-entity" and f.severity > Severity.MINOR]
    assert [target[f.span.start : f.span.end] for f in told] == [name]


def findings(
    project: Project, theirs: str, ours: str, source: str, target: str
) -> tuple[Finding, ...]:
    document = Document("land", "", theirs, ours, (Segment(target, source, (), "0"),))
    return examine(document, project).findings
