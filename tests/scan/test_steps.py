"""By how much something changed, told from what it changed to."""

from __future__ import annotations

import pytest

from qa.model import Document, Segment
from qa.project import Project
from qa.scan import scan
from qa.scan.quantities import by_place, read_figures
from qa.scan.steps import steps
from tests.scan.ring import folded, ring, sentences

SENTENCES = sentences("steps")
NAMES = sorted(SENTENCES)

RIGHT = [
    # More than so many: “plus de 800” is no step, whatever is said before it.
    ("fr", "pt", "Le bilan s’alourdit, on compte plus de 800 morts.", "O número de mortos cresce para mais de 800."),
    # More than so many, beside another figure.
    ("tr", "de", "Depremde 11 ilde 53 binden fazla kişi öldü.", "Bei dem Beben starben in elf Provinzen mehr als 53.000 Menschen."),
    ("tr", "en", "Depremde 11 ilde 53 binden fazla kişi öldü.", "The quake killed in 11 provinces more than 53,000 people."),
    ("en", "de", "Profit rose 5 percent to 3 billion.", "Der Gewinn stieg um 5 Prozent auf 3 Milliarden."),
    ("en", "fa", "The toll soars above 800.", "تعداد قربانیان به بیش از ۸۰۰ افزایش یافت."),
    ("id", "zh", "Ekspor naik tiga kali lipat.", "出口额增至三倍。"),
    ("ar", "ko", "زادت الصادرات ثلاثة أضعاف.", "수출은 세 배로 늘었다."),
    ("en", "ja", "They doubled the range to 3,000 products.", "商品の数を3000点の2倍にする。"),
    ("hi", "de", "मरने वालों की संख्या 800 से ज़्यादा हो गई।", "Die Zahl der Opfer ist auf mehr als 800 gestiegen."),
    ("de", "es", "Der Umsatz stieg in 5 Ländern.", "Las ventas subieron en 5 países."),
    ("en", "fr", "Prices rose by 3 to 5 percent.", "Les prix ont augmenté de 3 à 5 %."),
    ("en", "zh", "Sales fell by up to 5 percent.", "销量下降至多5%。"),
    ("tr", "en", "Fiyat 5 lira arttı.", "The price rose by 5 lira."),
    ("en", "de", "Output was cut by half.", "Die Produktion wurde auf die Hälfte gesenkt."),
    ("en", "fr", "The rocket dropped 300 metres from the school.", "La roquette est tombée à 300 mètres de l'école."),
    ("en", "zh", "They will open up to another 160 stores.", "计划新增多达160家门店。"),
    ("en", "ar", "The rate rose to more than 5 percent.", "ارتفع المعدل ليتجاوز 5 بالمئة."),
    ("ja", "en", "日銀は150ベーシスポイントに利上げ幅を広げた。", "The bank widened the increase to 150 basis points."),
    ("en", "de", "Emissions were cut by 50 percent.", "Die Emissionen wurden auf 50 Prozent gesenkt."),
    ("en", "pl", "He was sentenced to 5 years, and prices rose.", "Ceny wzrosły o 5 lat."),
]  # fmt: skip
WRONG = [
    ("en", "es", "House prices are up 6.3%.", "Los precios de la vivienda suben al 6,3 %."),
    ("zh", "en", "央行宣布下调存款准备金率0.5个百分点。", "The central bank cut the ratio to 0.5 percentage points."),
    ("he", "en", "האוכלוסייה גדלה ב-10 מיליון.", "The population grew to 10 million."),
    ("hi", "en", "सेंसेक्स 500 अंक गिरा।", "The Sensex fell to 500 points."),
    ("tr", "de", "Asgari ücret 17 bin liraya yükseltildi.", "Der Mindestlohn wurde um 17.000 Lira erhöht."),
    ("en", "ru", "Output was cut by two thirds.", "Производство сократили до двух третей."),
    ("zh", "en", "水位上涨了2米。", "The water level rose to two metres."),
    ("en", "zh", "Brent fell 82 cents, or 1.1%, to $74.35.", "布伦特原油下跌至82美分，跌幅1.1%，报74.35美元。"),
    ("ar", "en", "انخفضت أسعار النفط 3%.", "Oil prices fell to 3%."),
    ("de", "en", "Die Zahl der Teilnehmer wuchs von 300 auf 500.", "The number grew by 500 from 300."),
    ("ja", "en", "利上げ幅を150ベーシスポイントに拡大した。", "It widened the increase by 150 basis points."),
    ("en", "de", "Prices rose to 50 percent.", "Die Preise stiegen um 50 Prozent."),
    ("en", "nl", "A 5 percent increase in wages was agreed.", "De lonen worden verhoogd naar 5 procent."),
]  # fmt: skip


def told(project: Project, langs: tuple[str, str], source: str, target: str) -> int:
    """How many figures are said to be the one for the other."""
    document = Document("story", "", *langs, (Segment(target, source),))
    return len([*steps(document, folded(project, document), by_place(read_figures(document, ())))])


@pytest.mark.parametrize("name", NAMES)
def test_the_one_is_told_from_the_other_in_every_language(project: Project, name: str) -> None:
    for pair in ring(SENTENCES[name], name, NAMES):
        count = told(project, pair.langs, pair.source, pair.target)
        assert count == (pair.side != pair.other), pair


@pytest.mark.parametrize(("source_lang", "target_lang", "source", "target"), RIGHT)
def test_what_says_the_same_is_silent(
    project: Project, source_lang: str, target_lang: str, source: str, target: str
) -> None:
    assert told(project, (source_lang, target_lang), source, target) == 0


@pytest.mark.parametrize(("source_lang", "target_lang", "source", "target"), WRONG)
def test_what_says_the_other_is_told(
    project: Project, source_lang: str, target_lang: str, source: str, target: str
) -> None:
    assert told(project, (source_lang, target_lang), source, target) == 1


@pytest.mark.parametrize(
    ("reference", "backed"),
    [("The rate rose to 5%.", []), ("The rate went up by 5%.", [True]), ("It was 5%.", [False])],
)
def test_the_reference_decides(project: Project, reference: str, backed: list[bool]) -> None:
    segment = Segment("The rate rose to 5%.", "Der Satz stieg um 5 Prozent.", (reference,))
    document = Document("story", "", "de", "en", (segment,))
    assert [step.backed for step in scan(document, project.compiled).steps] == backed
