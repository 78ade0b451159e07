"""Countries and macro regions of CLDR with their alternates.

CLDR names are for menus: "Congo - Kinshasa", "Myanmar (Burma)", "St. Vincent & Grenadines". News
writes otherwise; what is changed is told by territories.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from qa.glossary.build.cldr import cldr
from qa.glossary.build.entry import (
    Entry,
    bracketed,
    bracketless,
    folded,
    table,
    tidy,
    typed,
    usable,
)
from qa.glossary.build.source import Built
from qa.glossary.build.tags import tags
from qa.language import base

_CODE = re.compile(r"[A-Z]{2}|[0-9]{3}")  # ISO 3166-1, UN M.49
PACKAGE = "cldr-localenames-full"


def build(given: Path | None) -> Built:
    """ISO 3166-1 codes become country.xx, UN M.49 area codes region.nnn."""
    source = cldr(given, PACKAGE)
    entries = [e for tag in tags() for e in _entries(source.names("territories", tag), tag)]
    entries += [
        Entry(f"region.{place}", "region", tag, text)
        for place, forms in table("territories")["places"].items()
        for tag, texts in forms.items()
        for text in texts
    ]
    return Built(entries, source.origin)


def _entries(names: Mapping[str, str], tag: str) -> Iterator[Entry]:
    about = table("territories")
    dropped = {*about["dropped"]["codes"]}
    ambiguous = {*about["dropped"]["ambiguous"], *about["dropped"].get(base(tag), ())}
    forms: dict[str, list[str]] = {}
    for key, name in names.items():
        code = key.partition("-alt-")[0]
        if _CODE.fullmatch(code) and code not in dropped and name != code:
            forms.setdefault(code, [])
    for code in sorted(forms):
        forms[code] = list(_forms(code, names, tag))
    owners: dict[str, set[str]] = {}
    for code, texts in forms.items():
        for text in texts:
            owners.setdefault(folded(text), set()).add(code)
    for code, texts in forms.items():
        the = about["articles"]
        for text in texts:
            # A name left of two territories when their brackets go names neither.
            if len(owners[folded(text)]) > 1 or text in ambiguous or not usable(text, tag):
                continue
            told = code in the.get(base(tag), ()) or text in the["texts"]
            yield _entry(code, text, tag, the["the"] if told else "")


def _entry(code: str, text: str, tag: str, article: str) -> Entry:
    until = table("territories")["until"].get(code, {}).get(base(tag), {}).get(text, "")
    if code.isdigit():
        return Entry(f"region.{code}", "region", tag, text, article=article)
    return Entry(f"country.{code.lower()}", "country", tag, text, valid=until, article=article)


def _forms(code: str, names: Mapping[str, str], tag: str) -> Iterator[str]:
    """All spellings, the one of news first."""
    about = table("territories")
    lead = about["lead"].get(code, [])
    alternates = sorted(key for key in names if key.startswith(f"{code}-alt-"))
    keys = [code, *alternates]
    # "HK-alt-short" leads in all languages, "US-alt-short:ru" in one.
    keys.sort(key=lambda key: not {key, f"{key}:{base(tag)}"} & {*lead})
    for key in keys:
        if key in about["dropped"]["full"] or key not in names or names[key] == code:
            continue
        name = tidy(names[key])
        split = bracketed(name) if code in about["split"]["codes"] else [bracketless(name)]
        for text in split:
            yield from _spellings(_plain(code, text), tag)


def _plain(code: str, text: str) -> str:
    """ "Congo - Kinshasa" of a menu is Congo-Kinshasa in a text."""
    for dash in (" - ", " – "):
        if code in table("territories")["dashed"]["codes"]:
            text = text.replace(dash, "-")
    return text


def _spellings(text: str, tag: str) -> Iterator[str]:
    """The text respelt as news has it, and what is respelt where both are found in print."""
    found = [text]
    for rule in table("territories")["respell"]:
        if rule["lang"] == base(tag):
            changed = [t.replace(rule["from"], rule["to"]) for t in found if rule["from"] in t]
            found = [*found, *changed] if rule["keep"] else changed or found
    for spelling in found:
        yield from typed(spelling, tag)
