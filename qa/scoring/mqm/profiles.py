"""Named ways to weigh MQM errors. Their figures are in profiles.toml; weights are exact fractions."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

import tomli

from qa.errors import ConfigError
from qa.model import MqmError

_FILE = Path(__file__).parent / "profiles.toml"

Unit = Literal["words", "characters", "language"]


@dataclass(frozen=True, slots=True)
class Profile:
    """One way to weigh; what each field means is said at the head of profiles.toml."""

    name: str
    title: str
    weights: Mapping[str, Fraction]
    mean: Literal["segments", "length"]
    unit: Unit = "language"
    per: int = 1
    sides: tuple[str, ...] = ("source", "target")
    cap: int | None = None
    first: int | None = None
    scale: Literal["penalty", "quality"] = "penalty"
    maximum: int = 0
    sufficient: int = 0
    fails: str = ""
    _seen: dict[tuple[str, str], str] = field(default_factory=dict, repr=False, compare=False)

    def entry(self, error: MqmError) -> str:
        """The longest entry of the weights that severity and category begin with, or nothing."""
        key = (error.severity, error.category)
        found = self._seen.get(key)
        if found is None:
            parts = [plain(part) for part in (error.severity, *error.category.split("/"))]
            heads = ("/".join(parts[:n]) for n in range(len(parts), 0, -1))
            found = self._seen[key] = next((head for head in heads if head in self.weights), "")
        return found

    def weight(self, error: MqmError) -> Fraction:
        """The penalty of one error; 0 for what the profile does not know or does not look at."""
        if error.places and not any(place.side in self.sides for place in error.places):
            return Fraction(0)
        return self.weights.get(self.entry(error), Fraction(0))

    @property
    def signature(self) -> str:
        """Name and weights: what makes two penalties comparable."""
        weights = "|".join(f"{key}:{_shown(value)}" for key, value in self.weights.items())
        extras = [f"sides:{'+'.join(self.sides)}"] if len(self.sides) == 1 else []
        extras += [f"cap:{self.cap}"] if self.cap else []
        extras += [f"first:{self.first}"] if self.first else []
        extras += [f"scale:{self.scale}"] if self.scale != "penalty" else []
        return "|".join((f"mqm-{self.name}", weights, *extras))


def plain(text: str) -> str:
    """A severity or part of a category as the profiles write it."""
    return text.strip().replace("_", " ").casefold()


def _shown(value: Fraction) -> str:
    return str(value) if value.denominator == 1 else str(float(value))


@functools.cache
def profiles() -> Mapping[str, Profile]:
    """All profiles by name, in the order of their file."""
    data = tomli.loads(_FILE.read_text(encoding="utf-8"))
    return {name: _profile(name, entry) for name, entry in data.items()}


def profile(name: str) -> Profile:
    """The profile of that name; ConfigError where there is none."""
    if name not in profiles():
        raise ConfigError(
            f"there is no MQM profile {name!r}", remedy=f"It is one of: {', '.join(profiles())}."
        )
    return profiles()[name]


def _profile(name: str, entry: Mapping[str, Any]) -> Profile:
    weights = {key: Fraction(value) for key, value in entry["weights"].items()}
    rest = {key: value for key, value in entry.items() if key not in ("weights", "sides")}
    sides = tuple(entry.get("sides", ("source", "target")))
    return Profile(name, weights=weights, sides=sides, **rest)
