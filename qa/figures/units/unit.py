"""The noun of this package."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

UnitKind = Literal["percent", "points", "money", "measure", "name"]


@dataclass(frozen=True, slots=True)
class Unit:
    """What a numeral counts, at the place of the sign or word: code points, half-open.

    `ids` are what it may be, the likeliest first: ISO 4217 codes, CLDR unit ids and those of
    `common.toml`. The kind is that of the first; "pounds" has money and a mass. Percent has none,
    unless each counts another share: concentr-permille, concentr-tenth (割), for points
    concentr-permyriad (basis points), which all convert to concentr-percent. A "name" makes no
    quantity of the numeral (Resolution 1325); its place is that of the word that does.
    """

    start: int
    end: int
    kind: UnitKind
    ids: tuple[str, ...] = ()
