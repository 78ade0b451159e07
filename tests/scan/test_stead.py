"""Figures that stand in another one's place and look nothing like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.model import Document, Segment
from qa.project import Project
from qa.scan import scan

_FILE = Path(__file__).with_name("stead") / "of_whom.tsv"
TEXTS = dict(
    line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines()[1:]
)  # fmt: skip
LANGS = sorted(TEXTS)


def _changes(
    project: Project, langs: tuple[str, str], source: str, target: str, reference: str = ""
) -> list[tuple[str, str]]:
    segment = Segment(target, source, (reference,) if reference else ())
    story = Document("d", "", *langs, (segment,))
    changes = scan(story, project.compiled).figure_changes
    return [(change.kind, story.text(change.span)) for change in changes]


@pytest.mark.parametrize("at", range(len(LANGS)))
@pytest.mark.parametrize(("right", "wrong"), [(5, 15), (9, 31)])
def test_of_whom(project: Project, at: int, right: int, wrong: int) -> None:
    source, target = LANGS[at], LANGS[(at + 6) % len(LANGS)]
    theirs = TEXTS[source].format(right)
    langs = source, target
    assert _changes(project, langs, theirs, TEXTS[target].format(right)) == []
    found = _changes(project, langs, theirs, TEXTS[target].format(wrong))
    assert found == [("number", str(wrong))]


@pytest.mark.parametrize(
    ("langs", "source", "target", "found"),
    [
        (("ko", "en"), "용의자 12명 중 5명은 미성년자다.", "Of the 12 suspects, fifteen are minors.", ["fifteen"]),
        (("en", "vi"), "Debts fell below two percent, and 4 of 890 banks closed.", "Nợ giảm xuống dưới hai mươi phần trăm, và 4 trong số 890 ngân hàng đóng cửa.", ["hai mươi"]),
        (("de", "fr"), "Die Zahl sank um ein Fünftel auf 229.000.", "Le nombre a reculé de cinq pour cent, à 229 000.", ["cinq"]),
        (("pl", "de"), "Bezrobotnych jest 880, z czego jedna czwarta to kobiety.", "Es gibt 880 Arbeitslose, vier davon sind Frauen.", ["vier"]),
        (("nl", "de"), "De belasting stijgt met meer dan tien procent.", "Die Steuer steigt um mehr als zwölf Prozent.", ["zwölf"]),
        (("ja", "en"), "議席は3分の2を超えた。", "They hold more than a third of the seats.", ["third"]),
        (("id", "en"), "Sebanyak 17 dari 24 awak selamat, tujuh lainnya hilang.", "Seventeen of the 24 crew survived, seventeen others are missing.", ["seventeen"]),
        (("ko", "fr"), "사망자 9명은 외국인이며 부상자 20여 명은 퇴원했다.", "Dix-neuf morts sont des étrangers, et quelque vingt blessés sont sortis.", ["Dix-neuf"]),
        (("en", "tr"), "She reached her fourth final.", "On dördüncü finaline yükseldi.", ["On dördüncü"]),
        (("es", "id"), "Más de la mitad de las víctimas vivían en Aceh.", "Lebih dari sepertiga korban tinggal di Aceh.", ["sepertiga"]),
        (("de", "zh"), "Die Hälfte der Amerikaner erhielt mehr Geld.", "四分之一以上的美国民众获得更多。", ["四分之一"]),
        (("de", "fr"), "Etwa ein Drittel der Wähler blieb zu Hause.", "Près d'un électeur sur trois est resté chez lui.", []),
        (("it", "pt"), "Disse di essere del tutto certa.", "Disse ter 100 por cento de certeza.", []),
        (("en", "zh"), "It was a third defeat of the season.", "这是本赛季第 3 场失利。", []),
        (("fa", "en"), "این نه چندان جدی بود و ۲۱ نفر آمدند.", "It was not so serious, and 21 people came.", []),
        (("en", "de"), "A third of them agreed.", "35 Prozent stimmten zu.", []),
        (("es", "en"), "Más de la mitad de los 90 votaron.", "Some 56 percent of the 90 voted.", []),
        (("fr", "en"), "Un sur quatre a plus de 65 ans.", "A quarter are over 65.", []),
    ],
)  # fmt: skip
def test_what_stands_in_another_s_place(
    project: Project, langs: tuple[str, str], source: str, target: str, found: list[str]
) -> None:
    told = _changes(project, langs, source, target)
    assert [text.split()[-1] for kind, text in told if kind in ("number", "magnitude")] == [
        text.split()[-1] for text in found
    ]


def test_a_number_that_is_right_once_and_wrong_once(project: Project) -> None:
    langs, source = ("ja", "en"), "復帰には３～４週間の見込みだったが、丸２週間で復帰した。"
    target = "He was to be back in 2-4 weeks, but returned in just 2 weeks."
    reference = "It was to take three to four weeks, but he made a recovery in just two weeks."
    assert _changes(project, langs, source, target, reference) == [("number", "2")]
    right = target.replace("2-4", "3-4")
    assert _changes(project, langs, source, right, reference) == []
