"""Korean names: hangul beside the many ways to spell it in Latin letters."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.names.readings.data import korean
from qa.names.readings.latin import Token, plain
from qa.names.sound import similarity

_FIRST, _LAST = "가", "힣"
_VOWELS, _CODAS = 21, 28
_WORD = re.compile(f"[{_FIRST}-{_LAST}]+")
_SIZE = 3  # syllables of a name: a surname of one, a given name of two
_LONGEST = 16  # letters of a given name; Unicode's longest syllable has eight


@dataclass(frozen=True, slots=True)
class HangulName:
    """Three syllables that a Korean text shows to be a name: surname and given name."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class KoreanName:
    """A name in Latin letters with its place: the tokens, and which of them is the surname.

    `parts` are the letters of the given name, in two where a hyphen or blank parts them.
    """

    start: int
    end: int
    surname: Token
    given: tuple[Token, ...]
    parts: tuple[str, ...]
    surname_first: bool

    @property
    def letters(self) -> str:
        return "".join(self.parts)

    @property
    def hangul(self) -> frozenset[str]:
        """The characters that the surname may be."""
        return korean().surnames[plain(self.surname.text)]


@functools.lru_cache(maxsize=4096)
def spellings(syllable: str) -> frozenset[str]:
    """Every usual spelling of one syllable."""
    return frozenset("".join(parts) for parts in itertools.product(*_letters(syllable)))


def romanised(syllable: str) -> str:
    """The Revised Romanisation of one syllable, alone."""
    return "".join(options[0] for options in _letters(syllable))


def _letters(syllable: str) -> tuple[tuple[str, ...], ...]:
    table = korean()
    number = ord(syllable) - ord(_FIRST)
    onset, rest = divmod(number, _VOWELS * _CODAS)
    vowel, coda = divmod(rest, _CODAS)
    return table.onsets[onset], table.vowels[vowel], table.codas[coda]


def hangul_strings(text: str) -> Iterator[str]:
    """Every three syllables that begin with a surname: what a name in letters may be."""
    characters = korean().characters
    for match in _WORD.finditer(text):
        word = match[0]
        for at in range(len(word) - _SIZE + 1):
            if word[at] in characters:
                yield word[at : at + _SIZE]


def hangul_names(text: str) -> Iterator[HangulName]:
    """The words that are a surname and two syllables, with nothing but a particle behind."""
    table = korean()
    for match in _WORD.finditer(text):
        word = match[0]
        if word[0] in table.characters and len(word) >= _SIZE:
            rest = word[_SIZE:]
            if not rest or rest in table.tails:
                yield HangulName(match.start(), word[:_SIZE])


def korean_names(runs: Sequence[Sequence[Token]]) -> Iterator[KoreanName]:
    """Every Korean surname with the one or two tokens beside it, in either order."""
    for run in runs:
        for at, token in enumerate(run):
            if plain(token.text) not in korean().surnames:
                continue
            for size in (1, 2):
                for first, given in (
                    (True, run[at + 1 : at + 1 + size]),
                    (False, run[at - size : at] if at >= size else ()),
                ):
                    made = _name(token, given, first) if len(given) == size else None
                    if made:
                        yield made


def _name(surname: Token, given: Sequence[Token], first: bool) -> KoreanName | None:
    words = [plain(part) for token in given for part in re.split("[-‐]", token.text)]
    if len(words) > 2 or not all(words) or sum(map(len, words)) > _LONGEST:
        return None
    places = sorted((surname, *given), key=lambda token: token.start)
    return KoreanName(places[0].start, places[-1].end, surname, tuple(given), tuple(words), first)


def reads(name: KoreanName, hangul: str) -> bool:
    """Whether surname and given name may be the three syllables."""
    first, second = spellings(hangul[1]), spellings(hangul[2])
    return hangul[0] in name.hangul and any(
        left in first and right in second for left, right in _everywhere(name.letters)
    )


def wrong_part(name: KoreanName, hangul: str) -> tuple[int, str] | None:
    """Which syllable of the given name is wrong (0 or 1) where the other is right, and its letters."""
    parted = ((name.parts[0], name.parts[1]),) if len(name.parts) > 1 else _everywhere(name.letters)
    for left, right in parted:
        if left in spellings(hangul[1]):
            return 1, right
        if right in spellings(hangul[2]):
            return 0, left
    return None


@functools.lru_cache(maxsize=4096)
def _everywhere(letters: str) -> tuple[tuple[str, str], ...]:
    """The letters cut in two in every way, the longest first part first."""
    return tuple((letters[:at], letters[at:]) for at in range(len(letters) - 1, 0, -1))


def near(letters: str, syllable: str) -> float:
    """How near the letters are to any usual spelling of the syllable, 0 to 1."""
    return max(similarity(letters, spelling, "ko") for spelling in spellings(syllable))


def mended(name: KoreanName, wrong: int, letters: str, right: str) -> str:
    """The name as it stands, with one syllable of the given name put right."""
    words = [token.text for token in name.given]
    if len(words) > 1:
        words[wrong] = right.capitalize()
    elif len(name.parts) > 1:
        parts = re.split("([-‐])", words[0])
        old = parts[2 * wrong]
        parts[2 * wrong] = right.capitalize() if old[0].isupper() else right
        words = ["".join(parts)]
    else:
        size = len(letters)
        word = words[0]
        words = [word[:-size] + right if wrong else right.capitalize() + word[size:]]
    given, surname = " ".join(words), name.surname.text
    return f"{surname} {given}" if name.surname_first else f"{given} {surname}"
