"""Names of languages of CLDR, varieties among them (Dari, Simplified Chinese, Swiss German)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from qa.glossary.build.cldr import cldr
from qa.glossary.build.entry import Entry, bracketless, folded, table, tidy, typed, usable
from qa.glossary.build.source import Built
from qa.glossary.build.tags import tags
from qa.language import base

PACKAGE = "cldr-localenames-full"


def build(given: Path | None) -> Built:
    """BCP 47 tags become language.xx."""
    source = cldr(given, PACKAGE)
    entries = [e for tag in tags() for e in _entries(source.names("languages", tag), tag)]
    return Built(entries, source.origin)


def _entries(names: Mapping[str, str], tag: str) -> Iterator[Entry]:
    about = table("languages")
    kept = frozenset(about["kept"])
    everyday = {folded(word) for word in about["everyday"].get(base(tag), ())}
    owners: dict[str, set[str]] = {}
    for key, name in names.items():
        owners.setdefault(folded(tidy(name)), set()).add(key.partition("-alt-")[0])
    for key in sorted(names, key=lambda k: (k.partition("-alt-")[0], "-alt-" in k, k)):
        code, _, alternate = key.partition("-alt-")
        name = tidy(names[key])
        # An untranslated name is its code; one that two languages share names neither.
        shared = len(owners[folded(name)]) > 1
        if code not in kept or name == code or alternate == "menu" or shared:
            continue
        for text in typed(name, tag):
            if text == bracketless(text) and usable(text, tag) and not _slight(text, everyday):
                yield Entry(f"language.{code.lower()}", "language", tag, text)


def _slight(text: str, everyday: set[str]) -> bool:
    """Whether it is read as something else: an everyday word, or three letters written small."""
    least = table("languages")["least"]
    return folded(text) in everyday or (text.isascii() and text.islower() and len(text) < least)
