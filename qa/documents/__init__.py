"""Files to documents. A file that cannot be read becomes an error, never an empty story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from qa.documents.base import Given, LanguageHint, Loaded, ReadOptions, unreadable
from qa.documents.discover import discover
from qa.documents.formats import FORMATS
from qa.documents.gold import attach_gold
from qa.documents.naming import Folders
from qa.documents.open import form_of, open_raw
from qa.errors import DocumentError, InputError
from qa.model import Document

__all__ = [
    "FORMATS", "Given", "LanguageHint", "Loaded", "ReadOptions", "read_again", "read_documents",
    "read_given",
]  # fmt: skip


def read_documents(inputs: Sequence[str], options: ReadOptions) -> Iterator[Loaded]:
    """One item for each story, or for each file or input that cannot be read.

    Inputs are files, folders, patterns, and "-" for standard input, which comes first; the rest
    is sorted by path, each file once. Files of no known format are read as plain text when they are
    named. Nothing is raised for bad input.
    """
    for given in discover(inputs, options):
        if isinstance(given, Loaded):
            yield given
        else:
            yield from _load(given, options)


def read_again(path: Path, data: bytes, options: ReadOptions) -> list[Loaded]:
    """What `read_documents` would give for a file if it had other bytes; its sides are as they are."""
    siblings = Folders(options).siblings(path)
    return read_given(Given(path, data, siblings), options)


def read_given(given: Given, options: ReadOptions) -> list[Loaded]:
    """The stories of one input whose sides are known: no folder is searched."""
    return list(_load(given, options))


def _load(given: Given, options: ReadOptions) -> Iterator[Loaded]:
    path = str(given.path)
    try:
        form = form_of(given, options)
        raw = open_raw(given, form, options)
        stories = form.reads(given, raw, options)
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
            yield Loaded(path, story, None, raw)


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
