"""Languages: by script, by detector, and declarations that the text contradicts."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from qa.documents import ReadOptions
from qa.documents.language_id import identify, scripts
from tests.documents.helpers import DEFAULTS, one

ARABIC = "قالت حركة طالبان يوم الثلاثاء إن المحادثات ستستمر في الدوحة حتى نهاية الأسبوع. "
PERSIAN = "طالبان روز سه‌شنبه گفت که گفت‌وگوها در دوحه تا پایان هفته ادامه خواهد یافت. "
RUSSIAN = "Талибан заявил во вторник, что переговоры продолжатся до конца недели. "
GERMAN = "Die Taliban erklärten am Dienstag, dass die Gespräche bis Ende der Woche dauern. "
ENGLISH = "The Taliban said on Tuesday that the talks would go on until the end of the week. "


class Hint(NamedTuple):
    code: str
    name: str
    scripts: tuple[str, ...]
    profiles: tuple[str, ...]


ARAB = (Hint("ar", "Arabic", ("Arab",), ("ar",)), Hint("ps", "Pashto", ("Arab",), ()))


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (ENGLISH, "en"), (GERMAN, "de"), (RUSSIAN, "ru"), (ARABIC, "ar"), (PERSIAN, "fa"),
        ("塔利班周二表示谈判将继续。", "zh"), ("塔利班週二表示談判將繼續。", "zh"),
        ("Taliban 塔利班发言人 Suhail Shaheen (Reuters) 苏海勒·沙欣周二表示谈判将继续。", "zh"),
        ("タリバンは火曜日、協議を続けると述べた。", "ja"), ("탈레반은 화요일 회담이 계속될 것이라고 말했다.", "ko"),
        ("דובר הטאליבן אמר ביום שלישי כי השיחות יימשכו.", "he"),
        ("Քաբուլում այսօր խաղաղ է։", None), ("1 2 3", None), ("", None),
    ],
)  # fmt: skip
def test_languages_are_told(text: str, lang: str | None) -> None:
    assert identify(text, ReadOptions())[0] == lang


def test_the_same_answer_each_time() -> None:
    text = "Kabul, Doha: no, si, la radio."
    assert len({identify(text, ReadOptions()) for _ in range(5)}) == 1


@pytest.mark.parametrize(
    ("text", "main", "letters"),
    [
        ("Kabul 2020!", "Latn", 5), ("喀布尔", "Hani", 3), ("ｶﾌﾞｰﾙは平静", "Kana", 8),
        ("Ｋａｂｕｌ", "Latn", 5), ("カーブル", "Kana", 4), ("§§", None, 0),
    ],
)  # fmt: skip
def test_scripts(text: str, main: str | None, letters: int) -> None:
    shares, counted = scripts(text)
    assert (next(iter(shares), None), counted) == (main, letters)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (ARABIC, ("ar", 0.5)),  # the other has no profile: one answer is left, and not sure
        (ENGLISH, (None, 0.0)),
    ],
)
def test_only_hinted_languages_are_told(text: str, found: tuple[str | None, float]) -> None:
    assert identify(text, ReadOptions(languages=ARAB)) == found


def test_hints_decide_what_names_may_carry(tmp_path: Path) -> None:
    files = {"a.ps.mt.txt": ARABIC, "a.zh.txt": "塔利班\n"}
    document = one(tmp_path, files, "a.ps.mt.txt", languages=ARAB)
    assert (document.target_lang, document.segments[0].source) == ("ps", None)


class Said(NamedTuple):
    text: str
    declared: str | None
    remarks: tuple[str, ...]
    options: Mapping[str, Any] = DEFAULTS


UNSURE = "the target looks like Arabic, but that is not sure: name it with --to"
SAID = {
    "another script": Said(
        RUSSIAN, "en", ("the target is declared English but looks like Russian",)
    ),
    "a script of no known language": Said(
        "Քաբուլում այսօր լիակատար խաղաղություն է տիրում։", "en",
        ("the target is declared English but looks like another language",),
    ),
    "too short to say": Said("Талибан", "en", ()),
    "a region is the same language": Said(ENGLISH, "en-GB", ()),
    "many foreign names": Said("塔利班发言人苏海勒·沙欣周二表示 Suhail Shaheen Reuters Kabul", "zh", ()),
    "no language file": Said(RUSSIAN, "sw", ()),
    "same script, not verified": Said(ARABIC * 5, "fa", ()),
    "same script, verified": Said(
        ARABIC * 5, "fa", ("the target is declared Persian but looks like Arabic",),
        {"verify": True},
    ),
    "verified and right": Said(PERSIAN * 5, "fa", (), {"verify": True}),
    "verified, short": Said(ARABIC, "fa", (), {"verify": True}),
    "verified, Latin": Said(
        GERMAN * 5, "en", ("the target is declared English but looks like German",),
        {"verify": True},
    ),
    "verified, the detector does not know it": Said(ARABIC * 5, "ps", (), {"verify": True}),
    "guessed": Said(ARABIC, None, (UNSURE,), {"languages": ARAB}),
    "sure": Said(ENGLISH, None, ()),
}  # fmt: skip


@pytest.mark.parametrize("said", SAID.values(), ids=SAID.keys())
def test_remarks(tmp_path: Path, said: Said) -> None:
    document = one(
        tmp_path, {"a.txt": said.text}, "a.txt", target_lang=said.declared, **said.options
    )
    assert document.remarks == said.remarks


def test_the_source_is_looked_at_too(tmp_path: Path) -> None:
    files = {"a.en.mt.txt": ENGLISH, "a.zh.txt": RUSSIAN}
    document = one(tmp_path, files, "a.en.mt.txt")
    assert document.remarks == ("the source is declared Chinese but looks like Russian",)


def test_a_source_that_cannot_be_told(tmp_path: Path) -> None:
    files = {"a.en.mt.txt": "42.", "s": "42."}
    document = one(tmp_path, files, "a.en.mt.txt", source="s")
    assert document.source_lang is None
    assert document.remarks == ("the language of the source cannot be told: name it with --from",)


def test_the_detector_is_loaded_only_when_needed(tmp_path: Path) -> None:
    files = {
        "a.en.mt.txt": ENGLISH,
        "a.zh.txt": "塔利班周二表示谈判将继续。",
        "b.txt": "塔利班周二说。",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    code = (
        "import sys\nfrom qa.documents import ReadOptions, read_documents\n"
        "found = list(read_documents(sys.argv[1:], ReadOptions()))\n"
        "print([i.document.target_lang for i in found], 'langdetect' in sys.modules)\n"
    )
    given = [str(tmp_path / "a.en.mt.txt"), str(tmp_path / "b.txt")]
    root = Path(__file__).parent.parent.parent
    done = subprocess.run([sys.executable, "-c", code, *given], cwd=root, capture_output=True,
                          text=True, check=True)  # fmt: skip
    assert done.stdout == "['en', 'zh'] False\n"
