"""Cities that CLDR names its time zones by, in all languages.

CLDR keeps names long (Rangun, 랑군) and knows nothing of dates: cities.toml says what is written now.
Where a language in Latin script has no entry it writes the city as English does (CLDR's own rule);
in other scripts the English name is dropped by its letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from qa.glossary.build.cldr import Cldr, cldr
from qa.glossary.build.entry import Entry, bracketless, folded, table, tidy, typed, usable
from qa.glossary.build.source import Built
from qa.glossary.build.tags import tags
from qa.language import base

PACKAGE = "cldr-dates-full"


def build(given: Path | None) -> Built:
    """Zones become city.name by their English names."""
    source = cldr(given, PACKAGE)
    about = table("cities")
    zones = [zone for zone in _zones(source, about) if not _skipped(zone, about)]
    pivot = source.cities(about["pivot"])
    english = {zone: tidy(pivot.get(zone) or _of(zone)) for zone in zones}
    entries: list[Entry] = []
    for tag in tags():
        own = source.cities(tag)
        for zone in zones:
            concept = about["ids"].get(zone) or f"city.{_slug(english[zone])}"
            # Beside the language's own name wires write the English one: Jakarta for Giacarta.
            names = [name for name in (own.get(zone), english[zone]) if name]
            entries += _entries(concept, names, tag, about["forms"].get(zone, {}))
    return Built(entries, source.origin)


def _zones(source: Cldr, about: Mapping[str, Any]) -> list[str]:
    """All zones: English has entries only where the name is not the zone's own."""
    return sorted({zone for tag in about["complete"] for zone in source.cities(tag)})


def _skipped(zone: str, about: Mapping[str, Any]) -> bool:
    return zone in about["dropped"] or zone.startswith(tuple(about["prefixes"]))


def _of(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def _slug(name: str) -> str:
    return re.sub(r"[^a-z]+", "-", folded(typed(name, table("cities")["pivot"])[-1])).strip("-")


def _entries(
    concept: str, names: list[str], tag: str, corrected: Mapping[str, list[Any]]
) -> Iterator[Entry]:
    # A region without a word of its own follows its language.
    if corrected and tag not in corrected and base(tag) in corrected and tag != base(tag):
        return
    shared = {folded(text) for text in table("cities")["shared"].get(base(tag), ())}
    rows = corrected.get(tag) or [bracketless(tidy(name)) for name in names]
    least = table("cities")["least"].get(base(tag), 0)
    for row in rows:
        data = {"text": row} if isinstance(row, str) else row
        for spelling in typed(data["text"], tag):
            if len(spelling) < least or folded(spelling) in shared:
                continue
            if usable(spelling, tag):
                yield Entry(concept, "place", tag, spelling, valid=data.get("valid", ""))
