"""`writing.toml`, read once: scripts, name dots, letters that look alike."""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli

from qa.language import base, language

_FILE = Path(__file__).parent / "writing.toml"
_WIDTHS = ("HALFWIDTH", "FULLWIDTH")


@functools.cache
def data() -> dict[str, Any]:
    return tomli.loads(_FILE.read_text(encoding="utf-8"))


@functools.lru_cache(maxsize=1 << 17)
def script(char: str) -> str:
    """The script of a letter; empty for what is no letter or whose script is not known."""
    if not char.isalpha():
        return ""
    words = unicodedata.name(char, "?").split(" ", 2)
    word = words[1] if words[0] in _WIDTHS and len(words) > 1 else words[0]
    # Modifier letters and the like (ʿ ʻ ʹ) are at home in every script.
    return "" if unicodedata.category(char) == "Lm" else str(data()["scripts"].get(word, "?"))


@functools.cache
def scripts(tag: str) -> frozenset[str]:
    """The scripts in which a language is written; empty when that is not known."""
    found: set[str] = set()
    for part in tag.split("-")[1:]:
        if len(part) == 4:
            found.add(data()["variants"].get(part, {}).get("script", part))
    found = found or set(language(tag).scripts)
    for own in sorted(found):
        found.update(data()["also"].get(own, ()))
    return frozenset(found)


def dense() -> frozenset[str]:
    """Scripts whose words stand against others without a blank."""
    return frozenset(data()["dense"]["scripts"])


@functools.cache
def dots(tag: str) -> str:
    """The name dots that are right in a language, the usual one first; empty where it has none."""
    right = data()["dots"]["right"]
    parts = tag.split("-")
    for size in range(len(parts), 0, -1):
        found = right.get("-".join(parts[:size]))
        if found:
            return str(found)
    return ""


@functools.cache
def letters(tag: str) -> dict[str, str]:
    """Foreign letters and the ones that are meant, empty where only a reader can tell."""
    return dict(data()["letters"].get(base(tag), {}))


@functools.cache
def joins(tag: str) -> bool:
    """Whether a joiner between two letters is good spelling; of an unknown language it may be."""
    return not tag or base(tag) in data()["joiners"]["languages"]


@dataclass(frozen=True, slots=True)
class Charset:
    """Which characters are a written variant's own, by two character sets that Python knows."""

    own: str
    other: str
    what: str
    extra: str

    def foreign(self, text: str) -> str:
        """The characters of a text that are only the other's."""
        return "".join(
            char
            for char in text
            if script(char) == "Hani"
            and char not in self.extra
            and not _has(self.own, char)
            and _has(self.other, char)
        )


@functools.cache
def charset(tag: str) -> Charset | None:
    """How to tell foreign characters in a tag's texts; None where nothing is known."""
    for part in (*tag.split("-")[1:], base(tag)):
        found = data()["variants"].get(part)
        if found:
            return Charset(found["own"], found["other"], found["what"], found["extra"])
    return None


@functools.lru_cache(maxsize=1 << 16)
def _has(encoding: str, char: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
