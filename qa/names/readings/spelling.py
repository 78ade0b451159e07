"""Whether a name is written as its Chinese characters are read: pinyin leaves no choice, as other romanisations do."""

from __future__ import annotations

from collections.abc import Iterable

from qa.model import Form
from qa.names.readings.hanzi import spelled


def is_read(characters: str, name: str) -> bool:
    """Whether the letters of a name are these characters one after the other: 习近平, Xi Jinping."""
    return spelled(characters, "".join(filter(str.isalpha, name.lower())))


def misspells(forms: Iterable[Form], canonical: str, written: str) -> bool:
    """Whether somebody's canonical name is the reading of the characters, and what is written is none."""
    native = [f.text for f in forms if f.use == "full" and is_read(f.text, canonical)]
    return bool(native) and not any(is_read(text, written) for text in native)
