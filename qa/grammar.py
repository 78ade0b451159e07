"""How a replacement reads where it stands: articles, capitals, blanks.

A check proposes a name or a phrase; the words round it are the writer's. “a Tajikistan delegation”
becomes “a Taliban delegation” and not “a the Taliban delegation”, “an armistice” “a truce”.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from qa.datafile import read_toml, strict
from qa.language import FOLDER, base, language

_FILE = "languages/content/articles.toml"
_BEFORE = re.compile(r"(?<!\S)[^\s\w]{0,3}([\w'’]{1,40}) $")  # the word before, with one blank
_REACH = 48
_FIRST = re.compile(r"\w[\w.’']{0,40}")
_BEGINS = re.compile(r"(?:^|[.!?…]['\"”’)]{0,2} {1,2})[“‘\"'(]?$")


@dataclass(frozen=True, slots=True)
class _Rules:
    """What the data file says of a language; a language that is not there has articles alone."""

    articles: frozenset[str]
    indefinite: tuple[str, ...] = ()
    vowels: str = ""
    beginnings: Mapping[str, bool] = field(default_factory=dict)
    letters: str = ""
    spoken: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    possessive: tuple[str, ...] = ()
    joined: str = ""


class Fitted(NamedTuple):
    """What to write in the place of text[start:end]."""

    start: int
    end: int
    text: str


def fitted(text: str, start: int, end: int, replacement: str, lang: str) -> Fitted:
    """The replacement of text[start:end] as it reads there; it may take in the word before."""
    rules = _rules(base(lang))
    if not replacement:
        return _deleted(text, start, end)
    old = text[start:end]
    before = text[max(0, start - _REACH) : start]
    replacement = _without_article(before, old, replacement, rules)
    replacement = _without_stop(text, end, replacement)
    if _BEGINS.search(before) and old[:1].isupper() and replacement[:1].islower():
        replacement = replacement[0].upper() + replacement[1:]
    return _with_indefinite(text, start, end, replacement, before, rules)


def _deleted(text: str, start: int, end: int) -> Fitted:
    """Nothing in its place, and one of the two blanks round it goes as well."""
    behind = text[end : end + 1] == " "
    if behind and (start == 0 or text[start - 1].isspace()):
        return Fitted(start, end + 1, "")
    if end == len(text) and text[start - 1 : start] == " ":
        return Fitted(start - 1, end, "")
    return Fitted(start, end, "")


def _without_article(before: str, old: str, replacement: str, rules: _Rules) -> str:
    """The replacement without its article where the text has one, or where none can stand."""
    article, blank, rest = replacement.partition(" ")
    if not blank or article.casefold() not in rules.articles:
        return replacement
    if old.partition(" ")[0].casefold() in rules.articles:
        return replacement  # what it replaces had one as well
    if before and before[-1] in rules.joined:
        return rest
    word = _BEFORE.search(before)
    if word and (
        word[1].casefold() in {article.casefold(), *rules.determiners}
        or word[1].endswith(rules.possessive)
    ):
        return rest
    return replacement


def _without_stop(text: str, end: int, replacement: str) -> str:
    """A replacement that ends with the stop that follows (U.S.) does not double it."""
    following = text[end : end + 1]
    if following == "." and replacement.endswith(".") and text[end + 1 : end + 2] != ".":
        return replacement[:-1]
    return replacement


def _with_indefinite(
    text: str, start: int, end: int, replacement: str, before: str, rules: _Rules
) -> Fitted:
    """“a” becomes “an” where the new word wants it and the old one did not, and the other way."""
    word = _BEFORE.search(before)
    if word is None or word[1].casefold() not in rules.indefinite:
        return Fitted(start, end, replacement)
    wanted = rules.indefinite[_vowel(replacement, rules)]
    place = start - 1 - len(word[1])
    given = text[place : start - 1]
    if given.casefold() == wanted or rules.indefinite[_vowel(text[start:end], rules)] == wanted:
        return Fitted(start, end, replacement)
    shaped = wanted.capitalize() if given[:1].isupper() else wanted
    return Fitted(place, end, f"{shaped} {replacement}")


def _vowel(text: str, rules: _Rules) -> bool:
    """Whether the first word begins with the sound of a vowel."""
    found = _FIRST.search(text)
    word = found[0] if found else ""
    capitals = word.replace(".", "")
    if len(capitals) > 1 and capitals.isupper() and capitals not in rules.spoken:
        return capitals[0] in rules.letters
    small = word.casefold()
    known = [known for known in rules.beginnings if small.startswith(known)]
    if known:
        return rules.beginnings[max(known, key=len)]
    return small[:1] in rules.vowels


@functools.cache
def _rules(code: str) -> _Rules:
    articles = frozenset(word.casefold() for word in language(code).articles)
    data: Mapping[str, Any] = read_toml(FOLDER / "content" / "articles.toml").get(code, {})
    if not data:
        return _Rules(articles)
    strict(
        data,
        ("indefinite", "vowels", "consonant", "vowel", "letters", "spoken", "determiners",
         "possessive", "joined"),
        _FILE,
    )  # fmt: skip
    beginnings = dict.fromkeys(data["consonant"], False) | dict.fromkeys(data["vowel"], True)
    return _Rules(
        articles, tuple(data["indefinite"]), data["vowels"], beginnings, data["letters"],
        frozenset(data["spoken"]), frozenset(data["determiners"]), tuple(data["possessive"]),
        data["joined"],
    )  # fmt: skip
