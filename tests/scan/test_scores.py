"""Scores of games by their numbers and, in a list of sets, by their order."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Segment
from qa.project import Project
from qa.scan import scan

CASES = [
    ("en", "tr", "It won 3-1 after trailing 1-0.", "1-0 geride kapattığı maçı {} kazandı.", "3-1", "2-1", ["2"]),
    ("zh", "en", "国安3比2击败申花。", "Guoan beat Shenhua {}.", "3-2", "4-2", ["4"]),
    ("ja", "ko", "日本は2対1で勝利した。", "일본은 {}로 승리했다.", "2대 1", "2대 0", ["0"]),
    ("es", "en", "El Betis ganó 2 a 0.", "Betis won {}.", "2-0", "3-0", ["3"]),
    # Who won may come first, whoever was at home.
    ("de", "en", "Deutschland verlor 0:2 gegen Japan.", "Germany lost {} to Japan.", "2-0", "2-1", ["1"]),
    # The sets of one match turn round together.
    ("en", "es", "He lost 4-6, 6-3, 6-2.", "Perdió por {}.", "6-4, 3-6 y 2-6", "6-4, 3-6 y 6-2", ["6", "2"]),
    ("en", "it", "She won 6-3, 6-4, 4-6, 6-2.", "Ha vinto {}.", "6-3, 6-4, 4-6, 6-2", "6-3, 4-6, 4-6, 6-2", ["4", "6"]),
    ("en", "fa", "It won 3-1.", "با نتیجه {} پیروز شد.", "۳-۱", "۲-۱", ["۲"]),
    # Between words each may be told its own way: who trails is named last in English.
    ("en", "de", "They won 3-1 after trailing 1-0.", "Nach einem {} gewannen sie 3:1.", "0:1", "0:2", ["2"]),
]  # fmt: skip
SILENT = [
    # Half the results of a round say nothing of the other half.
    ("en", "de", "Bayern won 3-1, Leipzig 2-0.", "Bayern gewann 3:1."),
    # No scores: a range of people, a time.
    ("en", "fr", "They waited 10-15 minutes.", "Ils ont attendu 10 à 15 minutes."),
    ("en", "de", "It ended 3-1 at 9:30 p.m.", "Es endete 3:1 um 21:30 Uhr."),
]


def told(
    project: Project, source_lang: str, target_lang: str, source: str, target: str
) -> list[str]:
    """The figures of the target that changed."""
    document = Document("story", "", source_lang, target_lang, (Segment(target, source),))
    changes = scan(document, project.compiled).figure_changes
    return list(dict.fromkeys(document.text(one.span) for one in changes))


@pytest.mark.parametrize(
    ("source_lang", "target_lang", "source", "target", "right", "wrong", "what"), CASES
)
def test_another_score_is_told(
    project: Project, source_lang: str, target_lang: str, source: str, target: str,
    right: str, wrong: str, what: list[str],
) -> None:  # fmt: skip
    assert told(project, source_lang, target_lang, source, target.format(right)) == []
    assert told(project, source_lang, target_lang, source, target.format(wrong)) == what


@pytest.mark.parametrize(("source_lang", "target_lang", "source", "target"), SILENT)
def test_what_is_no_other_score_is_silent(
    project: Project, source_lang: str, target_lang: str, source: str, target: str
) -> None:
    assert told(project, source_lang, target_lang, source, target) == []


def test_the_right_one_is_written_as_the_target_writes(project: Project) -> None:
    document = Document(
        "story", "", "en", "fa", (Segment("با نتیجه ۲-۱ پیروز شد.", "It won 3-1."),)
    )
    (finding,) = examine(document, project).findings
    assert finding.fix is not None
    assert (document.text(finding.span), finding.fix.replacement) == ("۲", "۳")
