"""What differs by language for the checks of the text's own language: `languages/text/`, checked at the edge."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qa.datafile import read_toml, strict
from qa.errors import GlossaryError
from qa.language import FOLDER, base, language

TEXT = FOLDER / "text"
WORDS = TEXT / "words"
FREQUENT = 45  # ten times the Zipf value from which a word is a frequent one; every list has those
_INLINE = 55  # what the words of a language without a list are worth
_KEYS = {
    "code", "name", "script", "never", "profile", "words", "near", "endings", "lends", "leads", "deep", "inflects", "own", "plural", "borrows", "mixes", "written",
}  # fmt: skip
_KEPT = {"words", "single"}
_SCRIPT = {"letters", "with", "glosses", "encodings", "wide", "abjad", "alike"}
_OTHERS = ("scripts", "kept")  # files of the folder that are no language's


_WAY = {"tags", "name", "charset", "extra"}


@dataclass(frozen=True, slots=True)
class Way:
    """One of several ways to write a language: subtags that say so, its name, the character set that has it.

    `extra` are characters that copy in it has beside those of the set.
    """

    tags: tuple[str, ...]
    name: str
    charset: str
    extra: str = ""


@dataclass(frozen=True, slots=True)
class TextRules:
    """One language: its script, letters of it that its own words never have, langdetect's profile.

    `words` are its small words where it has no list, `near` languages that share most frequent words,
    `endings` those by which its words are told from theirs. `lends` says that all others have loan
    words of it, `leads` are words after which a common noun comes rather than a name. `deep` languages
    share so much with those near that their rarer words have to tell. `inflects` are endings of a word
    that the list may have without them, `own` its own words that look like English ones,
    `plural` the ending that loan words take, `borrows` that its list has the words that all languages take over,
    `mixes` that it writes loans in Latin letters amid its own.
    """

    code: str
    name: str
    script: str
    never: frozenset[str] = frozenset()
    profile: str = ""
    words: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    lends: bool = False
    leads: frozenset[str] = frozenset()
    deep: bool = False
    inflects: tuple[str, ...] = ()
    own: frozenset[str] = frozenset()
    plural: str = ""
    borrows: bool = False
    mixes: bool = False
    written: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """The letters of a script as the inside of a character class, and the scripts written with it.

    `glosses` are the signs of those that a text of today still has (美 in Korean headlines); empty
    where it has them all. An `abjad` writes hardly a vowel. `encodings` are of eight bits, `wide` others
    that texts of the script were kept in. `alike` has for Latin letters those that look the same.
    """

    letters: str
    beside: tuple[str, ...] = ()
    glosses: frozenset[str] = frozenset()
    encodings: tuple[str, ...] = ()
    wide: tuple[str, ...] = ()
    abjad: bool = False
    alike: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays in any text: short words in Latin letters, scripts of which one letter is a sign."""

    words: frozenset[str]
    single: frozenset[str]


def _toml(file: Path, known: Collection[str]) -> dict[str, Any]:
    data = read_toml(file)
    strict(data, known, f"languages/text/{file.name}")
    return data


def read_rules(file: Path) -> TextRules:
    """The rules of one file; GlossaryError where it is not as it should be."""
    data = _toml(file, _KEYS)
    missing = sorted({"code", "name", "script"} - set(data))
    if missing:
        raise GlossaryError(
            f"no {missing[0]!r}", path=f"languages/text/{file.name}", remedy="Add the key."
        )
    return TextRules(
        data["code"], data["name"], data["script"], frozenset(data.get("never", "")),
        data.get("profile", ""), tuple(data.get("words", ())), tuple(data.get("near", ())),
        tuple(data.get("endings", ())), data.get("lends", False), frozenset(data.get("leads", ())),
        data.get("deep", False), tuple(data.get("inflects", ())),
        frozenset(data.get("own", ())), data.get("plural", ""), data.get("borrows", False), data.get("mixes", False),
        tuple(_way(row, file) for row in data.get("written", ())),
    )  # fmt: skip


def _way(row: Mapping[str, Any], file: Path) -> Way:
    strict(row, _WAY, f"languages/text/{file.name}, written")
    return Way(tuple(row["tags"]), row["name"], row["charset"], row.get("extra", ""))


@functools.cache
def rules(tag: str) -> TextRules:
    """The rules of a tag's language; of one that has no file no more than its script."""
    code = base(tag)
    file = TEXT / f"{code}.toml"
    if code.isalpha() and code not in _OTHERS and file.is_file():
        return read_rules(file)
    lang = language(code)
    return TextRules(code, lang.name, next(iter(lang.scripts), ""))


@functools.cache
def everyone() -> tuple[TextRules, ...]:
    """The rules of all languages that have a file, by code."""
    files = sorted(file.stem for file in TEXT.glob("*.toml"))
    return tuple(rules(stem) for stem in files if stem not in _OTHERS)


@functools.cache
def scripts() -> dict[str, Script]:
    """The letters of every script by its ISO 15924 code."""
    table = _toml(TEXT / "scripts.toml", _codes())
    for code, row in table.items():
        strict(row, _SCRIPT, f"languages/text/scripts.toml, {code}")
    return {
        code: Script(
            r["letters"],
            tuple(r.get("with", ())),
            frozenset(r.get("glosses", "")),
            tuple(r.get("encodings", ())),
            tuple(r.get("wide", ())),
            r.get("abjad", False),
            str.maketrans(*r["alike"]) if "alike" in r else {},
        )
        for code, r in table.items()
    }


def _codes() -> list[str]:
    # Scripts are free to come: any code of four letters.
    text = (TEXT / "scripts.toml").read_text(encoding="utf-8")
    return re.findall(r"^\[([A-Z][a-z]{3})\]", text, re.MULTILINE)


@functools.cache
def kept() -> Kept:
    """What may stay in a text of any language."""
    data = _toml(TEXT / "kept.toml", _KEPT)
    return Kept(frozenset(data["words"]), frozenset(data["single"]))


@functools.cache
def frequent(code: str) -> Mapping[str, int]:
    """The frequent words of a language with ten times their Zipf values, casefolded."""
    return _words(code, FREQUENT)


@functools.cache
def vocabulary(code: str) -> Mapping[str, int]:
    """All words that we have of a language, as `frequent` has them."""
    return _words(code, 0)


@functools.cache
def floor(code: str) -> int:
    """The least value of a list that has frequent words alone, one below; 0 of a longer list.

    What such a list has not may be any word but a frequent one.
    """
    least = min(vocabulary(code).values(), default=0)
    return least - 1 if least >= FREQUENT else 0


def _words(code: str, least: int) -> dict[str, int]:
    file = WORDS / f"{code}.txt"
    if not file.is_file():
        return dict.fromkeys(rules(code).words, _INLINE)
    found: dict[str, int] = {}
    heads: dict[str, int] = {}  # wouldn't: texts are taken apart at the apostrophe
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            value, *words = line.split()
            if int(value) < least:
                break  # the most frequent come first
            found.update(dict.fromkeys(words, int(value)))
            if "'" in line:
                for word in words:
                    heads.setdefault(word.partition("'")[0], int(value))
    for head, worth in heads.items():
        if found.get(head, 0) < worth:
            found[head] = worth
    return found


@functools.cache
def letters(*codes: str) -> re.Pattern[str]:
    """A letter of one of these scripts or of those that are written with them."""
    table = scripts()
    inside = [
        table[each].letters
        for code in codes if code in table
        for each in (code, *table[code].beside)
    ]  # fmt: skip
    return re.compile(f"[{''.join(inside)}]" if inside else r"(?!)")


@functools.cache
def foreign(code: str) -> re.Pattern[str]:
    """A run of letters of one script that this one is not written with today; its group names it.

    Words with one blank, hyphen or apostrophe between them are one run.
    """
    table = scripts()
    own: tuple[str, ...] = (code,) if code in table else ()
    own += table[code].beside if own and not table[code].glosses else ()
    parts = [
        rf"(?P<{other}>[{row.letters}]+(?:[ '’-][{row.letters}]+)*)"
        for other, row in table.items() if other not in own
    ]  # fmt: skip
    every = "".join(row.letters for other, row in table.items() if other not in own)
    return re.compile(f"(?=[{every}])(?:{'|'.join(parts)})")  # one look where nothing is foreign
