"""One sentence of the source in two of the target: half of it is no addition for certain."""

import pytest

from qa.engine import examine
from qa.model import Document, Segment, Severity
from qa.project import Project
from qa.scan.sentences import sentences

CASES = [
    (
        "ru",
        "zh",
        "Харрис добавил, что «пока нет подробностей о типе и степени травмы», и в Теннесси пытаются "
        "выяснить, когда произошла травма.",
        "哈里斯补充表示：“我们目前还不清楚阿伯克龙比的受伤类型和程度”。田纳西州那边正在试图确认阿伯克龙比受伤的具体时间。",
    ),
    (
        "zh",
        "ru",
        "哈里斯补充表示：“我们目前还不清楚阿伯克龙比的受伤类型和程度”。田纳西州那边正在试图确认阿伯克龙比受伤的具体时间。",
        "Харрис добавил, что «пока нет подробностей о типе и степени травмы», и в Теннесси пытаются "
        "выяснить, когда произошла травма.",
    ),
]


@pytest.mark.parametrize(("source_lang", "lang", "source", "target"), CASES)
def test_asked_about_at_most(
    project: Project, source_lang: str, lang: str, source: str, target: str
) -> None:
    story = Document("story", "", source_lang, lang, (Segment(target, source),))
    assert all(f.severity <= Severity.MINOR for f in examine(story, project).findings)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh-Hant", "亨利叔叔在L. Frank Baum的書中。"),
        ("es", "El caso Grace v. Sessions sigue abierto."),
        ("hi", "Essie और Dr. PawPaw जैसे ब्रांड हैं।"),
    ],
)
def test_one_sentence(lang: str, text: str) -> None:
    assert sentences(text, lang) == ((0, len(text)),)
