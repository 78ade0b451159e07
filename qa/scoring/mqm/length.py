"""Errors by length of text: sums over segments that add up exactly, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from qa.language import Scoring
from qa.model import MqmError, Result
from qa.scoring.mqm.errors import mqm_error
from qa.scoring.mqm.penalty import both, grouped, penalty
from qa.scoring.mqm.profiles import Profile, plain


def words(text: str, *, characters: bool) -> int:
    """The evaluation word count: words with a letter or digit, or such characters."""
    if characters:
        return sum(char.isalnum() for char in text)
    return sum(any(char.isalnum() for char in word) for word in text.split())


@dataclass(frozen=True, slots=True)
class Sample:
    """Sums over segments that add up exactly; `rows` are penalty and count of each segment.

    `errors` counts by severity and category, `critical` those that no text passes with.
    """

    penalty: Fraction = Fraction(0)
    count: int = 0
    critical: int = 0
    rows: tuple[tuple[Fraction, int], ...] = ()
    errors: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def __add__(self, other: Sample) -> Sample:
        return Sample(
            self.penalty + other.penalty,
            self.count + other.count,
            self.critical + other.critical,
            self.rows + other.rows,
            both(self.errors, other.errors),
        )


@dataclass(frozen=True, slots=True)
class Basis:
    """What a score by length rests on: its profile, and whether characters are counted."""

    profile: Profile
    characters: bool

    @property
    def unit(self) -> str:
        return "characters" if self.characters else "words"

    @property
    def signature(self) -> str:
        return (
            f"{self.profile.signature}|per:{self.profile.per}|count:target-{self.unit}|"
            "repeat:each|source:findings"
        )


def basis(which: Profile, scoring: Scoring) -> Basis:
    """`scoring` is that of the target's language."""
    return Basis(
        which, which.unit == "characters" or (which.unit == "language" and scoring.count_characters)
    )


def sample(segments: Iterable[tuple[str, Sequence[MqmError]]], on: Basis) -> Sample:
    """The sums over the segments of one document: each with its text and its errors."""
    lost, count, critical = Fraction(0), 0, 0
    rows, errors = [], dict[tuple[str, str], int]()
    for text, marked in segments:
        length = _length(text, on)
        here = penalty(marked, on.profile)
        for error in marked:
            key = (plain(error.severity), error.category)
            errors[key] = errors.get(key, 0) + 1
            critical += key[0] == on.profile.fails
        lost, count = lost + here, count + length
        rows.append((here, length))
    return Sample(lost, count, critical, tuple(rows), dict(sorted(errors.items())))


def result_sample(result: Result, on: Basis) -> Sample:
    """The findings of one story as errors."""
    found = grouped(result.findings, lambda f: f.span.segment)
    return sample(
        (
            (segment.target, [mqm_error(finding) for finding in found.get(number, ())])
            for number, segment in enumerate(result.document.segments)
        ),
        on,
    )


def _length(text: str, on: Basis) -> int:
    if on.profile.unit == "characters":
        return len(text)
    return words(text, characters=on.characters)
