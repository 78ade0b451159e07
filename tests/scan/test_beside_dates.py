"""Words beside a date that say which way it counts: what is told and what is silent, language by language."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Segment, Severity
from qa.project import Project
from qa.scan.moments import dates
from tests.scan.ring import folded, ring, sentences

SENTENCES = sentences("beside")


def told(
    project: Project, pair: str, source: str, target: str, *references: str
) -> list[tuple[str, Severity]]:
    source_lang, target_lang = pair.split(">")
    segment = Segment(target, source, references)
    document = Document("story", "", source_lang, target_lang, (segment,))
    result = examine(document, project)
    assert result.failure is None
    return [
        (document.text(f.span), f.severity) for f in result.findings if f.check == "changed-date"
    ]


@pytest.mark.parametrize("sort", sorted(SENTENCES))
def test_a_contrary_word_is_told_in_every_language(project: Project, sort: str) -> None:
    for pair in ring(SENTENCES[sort], sort, sorted(SENTENCES)):
        document = Document("story", "", *pair.langs, (Segment(pair.target, pair.source),))
        found: list[str] = [
            change.component for change in dates(document, folded(project, document)).changes
        ]
        component = "era" if sort.startswith("era") else "beside"
        found = [component if one == "half" and sort == "edge of a day" else one for one in found]
        assert found == ([] if pair.side == pair.other else [component]), pair


TOLD = [
    ("de>en", "Er ist seit 2014 im Amt.", "He was in office until 2014.", "until"),
    ("en>tr", "It has been closed since 2011.", "2011'e kadar kapalı.", "kadar"),
    ("ps>en", "سړک د 2014 کال راهیسې بند دی.", "The road was closed until 2014.", "until"),
    ("en>fr", "It opens after Friday.", "Cela ouvre avant vendredi.", "avant"),
    ("en>zh", "The law applies from 2027.", "该法律实施至2027年。", "至"),
    ("zh>en", "该规定自2027年起生效。", "The rule applies until 2027.", "until"),
    ("en>he", "The talks begin in mid-2025.", "השיחות יתחילו בסוף 2025.", "בסוף"),
    ("zh>en", "公元前3世纪,秦统一了中国。", "In the third century, Qin united China.", "third century"),
    ("en>tr", "The coin is from 44 AD.", "Sikke MÖ 44 yılından kalma.", "MÖ"),
    ("fr>ar", "Le temple date du Ve siècle avant notre ère.", "يعود المعبد إلى القرن الخامس.", "القرن الخامس"),
    ("el>ja", "Ο ναός χτίστηκε τον 5ο αιώνα π.Χ.", "神殿は5世紀に建てられた。", "5世紀"),
    ("ko>ur", "기원전 3세기의 유물이다.", "یہ تیسری صدی عیسوی کا ہے۔", "عیسوی"),
]  # fmt: skip
SILENT = [
    # The era of a range stands at its end; BC is British Columbia as well.
    ("en>de", "From the third to the first century BC it flourished.", "Vom dritten Jahrhundert bis zum ersten v. Chr. blühte sie."),
    ("ru>en", "В III и II веках до н. э. город процветал.", "In the third century BC and the second, the city flourished."),
    ("zh>en", "前3世纪的遗址。", "Ruins from the third century BC."),
    ("hi>en", "ईसा से 300 साल पहले, तीसरी सदी में।", "300 years before Christ, in the third century BC."),
    ("en>es", "In the 2021 B.C. election she lost.", "En las elecciones de 2021 en Columbia Británica perdió."),
    # A denial turns one into the other.
    ("en>de", "The shop will not open until 15 May.", "Das Geschäft öffnet erst ab 15. Mai."),
    # Each end of a range has its own word.
    ("ru>en", "Он работал с 2011 по 2019 год.", "He worked from 2011 to 2019."),
    ("ja>en", "会議は3月4日から6日まで開かれる。", "The meeting is held from March 4 to 6."),
    # One side alone says it.
    ("en>zh", "He lived there until 2014.", "他2014年住在那里。"),
    # The word says both.
    ("zh>en", "2014年前后,他离开了。", "He left after 2014."),
    # The date is said twice.
    ("en>de", "Until 2014 he was mayor, and since 2014 a deputy.", "Seit 2014 ist er Abgeordneter, bis 2014 war er Bürgermeister."),
    # Another date is told as such.
    ("ar>en", "المتجر مغلق منذ عام 2011.", "The shop has been closed since 2011."),
]  # fmt: skip


@pytest.mark.parametrize(("pair", "source", "target", "word"), TOLD)
def test_a_contrary_word_is_told(
    project: Project, pair: str, source: str, target: str, word: str
) -> None:
    assert told(project, pair, source, target) == [(word, Severity.MAJOR)]


@pytest.mark.parametrize(("pair", "source", "target"), SILENT)
def test_what_is_not_contrary_is_silent(
    project: Project, pair: str, source: str, target: str
) -> None:
    assert told(project, pair, source, target) == []


def test_the_reference_has_a_say(project: Project) -> None:
    source, target = "Er ist seit 2014 im Amt.", "He was in office until 2014."
    agrees = told(project, "de>en", source, target, "He has held office since 2014.")
    assert agrees == [("until", Severity.CRITICAL)]
    assert told(project, "de>en", source, target, "He held office until 2014.") == []


NIGHTS = [
    ("de", "In der Nacht zum Sonntag gab es Explosionen.", "In der Nacht zum Freitag gab es Explosionen."),
    ("ru", "В ночь на воскресенье произошли взрывы.", "В ночь на пятницу произошли взрывы."),
    ("uk", "У ніч проти неділі сталися вибухи.", "У ніч на п'ятницю сталися вибухи."),
    ("pl", "W nocy na niedzielę doszło do wybuchów.", "W nocy na piątek doszło do wybuchów."),
    ("en", "Explosions occurred overnight into Sunday.", "Explosions occurred overnight into Friday."),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "wrong"), NIGHTS)
def test_a_night_is_that_of_the_day_before_as_well(
    project: Project, lang: str, text: str, wrong: str
) -> None:
    right = (
        "Des explosions ont eu lieu samedi soir.",
        "Des explosions ont eu lieu dimanche à l'aube.",
    )
    for said in right:
        assert told(project, f"fr>{lang}", said, text) == []
        assert len(told(project, f"fr>{lang}", said, wrong)) == 1
    for other, same, _ in NIGHTS:
        if other != lang:
            assert told(project, f"{other}>{lang}", same, text) == []
            assert len(told(project, f"{other}>{lang}", same, wrong)) == 1
