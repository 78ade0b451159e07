"""A person of whom the segment has the surname alone, for another one."""

from __future__ import annotations

import pytest

from qa.model import Document, Segment
from qa.project import Project
from qa.scan import scan

WRONG = [
    ("ru", "en", "Зеленский заявил об этом.", "Putin said so."),
    ("zh", "en", "特朗普表示将会见他。", "Biden said he would meet him."),
    ("fr", "de", "Macron a rencontré les maires.", "Scholz traf die Bürgermeister."),
    ("en", "zh", "Rubio said the talks were productive.", "赫格塞思说会谈富有成效。"),
    ("uk", "ru", "Єрмак заявив про це.", "Подоляк заявил об этом."),
    ("en", "ja", "Macron denied it.", "ゼレンスキー氏は否定した。"),
    ("ko", "es", "트럼프는 부인했다.", "Biden lo negó."),
    # Two characters, with a title beside them.
    ("ja", "en", "高市首相は政府を批判した。", "Prime Minister Ishiba criticised the government."),
    ("en", "ja", "Takaichi criticised it.", "石破氏はそれを批判した。"),
    ("ko", "en", "카니 총리가 말했다.", "Prime Minister Modi spoke."),
    (
        "zh",
        "en",
        "日本首相高市表示将访华。",
        "Japanese Prime Minister Ishiba said he would visit China.",
    ),
    ("en", "fr", "President Macron met the mayors.", "Le président Merz a rencontré les maires."),
    # Two of the packs have the surname that came.
    ("ar", "fr", "التقى بوتين أردوغان في سوتشي.", "Poutine a rencontré Assad à Sotchi."),
]
RIGHT = [
    ("ru", "en", "Зеленский заявил об этом.", "Zelenskyy said so."),
    ("zh", "en", "特朗普表示将会见他。", "He said he would meet him."),
    (
        "ja",
        "en",
        "高市首相は政府を批判した。",
        "Prime Minister Takaichi criticised the government.",
    ),
    ("ja", "en", "高市場は混雑した。", "Ishiba criticised the government."),
    ("ko", "en", "카니 총리가 말했다.", "Prime Minister Carney spoke."),
    # A surname within somebody else's name, or one that several people have, names nobody.
    ("en", "fr", "Macron met the mayors.", "Serge Merz a rencontré les maires."),
    ("en", "ja", "Putin came to Massachusetts.", "彼はマサチューセッツ州に来た。"),
    ("en", "ko", "Dan Bennett said so.", "댄 베넷은 그렇게 말했다."),
    ("en", "zh", "Boris Johnson spoke.", "克里斯·约翰逊发言。"),
]


def _exchanged(project: Project, pair: tuple[str, str, str, str]) -> list[str]:
    source_lang, target_lang, source, target = pair
    story = Document("d", "", source_lang, target_lang, (Segment(target, source),))
    scanned = scan(story, project.compiled)
    return [story.text(e.came.span) for e in scanned.exchanges if e.came.kind == "person"]


@pytest.mark.parametrize("pair", WRONG)
def test_another_person_is_told(project: Project, pair: tuple[str, str, str, str]) -> None:
    assert len(_exchanged(project, pair)) == 1


@pytest.mark.parametrize("pair", RIGHT)
def test_nobody_is_told(project: Project, pair: tuple[str, str, str, str]) -> None:
    assert _exchanged(project, pair) == []
