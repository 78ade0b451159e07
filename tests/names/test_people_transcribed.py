"""People in languages that transcribe their names (`people-el.tsv`, `people-th.tsv`, `people-pl.tsv`)."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Segment, Severity
from qa.project import Project

CASES = [
    # Greek: the surname alone, the cases of Greek names, a title in either letter, Greek as the source.
    ("en", "el", "Erdogan met Mitsotakis in Ankara.", "Ο Ερντογάν συνάντησε τον Μητσοτάκη στην Άγκυρα.",
     "Ο Ερντογάν συνάντησε τον Τσίπρα στην Άγκυρα.", "Τσίπρα"),
    ("zh", "el", "美国总统特朗普与普京通电话。", "Ο πρόεδρος Τραμπ μίλησε τηλεφωνικά με τον Πούτιν.",
     "Ο πρόεδρος Μπάιντεν μίλησε τηλεφωνικά με τον Πούτιν.", "Μπάιντεν"),
    ("ru", "el", "Лавров встретился с Фиданом в Москве.", "Ο Λαβρόφ συναντήθηκε με τον Φιντάν στη Μόσχα.",
     "Ο Λαβρόφ συναντήθηκε με τον Τσαβούσογλου στη Μόσχα.", "Τσαβούσογλου"),
    ("en", "el", "Pope Francis's funeral took place in Rome.", "Η κηδεία του Πάπα Φραγκίσκου έγινε στη Ρώμη.",
     "Η κηδεία του πάπα Βενέδικτου έγινε στη Ρώμη.", "πάπα Βενέδικτου"),
    ("el", "en", "Η πρόταση του Κυριάκου Μητσοτάκη απορρίφθηκε.", "Kyriakos Mitsotakis' proposal was rejected.",
     "Antonis Samaras' proposal was rejected.", "Antonis Samaras"),
    ("el", "ru", "Ο Χριστοδουλίδης συναντήθηκε με τον Γκουτέρες.", "Христодулидис встретился с Гутерришем.",
     "Анастасиадис встретился с Гутерришем.", "Анастасиадис"),
    # Thai: names without blanks round them, several usual spellings.
    ("en", "th", "Friedrich Merz will visit Bangkok.", "ฟรีดริช เมิร์ซ จะเยือนกรุงเทพฯ",
     "โอลาฟ ชอลซ์ จะเยือนกรุงเทพฯ", "โอลาฟ ชอลซ์"),
    ("zh", "th", "特朗普会见泽连斯基。", "ทรัมป์พบกับเซเลนสกี", "ทรัมป์พบกับปูติน", "ปูติน"),
    ("de", "th", "Emmanuel Macron traf Giorgia Meloni.", "เอ็มมานูเอล มาครง พบกับจอร์เจีย เมโลนี",
     "ฟรองซัวส์ ออลลองด์ พบกับจอร์เจีย เมโลนี", "ฟรองซัวส์ ออลลองด์"),
    ("th", "ru", "เซอร์เกย์ ลาฟรอฟ พบกับ มาร์โก รูบิโอ", "Сергей Лавров встретился с Марко Рубио.",
     "Сергей Лавров встретился с Энтони Блинкеном.", "Энтони Блинкеном"),
    # Polish: its own letters for Russian, Arabic, Persian, Korean and Serbian names, in any case.
    ("ru", "pl", "Михаил Мишустин прибыл в Минск.", "Michaił Miszustin przybył do Mińska.",
     "Dmitrij Miedwiediew przybył do Mińska.", "Dmitrij Miedwiediew"),
    ("en", "pl", "He met Ahmad al-Sharaa in Damascus.", "Spotkał się z Ahmedem asz-Szarą w Damaszku.",
     "Spotkał się z Baszarem al-Asadem w Damaszku.", "Baszarem al-Asadem"),
    ("ar", "pl", "التقى عباس عراقجي نظيره السعودي.", "Abbas Aragczi spotkał się ze swoim saudyjskim odpowiednikiem.",
     "Mohammad Dżawad Zarif spotkał się ze swoim saudyjskim odpowiednikiem.", "Mohammad Dżawad Zarif"),
    ("ko", "pl", "이재명 대통령이 윤석열 전 대통령을 비판했다.", "Prezydent Lee Jae-myung skrytykował byłego prezydenta Yoon Suk Yeola.",
     "Prezydent Moon Jae-in skrytykował byłego prezydenta Yoon Suk Yeola.", "Moon Jae-in"),
    ("en", "pl", "Aleksandar Vucic's government resigned.", "Rząd Aleksandara Vučicia podał się do dymisji.",
     "Rząd Milo Đukanovicia podał się do dymisji.", "Milo Đukanovicia"),
    ("pl", "uk", "Nikol Paszynian poleciał do Moskwy.", "Нікол Пашинян полетів до Москви.",
     "Серж Саргсян полетів до Москви.", "Серж Саргсян"),
]  # fmt: skip
RIGHT = [
    # Another way to write a given name, or the surname, is no mangled name.
    ("en", "el", "Mohammed Morsi spoke.", "Ο Μοχάμετ Μόρσι μίλησε."),
    ("en", "el", "Christian Stocker and Tom Barrack spoke.", "Ο Κρίστιαν Στόκερ και ο Τομ Μπάρακ μίλησαν."),
    ("en", "el", "Abbas Araghchi met Putin in Moscow.", "Ο Αμπάς Αραχτσί συναντήθηκε με τον Πούτιν στη Μόσχα."),
    ("en", "pl", "Zoran Milanović met Vucic.", "Zoran Milanović rozmawiał z Vučiciem."),
    # Everyday words that sound like somebody: good, grace, a castle; closing time, many in a hurry.
    ("en", "el", "Good news for Macron.", "Καλά νέα για τον Γάλλο πρόεδρο."),
    ("en", "el", "Thanks to Macron, the deal is done.", "Χάρις στον πρόεδρο, η συμφωνία έκλεισε."),
    ("en", "el", "Macron visited the castle.", "Ο Γάλλος πρόεδρος επισκέφθηκε το Κάστρο."),
    ("en", "th", "Trump said the closing time was 9 p.m.", "ประธานาธิบดีกล่าวว่าเวลาปิดคือ 21.00 น."),
    ("en", "th", "Trump said many hurried home.", "ประธานาธิบดีกล่าวว่าคนจำนวนมากรีบกลับบ้าน"),
    # Two people of one surname.
    ("fr", "el", "Macron a rencontré Monti et Modi.", "Ο Μακρόν συναντήθηκε με τον Μόντι και τον Μόντι."),
    ("zh", "el", "弗朗西斯卡·阿尔巴内塞发言。", "Η Αλμπανέζε μίλησε."),
    ("en", "th", "Abbas Araghchi met Putin.", "อับบาส อะรอกชี พบกับปูติน"),
]  # fmt: skip


def told(project: Project, theirs: str, ours: str, source: str, target: str) -> list[str]:
    story = Document("story", "", theirs, ours, (Segment(target, source, (), "1"),))
    found = examine(story, project)
    assert not found.failure
    return [f.text for f in found.findings if f.severity >= Severity.MAJOR]


@pytest.mark.parametrize(("theirs", "ours", "source", "right", "wrong", "name"), CASES)
def test_another_person_is_told_and_the_same_one_is_not(
    project: Project, theirs: str, ours: str, source: str, right: str, wrong: str, name: str
) -> None:
    assert told(project, theirs, ours, source, right) == []
    assert name in told(project, theirs, ours, source, wrong)


@pytest.mark.parametrize(("theirs", "ours", "source", "target"), RIGHT)
def test_what_only_looks_like_another_person_is_not_told(
    project: Project, theirs: str, ours: str, source: str, target: str
) -> None:
    assert told(project, theirs, ours, source, target) == []
