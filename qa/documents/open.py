"""A path to its format and its text."""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path

from qa.documents.base import Given, ReadOptions, decoded
from qa.documents.formats import FORMATS, Format
from qa.documents.raw import Raw

_BY_SUFFIX = {suffix: form for form in FORMATS.values() for suffix in form.suffixes}
_HEAD = 4096  # bytes in which a file names its encoding or shows its format
# Suffixes of several formats: the first whose words stand at the file's beginning.
_BY_WORDS: dict[str, tuple[tuple[str, re.Pattern[bytes]], ...]] = {
    ".json": (("jsonl", re.compile(b"")),),
}


def form_of(given: Given, options: ReadOptions) -> Format:
    """The format that the user names, else that of the suffix or the first words, else plain text."""
    if options.form:
        return FORMATS[options.form]
    suffix = given.path.suffix.lower()
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    if suffix in _BY_WORDS:
        head = given.data[:_HEAD].replace(b"\0", b"")  # UTF-16 shows its ASCII as well
        return next(
            (FORMATS[name] for name, words in _BY_WORDS[suffix] if words.search(head)),
            FORMATS["text"],
        )
    if given.content is not None and _is_json_lines(given.read(options)):
        return FORMATS["jsonl"]
    return FORMATS["text"]


def open_raw(given: Given, form: Format, options: ReadOptions) -> Raw:
    """The file's text in the encoding that it declares; of a packed one what is inside."""
    if form.packed:
        return form.packs.unpack(given.data, str(given.path))
    if isinstance(given.content, str):
        return given.raw(options)
    declared = form.declares and form.declares.search(given.data[:_HEAD])
    encoding = declared[1].decode("ascii", "replace") if declared else None
    return decoded(given.data, given.path, options.encoding, encoding)


def open_side(path: Path, options: ReadOptions) -> Raw:
    """A file of another side of a story; raises InputError."""
    given = Given(path)
    return open_raw(given, _BY_SUFFIX.get(path.suffix.lower(), FORMATS["text"]), options)


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


@functools.cache
def sided_suffixes() -> frozenset[str]:
    """The suffixes of the formats whose files hold one language."""
    return frozenset(s for form in FORMATS.values() if form.sided for s in form.suffixes)


@functools.cache
def searched_suffixes(kind: str) -> frozenset[str]:
    """The suffixes of which a folder gives the files: "all" or only "translations"."""
    return frozenset(s for form in FORMATS.values() if form.searched == kind for s in form.suffixes)
