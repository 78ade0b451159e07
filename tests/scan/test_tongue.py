"""The text's own language: data checked at the edge, short text counted, hostile text in linear time."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.engine import examine
from qa.errors import GlossaryError
from qa.model import Document, Segment
from qa.project import Project
from qa.scan.tongue import tongue
from qa.scan.tongue.data import TEXT, WORDS, everyone, read_rules, vocabulary
from tests.growth import linear, part


def _document(source_lang: str, target_lang: str, *rows: tuple[str, str]) -> Document:
    segments = tuple(Segment(target, source) for target, source in rows)
    return Document("story", "", source_lang, target_lang, segments)


def test_every_file_is_read_and_every_list_belongs_to_one() -> None:
    codes = {lang.code for lang in everyone()}
    assert {file.stem for file in WORDS.glob("*.txt")} <= codes
    assert all(read_rules(TEXT / f"{code}.toml").code == code for code in codes)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('code = "xx"\nname = "X"\nscript = "Latn"\nletters = "a"', "unknown key 'letters'"),
        ('code = "xx"\nname = "X"', "no 'script'"),
        ("code =", "not valid TOML"),
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_refused(
    tmp_path: Path, text: str, message: str
) -> None:
    file = tmp_path / "xx.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GlossaryError, match=message):
        read_rules(file)


def test_the_most_frequent_words_are_those_of_the_language() -> None:
    assert vocabulary("de")["nicht"] > 65 > vocabulary("en").get("nicht", 0)
    assert vocabulary("en")["wouldn"] > 45  # of wouldn't, as texts are taken apart


def test_short_segments_are_counted_and_named_once(project: Project) -> None:
    story = _document(
        "en", "de", ("Krötenwanderung", "Toads on the move"), ("Rostige Nägel", "Rusty nails"),
        ("Die Minister haben sich am Freitag getroffen.", "The ministers met on Friday."),
    )  # fmt: skip
    assert "too short to tell their language: 2 segments" in examine(story, project).unseen


def test_a_language_to_itself_is_left_alone() -> None:
    story = _document("en", "en", ("The same text on both sides.", "The same text on both sides."))
    assert tongue(story, ()).copied == ()


def test_a_story_that_keeps_names_is_asked_about_none() -> None:
    rows = [
        (f"{name} 先生这样说，大家都同意。", f"Mr {name} said so and all agreed.")
        for name in ("Farage", "Davis", "Warren", "Nielsen", "Kavanaugh")
    ]
    alone = tongue(_document("en", "zh", rows[0]), ()).untranslated
    assert [one.kind for one in alone] == ["name"]
    assert tongue(_document("en", "zh", *rows), ()).untranslated == ()


@pytest.mark.parametrize(
    "text",
    [
        "a" * 300_000,
        "1" * 100_000,
        "(" * 50_000 + "新" + ")" * 50_000,
        "\u202e\u2066a " * 20_000,
        "\ud800" * 50_000,
        "新华社" * 30_000,
        "Ã©" * 50_000,
        "“新 " * 5_000,
        "新a " * 10_000,
        "п-" * 20_000,
    ],
    ids=["letters", "digits", "nested", "bidi", "halves", "han", "double", "quotes", "mixed", "-"],
)
@pytest.mark.parametrize("pair", [("en", "zh"), ("zh", "en"), ("de", "en")])
def test_hostile_text_takes_linear_time(text: str, pair: tuple[str, str]) -> None:
    tongue(_document(*pair, ("warm", "up")), ())
    assert linear(lambda size: tongue(_document(*pair, (part(text, size),) * 2), ()))
