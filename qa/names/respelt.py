"""Names of a source in the same script that a translation spells otherwise.

A person keeps the letters of the name from one language to another that is written with the same
letters. Names that come from a third script are transcribed anew by each language (Gorbatschow,
Gorbachev), places have names of their own in each (Moskau), and words have relatives (Sistema).
So a respelling counts only where more than the likeness speaks for it.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass
from typing import Literal

from qa.names.shapes import Shapes
from qa.names.sound import encode, fold_name, kin, levenshtein, similarity
from qa.names.words import Word

Why = Literal["beside", "elsewhere", "attested"]

_LEAST = 3  # letters of a name that is looked at
_NEAR = 2  # and of the name beside it
_SPELT = 0.6  # similarity in letters of the two spellings
_NEARER = 0.7  # of everyday words
_SAME = 0.5  # of two that sound the same: Reed, Rid
_HEARD = 0.6  # similarity in sound
_ONE = 1.01  # letters apart for the weakest evidence
_ENDING = 3  # letters at the end that a declension may change
_MANY = 400  # words of a side: what is longer is no segment of news


@dataclass(frozen=True, slots=True)
class Respelt:
    """A word [start, end) of the target that the source spells as `instead`, at `there`.

    `why`: the name beside it is the same on both sides, the story has the source's spelling
    elsewhere, or only that one is somebody's name. `real` when the target's is as well.
    """

    start: int
    end: int
    instead: str
    there: int
    similarity: float
    why: Why
    real: bool


@dataclass(frozen=True, slots=True)
class Tongue:
    """What is known of the language of a side, casefolded: everyday words, rarer ones that are
    somebody's name as well, words with capitals that are no names, endings that may follow a name;
    whether it declines names; pairs of endings that differ by the country.
    """

    common: Container[str] = ()
    stops: Container[str] = ()
    tails: Collection[str] = ()
    declines: bool = False
    either: Container[str] = ()
    spelt: Sequence[tuple[str, str]] = ()

    def one_word(self, one: str, other: str) -> bool:
        """Whether both are words and differ by the country alone: Harbor, Harbour."""
        return any(
            long.endswith(a) and short == long.removesuffix(a) + b
            for long, short in ((one, other), (other, one))
            for a, b in self.spelt
        ) and all(word in self.common or word in self.either for word in (one, other))


def respelt(
    target: Sequence[Word],
    source: Sequence[Word],
    tongues: tuple[Tongue, Tongue],
    attested: Container[str],
    elsewhere: Container[str],
    known: Container[int],
) -> list[Respelt]:
    """One for each word of the target that has a name of the source in other letters.

    `tongues` are those of target and source, `elsewhere` the folded words with capitals of the rest
    of the story, `known` the places of target words that a glossary explains by the source.
    """
    if max(len(target), len(source)) > _MANY:
        return []
    ours = frozenset(w.plain for w in target)
    theirs = frozenset(w.plain for w in source)
    wanted = [
        n for n, w in enumerate(source) if _capital(w, tongues[1].stops) and w.plain not in ours
    ]
    shapes = Shapes(source[n].plain for n in wanted)
    found: list[Respelt] = []
    for at, word in enumerate(target):
        if not wanted:
            break
        if not _capital(word, tongues[0].stops) or word.plain in theirs or word.start in known:
            continue
        near = frozenset(shapes.near(word.plain))
        there = max(
            (n for n in wanted if source[n].plain in near),
            key=lambda n: (levenshtein(word.plain, source[n].plain), -n),
            default=None,
        )
        if there is None:
            continue
        best = source[there]
        if word.plain.isascii() != best.plain.isascii():
            continue
        heard = similarity(word.plain, best.plain)
        spelt = levenshtein(word.plain, best.plain)
        if heard < _HEARD or spelt < (_SPELT if heard < 1 else _SAME):
            continue
        if _inflected(word.plain, best.plain, tongues):
            continue
        if tongues[0].one_word(word.plain, best.plain):
            continue
        common = word.plain in tongues[0].common, best.plain in tongues[1].common
        real = word.text in attested, best.text in attested
        company = _company(target, at, source, there, tongues[1].stops)
        why = _why(word, best, common, real, [n.text in attested for n in company], elsewhere)
        if why:
            wanted.remove(there)
            found.append(Respelt(word.start, word.end, best.text, best.start, heard, why, real[0]))
    return found


def _capital(word: Word, stops: Container[str]) -> bool:
    return (
        word.capital
        and len(word.plain) >= _LEAST
        and word.plain.isalpha()
        and not word.acronym
        and word.plain not in stops
    )


def _why(
    word: Word,
    best: Word,
    common: tuple[bool, bool],
    real: tuple[bool, bool],
    company: Sequence[bool],
    elsewhere: Container[str],
) -> Why | None:
    """What speaks for a slip: `common` and `real` are those of the word and of the source's name,
    `company` has an entry for each neighbour that is the same on both sides: whether it is real.
    """
    if company and not (real[0] and not real[1]):
        # An everyday word (Times, Golf) has relatives in other languages (Hotel, Oteli).
        if common[0] or common[1]:
            if len(word.plain) != len(best.plain) or levenshtein(word.plain, best.plain) < _NEARER:
                return None
            sure = len(company) > 1 or (any(company) and (real[1] or not common[0]))
            return "beside" if sure and not (common[0] and not real[1]) else None
        # Two words that are nobody's name, beside a third (Anterior Commissure), are no name.
        if real[1] or (
            any(company) and (encode(word.plain) != encode(best.plain) or _doubled(word, best))
        ):
            return "beside"
        return None
    if any(common) or real[0] or kin(word.plain, best.plain) or kin(best.plain, word.plain):
        return None
    apart = (1 - levenshtein(word.plain, best.plain)) * max(len(word.plain), len(best.plain))
    if apart > _ONE and word.plain.startswith(best.plain):
        return None  # a derivation: Brexit, Brexiteer
    if best.plain in elsewhere:
        return "elsewhere"
    if real[1] and apart <= _ONE and encode(word.plain) != encode(best.plain):
        return "attested"
    return None


def _doubled(word: Word, best: Word) -> bool:
    """Whether a letter more or less, twice the same, is all the difference: Lartin, Lartinn."""
    short, long = sorted((word.plain, best.plain), key=len)
    return len(long) == len(short) + 1 and any(
        long[:at] + long[at + 1 :] == short and long[at - 1] == long[at]
        for at in range(1, len(long))
    )


def _company(
    target: Sequence[Word], at: int, source: Sequence[Word], there: int, stops: Container[str]
) -> list[Word]:
    """The names right before or behind both words that are the same on both sides."""
    found = []
    for step in (-1, 1):
        one, other = at + step, there + step
        if not (0 <= one < len(target) and 0 <= other < len(source)):
            continue
        near = target[one]
        if near.plain != source[other].plain or not (near.capital and source[other].capital):
            continue
        if len(near.plain) < _NEAR or near.acronym or near.plain in stops:
            continue
        if _joined(target, at, one) and _joined(source, there, other):
            found.append(near)
    return found


def _joined(words: Sequence[Word], one: int, other: int) -> bool:
    """Whether nothing but a blank or hyphen parts two neighbours."""
    first, second = sorted((words[one], words[other]), key=lambda w: w.start)
    return second.start - first.end == 1


def _inflected(word: str, best: str, tongues: tuple[Tongue, Tongue]) -> bool:
    """Whether the two differ only in an ending that either language puts behind a name."""
    for long, short, tongue in ((word, best, tongues[0]), (best, word, tongues[1])):
        rest = long[len(short) :] if long.startswith(short) else ""
        if rest in tongue.tails and rest != short[-1]:  # Lartinn for Lartin is no dative
            return True
    if not (tongues[0].declines or tongues[1].declines):
        return False
    shared = 0
    while shared < min(len(word), len(best)) and word[shared] == best[shared]:
        shared += 1
    return max(len(word), len(best)) - shared <= _ENDING and shared >= _LEAST


def folded(words: Sequence[Word]) -> frozenset[str]:
    """The folded words that have a capital."""
    return frozenset(fold_name(w.text) for w in words if w.capital)
