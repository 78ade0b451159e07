"""`languages/negation/<code>.toml`: how a language denies, read once, checked at the edge."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from qa.datafile import read_toml
from qa.errors import GlossaryError
from qa.language import FOLDER, base
from qa.scan.compiled import folder
from qa.scan.entries import Words, entries_of, words_of

Kind = Literal["air", "not_only", "idioms", "negate", "concord", "implies", "softens"]
_WORDS = (
    "needs",
    "frees",
    "only",
    "scant",
    "also",
    "except",
    "except_before",
    "polar",
    "licence",
    "emphatic",
    "main",
    "partner",
    "names",
    "joins",
    "mild",
    "repeats",
    "renders",
    "owes",
    "waits",
    "then",
    "clauses",
    "forbids",
)
_DENIED = "denied"  # a table: words that are often denied, by what they mean
_KEYS = {
    "code",
    "spaced",
    "verb_last",
    "verb_second",
    "before_verb",
    "read",
    "phrase",
    _DENIED,
    *get_args(Kind),
    *_WORDS,
}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's negation: `strong` finds what denies, `owes` what denies by itself and owes
    a counterpart all the same (refuse to), `all` the rest as well, `marks` the words
    that say more about a clause (only, also, any); `phrase` are negators that deny a phrase alone;
    `denied` words that are often denied, whose kind is what they mean; `read` where what is found
    between it and every other language was read on real translations.
    """

    code: str
    spaced: bool
    verb_last: bool
    verb_second: bool
    before_verb: bool
    read: bool
    strong: Words
    owes: Words
    all: Words
    marks: Words
    has: frozenset[str] = field(default_factory=frozenset)
    phrase: frozenset[str] = frozenset()
    denied: Words = field(default_factory=lambda: Words((), None))


@functools.cache
def lexicon(tag: str) -> Lexicon | None:
    """The lexicon of a language tag; None where the language has no file."""
    code = base(tag)
    file = FOLDER / "negation" / f"{code}.toml"
    if not code.isalpha() or not file.is_file():
        return None
    place = f"languages/negation/{code}.toml"
    return read(read_toml(file), place)


def read(data: Mapping[str, Any], place: str) -> Lexicon:
    """The lexicon of a parsed file; GlossaryError for what is unknown or missing in it."""
    unknown = sorted(set(data) - _KEYS)
    if unknown:
        raise GlossaryError(
            f"unknown key {unknown[0]!r}", path=place,
            remedy=f"Known keys: {', '.join(sorted(_KEYS))}.",
        )  # fmt: skip
    missing = sorted({"code", "negate"} - set(data))
    if missing:
        raise GlossaryError(f"no key {missing[0]!r}", path=place, remedy="Add it.")
    folds = folder().texts
    lists = {
        key: entries_of(((text, key) for text in data.get(key, ())), place, folds)
        for key in (*get_args(Kind), *_WORDS)
    }
    strong = [e for key in ("negate", "concord", "not_only") for e in lists[key]]
    everything = [e for key in get_args(Kind) for e in lists[key]]
    denied = ((text, meaning) for meaning, texts in data.get(_DENIED, {}).items() for text in texts)
    return Lexicon(
        code=data["code"],
        spaced=data.get("spaced", True),
        verb_last=data.get("verb_last", False),
        verb_second=data.get("verb_second", False),
        before_verb=data.get("before_verb", False),
        read=data.get("read", False),
        strong=words_of(strong),
        owes=words_of(lists["owes"]),
        all=words_of(everything),
        marks=words_of([e for key in _WORDS for e in lists[key]]),
        has=frozenset(key for key, entries in lists.items() if entries),
        phrase=frozenset(folds(data.get("phrase", ()))),
        denied=words_of(entries_of(denied, place, folds)),
    )
