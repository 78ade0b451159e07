"""All sources, written out. A module is imported when its source is built."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

from qa.glossary.build.source import Built, Source

_UNICODE = "Unicode-3.0, see LICENCE-unicode.txt"


def _lazy(module: str) -> Callable[[Path | None], Built]:
    def build(given: Path | None) -> Built:
        found: Built = importlib.import_module(f"qa.glossary.build.{module}").build(given)
        return found

    return build


SOURCES: dict[str, Source] = {
    source.name: source
    for source in (
        Source(
            "cldr-territories",
            "Countries, territories and macro regions with their alternate names",
            _UNICODE,
            "the unpacked npm package cldr-localenames-full",
            optional=True,
            shipped=True,
            build=_lazy("territories"),
        ),
        Source(
            "cldr-languages",
            "Names of languages",
            _UNICODE,
            "the unpacked npm package cldr-localenames-full",
            optional=True,
            shipped=True,
            build=_lazy("languages"),
        ),
        Source(
            "cldr-currencies",
            "Names of currencies, singular and plural",
            _UNICODE,
            "",
            optional=True,
            shipped=True,
            build=_lazy("currencies"),
        ),
        Source(
            "cldr-cities",
            "Cities",
            _UNICODE,
            "the unpacked npm package cldr-dates-full",
            optional=True,
            shipped=True,
            build=_lazy("cities"),
        ),
        Source(
            "un-countries",
            "Names of states as the United Nations write them",
            "Apache-2.0",
            "",
            optional=True,
            shipped=True,
            build=_lazy("un"),
        ),
        Source(
            "iso3166-2",
            "Provinces and states, from iso-codes",
            "LGPL-2.1-or-later (iso-codes): keep this head, pass the pack on under that licence only",
            "the folder of pycountry or of iso-codes (iso3166-2.json, gettext files)",
            optional=False,
            shipped=False,
            build=_lazy("subdivisions"),
        ),
        Source(
            "cedict",
            "Proper names of CC-CEDICT",
            "CC BY-SA 4.0 (CC-CEDICT, www.mdbg.net): name the source, share alike",
            "the file cedict_ts.u8 or its .gz",
            optional=False,
            shipped=False,
            build=_lazy("cedict"),
        ),
    )
}
