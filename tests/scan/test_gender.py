"""Women and men that stand for each other: what is told and what is silent, language by language."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.errors import GlossaryError
from qa.model import Document, Segment, Severity
from qa.project import Project
from qa.scan.gender import gender_changes
from qa.scan.gender.data import SEXES, read, related
from tests.scan.ring import folded, ring, sentences

SENTENCES = sentences("genders")


def told(
    project: Project, pair: str, source: str, target: str, *references: str
) -> list[tuple[str, Severity]]:
    source_lang, target_lang = pair.split(">")
    segment = Segment(target, source, references)
    document = Document("story", "", source_lang, target_lang, (segment,))
    result = examine(document, project)
    assert result.failure is None
    found = [f for f in result.findings if f.check == "changed-gender"]
    return [(document.text(f.span), f.severity) for f in found]


@pytest.mark.parametrize("way", sorted(SENTENCES))
def test_a_woman_is_told_from_a_man_in_every_language(project: Project, way: str) -> None:
    rows = SENTENCES[way]
    for name in (str(n) for n in range(len(rows) - 1)):  # each language against every other one
        for pair in ring(rows, name, [str(n) for n in range(len(rows) - 1)]):
            document = Document("story", "", *pair.langs, (Segment(pair.target, pair.source),))
            found = [c.sex for c in gender_changes(document, folded(project, document), {})]
            assert found == ([] if pair.side == pair.other else [pair.side]), pair


TOLD = [
    ("en>ru", "Her lawyer refused to comment.", "Его адвокат отказался от комментариев.", "Его адвокат"),
    ("de>en", "Sie starb am Montag.", "He died on Monday.", "He died"),
    ("it>zh", "È nata a Roma nel 1950.", "他1950年出生于罗马，他被收养。", "他"),
    # The second sentence alone.
    ("en>zh", "The talks ended. She was pleased.", "会谈结束。他很高兴。", "他"),
]  # fmt: skip
SILENT = [
    # Another person may be meant.
    ("en>es", "His wife was arrested.", "Ella fue detenida."),
    ("zh>en", "他的妻子被捕。", "She was arrested."),
    # What agrees with a noun says no sex.
    ("fr>en", "La sentinelle a tiré ; elle est indemne.", "He fired and is unhurt."),
    ("de>en", "Das Kind verlor seine Mutter.", "The child lost her mother."),
    # A verb's subject may be a newspaper; beside a pronoun alone it says nothing.
    ("ru>en", "Газета сообщила о его отставке.", "She reported that he resigned."),
    ("en>ru", "She is in hospital, the agency said.", "Агентство уточнило: в больнице, сообщил врач."),
    # What “it” stands for, and what stands elsewhere in the sentence.
    ("ru>en", "Партия выросла: она победила.", "He was glad that it won."),
    ("en>de", "She presented the plan on Monday.", "Merkel stellte den Plan vor; er gilt ab Montag."),
    # Both.
    ("zh>en", "他或她", "she"),
    ("zh>sw", "她说，会谈将继续。", "Alisema."),
]  # fmt: skip


@pytest.mark.parametrize(("pair", "source", "target", "word"), TOLD)
def test_the_other_sex_is_told(
    project: Project, pair: str, source: str, target: str, word: str
) -> None:
    assert told(project, pair, source, target) == [(word, Severity.MAJOR)]


@pytest.mark.parametrize(("pair", "source", "target"), SILENT)
def test_what_may_be_right_is_silent(project: Project, pair: str, source: str, target: str) -> None:
    assert told(project, pair, source, target) == []


def test_the_reference_has_a_say(project: Project) -> None:
    source, target = "他否认了指控。", "She denied the charges."
    assert told(project, "zh>en", source, target, "He denied them.") == [
        ("She denied", Severity.CRITICAL)
    ]
    assert told(project, "zh>en", source, target, "Li denied them.") == [
        ("She denied", Severity.MAJOR)
    ]
    assert told(project, "zh>en", source, target, "She denied them.") == []


def test_words_of_other_files_tell_either_sex() -> None:
    assert {sex for poles in related().sexes.values() for sex in poles.values()} == set(SEXES)
    assert related().sexes["opposites"]["spouse wife"] == "woman"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({"code": "xx", "surely": {}}, "unknown key 'surely'"),
        ({"sure": {"woman": ["she"]}}, "no key 'code'"),
        ({"code": "xx", "sure": {"women": ["she"]}}, "sure has a sex that is none"),
        ({"code": "xx", "sure": {"woman": [" "]}}, "which is no word"),
    ],
)
def test_a_file_that_is_wrong_is_said_to_be(data: dict[str, object], problem: str) -> None:
    with pytest.raises(GlossaryError, match=problem):
        read(data, "languages/gender/xx.toml")
