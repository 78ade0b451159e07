"""A city put into another country: told where the source says nothing of the country."""

from __future__ import annotations

import pytest

from qa.datafile import read_toml
from qa.engine import examine
from qa.language import FOLDER
from qa.model import Document, Segment, Severity
from qa.project import Project

WRONG = [
    ("ar", "fr", "حلب تتعرض للقصف منذ الفجر.", "Alep, en Irak, est bombardée depuis l'aube.", "Irak", "Syrie"),
    ("es", "de", "La policía de Guayaquil detuvo a cinco.",
     "Die Polizei im kolumbianischen Guayaquil nahm fünf fest.", "kolumbianischen", "ecuadorianischen"),
    ("ar", "de", "استهدفت الغارات ميناء الحديدة.", "Die Angriffe trafen den Hafen von Hodeida (Oman).", "Oman", "Jemen"),
    ("zh", "ja", "荷台达港遭到空袭。", "オマーンのホデイダ港が空爆された。", "オマーン", "イエメン"),
    ("ko", "fr", "바그다드에서 폭발이 있었다.", "Une explosion s'est produite à Bagdad, en Syrie.", "Syrie", "Irak"),
    ("tr", "ru", "İzmir'de deprem oldu.", "В греческом Измире произошло землетрясение.", "греческом", "турецком"),
    ("fa", "en", "انفجاری در بندر عباس رخ داد.", "A blast hit Bandar Abbas, Iraq.", "Iraq", "Iran"),
]  # fmt: skip
RIGHT = [
    ("zh", "en", "领导人在敖德萨会晤。", "Leaders met in Odesa, Ukraine."),
    ("ru", "en", "Взрыв в Донецке.", "A blast hit Donetsk, Russia."),
    ("ar", "en", "اشتباكات في طرابلس.", "Clashes broke out in Tripoli, Lebanon."),
    ("en", "es", "Fire hit Atlanta.", "Un incendio en Atlanta, Georgia."),
    ("de", "fr", "In Aleppo wird gekämpft.", "On se bat à Alep et en Irak."),
    # No pack has the city in the target's language: the land says where it lies.
    ("he", "ar", "כוחות פעלו בג'נין שבשומרון.", "عملت قوات إسرائيلية في جنين بالضفة الغربية."),
    ("tr", "en", "KKTC Cumhurbaşkanı New York'a gitti.",
     "The president of the Turkish Republic of Northern Cyprus flew to New York."),
    ("hi", "en", "श्रीनगर में तलाशी अभियान जारी है।", "A search is under way in Srinagar, India."),
]  # fmt: skip


def _told(
    source: str, target: str, text: str, other: str, project: Project
) -> list[tuple[str, str]]:
    story = Document("s", "", source, target, (Segment(other, text),))
    found = [f for f in examine(story, project).findings if f.severity >= Severity.MAJOR]
    return [(story.text(f.span), f.fix.replacement if f.fix else "") for f in found]


@pytest.mark.parametrize(("source", "target", "text", "other", "wrong", "right"), WRONG)
def test_wrong(
    source: str, target: str, text: str, other: str, wrong: str, right: str, project: Project
) -> None:
    assert _told(source, target, text, other, project) == [(wrong, right)]


@pytest.mark.parametrize(("source", "target", "text", "other"), RIGHT)
def test_right(source: str, target: str, text: str, other: str, project: Project) -> None:
    assert _told(source, target, text, other, project) == []


def test_the_table_has_places_and_countries_of_the_packs(project: Project) -> None:
    table = read_toml(FOLDER / "names" / "lies-in.toml")
    terms = project.compiled.terms
    assert {f"country.{code}" for code in table if code != "namesakes"} <= set(terms)
    assert {place for code, some in table.items() if code != "namesakes" for place in some} <= set(
        terms
    )
