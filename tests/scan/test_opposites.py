"""Words that say the opposite of the source: what is told, what is silent, and the data's own faults."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from qa.datafile import read_toml
from qa.engine import examine
from qa.errors import GlossaryError
from qa.language import FOLDER
from qa.model import Document, Segment, Severity
from qa.project import Project
from qa.scan.opposites.data import KINDS, LISTED, OPPOSITES, Lists, read

_LINES = Path(__file__).with_name("opposites.tsv").read_text(encoding="utf-8").splitlines()
_ROWS = {lang: (more, fewer) for lang, more, fewer in (x.split("\t") for x in _LINES[1:])}
# Of all 552 directions those into and out of one language with blanks and one without.
_HUBS = {"en", "ja"}
DIRECTIONS = [d for d in itertools.permutations(_ROWS, 2) if not _HUBS.isdisjoint(d)]


def told(
    project: Project, pair: str, source: str, target: str, *references: str
) -> list[tuple[str, Severity]]:
    source_lang, target_lang = pair.split(">")
    segment = Segment(target, source, references)
    document = Document("story", "", source_lang, target_lang, (segment,))
    result = examine(document, project)
    assert result.failure is None
    found = [f for f in result.findings if f.check == "opposite-meaning"]
    return [(document.text(f.span), f.severity) for f in found]


TOLD = [
    ("pt>en", "O Senado adiou a votação.", "The Senate brought the vote forward.", "brought the vote forward"),
    ("th>ko", "ค่าเงินบาทแข็งค่า", "바트화 가치가 하락했다.", "하락했다"),
    ("ko>fr", "노조는 파업을 철회했다.", "Le syndicat a lancé la grève.", "lancé la grève"),
    ("fa>tr", "ایران غنی‌سازی را متوقف کرد.", "İran zenginleştirmeyi başlattı.", "başlattı"),
    ("zh>en", "法院判处他有罪。", "The court acquitted him.", "acquitted"),
    ("zh>en", "地震造成3人受伤。", "The earthquake killed three people.", "killed"),
    ("zh>en", "欧盟宣布解除对叙利亚的制裁。", "The European Union will impose sanctions on Syria.", "impose"),
    ("zh-Hant>en", "台股週三上漲200點。", "Taiwan stocks fell 200 points on Wednesday.", "fell"),
    ("en>zh", "Exports fell 3.1% while oil prices climbed.", "进口下降3.1%，油价上涨。", "进口"),
    ("en>zh", "The storm will hit the northern coast.", "风暴将袭击南部沿海。", "南部"),
    ("en>zh", "The minister’s mother said he was safe.", "部长的父亲说他平安。", "父亲"),
    # What is nearly a number is below it.
    ("fr>de", "Près de 300 personnes ont été évacuées.", "Mehr als 300 Menschen wurden evakuiert.", "Mehr als"),
    ("es>en", "Casi la mitad de los votantes se abstuvo.", "More than half of voters abstained.", "More than"),
    ("en>nl", "The court rejected the appeal.", "De rechtbank aanvaardde het beroep.", "aanvaardde"),
    ("en>nl", "The square was full.", "Het verlaten plein.", "verlaten plein"),
    ("zh>en", "法院驳回上诉。", "The court accepted the appeal.", "accepted the appeal"),
    ("en>ru", "Despite the ban, crowds gathered.", "Благодаря запрету собрались толпы.", "Благодаря"),
    ("ja>fr", "作業員は村に家を三軒建てた。", "Des ouvriers ont démoli trois maisons dans le village.", "démoli"),
    # Both parties stand where they stood.
    ("ko>zh", "한국은 폴란드에 전차 180대를 판매했다.", "韩国从波兰购买了180辆坦克。", "购买"),
    ("ja>de", "円は対ドルで下落した。", "Der Yen legte gegenüber dem Dollar zu.", "legte gegenüber"),
    ("es>fr", "El euro se fortaleció frente al dólar.", "L'euro s'est affaibli face au dollar.", "affaibli"),
    # Forms and idioms of wire copy: each a hole that a language's list once had.
    ("de>en", "Die Preise sind gestiegen.", "Prices have come down.", "Prices have come down"),
    ("ja>en", "警察は男を釈放した。", "Police said the man was in custody.", "was in custody"),
    ("es>en", "El ejército retiró sus tropas.", "The army sent troops.", "sent troops"),
    ("ru>fr", "Его арестовали.", "Il a retrouvé la liberté.", "retrouvé la liberté"),
    ("en>fr", "He was convicted.", "Il a été mis hors de cause.", "mis hors de cause"),
    ("ar>es", "أكدت الشركة الاتهامات.", "La empresa rechazó las acusaciones.", "rechazó las acusaciones"),
    ("de>es", "Die Regeln wurden gelockert.", "Las normas serán más estrictas.", "más estrictas"),
    ("tr>pt", "Müzakereler yeniden başladı.", "As negociações foram interrompidas.", "interrompidas"),
    ("en>pt", "The firm will cut 500 jobs.", "A empresa vai criar 500 vagas.", "criar 500 vagas"),
    ("zh>it", "利率上升。", "I tassi caleranno.", "caleranno"),
    ("en>it", "Rebels gained ground.", "I ribelli arretrano.", "ribelli arretrano"),
    ("en>it", "Tensions eased on the border.", "La tensione sale al confine.", "tensione sale"),
    ("de>es", "Die Rebellen griffen zu den Waffen.", "Los rebeldes entregaron las armas.", "entregaron las armas"),
    # The second sentence alone.
    ("zh>en", "利率上升。股价下跌。", "Interest rates rose. Share prices rose.", "rose"),
]  # fmt: skip
SILENT = [
    # An offence is a thing and not what the law says of another one.
    ("nl>pt", "Wie wegens een strafbaar feit wordt vervolgd.", "Quem é acusado até que se prove legalmente."),
    # A preposition before a figure is no particle of a verb; who argues that supports nothing.
    (
        "de>it",
        "Der Bundestag stimmte mit 394 zu 207 Stimmen gegen den Antrag.",
        "Il Bundestag ha negato la fiducia con 394 voti contro 207.",
    ),
    (
        "fr>id",
        "Les avocats ont soutenu dans le mémoire que la politique de refus nuit au pays.",
        "Pengacara berpendapat bahwa kebijakan yang menolak masuknya imigran merugikan negara.",
    ),
    ("uk>en", "Російські війська відступили.", "Russian troops fell back."),
    ("fr>es", "Les vols ont été interrompus puis rétablis.", "Los vuelos se suspendieron y luego se reanudaron."),
    ("pl>it", "Wojsko wycofało się z miasta.", "L'esercito si è ritirato dalla città."),
    ("ar>en", "أعلنت الحكومة رفع العقوبات.", "The government announced an end to sanctions."),
    # A verb that ends in its own “not”.
    ("tr>en", "İşsizlik oranı mayısta yükselmedi.", "Unemployment fell in May."),
    ("tr>de", "Mahkeme talebi reddetmedi.", "Das Gericht nahm den Antrag an."),
    # Failed to win is lost.
    ("hi>ur", "पार्टी को चुनाव में करारी हार मिली।", "پارٹی انتخابات جیتنے میں ناکام رہی۔"),
    ("en>fr", "The party lost the election.", "Le parti n'a pas gagné l'élection."),
    # The other party's side of the same deed.
    ("ko>zh", "한국은 폴란드에 전차 180대를 판매했다.", "波兰从韩国购买了180辆坦克。"),
    ("ja>de", "円は対ドルで下落した。", "Der Dollar legte gegenüber dem Yen zu."),
    ("es>fr", "El euro se fortaleció frente al dólar.", "Le dollar s'est affaibli face à l'euro."),
    ("ru>ar", "Индия продала рис Ирану.", "اشترت إيران الأرز من الهند."),
    # A weak word of cause or concession beside a strong one; a building that was destroyed.
    ("zh>en", "尽管下雨,比赛照常举行。", "It rained, but because of the crowd the match went ahead."),
    ("de>en", "Wegen des Regens, aber auch trotz Protesten wurde gespielt.", "Because of the rain they played."),
    ("en>fr", "The minister is due to visit Rome.", "Malgré tout, le ministre doit se rendre à Rome."),
    ("en>it", "The destroyed building was new.", "L'edificio distrutto era nuovo."),
    # Both sides of the opposition, in the source or in the translation.
    ("zh>en", "股价先涨后跌，上涨后下跌。", "Shares fell."),
    ("zh>en", "爆炸造成3人死伤。", "The blast wounded three people."),
    ("zh>en", "3人死亡。", "There were three casualties."),
    # About a number, and up to one, are neither.
    ("zh>en", "约300人获救。", "Nearly 300 people were rescued."),
    ("en>es", "It rose to 1,910, up from 1,730.", "Subió hasta 1.910, más de los 1.730 de antes."),
    # “Not” makes one of the other.
    ("zh>en", "议会否决了预算案。", "Parliament did not approve the budget."),
    ("zh>en", "失业率没有上升。", "Unemployment fell."),
    # Names, and what only looks like such a word.
    ("zh>en", "北部城市遭空袭。", "South Sudan’s city was hit by an air strike."),
    ("zh>en", "他在东部爱上了她。", "He fell in love with her in the Middle East."),
    ("en>zh", "Western countries protested in the east.", "东部有人抗议。"),
    ("zh>en", "最高法院作出裁决，投票率创新低。", "The top court ruled; turnout was at its lowest."),
    ("id>nl", "Tekan F untuk meninggalkan layar penuh.", "Druk op F om het volledige scherm te verlaten."),
    ("en>nl", "They left a full courtroom.", "Zij moesten de rechtszaal verlaten."),
    # Words without their blanks.
    ("ar>en", "تيريزامايتجاهتحقيقالمصالحوالتوفيقبينصفوفدعمهاالمنقسمة", "They protested against it."),
    # Nothing to compare.
    ("zh>en", "会谈继续。", "Shares fell."),
    ("zh>sw", "股价下跌。", "Bei za hisa zilipanda."),
]  # fmt: skip


@pytest.mark.parametrize(("pair", "source", "target", "word"), TOLD)
def test_the_opposite_is_told(
    project: Project, pair: str, source: str, target: str, word: str
) -> None:
    assert told(project, pair, source, target) == [(word, Severity.MAJOR)]


@pytest.mark.parametrize(("source", "target"), DIRECTIONS)
def test_more_is_not_fewer_in_any_direction(project: Project, source: str, target: str) -> None:
    for theirs, ours in itertools.product((0, 1), repeat=2):
        found = told(project, f"{source}>{target}", _ROWS[source][theirs], _ROWS[target][ours])
        assert len(found) == (theirs != ours), (theirs, ours, found)


@pytest.mark.parametrize(("pair", "source", "target"), SILENT)
def test_what_is_no_opposite_is_not(project: Project, pair: str, source: str, target: str) -> None:
    assert told(project, pair, source, target) == []


def test_the_reference_has_a_say(project: Project) -> None:
    source, target = "日经指数下跌。", "The Nikkei rose."
    assert told(project, "zh>en", source, target, "The Nikkei fell.") == [
        ("rose", Severity.CRITICAL)
    ]
    assert told(project, "zh>en", source, target, "The index is at 50,000.") == [
        ("rose", Severity.MAJOR)
    ]
    assert told(project, "zh>en", source, target, "The Nikkei rose.") == []


def test_every_opposition_has_two_sides() -> None:
    assert {len(set(axis.poles)) for axis in OPPOSITES.axes.values()} == {2}
    assert all(len(set(axis.poles)) == len(axis.poles) for axis in KINDS.axes.values())


@pytest.mark.parametrize("lists", [OPPOSITES, KINDS, LISTED], ids=["opposites", "kinds", "listed"])
def test_no_word_is_hidden_by_itself(lists: Lists) -> None:
    """An entry on one side and under `air` counts, and the one that hides it does nothing."""
    twice = []
    for file in sorted((FOLDER / lists.folder).glob("*.toml")):
        for name, row in read_toml(file).items():
            if file.name != lists.table and isinstance(row, dict):
                sides = {
                    entry for side, entries in row.items() if side != "air" for entry in entries
                }
                twice += [
                    f"{file.stem} {name}: {entry}" for entry in row.get("air", ()) if entry in sides
                ]
    assert twice == []


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({"code": "xx", "heat": {}}, "unknown key 'heat'"),
        ({"course": {"up": ["rose"], "down": ["fell"]}}, "no key 'code'"),
        ({"code": "xx", "course": {"up": ["rose"]}}, "course has not two sides"),
        (
            {"code": "xx", "course": {"up": ["rose"], "round": ["on"]}},
            "course has a side that is none",
        ),
        ({"code": "xx", "course": {"up": ["rose"], "down": ["fe*l"]}}, "with a star inside"),
        ({"code": "xx", "course": {"up": ["rose"], "down": [" "]}}, "which is no word"),
    ],
)
def test_a_file_that_is_wrong_is_said_to_be(data: dict[str, object], problem: str) -> None:
    with pytest.raises(GlossaryError, match=problem):
        read(data, "languages/opposites/xx.toml", OPPOSITES)
