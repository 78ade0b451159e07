"""What each unit converts by: UTS #35 part 6, "Unit conversion", as exact fractions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NamedTuple

_POWERS = {"square": 2, "cubic": 3}


class Factor(NamedTuple):
    """A value times `scale` plus `offset` counts in `base` (CLDR's base units and their powers)."""

    base: str
    scale: Fraction
    offset: Fraction


def constant(text: str, known: Mapping[str, Fraction]) -> Fraction:
    """An expression of CLDR: products, with one stroke at most, which divides by all behind it."""
    above, _, below = text.partition("/")
    return _product(above, known) / (_product(below, known) if below else 1)


def _product(text: str, known: Mapping[str, Fraction]) -> Fraction:
    value = Fraction(1)
    for part in text.split("*"):
        name = part.strip()
        value *= known[name] if name in known else Fraction(name)
    return value


class Factors:
    """Reads an id (speed-kilometer-per-hour) part by part; KeyError for one that CLDR cannot."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._constants: dict[str, Fraction] = {}
        waiting = {name: about["_value"] for name, about in data["unitConstants"].items()}
        while waiting:
            for name, text in list(waiting.items()):
                parts = text.replace("/", "*").split("*")
                if not any(part.strip() in waiting for part in parts):
                    self._constants[name] = constant(text, self._constants)
                    del waiting[name]
        self._units = data["convertUnits"]
        self._prefixes = {
            name: Fraction(10) ** int(about["_power10"])
            for name, about in data["unitPrefixes"].items()
            if "_power10" in about
        }

    def of(self, unit: str) -> Factor:
        """What a unit converts by; its id begins with the dimension."""
        name = unit.partition("-")[2]
        powers: Counter[str] = Counter()
        scale = Fraction(1)
        for sign, product in zip((1, -1), name.split("-per-"), strict=False):
            scale *= self._quotient(product, sign, powers)
        offset = self._units.get(name, {}).get("_offset", "0")
        return Factor(_written(powers), scale, constant(offset, self._constants))

    def _quotient(self, product: str, sign: int, powers: Counter[str]) -> Fraction:
        """The scale of one side of the stroke; its base units are counted into `powers`."""
        scale, parts, power = Fraction(1), product.split("-"), 1
        while parts:
            if parts[0] in _POWERS:
                power = _POWERS[parts.pop(0)]
                continue
            # The longest name first: nautical-mile is one unit, kilowatt-hour are two.
            size = next(n for n in range(len(parts), 0, -1) if self._knows("-".join(parts[:n])))
            base, own = self._simple("-".join(parts[:size]))
            scale *= own ** (power * sign)
            for part, exponent in _read(base).items():
                powers[part] += exponent * power * sign
            parts, power = parts[size:], 1
        return scale

    def _knows(self, name: str) -> bool:
        if name in self._units:
            return True
        rests = [name[len(p) :] for p in self._prefixes if name.startswith(p)]
        if any(rest in self._units for rest in rests):
            return True
        if "-" not in name:
            raise KeyError(name)
        return False

    def _simple(self, name: str) -> tuple[str, Fraction]:
        if name in self._units:
            about = self._units[name]
            return str(about["_baseUnit"]), constant(about.get("_factor", "1"), self._constants)
        prefix = next(
            p for p in self._prefixes if name.startswith(p) and name[len(p) :] in self._units
        )
        base, own = self._simple(name[len(prefix) :])
        return base, own * self._prefixes[prefix]


def _read(base: str) -> Counter[str]:
    """The powers of a base unit of CLDR: kilogram-square-meter-per-cubic-second."""
    powers: Counter[str] = Counter()
    for sign, product in zip((1, -1), f"{base}-per-".split("-per-"), strict=False):
        power = 1
        for part in filter(None, product.removeprefix("per-").split("-")):
            if part in _POWERS:
                power = _POWERS[part]
            else:
                powers[part] += power * sign
                power = 1
    return powers


def _written(powers: Mapping[str, int]) -> str:
    return " ".join(
        name if power == 1 else f"{name}{power}" for name, power in sorted(powers.items()) if power
    )
