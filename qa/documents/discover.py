"""Files, folders and patterns to the files that are stories, sorted and each once."""

from __future__ import annotations

import glob
import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from qa.documents.base import Given, Loaded, ReadOptions, unreadable
from qa.documents.naming import Folders
from qa.documents.open import searched_suffixes
from qa.errors import DocumentError, InputError
from qa.paths import real, waits

STDIN = Path("<stdin>")


def discover(inputs: Sequence[str], options: ReadOptions) -> Iterator[Given | Loaded]:
    """Every story's file, or what is wrong with an input; standard input first, then by path.

    A file that is named is always a story, unless it is the
    source or a reference of another one that is named: then a shell has expanded a pattern.
    """
    folders = Folders(options)
    files: set[Path] = set()
    wrong: dict[Path, Loaded] = {}
    if "-" in inputs:
        yield Given(STDIN, options.stdin or "")
    for given in inputs:
        if given == "-":
            continue
        try:
            found, errors = _files(given, folders, options)
        except (InputError, OSError) as error:
            told = unreadable(given, error) if isinstance(error, OSError) else error
            wrong.setdefault(Path(given), Loaded(given, None, told))
            continue
        files.update(found)
        wrong.update((Path(loaded.path), loaded) for loaded in errors)
    if options.source is None and not options.references:
        files = {
            file
            for file in files
            if not (folders.is_side(file) and files.intersection(folders.translations(file)))
        }
    seen: set[Path] = set()
    for path in sorted(files | wrong.keys()):
        if path in wrong:
            yield wrong[path]
        elif (place := real(path)) not in seen:
            seen.add(place)
            siblings = folders.siblings(path)
            if options.view is None or options.view.wanted(path, siblings):
                yield Given(path, None, siblings, options.view)


def _files(given: str, folders: Folders, options: ReadOptions) -> tuple[list[Path], list[Loaded]]:
    path = Path(given)
    if not given.strip():
        raise DocumentError("an input has no name", remedy="Give a file, a folder, or -.")
    if path.is_dir():
        return _walk(path, folders)
    if path.exists():  # a pipe is no regular file and can be read all the same
        return [path], []
    if options.view and options.view.content(path) is not None:
        return [path], []  # it is not on the disk any more
    if any(sign in given for sign in "*?["):
        return _match(given, folders), []
    raise DocumentError("there is no such file", path=given, remedy="Check the path.")


def _walk(folder: Path, folders: Folders) -> tuple[list[Path], list[Loaded]]:
    every, translations = searched_suffixes("all"), searched_suffixes("translations")
    files: list[Path] = []
    errors: list[Loaded] = []

    def refused(error: OSError) -> None:
        name = str(error.filename)
        errors.append(Loaded(name, None, unreadable(name, error)))

    for place, inner, names in os.walk(folder, onerror=refused):
        inner[:] = [name for name in inner if not name.startswith(".")]
        files += [
            Path(place, name)
            for name in names
            if _is_story(Path(place, name), folders, every | translations)
            and (Path(name).suffix.lower() in every or Path(Path(name).stem).suffix == ".mt")
            and not waits(Path(place, name))
        ]
    if not files and not errors:
        raise DocumentError(
            "the folder has no stories", path=folder,
            remedy="A story is a .mt.txt or a table (.tsv, .csv, .jsonl) or another format that "
            "docs/formats.md names; name others by a pattern.",
        )  # fmt: skip
    return files, errors


def _match(pattern: str, folders: Folders) -> list[Path]:
    # A suffix that the pattern itself spells is meant, whatever it is.
    wanted = {
        *searched_suffixes("all"), *searched_suffixes("translations"), Path(pattern).suffix.lower()
    }  # fmt: skip
    matches = [Path(match) for match in _expanded(pattern)]
    files = [p for p in matches if p.is_file() and _is_story(p, folders, wanted)]
    if not files:
        what = "no story" if matches else "no file"
        raise DocumentError(
            f"the pattern matches {what}", path=pattern, remedy="Check the pattern."
        )  # fmt: skip
    return files


def _expanded(pattern: str) -> Iterator[str]:
    """What a pattern names; unlike those of the library its ** follows no links, which may go round."""
    steps = pattern.replace(os.sep, "/").split("/")
    if "**" not in steps:
        yield from glob.iglob(pattern)
        return
    place = steps.index("**")
    head, rest = ("/".join((*part, "")) for part in (steps[:place], steps[place + 1 :]))
    for start in glob.iglob(head) if head else [""]:
        for folder, inner, _ in os.walk(start or os.curdir):
            inner[:] = [name for name in inner if not name.startswith(".")]
            here = os.path.join("" if folder == os.curdir else folder, "").removeprefix("./")
            yield from _expanded(glob.escape(here) + (rest.rstrip("/") or "*"))


def _is_story(path: Path, folders: Folders, suffixes: Collection[str]) -> bool:
    name = path.name.lower()
    if name.startswith(".") or name.endswith((".gold.jsonl", "baseline.jsonl")):
        return False
    return path.suffix.lower() in suffixes and not folders.is_side(path)
