"""Who did what to whom, and from where to where: told from the other way round in each language."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator

import pytest

from qa.datafile import read_toml
from qa.errors import GlossaryError
from qa.fold import Folded
from qa.language import FOLDER
from qa.model import Document, Hit, RoleChange, Segment, Side
from qa.project import Project
from qa.scan.matches import texts
from qa.scan.roles import roles
from qa.scan.roles.data import read
from qa.scan.roles.parties import KEYS
from tests.scan.ring import ring, sentences

DEEDS = sentences("roles")

# Source, target; both say the same, in another construction.
RIGHT = [
    ("en", "zh", "Ukraine was attacked by Russia.", "俄罗斯袭击了乌克兰。"),
    ("ru", "de", "Украину атаковала Россия.", "Die Ukraine wurde von Russland angegriffen."),
    ("ja", "en", "イランはイスラエルに攻撃された。", "Israel attacked Iran."),
    ("ko", "en", "이란이 이스라엘의 공격을 받았다.", "Israel attacked Iran."),
    ("ru", "en", "Российского президента раскритиковал Трамп.", "Trump criticised the Russian president."),
    ("de", "en", "Der Ukraine drohte Russland mit Krieg.", "Russia threatened Ukraine with war."),
    ("en", "es", "Germany beat France in the final.", "Francia perdió ante Alemania en la final."),
    ("ja", "ko", "ロシア軍が支援するシリア軍による攻撃は回避された。", "러시아가 지원하는 시리아군의 공격을 받지 않았다."),
    ("en", "zh", "Iran's response to Israel's attack was swift.", "伊朗对以色列袭击的回应十分迅速。"),
    ("es", "en", "A Irán lo atacó Israel.", "Israel attacked Iran."),
    ("en", "ja", "Ukraine, supported by the US, attacked Russia.", "米国が支援するウクライナはロシアを攻撃した。"),
    ("fr", "zh", "L'Iran a abattu des drones lancés par Israël.", "伊朗击落以色列发射的无人机。"),
    ("en", "it", "Iran shot down drones launched by Israel.", "L'Iran ha abbattuto droni israeliani."),
    ("en", "ko", "Iran condemned Israel's attack.", "이란은 이스라엘에 의한 공격을 비난했다."),
    ("hi", "en", "ईरान ने इज़राइल के हमले की निंदा की।", "Iran condemned Israel's attack on Iran."),
    ("en", "fa", "Iran says Israel attacked a site in Iran.", "ایران گفت اسرائیل به تاسیسات حمله کرد."),
    # Who asks for it does not do it.
    ("ko", "en", "이란은 이스라엘에 공격 중단을 촉구했다.", "Israel attacked Iran, which called for an end."),
    ("ja", "en", "中国は日本に支援を求めた。", "Japan supports China, which asked for it."),
    ("hi", "en", "चीन ने जापान से मदद मांगी।", "Japan helped China."),
    # Names that no glossary has.
    ("en", "de", "Djokovic beat Shelton.", "Shelton unterlag Djokovic."),
    ("en", "fr", "Serena Williams beat Venus Williams.", "Venus Williams s'est inclinée face à Serena Williams."),
    # Who gives and who receives.
    ("en", "ru", "Ukraine received missiles from Poland.", "Польша передала Украине ракеты."),
    ("ja", "de", "フランスは国連から援助を受けた。", "Die Vereinten Nationen gewährten Frankreich Hilfe."),
    ("ko", "it", "한국은 미국에서 지원을 받았다.", "La Corea del Sud ha ricevuto aiuti dagli Stati Uniti."),
    # Both ways on one side: nothing is said of either.
    ("en", "fr", "Iran attacked Israel and Israel attacked Iran.", "Israël a attaqué l'Iran."),
    # Another deed.
    ("en", "fr", "Iran thanked Israel.", "Israël a attaqué l'Iran."),
    # A way and the way back in one text.
    ("en", "de", "From Poland to Ukraine and from Ukraine to Poland.", "Von der Ukraine nach Polen."),
]  # fmt: skip
WRONG = [
    ("en", "de", "Novak Djokovic beat Ben Shelton.", "Shelton schlug Djokovic."),
    ("en", "fr", "Real Madrid beat Barcelona 3-1.", "Barcelone a battu le Real Madrid 3-1."),
    ("en", "ru", "Germany expelled two Russian diplomats.", "Россия выслала двух немецких дипломатов."),
    ("en", "tr", "Iran arrested a French citizen.", "Fransa bir İran vatandaşını tutukladı."),
    ("nl", "en", "De bus reed van Zwartsluis naar Blokzijl.", "The bus went from Blokzijl to Zwartsluis."),
    ("en", "fr", "Israel's attack on Iran drew protests.", "L'attaque de l'Iran contre Israël a choqué."),
    ("en", "zh", "The Israeli attack on Iran drew protests.", "伊朗对以色列的袭击引发抗议。"),
    ("en", "ar", "Israel's attack on Iran drew protests.", "أثار الهجوم الإيراني على إسرائيل احتجاجات."),
    ("ru", "en", "Сборная Германии обыграла сборную Франции.", "France beat Germany."),
    ("en", "hi", "Germany beat France in the final.", "जर्मनी फ़ाइनल में फ़्रांस से हार गया।"),
    ("en", "tr", "Ukraine was attacked by Russia.", "Rusya Ukrayna tarafından vuruldu."),
    ("zh", "en", "特朗普批评泽连斯基。", "Zelenskyy criticized Trump."),
    ("ru", "en", "Путин прибыл из Минска в Пекин.", "Putin arrived in Minsk from Beijing."),
    ("zh-Hant", "en", "俄羅斯襲擊了烏克蘭。", "Ukraine attacked Russia."),
]  # fmt: skip

Told = Callable[[str, str, str, str], list[RoleChange]]


@pytest.fixture(scope="module")
def told(project: Project) -> Told:
    """The changes between two sentences, each of which is looked through for names once."""
    terms = project.compiled.resolved(None)
    fold = project.compiled.folder.fold

    @functools.cache
    def hits(lang: str, text: str, side: Side) -> tuple[Hit, ...]:
        sides = (text, None) if side == "target" else ("", text)
        document = Document("story", "", lang, lang, (Segment(*sides),))
        rows = [row for row in texts(document) if row[0] == side]
        folded: dict[tuple[str, int], Folded] = {
            (one, index): fold(some) for one, index, some, _ in rows
        }
        return terms.matches(project.compiled).of(rows, folded)[side, 0].chosen

    def run(source_lang: str, target_lang: str, source: str, target: str) -> list[RoleChange]:
        document = Document("story", "", source_lang, target_lang, (Segment(target, source),))
        found: dict[tuple[int, Side], tuple[Hit, ...]] = {
            (0, "source"): hits(source_lang, source, "source"),
            (0, "target"): hits(target_lang, target, "target"),
        }
        return list(roles(document, found))

    return run


@pytest.mark.parametrize("deed", list(DEEDS))
def test_a_deed_is_told_from_its_reverse(told: Told, deed: str) -> None:
    wrong = []
    for pair in ring(DEEDS[deed], deed, list(DEEDS)):
        found = told(*pair.langs, pair.source, pair.target)
        if len(found) != (pair.side != pair.other):
            wrong.append(pair)
    assert wrong == []


@pytest.mark.parametrize(("source_lang", "target_lang", "source", "target"), RIGHT)
def test_another_construction_is_silent(
    told: Told, source_lang: str, target_lang: str, source: str, target: str
) -> None:
    assert told(source_lang, target_lang, source, target) == []


@pytest.mark.parametrize(("source_lang", "target_lang", "source", "target"), WRONG)
def test_names_in_each_others_place_are_told(
    told: Told, source_lang: str, target_lang: str, source: str, target: str
) -> None:
    (change,) = told(source_lang, target_lang, source, target)
    assert change.span.side == "target"
    assert change.witness.side == "source"


def test_what_the_reference_has_too_is_no_change(project: Project, told: Told) -> None:
    (change,) = told("en", "fr", "Iran attacked Israel.", "Israël a attaqué l'Iran.")
    assert not change.way
    hits = dict(_of(project, ("Iran attacked Israel.", "Israël a attaqué l'Iran.")))
    document = Document(
        "story", "", "en", "fr",
        (Segment("Israël a attaqué l'Iran.", "Iran attacked Israel.", ("Israël a attaqué l'Iran.",)),),
    )  # fmt: skip
    assert list(roles(document, hits)) == []


def _of(
    project: Project, both: tuple[str, str]
) -> Iterator[tuple[tuple[int, Side], tuple[Hit, ...]]]:
    document = Document("story", "", "en", "fr", (Segment(both[1], both[0], (both[1],)),))
    rows = list(texts(document))
    fold = project.compiled.folder.fold
    folded: dict[tuple[str, int], Folded] = {
        (side, index): fold(text) for side, index, text, _ in rows
    }
    terms = project.compiled.resolved(None)
    for (side, index), found in terms.matches(project.compiled).of(rows, folded).items():
        yield (index, side), found.chosen


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"frames": []}, "no key 'code'"),
        ({"code": "en", "colour": 1}, "unknown key 'colour'"),
        ({"code": "en", "ways": ["from {who}"]}, "is no frame"),
        ({"code": "en", "ways": ["from {who} {does} {whom}"]}, "is no frame"),
        ({"code": "en", "frames": ["{who} {does} {whom}"]}, "nothing fills 'does'"),
        ({"code": "en", "ways": ["(from {who} to {whom}"]}, "is no pattern"),
        ({"code": "en", "attack": {"verbs": []}}, "unknown key 'verbs'"),
    ],
)
def test_a_file_that_is_wrong_says_where(data: dict[str, object], said: str) -> None:
    with pytest.raises(GlossaryError, match=said) as error:
        read(data, "languages/roles/xx.toml")
    assert error.value.remedy


def test_all_languages_know_the_same_kinds_of_deeds() -> None:
    folder = FOLDER / "roles"
    kinds = {
        file.stem: {
            key for key, row in read_toml(file).items() if isinstance(row, dict) and key not in KEYS
        }
        for file in sorted(folder.glob("*.toml"))
    }
    told = (folder / "README.md").read_text(encoding="utf-8")
    assert {kind for kind in kinds["en"] if f"`{kind}`" not in told} == set()
    for code, own in kinds.items():
        assert own <= kinds["en"] | {"subject"}, code
