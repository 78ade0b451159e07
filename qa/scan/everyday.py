"""Everyday words that source and reference both have and the translation has not: official, often.

That a reference has a word more says little: it is one of many good translations. Where the source
has it as well, by a small dictionary of such words (`languages/everyday`), by the words of a kind
(`languages/kinds`: dog, hospital) or by a word of the same letters (nationale, national), and the
translation has nothing that may stand for it, it fell out.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from qa.datafile import read_toml, strict
from qa.fold import Folded, Folder
from qa.kept import kept as once
from qa.language import FOLDER as LANGUAGES
from qa.language import base, language
from qa.names.sound import fold_name
from qa.scan.against import Compared, mirrored
from qa.scan.compiled import folder
from qa.scan.entries import Cue, Words, entries_of, matches, words_of
from qa.scan.opposites.data import Poles, members
from qa.scan.opposites.words import words_of as of_kinds

FOLDER = LANGUAGES / "everyday"
_LOOSE = "~"  # before what a word says that may stand for it, and says other things as well
_BESIDE = 3  # words of the reference to a neighbour that the translation has, too
_NEAR = 3  # words of the translation on either side that may stand for what is missing
_FEW = 1  # of those that may be there
_LETTERS = 5  # of a word that two languages share
_HEAD = 4  # of them, those it begins with
_ALIKE = 0.72  # share of letters that they have in common
_EDGES = ".,;:!?\"'()«»„“”‘’"
_SPELT = (("y", "i"), ("ph", "f"), ("th", "t"), ("k", "c"), ("z", "s"))


@dataclass(frozen=True, slots=True)
class Agreed:
    """A word that source and reference have: token `number` of the reference, which belongs before
    token `at` of the translation. `sure`: its neighbours stand there, and little that may be it.
    """

    number: int
    at: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Everyday:
    """The everyday words of a language by what they say; `kinds` are those of its kinds."""

    spaced: bool
    words: Words
    kinds: Poles | None = None


def agreed(
    compared: Compared, text: str, reference: str, source: str, langs: tuple[str, str]
) -> Iterator[Agreed]:
    """Those words, in the order of the reference. `langs` are the languages of source and translation."""
    taken = set(compared.pairs)
    ours = {token.stem for token in compared.target}
    theirs = compared.reference
    free = [
        j for j, token in enumerate(theirs)
        if token.content and j not in taken and token.stem not in ours
        and _no_name(reference[token.start], first=not j)
    ]  # fmt: skip
    if not free:
        return
    missing, known = _missing(text, reference, source, langs)
    shapes = _shapes(source) if language(langs[0]).scripts == language(langs[1]).scripts else ()
    back = [*mirrored(compared).pairs]
    for j in free:
        start, end = theirs[j].start, theirs[j].end
        said = any(first <= start < last for first, last in missing)
        if not said:
            if not shapes or any(first <= start < last for first, last in known):
                continue
            if not _same_letters(reference[start:end], shapes, compared, text):
                continue
        placed = _placed(compared, back, j, said)
        if placed:
            yield placed


def _no_name(first_letter: str, *, first: bool) -> bool:
    return first_letter.isalpha() and (first or first_letter == first_letter.lower())


def _placed(compared: Compared, back: Sequence[int], j: int, said: bool) -> Agreed | None:
    """Where the word belongs; None where much stands there that may be it."""
    last = len(back)
    after = next((back[k] for k in range(j + 1, min(last, j + 1 + _BESIDE)) if back[k] >= 0), -1)
    before = next((back[k] for k in range(j - 1, max(-1, j - 1 - _BESIDE), -1) if back[k] >= 0), -1)
    if after < 0 and before < 0:
        return None
    follows, leads = j + 1 < last and back[j + 1] >= 0, j > 0 and back[j - 1] >= 0
    beside = follows + leads
    at = after if after >= 0 and (follows or not leads) else before + 1
    between = after >= 0 and before + 1 == after and beside == 2
    around = range(max(0, at - _NEAR), min(len(compared.target), at + _NEAR))
    spare = sum(compared.pairs[i] < 0 and compared.target[i].content for i in around)
    if spare > _FEW + (between or said):
        return None
    return Agreed(j, at, (between and spare <= _FEW) or (beside > 0 and not spare))


Places = tuple[tuple[int, int], ...]


def _missing(
    text: str, reference: str, source: str, langs: tuple[str, str]
) -> tuple[Places, Places]:
    """Where the reference has everyday words of the source that the text lacks, and where any."""
    if not comparable(*langs):
        return (), ()
    theirs, ours = map(base, langs)
    here = [cue for cue in _cues(reference, ours) if not cue.kind.startswith(_LOOSE)]
    if not here:
        return (), ()
    said = told(text, ours)
    places: dict[tuple[int, int], set[str]] = {}
    for cue in _cues(source, theirs):
        places.setdefault((cue.start, cue.end), set()).add(cue.kind)
    # What one word of the source may say in two ways is said by either.
    wanted = {
        kind
        for kinds in places.values()
        if said.isdisjoint(kind.removeprefix(_LOOSE) for kind in kinds)
        for kind in kinds
    }
    back = _fold(reference).back
    lost = tuple(back(c.start, c.end) for c in here if c.kind in wanted and c.kind not in said)
    return lost, tuple(back(c.start, c.end) for c in here)


def comparable(*tags: str) -> bool:
    """Whether the everyday words of all of these languages are known."""
    return all(everyday(tag) is not None for tag in tags)


def asked(text: str, tag: str) -> tuple[tuple[int, frozenset[str]], ...]:
    """Where a text has everyday words, and what each says."""
    places: dict[int, set[str]] = {}
    for cue in _cues(text, base(tag)):
        places.setdefault(cue.start, set()).add(cue.kind)
    back = _fold(text).back
    return tuple(
        (back(start, start + 1)[0], frozenset(kind.removeprefix(_LOOSE) for kind in kinds))
        for start, kinds in places.items()
        if not all(kind.startswith(_LOOSE) for kind in kinds)
    )


def told(text: str, tag: str) -> frozenset[str]:
    """All that the everyday words of a text may say."""
    return frozenset(cue.kind.removeprefix(_LOOSE) for cue in _cues(text, base(tag)))


@once
def _cues(text: str, code: str) -> tuple[Cue, ...]:
    words = everyday(code)
    if words is None:
        return ()
    folded = _fold(text)
    found = matches(folded.text, words.words, spaced=words.spaced)
    return (*found, *(of_kinds(folded, words.kinds, ()) if words.kinds else ()))


def _shapes(source: str) -> list[str]:
    return [shape for shape in map(_shape, source.split()) if len(shape) >= _LETTERS]


@functools.lru_cache(maxsize=4096)
def _shape(word: str) -> str:
    """A word's letters as all languages may spell them: y as i, ph as f, double ones once."""
    low = fold_name(word.strip(_EDGES))
    for old, new in _SPELT:
        low = low.replace(old, new)
    return "".join(letter for n, letter in enumerate(low) if not n or low[n - 1] != letter)


def _same_letters(word: str, shapes: Collection[str], compared: Compared, text: str) -> bool:
    """Whether the source has a word of the same letters, and the text none."""
    mine = _shape(word)
    if len(mine) < _LETTERS or mine[:_LETTERS] in fold_name(text):
        return False
    if not any(_alike(mine, shape) for shape in shapes):
        return False
    return not any(_alike(mine, _shape(text[t.start : t.end])) for t in compared.target if t.word)


def _alike(one: str, other: str) -> bool:
    return one[:_HEAD] == other[:_HEAD] and SequenceMatcher(None, one, other).ratio() >= _ALIKE


def everyday(tag: str) -> Everyday | None:
    """The everyday words of a language; None where it has no file."""
    return _of(base(tag))


@functools.cache
def _of(code: str) -> Everyday | None:
    file = FOLDER / f"{code}.toml"
    if not code.isalpha() or not file.is_file():
        return None
    return read(read_toml(file), f"languages/everyday/{code}.toml")


def read(data: Mapping[str, Any], place: str) -> Everyday:
    """The words of a parsed file; GlossaryError for what is unknown in it."""
    strict(data, ("code", "words", "loose"), place)
    code = data["code"]
    rows = [
        (text, mark + said)
        for mark, table in (("", data["words"]), (_LOOSE, data.get("loose", {})))
        for said, texts in table.items()
        for text in texts
    ]
    entries = entries_of(rows, place, _folder().texts)
    return Everyday(language(code).spaced, words_of(entries), members(code))


@functools.lru_cache(maxsize=64)
def _fold(text: str) -> Folded:
    return _folder().fold(text)


@functools.cache
def _folder() -> Folder:
    return folder()
