"""Words of the translation that stand for another one of the source: rose for fell, winter for summer.

Sentence by sentence each side's words are sorted by opposition and pole, or by kind and member. One is
turned into another where the source has words of one pole alone and the target words of another one
alone. What a name has (West Bank, South Korea) is no such word, and where a negator may turn a word
round ("did not rise") a sentence with one says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from qa.fold import Folded
from qa.model import Document, Figure, Hit, Opposite, Side, Span
from qa.scan.abreast import paired
from qa.scan.entries import Cue, matches
from qa.scan.negation.cues import denies
from qa.scan.negation.data import Lexicon, lexicon
from qa.scan.opposites.beside import exchanged
from qa.scan.opposites.converse import conversely
from qa.scan.opposites.data import KINDS, OPPOSITES, Axis, Lists, Poles
from qa.scan.opposites.listed import relisted
from qa.scan.opposites.words import Name, by_axis, chosen, names_by_place, several
from qa.scan.singly import key_of, weight_of

__all__ = ["KINDS", "OPPOSITES", "exchanged", "relisted", "turned"]

_BESIDE = 16  # characters between a word that denies by itself and what it denies
_STRETCH = 1_500  # characters of a sentence: in more, words of both poles say little


class _View(NamedTuple):
    """A sentence of one side, the poles of its words by opposition and place, the sorts of its figures."""

    text: str
    lang: str
    entries: Poles
    words: Mapping[str, Mapping[tuple[int, int], frozenset[str]]]
    figures: frozenset[str]
    start: int  # of the sentence in its segment, by which its words are placed

    def denies(self, axis: str) -> bool:
        """Whether it may deny anything, but for what an opposition's own words deny: not guilty, без изменений.

        Other words that stand in a gap may well deny: found him not guilty.
        """
        denial = lexicon(self.lang)
        if denial is None or not self.words:
            return denial is None
        poles = frozenset().union(*self.words.get(axis, {}).values())
        text = self.text
        for cue in matches(self.text, self.entries.words, spaced=self.entries.spaced):
            if cue.kind.removeprefix(f"{axis} ") not in poles:
                continue
            # Its own letters alone: what a verb ends in may be a “not” (yükselmedi).
            head = cue.at + cue.size - (cue.end - cue.then if cue.then else 0)
            own = [(cue.at, head), *([(cue.then, cue.end)] if cue.then else [])]
            for start, end in own:
                text = text[:start] + " " * (end - start) + text[end:]
        return denies(text, denial) or self._fails(axis, text, denial)

    def _fails(self, axis: str, text: str, denial: Lexicon) -> bool:
        """Whether a word that denies by itself stands at one of the axis' words: failed to win.

        Those words are blanks in this text.
        """
        owed = matches(text, denial.owes, spaced=denial.spaced)
        offset = self.start
        return any(
            max(cue.start - (end - offset), start - offset - cue.end) <= _BESIDE
            for cue in owed
            for start, end in self.words.get(axis, {})
        )


class _Said(NamedTuple):
    """What a sentence says of one opposition: the poles that all its words have, those that any has,
    and the first word."""

    common: frozenset[str]
    every: frozenset[str]
    place: tuple[int, int]


def turned(
    lists: Lists,
    document: Document,
    folded: Mapping[tuple[str, int], Folded],
    hits: Mapping[tuple[int, Side], Sequence[Hit]],
    figures: Mapping[tuple[int, Side], Sequence[Figure]],
) -> Iterator[Opposite]:
    """The words that stand for another one, in order; none for a language without data."""
    theirs, ours = lists.poles(document.source_lang or ""), lists.poles(document.target_lang)
    if theirs is None or ours is None:
        return
    named = names_by_place(hits)
    sorts = {axis.without for axis in lists.axes.values() if axis.without}
    for index, segment in enumerate(document.segments):
        if ("source", index) not in folded:
            continue
        words: dict[Side, Poles] = {"source": theirs, "target": ours}
        if ("reference", index) in folded:
            words["reference"] = ours
        said = {
            side: (
                named.get((index, side), ()),
                tuple(
                    (f.span.start, f.kind)
                    for f in (figures.get((index, side), ()) if sorts else ())
                    if f.kind in sorts
                ),
            )
            for side in words
        }
        key = (*key_of(document, index), *said.values())
        found = lists.known.get(key)
        if found is None:
            sides = {side: _Text(folded[side, index], words[side], *said[side]) for side in words}
            found = tuple(_turned(lists, index, document, sides))
            lists.known.put(key, found, weight_of(segment, found))
        for one in found:
            parties = lists.converses.get(one.pole)
            langs = document.source_lang or "", document.target_lang
            if parties is None or not conversely(one, parties, langs, folded, hits):
                yield one


class _Text(NamedTuple):
    """One side of a segment: the words of its language, where names stand, and its figures."""

    text: Folded
    words: Poles
    names: tuple[Name, ...]
    figures: tuple[tuple[int, str], ...]


def _turned(
    lists: Lists, index: int, document: Document, sides: Mapping[Side, _Text]
) -> Iterator[Opposite]:
    every = {side: by_axis(one.text, one.words) for side, one in sides.items()}
    # Of the many that there are hardly a segment has words of one on both sides, and most of those
    # that it has are words of one pole alone: rose and rose.
    shared = {
        axis
        for axis in every["source"].keys() & every["target"].keys()
        if several((*every["source"][axis], *every["target"][axis]))
    }
    if not shared:
        return
    found = {
        side: chosen(
            one.text, one.words, one.names,
            [some for axis, some in every[side].items() if axis in shared or side == "reference"],
        )
        for side, one in sides.items()
    }  # fmt: skip
    langs = {"source": document.source_lang or ""}
    for row in paired([one.text.text for one in sides.values()]):
        if max(end - start for start, end in row) > _STRETCH:
            continue
        views = {
            side: _view(one, found[side], part, langs.get(side, document.target_lang))
            for (side, one), part in zip(sides.items(), row, strict=True)
        }
        told: set[tuple[int, int]] = set()
        both = views["source"].words.keys() & views["target"].words.keys()
        for axis in lists.axes.values() if both else ():
            if axis.beside or axis.name not in both:
                continue
            there, here = _said(views["source"], axis), _said(views["target"], axis)
            if there is None or here is None or not there.every.isdisjoint(here.every):
                continue
            if axis.denied and any(view.denies(axis.name) for view in views.values()):
                continue
            if any(axis.without in view.figures for view in views.values()):
                continue
            other = views.get("reference")
            backing = _poles(other, axis) if other else frozenset()
            # What is told already (rejected is no approval, and no consent; every two years are two years),
            # or what the reference says.
            if _within(here.place, told) or backing & here.every:
                continue
            told.add(here.place)
            yield Opposite(
                Span(index, "target", *sides["target"].text.back(*here.place)),
                Span(index, "source", *sides["source"].text.back(*there.place)),
                " or ".join(pole for pole in axis.poles if pole in there.common),
                bool(backing & there.every),
            )


def _within(place: tuple[int, int], told: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in told)


def _poles(view: _View, axis: Axis) -> frozenset[str]:
    """The poles of which a sentence has words."""
    return frozenset().union(*view.words.get(axis.name, {}).values())


def _said(view: _View, axis: Axis) -> _Said | None:
    """What a sentence says of an opposition; None where it has no word of it, or of two poles.

    A word that goes with both (casualties) says neither, beside another one as well.
    """
    words = view.words.get(axis.name)
    if not words:
        return None
    common = frozenset(axis.poles).intersection(*words.values())
    return _Said(common, _poles(view, axis), next(iter(words))) if common else None


def _view(one: _Text, found: Sequence[Cue], part: tuple[int, int], lang: str) -> _View:
    start, end = part
    words: dict[str, dict[tuple[int, int], frozenset[str]]] = {}
    for cue in found:
        if start <= cue.start < end:
            axis, _, pole = cue.kind.partition(" ")
            places = words.setdefault(axis, {})
            place = cue.start, cue.end
            places[place] = places.get(place, frozenset()) | {pole}
    first, last = one.text.back(start, end) if one.figures and words else (0, 0)
    sorts = frozenset(sort for at, sort in one.figures if first <= at < last)
    return _View(one.text.text[start:end], lang, one.words, words, sorts, start)
