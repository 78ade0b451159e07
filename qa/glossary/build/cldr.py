"""Display names of the Unicode CLDR: from an unpacked npm package, else from babel.

babel drops the alternates (CD-alt-variant) that the JSON of CLDR has; both have the same keys here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

from qa.errors import GlossaryError
from qa.glossary.build.source import inside, read_json

_FILES = {"territories": "territories.json", "languages": "languages.json"}


class Cldr(Protocol):
    """The names of a locale (a tag like zh-Hant-HK), by code, or by time zone for cities."""

    origin: str

    def names(self, section: str, tag: str) -> Mapping[str, str]:
        """`territories` or `languages`; keys like CD and CD-alt-variant."""

    def cities(self, tag: str) -> Mapping[str, str]:
        """Exemplar cities by zone."""


def cldr(given: Path | None, package: str) -> Cldr:
    """The CLDR of a folder that holds the unpacked package, else babel's; raises GlossaryError."""
    return _Folder(given, package) if given else _Babel()


class _Folder:
    def __init__(self, given: Path, package: str) -> None:
        self._root = given / "package" if (given / "package").is_dir() else given
        self._needs = f"the unpacked npm package {package}"
        about = read_json(self._root / "package.json", self._needs)
        if about.get("name") != package:
            raise GlossaryError(
                f"this is the package {about.get('name')!r}", path=given,
                remedy=f"Give {self._needs}.",
            )  # fmt: skip
        self.origin = f"Unicode CLDR, npm package {package} {about.get('version')}"

    def names(self, section: str, tag: str) -> Mapping[str, str]:
        found = self._load(tag, _FILES[section], ("localeDisplayNames", section))
        return {key: str(name) for key, name in found.items()}

    def cities(self, tag: str) -> Mapping[str, str]:
        keys = ("dates", "timeZoneNames", "zone")
        return dict(_zones(self._load(tag, "timeZoneNames.json", keys), ""))

    def _load(self, tag: str, name: str, keys: tuple[str, ...]) -> dict[str, Any]:
        file = self._root / "main" / tag / name
        return inside(read_json(file, self._needs), ("main", tag, *keys), file, self._needs)


def _zones(node: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    for key, below in sorted(node.items()):
        if not isinstance(below, dict):
            continue
        zone = f"{prefix}{key}"
        if "exemplarCity" in below:
            yield zone, str(below["exemplarCity"])
        elif zone.count("/") < 3:
            yield from _zones(below, f"{zone}/")


class _Babel:
    def __init__(self) -> None:
        import babel
        from babel.core import get_cldr_version

        self._parse = babel.Locale.parse
        self.origin = f"Unicode CLDR {get_cldr_version()} through babel {babel.__version__}"

    def names(self, section: str, tag: str) -> Mapping[str, str]:
        found = getattr(self._parse(tag, sep="-"), section)
        return {key.replace("_", "-"): str(name) for key, name in found.items()}

    def cities(self, tag: str) -> Mapping[str, str]:
        zones = self._parse(tag, sep="-").time_zones
        return {zone: names["city"] for zone, names in sorted(zones.items()) if "city" in names}
