"""What a translation keeps of a sentence whatever the language: figures, names, terms, cognates.

Simard, Foster & Isabelle 1992 align sentences by cognates, Wu 1994 by figures and a few set words;
the weights here are logarithms of likelihood ratios, measured on human translations of news in
twenty languages (half of the documents): how often a translation has the anchor, against how often
another text of that length has it. They are cut down, since sentences of one story share names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from qa.model import FREE_KINDS, Figure, Hit
from qa.names.sound import encode, fold_name
from qa.names.tables import tables


@dataclass(frozen=True, slots=True)
class Weight:
    """What it says for a sentence that the other side has the anchor, and against it if not."""

    match: float
    miss: float
    text: str = ""  # how it is written, where it is worth naming


FIGURE = Weight(3.0, 1.9)
DIGIT = Weight(1.6, 0.4)  # a digit or a figure in words: many a one comes or goes
TERM = Weight(2.0, 0.9)
NAME = Weight(2.0, 0.8)  # capitals, both sides in one script
FOREIGN = Weight(2.2, 1.8)  # a word in Latin letters amid another script
_LEFT = Weight(2.2, 0.3)  # the same where the other language has its own letters for it
SOUND = Weight(2.0, 0.3)  # the consonants of a name, across scripts
COGNATE = Weight(1.5, 0.05)
_QUIET = Weight(2.0, 0.0)  # proves something only where the other side has it too

_WORD = re.compile(r"[^\W\d_]{1,40}")
_LATIN = re.compile(r"[A-Za-z]")
_SMALL = 10
_LONG = 4  # letters of a cognate
_STEM = 5  # letters that cognates share
_BONES = 3  # consonants of a name that is heard in another script
_HEARD = 4
_ENDS = frozenset(".!?…:\n")


@dataclass(frozen=True, slots=True)
class Scripts:
    """What two languages share: one alphabet (`same`), or letters that can be heard (`sounds`).

    `latin` says that one of them is written in Latin letters, so that its names may be left in.
    """

    same: bool
    sounds: bool
    latin: bool = True


def anchors(
    text: str,
    hits: Iterable[Hit],
    scripts: Scripts,
    figures: Iterable[tuple[Figure, str]],
    *,
    latin: bool,
    cased: bool,
    read: Iterable[str] = (),
    left: Collection[str] = (),
) -> dict[str, Weight]:
    """The anchors of a text by key; equal keys on both sides stand for each other.

    `figures` are those of the text, with what is written: they are compared by value. `latin` says
    that it is written in Latin letters, `cased` that names have capitals there. `read` are concepts
    that abbreviations stand for (粤港澳: Hong Kong, Macao): they count where the other side names them.
    `left` are the words in Latin letters that the other side has amid its own (`left_in`): others say
    nothing here.
    """
    found: dict[str, Weight] = {}
    for figure, written in figures:
        for value in dict.fromkeys((figure.low, figure.high)):
            if value is not None:
                small = figure.spelled or abs(value) < _SMALL
                # What says “one” may be an article (un, bir, 一): nobody misses it.
                said = "" if figure.spelled and value == 1 else written
                _add(found, f"figure {value}", _said(DIGIT if small else FIGURE, said))
    named = [hit for hit in hits if hit.term.kind not in FREE_KINDS and hit.form.use != "capital"]
    shared = Counter(hit.span for hit in named)
    for hit in named:
        miss = TERM.miss / shared[hit.span]  # one name that several bear (労働党) is lost once
        _add(found, f"term {hit.term.id}", Weight(TERM.match, miss, hit.form.text))
    for concept in read:
        found.setdefault(f"term {concept}", _QUIET)
    if latin and not (scripts.same or scripts.sounds or left):
        return found
    for match in _WORD.finditer(text):
        word = match[0]
        name = cased and word[0].isupper() and not _head(text, match.start())
        if len(word) < 2:
            continue
        if scripts.same:
            if name or len(word) >= _LONG:
                _add(found, f"word {_stem(word)}", _said(NAME, word) if name else COGNATE)
        elif word.isascii() and not latin:
            weight = FOREIGN if scripts.latin else _LEFT
            _add(found, f"word {_stem(word)}", _said(weight, word))
        else:
            if latin:  # counted where the other side left it in Latin letters, never missed
                stem = _stem(word)
                if stem in left:
                    _add(found, f"word {stem}", _QUIET)
            bones = _bones(word) if scripts.sounds and (name or not cased) else ""
            if len(bones) >= _BONES:
                _add(found, f"sound {bones[:_HEARD]}", SOUND if name else _QUIET)
    return found


def left_in(text: str) -> frozenset[str]:
    """The words in Latin letters amid a text of another script, as the anchors of both sides have them."""
    words = _WORD.findall(text) if _LATIN.search(text) else ()
    return frozenset([_stem(word) for word in words if len(word) > 1 and word.isascii()])


def _said(weight: Weight, text: str) -> Weight:
    return replace(weight, text=text)


def _add(found: dict[str, Weight], key: str, weight: Weight) -> None:
    if key not in found or weight.miss > found[key].miss:
        found[key] = weight


def _stem(word: str) -> str:
    return fold_name(word)[:_STEM]


def _bones(word: str) -> str:
    vowels = tables().vowels
    return "".join(sound for sound in encode(word) if sound not in vowels)


def _head(text: str, start: int) -> bool:
    """Whether a word begins a sentence or a quotation, where a capital says nothing."""
    return start == 0 or text[start - 1] != " " or text[start - 2 : start - 1] in _ENDS
