"""Edits after edits are edits of the first text, and a diff says them to `patch`."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.documents.raw import Raw
from qa.documents.writing import Edit, edited
from qa.fixing.changes import Change, composed
from qa.fixing.choosing import _apart
from qa.fixing.diff import of_text


def _raw(text: str) -> Raw:
    return Raw("a.txt", text.encode(), text, "utf-8")


@st.composite
def changes(draw: st.DrawFn, length: int) -> list[Change]:
    """Changes in order that do not overlap."""
    found: list[Change] = []
    for start, size in sorted(draw(st.lists(st.tuples(st.integers(0, length), st.integers(0, 4)),
                                            max_size=4))):  # fmt: skip
        end = min(start + size, length)
        if not found or _apart(found[-1].edit, Edit(start, end, "")):
            found.append(Change(start, end, draw(st.text("XYZ", max_size=3))))
    return found


@given(st.text("ab\n", max_size=20), st.data())
def test_two_after_each_other_are_one(text: str, data: st.DataObject) -> None:
    first = data.draw(changes(len(text)))
    between = edited(_raw(text), [change.edit for change in first])
    second = data.draw(changes(len(between)))
    last = edited(_raw(between), [change.edit for change in second])
    both = composed(first, second, between)
    assert edited(_raw(text), [change.edit for change in both]) == last


DIFFS = {
    "nothing": ("a\nb\n", [], ""),
    "a line": ("a\nbad\nc\n", [Edit(2, 5, "good")], "@@ -1,3 +1,3 @@\n a\n-bad\n+good\n c\n"),
    "the only line": ("bad", [Edit(0, 3, "x")],
                      "@@ -1 +1 @@\n-bad\n\\ No newline at end of file\n+x\n\\ No newline at end of file\n"),
    "two on a line": ("bad bad\r\n", [Edit(0, 3, "x"), Edit(4, 7, "y")], "@@ -1 +1 @@\n-bad bad\r\n+x y\r\n"),
    "lines far apart": ("".join(f"{n}\n" for n in range(10, 30)), [Edit(0, 2, "x"), Edit(57, 59, "y")],
                        "@@ -1,4 +1,4 @@\n-10\n+x\n 11\n 12\n 13\n"
                        "@@ -17,4 +17,4 @@\n 26\n 27\n 28\n-29\n+y\n"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "edits", "hunks"), DIFFS.values(), ids=DIFFS.keys())
def test_a_diff(text: str, edits: list[Edit], hunks: str) -> None:
    head = "--- a.txt\n+++ a.txt\n" if edits else ""
    assert "".join(of_text(_raw(text), edits)) == head + hunks


@pytest.mark.skipif(not shutil.which("patch"), reason="the program patch is not here")
@pytest.mark.parametrize("text", ["bad\nx\nbad", "bad\r\n\r\nx bad\r\n", "塔\n" * 40 + "bad\n"])
def test_the_program_patch_takes_a_diff(tmp_path: Path, text: str) -> None:
    edits = [
        Edit(place, place + 3, "good")
        for place in range(len(text))
        if text.startswith("bad", place)
    ]
    (tmp_path / "a.txt").write_bytes(text.encode())
    diff = "".join(of_text(_raw(text), edits)).encode()
    subprocess.run(
        ["patch", "--binary", "-p0"], cwd=tmp_path, input=diff, check=True, capture_output=True
    )
    assert (tmp_path / "a.txt").read_bytes() == edited(_raw(text), edits).encode()
