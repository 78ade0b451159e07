"""Another number in the words of one that is there: eighty-three to forty-seven.

Each word gives way to one of the same size (units to units, tens to tens), what stands between them
stays. A number that has several words (quatre-vingt and octante, семь and семи) is written only where
the ending tells which one belongs there (ochocientas, trescientas). Whoever asks reads the result back.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

from qa.figures.numerals.known import Entry, Tongue
from qa.figures.numerals.words import fold, word_atoms

_LARGEST = 10_000
_TELLING = 4  # letters of an ending that tell the form
_TRIED = 200
_TEN = 10


def spelled(written: str, lang: Tongue, wanted: Fraction) -> Iterator[str]:
    """Candidates, the likeliest first; none where the words are not plain numbers of that size."""
    folded = fold(written, lang)
    if len(folded) != len(written) or wanted.denominator != 1 or not 0 < wanted < _LARGEST:
        return
    if ranked(written, lang):
        yield from _cased(_rank(folded, lang, int(wanted)), written, lang)
        return
    yield from _cased(_single(folded, lang, int(wanted)), written, lang)
    atoms = word_atoms(folded, lang)
    values = [_value(atom.entries) for atom in atoms]
    gaps = [folded[a.end : b.start] for a, b in itertools.pairwise(atoms)]
    if len(atoms) < 2 or None in values or any(_uncertain(gap, lang) for gap in gaps):
        return
    choices = [
        list(_words(folded[a.start : a.end], int(v), int(wanted), lang))
        for a, v in zip(atoms, values, strict=True)
        if v is not None
    ]
    ends = folded[: atoms[0].start], folded[atoms[-1].end :]
    made = (
        ends[0] + "".join(map("".join, itertools.zip_longest(words, gaps, fillvalue=""))) + ends[1]
        for words in itertools.islice(itertools.product(*choices), _TRIED)
    )
    yield from _cased(made, written, lang)


def ranked(written: str, lang: Tongue) -> bool:
    """Whether it is an ordinal in one word: third, dritten."""
    return any(entry.kind == "o" for entry in lang.words.get(fold(written, lang), ()))


def _rank(folded: str, lang: Tongue, wanted: int) -> Iterator[str]:
    """The ordinal of the same form: the one in the same column, where both have as many forms."""
    old = next(int(e.low) for e in lang.words[folded] if e.kind == "o")
    ours, theirs = (_ranks(lang, value) for value in (old, wanted))
    if len(ours) != len(theirs) or folded not in ours:
        return
    found = theirs[ours.index(folded)]
    if set(lang.letters.values()).isdisjoint(found):
        yield found


@functools.lru_cache(maxsize=256)
def _ranks(lang: Tongue, value: int) -> tuple[str, ...]:
    """Every form of an ordinal, in the order of the language's file."""
    return tuple(
        word
        for word, entries in lang.words.items()
        if any(e.kind == "o" and e.low == e.high == value for e in entries)
    )


def _single(folded: str, lang: Tongue, wanted: int) -> Iterator[str]:
    """One word for the whole number."""
    yield from _of(wanted, folded, lang)


def _of(value: int, old: str, lang: Tongue) -> list[str]:
    """The word of a number in the form of the old word, where that is plain.

    Where numbers do not inflect, a language's file begins with the plain word: where the old one is
    that, so is the new one.
    """
    merged = set(lang.letters.values())
    aged = old in lang.aged
    found = [word for word, by in lang.words.items() if _value(by) == value]
    found = [word for word in found if (word in lang.aged) == aged]
    if any(not merged.isdisjoint(word) for word in found):
        return []  # kept with one letter for several, not as it is written
    if old not in lang.unwritten:  # nonante for a nonante, not for a quatre-vingt
        found = [word for word in found if word not in lang.unwritten] or found
    if len(found) < 2:
        return found
    before = _value(lang.words.get(old, ()))
    plain = "" if _inflects(lang) else _first(lang, value)
    if plain and before is not None and _first(lang, before) == old:
        return [plain]
    ends = [_ending(word, old) for word in found]
    best = max(ends)
    return [found[ends.index(best)]] if best >= _TELLING and ends.count(best) == 1 else []


@functools.cache
def _inflects(lang: Tongue) -> bool:
    """Whether a number that is neither article nor pronoun (5 to 9) has several forms."""
    values = [_value(by) for word, by in lang.words.items() if word not in lang.aged]
    return any(values.count(number) > 1 for number in range(5, 10))


def _first(lang: Tongue, value: int) -> str:
    """The first word of a number."""
    plain = ((w, by) for w, by in lang.words.items() if w not in lang.aged)
    every = (w for w, by in plain if by[0].kind == "n")
    return next((word for word in every if _value(lang.words[word]) == value), "")


def _value(entries: Sequence[Entry]) -> int | None:
    """What a word that is a plain number stands for."""
    for entry in entries:
        if entry.kind in ("n", "x") and entry.low == entry.high:
            return int(entry.low)
    return None


def _uncertain(gap: str, lang: Tongue) -> bool:
    """Whether what joins two words may have to change with them: drieënzestig, zesenzestig."""
    links = [word for word, entries in lang.words.items() if entries[0].kind == "link"]
    return gap in links and len(links) > 1


def _words(old: str, value: int, wanted: int, lang: Tongue) -> Iterator[str]:
    """The words of the same size that the wanted number has a digit for."""
    size = len(str(value)) - 1
    digit = value // _TEN**size
    whole = value == digit * _TEN**size
    digits = {int(d) for d in str(wanted)} - {0}
    if not whole:
        sizes = {wanted % 100}
    elif size and digit == 1:
        sizes = {value}  # what multiplies stays: ten, hundred
    elif size:
        sizes = {wanted // _TEN**size % _TEN * _TEN**size}
    else:
        sizes = digits
    for each in sorted(sizes):
        yield from _of(each, old, lang)


def _ending(one: str, other: str) -> int:
    """How many letters both end in alike."""
    pairs = zip(reversed(one), reversed(other), strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


def _cased(texts: Iterator[str], written: str, lang: Tongue) -> Iterator[str]:
    """With the capital of the text."""
    for text in texts:
        yield capital(text, lang) if written[:1].isupper() else text


def capital(text: str, lang: Tongue) -> str:
    """The text with a capital as the language has it: İki, not Iki."""
    return lang.capitals.get(text[:1], text[:1].upper()) + text[1:]
