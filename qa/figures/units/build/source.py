"""The unpacked packages of CLDR, and the faults of what the user points at."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from qa.errors import GlossaryError

NAMES = ("cldr-core", "cldr-numbers-full", "cldr-units-full")
_REMEDY = f"Give the folder with the unpacked npm packages {', '.join(NAMES)}."


class Packages:
    """Reads the JSON of the packages; GlossaryError where one is missing or of another version."""

    def __init__(self, folder: Path) -> None:
        self._roots = {name: _root(folder, name) for name in NAMES}
        versions = {self._json(name, "package.json").get("version") for name in NAMES}
        if len(versions) > 1:
            raise GlossaryError(
                f"the packages are of several versions ({', '.join(sorted(map(str, versions)))})",
                path=folder, remedy="Give all of one version.",
            )  # fmt: skip
        self.version = str(versions.pop())

    def units(self, tag: str) -> dict[str, dict[str, Any]]:
        """By width (long, short, narrow), then by unit."""
        return self._of("cldr-units-full", f"main/{tag}/units.json", "main", tag, "units")

    def currencies(self, tag: str) -> dict[str, dict[str, str]]:
        """Names and symbols by ISO 4217 code."""
        keys = ("main", tag, "numbers", "currencies")
        return self._of("cldr-numbers-full", f"main/{tag}/currencies.json", *keys)

    def conversions(self) -> dict[str, Any]:
        """`unitConstants`, `convertUnits`, `unitPrefixes` of the supplemental data."""
        return self._of("cldr-core", "supplemental/units.json", "supplemental")

    def tender(self) -> set[str]:
        """The currencies that are legal tender of some country today."""
        keys = ("supplemental", "currencyData", "region")
        regions = self._of("cldr-core", "supplemental/currencyData.json", *keys)
        return {
            code
            for entries in regions.values()
            for entry in entries
            for code, about in entry.items()
            if "_to" not in about and about.get("_tender") != "false"
        }

    def _of(self, package: str, file: str, *keys: str) -> dict[str, Any]:
        data: Any = self._json(package, file)
        for key in keys:
            data = data.get(key) if isinstance(data, dict) else None
        if not isinstance(data, dict):
            raise GlossaryError(
                f"the source has no {'/'.join(keys)}", path=self._roots[package] / file,
                remedy=_REMEDY,
            )  # fmt: skip
        return data

    def _json(self, package: str, file: str) -> dict[str, Any]:
        path = self._roots[package] / file
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise GlossaryError(
                f"the source cannot be read ({error})", path=path, remedy=_REMEDY
            ) from None
        return data if isinstance(data, dict) else {}


def _root(folder: Path, name: str) -> Path:
    places = (
        folder / name / "package",
        folder / name,
        folder / "node_modules" / name,
    )
    found = next((place for place in places if (place / "package.json").is_file()), None)
    if found is None:
        raise GlossaryError(f"the package {name} is not there", path=folder, remedy=_REMEDY)
    return found
