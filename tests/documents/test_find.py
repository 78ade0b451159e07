"""Which files of an input are stories, in which order, and which are their sides."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

import pytest

from qa.documents import ReadOptions
from qa.documents.language_id import known
from qa.documents.naming import Name, parse
from tests.documents.helpers import Files, one, read

STORY = "Kabul is calm.\n"
TREE: Files = {
    "a.en.mt.txt": STORY,
    "a.zh.txt": "喀布尔平静。\n",
    "a.en.ref.txt": STORY,
    "a.gold.jsonl": "{}",
    "notes.txt": STORY,
    "picture.png": b"\x89PNG\0",
    ".hidden.en.mt.txt": STORY,
    ".git/x.en.mt.txt": STORY,
    "in/c.tsv": "mt\ttgt_lang\nKabul is calm.\ten\n",
    "in/deep/b.en.mt.txt": STORY,
    "in/deep/t.csv": "mt,tgt_lang\nKabul is calm.,en\n",
    "in/deep/u.jsonl": '{"mt":"Kabul is calm.","tgt_lang":"en"}',
}


class Found(NamedTuple):
    inputs: tuple[str, ...]
    files: list[str]


FOUND = {
    "folder": Found(
        ("",),
        ["a.en.mt.txt", "in/c.tsv", "in/deep/b.en.mt.txt", "in/deep/t.csv", "in/deep/u.jsonl"],
    ),
    "inner folder": Found(("in/",), ["in/c.tsv", "in/deep/b.en.mt.txt", "in/deep/t.csv", "in/deep/u.jsonl"]),
    "pattern": Found(("*",), ["a.en.mt.txt", "notes.txt"]),
    "pattern with suffix": Found(("*.txt",), ["a.en.mt.txt", "notes.txt"]),
    "pattern through folders": Found(("**/*.mt.txt",), ["a.en.mt.txt", "in/deep/b.en.mt.txt"]),
    "pattern of a folder and all below": Found(
        ("in/**",), ["in/c.tsv", "in/deep/b.en.mt.txt", "in/deep/t.csv", "in/deep/u.jsonl"]),
    "pattern with folders in between": Found(("**/deep/**/b.*",), ["in/deep/b.en.mt.txt"]),
    "sorted": Found(("notes.txt", "a.en.mt.txt"), ["a.en.mt.txt", "notes.txt"]),
    "each once": Found(("notes.txt", "./notes.txt", "*.txt", "in/../notes.txt"),
                       ["a.en.mt.txt", "in/../notes.txt"]),
    "a pattern that a shell expanded": Found(
        ("a.en.mt.txt", "a.en.ref.txt", "a.zh.txt", "notes.txt"), ["a.en.mt.txt", "notes.txt"]
    ),
    "a side that is named is a story": Found(("a.en.ref.txt",), ["a.en.ref.txt"]),
    "a source that is named is a story": Found(("a.zh.txt", "notes.txt"), ["a.zh.txt", "notes.txt"]),
}  # fmt: skip


@pytest.mark.parametrize("found", FOUND.values(), ids=FOUND.keys())
def test_what_is_found(tmp_path: Path, found: Found) -> None:
    loaded = read(tmp_path, TREE, *found.inputs)
    assert [os.path.relpath(item.path, tmp_path) if ".." not in item.path
            else item.path.removeprefix(f"{tmp_path}/") for item in loaded] == found.files  # fmt: skip
    assert all(item.document for item in loaded)


def test_the_order_of_inputs_does_not_matter(tmp_path: Path) -> None:
    inputs = ("in", "notes.txt", "a.en.mt.txt", "nothing.txt")
    assert [i.path for i in read(tmp_path, TREE, *inputs)] == [
        i.path for i in read(tmp_path, TREE, *reversed(inputs))
    ]


def test_with_sides_that_are_named_every_file_is_a_story(tmp_path: Path) -> None:
    loaded = read(tmp_path, TREE, "a.en.mt.txt", "a.en.ref.txt", source="a.zh.txt")
    assert [Path(item.path).name for item in loaded] == ["a.en.mt.txt", "a.en.ref.txt"]
    assert all(i.document and i.document.segments[0].source == "喀布尔平静。" for i in loaded)


def test_a_name_with_signs_of_patterns(tmp_path: Path) -> None:
    assert one(tmp_path, {"[1].en.txt": STORY}, "[1].en.txt").name == "[1]"


def test_a_pipe_is_read(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    try:
        os.write(writing, STORY.encode())
        os.close(writing)
        document = one(Path("/dev/fd"), {}, str(reading), target_lang="en")
    finally:
        os.close(reading)
    assert document.segments[0].target == "Kabul is calm."


def test_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.en.mt.txt").symlink_to(tmp_path / "gone")
    (loaded,) = read(tmp_path, {}, "")
    assert str(loaded.error).endswith("a.en.mt.txt: there is no such file. Check the path.")


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("story.en.mt.txt", Name("story", "en", "mt")),
        ("story.mt.txt", Name("story", None, "mt")),
        ("story.en.ref2.txt", Name("story", "en", "ref2")),
        ("story.ref.txt", Name("story", None, "ref")),
        ("story.zh-Hant.txt", Name("story", "zh-Hant")),
        ("story.v2.final.zh.txt", Name("story.v2.final", "zh")),
        ("story.old.txt", Name("story.old")),
        ("story.old.mt.txt", Name("story.old", None, "mt")),
        ("story.sw.mt.txt", Name("story", "sw", "mt")),
        ("story.sw.txt", Name("story.sw")),
        ("story.txt", Name("story")),
        ("en.txt", Name("en")),
        ("mt.txt", Name("mt")),
        ("ref.txt", Name("ref")),
        ("story.EN.MT.TXT", Name("story.EN.MT")),
        ("newstest.en", Name("newstest", "en")),
        ("newstest.doc", Name("newstest")),
        ("newstest", Name("newstest")),
    ],
)
def test_what_a_name_says(file: str, name: Name) -> None:
    assert parse(Path(file), ReadOptions()) == name


def test_a_language_that_the_user_names_may_stand_in_names() -> None:
    assert not known("sw", ReadOptions())
    assert parse(Path("story.sw.txt"), ReadOptions(source_lang="sw")) == Name("story", "sw")


def test_links_that_go_round(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in "lmn":
        (tmp_path / "in" / name).symlink_to(tmp_path)
    (tmp_path / "self.en.mt.txt").symlink_to(tmp_path / "self.en.mt.txt")
    for given in ("", "**/*.mt.txt"):
        loaded = read(tmp_path, {"in/a.en.mt.txt": STORY}, given)
        assert [Path(each.path).name for each in loaded if each.document] == ["a.en.mt.txt"]
        if not given:
            (wrong,) = (str(each.error) for each in loaded if each.error)
            assert "self.en.mt.txt: cannot be read (Too many levels of symbolic links)" in wrong


def test_a_pipe_in_a_folder_is_passed_by(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.en.mt.txt")
    loaded = read(tmp_path, {"a.en.mt.txt": STORY}, "")
    assert [Path(each.path).name for each in loaded] == ["a.en.mt.txt"]
