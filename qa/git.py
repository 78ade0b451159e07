"""Which lines a commit would change, from the git executable. Nothing is ever passed to a shell."""

from __future__ import annotations

import os
import re
import subprocess
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.errors import InputError

_HUNK = re.compile(rb"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.M)
_PATIENCE = 60  # seconds


@dataclass(frozen=True, slots=True)
class Lines:
    """Stretches of lines, from 1, each with its first and its last, in order."""

    stretches: tuple[tuple[int, int], ...]

    def touch(self, first: int, last: int) -> bool:
        """Whether any of the lines from `first` to `last` is among them."""
        at = bisect_right(self.stretches, (last, 1 << 60)) - 1
        return at >= 0 and self.stretches[at][1] >= first


def changed_lines(path: Path, since: str | None) -> Lines:
    """The lines of a file that differ from a revision, in the work tree; without one, those that are
    staged and differ from HEAD. Of a file that git does not know, all.

    Raises InputError outside a repository and for a revision that is not there.
    """
    folder, name = path.parent, path.name
    tracked = _git(folder, ["ls-files", "--error-unmatch", "--", _literal(name)], allowed=(0, 1))
    if tracked is None:
        return Lines(((1, 1 << 60),))
    words = ["diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--text",
             "--ignore-submodules"]  # fmt: skip
    if since is None:
        words += ["--cached", *([] if _has_head(folder) else [_EMPTY_TREE])]
    else:
        if (
            since.startswith("-")
            or _git(
                folder, ["rev-parse", "--verify", "--quiet", f"{since}^{{commit}}"], allowed=(0, 1)
            )
            is None
        ):
            raise InputError(
                f"git knows no revision {since!r}", path=path, remedy="Name a commit or a branch."
            )
        words.append(since)
    paths = [_literal(name)]
    before = _renamed(folder, name, words)
    if before:
        paths.append(f":(top,literal){before}")
    text = _git(folder, [*words, "-M", "--", *paths]) or b""
    found = []
    for match in _HUNK.finditer(text):
        first, number = int(match[1]), int(match[2]) if match[2] else 1
        if number:
            found.append((first, first + number - 1))
    return Lines(tuple(sorted(found)))


def _renamed(folder: Path, name: str, words: Sequence[str]) -> str | None:
    """The path, from the top, that the file had before, where git sees that it was renamed."""
    prefix = (_git(folder, ["rev-parse", "--show-prefix"]) or b"").decode(
        "utf-8", "surrogateescape"
    )
    listed = _git(folder, [*words, "-M", "--diff-filter=R", "--name-status", "-z"]) or b""
    fields = listed.decode("utf-8", "surrogateescape").split("\0")
    pairs = dict(zip(fields[2::3], fields[1::3], strict=False))
    return pairs.get(prefix.rstrip("\n") + name)


def staged(path: Path) -> bytes | None:
    """The content that would be committed; None for a file that is not in the index."""
    return _git(path.parent, ["cat-file", "blob", f":./{path.name}"], allowed=(0, 128))


# The tree without files, which every repository knows.
_EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"


def _has_head(folder: Path) -> bool:
    return _git(folder, ["rev-parse", "--verify", "--quiet", "HEAD"], allowed=(0, 1)) is not None


def _literal(name: str) -> str:
    """A path that git takes as it is, whatever signs are in it."""
    return f":(literal){name}"


def _git(folder: Path, words: Sequence[str], allowed: tuple[int, ...] = (0,)) -> bytes | None:
    """What git says; None for the second of the allowed exit codes. InputError for any other."""
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    # A hook is told the repository and an index of its own, as seen from where it was started.
    for key in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        if environment.get(key):
            environment[key] = os.path.abspath(environment[key])
    if environment.get("GIT_DIR"):
        environment.setdefault("GIT_WORK_TREE", os.getcwd())
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *words], capture_output=True, check=False,
            env=environment, stdin=subprocess.DEVNULL, timeout=_PATIENCE,
        )  # fmt: skip
    except FileNotFoundError:
        raise InputError("git is not installed", remedy="Install it.") from None
    except subprocess.TimeoutExpired:
        raise InputError("git does not answer", path=folder, remedy="Try it there.") from None
    if done.returncode == allowed[0]:
        return done.stdout
    says = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
    if done.returncode in allowed[1:] and "not a git repository" not in says:
        return None
    raise InputError(
        f"git says: {says.splitlines()[0] if says else done.returncode}", path=folder,
        remedy="Run it within a repository.",
    )  # fmt: skip
