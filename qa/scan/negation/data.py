"""`languages/negation/<code>.toml`: how a language denies, read once, checked at the edge."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

import daachorse

from qa.datafile import read_toml
from qa.errors import GlossaryError
from qa.language import FOLDER, base
from qa.scan.compiled import folder

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
    "clauses",
)
_KEYS = {"code", "spaced", "verb_last", "read", "phrase", *get_args(Kind), *_WORDS}
_GAP = " * "  # inside an entry: other words of the same clause may stand here

Automaton = daachorse.CharwiseDoubleArrayAhoCorasick


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, folded. `begins` and `ends` say that the word begins and ends with `text`, `closes`
    that the one behind the gap ends with `then`.
    """

    text: str
    kind: str
    begins: bool
    ends: bool
    then: str = ""
    closes: bool = True


@dataclass(frozen=True, slots=True)
class Words:
    """Entries of several lists with the automaton over them; `entries` by pattern number."""

    entries: tuple[tuple[Entry, ...], ...]
    automaton: Automaton | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's negation: `strong` finds what denies, `all` the rest as well, `marks` the words
    that say more about a clause (only, also, any); `phrase` are negators that deny a phrase alone;
    `read` where what is found between it and every other language was read on real translations.
    """

    code: str
    spaced: bool
    verb_last: bool
    read: bool
    strong: Words
    all: Words
    marks: Words
    has: frozenset[str] = field(default_factory=frozenset)
    phrase: frozenset[str] = frozenset()


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
    fold = folder().text
    lists = {
        key: [_entry(text, key, place, fold) for text in data.get(key, ())]
        for key in (*get_args(Kind), *_WORDS)
    }
    strong = [e for key in ("negate", "concord", "not_only") for e in lists[key]]
    everything = [e for key in get_args(Kind) for e in lists[key]]
    return Lexicon(
        code=data["code"],
        spaced=data.get("spaced", True),
        verb_last=data.get("verb_last", False),
        read=data.get("read", False),
        strong=_words(strong),
        all=_words(everything),
        marks=_words([e for key in _WORDS for e in lists[key]]),
        has=frozenset(key for key, entries in lists.items() if entries),
        phrase=frozenset(map(fold, data.get("phrase", ()))),
    )


def _entry(text: object, key: str, place: str, fold: Any) -> Entry:
    if not isinstance(text, str) or not text.strip("* "):
        raise GlossaryError(
            f"{key} has {text!r}, which is no word", path=place, remedy="Take it out."
        )
    head, _, then = text.partition(_GAP)
    core = head.strip("*")
    last = then.removesuffix("*")
    if "*" in core or "*" in last:
        raise GlossaryError(
            f"{key} has {text!r} with a star inside", path=place,
            remedy="A star stands at the beginning or the end, or between blanks.",
        )  # fmt: skip
    begins, ends, closes = (
        not head.startswith("*"), not head.endswith("*"), not then.endswith("*"),
    )  # fmt: skip
    return Entry(fold(core), key, begins, ends, fold(last), closes)


def _words(entries: list[Entry]) -> Words:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.text, []).append(entry)
    automaton = Automaton(list(found)) if found else None
    return Words(tuple(tuple(entries) for entries in found.values()), automaton)
