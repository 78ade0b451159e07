"""One form on its way into a generated pack, and the guards that every form passes."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli

from qa.fold import Folder
from qa.glossary.lint.clean import foreign_letter
from qa.language import base, codes, language
from qa.model import Kind, Number, Status, Use

HERE = Path(__file__).parent
_BRACKET = re.compile(r"\s*[(\[（［][^()\[\]（）［］]*[)\]）］]\s*")
_CATALOGUE = re.compile(r"[,،、;/]")  # "Kurdish, Central": an index entry, not a name


@dataclass(frozen=True, slots=True)
class Entry:
    """A form of a concept; without a status the first of an id, language and use is preferred."""

    id: str
    kind: Kind
    lang: str
    text: str
    status: Status | str = ""
    use: Use = "full"
    valid: str = ""
    article: str = ""
    number: Number | str = ""


@functools.cache
def table(name: str) -> dict[str, Any]:
    """A table of corrections beside this file: our own knowledge about a source."""
    return tomli.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def tidy(text: str) -> str:
    """NFC, plain apostrophes, single blanks, no soft hyphens: typography makes no other name."""
    text = unicodedata.normalize("NFC", text).replace("’", "'").replace("\u00ad", "")
    return " ".join(text.split()).strip("\u200c")


def bracketless(text: str) -> str:
    """Without what stands in brackets, which is a remark: "Hong Kong (SAR)"."""
    return tidy(_BRACKET.sub(" ", text))


def bracketed(text: str) -> list[str]:
    """The name before the bracket and the name in it: "Myanmar (Burma)"."""
    inside = _BRACKET.search(text)
    return [bracketless(text), tidy(inside.group().strip(" ()[]（）［］"))] if inside else [text]


def typed(text: str, lang: str) -> list[str]:
    """The text, and how it is typed: wires write Sao Paulo, keyboards have no gershayim.

    A neighbour's letters in it (an Arabic yeh in Urdu) are slips of those who collected it.
    """
    locales = table("locales")
    text = foreign_letter(text, lang)
    found = [text]
    if base(lang) in locales["accents"]["dropped"]:
        bare = unicodedata.normalize("NFD", text)
        bare = "".join(c for c in bare if not unicodedata.combining(c))
        found.append(unicodedata.normalize("NFC", bare))
    keys = str.maketrans(locales["typed"].get(base(lang), {}))
    return list(dict.fromkeys((*found, text.translate(keys))))


@functools.cache
def _folder() -> Folder:
    letters = [language(code).letters for code in codes()]
    return Folder({letter: same for table in letters for letter, same in table.items()})


def folded(text: str) -> str:
    """The text as the matcher compares it."""
    return _folder().text(text)


def fits(text: str, lang: str) -> bool:
    """Whether every letter is of a script that the language is written in.

    Catches untranslated names in a locale of another script, the commonest fault of CLDR.
    """
    locales = table("locales")
    names = locales["scripts"]
    known = (*language(lang).scripts, *locales["also"].get(base(lang), ()), "Zyyy")
    letters = [c for c in text if c.isalpha()]
    found = {names.get(unicodedata.name(c, "?").split(" ")[0], "?") for c in letters}
    return bool(letters) and found <= {*known}


def usable(text: str, lang: str) -> bool:
    """A name in running text: long enough to be told, no index entry, in the right script."""
    return len(text) > 1 and not _CATALOGUE.search(text) and fits(text, lang)


def distinct(entries: Iterable[Entry]) -> list[Entry]:
    """Without forms that a concept already has in that language, and without those that a
    regional variety (fa-AF) shares with its base (fa); the order stays.
    """
    seen: set[tuple[str, str, str]] = set()
    found: list[Entry] = []
    for entry in entries:
        text = folded(entry.text)
        wider, _, last = entry.lang.rpartition("-")
        tags = [entry.lang, wider] if len(last) == 2 else [entry.lang]
        if not any((entry.id, tag, text) in seen for tag in tags):
            seen.add((entry.id, entry.lang, text))
            found.append(entry)
    return found
