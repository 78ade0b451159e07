"""What is asked about rather than told: evidence that is there and may be chance."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Segment, Severity, Span
from qa.project import Project
from qa.scan.holding import stand_in

# Words that the target's language has as well, more seldom; those that its list lacks though a near
# language has them; with a case ending; as the first half of a compound.
WORDS = [
    ("en-it", "The audience was large.", "L'audience era grande.", Severity.MINOR),
    ("pl-id", "Po referendum z 2016 roku.", "Setelah referendum tahun 2016.", Severity.MINOR),
    ("fr-es", "Il était un chef connu.", "Era un chef conocido.", Severity.MINOR),
    ("it-tr", "Per 125 milioni di sterline.", "125 milyon sterline satıldı.", Severity.MINOR),
    ("es-fr", "Le gritaban unos manifestantes.", "Des manifestantes criaient.", Severity.MINOR),
    ("en-fr", "Parental compliance is low.", "La compliance parentale est faible.", Severity.MINOR),
    ("it-nl", "Servizi non alimentari.", "Diensten en non-food.", Severity.MINOR),
    ("en-it", "They sent messages to them.", "Hanno inviato messages.", Severity.MAJOR),
    (
        "en-zh",
        "It is the most vital matter (matter also means substance).",
        "这是最关键的部分（matter也有“物质”的意思）。",
        Severity.MINOR,
    ),
    ("es-it", "El gobierno dijo que sí.", "Il gobierno ha detto di sì.", Severity.MAJOR),
    ("uk-ru", "Це дуже небезпечно.", "Это дуже опасно.", Severity.MAJOR),
]

# A sentence without figures or names that the one sentence of the target may have as a clause.
CLAUSES = [
    (
        "en-zh",
        "The police department has recently received a large number of reports of fraud by "
        "telephone. The callers pretend to be from a local company and ask the victims to log in "
        "to a false website.",
        "近日警局接获多宗电信诈骗案，不法分子假冒公司，诱骗事主登入网站。",
        Severity.MINOR,
    ),
    (
        "en-zh",
        "The police department has recently received a large number of reports of fraud by "
        "telephone. The callers pretend to be from a local company and ask the victims to log in "
        "to a false website.",
        "近日警局接获多宗诈骗案。",
        Severity.MAJOR,
    ),
    (
        "tr-ru",  # “bir” is an article as often as a figure
        'Palin, oğlunun tutuklanmasının "görmezden gelinen aşikar bir gerçeği" '
        'yansıttığını ileri sürdü. Palin, oğlu ve diğer gazilerle ilgili olarak "Savaştan '
        "biraz değişmiş ve duygusal açıdan sertleşmiş olarak dönüyorlar. Kara "
        "kuvvetlerindeki silah arkadaşlarının, pilotların ve ordunun diğer üyelerinin bu "
        "ülke için yaptıkları fedakarlıklar karşısında saygı görüp görmeyeceklerini merak "
        'ederek geliyorlar," yorumunda bulundu.',
        "Пэйлин назвала его арест «бельмом на глазу» и сказала о своем сыне и других "
        "ветеранах войны: «они возвращаются уже другими, закаленными, задаваясь вопросом, а "
        "оказывается ли такое же уважение их товарищам, солдатам, летчикам и любым другим "
        "военным, какое они оказали своей стране».",
        Severity.MINOR,
    ),
]

# A terse translation is asked about; a cut one is told.
SHORT = [
    (
        "en-zh",
        "Yang Haodong explained the spirit of the Sixth Plenary Session of the Party and of the "
        "Provincial Party Congress at the film park.",
        "杨浩东在影视园宣讲六中全会和省党代会精神",
        Severity.MINOR,
    ),
    (
        "en-zh",
        "The Guangdong-Hong Kong-Macao Greater Bay Area should focus on the strategic positioning "
        "of building an international science and technology innovation center, strive to build a "
        "global highland of innovation, and promote the development of emerging industries.",
        "粤港澳大湾区要围绕建设国际科技创新中心战略定位，努力建设全球创新高地，推动产业发展。",
        Severity.MINOR,
    ),
    (
        "ar-pl",
        "وقالت الشركة أن عدد مشاهدي سي بي أس بلغ 3.1 مليون مشاهد وبلغ عدد مشاهدي إن بي سي 2.94 مليون مشاهد "
        "وبلغ عدد مشاهدي إم إس إن بي سي 2.89 مليون مشاهد وبلغ عدد مشاهدي سي إن إن 2.52 مليون مشاهد.",
        "CBS: 3,1 mln, NBC: 2,94 mln, MSNBC: 2,89 mln, CNN: 2,52 mln.",
        Severity.MINOR,
    ),
    (
        "en-ja",
        "The companies spoke about ways to make up for the large losses through lower rents for "
        "the 12 sites that they operate, or through an end to the minimum guarantee, which is "
        "typically agreed when a deal is first signed in London.",
        "企業は、運営する施設の家賃の引き下げを通じて、または契約の",
        Severity.MAJOR,
    ),
    (
        "de-ru",
        "Bei dem Brand in einem Lagerhaus am Rande der Stadt kamen nach Angaben der Behörden "
        "14 Menschen ums Leben, unter ihnen drei Feuerwehrleute aus Leipzig.",
        "При пожаре на складе.",
        Severity.MAJOR,
    ),
]


def _severities(project: Project, pair: str, source: str, target: str, check: str) -> set[Severity]:
    ours, theirs = pair.split("-")
    story = Document("d", "d", ours, theirs, (Segment(target, source),))
    return {f.severity for f in examine(story, project).findings if f.check == check}


@pytest.mark.parametrize(("pair", "source", "target", "severity"), WORDS)
def test_a_word_of_both_languages_is_asked_about(
    project: Project, pair: str, source: str, target: str, severity: Severity
) -> None:
    assert _severities(project, pair, source, target, "untranslated-text") == {severity}


@pytest.mark.parametrize(("pair", "source", "target", "severity"), [*CLAUSES, *SHORT])
def test_what_may_be_a_clause_is_not_missing_for_sure(
    project: Project, pair: str, source: str, target: str, severity: Severity
) -> None:
    assert _severities(project, pair, source, target, "dropped-text") == {severity}


def test_a_name_kept_all_through_a_story_is_asked_about_once(project: Project) -> None:
    rows = [
        ("The baker Greggs plans to open shops.", "Пекарня Greggs планує відкрити магазини."),
        ("Sales at Greggs rose.", "Продажі в Greggs зросли."),
        ("“We like Greggs,” a customer said.", "«Нам подобається Greggs», – сказав покупець."),
    ]
    story = Document("d", "d", "en", "uk", tuple(Segment(there, here) for here, there in rows))
    asked = [f for f in examine(story, project).findings if f.check == "untranslated-text"]
    assert [(f.span.segment, f.text) for f in asked] == [(0, "Greggs")]


def test_behind_an_acronym_the_blank_is_too_much(project: Project) -> None:
    source, target = "The American senator spoke.", "Die US- amerikanische Senatorin sprach."
    story = Document("d", "d", "en", "de", (Segment(target, source),))
    (found,) = (f for f in examine(story, project).findings if f.check == "final-punctuation")
    assert found.fix
    fixed = target[: found.span.start] + found.fix.replacement + target[found.span.end :]
    assert fixed == "Die US-amerikanische Senatorin sprach."


def test_a_word_that_stands_for_a_country_holds_a_name_and_lies_in_none() -> None:
    text = "彼はEU 離脱に触れた。"
    assert stand_in(text, "ja", [Span(0, "target", 2, 4)])
    text = "Los Países Bajos y sus países vecinos"
    assert stand_in(text, "es", [Span(0, "target", 4, 16)])
    assert not stand_in(text[:16], "es", [Span(0, "target", 4, 16)])
