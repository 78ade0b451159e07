"""Translations grouped by sentence: all outputs and references of one source stand together.

The texts lie in a private database on disk, so that memory holds counts and one sentence at a
time, and sentences come in the order of their texts, whatever the order of the files.
"""

from __future__ import annotations

import itertools
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from qa.language import base
from qa.model import Document

LONGEST = 2000  # characters of a sentence: more is no sentence, and aligning it costs the square
_TABLE = """
create table row (source_lang text, target_lang text, sentence text, source text,
                  reference text, target text, story text, key text)
"""
_ROWS = """
select source_lang, target_lang, sentence, source, reference, target, story, key from row
order by source_lang, target_lang, sentence, story, key, target, reference
"""


@dataclass(frozen=True, slots=True)
class Output:
    """One translation of a sentence; `story` and `key` say where it was read."""

    text: str
    story: str
    key: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One source sentence with all that is known of it; without a source, one reference.

    `source_lang` and `target_lang` are base languages, `references` in the order of their texts.
    """

    source_lang: str
    target_lang: str
    source: str
    references: tuple[str, ...]
    outputs: tuple[Output, ...]


class Corpus:
    """Segments in, sentences out."""

    def __init__(self) -> None:
        # An empty name is a private file that goes with the connection (sqlite.org/inmemorydb).
        self._rows = sqlite3.connect("")
        self._rows.execute(_TABLE)
        self.segments = self.unusable = 0
        self._sorted = False

    def add(self, document: Document) -> None:
        """The segments of a story; those without source and reference, or that are whole pages,
        teach nothing."""
        self._sorted = False
        pair = base(document.source_lang or ""), base(document.target_lang)
        for segment in document.segments:
            source = (segment.source or "").strip()
            references = [" ".join(text.split()) for text in segment.references]
            sentence = source or min(references, default="")
            texts = (sentence, segment.target, *references)
            if not sentence or not segment.target.strip() or max(map(len, texts)) > LONGEST:
                self.unusable += 1
                continue
            self.segments += 1
            target = " ".join(segment.target.split())
            told = json.dumps(references, ensure_ascii=False)
            self._rows.execute(
                "insert into row values (?, ?, ?, ?, ?, ?, ?, ?)",
                (*pair, sentence, source, told, target, document.name, segment.key),
            )

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, by languages and text."""
        if not self._sorted:
            columns = "source_lang, target_lang, sentence, story, key, target, reference"
            self._rows.execute("drop index if exists sorted")
            self._rows.execute(f"create index sorted on row ({columns})")
            self._sorted = True
        rows = self._rows.execute(_ROWS)
        for _, group in itertools.groupby(rows, key=lambda row: row[:3]):
            same = list(group)
            told = {text for row in same for text in json.loads(row[4])}
            yield Sentence(
                source_lang=same[0][0],
                target_lang=same[0][1],
                source=same[0][3],
                references=tuple(sorted(told)),
                outputs=tuple(Output(row[5], row[6], row[7]) for row in same),
            )

    def close(self) -> None:
        self._rows.close()
