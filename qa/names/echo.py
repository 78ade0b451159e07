"""Whether a source text, in whatever script, has a name: by its letters, else by its sound."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from qa.names.distance import GENERIC, alike
from qa.names.sound import encode, fold_name, keys, romanise, stretches, syllable
from qa.names.tables import tables

_DENSE = re.compile(r"[぀-ヿ㐀-鿿豈-﫿]+")  # kana and Han: no blanks between words
_WIDEST = 8  # characters of such a script that one word of a name may take
_FIGURED = re.compile(r"(?<!\w)\d{1,4}[A-Za-z]{1,4}(?!\w)")
_MOST = 4000  # characters of the source that are listened to: no sentence is longer
_SURE = 0.85  # similarity in sound
_SENTENCE = 80  # words
_BONES = 3  # consonants that tell a name without its vowels, which many scripts leave out
_WEAKER = 0.9
_GRAIN = 1e-9  # below a floor: rounding must not decide
_SPELT, _MOST_SPELT = 3, 6  # letters of an acronym whose letters' names can be told
_SLACK = 2  # sounds by which a stretch may be longer or shorter than the name


class Echo:
    """The source of one segment, made ready to be asked for names.

    Words are those between blanks and signs; scripts without blanks are heard in stretches of a
    few characters, which finds a resemblance sooner: `dense` says whether that is so.
    """

    def __init__(self, text: str, pivot: str = GENERIC) -> None:
        self._pivot = pivot
        self._reading = tables().reading_of.get(pivot, "latin")
        text = text[:_MOST]
        self._runs: list[str] = _DENSE.findall(text)
        words = _split(_DENSE.sub(" ", text))
        self.dense = sum(map(len, self._runs)) > sum(map(len, words))
        self.latin = not self.dense and 2 * sum(w[0].isascii() for w in words) > len(words)
        # What begins with a figure (3D) has no sound and is read all the same.
        self.plain = Counter(fold_name(word) for word in (*words, *_FIGURED.findall(text)))
        self.large = frozenset(fold_name(word) for word in words if word[0].isupper())
        # In another script what has Latin letters is a name or a term of its own.
        self.foreign = (
            frozenset[str]() if self.latin else frozenset(filter(str.isascii, self.large))
        )
        self._codes = Counter(encode(_latin(word)) for word in words)
        self._keys: dict[str, list[str]] | None = None
        self._stretches: dict[int, set[str]] | None = None

    def count(self, name: str) -> int:
        """How many words are the name: its letters, or nearly its sound."""
        plain = self.plain[fold_name(name)]
        if plain or self.latin:
            return plain
        code = encode(name)
        return sum(
            n for other, n in self._codes.items() if alike(code, other, self._pivot) >= _SURE
        )

    def spells(self, acronym: str) -> bool:
        """Whether a word is an acronym's letters, or in another script their names: एनएसए."""
        if fold_name(acronym) in self.plain:
            return True
        if self.latin or not _SPELT <= len(acronym) <= _MOST_SPELT:
            return False
        spelled = fold_name(acronym).translate(tables().spelled)
        return self.similarity(spelled, _SURE) >= _SURE

    def similarity(self, name: str, floor: float = 0.0) -> float:
        """How alike the nearest stretch sounds, 0 to 1; 1 where the very letters stand there.

        0 where that is less than `floor`.
        """
        if fold_name(name) in self.plain:
            return 1.0
        code = encode(name)
        near = [other for other in self._near(code) if abs(len(other) - len(code)) <= len(code)]
        near += self._dense_near(len(code))
        heard = self._nearest(code, near, floor)
        if self.latin or self._runs:
            return heard
        bare = _consonants(code)
        if len(bare) < _BONES:
            return heard
        others = [plain for plain in map(_consonants, near) if len(plain) >= _BONES]
        return max(heard, _WEAKER * self._nearest(bare, others, max(heard, floor) / _WEAKER))

    def _nearest(self, code: str, others: Iterable[str], floor: float) -> float:
        """The highest likeness; what cannot reach the best one so far is not reckoned to its end."""
        best = 0.0
        for other in others:
            least = max(best, floor)
            best = max(best, alike(code, other, self._pivot, least - _GRAIN if least else 0.0))
        return best

    def _near(self, code: str) -> Iterable[str]:
        """The words to compare with: all of a sentence, of a longer text those of a like sound."""
        if len(self._codes) <= _SENTENCE:
            return self._codes
        if self._keys is None:
            self._keys = {}
            for other in self._codes:
                for key in keys(other):
                    self._keys.setdefault(key, []).append(other)
        return {other for key in keys(code) for other in self._keys.get(key, ())}

    def _dense_near(self, size: int) -> list[str]:
        """The sounds of the stretches of about that length."""
        if self._stretches is None:
            self._stretches = {}
            for run in self._runs:
                for code in stretches([*map(syllable, run)], _WIDEST, self._reading):
                    self._stretches.setdefault(len(code), set()).add(code)
        return [
            code
            for length in range(max(1, size - _SLACK), size + _SLACK + 1)
            for code in self._stretches.get(length, ())
        ]


def _consonants(code: str) -> str:
    vowels = tables().vowels
    return "".join(sound for sound in code if sound not in vowels)


def _split(text: str) -> list[str]:
    """The words of any script: vowel signs and other marks belong to the letter before."""
    kept = (
        char if char.isalnum() or unicodedata.category(char)[0] == "M" else " " for char in text
    )
    return [word for word in "".join(kept).split() if word[0].isalpha()]


def _latin(word: str) -> str:
    """In Latin letters, vowel signs read before marks are dropped."""
    return word if word.isascii() else romanise(word) if _plain(word) else _spelt(word)


def _plain(word: str) -> bool:
    return not any(unicodedata.category(char)[0] == "M" for char in word)


def _spelt(word: str) -> str:
    from anyascii import anyascii

    return str(anyascii(word))
