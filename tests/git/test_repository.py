"""Real repositories: what is staged, what changed, names, submodules, hooks, and what is refused."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from qa.errors import InputError
from qa.git import changes
from qa.git.command import git
from qa.git.lines import WHOLE, Lines

Git = Callable[..., str]
STORY = "".join(f"line {n}\n" for n in range(1, 9))


@pytest.fixture(autouse=True)
def own_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No configuration of the machine's, and one of the user's that asks for odd output."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    config = tmp_path / "gitconfig"
    config.write_text(
        "[user]\n name = A\n email = a@example.org\n[init]\n defaultBranch = main\n"
        "[color]\n ui = always\n[diff]\n noprefix = true\n mnemonicPrefix = true\n external = false\n"
        " renames = false\n context = 9\n interHunkContext = 9\n relative = true\n submodule = log\n"
        "[core]\n pager = false\n quotePath = false\n[protocol \"file\"]\n allow = always\n",
        encoding="utf-8",
    )  # fmt: skip
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    monkeypatch.chdir(folder)
    run("init", "-q")
    return folder


def run(*words: str) -> str:
    return subprocess.run(["git", *words], check=True, capture_output=True, text=True).stdout


def write(**files: str) -> None:
    for name, text in files.items():
        Path(name).write_text(text, encoding="utf-8")


def commit(**files: str) -> None:
    write(**files)
    run("add", "-A")
    run("commit", "-qm", "x")


def test_before_the_first_commit_all_that_is_staged_is_new(top: Path) -> None:
    write(story=STORY, other=STORY)
    run("add", "story")
    found = changes(staged=True)
    assert found.changed(Path("story")) == WHOLE
    assert found.changed(Path("other")) == Lines()
    assert found.content(Path("story")) == STORY.encode()
    assert found.content(Path("other")) is None


def test_the_index_counts_and_not_the_work_tree(top: Path) -> None:
    commit(story=STORY)
    write(story=STORY.replace("line 3\n", "staged\n"))
    run("add", "story")
    write(story=STORY.replace("line 5\n", "unstaged\n"))
    staged = changes(staged=True)
    assert staged.changed(Path("story")) == Lines(((3, 3),))
    assert staged.content(Path("story")) == STORY.replace("line 3\n", "staged\n").encode()
    since = changes(staged=False, since="HEAD")
    assert since.changed(Path("story")) == Lines(((5, 5),))
    assert since.content(Path("story")) is None


def test_since_a_commit_in_the_index(top: Path) -> None:
    commit(story=STORY)
    commit(story=STORY.replace("line 1\n", "new\n"))
    write(story=STORY.replace("line 1\n", "new\n").replace("line 8\n", "staged\n"))
    run("add", "story")
    assert changes(staged=True, since="HEAD~1").changed(Path("story")) == Lines(((1, 1), (8, 8)))
    assert changes(staged=True).changed(Path("story")) == Lines(((8, 8),))


def test_new_files_count_since_a_commit_also_unknown_ones(top: Path) -> None:
    commit(story=STORY)
    write(staged=STORY, unknown=STORY)
    run("add", "staged")
    found = changes(staged=False, since="HEAD")
    assert found.changed(Path("staged")) == WHOLE
    assert found.changed(Path("unknown")) == WHOLE
    assert found.changed(Path("absent")) == Lines()
    assert found.changed(Path("story")) == Lines()


def test_a_new_name_is_not_a_new_text(top: Path) -> None:
    commit(story=STORY * 9)
    run("mv", "story", "tale")
    assert changes(staged=True).changed(Path("tale")) == Lines()
    write(tale=(STORY * 9).replace("line 2\n", "new\n", 1))
    run("add", "tale")
    assert changes(staged=True).changed(Path("tale")) == Lines(((2, 2),))
    assert changes(staged=True).changed(Path("story")) == Lines()


def test_files_that_are_gone(top: Path) -> None:
    commit(story=STORY, other=STORY)
    run("rm", "-q", "story")
    Path("other").unlink()
    found = changes(staged=True)
    assert found.changed(Path("story")) == Lines()
    assert found.changed(Path("other")) == Lines()


def test_what_is_staged_and_gone_from_the_disk_can_be_read(top: Path) -> None:
    commit(other=STORY)
    write(story=STORY)
    run("add", "story")
    Path("story").unlink()
    assert changes(staged=True).content(Path("story")) == STORY.encode()


ODD = [
    "a b", "tab\there", "line\nfeed", 'quo"te', "back\\slash", "塔利班", "e\u0301", "🇦🇫", "-dash",
    " and b", "b", "a b/x and b", ":colon", "[x]*?", "trail ", "'", "\x7f",
]  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_odd_names(top: Path, name: str) -> None:
    path = Path(f"{name}.txt")
    path.parent.mkdir(exist_ok=True)
    path.write_text(STORY, encoding="utf-8")
    run("add", "-A")
    run("commit", "-qm", "x")
    path.write_text(STORY.replace("line 4\n", "new\n"), encoding="utf-8")
    assert changes(staged=False, since="HEAD").changed(path) == Lines(((4, 4),))
    run("add", "-A")
    found = changes(staged=True)
    assert found.changed(path) == Lines(((4, 4),))
    assert found.content(path) == STORY.replace("line 4\n", "new\n").encode()


def test_a_name_that_is_no_utf8(top: Path) -> None:
    path = Path(os.fsdecode(b"caf\xe9.txt"))
    path.write_text(STORY, encoding="utf-8")
    run("add", "-A")
    assert changes(staged=True).changed(path) == WHOLE
    run("commit", "-qm", "x")
    path.write_text("new\n" + STORY, encoding="utf-8")
    run("add", "-A")
    assert changes(staged=True).changed(path) == Lines(((1, 1),))


def test_from_a_folder_in_the_repository(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = top / "desk" / "asia"
    folder.mkdir(parents=True)
    commit(**{"desk/asia/story": STORY, "top": STORY})
    write(**{"desk/asia/story": "new\n" + STORY, "top": "new\n" + STORY})
    run("add", "-A")
    monkeypatch.chdir(folder)
    found = changes(staged=True)
    assert found.changed(Path("story")) == Lines(((1, 1),))
    assert found.changed(Path("../../top")) == Lines(((1, 1),))
    assert found.content(Path("story")) == f"new\n{STORY}".encode()


def test_binary_and_utf16(top: Path) -> None:
    commit(story=STORY)
    Path("story").write_bytes(STORY.encode("utf-16"))
    run("add", "story")
    assert changes(staged=True).changed(Path("story")) == WHOLE


def test_a_link_leads_to_its_file(top: Path) -> None:
    write(story=STORY)
    Path("link").symlink_to("story")
    run("add", "-A")
    run("commit", "-qm", "x")
    write(story="new\n" + STORY)
    run("add", "-A")
    found = changes(staged=True)
    assert found.changed(Path("link")) == Lines(((1, 1),))
    assert found.content(Path("link")) == f"new\n{STORY}".encode()


def test_a_submodule_is_another_repository(top: Path, tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    run("-C", str(inner), "init", "-q")
    (inner / "story").write_text(STORY, encoding="utf-8")
    run("-C", str(inner), "add", "-A")
    run("-C", str(inner), "commit", "-qm", "x")
    commit(story=STORY)
    run("submodule", "--quiet", "add", str(inner), "sub")
    run("commit", "-qam", "x")
    Path("sub/story").write_text("new\n", encoding="utf-8")
    found = changes(staged=False, since="HEAD")
    assert found.changed(Path("sub/story")) == Lines()
    with pytest.raises(InputError, match=r"sub/story: it is in the submodule sub, whose changes"):
        found.check(Path("sub/story"))


def test_a_file_of_elsewhere(top: Path, tmp_path: Path) -> None:
    (tmp_path / "story").write_text(STORY, encoding="utf-8")
    found = changes(staged=True)
    assert found.changed(tmp_path / "story") == Lines()
    with pytest.raises(InputError, match="it is not in the repository"):
        found.check(Path("../story"))


def test_a_merge_that_is_open(top: Path) -> None:
    commit(story=STORY)
    run("checkout", "-qb", "other")
    commit(story=STORY.replace("line 2\n", "theirs\n"))
    run("checkout", "-q", "main")
    commit(story=STORY.replace("line 2\n", "ours\n"))
    subprocess.run(["git", "merge", "-q", "other"], check=False, capture_output=True)
    assert changes(staged=True).content(Path("story")) is None


def test_a_hook_says_which_index_counts(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(story=STORY)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/other-index")
    run("read-tree", "HEAD")
    write(story="new\n" + STORY)
    run("add", "story")
    assert changes(staged=True).changed(Path("story")) == Lines(((1, 1),))
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert changes(staged=True).changed(Path("story")) == Lines()


def test_nothing_is_written(top: Path) -> None:
    commit(story=STORY)
    write(story=STORY)  # the same text at another time: git would like to note that
    before = (top / ".git" / "index").stat().st_mtime_ns
    assert changes(staged=False, since="HEAD").changed(Path("story")) == Lines()
    assert (top / ".git" / "index").stat().st_mtime_ns == before


REFUSED = {
    "no such commit": ("nowhere", "there is no commit 'nowhere'. Name one: main, HEAD~3, a tag."),
    "an option": ("--output=x", "'--output=x' is no commit. Name one: main, HEAD~3, a tag."),
    "a tree": ("HEAD^{tree}", "there is no commit 'HEAD^{tree}'"),
    "no name": (":/", "there is no commit ':/'"),
}


@pytest.mark.parametrize(("since", "told"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_commit_is_one_sentence(top: Path, since: str, told: str) -> None:
    write(story=STORY)
    run("add", "-A")
    run("commit", "-qm", "x")
    with pytest.raises(InputError) as caught:
        changes(staged=True, since=since)
    assert str(caught.value).startswith(told)


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError) as caught:
        changes(staged=True)
    assert str(caught.value) == (
        "git has no repository here. Run it inside a repository, or leave --changed-lines and "
        "--since out."
    )


def test_a_bare_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("init", "-q", "--bare", "bare")
    monkeypatch.chdir(tmp_path / "bare")
    with pytest.raises(InputError, match="the repository has no work tree"):
        changes(staged=True)


def test_no_git(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(top))
    with pytest.raises(InputError, match=r"git cannot be run \(No such file or directory\)"):
        git("status")
