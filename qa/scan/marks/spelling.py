"""Words that the user's own hunspell dictionary does not have."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from qa.language import base
from qa.model import Document, Hit, Misspelling, Span
from qa.scan.marks.words import WORD

_WORD = re.compile(rf"(?<![\w@#/.])({WORD}(?:['’]{WORD})?)(?![\w@/]|\.\w)")
_SHORTEST, _LONGEST = 3, 40  # letters of a word that is looked up
_MOST = 50  # words of a story for which proposals are sought, which is slow
_PROPOSED = 3


class Speller(Protocol):
    """What is asked of a dictionary."""

    def spell(self, word: str, /) -> bool: ...

    def suggest(self, word: str, /) -> Sequence[str]: ...


class Dictionaries:
    """Dictionaries by language code, each opened when a story of its language comes.

    `files` maps the code to the path without .aff and .dic. The library (chunspell, hunspell itself)
    is imported with the first of them.
    """

    def __init__(self, files: Mapping[str, Path] | None = None) -> None:
        self.files = dict(files or {})
        self._open: dict[str, Speller] = {}

    def of(self, tag: str) -> Speller | None:
        """The dictionary of a tag (zh-Hant), else of its language; None where there is none."""
        code = tag if tag in self.files else base(tag)
        if code not in self.files:
            return None
        if code not in self._open:
            library: Any = importlib.import_module("hunspell")  # an extra, and without types
            file = self.files[code]
            self._open[code] = library.Hunspell(file.name, hunspell_data_dir=str(file.parent))
        return self._open[code]


NO_DICTIONARIES = Dictionaries()


def misspellings(
    document: Document, hits: Sequence[Hit], dictionaries: Dictionaries
) -> Iterator[Misspelling]:
    """Every word of the target that the dictionary lacks and that looks like no name.

    Capitals, figures and what source or glossary have as well are left alone. A word is looked up once.
    """
    speller = dictionaries.of(document.target_lang)
    if speller is None:
        return
    right: dict[str, bool] = {}
    proposed: dict[str, tuple[str, ...]] = {}
    named = {(h.span.segment, place) for h in hits if h.span.side == "target"
             for place in range(h.span.start, h.span.end)}  # fmt: skip
    for index, segment in enumerate(document.segments):
        source = segment.source or ""
        for match in _WORD.finditer(segment.target):
            word = match.group().replace("’", "'")
            if not _SHORTEST <= len(word) <= _LONGEST or (index, match.start()) in named:
                continue
            if word != word.lower() or any(c.isdigit() or c == "_" for c in word):
                continue
            if word not in right:
                right[word] = speller.spell(word) or word in source
            if right[word]:
                continue
            if word not in proposed:
                some = speller.suggest(word) if len(proposed) < _MOST else ()
                proposed[word] = tuple(some)[:_PROPOSED]
            yield Misspelling(Span(index, "target", *match.span()), proposed[word])
