"""Which name in characters each unsupported name in letters is, and how sure that is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from qa.names.readings.compare import FAULTS, Fault, Fit, fit
from qa.names.readings.data import chinese
from qa.names.readings.hanzi import HanziName, spelled
from qa.names.readings.latin import LatinName
from qa.names.readings.story import Story

# How sure it is that the name is wrong, by the kind of fault: where both ends of the name in
# characters are in sight, where one is, where none is. Read by hand; see benchmarks/misread.py.
_SURE: dict[Fault, tuple[float, float, float]] = {
    "syllable": (0.97, 0.92, 0.85),
    "order": (0.95, 0.85, 0.0),
    "surname": (0.93, 0.85, 0.0),
    "spelling": (0.88, 0.0, 0.0),
    "cut": (0.92, 0.0, 0.0),
    "given": (0.85, 0.0, 0.0),
}
_PARTED = 0.7  # Hong Kong, Taiwan and others hyphen or space given names, in spellings of their own
_UNNAMED = 0.7  # only a surname fits, and nothing says that the characters are a person's name
_CONFUSED = 0.5  # similarity of two surnames that are taken for each other


@dataclass(frozen=True, slots=True)
class Match:
    """The names that fit equally well, the best one first.

    `bounded`: the ends of both are in sight, so that the one may replace the other.
    """

    fits: tuple[Fit, ...]
    sure: float
    bounded: bool


def matched(
    wrong: Sequence[LatinName], named: Sequence[HanziName], story: Story, told: Collection[str]
) -> Iterator[tuple[LatinName, Match]]:
    """The surest pairs first; no two names that overlap.

    `told` are those names in characters that the segment also spells rightly.
    """
    found = [(name, match) for name in wrong if (match := _best(name, named, story, told))]
    found.sort(key=lambda pair: (-pair[1].sure, pair[0].start - pair[0].end, pair[0].start))
    done: list[LatinName] = []
    used: set[str] = set()
    for name, match in found:
        if not any(name.overlaps(other) for other in done):
            done.append(name)
            used.update(one.name.text for one in match.fits)
            yield name, match
    left = [name for name in wrong if not any(name.overlaps(other) for other in done)]
    used.update(told)
    yield from _by_surname(left, [name for name in named if name.text not in used], story, used)


def _best(
    name: LatinName, named: Sequence[HanziName], story: Story, told: Collection[str]
) -> Match | None:
    """The fits of the gravest evidence; None where there is none or too little."""
    scored: list[tuple[float, Fit, bool]] = []
    for other in named:
        one = fit(name, other)
        if one is None or one.fault == "given":
            continue
        # A sister whom the source calls by her given name gets her surname in the translation.
        if other.text in told and (one.fault != "syllable" or story.supports(name.given)):
            continue
        ends = _ends(one, story)
        sure = _sure(name, one, ends, story)
        if sure > 0:
            scored.append((sure, one, all(ends)))
    if not scored:
        return None
    scored.sort(key=lambda row: (-row[0], FAULTS.index(row[1].fault), -row[1].alike))
    sure, best, bounded = scored[0]
    rivals = [one for value, one, _ in scored if (value, one.fault) == (sure, best.fault)]
    distinct = {one.name.text: one for one in reversed(rivals)}
    distinct.pop(best.name.text)
    whole = bounded and (name.last or best.fault != "cut")
    return Match((best, *distinct.values()), sure, whole)


def _ends(one: Fit, story: Story) -> tuple[bool, bool]:
    """Whether beginning and end of the name in characters are in sight, here or elsewhere."""
    opened, closed = story.bounds(one.name.text)
    # The surname is right and the characters are a person's: they begin there.
    known = one.fault != "surname" and story.is_person(one.name.text)
    return one.name.opened or opened or known, one.name.closed or closed


def _sure(name: LatinName, one: Fit, ends: tuple[bool, bool], story: Story) -> float:
    """How sure the fault is, 0 where there is too little to say anything."""
    sure = _SURE[one.fault][2 - sum(ends)]
    if one.fault == "surname":
        confused = one.alike >= _CONFUSED
        if not ends[0] or (name.order == "given first" and not confused):
            return 0  # whose given name it is, nothing says
        sure -= 0 if confused else 0.05
    if name.order == "given first" and story.supports(name.given):
        return 0  # a word of its own: Ningbo before another name
    if name.style != "joined":
        asked = one.fault == "syllable" or (one.fault, name.style) == ("spelling", "spaced")
        return min(sure, _PARTED) if asked else 0
    return sure


def _by_surname(
    wrong: Sequence[LatinName], named: Sequence[HanziName], story: Story, used: Collection[str]
) -> Iterator[tuple[LatinName, Match]]:
    """A surname that one name is left with on either side: the given name is somebody else's."""
    wrong = [n for n in wrong if n.order == "surname first" and n.parses and n.style == "joined"]
    for surname in dict.fromkeys(name.surname for name in wrong):
        ours = [name for name in wrong if name.surname == surname]
        longest = max(ours, key=lambda name: name.end - name.start)
        if any(not name.overlaps(longest) for name in ours):
            continue
        theirs: dict[str, Fit] = {}
        for other in named:
            one = fit(longest, other)
            if one is None or one.fault != "given" or any(other.text in text for text in used):
                continue
            if (other.opened, other.closed) == (True, True) or all(story.bounds(other.text)):
                theirs.setdefault(other.text, one)
        if len(theirs) == 1:
            (one,) = theirs.values()
            even = any(len(cut) == len(one.name.given) for cut in longest.parses)
            sure = _SURE["given"][0] if story.is_person(one.name.text) else _UNNAMED
            if sure == _UNNAMED and not story.stands_alone(one.name.text):
                continue  # may be the beginning of an everyday word
            yield longest, Match((one,), sure, even and longest.last)


def shortened(
    right: Sequence[LatinName], text: str, story: Story
) -> Iterator[tuple[LatinName, Match]]:
    """Names that are read rightly and lack the last syllable of the one name that the story has."""
    for name in right:
        if name.style != "joined" or any(o != name and o.overlaps(name) for o in right):
            continue
        whole = story.longer(name.letters, name.surname)
        at = text.find(whole) if whole else -1
        if at < 0 or name.surname not in chinese().as_surname.get(whole[0], ()):
            continue
        if not any(spelled(whole, other.letters) for other in right):
            found = HanziName(at, whole[0], whole[1:], True, True)
            yield name, Match((Fit(found, "cut", 1.0),), _SURE["cut"][0], name.last)
