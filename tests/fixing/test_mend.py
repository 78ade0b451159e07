"""Fixes: which are applied, that nothing else changes, that a second run finds nothing more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.documents import FORMATS, ReadOptions, read_documents
from qa.documents.locate import locate
from qa.documents.raw import Raw
from qa.engine import examine
from qa.fixing import Left, Mended, chosen, difference, mend
from qa.model import Document, Finding, Fix, Result, Safety, Severity, Span
from qa.project import Config, Project, open_project

SAFE: frozenset[Safety] = frozenset(("safe",))
BOTH: frozenset[Safety] = frozenset(("safe", "likely"))
TO_EN = ReadOptions(source_lang="zh", target_lang="en")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return open_project(Config(), tmp_path_factory.mktemp("cache"))


def opened(file: Path, examining: object, options: ReadOptions = TO_EN) -> tuple[Raw, list[Result]]:
    """The file's raw text and its results with their places."""
    assert callable(examining)
    found = list(read_documents([str(file)], options))
    results = []
    for item in found:
        assert item.document is not None, str(item.error)
        assert item.raw is not None
        result = examining(item.document)
        results.append(replace(result, places=locate(result.document, result.findings, item.raw)))
    raw = found[0].raw
    assert raw is not None
    return raw, results


def looking(examining: Callable[[Document], Result]) -> Callable[[Document, Raw], Result]:
    """Examination with the places of its findings."""

    def look(document: Document, raw: Raw) -> Result:
        result = examining(document)
        return replace(result, places=locate(result.document, result.findings, raw))

    return look


def mended(
    folder: Path, project: Project, files: dict[str, bytes], name: str, safeties: frozenset[Safety]
) -> Mended:
    for other, data in files.items():
        (folder / other).write_bytes(data)
    raw, results = opened(folder / name, lambda story: examine(story, project))
    return mend(raw, results, looking(lambda story: examine(story, project)), TO_EN, safeties)


STORY = b'The Taliban spoke with Balladal today .\r\nHe said: "the the end" [sic].\r\n'
SOURCE = "塔利班与巴拉达尔交谈。\n他说：“结局”。\n".encode()
ENCODED = {"utf-8": b"", "utf-8-sig": b"", "utf-16": b"", "gb18030": b""}


@pytest.mark.parametrize("encoding", ENCODED)
def test_safe_fixes_alone(tmp_path: Path, project: Project, encoding: str) -> None:
    data = STORY.decode().encode(encoding)
    options = replace(TO_EN, encoding="gb18030" if encoding == "gb18030" else "utf-8")
    file = tmp_path / "a.en.mt.txt"
    file.write_bytes(data)
    (tmp_path / "a.zh.txt").write_bytes(SOURCE.decode().encode(encoding))
    look = lambda story: examine(story, project)  # noqa: E731
    raw, results = opened(file, look, options)
    fixed = mend(raw, results, looking(look), options, SAFE)
    text = fixed.raw.data.decode(encoding)
    assert text.startswith("The Taliban spoke with Balladal today.\r\n")
    assert text.endswith('He said: "the the end" [sic].\r\n')
    assert fixed.raw.data.startswith(data[: raw.mark])


def test_likely_fixes_too(tmp_path: Path, project: Project) -> None:
    files = {"a.en.mt.txt": STORY, "a.zh.txt": SOURCE}
    fixed = mended(tmp_path, project, files, "a.en.mt.txt", BOTH)
    assert fixed.raw.text.startswith("The Taliban spoke with Baradar today.\r\n")
    assert '"the the end"' in fixed.raw.text


def test_a_second_run_finds_nothing_more(tmp_path: Path, project: Project) -> None:
    files = {"a.en.mt.txt": STORY, "a.zh.txt": SOURCE}
    fixed = mended(tmp_path, project, files, "a.en.mt.txt", BOTH)
    again = mended(tmp_path, project, {"a.en.mt.txt": fixed.raw.data}, "a.en.mt.txt", BOTH)
    assert again.applied == ()
    assert again.raw.data == fixed.raw.data


def test_a_table_is_mended_cell_by_cell(tmp_path: Path, project: Project) -> None:
    data = 'id,source,mt\n1,塔利班。,"The Taliban, ""so"" said ."\n2,塔利班。,The Taliban .\n'
    fixed = mended(tmp_path, project, {"t.csv": data.encode()}, "t.csv", SAFE)
    assert fixed.raw.text == data.replace(" .", ".")


# --- with findings made up, so that each reason stands alone -------------------------------------


def finding(word: str, span: Span, fix: Fix) -> Finding:
    return Finding(
        "near-miss-name", "x", Severity.MAJOR, span, "1", word, "m", (), fix, None, 1.0, word
    )


def findings(document: Document, *words: tuple[str, str, Safety]) -> Result:
    """A finding at the first place of each word that the story has."""
    found = []
    for number, segment in enumerate(document.segments):
        for word, instead, safety in words:
            at = segment.target.find(word)
            if at >= 0:
                span = Span(number, "target", at, at + len(word))
                fix = Fix(instead, safety)
                found.append(finding(word, span, fix))
    return Result(document, tuple(found))


WORDS = {
    "one": ("Balladal said.", [("Balladal", "Baradar", "safe")], "Baradar said.", []),
    "likely": ("Balladal said.", [("Balladal", "Baradar", "likely")], "Balladal said.", ["unsafe"]),
    "a hint": ("Balladal said.", [("Balladal", "Baradar", "hint")], "Balladal said.", ["hint"]),
    "side by side": ("ab", [("a", "x", "safe"), ("b", "y", "safe")], "xy", []),
    "overlapping": ("abc", [("ab", "x", "safe"), ("bc", "y", "safe")], "xc", []),
    "that would part a line": ("a b", [("a", "x\ny", "safe")], "a b", ["format"]),
    "one after the other": ("a b", [("a", "c", "safe"), ("c", "d", "safe")], "a b", ["undone"]),
    "to and fro": ("a", [("a", "b", "safe"), ("b", "a", "safe")], "a", ["undone"]),
}


@pytest.mark.parametrize(("text", "words", "says", "why"), WORDS.values(), ids=WORDS.keys())
def test_what_is_applied_and_what_is_left(
    tmp_path: Path, text: str, words: list[tuple[str, str, Safety]], says: str, why: list[str]
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    raw, results = opened(file, lambda story: findings(story, *words))
    fixed = mend(raw, results, looking(lambda story: findings(story, *words)), TO_EN, SAFE)
    assert fixed.raw.text == says
    assert [left.why for left in fixed.left] == why


def test_a_fix_that_makes_a_new_finding_is_taken_back(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Balladal and Kabbul.", encoding="utf-8")
    words: list[tuple[str, str, Safety]] = [
        ("Balladal", "Worse", "safe"), ("Kabbul", "Kabul", "safe"), ("Worse", "?", "hint"),
    ]  # fmt: skip
    raw, results = opened(file, lambda story: findings(story, *words))
    fixed = mend(raw, results, looking(lambda story: findings(story, *words)), TO_EN, SAFE)
    assert fixed.raw.text == "Balladal and Kabul."
    assert [(left.finding.text, left.why) for left in fixed.left] == [("Balladal", "undone")]


@given(st.lists(st.sampled_from(["Balladal", "塔利班", "é", "🇦🇫", " ", "x"]), max_size=12))
def test_every_byte_outside_the_fixes_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, parts: list[str]
) -> None:
    text = "".join(parts) + "."
    file = tmp_path_factory.mktemp("f") / "a.txt"
    file.write_bytes(text.encode("utf-16"))
    word: list[tuple[str, str, Safety]] = [("Balladal", "Baradar", "safe")]
    raw, results = opened(file, lambda story: findings(story, *word))
    fixed = mend(raw, results, looking(lambda story: findings(story, *word)), TO_EN, SAFE)
    assert fixed.raw.data == text.replace("Balladal", "Baradar").encode("utf-16")


def test_findings_without_a_place_are_told(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Balladal said.", encoding="utf-8")
    raw, (result,) = opened(file, lambda s: findings(s, ("Balladal", "Baradar", "safe")))
    found, left = chosen([replace(result, places=(None,))], raw, FORMATS["text"], SAFE)
    assert found == []
    assert left == [Left(result.findings[0], "no place")]


def test_the_difference_is_a_unified_diff(tmp_path: Path) -> None:
    before = Raw("a.txt", b"", "one\ntwo\nthree", "utf-8")
    after = replace(before, text="one\n2\nthree")
    assert difference(before, after) == (
        "--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n"
        "\\ No newline at end of file\n"
    )
    assert difference(before, before) == ""
