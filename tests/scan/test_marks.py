"""Marks and doublings: their data files, and text that tries to hang them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qa.errors import GlossaryError
from qa.model import Document, Segment
from qa.scan.marks import data, mark_slips, repeats
from tests.growth import linear, part

FILES = sorted(data.FOLDER.glob("*.toml"))
CODES = [file.stem for file in FILES if file.stem != "und"]


@pytest.mark.parametrize("code", CODES)
def test_each_file_is_read_with_its_own_code(code: str) -> None:
    assert data.marks(code).code == code
    assert f'code = "{code}"' in (data.FOLDER / f"{code}.toml").read_text(encoding="utf-8")
    assert data.marks(code).letters in data.shared().scripts


def test_each_language_of_the_product_has_a_file() -> None:
    assert {
        "en", "zh", "ja", "ko", "ar", "fa", "ps", "ur", "ru", "uk", "fr", "de", "es", "pt", "it", "tr",
        "hi", "id", "vi", "pl", "nl", "he", "th", "el",
    } <= set(CODES)  # fmt: skip


@pytest.mark.parametrize("tag", ["xx", "und", "../en", ""])
def test_a_language_without_a_file_has_plain_marks(tag: str) -> None:
    assert data.marks(tag).stop == "."
    assert data.marks(tag).repeats.twice == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        'code = "xx"\ncolour = 1',
        'code = "xx"\n[repeats]\ncolour = 1',
        'code = "xx"\n[inserted]\ncolour = 1',
        'code = "xx"\n[[repeats.when]]\ncolour = 1',
        'code = "xx"\n[[variants]]\ntags = ["xx-AQ"]\ncolour = 1',
    ],
)
def test_an_unknown_key_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    (tmp_path / "xx.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(data, "FOLDER", tmp_path)
    with pytest.raises(GlossaryError, match=re.escape("languages/marks/xx.toml")) as caught:
        data.marks.__wrapped__("xx")
    assert "colour" in str(caught.value)
    assert "Known keys" in str(caught.value)


@pytest.mark.parametrize(
    ("tag", "usual"),
    [
        ("zh", "“”"), ("zh-CN", "“”"), ("zh-Hans", "“”"), ("zh-Hans-HK", "“”"), ("zh-SG", "“”"),
        ("zh-Hant", "「」"), ("zh-Hant-HK", "「」"), ("zh-TW", "「」"), ("zh-hk", "「」"), ("zh-MO", "「」"),
        ("de", "„“"), ("de-AT", "„“"), ("de-CH", "«»"), ("de-LI", "«»"), ("fr-CA", "«»"), ("fr-CH", "«»"),
    ],
)  # fmt: skip
def test_a_script_or_country_has_its_own_marks(tag: str, usual: str) -> None:
    assert data.marks(tag).quotes[0] == usual
    assert set(data.marks(tag).quotes) >= {usual, data.marks(tag.partition("-")[0]).quotes[0]}


SAID = "The minister said: “There will be no talks before the vote in March.”"


@pytest.mark.parametrize(
    ("tag", "text", "proposed"),
    [
        ("zh-Hans", "部长说：3月投票之前不会有谈判。", "“3月投票之前不会有谈判。”"),
        ("zh-Hant", "部長說：3月投票之前不會有談判。", "「3月投票之前不會有談判。」"),
        ("zh-TW", "部長說：3月投票之前不會有談判。", "「3月投票之前不會有談判。」"),
        ("fr", "Le ministre a dit : Il n'y aura pas de négociations avant le vote de mars.",
         "«\u00a0Il n'y aura pas de négociations avant le vote de mars.\u00a0»"),
        ("fr-CH", "Le ministre a dit: Il n'y aura pas de négociations avant le vote de mars.",
         "«Il n'y aura pas de négociations avant le vote de mars.»"),
        ("de", "Der Minister sagte: Vor der Wahl im März wird es keine Gespräche geben.",
         "„Vor der Wahl im März wird es keine Gespräche geben.“"),
        ("de-CH", "Der Minister sagte: Vor der Wahl im März wird es keine Gespräche geben.",
         "«Vor der Wahl im März wird es keine Gespräche geben.»"),
    ],
)  # fmt: skip
def test_a_lost_quotation_is_put_back_in_the_marks_of_the_variety(
    tag: str, text: str, proposed: str
) -> None:
    story = Document("a", "", "en", tag, (Segment(text, SAID),))
    assert [slip.instead for slip in mark_slips(story) if slip.kind == "lost"] == [proposed]


def test_a_lone_mark_is_completed_by_its_own_partner_in_any_variety() -> None:
    text = "部長說：“3月投票之前不會有談判。"
    story = Document("a", "", "en", "zh-Hant", (Segment(text, SAID),))
    assert [slip.instead for slip in mark_slips(story)] == ["“3月投票之前不會有談判。”"]


HOSTILE = [
    "a" * 40_000, "7" * 40_000, "(" * 10_000 + ")" * 9_999, '"' * 10_001, "a " * 10_000,
    "a-" * 10_000, "的" * 10_000, "研究" * 10_000, "\ud800 " * 20_000, "\u202e\u202b" * 10_000,
    "a' " * 50_000, "a_ " * 50_000, ", " * 10_000, "กข" * 10_000, "a\u0301" * 10_000,
]  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_text_takes_time_in_proportion(lang: str, number: int) -> None:
    def told(size: int) -> None:
        text = part(HOSTILE[number], size)
        references = (text[:1000] + ".",)
        story = Document("h", "", "zh", lang, (Segment(text, part(text, 1), references),))
        list(mark_slips(story))
        list(repeats(story, ()))

    assert linear(told)
