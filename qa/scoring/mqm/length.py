"""Errors by length of text: sums over segments that add up exactly, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from qa.language import Scoring
from qa.model import MqmError, Rating, Result
from qa.scoring.mqm.errors import mqm_error
from qa.scoring.mqm.penalty import both, grouped, penalty
from qa.scoring.mqm.profiles import Profile, plain

Repeat = Literal["each", "once"]
Counted = Literal["target", "source"]

# The text that counts, its marked text, and the errors of each of its raters.
Rated = tuple[str, str, Sequence[Sequence[MqmError]]]


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
    """What a score by length rests on: its profile, what was counted, and how repeats were."""

    profile: Profile
    characters: bool
    counted: Counted = "target"
    repeat: Repeat = "each"
    origin: Literal["findings", "ratings"] = "findings"

    @property
    def unit(self) -> str:
        return "characters" if self.characters else "words"

    @property
    def signature(self) -> str:
        return (
            f"{self.profile.signature}|per:{self.profile.per}|count:{self.counted}-{self.unit}|"
            f"repeat:{self.repeat}|source:{self.origin}"
        )


def basis(
    which: Profile,
    scoring: Scoring,
    counted: Counted = "target",
    repeat: Repeat = "each",
    origin: Literal["findings", "ratings"] = "findings",
) -> Basis:
    """`scoring` is that of the counted side's language."""
    characters = which.unit == "characters" or (
        which.unit == "language" and scoring.count_characters
    )
    return Basis(which, characters, counted, repeat, origin)


def sample(segments: Iterable[Rated], on: Basis) -> Sample:
    """The sums over the segments of one document.

    Several raters of a segment are averaged. With repeat "once" the same category, severity and
    words (case aside) count once in the document for each rater.
    """
    lost, count, critical = Fraction(0), 0, 0
    rows, errors = [], dict[tuple[str, str], int]()
    seen: set[tuple[object, ...]] = set()
    for text, target, raters in segments:
        length = _length(text, on)
        here = Fraction(0)
        for number, marked in enumerate(raters):
            kept = [e for e in marked if not _repeated(e, target, number, seen, on)]
            here += penalty(kept, on.profile)
            for error in kept:
                key = (plain(error.severity), error.category)
                errors[key] = errors.get(key, 0) + 1
                critical += key[0] == on.profile.fails
        here /= max(len(raters), 1)
        lost, count = lost + here, count + length
        rows.append((here, length))
    return Sample(lost, count, critical, tuple(rows), dict(sorted(errors.items())))


def _length(text: str, on: Basis) -> int:
    if on.profile.unit == "characters":
        return len(text)
    return words(text, characters=on.characters)


def _repeated(
    error: MqmError, target: str, rater: int, seen: set[tuple[object, ...]], on: Basis
) -> bool:
    """Whether the error was there before, which it is from now on; not where it has no words."""
    if on.repeat == "each":
        return False
    marked = tuple(
        target[p.start : p.end].casefold()
        for p in error.places
        if p.side == "target" and p.start < p.end
    )
    if not marked:
        return False
    key = (rater, plain(error.category), plain(error.severity), marked)
    if key in seen:
        return True
    seen.add(key)
    return False


def result_sample(result: Result, on: Basis) -> Sample:
    """The findings of one story as errors."""
    found = grouped(result.findings, lambda f: f.span.segment)
    return sample(
        (
            (
                segment.target if on.counted == "target" else segment.source or "",
                segment.target,
                ([mqm_error(finding) for finding in found.get(number, ())],),
            )
            for number, segment in enumerate(result.document.segments)
        ),
        on,
    )


def rating_samples(ratings: Iterable[Rating], on: Basis) -> dict[str, Sample]:
    """The ratings of each system; ValueError where a counted text is missing."""
    found = {}
    for system, group in grouped(ratings, lambda r: r.system).items():
        total = Sample()
        for document in grouped(group, lambda r: r.document).values():
            rows = []
            for same in grouped(document, lambda r: (r.segment, r.number)).values():
                text = same[0].target if on.counted == "target" else same[0].source
                if text is None:
                    raise ValueError(f"the ratings have no {on.counted} text to count")
                rows.append((text, same[0].target or "", [r.errors for r in same]))
            total += sample(rows, on)
        found[system] = total
    return found
