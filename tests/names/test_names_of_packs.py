"""Names of the packs in sentences: the same one is silent in any two languages, another one is told."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Segment, Severity
from qa.project import Project

RIGHT = [
    # Peoples of `stateless-peoples.tsv`.
    ("zh", "de", "维吾尔族活动人士被判刑。", "Ein uigurischer Aktivist wurde verurteilt."),
    ("zh", "en", "罗兴亚穆斯林逃离缅甸若开邦。", "Muslims fled Myanmar's Rakhine state."),
    ("ru", "pl", "Крымские татары провели митинг.", "Tatarzy krymscy zorganizowali wiec."),
    ("ar", "de", "أكراد سوريا رحبوا بالقرار.", "Die syrischen Kurden begrüßten den Beschluss."),
    ("en", "hi", "Rohingya refugees fled to Bangladesh.", "रोहिंग्या शरणार्थी बांग्लादेश भाग गए।"),
    ("fa", "en", "دو هزار هزاره در کابل تظاهرات کردند.", "Two thousand Hazaras marched in Kabul."),
    ("en", "de", "Karen Bass is mayor.", "Karen Bass ist Bürgermeisterin."),
    ("it", "fr", "La Roma ha vinto.", "La Roma a gagné."),
    ("ru", "de", "Курдские боевики атаковали базу.", "Kämpfer der PKK griffen den Stützpunkt an."),
    # Places of `cities-ports.tsv`.
    ("fa", "en", "زائران از مکه به مدینه رفتند.", "The pilgrims went from Mecca to Medina."),
    ("fr", "es", "Le port du Pirée est bloqué.", "El puerto del Pireo está bloqueado."),
    ("pl", "de", "W Kłajpedzie zawinął statek.", "In Klaipeda lief ein Schiff ein."),
    ("ar", "fr", "قالت جدة الطفل إنها حزينة.", "La grand-mère de l'enfant se dit triste."),
    ("es", "de", "Danilo Medina habló en Santo Domingo.", "Danilo Medina sprach in Santo Domingo."),
    ("tr", "en", "Medine adlı kadın Ankara'da yaşıyor.", "A woman named Medine lives in Ankara."),
    ("he", "en", "מכה קשה לכלכלה בתל אביב.", "A severe blow to the economy in Tel Aviv."),
    ("ur", "en", "میں ڈاکٹر بنوں گا اور لاہور جاؤں گا۔", "I will become a doctor and go to Lahore."),
    ("zh", "en", "巴西安全部队进入贫民窟。", "Brazilian security forces entered the slum."),
    ("zh", "en", "肯尼亚拉姆岛发生袭击。", "An attack hit Kenya's Lamu island."),
    # Places of `afghan-places.tsv`.
    ("pl", "uk", "Wybuch w Kunduzie zabił pięć osób.", "Вибух у Кундузі вбив п'ятьох людей."),
    ("it", "ru", "Scontri nella provincia di Nangarhar.", "Столкновения в провинции Нангархар."),
    ("ur", "ps", "مزار شریف میں دھماکہ ہوا۔", "په مزار شریف کې چاودنه وشوه."),
    ("ko", "ja", "칸다하르에서 두 명이 숨졌다.", "カンダハルで2人が死亡した。"),
    ("ur", "en", "وزیر نے اس تجویز پر غور کیا۔", "The minister considered the proposal."),
]  # fmt: skip
WRONG = [
    # Peoples of `stateless-peoples.tsv`.
    ("zh", "de", "罗兴亚难民逃往孟加拉国。", "Uigurische Flüchtlinge fliehen nach Bangladesch.", "Uigurische"),
    ("ps", "en", "پښتنو په پېښور کې لاریون وکړ.", "Hazaras held a rally in Peshawar.", "Hazaras"),
    ("he", "fr", "הדרוזים הפגינו בגולן.", "Les Alaouites ont manifesté dans le Golan.", "Alaouites"),
    ("fr", "es", "Des Tutsis ont été attaqués.", "Los hutus fueron atacados.", "hutus"),
    ("ja", "ko", "ロヒンギャ難民を乗せた船が沈没した。", "위구르족 난민을 태운 배가 침몰했다.", "위구르족"),
    ("tr", "de", "Kürt siyasetçi gözaltına alındı.", "Der uigurische Politiker wurde festgenommen.", "uigurische"),
    ("fa", "en", "هزاره‌ها در کابل تظاهرات کردند.", "Thousands demonstrated in Kabul.", "Thousands"),
    # Places of `cities-ports.tsv`.
    ("ar", "en", "وصل الحجاج إلى المدينة المنورة.", "The pilgrims arrived in Mecca.", "Mecca"),
    ("ru", "fr", "В Новороссийске горит нефтебаза.", "Un dépôt pétrolier brûle à Taganrog.", "Taganrog"),
    ("fa", "it", "انفجار در نطنز", "Esplosione a Fordow", "Fordow"),
    ("ko", "id", "이집트 수에즈에서 선박이 좌초했다.", "Kapal kandas di Port Said, Mesir.", "Port Said"),
    ("ja", "es", "チャバハール港が開港した。", "Se inauguró el puerto de Chabahar, en Pakistán.", "Pakistán"),
    # Places of `afghan-places.tsv`.
    ("hi", "it", "तालिबान ने कुंदुज में हमला किया।", "I talebani hanno attaccato a Kandahar.", "Kandahar"),
    ("ur", "ko", "ہلمند میں لڑائی جاری ہے۔", "칸다하르에서 전투가 계속되고 있다.", "칸다하르"),
    ("id", "nl", "Ledakan di Jalalabad menewaskan lima orang.",
     "Bij een explosie in Herat zijn vijf mensen omgekomen.", "Herat"),
    ("el", "de", "Έκρηξη στη Χεράτ σκότωσε πέντε άτομα.",
     "Bei einer Explosion in Kundus kamen fünf Menschen ums Leben.", "Kundus"),
]  # fmt: skip


def _grave(source: str, target: str, text: str, other: str, project: Project) -> list[str]:
    story = Document("s", "", source, target, (Segment(other, text),))
    found = examine(story, project).findings
    return [story.text(f.span) for f in found if f.severity >= Severity.MAJOR]


@pytest.mark.parametrize(("source", "target", "text", "other"), RIGHT)
def test_right(source: str, target: str, text: str, other: str, project: Project) -> None:
    assert _grave(source, target, text, other, project) == []


@pytest.mark.parametrize(("source", "target", "text", "other", "wrong"), WRONG)
def test_wrong(
    source: str, target: str, text: str, other: str, wrong: str, project: Project
) -> None:
    assert _grave(source, target, text, other, project) == [wrong]
