"""Files to documents. A file that cannot be read becomes an error, never an empty story."""

from __future__ import annotations

import glob
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from qa.documents.base import Loaded, ReadOptions
from qa.documents.gold import attach_gold
from qa.documents.table import read_csv, read_jsonl, read_tsv
from qa.documents.text import is_side, read_text
from qa.errors import DocumentError, InputError
from qa.model import Document

__all__ = ["READERS", "Loaded", "ReadOptions", "read_documents"]

Reader = Callable[[Path, str | None, ReadOptions], list[Document]]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".tsv": read_tsv,
    ".csv": read_csv,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
}


def read_documents(inputs: Sequence[str], options: ReadOptions) -> Iterator[Loaded]:
    """One item for each story, or for each file that cannot be read, in a fixed order."""
    seen: set[Path] = set()
    for given in inputs:
        if given == "-":
            yield from _read(Path("<stdin>"), options.stdin or "", options)
            continue
        try:
            files = _files(given)
        except InputError as error:
            yield Loaded(given, None, error)
            continue
        for file in files:
            key = file.resolve()
            if key not in seen:
                seen.add(key)
                yield from _read(file, None, options)


def _read(file: Path, text: str | None, options: ReadOptions) -> Iterator[Loaded]:
    try:
        reader = READERS.get(file.suffix.lower(), read_text)
        if text is not None and text.lstrip().startswith("{"):
            reader = read_jsonl
        documents = reader(file, text, options)
        if options.gold:
            documents = [attach_gold(documents, options.gold, file)]
    except InputError as error:
        yield Loaded(str(file), None, error)
        return
    except OSError as error:
        problem = f"cannot be read ({error.strerror or error})"
        remedy = "Check the path and the permissions."
        yield Loaded(str(file), None, DocumentError(problem, path=file, remedy=remedy))
        return
    for document in documents:
        yield Loaded(str(file), document, None)


def _files(given: str) -> list[Path]:
    path = Path(given)
    if path.is_file():
        return [path]
    if path.is_dir():
        found = [p for p in sorted(path.rglob("*")) if _is_story(p)]
        if not found:
            raise DocumentError(
                "the folder has no stories", path=given,
                remedy="A story is a .mt.txt, .tsv, .csv or .jsonl file.",
            )  # fmt: skip
        return found
    if any(sign in given for sign in "*?["):
        found = [Path(p) for p in sorted(glob.glob(given, recursive=True)) if Path(p).is_file()]
        found = [p for p in found if not is_side(p)]
        if found:
            return found
        raise DocumentError("the pattern matches no file", path=given, remedy="Check the pattern.")
    raise DocumentError("there is no such file", path=given, remedy="Check the path.")


def _is_story(path: Path) -> bool:
    name = path.name
    if not path.is_file() or name.startswith(".") or ".gold." in name:
        return False
    return name.endswith(".mt.txt") or path.suffix.lower() in (".tsv", ".csv", ".jsonl", ".ndjson")
