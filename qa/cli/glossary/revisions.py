"""Packs of another day: files, folders, and what git has at REV:path."""

from __future__ import annotations

import subprocess
from pathlib import Path

from qa.cli.glossary.opened import pack_files
from qa.errors import InputError
from qa.glossary.load import Parsed, parse
from qa.glossary.packs import read

_SECONDS = 60


def packs_of(given: str) -> tuple[Parsed, ...]:
    """The packs of a file, a folder or a revision (`HEAD~3:glossaries`); raises InputError."""
    if Path(given).exists():
        texts = read(pack_files([Path(given)]))
    elif ":" in given and not given.startswith("-"):
        texts = _revision(given)
    else:
        raise InputError(
            f"there is no {given!r}", remedy="Name a pack, a folder of packs, or REV:path."
        )
    return tuple(parse(path, text) for path, text in texts)


def _revision(given: str) -> tuple[tuple[str, str], ...]:
    names = [given]
    if _git(given, "cat-file", "-t", given).strip() == b"tree":
        entries = _git(given, "ls-tree", "--name-only", "-z", given).decode("utf-8", "replace")
        folder = given if given.endswith((":", "/")) else f"{given}/"
        names = [folder + name for name in entries.split("\0")]
        names = [name for name in names if name.endswith((".toml", ".tsv"))]
    if not names or not names[0].endswith((".toml", ".tsv")):
        raise InputError(f"{given} has no packs", remedy="A pack ends in .toml or .tsv.")
    return tuple((name, _text(name)) for name in names)


def _text(name: str) -> str:
    try:
        text = _git(name, "cat-file", "blob", name).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name} is not UTF-8 (byte {error.start})", remedy="Name another revision."
        ) from None
    return text.replace("\r\n", "\n")


def _git(given: str, *words: str) -> bytes:
    try:
        done = subprocess.run(
            ["git", *words], capture_output=True, check=False, timeout=_SECONDS,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except FileNotFoundError:
        raise InputError(
            f"{given} needs git, which is not there", remedy="Install it, or name files."
        ) from None
    except subprocess.TimeoutExpired:
        raise InputError(f"git did not answer about {given}", remedy="Try again.") from None
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["it failed"]
        raise InputError(
            f"git cannot show {given} ({said[0].removeprefix('fatal: ')})",
            remedy="Write REV:path, the path as seen from the top of the repository.",
        )
    return done.stdout
