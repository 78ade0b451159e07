"""How common a text is: by a list of words, or counted in the newsroom's own archive."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from qa.errors import ConfigError
from qa.fold import Folder
from qa.language import base, codes, language

_LARGEST = 256 * 1024 * 1024
_RATES = frozenset(("per_million", "per-million", "permillion", "ipm", "fpm"))
_COUNTS = frozenset(("count", "counts", "frequency", "freq", "n"))
_WORD = re.compile(r"\w+")
_ACRONYM = 5
_LETTERS_A_WORD = 2  # of a language that writes no blanks: the usual estimate


@dataclass(frozen=True, slots=True)
class WordList:
    """Occurrences per million words by folded word; `lang` is empty when it holds for all."""

    name: str
    lang: str
    rates: Mapping[str, float]


Shape = Literal["small", "capital", "upper"]


@dataclass(frozen=True, slots=True)
class Archive:
    """What was counted in running text: each folded form's occurrences by language and by how it
    was written (may, May, MAY), and the words of each language."""

    counts: Mapping[tuple[str, str, Shape], int]
    words: Mapping[str, int]
    stories: int = 0

    def count(self, tag: str, text: str, key: str) -> int:
        """How often the matcher, which minds capitals, would take what stands there for the form."""
        shapes: tuple[Shape, ...] = ("small", "capital", "upper")
        if language(tag).cased and text[:1].isupper():
            shapes = ("upper",) if acronym(text) else ("capital", "upper")
        return sum(self.counts.get((base(tag), key, shape), 0) for shape in shapes)


def acronym(text: str) -> bool:
    """Whether the matcher wants all of it in capitals."""
    return text.isupper() and len(text) <= _ACRONYM


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Everything known of how common texts are; empty when nothing was given."""

    lists: tuple[WordList, ...] = ()
    archive: Archive | None = None
    per_million: float = 100.0
    per_thousand: float = 1.0
    enough: int = 10  # occurrences in the archive below which nothing is concluded
    ratio: float = 10.0
    names: tuple[str, ...] = ()

    def rate(self, tag: str, key: str) -> tuple[float, str] | None:
        """Occurrences per million of a text that a list has, and the list's name."""
        lang = base(tag)
        for words in self.lists:
            if words.lang in ("", lang) and key in words.rates:
                return words.rates[key], words.name
        return None

    def ceiling(self, tag: str, key: str) -> float | None:
        """The most that several words can occur together: as often as the rarest of them."""
        single = self.rate(tag, key)
        if single is not None:
            return single[0]
        lang = base(tag)
        if not any(words.lang in ("", lang) for words in self.lists):
            return None
        parts = key.split()
        rates = [found[0] if (found := self.rate(tag, part)) else 0.0 for part in parts]
        return min(rates, default=0.0)


def read_list(given: str, fold: Callable[[str], str]) -> WordList:
    """A list `[LANG=]FILE`: a word, a tab, a number; raises ConfigError with the line.

    Without LANG= the name says it (words.en.tsv), else the list holds for every language. The
    header says whether the numbers are counts or per_million; without one whole numbers are
    counts, and one with a fraction makes all of them rates per million.
    """
    tag, equals, name = given.partition("=")
    path = Path(name if equals else given)
    lang = base(tag) if equals else _lang_of(path)
    rows: list[tuple[str, float]] = []
    rates = False
    for number, line in enumerate(_read(path).split("\n"), 1):
        line = line.rstrip("\r")
        if not line.strip() or line.startswith("#"):
            continue
        word, tab, value = line.partition("\t")
        value = value.partition("\t")[0].strip()
        if not rows and value.lower() in _RATES | _COUNTS:
            rates = value.lower() in _RATES
            continue
        try:
            amount = float(value)
        except ValueError:
            amount = -1.0
        if not tab or not word.strip() or not 0 <= amount < 1e15:
            raise ConfigError(
                f"{line[:60]!r} is no word with its frequency", path=f"{path}:{number}",
                remedy="Write the word, a tab and a number.",
            )  # fmt: skip
        rates = rates or "." in value
        rows.append((fold(word).strip(), amount))
    if not rows:
        raise ConfigError("the list of frequencies is empty", path=path, remedy="Give another.")
    total = sum(amount for _, amount in rows) or 1.0
    factor = 1.0 if rates else 1e6 / total
    found: dict[str, float] = {}
    for word, amount in rows:  # what folds to the same word adds up
        found[word] = found.get(word, 0.0) + amount * factor
    return WordList(str(path), lang, found)


def _lang_of(path: Path) -> str:
    """en of words.en.tsv and of en.tsv."""
    last = base(path.name.split(".")[-2] if path.name.count(".") else path.name)
    return last if last in codes() else ""


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise ConfigError("the list is over 256 MB", path=path, remedy="Give a shorter one.")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"the list is not UTF-8 (byte {error.start})", path=path, remedy="Save it as UTF-8."
        ) from None
    except OSError as error:
        raise ConfigError(
            f"the list cannot be read ({error.strerror})", path=path, remedy="Check the path."
        ) from None


def installed(langs: Iterable[str], fold: Callable[[str], str]) -> tuple[WordList, ...]:
    """The lists of the package wordfreq for these languages; ConfigError when it is not there."""
    try:
        import wordfreq
    except ImportError:
        raise ConfigError(
            "--common needs the package wordfreq",
            remedy="Install it: pip install 'wireqa[frequency]', or give a list with --frequencies.",
        ) from None
    known = wordfreq.available_languages("best")
    found = []
    for lang in sorted(set(langs) & set(known)):
        rates: dict[str, float] = {}
        for word, share in wordfreq.get_frequency_dict(lang).items():
            key = fold(word)
            rates[key] = rates.get(key, 0.0) + share * 1e6
        found.append(WordList(f"wordfreq {lang}", lang, rates))
    return tuple(found)


def count(
    texts: Iterable[tuple[str, str]], wanted: Mapping[str, Collection[str]], folder: Folder
) -> Archive:
    """How often the folded forms of each language stand in running text of it.

    `texts` are (language tag, text). A form counts where no letter or digit goes on at its edge; in
    a language without blanks everywhere.
    """
    import daachorse

    automata: dict[str, tuple[list[str], daachorse.CharwiseDoubleArrayAhoCorasick] | None] = {}
    counts: dict[tuple[str, str, Shape], int] = {}
    words: dict[str, int] = {}
    stories = 0
    for tag, text in texts:
        lang = base(tag)
        stories += 1
        folded = folder.fold(text)
        spaced = language(lang).spaced
        words[lang] = words.get(lang, 0) + _words(folded.text, spaced=spaced)
        if lang not in automata:
            keys = sorted({key for key in wanted.get(lang, ()) if key})
            automata[lang] = (
                (keys, daachorse.CharwiseDoubleArrayAhoCorasick(keys)) if keys else None
            )
        known = automata[lang]
        if known is None:
            continue
        keys, automaton = known
        for start, end, number in automaton.find_overlapping(folded.text):
            if not spaced or _free(folded.text, start, end):
                first, last = folded.back(start, end)
                key = (lang, keys[number], _shape(text[first:last]))
                counts[key] = counts.get(key, 0) + 1
    return Archive(counts, words, stories)


def _shape(written: str) -> Shape:
    if written.isupper():
        return "upper"
    return "capital" if written[:1].isupper() else "small"


def _free(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (
        after.isalnum() and text[end - 1].isalnum()
    )


def _words(text: str, *, spaced: bool) -> int:
    if spaced:
        return sum(1 for _ in _WORD.finditer(text))
    return sum(len(match[0]) for match in _WORD.finditer(text)) // _LETTERS_A_WORD
