"""Other usual spellings of a glossary name: told, but as what they are."""

from __future__ import annotations

import pytest

from qa.datafile import read_toml
from qa.engine import examine
from qa.model import Document, Segment, Severity
from qa.names.given import same_given
from qa.names.lexicon import NAMES
from qa.names.readings.variant import romanised_so
from qa.project import Project


@pytest.mark.parametrize(
    ("name", "letters", "expected"),
    [
        ("김정은", "Kim Jung-bin", False),
        ("김정은", "Park Jong-eun", False),
        ("蔡英文", "Tsai Ming-wen", False),
        ("普京", "Putin", False),
        ("김정은", "Kim Jong-eun", True),
        ("윤석열", "Yoon Seok-yeol", True),
        ("蔡英文", "Cai Yingwen", True),
        ("蔡英文", "Ying-wen Tsai", True),
    ],
)
def test_another_way_to_write_a_name(name: str, letters: str, expected: bool) -> None:
    assert romanised_so(name, letters) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Muhammad al-Halbousi", "Mohammed al-Halbousi", True),
        ("Aleksey Navalny", "Alexei Navalny", True),
        ("Hassan Salami", "Hossein Salami", False),
        ("Muhammad al-Halbusi", "Mohammed al-Halbousi", False),
        ("Mohammed", "Muhammad", False),  # nothing else holds the two together
        ("Mohammed al-Halbousi", "Mohammed al-Halbousi", False),
        ("Sergey Viktorovich Lavrov", "Sergei Lavrov", False),
    ],
)
def test_a_given_name_as_others_write_it(one: str, other: str, expected: bool) -> None:
    assert same_given(one, other) is expected


@pytest.mark.parametrize(
    ("pair", "target", "source", "severity"),
    [
        ("ko-en", "Kim Jong-eun said so.", "김정은 위원장이 밝혔다.", Severity.MINOR),
        ("ar-en", "President Mahmood Abbas said so.", "قال الرئيس محمود عباس.", Severity.MINOR),
        # What fits the letters of the person's own language: جنبلاط has an n, Ч is ch and tch.
        ("ar-en", "Walid Junblat said so.", "قال وليد جنبلاط ذلك.", Severity.MINOR),
        ("fa-en", "Mohammad Baqer Kalibaf said so.", "محمدباقر قالیباف گفت.", Severity.MINOR),
        ("ar-en", "Walid Jumbalat said so.", "قال وليد جنبلاط ذلك.", Severity.CRITICAL),
        ("fa-en", "Ashraf Qani said so.", "اشرف غنی چنین گفت.", Severity.CRITICAL),
        # Somebody else's letters say nothing: روبيو was Rubio before it was Arabic.
        ("ar-en", "Marco Rubeo said so.", "قال ماركو روبيو ذلك.", Severity.CRITICAL),
        # A given name as another agency writes it.
        ("ru-de", "Das sagte Sergey Lawrow.", "Об этом заявил Сергей Лавров.", Severity.MINOR),
        ("ru-de", "Das sagte Walerij Gerassimow.", "Об этом заявил Валерий Герасимов.", Severity.MINOR),
        ("en-ru", "Об этом сказал Шах Мехмуд Куреши.", "Shah Mahmood Qureshi said so.", Severity.MINOR),
        ("en-es", "Lo dijo Nicolas Maduró.", "Nicolás Maduro said so.", Severity.MINOR),
        ("en-de", "Das sagte Mohamad al-Halbusi.", "Mohammed al-Halbousi said so.", Severity.MINOR),
        ("fa-en", "He met Macaron in New York.", "رئیسی در نیویورک با ماکرون دیدار کرد.", Severity.CRITICAL),
    ],
)  # fmt: skip
def test_another_spelling_is_minor(
    project: Project, pair: str, target: str, source: str, severity: Severity
) -> None:
    languages = pair.split("-")
    story = Document("story", "", languages[0], languages[1], (Segment(target, source),))
    found = examine(story, project).findings
    assert [(f.check, f.severity) for f in found] == [("near-miss-name", severity)]


def test_whose_letters_a_language_has_are_subjects_that_people_have(project: Project) -> None:
    """A code that no pack uses does nothing, and "is" is Iceland."""
    data = read_toml(NAMES / "own.toml")
    known = {
        term.subject for term in project.compiled.terms.values() if term.kind in ("person", "org")
    }
    assert not {code: left for code, subjects in data.items() if (left := {*subjects} - known)}


def test_what_is_certain_once_is_certain_throughout_the_story(project: Project) -> None:
    pairs = (
        ("Mr. Bosonaro did not say when.", "不过，博索纳罗没有说明。"),
        ("On July 5, Bosonaro fell ill.", "7月5日，博索纳罗发病。"),
    )
    segments = tuple(Segment(target, source) for target, source in pairs)
    result = examine(Document("story", "", "zh", "en", segments), project)
    found = [f for f in result.findings if f.check == "near-miss-name"]
    assert [(f.text, f.severity) for f in found] == [("Bosonaro", Severity.CRITICAL)] * 2
