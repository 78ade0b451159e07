"""Every format by name: which files are in it, which module reads them, how they are found.

A module has `read(given, raw, options)`, which gives the stories or an error in place of each that
cannot be used and raises InputError when nothing can; and `escape(text, raw, start, end)`, how a
replacement of raw.text[start:end] is written there, None where it cannot be. A packed format also
has `unpack(data, path)`, the text inside, and `pack(raw, text)`, the file with another text. A
format of one language has `extract(raw)`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Literal, Protocol, cast

from qa.documents.base import Given, ReadOptions
from qa.documents.raw import Raw
from qa.errors import InputError
from qa.model import Document


@dataclass(frozen=True, slots=True)
class Format:
    """`searched`: which of its files a folder gives, those with .mt before the suffix, all or none.

    `sided` says that a file holds one language and its sides lie beside it; `declares` finds an
    encoding that the file itself names, in its first bytes.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    searched: Literal["translations", "all", "none"]
    sided: bool = False
    packed: bool = False
    declares: re.Pattern[bytes] | None = None

    @property
    def reads(self) -> Callable[[Given, Raw, ReadOptions], list[Document | InputError]]:
        return cast(Reading, import_module(self.module)).read

    @property
    def writes(self) -> Writing:
        return cast(Writing, import_module(self.module))

    @property
    def packs(self) -> Packing:
        return cast(Packing, import_module(self.module))


class Reading(Protocol):
    def read(self, given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]: ...


class Writing(Protocol):
    def escape(self, text: str, raw: Raw, start: int, end: int) -> str | None: ...


class Packing(Protocol):
    def unpack(self, data: bytes, path: str) -> Raw: ...
    def pack(self, raw: Raw, text: str) -> bytes: ...


FORMATS: dict[str, Format] = {
    form.name: form
    for form in (
        Format("text", (".txt",), "qa.documents.text", "translations", sided=True),
        Format("tsv", (".tsv",), "qa.documents.tsv", "all"),
        Format("csv", (".csv",), "qa.documents.csv_", "all"),
        Format("jsonl", (".jsonl", ".ndjson"), "qa.documents.jsonl", "all"),
        Format(
            "markdown", (".md", ".markdown"), "qa.documents.markdown", "translations", sided=True
        ),
        Format(
            "html",
            (".html", ".htm", ".xhtml"),
            "qa.documents.html_",
            "translations",
            sided=True,
            declares=re.compile(
                rb"<meta\b[^>]{0,200}?\bcharset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.I
            ),
        ),
        Format("srt", (".srt",), "qa.documents.subtitles", "translations", sided=True),
        Format("vtt", (".vtt",), "qa.documents.subtitles", "translations", sided=True),
        Format("docx", (".docx",), "qa.documents.docx", "translations", sided=True, packed=True),
    )
}
