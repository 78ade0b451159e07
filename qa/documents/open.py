"""A path to its format and its text."""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path

from qa.documents.base import Given, ReadOptions, decoded
from qa.documents.formats import FORMATS, Format
from qa.documents.raw import Raw
from qa.errors import DocumentError

_BY_SUFFIX = {suffix: form for form in FORMATS.values() for suffix in form.suffixes}
_HEAD = 4096  # bytes in which a file names its encoding or shows its format
# An object that has what tables of segments do not: other rows than those of ninjs are JSON Lines.
_NINJS = re.compile(
    rb'"(?:version[cC]reated|body_\w{1,40}|bodies|headlines?|description(?:s|_\w{1,40})|pub[sS]tatus'
    rb'|representation[tT]ype|associations|\$?standard)"\s{0,100}:'
)
# Suffixes of several formats: the first whose words stand at the file's beginning.
_BY_WORDS: dict[str, tuple[tuple[str, re.Pattern[bytes]], ...]] = {
    ".json": (("ninjs", _NINJS), ("jsonl", re.compile(b""))),
    ".xml": (
        ("xliff", re.compile(rb"<(?:\w{1,20}:)?xliff\b")),
        ("tmx", re.compile(rb"<tmx\b")),
        ("wmt-xml", re.compile(rb"<dataset\b")),
        ("wmt-sgm", re.compile(rb"<(?:mteval|srcset|refset|tstset)\b")),
        ("newsml-g2", re.compile(rb"<(?:\w{1,20}:)?(?:newsItem|newsMessage|packageItem)\b")),
        ("nitf", re.compile(rb"<(?:\w{1,20}:)?nitf\b")),
    ),
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
        found = next((name for name, words in _BY_WORDS[suffix] if words.search(head)), None)
        if found is None:  # markup must not be taken for text
            raise DocumentError(
                f"the beginning shows no known format of {suffix} files", path=given.path,
                remedy="Name its format with --read-as.",
            )  # fmt: skip
        return FORMATS[found]
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


def open_side(path: Path, options: ReadOptions, own: str = "") -> Raw:
    """A file of another side of a story, of the format that is named even if its files may hold both.

    Raises InputError, for a file of both sides as well.
    """
    given = Given(path, view=options.view)
    form = form_of(given, options)
    if not form.sided and form.name != own:
        raise DocumentError(
            f"a file of {form.name} has source and translation in it and is no side of another file",
            path=path, remedy="Check it by itself, or save one side of it as text.",
        )  # fmt: skip
    return open_raw(given, form, options)


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
    return frozenset(s for form in FORMATS.values() if form.sided for s in _suffixes(form))


@functools.cache
def searched_suffixes(kind: str) -> frozenset[str]:
    """The suffixes of which a folder gives the files: "all" or only "translations".

    A suffix of several formats gives translations alone: the rest may be any program's own files.
    """
    every = _suffixes if kind == "translations" else lambda form: form.suffixes
    return frozenset(s for form in FORMATS.values() if form.searched == kind for s in every(form))


def _suffixes(form: Format) -> tuple[str, ...]:
    """Its own suffixes and those that it shares."""
    shared = (s for s, some in _BY_WORDS.items() if any(name == form.name for name, _ in some))
    return (*form.suffixes, *shared)
