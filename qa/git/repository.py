"""A repository's changed files: against the index or the work tree, since HEAD or another commit."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from qa.errors import InputError
from qa.git.command import git, names, objects
from qa.git.lines import WHOLE, Lines
from qa.git.patch import changed_lines

_DIFF = (
    "diff-index", "--no-color", "--no-ext-diff", "--no-textconv", "--find-renames", "--no-relative",
    "--submodule=short", "--ignore-submodules=all",
)  # fmt: skip
_PATCH = ("-p", "--unified=0", "--inter-hunk-context=0", "--src-prefix=a/", "--dst-prefix=b/")
_LINK, _MODULE = "120000", "160000"
_REMEDY = "Run it inside a repository, or leave --changed-lines and --since out."


class Staged(NamedTuple):
    mode: str
    blob: str


@dataclass(frozen=True)
class Changes:
    """`lines` has the changed files by their names from `top`, which is the work tree's folder.

    With `staged` it is the index that counts, and `content` gives what it has.
    """

    top: str
    staged: bool
    lines: Mapping[str, Lines]
    index: Mapping[str, Staged]
    modules: tuple[str, ...] = ()
    _held: dict[str, bytes] = field(default_factory=dict, repr=False)

    def changed(self, path: Path) -> Lines:
        """The changed lines of a file; none where git knows nothing new of it."""
        name = self._name(path)
        if name is None or self.module(path):
            return Lines()
        if name in self.index or self.staged:
            return self.lines.get(name, Lines())
        return WHOLE if path.exists() else Lines()  # git does not know it yet: all is new

    def content(self, path: Path) -> bytes | None:
        """What is staged for a file; None where the file itself counts."""
        name = self._name(path) if self.staged else None
        staged = self.index.get(name) if name is not None else None
        if name is None or staged is None or staged.mode in (_LINK, _MODULE):
            return None
        if name not in self._held:
            self._fetch(name)
        return self._held[name]

    def module(self, path: Path) -> str:
        """The submodule that a file is in; "" for none."""
        name = self._name(path) or ""
        return next((m for m in self.modules if name == m or name.startswith(f"{m}/")), "")

    def check(self, path: Path) -> None:
        """InputError for a file that this repository cannot know."""
        if self._name(path) is None:
            raise InputError(
                f"it is not in the repository {self.top}", path=path,
                remedy="Run qa in the file's own repository.",
            )  # fmt: skip
        if module := self.module(path):
            raise InputError(
                f"it is in the submodule {module}, whose changes git keeps apart", path=path,
                remedy="Run qa in the submodule.",
            )  # fmt: skip

    def _fetch(self, name: str) -> None:
        """Get the content of a file, and with it that of its kind that changed: git is asked once."""
        kind = os.path.splitext(name)[1]
        more = [n for n in self.lines if n != name and n not in self._held and n.endswith(kind)]
        known = [name, *(n for n in more if n in self.index and self.index[n].mode[:3] == "100")]
        found = objects([self.index[n].blob for n in known])
        self._held.update(zip(known, found, strict=True))

    def _name(self, path: Path) -> str | None:
        """The file's name from the top, links followed; None for what is elsewhere."""
        real = os.path.realpath(path)
        inside = os.path.relpath(real, self.top) if _same_drive(real, self.top) else ".."
        name = inside.replace(os.sep, "/")
        return None if name == ".." or name.startswith("../") else name


def _same_drive(one: str, other: str) -> bool:
    return os.path.splitdrive(one)[0].lower() == os.path.splitdrive(other)[0].lower()


def changes(*, staged: bool, since: str = "") -> Changes:
    """What changed in the repository that this folder is in, since HEAD or another commit.

    `staged` compares the index, otherwise the work tree is compared. InputError where there is no
    repository, no such commit, or no git.
    """
    inside = git(
        "rev-parse", "--is-inside-work-tree", refused="git has no repository here", remedy=_REMEDY
    )
    if inside.strip() != b"true":
        raise InputError("the repository has no work tree", remedy=_REMEDY)
    shown = git("rev-parse", "--show-toplevel").removesuffix(b"\n")
    top = os.path.realpath(os.fsdecode(shown))
    base = _commit(since)
    where = ("--cached",) if staged else ()
    lines = dict(changed_lines(git(*_DIFF, *_PATCH, *where, base, "--")))
    raw = names(git(*_DIFF, "--raw", "--no-abbrev", "-z", *where, base, "--"))
    # A new file is whole, also where a heuristic of git's takes it for a copy of nothing.
    lines.update((name, WHOLE) for name, status in _statuses(raw) if status in "AT")
    index, modules = _index(top)
    return Changes(top, staged, lines, index, modules)


def _commit(since: str) -> str:
    """The id of the commit to compare with; that of the empty tree before the first one."""
    if since:
        if since.startswith("-"):
            raise InputError(f"{since!r} is no commit", remedy="Name one: main, HEAD~3, a tag.")
        found = git(
            "rev-parse", "--verify", "--end-of-options", f"{since}^{{commit}}",
            refused=f"there is no commit {since!r}", remedy="Name one: main, HEAD~3, a tag.",
        )  # fmt: skip
        return found.decode().strip()
    try:
        return git("rev-parse", "--verify", "HEAD^{commit}").decode().strip()
    except InputError:
        return git("hash-object", "-t", "tree", "--stdin").decode().strip()


def _statuses(parts: Sequence[str]) -> list[tuple[str, str]]:
    """The new name and the letter of each file of `--raw -z`."""
    found = []
    rest = iter(parts)
    for head in rest:
        status = head.rpartition(" ")[2][:1]
        name = next(rest)
        if status in "RC":
            name = next(rest)
        found.append((name, status))
    return found


def _index(top: str) -> tuple[dict[str, Staged], tuple[str, ...]]:
    """Every file of the index, without those that a merge left open, and the submodules."""
    found: dict[str, Staged] = {}
    modules = []
    for row in names(git("ls-files", "--stage", "--full-name", "-z", "--", top)):
        head, _, name = row.partition("\t")
        mode, blob, stage = head.split(" ")
        if mode == _MODULE:
            modules.append(name)
        elif stage == "0":
            found[name] = Staged(mode, blob)
    return found, tuple(modules)
