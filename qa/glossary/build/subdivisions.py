"""Provinces and states (ISO 3166-2) of iso-codes, with their gettext translations.

gettext knows the English string only, not the code: what two countries share (Punjab, Córdoba) gets
one translation for both, so shared names are dropped. The data is LGPL: the pack is the user's.
"""

from __future__ import annotations

import gettext
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from qa.errors import GlossaryError
from qa.glossary.build.entry import Entry, bracketless, table, tidy, typed, usable
from qa.glossary.build.po import messages
from qa.glossary.build.source import Built, read_bytes, read_json, read_text
from qa.glossary.build.tags import tags

_NEEDS = "the folder of pycountry or of iso-codes (iso3166-2.json, gettext files)"
_CODE = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
_MACRON = "\u0304"


def build(given: Path | None) -> Built:
    """Codes become subdivision.xx-yyy; raises GlossaryError."""
    assert given is not None
    about = table("subdivisions")
    file = next((given / name for name in about["lists"] if (given / name).is_file()), None)
    if file is None:
        raise GlossaryError("there is no list of ISO 3166-2", path=given, remedy=f"Give {_NEEDS}.")
    rows = read_json(file, _NEEDS).get("3166-2")
    if not isinstance(rows, list) or not all(_sound(row) for row in rows):
        raise GlossaryError("the list has no 3166-2 of codes and names", path=file,
                            remedy=f"Give {_NEEDS}.")  # fmt: skip
    names = _own(rows)
    entries = [
        Entry(f"subdivision.{code.lower()}", "place", tag, spelling)
        for tag in tags()
        for code, text in _in(tag, names, given)
        for spelling in typed(_plain(text), tag)
        if usable(spelling, tag)
    ]
    return Built(entries, "ISO 3166-2 of iso-codes")


def _sound(row: Any) -> bool:
    if not isinstance(row, dict) or not all(isinstance(row.get(k), str) for k in ("code", "name")):
        return False
    return _CODE.fullmatch(row["code"]) is not None


def _own(rows: list[dict[str, str]]) -> dict[str, str]:
    """Code to name, without what several countries share; in one country the first has the name."""
    countries: dict[str, set[str]] = {}
    for row in rows:
        countries.setdefault(row["name"], set()).add(row["code"].partition("-")[0])
    found: dict[str, str] = {}
    for row in sorted(rows, key=lambda r: r["code"]):
        if len(countries[row["name"]]) == 1 and row["name"] not in found.values():
            found[row["code"]] = row["name"]
    return found


def _in(tag: str, names: Mapping[str, str], folder: Path) -> Iterator[tuple[str, str]]:
    """The names that the tag's catalogue translates; English is the catalogue's own language."""
    about = table("subdivisions")
    if tag == about["pivot"]:
        yield from names.items()
        return
    catalogue = _catalogue(folder, about["locales"].get(tag, tag))
    for code, name in names.items():
        if catalogue.get(name):
            yield code, catalogue[name]


def _catalogue(folder: Path, locale: str) -> Mapping[str, str]:
    for name in table("subdivisions")["catalogues"]:
        file = folder / name.format(locale=locale)
        if not file.is_file():
            continue
        if file.suffix == ".po":
            return messages(read_text(file, _NEEDS))
        return _compiled(file)
    return {}


def _compiled(file: Path) -> Mapping[str, str]:
    try:
        found = gettext.GNUTranslations(io.BytesIO(read_bytes(file, _NEEDS)))
    except (OSError, ValueError, LookupError, ArithmeticError, MemoryError):
        found = None
    except Exception as error:  # struct.error of a file that is cut
        if type(error).__module__ != "struct":
            raise
        found = None
    if found is None:
        raise GlossaryError("the catalogue is damaged", path=file, remedy=f"Give {_NEEDS}.")
    known: dict[Any, str] = getattr(found, "_catalog", {})
    return {key: text for key, text in known.items() if isinstance(key, str)}


def _plain(text: str) -> str:
    """Without brackets and without macrons: news writes Badghis, not Bādghīs."""
    bare = unicodedata.normalize("NFD", bracketless(text)).replace(_MACRON, "")
    return tidy(bare)
