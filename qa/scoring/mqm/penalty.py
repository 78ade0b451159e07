"""Penalties of rated segments by a profile: exact fractions that add up in any order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeVar

from qa.model import MqmError, Rating
from qa.scoring.mqm.profiles import Profile, plain

T = TypeVar("T")
K = TypeVar("K")


def penalty(errors: Iterable[MqmError], profile: Profile) -> Fraction:
    """What one rater's errors cost one segment."""
    weights = [profile.weight(error) for error in errors]
    if profile.first is not None:
        weights = sorted(weights, reverse=True)[: profile.first]
    total = sum(weights, Fraction(0))
    return total if profile.cap is None else min(total, Fraction(profile.cap))


def points(errors: Iterable[MqmError], profile: Profile) -> Fraction:
    """The same on the profile's own scale."""
    lost = penalty(errors, profile)
    if profile.scale == "quality":
        assert profile.cap
        return (profile.cap - lost) / profile.cap
    return lost


def segment_points(raters: Sequence[Iterable[MqmError]], profile: Profile) -> Fraction:
    """The mean over the raters of one segment, at least one."""
    return sum((points(errors, profile) for errors in raters), Fraction(0)) / len(raters)


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums over segments of one system: points, segments, ratings, errors by severity and category.

    `unknown` errors have no weight in the profile, not even 0. Tallies of shards add up exactly, in any order.
    """

    total: Fraction = Fraction(0)
    segments: int = 0
    ratings: int = 0
    unknown: int = 0
    errors: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.total + other.total,
            self.segments + other.segments,
            self.ratings + other.ratings,
            self.unknown + other.unknown,
            both(self.errors, other.errors),
        )

    @property
    def mean(self) -> Fraction | None:
        """Points by segment; None where nothing was rated."""
        return self.total / self.segments if self.segments else None


def tally(ratings: Iterable[Rating], profile: Profile) -> Tally:
    """The sums over the ratings of one system; those of one segment are averaged first."""
    total = Tally()
    for group in grouped(ratings, lambda r: (r.document, r.segment, r.number)).values():
        errors: dict[tuple[str, str], int] = {}
        unknown = sum(not profile.entry(error) for rating in group for error in rating.errors)
        for rating in group:
            for error in rating.errors:
                key = (plain(error.severity), error.category)
                errors[key] = errors.get(key, 0) + 1
        mean = segment_points([rating.errors for rating in group], profile)
        total += Tally(mean, 1, len(group), unknown, errors)
    return total


def both(
    errors: Mapping[tuple[str, str], int], others: Mapping[tuple[str, str], int]
) -> dict[tuple[str, str], int]:
    """Counts of errors by severity and category added up, in order."""
    return dict(sorted((Counter(errors) + Counter(others)).items()))


def grouped(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """Items by key, keys in the order of their first item."""
    found: dict[K, list[T]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return found
