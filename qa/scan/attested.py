"""Whether the letters of a stretch are those of a name or of a word, whoever is meant."""

from __future__ import annotations

from collections.abc import Container, Sequence

from qa.names.lexicon import common as everyday
from qa.names.lexicon import lexicon
from qa.names.sound import fold_name


def kept(form: str | None, names: Sequence[str], written: str, common: Container[str]) -> bool:
    """Whether the source has the name in the very letters that the target gives it, and what is
    written is a longer name or nobody's: whoever is meant, Macaron is no Macron.
    """
    if not form or fold_name(form) not in map(fold_name, names):
        return False
    return " " in written or not (written in lexicon() or written.casefold() in common)


def another(written: str, common: Container[str], code: str) -> bool:
    """Whether one word is a name of many, or an everyday word: Marie for マリ, Daily for ديلي."""
    word = written.casefold()
    return written in lexicon() or word in common or word in everyday(code)
