"""Plain text: sides found by name or named, lines to segments, bytes to text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.documents.helpers import DEFAULTS, one, read


def test_siblings_are_found_by_name(tmp_path: Path) -> None:
    files = {
        "s.en.mt.txt": "One.\n\nTwo.\n",
        "s.zh.txt": "一。\n\n二。\n",
        "s.old.txt": "Something else.\n",
        "s.en.ref1.txt": "A one.\n\nA two.\n",
        "s.en.ref2.txt": "B one.\n\nB two.\n",
        "s.fr.ref.txt": "Un.\n",
        "s.gold.jsonl": "not read",
        "other.zh.txt": "三\n",
        "s.more.ru.txt": "а\n",
    }
    document = one(tmp_path, files, "s.en.mt.txt")
    assert (document.source_lang, document.target_lang, document.name) == ("zh", "en", "s")
    second = document.segments[1]
    assert (second.source, second.target, second.key) == ("二。", "Two.", "3")
    assert second.references == ("A two.", "B two.")
    assert (document.gold, document.remarks) == ((), ())


class Sides(NamedTuple):
    given: str
    source: str | None
    references: tuple[str, ...]
    langs: tuple[str | None, str]
    options: Mapping[str, Any] = DEFAULTS


FILES = {
    "a.en.mt.txt": "Kabul is calm.\n",
    "a.zh.txt": "喀布尔平静。\n",
    "a.en.txt": "English itself.\n",
    "a.en.ref.txt": "Reference.\n",
    "b.en.mt.txt": "Kabul is calm.\n",
    "b.zh.txt": "喀布尔平静。\n",
    "b.ru.txt": "В Кабуле спокойно.\n",
    "c.mt.txt": "Kabul is calm.\n",
    "c.zh.txt": "喀布尔平静。\n",
    "c.en-GB.ref.txt": "Reference.\n",
    "c.ref2.txt": "Second.\n",
    "d.txt": "The city of Kabul is calm, they said.\n",
    "d.zh.txt": "喀布尔平静。\n",
    "hyp.en": "Kabul is calm.\n",
    "src.zh": "喀布尔平静。\n",
}
SIDES = {
    "same language is no source": Sides("a.en.mt.txt", "喀布尔平静。", ("Reference.",), ("zh", "en")),
    "--from chooses": Sides(
        "b.en.mt.txt", "В Кабуле спокойно.", (), ("ru", "en"), {"source_lang": "ru"}
    ),
    "--source chooses": Sides("b.en.mt.txt", "喀布尔平静。", (), ("zh", "en"), {"source": "b.zh.txt"}),
    "--source and --from": Sides(
        "b.en.mt.txt", "喀布尔平静。", (), ("zh-Hans", "en"),
        {"source": "b.zh.txt", "source_lang": "zh-Hans"},
    ),
    "--from without such a sibling": Sides("a.en.mt.txt", None, ("Reference.",), ("fr", "en"),
                                           {"source_lang": "fr"}),
    "--reference chooses": Sides(
        "a.en.mt.txt", "喀布尔平静。", ("English itself.",), ("zh", "en"), {"references": ["a.en.txt"]}
    ),
    "the reference says the language": Sides(
        "c.mt.txt", "喀布尔平静。", ("Reference.", "Second."), ("zh", "en-GB")
    ),
    "--to overrides the name": Sides(
        "a.en.mt.txt", "喀布尔平静。", ("Reference.",), ("zh", "en-US"), {"target_lang": "en-US"}
    ),
    "plain text stands alone": Sides("d.txt", None, (), (None, "en")),
    "plain text with its source": Sides(
        "d.txt", "喀布尔平静。", (), ("zh", "en"), {"source": "d.zh.txt"}
    ),
    "a reference as a translation": Sides(
        "a.en.ref.txt", "喀布尔平静。", (), ("zh", "en"), {"source": "a.zh.txt"}
    ),
    "language as suffix": Sides("hyp.en", "喀布尔平静。", (), ("zh", "en"), {"source": "src.zh"}),
}  # fmt: skip


@pytest.mark.parametrize("sides", SIDES.values(), ids=SIDES.keys())
def test_sides(tmp_path: Path, sides: Sides) -> None:
    document = one(tmp_path, FILES, sides.given, **sides.options)
    (segment,) = document.segments
    assert (segment.source, segment.references) == (sides.source, sides.references)
    assert (document.source_lang, document.target_lang) == sides.langs


@pytest.mark.parametrize(
    ("content", "segments"),
    [
        ("One.\n\nTwo.\n", [("1", "One."), ("3", "Two.")]),
        ("One.\r\n\r\nTwo.\r\n", [("1", "One."), ("3", "Two.")]),
        ("One.\rTwo.\r", [("1", "One."), ("2", "Two.")]),
        ("\n\n  One. \n\u200b\n\u3000\nTwo.", [("3", "  One. "), ("6", "Two.")]),
        ("One\u2028still\fone\x85so.\n", [("1", "One\u2028still\fone\x85so.")]),
    ],
)
def test_lines_are_segments(tmp_path: Path, content: str, segments: list[tuple[str, str]]) -> None:
    document = one(tmp_path, {"a.en.txt": content}, "a.en.txt")
    assert [(s.key, s.target) for s in document.segments] == segments


def test_paragraphs_pair_whatever_the_blank_lines(tmp_path: Path) -> None:
    files = {"a.en.mt.txt": "One.\n\nTwo.\n\n\nThree.\n", "a.zh.txt": "一\n二\n三\n"}
    document = one(tmp_path, files, "a.en.mt.txt")
    assert [(s.key, s.source) for s in document.segments] == [("1", "一"), ("3", "二"), ("6", "三")]
    assert document.remarks == ()


def test_gaps_that_cancel_out_are_remarked_upon(tmp_path: Path) -> None:
    files = {"a.en.mt.txt": "One.\n\nThree.\nFour.\n", "a.zh.txt": "一\n二\n\n四\n"}
    document = one(tmp_path, files, "a.en.mt.txt")
    assert len(document.segments) == 3
    assert document.remarks == (
        "line 2 is blank in a.en.mt.txt, not in a.zh.txt: segments are paired by their order, "
        "look whether they fit",
    )


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-8-sig", "UTF8"), ("utf-8-sig", "gb18030"),
        ("utf-16", "utf-8"), ("utf-32", "utf-8"), ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "UTF_16_BE"), ("gb18030", "gb18030"),
    ],
)  # fmt: skip
def test_encodings(tmp_path: Path, written: str, named: str) -> None:
    files = {"a.en.mt.txt": "Kabul 喀布尔\n".encode(written)}
    document = one(tmp_path, files, "a.en.mt.txt", encoding=named)
    assert [s.target for s in document.segments] == ["Kabul 喀布尔"]


LINES = (
    '{"id":"r1","mt":"Kabul is calm.","tgt_lang":"en"}\n{"id":"r2","mt":"So.","tgt_lang":"en"}\n'
)


@pytest.mark.parametrize(
    ("stdin", "keys"),
    [
        ("Kabul is calm.\nSo.\n", ["1", "2"]),
        ("Kabul is calm.\nSo.\n".encode("utf-16"), ["1", "2"]),
        (LINES, ["r1", "r2"]),
        (LINES.encode(), ["r1", "r2"]),
        ("\n" + LINES, ["r1", "r2"]),
        ("{so} it begins.\nAnd goes on.\n", ["1", "2"]),
        ("3\n4 people died.\n", ["1", "2"]),
    ],
)
def test_standard_input(tmp_path: Path, stdin: str | bytes, keys: list[str]) -> None:
    document = one(tmp_path, {}, "-", stdin=stdin, target_lang="en")
    assert [s.key for s in document.segments] == keys
    assert (document.path, document.name) == ("<stdin>", "<stdin>")


@pytest.mark.parametrize("stdin", [LINES + "{broken\n", '{"mt": broken}\n' + LINES])
def test_a_broken_table_on_standard_input_is_no_story(tmp_path: Path, stdin: str) -> None:
    (loaded,) = read(tmp_path, {}, "-", stdin=stdin, target_lang="en")
    assert "not valid JSON" in str(loaded.error)


def test_standard_input_comes_first_and_once(tmp_path: Path) -> None:
    files = {"a.en.txt": "Calm.\n"}
    loaded = read(tmp_path, files, "a.en.txt", "-", "-", stdin="Calm.", target_lang="en")
    assert [Path(item.path).name for item in loaded] == ["<stdin>", "a.en.txt"]


def test_bad_bytes_on_standard_input_do_not_lose_the_files(tmp_path: Path) -> None:
    bad, good = read(tmp_path, {"a.en.txt": "Calm.\n"}, "-", "a.en.txt", stdin=b"\xff\xff")
    assert str(bad.error) == (
        "<stdin>:1: not valid UTF-8 (byte 0). Save it as UTF-8 or name its encoding with "
        "--encoding."
    )
    assert good.document
