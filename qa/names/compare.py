"""The names of a translation beside those of a reference: what is exchanged, what is missing.

A reference is one of many good ways to put it, so that two names count as the same when letters,
sound, derivation, an acronym or a concept of the glossary joins them. No glossary is needed.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass, field

from qa.names.echo import Echo
from qa.names.sound import GENERIC, kin, levenshtein, similarity
from qa.names.words import Word, names_of, words_of

_STEM = 4  # letters that two words of one stem begin with, at least
_SHARE = 0.6  # and of the longer word
_TAIL = 6  # letters of a word that is the end of another (meteorological, hydrometeorological)
_ALIKE = 0.7  # similarity in sound of two spellings of one name in one language
_SPELT = 0.5  # and in letters
_SHORT = 3
_PAIR = 2  # letters of the shortest acronym
_TELLING = 8  # letters of two words in a row that may stand for a place
_MOST = 600  # words of a side: what is longer is no segment of news


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch [start, end) that a glossary knows: what it may mean, and whether as a name."""

    start: int
    end: int
    ids: frozenset[str]
    name: bool = True


@dataclass(frozen=True, slots=True)
class Side:
    """A text with what the glossary knows of it."""

    text: str
    mentions: Sequence[Mention] = ()

    @property
    def counts(self) -> Counter[str]:
        """How often each concept is mentioned."""
        return Counter(i for m in self.mentions for i in m.ids)


@dataclass(frozen=True, slots=True)
class Lore:
    """What is known of the target's language, all casefolded.

    `common` are everyday words, `stops` words with capitals that are no names, `articles` stand
    before a word that begins a sentence, `bridges` inside a name. `attested` are real names;
    `nouns` says that all nouns have capitals.
    """

    common: Container[str] = ()
    attested: Container[str] = ()
    stops: Container[str] = ()
    articles: Collection[str] = ()
    bridges: Container[str] = ()
    nouns: bool = False


@dataclass(frozen=True, slots=True)
class Lone:
    """A name [start, end), or the part of one, that the other side has not.

    `whole` is the place of the name with the parts that the other side has, `beside` whether there are such;
    `proper` when it is more than everyday words with capitals; `known` when the glossary names it;
    `echo` how much of it the source has (0 to 1); `seen` when a concept of it is the source's;
    `attested` when it has a word that is somebody's name, `acronym` when it is nothing else;
    `head` for a single word that begins a sentence; `again` when the other side has it, less often.
    """

    start: int
    end: int
    text: str
    whole: tuple[int, int]
    beside: bool
    proper: bool
    known: bool
    echo: float
    seen: bool
    head: bool
    attested: bool = False
    acronym: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A target stretch [start, end), empty where something is missing.

    `gap` is 2 when the words round the lost name stand side by side in the target, 1 when something
    else than the name follows the two words before it, else 0.
    """

    start: int
    end: int
    stranger: Lone | None
    lost: Lone | None
    gap: int = 0


def compare(
    target: Side, reference: Side, source: Side | None, lore: Lore, pivot: str = GENERIC
) -> list[Change]:
    """Each name of the target that has nothing to stand on, each of the reference that is gone."""
    ours = words_of(target.text, lore.articles)
    theirs = words_of(reference.text, lore.articles)
    if not ours or not theirs or max(len(ours), len(theirs)) > _MOST:
        return []
    echo = Echo(source.text, pivot) if source else None
    heard = source.counts if source else Counter[str]()
    small = frozenset(w.plain for w in (*ours, *theirs) if not w.capital)
    large = frozenset(w.plain for w in (*ours, *theirs) if w.capital and not w.head)
    us = _Half(target, ours, small, large, lore)
    them = _Half(reference, theirs, small, large, lore)
    strangers = us.alone(them, heard, echo, pivot, heeded=True)
    lost = them.alone(us, heard, echo, pivot, heeded=False)
    return _pair(strangers, lost, ours, theirs)


@dataclass
class _Half:
    """One side at work."""

    side: Side
    words: list[Word]
    small: frozenset[str]
    large: frozenset[str]
    lore: Lore
    plains: Counter[str] = field(init=False)
    names: list[list[Word]] = field(init=False)

    def __post_init__(self) -> None:
        lore = self.lore
        self.plains = Counter(w.plain for w in self.words)
        marked = frozenset(
            w.start for m in self.side.mentions if m.name for w in self.words
            if m.start <= w.start < m.end
        )  # fmt: skip
        self.names = names_of(
            self.side.text, self.words, marked, self.small, self.large, lore.common,
            lore.attested, lore.stops, lore.bridges, lore.articles, lore.nouns,
        )  # fmt: skip

    def alone(
        self, other: _Half, heard: Counter[str], echo: Echo | None, pivot: str, *, heeded: bool
    ) -> list[Lone]:
        """The names, or the parts of names, that nothing on the other side explains.

        `heeded` when what the source mentions explains a name as well.
        """
        ids = other.side.counts
        if heeded:
            ids = ids | heard
        found: list[Lone] = []
        for name in self.names:
            alone = [not self._explained(w, name, other, ids, pivot) for w in name]
            for first, last in _stretches(alone):
                found.append(self._lone(name, first, last, not all(alone), heard, echo))
            if not any(alone) and self._again(name, other, heard, echo, heeded=heeded):
                found.append(self._lone(name, 0, len(name) - 1, False, heard, echo, again=True))
        return found

    def _mentions(self, start: int, end: int) -> list[Mention]:
        return [m for m in self.side.mentions if m.start < end and start < m.end]

    def _lone(
        self, name: list[Word], first: int, last: int, beside: bool, heard: Counter[str],
        echo: Echo | None, *, again: bool = False,
    ) -> Lone:  # fmt: skip
        part = name[first : last + 1]
        start, end = part[0].start, part[-1].end
        mentions = self._mentions(start, end)
        proper = [w for w in part if w.plain not in self.lore.common]
        # The best part speaks for the whole: given names change, and so do the words round a name.
        values = [echo.similarity(w.text) for w in (proper or part)] if echo else []
        return Lone(
            start, end, self.side.text[start:end],
            (name[0].start, name[-1].end), beside, bool(proper),
            any(m.name for m in mentions), max(values, default=0.0),
            any(i in heard for m in mentions for i in m.ids),
            part[0].head and len(name) == 1,
            any(w.text in self.lore.attested for w in proper), all(w.acronym for w in part), again,
        )  # fmt: skip

    def _explained(
        self, word: Word, name: list[Word], other: _Half, ids: Counter[str], pivot: str
    ) -> bool:
        if word.plain in other.plains:
            return True
        if any(i in ids for m in self._mentions(word.start, word.end) for i in m.ids):
            return True
        if word.acronym and _spelt_out(word.plain, other.words):
            return True
        whole = "".join(w.plain[0] for w in name)
        if len(whole) > 1 and any(w.acronym and w.plain.endswith(whole) for w in other.words):
            return True
        if any(w.capital and _clipped(word.plain, w.plain) for w in other.words):
            return True
        return any(same(word.plain, plain, pivot) for plain in other.plains)

    def _again(
        self,
        name: list[Word],
        other: _Half,
        heard: Counter[str],
        echo: Echo | None,
        *,
        heeded: bool,
    ) -> bool:
        """Whether one mention is too many: the other side has the name, but less often.

        A mention in the target is too many when the source has fewer as well (`heeded`), one in
        the reference when the source has as many.
        """
        mentions = self._mentions(name[0].start, name[-1].end)
        for concept in {i for m in mentions if m.name for i in m.ids}:
            ours, theirs, source = (
                counts[concept] for counts in (self.side.counts, other.side.counts, heard)
            )
            if theirs < ours and (source < ours if heeded else theirs < source):
                return True
        if mentions or echo is None or heeded:
            return False
        plain = name[-1].plain
        most = min(self.plains[plain], echo.count(name[-1].text))
        return 0 < other.plains[plain] < most


def same(one: str, other: str, pivot: str = GENERIC) -> bool:
    """Whether two folded words are one name: derived, of one stem, or alike in sound and letters."""
    if one == other or kin(one, other) or kin(other, one):
        return True
    shorter, longer = sorted((len(one), len(other)))
    if shorter < _STEM:
        return False
    shared = 0
    while shared < shorter and one[shared] == other[shared]:
        shared += 1
    if shared >= _STEM and shared >= _SHARE * longer:
        return True
    if shorter >= _TAIL and (one.endswith(other) or other.endswith(one)):
        return True
    if longer - shorter > _STEM or levenshtein(one, other) < _SPELT:
        return False
    return similarity(one, other, pivot, _ALIKE) >= _ALIKE


def _clipped(one: str, other: str) -> bool:
    """Whether the one is a short beginning of the other: Rz, Rzeczpospolita."""
    short, long = sorted((one, other), key=len)
    return len(short) <= _SHORT and long.startswith(short)


def _spelt_out(acronym: str, words: Sequence[Word]) -> bool:
    """Whether words in a row begin with the letters of an acronym, small ones left out or not.

    Its first letter may be the country's, which goes without saying at home (EPL). Two letters are
    found by accident, so that they need two capitalised words side by side.
    """
    if len(acronym) == _PAIR:
        return any(
            one.plain[:1] + other.plain[:1] == acronym
            for one, other in itertools.pairwise(words)
            if one.capital and other.capital and other.start - one.end == 1
            and not (one.acronym or other.acronym)
        )  # fmt: skip
    every = "".join(w.plain[:1] for w in words)
    large = "".join(w.plain[:1] for w in words if len(w.plain) > _SHORT or w.capital)
    capitals = "".join(w.plain[:1] if w.capital and not w.head else " " for w in words)
    return acronym in every or acronym in large or acronym[1:] in capitals


def _stretches(alone: Sequence[bool]) -> list[tuple[int, int]]:
    """First and last place of each run of true values."""
    found: list[tuple[int, int]] = []
    for at, value in enumerate(alone):
        if value and found and found[-1][1] == at - 1:
            found[-1] = (found[-1][0], at)
        elif value:
            found.append((at, at))
    return found


def _pair(
    strangers: Sequence[Lone], lost: Sequence[Lone], ours: Sequence[Word], theirs: Sequence[Word]
) -> list[Change]:
    """Each stranger with the lost name whose place it takes; the rest by themselves."""
    ranked = sorted(
        (
            (_nearness(stranger, gone, ours, theirs), a, b)
            for a, stranger in enumerate(strangers)
            for b, gone in enumerate(lost)
        ),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    taken: dict[int, int] = {}
    for _, a, b in ranked:
        if a not in taken and b not in taken.values():
            taken[a] = b
    changes = [
        Change(s.start, s.end, s, lost[taken[a]] if a in taken else None)
        for a, s in enumerate(strangers)
    ]
    for b, gone in enumerate(lost):
        if b not in taken.values():
            place, gap = _place(gone, ours, theirs)
            changes.append(Change(place, place, None, gone, gap))
    return sorted(changes, key=lambda c: (c.start, c.end))


def _around(found: Lone, words: Sequence[Word]) -> tuple[int, int]:
    """The numbers of the words before and after a stretch."""
    before = max((n for n, w in enumerate(words) if w.end <= found.start), default=-1)
    after = min((n for n, w in enumerate(words) if w.start >= found.end), default=len(words))
    return before, after


def _nearness(stranger: Lone, gone: Lone, ours: Sequence[Word], theirs: Sequence[Word]) -> float:
    """How much speaks for the one standing in the place of the other: neighbours, then place."""
    a, b = _around(stranger, ours), _around(gone, theirs)
    value = 0.0
    for step in (0, 1):
        for side, sign in ((0, -1), (1, 1)):
            one, other = a[side] + sign * step, b[side] + sign * step
            in_one, in_other = 0 <= one < len(ours), 0 <= other < len(theirs)
            if in_one and in_other:
                value += ours[one].plain == theirs[other].plain
            elif in_one == in_other:
                value += 0.5
    place = stranger.start / max(ours[-1].end, 1) - gone.start / max(theirs[-1].end, 1)
    return value - abs(place)


def _place(gone: Lone, ours: Sequence[Word], theirs: Sequence[Word]) -> tuple[int, int]:
    """Where in the target a name is missing, and the gap there (see `Change`)."""
    before, after = _around(gone, theirs)
    first = theirs[before].plain if before >= 0 else ""
    last = theirs[after].plain if after < len(theirs) else ""
    two = (theirs[before - 1].plain, first) if before > 0 else ()
    for n in range(-1, len(ours)):
        left = ours[n].plain if n >= 0 else ""
        right = ours[n + 1].plain if n + 1 < len(ours) else ""
        if left == first and right == last:
            return (ours[n].end if n >= 0 else 0), 2
    # At the head of the target stands what followed the name.
    if last and ours[0].plain == last:
        return 0, 2
    for one, word in itertools.pairwise(ours):
        if (one.plain, word.plain) == two and sum(map(len, two)) > _TELLING:
            return word.end, 1
    for word in ours:
        if len(first) > _SHORT and word.plain == first:
            return word.end, 0
    return ours[-1].end, 0
