"""A man of the translation who is a woman in the source, or the reverse: he for 她, заявила for he said.

Sentence by sentence the words that tell a sex are gathered on each side. Pronouns of persons alone (she, 她)
are sure; those that things have as well (она, elle) and the forms of verbs (заявила, with a newspaper
too) speak only beside sure ones of the other side. One word of the right sex, be it a mere ending that may be of
a woman (her, *ла, wife), keeps a sentence silent: it may be about two people.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qa.fold import Folded
from qa.kept import Kept
from qa.model import Document, GenderChange, Hit, Side, Span
from qa.scan.abreast import paired
from qa.scan.entries import Cue
from qa.scan.gender.data import SEXES, SexWords, gender, related
from qa.scan.opposites.data import KINDS, OPPOSITES
from qa.scan.opposites.words import Name, names_by_place, words_of
from qa.scan.singly import key_of, weight_of

__all__ = ["gender_changes"]

_BOTH: tuple[Side, Side] = ("source", "target")
_STRETCH = 1_500  # characters of a sentence: in more, people of both sexes are about
_LONGEST = 20_000  # characters of a segment with sentences of that length, as many as are paired
# Sure words, and those of the other side that speak beside these alone: “she said” and заявил, “her” and его.
_BESIDE = {"speaks": "verb", "owns": "possessive", "fares": "participle"}
_APART = 0.3  # by which places in a sentence may differ, as shares of it, to be those of one person
_KNOWN: Kept[tuple[GenderChange, ...]] = Kept()


class _Side(NamedTuple):
    """One side of a segment with its language, its words and where names stand."""

    text: Folded
    lang: str
    words: SexWords
    names: tuple[Name, ...]


class _Said(NamedTuple):
    """What the telling words of a sentence say: one sex, how (sure, verb …), and where the words stand."""

    sex: str
    ways: frozenset[str]
    places: tuple[tuple[int, int], ...]
    part: tuple[int, int]

    @property
    def shares(self) -> list[float]:
        """Where the words stand, as shares of the sentence."""
        start, end = self.part
        return [(place - start) / (end - start) for place, _ in self.places]


def gender_changes(
    document: Document,
    folded: Mapping[tuple[str, int], Folded],
    hits: Mapping[tuple[int, Side], Sequence[Hit]],
) -> Iterator[GenderChange]:
    """Where the target has a man for a woman or the reverse, in order; none for a language without data."""
    theirs, ours = gender(document.source_lang or ""), gender(document.target_lang)
    if theirs is None or ours is None:
        return
    named = names_by_place(hits)
    for index, segment in enumerate(document.segments):
        if ("source", index) not in folded:
            continue
        words: dict[Side, SexWords] = {"source": theirs, "target": ours}
        langs = {"source": document.source_lang or ""}
        if ("reference", index) in folded:
            words["reference"] = ours
        sides = {
            side: _Side(
                folded[side, index],
                langs.get(side, document.target_lang),
                words[side],
                named.get((index, side), ()),
            )
            for side in words
        }
        key = (*key_of(document, index), *(one.names for one in sides.values()))
        found = _KNOWN.get(key)
        if found is None:
            found = tuple(_changes(index, sides))
            _KNOWN.put(key, found, weight_of(segment, found))
        yield from found


def _changes(index: int, sides: Mapping[Side, _Side]) -> Iterator[GenderChange]:
    if max(len(one.text.text) for one in sides.values()) > _LONGEST:
        return
    telling: dict[Side, list[Cue]] = {"source": _telling(sides["source"])}
    if not telling["source"]:
        return  # few sentences tell any sex
    telling |= {side: _telling(one) for side, one in sides.items() if side != "source"}
    if not telling["target"]:
        return
    for row in paired([one.text.text for one in sides.values()]):
        if max(end - start for start, end in row) > _STRETCH:
            continue
        parts = dict(zip(sides, row, strict=True))
        there, here = (_said(telling[side], parts[side]) for side in _BOTH)
        if there is None or here is None or there.sex == here.sex:
            continue
        if not (_against(there.ways, here.ways) or _against(here.ways, there.ways)):
            continue
        hushing = {s: _hushing(one, parts[s], telling[s]) for s, one in sides.items()}
        if here.sex in hushing["source"] or there.sex in hushing["target"]:
            continue
        weak = not ("sure" in there.ways and "sure" in here.ways)
        if weak and not _abreast(there, here):
            continue
        # What “it” stands for may be a she of the other side; it is not it that “she said” stands for.
        formed = _formed(there.ways, here.ways) or _formed(here.ways, there.ways)
        if weak and not formed and any("thing" in hushing[side] for side in _BOTH):
            continue
        backed = False
        if "reference" in sides:
            other = _sexes(telling["reference"], parts["reference"]) | hushing["reference"]
            if here.sex in other:
                continue
            backed = there.sex in other
        yield GenderChange(
            Span(index, "target", *sides["target"].text.back(*here.places[0])),
            Span(index, "source", *sides["source"].text.back(*there.places[0])),
            "woman" if there.sex == SEXES[0] else "man",
            weak,
            backed,
        )


def _telling(one: _Side) -> list[Cue]:
    """The telling words of a side; in capitals they are abbreviations (MS, HE), or a headline shouts."""
    found = []
    for cue in words_of(one.text, one.words.telling, one.names):
        first, last = one.text.back(cue.start, cue.end)
        if last - first == 1 or not one.text.original[first:last].isupper():
            found.append(cue)
    return found


def _against(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether words of one side are sure, and those of the other one speak beside them."""
    beside = {"sure", "pronoun"} | {_BESIDE[way] for way in one if way in _BESIDE}
    return "sure" in one and not other.isdisjoint(beside)


def _formed(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the form of a verb tells the sex of who does the same on the other side."""
    return any(_BESIDE[way] in other for way in ("speaks", "fares") if way in one)


def _abreast(one: _Said, other: _Said) -> bool:
    """Whether any two words of both sides stand at about the same place: not “She … the plan” for
    “Merkel … den Plan, der … er”.
    """
    return any(abs(a - b) <= _APART for a in one.shares for b in other.shares)


def _said(found: Sequence[Cue], part: tuple[int, int]) -> _Said | None:
    """What the telling words of a sentence say; None where they tell no sex or both."""
    start, end = part
    here = [cue for cue in found if start <= cue.start < end]
    sexes = sorted({cue.kind.split()[1] for cue in here})
    if len(sexes) != 1:
        return None
    ways = frozenset(cue.kind.split()[2] for cue in here)
    return _Said(
        sexes[0],
        ways | ({"sure"} if ways & _BESIDE.keys() else set()),
        tuple(c[:2] for c in here),
        part,
    )


def _sexes(found: Sequence[Cue], part: tuple[int, int]) -> frozenset[str]:
    start, end = part
    return frozenset(cue.kind.split()[1] for cue in found if start <= cue.start < end)


def _hushing(one: _Side, part: tuple[int, int], telling: Sequence[Cue]) -> frozenset[str]:
    """The sexes of which a sentence may have a word, and “thing” where something is spoken of as it.

    What a telling word says is said by no other list: خانم is a wife as well.
    """
    found = set(_sexes(words_of(one.text, one.words.hushing, one.names), part))
    places = [cue[:2] for cue in telling]
    for lists in (OPPOSITES, KINDS):
        sexes, poles = related().sexes[lists.folder], lists.poles(one.lang)
        if poles is not None:
            found |= {
                sexes[cue.kind]
                for cue in words_of(one.text, poles, ())
                if cue.kind in sexes and part[0] <= cue.start < part[1] and cue[:2] not in places
            }
    return frozenset(found)
