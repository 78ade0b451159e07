"""Changed lines, from real repositories."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from qa.errors import InputError
from qa.git import changed_lines, staged

LINES = "one\ntwo\nthree\nfour\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for key in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(key, raising=False)
    for key in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(key, "/dev/null")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "config", "user.email", "a@b.c")
    git(tmp_path, "config", "user.name", "x")
    (tmp_path / "a.txt").write_text(LINES)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    return tmp_path


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True)


def write(name: str, text: str, *, add: bool = True) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
        if add:
            git(folder, "add", "-A")

    return change


def rename(folder: Path) -> None:
    git(folder, "mv", "a.txt", "b.txt")
    (folder / "b.txt").write_text(LINES.replace("two", "2"))
    git(folder, "add", "-A")


ALL = ((1, 1 << 60),)
STAGED = {
    "nothing": (lambda folder: None, "a.txt", ()),
    "not staged": (write("a.txt", "x\n", add=False), "a.txt", ()),
    "a line": (write("a.txt", LINES.replace("two", "2")), "a.txt", ((2, 2),)),
    "lines apart": (write("a.txt", "1\ntwo\nthree\n4\nfive\n"), "a.txt", ((1, 1), (4, 5))),
    "lines gone": (write("a.txt", "one\nfour\n"), "a.txt", ()),
    "a new file": (write("n.txt", LINES), "n.txt", ((1, 4),)),
    "a file that git does not know": (write("n.txt", LINES, add=False), "n.txt", ALL),
    "a file renamed": (rename, "b.txt", ((2, 2),)),
    "a name with signs": (write("*a [1]\n:(x).txt", LINES), "*a [1]\n:(x).txt", ((1, 4),)),
    "a folder": (write("f/n.txt", LINES), "f/n.txt", ((1, 4),)),
}


@pytest.mark.parametrize(("change", "name", "lines"), STAGED.values(), ids=STAGED.keys())
def test_what_is_staged(
    repository: Path, change: Callable[[Path], None], name: str, lines: tuple[tuple[int, int], ...]
) -> None:
    change(repository)
    assert changed_lines(repository / name, None).stretches == lines


def test_what_changed_since_a_revision(repository: Path) -> None:
    write("a.txt", LINES.replace("two", "2"))(repository)
    git(repository, "commit", "-q", "-m", "second")
    write("a.txt", LINES.replace("two", "2").replace("four", "4"), add=False)(repository)
    assert changed_lines(repository / "a.txt", "HEAD~1").stretches == ((2, 2), (4, 4))
    assert changed_lines(repository / "a.txt", "HEAD").stretches == ((4, 4),)


def test_before_the_first_commit(tmp_path: Path, repository: Path) -> None:
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    git(fresh, "init", "-q")
    write("a.txt", LINES)(fresh)
    assert changed_lines(fresh / "a.txt", None).stretches == ((1, 4),)


def test_the_staged_content(repository: Path) -> None:
    write("a.txt", "staged\n")(repository)
    write("a.txt", "not staged\n", add=False)(repository)
    assert staged(repository / "a.txt") == b"staged\n"
    assert staged(repository / "none.txt") is None


def test_a_hooks_own_index(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/other")
    monkeypatch.setenv("GIT_DIR", ".git")
    write("f/n.txt", LINES)(repository)
    assert changed_lines(Path("f/n.txt"), None).stretches == ((1, 4),)
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert changed_lines(Path("f/n.txt"), None).stretches == ALL


SENTENCES = {
    "an unknown revision": ("nonsense", "git knows no revision 'nonsense'"),
    "an option": ("--output=x", "git knows no revision '--output=x'"),
}


@pytest.mark.parametrize(("since", "says"), SENTENCES.values(), ids=SENTENCES.keys())
def test_a_revision_that_is_none(repository: Path, since: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        changed_lines(repository / "a.txt", since)


def test_outside_a_repository(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LINES)
    with pytest.raises(InputError, match="not a git repository"):
        changed_lines(tmp_path / "a.txt", None)


TOUCH = [((), 1, 9, False), (((2, 3),), 3, 3, True), (((2, 3),), 4, 9, False),
         (((2, 2), (5, 9)), 3, 5, True), (((5, 9),), 1, 4, False)]  # fmt: skip


@pytest.mark.parametrize(("stretches", "first", "last", "touch"), TOUCH)
def test_lines_touch(
    stretches: tuple[tuple[int, int], ...], first: int, last: int, touch: bool
) -> None:
    from qa.git import Lines

    assert Lines(stretches).touch(first, last) is touch
