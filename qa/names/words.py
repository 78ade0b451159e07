"""Words of a text with what their capitals say, and the names that they make."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Container, Sequence
from typing import NamedTuple

from qa.names.sound import fold_name
from qa.names.tables import tables

# Letters with points between them (U.S.) are one word, and so are those with figures (COVID-19).
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[’'ʻʼ][^\W\d_]+)*")
# Behind these a capital says nothing; a closing quotation mark or bracket may stand between.
_PREFIX = re.compile(r"[-‐‑](?=[^\W\d_])(?![A-ZÀ-ÞА-Я])")
_APOSTROPHES = frozenset("’'ʻʼ")
_STOPS = frozenset(".!?…:;•|\n")
_SHORT = 3  # letters of a word that is a name at the head of a sentence; words of a headline
_BETWEEN = 2  # small words inside a name
_TITLED = 0.7  # share of capitals in a headline
_OPENING = " \t\"'“”‘’«»„‹›([{—–-¿¡*"


class Word(NamedTuple):
    """A word with its place. `plain` is its folded spelling; `head` when it begins a sentence."""

    text: str
    start: int
    end: int
    plain: str
    capital: bool
    head: bool

    @property
    def acronym(self) -> bool:
        """Whether it is written in capitals all, with two of them at least."""
        return len(self.plain) > 1 and self.text.isupper()


def words_of(text: str, articles: Collection[str] = ()) -> list[Word]:
    """The words in the order of the text; `articles` are casefolded words that begin sentences
    and hand their place on: in "The Ministry" both are capitalised by the place.
    """
    found: list[Word] = []
    elided = tuple(article for article in articles if article[-1:] in _APOSTROPHES)
    for match in _WORD.finditer(text):
        word, shift, plain, capital = _look(match[0], elided)
        before = match.start()
        start = before + shift
        while before and text[before - 1] in _OPENING:
            before -= 1
        # A quotation or a bracket begins as a sentence does.
        opened = text[before : match.start()].strip() != ""
        head = before == 0 or opened or text[before - 1] in _STOPS
        # A point that belongs to the word before (U.S. Senate, A. Lincoln) ends no sentence.
        if head and found and found[-1].end == before and found[-1].text.endswith("."):
            head = False
        if head and found and before and text[before - 1] == "." and _initial(text, before - 1):
            head = False
        if found and found[-1].head and found[-1].plain in articles:
            head = True
        end = start + len(word)
        if head and _PREFIX.match(text, end):  # Anti-fraud, at the beginning of a sentence
            capital = word.isupper()
        found.append(Word(word, start, end, plain, capital, head))
    return found


@functools.lru_cache(maxsize=16384)
def _look(match: str, elided: tuple[str, ...] = ()) -> tuple[str, int, str, bool]:
    """The word of a match, its place there, its folded spelling, whether it has a capital.

    An article that lost its vowel (`elided`) is no part of it at the head of a sentence either: L'Elbe.
    """
    article = next((a for a in elided if match.replace("’", "'").casefold().startswith(a)), "")
    if article and match[len(article) : len(article) + 1].isupper():
        word, start = match[len(article) :], len(article)
    else:
        word, start = _bare(match)
    for ending in tables().possessive:
        word = word.removesuffix(ending)
    return word, start, fold_name(word.replace(".", "")), any(map(str.isupper, word))


def _bare(word: str) -> tuple[str, int]:
    """Without what a language writes before or behind an apostrophe: l'Arizona, Kavanaugh'nun."""
    for at, char in enumerate(word):
        if char in _APOSTROPHES and 0 < at < len(word) - 1:
            head, rest = word[:at], word[at + 1 :]
            if head[0].islower() and rest[0].isupper():
                return rest, at + 1
            if len(head) > 1 and head[0].isupper() and rest[0].islower():
                return head, 0
    return word, 0


def _initial(text: str, point: int) -> bool:
    """Whether the point stands behind a single capital: the initial of a name."""
    return point > 0 and text[point - 1].isupper() and (point < 2 or not text[point - 2].isalnum())


def names_of(
    text: str,
    words: Sequence[Word],
    marked: Container[int],
    small: Container[str],
    large: Container[str],
    common: Container[str],
    heard: Container[str],
    stops: Container[str],
    bridges: Container[str],
    articles: Container[str],
    nouns: bool,
    foreign: Container[str] = (),
    closed: Container[int] = (),
) -> list[list[Word]]:
    """The names of a text, each with its words.

    `marked` are the places of words that a glossary knows as names. `small` are words that are
    written without a capital here or in the text it is compared with, `large` those with one amid
    a sentence, `common` everyday words (none: a capital at the head says nothing), `heard` those
    of a source in the same letters, `stops` what is capitalised without being a name, all of them
    casefolded. `bridges` are short words that may stand between two words of one name, `articles` not
    alone; with `nouns` every noun has a capital. `foreign` are words that a source in another script
    leaves in these letters, `closed` the places of words that end a glossary's name, which owns what
    follows: China's Huawei.
    """
    titled = _headline(words, common)
    found: list[list[Word]] = []
    last = -1
    for at, word in enumerate(words):
        if not word.capital or len(word.plain) < 2 or word.plain in stops:
            continue
        if len(word.text) > 1 and word.text[1] in _APOSTROPHES and word.text[2:].islower():
            continue  # I've
        weak = word.head or titled or nouns
        if word.start not in marked and weak and not _stands(word, titled):
            named = word.plain in foreign and word.plain not in small
            if not named and (
                word.plain in small or word.plain in common or len(word.plain) < _SHORT
            ):
                continue
            if not common and word.plain not in large:
                continue
            if nouns and word.plain not in heard:
                continue
        between = words[last + 1 : at] if last >= 0 else ()
        near = (
            bool(found)
            and len(between) <= _BETWEEN
            and all(w.plain in bridges or w.plain in stops for w in between)
            and not (between and between[0].plain in articles)
        )
        owner = near and words[last].start in closed and _owns(text, words[last].end)
        if near and not owner and not _parted(text, words[last], between, word):
            found[-1].append(word)
        else:
            found.append([word])
        last = at
    return found


def _stands(word: Word, titled: bool) -> bool:
    """Whether its letters make it a name wherever it stands: NHL, McDonald, iPhone."""
    return not titled and (word.acronym or any(char.isupper() for char in word.text[1:]))


def _parted(text: str, one: Word, between: Sequence[Word], other: Word) -> bool:
    """Whether more than blanks, a hyphen or a point stands between the words of a name."""
    ends = [one.end, *(w.end for w in between)]
    starts = [*(w.start for w in between), other.start]
    gaps = (text[end:start] for end, start in zip(ends, starts, strict=True))
    return any(gap.strip(" .-‐‑’'s") for gap in gaps)


def _owns(text: str, end: int) -> bool:
    return text.startswith(tables().possessive, end)


def _headline(words: Sequence[Word], common: Container[str]) -> bool:
    """Whether nearly all longer words have capitals: a headline, where they say nothing.

    Some of them must be everyday words, as far as those are known: a sentence has many names too.
    """
    longer = [w for w in words if len(w.plain) > _SHORT and not w.head and w.text.isalpha()]
    large = [w for w in longer if w.capital]
    everyday = [w for w in large if w.plain in common] if common else large
    return len(large) > max(_SHORT, _TITLED * len(longer)) and len(everyday) >= _SHORT
