"""Lands, cities and what only looks like one: what is told, and what good translations have."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Segment, Severity
from qa.project import Project

Row = tuple[str, str, str]

TOLD: list[tuple[str, str, str, str]] = [
    # An office behind a land, before it, and a case of it make no longer name.
    ("hi>en", "महाराष्ट्र के मुख्यमंत्री ने इस्तीफ़ा दिया।", "Madhya Pradesh Chief Minister resigned.", "Madhya Pradesh"),
    ("id>en", "Gubernur Jawa Barat Dedi Mulyadi mundur.", "The governor of Central Java resigned.", "Central Java"),
    ("uk>fr", "Глава Дагестану Сергій Меліков пішов.", "Le chef de la Tchétchénie est parti.", "Tchétchénie"),
    # What no pack has in the source's language hides no exchange of two that it has.
    ("ur>de", "بلوچستان کے علاقے میں دھماکا ہوا۔", "In einer Gegend von Sindh gab es eine Explosion.", "Sindh"),
    # Two that look alike.
    ("zh>vi", "和歌山县发生火灾。", "Cháy rừng xảy ra tại tỉnh Okayama.", "tỉnh Okayama"),
    ("ja>ru", "鳥取県の知事は辞任した。", "Губернатор префектуры Симане ушёл.", "префектуры Симане"),
    ("en>vi", "The storm hit Haiphong.", "Bão đổ bộ vào Đà Nẵng.", "Đà Nẵng"),
    ("ar>zh", "قُتل 12 شخصا في الفاشر.", "恩图曼有12人死亡。", "恩图曼"),
    # Cities in their cases, behind prefixes and without blanks.
    ("it>el", "Il sindaco di Milano si è dimesso.", "Ο δήμαρχος του Τορίνου παραιτήθηκε.", "Τορίνου"),
    ("fr>th", "Une explosion a secoué Marseille.", "เกิดเหตุระเบิดในบอร์โดเมื่อคืนนี้", "บอร์โด"),
    ("de>ur", "In Düsseldorf brannte ein Haus.", "ڈریسڈن میں ایک مکان جل گیا۔", "ڈریسڈن"),
    ("es>hi", "El alcalde de Sevilla dimitió.", "वालेंसिया के मेयर ने इस्तीफ़ा दिया।", "वालेंसिया"),
    ("ru>he", "Самолёт вылетел из Витебска.", "המטוס המריא מגרודנו.", "גרודנו"),
    ("en>ps", "A bomb went off in Jeddah.", "په شارجه کې بم وچاودېد.", "شارجه"),
    ("en>el", "Boko Haram attacked a village.", "Η Αλ Κάιντα επιτέθηκε σε χωριό.", "Αλ Κάιντα"),
    ("es>th", "Gazprom redujo el suministro.", "รอสเนฟต์ลดการจัดส่ง", "รอสเนฟต์"),
]  # fmt: skip

SILENT: list[Row] = [
    # Words of a language that are a place's name as well.
    ("fa>en", "رئیس جمهور مالی روز دوشنبه سخنرانی کرد.", "The president of Mali spoke on Monday."),
    ("ar>en", "خلفت السيول في الشمال 17 قتيلا.", "The floods in the north left 17 dead."),
    ("ur>en", "لوگ چین سے نہیں سو سکتے۔", "People cannot sleep peacefully."),
    ("pl>en", "Dania główne podano o godzinie 20.", "The main dishes were served at 8 p.m."),
    ("vi>en", "Ba phụ nữ mặc Áo dài trắng.", "Three women wore a white ao dai."),
    ("th>en", "นางสาวมาลี ถูกจับกุม", "Ms Malee was arrested."),
    ("he>en", "דווח על 300 מקרים של חצבת.", "There were 300 cases of measles."),
    ("en>vi", "France and Italy signed the treaty.", "Pháp và Ý đã ký hiệp ước."),
    ("uk>de", "Того ж дня троє людей загинули.", "Am selben Tag starben drei Menschen."),
    # Names that are heard like a place's, and clubs that keep their own.
    ("he>en", "עדן גולן שרה במאלמו.", "Eden Golan sang in Malmo."),
    ("ja>en", "マリ・クレールの編集長が会見した。", "The editor of Marie Claire spoke."),
    ("it>en", "Il Napoli ha battuto il Torino.", "Napoli beat Torino."),
    # Plural, and the land whose name the city has.
    ("ja>de", "石川県と新潟県で大雪となった。", "In den Präfekturen Ishikawa und Niigata schneite es."),
    ("zh>en", "海防部队千万隆重庆祝。", "The coast guard celebrated."),
    # Words that hold a city's letters or are spelt like one, beside a city that is written otherwise.
    ("en>th", "He loves reading, he said in Mosul.", "เขากล่าวในเมืองโมศุลย์ว่าเขารักการอ่าน"),
    ("en>th", "Bus fares rose in Tikrit.", "ค่ารถบัสราคาแพงขึ้นในทิกรีตต์"),
    ("en>th", "Moderna opened an office in Zaporizhzhia.", "โมเดอร์นาเปิดสำนักงานในซาพอริซห์เชีย"),
    ("en>ur", "Vance spoke in Mykolaiv.", "وینس نے مائیکولایوو میں خطاب کیا۔"),
    ("en>hi", "She had thought of Hangzhou.", "उसने हांगज़्हौउ की बात सोची थी।"),
    ("en>he", "The state is in trouble in Kisangani.", "המדינה בצרה בכיסאנגאני."),
    ("de>el", "Nur einer in Kriwyj Rih blieb allein.", "Μόνο ένας στο Κρυβίι Ριγκ έμεινε μονάχος του."),
]  # fmt: skip


def grave(project: Project, pair: str, source: str, target: str) -> list[str]:
    source_lang, target_lang = pair.split(">")
    document = Document("story", "", source_lang, target_lang, (Segment(target, source),))
    result = examine(document, project)
    assert result.failure is None
    return [document.text(f.span) for f in result.findings if f.severity > Severity.MINOR]


@pytest.mark.parametrize(("pair", "source", "target", "wrong"), TOLD)
def test_one_place_is_told_from_another(
    project: Project, pair: str, source: str, target: str, wrong: str
) -> None:
    assert wrong in grave(project, pair, source, target)


@pytest.mark.parametrize(("pair", "source", "target"), SILENT)
def test_what_is_no_place_says_nothing(
    project: Project, pair: str, source: str, target: str
) -> None:
    assert not grave(project, pair, source, target)
