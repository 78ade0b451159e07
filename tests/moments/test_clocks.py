"""Hours as news writes them in the languages: each form is read as that hour."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.figures.moments import moments
from qa.figures.moments.tables import folder
from qa.model import Document, Segment
from qa.scan.moments import dates

_LINES = (Path(__file__).parent / "clocks.tsv").read_text(encoding="utf-8").splitlines()
FORMS = [tuple(line.split("\t")) for line in _LINES if not line.startswith("#")]


@pytest.mark.parametrize(("code", "time", "form"), FORMS)
def test_an_hour_is_read(code: str, time: str, form: str) -> None:
    hour, minute = map(int, time.split(":"))
    read = [(m.hour, m.minute or 0) for m in moments(form, code) if m.hour is not None]
    # Where nothing says which half of the day it is, either will do.
    assert read
    assert read[0] in {(hour, minute), ((hour + 12) % 24, minute)}


@pytest.mark.parametrize(("code", "text"), [
    ("it", "Ha dato il premio alle due donne."),
    ("fr", "Il a marché neuf heures et demie."),
    ("tr", "Sabah 2 kişi öldü, iki kişi yaralandı."),
    ("he", "נהרגו שמונה בני אדם."),
    ("nl", "Er waren acht mensen."),
    ("ru", "Он прожил два дня."),
    ("ru", "Он вернулся через 3 дня."),
    ("uk", "У першій половині дня."),
    ("pl", "W pierwszej połowie meczu."),
    ("id", "Dia bekerja tiga jam."),
    ("vi", "Khoảng 15 người bị bắt."),
    ("ko", "3시간 20분 만에 끝났다."),
    ("es", "Mató a las dos mujeres."),
    ("es", "Se tarda dos horas; la búsqueda duró 12 horas."),
    ("pt", "As duas pessoas foram presas."),
    ("fr", "Lundi après-midi, deux émissions du matin ont été annulées."),
    ("it", "Tra le 2 e le 3 persone sono ferite."),
    ("ru", "С первого до второго дня прошло 5 встреч."),
    ("uk", "Будинок на північ від міста; після першої ночі загинули 3 людини."),
    ("pl", "Dom stoi na północ od miasta."),
    ("tr", "24 saat içinde 3 kişi öldü; her saat bir kişi ölüyor."),
    ("tr", "24 saat 3 dakika sürdü."),
    ("fa", "در ۲۴ ساعت ۳ نفر کشته شدند."),
    ("fa", "ولایت نیمروز"),
    ("id", "Dalam 24 jam 3 orang tewas."),
    ("vi", "Khoảng hai người bị thương, khoảng 20 người mất tích."),
    ("ko", "두 시즌 동안 한시적으로 12명을 고용했다."),
    ("ko", "시장의 자정 능력을 믿는다."),
    ("zh", "会议持续了2到3小时，指数上涨12点。"),
    ("ja", "9時間から11時間かかる。"),
    ("de", "Ein Viertel vor zehn Jahren verkauft."),
    ("de", "Der Gewinn stieg um ein Viertel auf 10 Millionen."),
    ("en", "Profit rose a quarter to 10 million."),
    ("en", "Two morning shows were cancelled."),
    ("el", "Σκότωσε δύο το πρωί."),
    ("he", "הם ניסו לחצות את הגבול."),
])  # fmt: skip
def test_no_hour(code: str, text: str) -> None:
    assert [m for m in moments(text, code) if m.hour is not None] == []


@pytest.mark.parametrize(("code", "text", "zone", "elsewhere"), [
    ("en", "at 9 a.m. Tuesday local time", None, False),
    ("en", "at 10 p.m. Friday Eastern time", -300, False),
    ("en", "at 9 a.m. Kathmandu time", None, True),
    ("en", "at 9 a.m. prime time", None, False),
    ("de", "um 9 Uhr zur selben Zeit", None, False),
    ("de", "um 9 Uhr Moskauer Zeit", 180, False),
    ("ru", "в 9:00 по местному времени", None, False),
    ("fr", "à 9 heures, heure de Katmandou", None, True),
    ("tr", "Moskova saatiyle 09.00'da", 180, False),
    ("zh", "北京时间9时", 480, False),
    ("ko", "오전 9시(한국시간)", 540, False),
])  # fmt: skip
def test_the_zone_beside_an_hour(code: str, text: str, zone: int | None, elsewhere: bool) -> None:
    (hour,) = (m for m in moments(text, code) if m.hour is not None)
    assert (hour.zone, hour.elsewhere) == (zone, elsewhere)


# Source, target and whether another hour is told: languages count, lend and turn halves of the day.
@pytest.mark.parametrize(("pair", "source", "target", "told"), [
    ("en>de", "It starts at 8 p.m.", "Es beginnt um 8 Uhr.", True),
    ("en>de", "It starts at 8 p.m. on Thursday.", "Es beginnt Donnerstagabend um 8 Uhr.", False),
    ("en>fr", "It starts at 8:30 p.m. tonight.", "Ça commence ce soir à 8 h 30.", False),
    ("en>zh", "It starts at noon GMT.", "北京时间20时开始。", False),
    ("en>zh", "It starts at noon GMT.", "北京时间21时开始。", False),  # the hour of summer
    ("en>zh", "It starts at noon GMT.", "北京时间23时开始。", True),
    ("en>fr", "It is 4:15 p.m. in Kathmandu time.", "Il est 10 h 30 GMT.", False),
    ("en>de", "It is 4 to 6 p.m.", "Von 4 bis 6 Uhr morgens.", True),
    ("en>ja", "It ends at midnight.", "正午に終わる。", True),
    ("en>ja", "It ends at midnight.", "24時に終わる。", False),
])  # fmt: skip
def test_hours_beside_hours(pair: str, source: str, target: str, told: bool) -> None:
    source_lang, target_lang = pair.split(">")
    document = Document("story", "", source_lang, target_lang, (Segment(target, source),))
    fold = folder().fold
    found = dates(document, {("source", 0): fold(source), ("target", 0): fold(target)})
    assert bool(found.changes) == told
