"""Parts of the segments: by story, by length, by domain, by the kinds of what the source names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from qa.errors import InputError
from qa.language import language
from qa.model import Document, Segment
from qa.scoring.counts.grams import Ints
from qa.scoring.mqm.length import words
from qa.scoring.systems import System

By = Literal["document", "length", "domain", "kind"]

# Where the bands of length begin: a tenth to a fifth of wire sentences fall into each.
_WORDS = (0, 10, 20, 30, 40, 60)
_CHARACTERS = (0, 15, 30, 45, 60, 90)
_NONE = "none"


@dataclass(frozen=True, slots=True)
class Part:
    """A label and the segments that it holds, counted over all stories: (n,)."""

    label: str
    segments: Ints


def parts(by: By, systems: Sequence[System]) -> list[Part]:
    """The parts in the order of stories or bands, of the most frequent first for kinds and domains.

    Raises InputError where nothing tells the segments apart: no domains, nothing examined.
    """
    first = systems[0]
    if by == "document":
        names = [d.name for d in first.documents]
        return _parts(((names[n],) for n, d in enumerate(first.documents) for _ in d.segments))
    if by == "length":
        return _by_length(first.documents)
    if by == "domain":
        domains = [segment.domain for segment in first.segments]
        if not any(domains):
            raise InputError(
                "no segment has a domain", path=first.documents[0].path,
                remedy="Give the table a column domain.",
            )  # fmt: skip
        return _frequent(_parts((domain or _NONE,) for domain in domains))
    if not first.results:
        raise InputError(
            "kinds come from the checks' look at the source", remedy="Leave out --no-checks."
        )
    kinds = [named.kinds for result in first.results for named in result.named]
    return _frequent(_parts(sorted(found) or (_NONE,) for found in kinds))


def _parts(labels: Iterable[Sequence[str]]) -> list[Part]:
    found: dict[str, list[int]] = {}
    for n, several in enumerate(labels):
        for label in several:
            found.setdefault(label, []).append(n)
    return [Part(label, np.array(places, dtype=np.int64)) for label, places in found.items()]


def _frequent(found: list[Part]) -> list[Part]:
    return sorted(found, key=lambda p: (p.label == _NONE, -len(p.segments), p.label))


def _by_length(documents: Sequence[Document]) -> list[Part]:
    labels: list[tuple[str]] = []
    order: dict[str, int] = {}
    for document in documents:
        lang = document.source_lang if document.has_source else document.target_lang
        characters = bool(lang) and language(lang or "").scoring.count_characters
        bands = _CHARACTERS if characters else _WORDS
        unit = "characters" if characters else "words"
        for segment in document.segments:
            band = bisect_right(bands, words(_text(segment), characters=characters)) - 1
            last = band + 1 == len(bands)
            label = f"{bands[band]}{' and more' if last else f' to {bands[band + 1] - 1}'} {unit}"
            order[label] = band
            labels.append((label,))
    return sorted(_parts(labels), key=lambda p: (order[p.label], p.label))


def _text(segment: Segment) -> str:
    """The source; without one the first reference, without that the translation."""
    return segment.source or (segment.references[0] if segment.references else segment.target)
