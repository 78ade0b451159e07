"""Scores and what they are counted from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qa.model.terms import Kind


@dataclass(frozen=True, slots=True)
class Score:
    """A value with its interval, its sample size and how it was made (the signature)."""

    name: str
    value: float
    signature: str
    n: int
    low: float | None = None
    high: float | None = None
    unit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TermCount:
    """Glossary terms that the source (or reference) has, and how many the target renders right.

    `kinds` has the same by kind of concept, (kind, expected, right), sorted; it adds up to the whole.
    """

    expected: int = 0
    right: int = 0
    kinds: tuple[tuple[Kind, int, int], ...] = ()

    def __add__(self, other: TermCount) -> TermCount:
        found = {kind: (expected, right) for kind, expected, right in self.kinds}
        for kind, expected, right in other.kinds:
            before = found.get(kind, (0, 0))
            found[kind] = (before[0] + expected, before[1] + right)
        kinds = tuple(sorted((kind, *counts) for kind, counts in found.items()))
        return TermCount(self.expected + other.expected, self.right + other.right, kinds)


@dataclass(frozen=True, slots=True)
class Owed:
    """A concept that a segment's source (else its reference) names, and how the target may write it.

    `text` is its first mention there, `due` how often it is named, `variants` every accepted form,
    the preferred one first. `kind` is empty where a termbase does not say it.
    """

    concept: str
    text: str
    variants: tuple[str, ...]
    due: int = 1
    kind: Kind | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Named:
    """What the glossary knows of one segment: counts to be added up, and for slices.

    `kinds` are those of the concepts that its source (else its reference) names; `owed` is there
    where renderings were asked for.
    """

    terms: TermCount = TermCount()
    kinds: frozenset[Kind] = frozenset()
    owed: tuple[Owed, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one side that an error is marked in; start = end marks something missing there."""

    side: Literal["source", "target"]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MqmError:
    """An error of one segment in the terms of MQM, marked by a person or found by a check.

    `category` (Accuracy/Mistranslation) and `severity` are as they were written; `places` is empty
    where nobody said where. `score` is what the rater's own tool gave it.
    """

    category: str
    severity: str
    places: tuple[Place, ...] = ()
    note: str = ""
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Rating:
    """What one rater says of one segment of one system. Without errors it is a judgement too.

    `segment` names the segment within its document, `number` over all documents. The texts are
    None where the file has none; `score` is 0 (worst) to 100 (ESA). A file has one rating for
    each system, document, segment and rater.
    """

    system: str
    document: str
    segment: str
    rater: str
    errors: tuple[MqmError, ...] = ()
    source: str | None = None
    target: str | None = None
    number: str = ""
    score: float | None = None
    source_lang: str = ""
    target_lang: str = ""
    note: str = ""
