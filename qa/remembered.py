"""Files that were clean in an earlier run need not be looked at again.

A pre-commit hook starts for every chunk of files, most of which nobody touched. What a verdict
depends on is the file with its sides, the options, the configuration, the packs and our own code;
when none of it has changed, a clean file is still clean. This module is all that such a run imports:
os and hashlib, no click, no pathlib.

On disk, in the cache: verdicts/<options>/inputs lists the files that the configuration brought into
a run, with their digests, and verdicts/<options>/<inputs>/ has an empty file for each clean story.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Iterable, Sequence

from qa import __version__

# Options that take no value of their own; what follows another one belongs to it.
FLAGS = frozenset(
    ("-q", "--quiet", "-v", "--verbose", "--no-scores", "--exit-zero", "--skip-clean", "--colour",
     "--no-colour", "--")
)  # fmt: skip
_CONFIGURES = ("qa.toml", "pyproject.toml", "known-names.txt", "qa-suppressions.toml")
_LONGEST_KEPT = 30 * 24 * 3600  # seconds that verdicts nobody asks for stay
_LARGEST = 64 * 1024 * 1024


def parted(words: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A command line's options and its files."""
    options, files = [], []
    belongs = False
    for word in words:
        if belongs:
            options.append(word)
            belongs = False
        elif word.startswith("-") and word != "-":
            options.append(word)
            belongs = word not in FLAGS and "=" not in word
        else:
            files.append(word)
    return tuple(options), tuple(files)


class Verdicts:
    """The clean files of runs with these options in this folder."""

    def __init__(self, options: Sequence[str], cache: str) -> None:
        told = (__version__, os.getcwd(), _code(), *sorted(o for o in options if o != "--"))
        self._folder = os.path.join(cache, "verdicts", _digest("\0".join(told).encode()))
        self._inputs = os.path.join(self._folder, "inputs")
        self._shelf = self._shelved()

    def known(self, path: str) -> bool:
        """Whether the file was clean with the same content, sides and configuration."""
        if self._shelf is None:
            return False
        key = _story(path)
        return key is not None and os.path.exists(os.path.join(self._shelf, key))

    def remember(self, inputs: Iterable[str], clean: Iterable[str]) -> None:
        """Keep what a run has found: the files its configuration has read, the clean stories.

        A cache that cannot be written is no error.
        """
        paths = sorted({os.path.abspath(path) for path in (*inputs, *_configuring())})
        lines = "".join(f"{_content(path)}\t{path}\n" for path in paths)
        with contextlib.suppress(OSError):
            os.makedirs(self._folder, exist_ok=True)
            if _read(self._inputs) != lines.encode():
                _forget(self._folder)
                os.makedirs(self._folder, exist_ok=True)
                aside = f"{self._inputs}.{os.getpid()}"
                with open(aside, "wb") as file:
                    file.write(lines.encode())
                os.replace(aside, self._inputs)
            shelf = self._shelved()
            assert shelf is not None
            os.makedirs(shelf, exist_ok=True)
            for path in clean:
                key = _story(path)
                if key is not None:
                    with open(os.path.join(shelf, key), "wb"):
                        pass
            _tidy(os.path.dirname(self._folder))

    def _shelved(self) -> str | None:
        """The folder of the verdicts, where everything that a run read is as it was."""
        listed = _read(self._inputs)
        if listed is None:
            return None
        for line in listed.decode("utf-8", "replace").splitlines():
            digest, _, path = line.partition("\t")
            if _content(path) != digest:
                return None
        return os.path.join(self._folder, _digest(listed))


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read(_LARGEST + 1)
    except OSError:
        return None


def _content(path: str) -> str:
    """The digest of a file; "-" where there is none, for that may be what a verdict rests on."""
    data = _read(path)
    return "-" if data is None else _digest(data)


def _story(path: str) -> str | None:
    """The digest of a file and of all beside it whose names begin alike, its sides among them."""
    path = os.path.normpath(path)
    folder, name = os.path.split(path)
    stem = name.partition(".")[0] + "."
    try:
        names = sorted(n for n in os.listdir(folder or ".") if n.startswith(stem))
    except OSError:
        return None
    found = hashlib.blake2b(path.encode("utf-8", "surrogateescape"), digest_size=16)
    if name not in names:
        return None
    for other in names:
        data = _read(os.path.join(folder, other))
        if data is None or len(data) > _LARGEST:
            return None
        found.update(_digest(other.encode("utf-8", "surrogateescape")).encode())
        found.update(_digest(data).encode())
    return found.hexdigest()


def _configuring() -> list[str]:
    """Every place that a configuration may be read from, whether or not one is there."""
    folder = os.getcwd()
    places = []
    while True:
        places += [os.path.join(folder, name) for name in _CONFIGURES]
        above = os.path.dirname(folder)
        if above == folder:
            return places
        folder = above


def _code() -> str:
    """What our own files look like: whoever edits a check or a language asks again."""
    package = os.path.dirname(os.path.abspath(__file__))
    seen = []
    for folder in (package, os.path.join(os.path.dirname(package), "glossaries")):
        for place, inner, _ in os.walk(folder):
            inner[:] = sorted(name for name in inner if name != "__pycache__")
            with os.scandir(place) as entries:
                for entry in sorted(entries, key=lambda e: e.name):
                    if entry.is_file():
                        stat = entry.stat()
                        seen.append(f"{entry.path}:{stat.st_size}:{stat.st_mtime_ns}")
    return _digest("\n".join(seen).encode("utf-8", "surrogateescape"))


def _forget(folder: str) -> None:
    import shutil  # 8 ms, which a run over clean files does not have

    shutil.rmtree(folder, ignore_errors=True)


def _tidy(verdicts: str) -> None:
    """Without what was not written to for a month."""
    with os.scandir(verdicts) as entries:
        for entry in entries:
            if time.time() - entry.stat().st_mtime > _LONGEST_KEPT:
                _forget(entry.path)
