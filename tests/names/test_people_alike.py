"""People whose names all languages in Latin letters write alike (`people-alike.tsv`)."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Segment, Severity
from qa.project import Project

CASES = [
    ("zh", "it", "美国财长贝森特表示支持。", "Il segretario al Tesoro Scott Bessent è a favore.", "Il segretario al Tesoro Janet Yellen è a favore.", "Janet Yellen"),
    ("zh", "pl", "劳埃德·奥斯汀访问华沙。", "Rozmawiano z Lloydem Austinem w Warszawie.", "Rozmawiano z Markiem Esperem w Warszawie.", "Markiem Esperem"),
    ("en", "vi", "Ban Ki-moon met Todd Blanche.", "Ban Ki-moon đã gặp Todd Blanche.", "Ban Ki-moon đã gặp Pam Bondi.", "Pam Bondi"),
    ("ar", "pt", "التقى خوان غوايدو الرئيس.", "Juan Guaidó reuniu-se com o presidente.", "Leopoldo López reuniu-se com o presidente.", "Leopoldo López"),
    ("en", "id", "Hugo Chávez died in Caracas.", "Hugo Chávez meninggal di Caracas.", "Fidel Castro meninggal di Caracas.", "Fidel Castro"),
]  # fmt: skip


@pytest.mark.parametrize(("theirs", "ours", "source", "right", "wrong", "name"), CASES)
def test_another_person_is_told_and_the_same_one_is_not(
    project: Project, theirs: str, ours: str, source: str, right: str, wrong: str, name: str
) -> None:
    def told(target: str) -> list[str]:
        story = Document("story", "", theirs, ours, (Segment(target, source, (), "1"),))
        found = examine(story, project).findings
        return [f.text for f in found if f.severity >= Severity.MAJOR]

    assert told(right) == []
    assert name in told(wrong)
