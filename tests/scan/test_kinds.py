"""Things of one kind that stand for each other: what is told and what is silent, language by language."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.engine import examine
from qa.errors import GlossaryError
from qa.model import Document, Segment, Severity
from qa.project import Project
from qa.scan.opposites import turned
from qa.scan.opposites.data import KINDS, Lists, read
from tests.scan.ring import folded, ring, sentences

SENTENCES = sentences("kinds")


def told(
    project: Project, pair: str, source: str, target: str, *references: str
) -> list[tuple[str, str, Severity]]:
    source_lang, target_lang = pair.split(">")
    segment = Segment(target, source, references)
    document = Document("story", "", source_lang, target_lang, (segment,))
    result = examine(document, project)
    assert result.failure is None
    found = [f for f in result.findings if f.check == "changed-kind"]
    return [(document.text(f.span), f.message.rpartition("(")[2], f.severity) for f in found]


@pytest.mark.parametrize("kind", sorted(SENTENCES))
def test_a_member_is_told_from_another_in_every_language(project: Project, kind: str) -> None:
    own = set(KINDS.axes[kind].poles)
    for pair in ring(SENTENCES[kind], kind, list(KINDS.axes)):
        document = Document("story", "", *pair.langs, (Segment(pair.target, pair.source),))
        # A word of several members says them all: missile or rocket.
        every = turned(KINDS, document, folded(project, document), {}, {})
        found = [one.pole.split(" or ") for one in every]
        right = [] if pair.side == pair.other else [True]
        # A word of two kinds (daily, per day) is told once.
        assert [pair.side in poles or own.isdisjoint(poles) for poles in found] == right, pair


TOLD = [
    ("zh>en", "当地报告多例霍乱病例。", "Cases of measles were reported.", "measles", "cholera)"),
    ("zh>en", "中国是世界第二大经济体。", "It is the world's largest economy.", "largest", "second-largest)"),
    ("ja>en", "同社は国内2位の企業だ。", "It is the country's largest firm.", "largest", "second-largest)"),
    ("fr>ar", "Le prince héritier est arrivé.", "وصل الملك.", "الملك", "crown prince)"),
    ("en>zh", "The navy confirmed the incident.", "空军证实了这一事件。", "空军", "navy)"),
    # The second sentence alone.
    ("en>zh", "It was winter. The army came by train.", "当时是冬天。军队乘公共汽车抵达。", "公共汽车", "train)"),
]  # fmt: skip
SILENT = [
    ("zh>en", "除夕夜", "Lunar New Year's Eve"),
    # Both are there.
    ("en>zh", "Flooding followed the earthquake.", "地震发生了。"),
    ("zh>en", "地震发生了。", "Flooding followed the earthquake."),
    # The sum is compared by its own check.
    ("zh>en", "央行花费300万美元支持欧元。", "The bank spent 3 million dollars."),
    # The rank said otherwise: by a day, “according to”, the one before it, of two at once, of a higher figure.
    (
        "en>ru",
        "It is the country's largest bank, it said on Tuesday.",
        "Во вторник крупнейший банк страны заявил.",
    ),
    (
        "en>el",
        "The country's largest bank closed on Tuesday.",
        "Την Τρίτη η μεγαλύτερη τράπεζα της χώρας έκλεισε.",
    ),
    (
        "en>it",
        "The country's largest bank says so.",
        "Secondo la più grande banca del paese è così.",
    ),
    (
        "en>pt",
        "The country's largest bank closed on Monday.",
        "Na segunda, a maior empresa do país fechou.",
    ),
    (
        "zh>en",
        "该公司是仅次于沙特的第二大生产商。",
        "It is the largest producer after Saudi Arabia.",
    ),
    ("zh>en", "世界第一大和第二大经济体休战。", "The world's two largest economies made a truce."),
    ("en>th", "It is the 20th largest company.", "เป็นบริษัทใหญ่เป็นอันดับ 20 ของประเทศ"),
    # A division of that ministry is no ministry of the environment.
    (
        "en>zh",
        "The Justice Department has its Environment and Natural Resources Division.",
        "司法部设有环境和自然资源司。",
    ),
    (
        "zh>en",
        "司法部谈到了环境和资源。",
        "The Justice Department spoke of the environment and of resources.",
    ),
    # Both are there: the woman in childbed is the mother.
    (
        "ur>ru",
        "زچّہ اور بچّہ امداد کے حق دار ہیں۔",
        "Материнство и младенчество дают право на помощь.",
    ),
    # Nothing to compare.
    ("zh>en", "会谈继续。", "It was winter."),
    ("zh>sw", "当时是冬天。", "Ilikuwa majira ya kiangazi."),
]


@pytest.mark.parametrize(("pair", "source", "target", "word", "what"), TOLD)
def test_another_of_its_kind_is_told(
    project: Project, pair: str, source: str, target: str, word: str, what: str
) -> None:
    assert told(project, pair, source, target) == [(word, what, Severity.MAJOR)]


@pytest.mark.parametrize(("pair", "source", "target"), SILENT)
def test_what_is_not_another_is_silent(
    project: Project, pair: str, source: str, target: str
) -> None:
    assert told(project, pair, source, target) == []


def test_the_reference_has_a_say(project: Project) -> None:
    source, target = "海军证实了这一事件。", "The air force confirmed it."
    assert told(project, "zh>en", source, target, "The navy confirmed it.") == [
        ("air force", "navy)", Severity.CRITICAL)
    ]
    assert told(project, "zh>en", source, target, "The air force confirmed it.") == []


@pytest.mark.parametrize(
    ("source", "target", "pole"),
    [
        ("raketa", "bomb", "missile or rocket"),
        ("raketa", "rocket", ""),
        ("raketa", "missile", ""),
        ("raketa i bomba", "drone", ""),
        ("bomba", "rocket", "bomb"),
    ],
)
def test_a_word_of_two_members_is_told_only_for_a_third(
    tmp_path: Path, project: Project, source: str, target: str, pole: str
) -> None:
    """ракета is a missile and a rocket."""
    weapons = '[weapon]\nmembers = ["missile", "rocket", "bomb", "drone"]\n'
    (tmp_path / "kinds.toml").write_text(weapons, "utf-8")
    words = 'code = "hr"\n[weapon]\nmissile = ["raketa"]\nrocket = ["raketa"]\nbomb = ["bomba"]\n'
    (tmp_path / "hr.toml").write_text(words, "utf-8")
    words = 'code = "en"\n[weapon]\n' + "".join(
        f'{word} = ["{word}"]\n' for word in ("missile", "rocket", "bomb", "drone")
    )
    (tmp_path / "en.toml").write_text(words, "utf-8")
    lists = Lists(str(tmp_path), "kinds.toml", "members")
    document = Document("story", "", "hr", "en", (Segment(target, source),))
    texts = {("source", 0): source, ("target", 0): target}
    folded = {place: project.compiled.folder.fold(text) for place, text in texts.items()}
    found = [one.pole for one in turned(lists, document, folded, {}, {})]
    assert found == ([pole] if pole else [])


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({"code": "xx", "planets": {}}, "unknown key 'planets'"),
        ({"code": "xx", "season": {"winter": ["winter"]}}, "season has not two sides"),
        ({"code": "xx", "season": {"winter": ["winter"], "dry": ["dry"]}}, "a side that is none"),
    ],
)
def test_a_file_that_is_wrong_is_said_to_be(data: dict[str, object], problem: str) -> None:
    with pytest.raises(GlossaryError, match=problem):
        read(data, "languages/kinds/xx.toml", KINDS)
