"""Files to documents. A file that cannot be read becomes an error, never an empty story."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from qa.documents.base import Given, LanguageHint, Loaded, ReadOptions, unreadable
from qa.documents.discover import discover
from qa.documents.gold import attach_gold
from qa.documents.table import read_csv, read_jsonl, read_tsv
from qa.documents.text import read_text
from qa.errors import DocumentError, InputError
from qa.model import Document

__all__ = ["READERS", "Given", "LanguageHint", "Loaded", "ReadOptions", "read_documents"]

# A reader raises InputError when nothing of a file can be used, and returns one in place of each
# story of it that cannot.
Reader = Callable[[Given, ReadOptions], list[Document | InputError]]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".tsv": read_tsv,
    ".csv": read_csv,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".json": read_jsonl,
}
# A folder or pattern is not searched for .json: most such files are no tables.
_SEARCHED = tuple(suffix for suffix in READERS if suffix != ".json")


def read_documents(inputs: Sequence[str], options: ReadOptions) -> Iterator[Loaded]:
    """One item for each story, or for each file or input that cannot be read.

    Inputs are files, folders, patterns, and "-" for standard input, which comes first; the rest
    is sorted by path, each file once. Files with other suffixes than those of READERS are read as
    plain text when they are named. Nothing is raised for bad input.
    """
    for given in discover(inputs, options, _SEARCHED):
        if isinstance(given, Loaded):
            yield given
        else:
            yield from _load(given, options)


def _load(given: Given, options: ReadOptions) -> Iterator[Loaded]:
    path = str(given.path)
    try:
        stories = _reader(given, options)(given, options)
        if options.gold:
            stories = [_with_gold(stories, given, options)]
    except OSError as error:
        yield Loaded(path, None, unreadable(path, error))
        return
    except InputError as error:
        yield Loaded(path, None, error)
        return
    for story in stories:
        if isinstance(story, InputError):
            yield Loaded(path, None, story)
        else:
            yield Loaded(path, story, None)


def _reader(given: Given, options: ReadOptions) -> Reader:
    if given.content is not None and _is_json_lines(given.read(options)):
        return read_jsonl
    return READERS.get(given.path.suffix.lower(), read_text)


def _is_json_lines(text: str) -> bool:
    """Whether a text without a name is a table: its first line is an object, or all look like one.

    One broken line among objects must not make a story of them all.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    try:
        first = json.loads(lines[0])
    except (ValueError, RecursionError):
        return all(line.lstrip().startswith("{") for line in lines)
    return isinstance(first, dict)


def _with_gold(
    stories: list[Document | InputError], given: Given, options: ReadOptions
) -> Document:
    """The one story of a file with its gold marks."""
    assert options.gold is not None
    if len(stories) != 1:
        raise DocumentError(
            "gold marks belong to one story, the file has several", path=given.path,
            remedy="Give one story with --gold.",
        )  # fmt: skip
    (story,) = stories
    if isinstance(story, InputError):
        raise story
    return attach_gold(story, options.gold)
