"""git as a command: arguments in a list, bytes out, its refusals as one sentence."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from qa.errors import InputError

# What git says when `refused` says it already.
_PLAIN = ("not a git repository", "Needed a single revision")


class GitError(InputError):
    """git is not there, or refuses."""


def git(*words: str, stdin: bytes = b"", refused: str = "git refuses", remedy: str = "") -> bytes:
    """What `git WORDS` prints; GitError where it fails, beginning with `refused`.

    It runs here and with what a hook sets (GIT_DIR, GIT_INDEX_FILE are relative to this folder).
    Nothing of it writes, not even the index' own memory of file times.
    """
    try:
        done = subprocess.run(
            ["git", "--no-pager", *words], input=stdin, capture_output=True, check=False, env=_environment()
        )  # fmt: skip
    except OSError as error:
        raise GitError(
            f"git cannot be run ({error.strerror})",
            remedy="Install git, or leave --changed-lines and --since out.",
        ) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        why = said[0].removeprefix("fatal: ").rstrip(".:") if said else f"exit {done.returncode}"
        own = "" if why.startswith(_PLAIN) else f" ({why})"
        raise GitError(f"{refused}{own}", remedy=remedy or "Mend that and try again.")
    return done.stdout


def names(data: bytes) -> list[str]:
    """The parts that -z puts a NUL behind, as names of files."""
    return [os.fsdecode(part) for part in data.split(b"\0")[:-1]]


def _environment() -> dict[str, str]:
    return {
        **os.environ,
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_LITERAL_PATHSPECS": "1",
    }


def objects(ids: Sequence[str]) -> list[bytes]:
    """The content of blobs, by their ids."""
    if not ids:
        return []
    data = git("cat-file", "--batch", stdin="".join(f"{name}\n" for name in ids).encode())
    found = []
    place = 0
    for name in ids:
        end = data.index(b"\n", place)
        head = data[place:end].split()
        if len(head) != 3:
            raise GitError(f"git lacks the object {name}", remedy="Fetch it: git fsck tells more.")
        size = int(head[2])
        found.append(data[end + 1 : end + 1 + size])
        place = end + size + 2
    return found
