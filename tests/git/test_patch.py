"""Patches to changed lines: names, hunks and content that try to look like each other."""

from __future__ import annotations

import pytest

from qa.git.lines import WHOLE, Lines
from qa.git.patch import changed_lines
from tests.growth import linear


def patch(name: str, *rows: str, old: str = "") -> bytes:
    head = [
        f"diff --git a/{old or name} b/{name}",
        "index 1..2 100644",
        f"--- a/{old or name}",
        f"+++ b/{name}",
    ]
    return "\n".join([*head, *rows, ""]).encode()


NOTHING = {
    "nothing": b"",
    "another mode": b"diff --git a/x b/x\nold mode 100644\nnew mode 100755\n",
    "a new name alone": b"diff --git a/x b/y\nsimilarity index 100%\nrename from x\nrename to y\n",
    "a file that is gone": b"diff --git a/x b/x\ndeleted file mode 100644\n--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n",
    "a binary one that is gone": b"diff --git a/x b/x\nBinary files a/x and /dev/null differ\n",
    "an open merge": b"* Unmerged path x\n",
}  # fmt: skip


@pytest.mark.parametrize("data", NOTHING.values(), ids=NOTHING.keys())
def test_no_line_changed(data: bytes) -> None:
    assert changed_lines(data) == {}


def lines(*changed: tuple[int, int], gaps: tuple[int, ...] = ()) -> Lines:
    return Lines(changed, gaps)


PATCHES = {
    "a line": (patch("x", "@@ -2 +2 @@ head", "-a", "+b"), {"x": lines((2, 2))}),
    "some lines": (patch("x", "@@ -2,2 +3,3 @@", "-a", "-b", "+a", "+b", "+c"), {"x": lines((3, 5))}),
    "two places": (
        patch("x", "@@ -2 +2 @@", "-a", "+b", "@@ -9,0 +10,2 @@", "+c", "+d"),
        {"x": lines((2, 2), (10, 11))}),
    "lines that went": (patch("x", "@@ -3,2 +2,0 @@", "-a", "-b"), {"x": lines(gaps=(2,))}),
    "the first lines went": (patch("x", "@@ -1 +0,0 @@", "-a"), {"x": lines(gaps=(0,))}),
    "no line end": (
        patch("x", "@@ -1 +1 @@", "-a", "\\ No newline at end of file", "+b",
              "\\ No newline at end of file"), {"x": lines((1, 1))}),
    "content like heads": (
        patch("x", "@@ -1,2 +1,4 @@", "--- a/y", "-diff --git a/y b/y", "+++ b/y", "+@@ -1 +7 @@",
              "+diff --git a/y b/y", "+Binary files a/y and b/y differ"), {"x": lines((1, 4))}),
    "two files": (
        patch("x", "@@ -1 +1 @@", "-a", "+b") + patch("y", "@@ -2 +2 @@", "-a", "+b"),
        {"x": lines((1, 1)), "y": lines((2, 2))}),
    "another name": (patch("y", "@@ -1 +1 @@", "-a", "+b", old="x"), {"y": lines((1, 1))}),
    "blanks in a name": (patch("a b c\t", "@@ -1 +1 @@", "-a", "+b"), {"a b c": lines((1, 1))}),
    "a name of marks": (
        patch("x", "@@ -1 +1 @@", "-a", "+b").replace(b"+++ b/x", b'+++ "b/\\345\\241\\224\\"\\n\\\\x"'),
        {'塔"\n\\x': lines((1, 1))}),
    "a binary file": (b"diff --git a/x b/x\nBinary files a/x and b/x differ\n", {"x": WHOLE}),
    "a binary one by another name": (
        b"diff --git a/x b/y\nBinary files a/x and b/y differ\n", {"y": WHOLE}),
    "a binary one called and": (
        b"diff --git a/x and b/x b/x and b/x\nBinary files a/x and b/x and b/x and b/x differ\n",
        {"x and b/x": WHOLE}),
    "a binary one in marks": (
        b'diff --git 1 2\nBinary files /dev/null and "b/\\345\\241\\224" differ\n', {"塔": WHOLE}),
    "returns in content": (patch("x", "@@ -1 +1 @@", "-a\r", "+b\r"), {"x": lines((1, 1))}),
}  # fmt: skip


@pytest.mark.parametrize(("data", "found"), PATCHES.values(), ids=PATCHES.keys())
def test_the_changed_lines(data: bytes, found: dict[str, Lines]) -> None:
    assert changed_lines(data) == found


def test_a_large_patch_takes_linear_time() -> None:
    def data(number: int) -> bytes:
        rows = (row for n in range(1, number + 1) for row in (f"@@ -{n} +{n} @@", "-a", "+b"))
        return patch("x", *rows)

    made = {size: data(100_000 * size) for size in (1, 2)}
    assert len(changed_lines(made[2])["x"].changed) == 200_000
    assert linear(lambda size: changed_lines(made[size]))


TOUCHED = {
    "before": (1, 2, False),
    "the first": (1, 3, True),
    "inside": (4, 4, True),
    "the last": (5, 9, True),
    "behind": (6, 9, False),
    "over a gap": (10, 11, True),
    "above a gap": (9, 10, False),
    "below a gap": (11, 19, False),
    "the second": (20, 20, True),
    "behind all": (21, 99, False),
}


@pytest.mark.parametrize(("first", "last", "touched"), TOUCHED.values(), ids=TOUCHED.keys())
def test_lines_touch(first: int, last: int, touched: bool) -> None:
    own = lines((3, 5), (20, 20), gaps=(10,))
    assert own.touch(first, last) is touched
    assert WHOLE.touch(first, last)
    assert not Lines().touch(first, last)


def test_a_loss_is_at_the_lines_beside_it() -> None:
    own = lines((3, 5), gaps=(10,))
    assert [line for line in range(1, 20) if own.lost_at(line)] == [10, 11]
