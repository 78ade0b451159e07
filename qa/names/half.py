"""One side of a comparison at work: its names, and what of the other side explains them."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace

from qa.names.differences import LEAST, Lone, Lore, Mention, Side
from qa.names.echo import Echo
from qa.names.shapes import Shapes, clipped, same, spelt_out
from qa.names.words import Word, names_of

_SHORT = 3  # letters of a word that can be heard
_TOLD = 4  # and of a part of a known name that must be
_NATIONS = frozenset({"country", "people"})


@dataclass
class Half:
    """One side at work."""

    side: Side
    words: list[Word]
    small: frozenset[str]
    large: frozenset[str]
    heard: Container[str]
    foreign: Container[str]
    lore: Lore
    plains: Counter[str] = field(init=False)
    capitals: frozenset[str] = field(init=False)
    acronyms: frozenset[str] = field(init=False)
    shapes: Shapes = field(init=False)
    known: dict[str, frozenset[str]] = field(init=False)
    names: list[list[Word]] = field(init=False)

    def __post_init__(self) -> None:
        lore = self.lore
        self.plains = Counter(w.plain for w in self.words)
        self.capitals = frozenset(w.plain for w in self.words if w.capital)
        self.acronyms = frozenset(
            w.plain for w in self.words if w.acronym and len(w.plain) >= _SHORT
        )
        self.shapes = Shapes(self.plains)
        self.known = {w.plain: found for w in self.words if (found := self.concepts(w))}
        closed = frozenset(
            w.start for m in self.side.mentions if m.name and not m.inner for w in self.words
            if m.start <= w.start and w.end == m.end
        )  # fmt: skip
        marked = frozenset(
            w.start for m in self.side.mentions if m.name for w in self.words
            if m.start <= w.start < m.end
        )  # fmt: skip
        self.names = names_of(
            self.side.text, self.words, marked, self.small, self.large, lore.common,
            self.heard, lore.stops, lore.bridges, lore.articles, lore.nouns,
            self.foreign, closed,
        )  # fmt: skip

    def alone(
        self, other: Half, heard: Counter[str], echo: Echo | None, pivot: str, *, heeded: bool
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
            beside = [w for w, a in zip(name, alone, strict=True) if not a]
            spent = all(self._spent(w, other) for w in beside)
            for first, last in [(0, len(name) - 1)] if spent and any(alone) else _stretches(alone):
                one = self._lone(name, first, last, not spent, heard, echo)
                nation = bool(beside) and all(map(self._nation, beside))
                found.append(replace(one, nation=True) if nation and not spent else one)
            if not any(alone) and self._again(name, other, heard, echo, pivot, heeded=heeded):
                found.append(self._lone(name, 0, len(name) - 1, False, heard, echo, again=True))
        return found

    def _spent(self, word: Word, other: Half) -> bool:
        """Whether the other side's word for it has its partner elsewhere: the Audit Office at the
        ministry's office, where the other side has but "the ministry's office".
        """
        plain = word.plain
        if not word.capital or plain not in self.lore.common or plain in other.capitals:
            return False
        return 0 < other.plains[plain] < self.plains[plain]

    def _nation(self, word: Word) -> bool:
        """Whether the glossary knows it as a country, or as what is of a country."""
        return any(i.partition(".")[0] in _NATIONS for i in self.concepts(word))

    def _mentions(self, start: int, end: int) -> list[Mention]:
        return [m for m in self.side.mentions if m.start < end and start < m.end]

    def _lone(
        self, name: list[Word], first: int, last: int, beside: bool, heard: Counter[str],
        echo: Echo | None, *, again: bool = False,
    ) -> Lone:  # fmt: skip
        part = name[first : last + 1]
        start, end = part[0].start, part[-1].end
        mentions = self._mentions(start, end)
        proper = [w for w in part if self.proper(w)]
        told = any(m.told for m in mentions)
        words = not any(w.plain not in self.lore.either for w in proper)
        return Lone(
            start, end, self.side.text[start:end],
            (name[0].start, name[-1].end), beside, bool(proper),
            any(m.name for m in mentions), functools.partial(_heard, part if told else proper or part, echo, told=told),
            any(i in heard for m in mentions for i in m.ids),
            part[0].head and len(name) == 1,
            any(w.text in self.lore.attested for w in proper), all(w.acronym for w in part), again,
            words, told, dense=bool(echo and echo.dense) and not any(map(self._nation, part)),
        )  # fmt: skip

    def concepts(self, word: Word) -> frozenset[str]:
        """What the glossary sees in it, as a name."""
        mentions = self._mentions(word.start, word.end) if word.capital else ()
        return frozenset(i for m in mentions if m.name for i in m.ids)

    def side_knows(self, word: Word) -> bool:
        """Whether the glossary names it."""
        return bool(self.concepts(word))

    def proper(self, word: Word) -> bool:
        """Whether it is no everyday word; without a list of those, whether it is a known name."""
        if self.lore.common:
            return word.plain not in self.lore.common
        return word.acronym or word.text in self.lore.attested or word.plain in self.heard

    def _explained(
        self, word: Word, name: list[Word], other: Half, ids: Counter[str], pivot: str
    ) -> bool:
        if word.plain in other.plains:
            return True
        if any(i in ids for m in self._mentions(word.start, word.end) for i in m.ids):
            return True
        if word.acronym and spelt_out(word.plain, other.words):
            return True
        whole = "".join(w.plain[0] for w in name)
        if len(whole) > 1 and any(w.acronym and w.plain.endswith(whole) for w in other.words):
            return True
        if self._abbreviated(word, name, other):
            return True
        # An initial may stand for one word of a name, not for the whole.
        alone = len(name) == 1
        if any(
            w.capital
            and clipped(word.plain, w.plain)
            and w.plain not in self.lore.articles
            and not (alone and len(w.plain) == 1)
            for w in other.words
        ):
            return True
        mine = self.concepts(word)
        return any(
            same(word.plain, plain, pivot)
            for plain in other.shapes.near(word.plain)
            if not _apart(mine, other.known.get(plain, frozenset()))
        )

    def _abbreviated(self, word: Word, name: list[Word], other: Half) -> bool:
        """Whether the other side has an acronym of words of the name that stand side by side: the CPC."""
        initials = "".join(w.plain[0] for w in name)
        at = name.index(word)
        for acronym in other.acronyms:
            first = initials.find(acronym)
            if 0 <= first <= at < first + len(acronym):
                return True
        return False

    def _again(
        self,
        name: list[Word],
        other: Half,
        heard: Counter[str],
        echo: Echo | None,
        pivot: str,
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
                counts[concept] for counts in (self.side.asked, other.side.counts, heard)
            )
            if theirs < ours and (source < ours if heeded else theirs < source):
                return True
            if not heeded and theirs < ours and source and self._unpaired(concept, name, other):
                return True
        if mentions or echo is None or heeded:
            return False
        plain = name[-1].plain
        if other.plains[plain]:
            return other.plains[plain] < min(self.plains[plain], echo.count(name[-1].text))
        # A like name that is this side's as well is no shape of this one: Tinkoff, beside Tinkov.
        likes = [w for w in other.shapes.near(plain) if same(plain, w, pivot)]
        if not likes or any(self.plains[w] < other.plains[w] for w in likes):
            return False
        return sum(other.plains[w] for w in likes) < echo.count(name[-1].text)

    def _unpaired(self, concept: str, name: list[Word], other: Half) -> bool:
        """Whether all that the other side has of a concept is the words that this side has elsewhere,
        and none is a noun as this one is: the Americans in the US, where it has but "the Americans".
        """
        theirs = [m for m in other.side.mentions if concept in m.ids]
        here = [m for m in self._mentions(name[0].start, name[-1].end) if concept in m.ids]
        if any(m.noun for m in theirs) or not all(m.noun for m in here):
            return False
        said = {self.side.text[m.start : m.end] for m in self.side.mentions if concept in m.ids}
        return all(other.side.text[m.start : m.end] in said for m in theirs)


def _apart(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether a glossary keeps two names apart, however alike they are: Slovakia, Slovenia.

    Only within one kind, which an id begins with: Europe and Europeans are two concepts.
    """
    kinds = {i.partition(".")[0] for i in mine} & {i.partition(".")[0] for i in theirs}
    return bool(kinds) and mine.isdisjoint(theirs)


def _heard(words: Sequence[Word], echo: Echo | None, *, told: bool) -> float:
    """How much of some words the source has; an acronym or a syllable is not heard, but read.

    The best part speaks for the whole: given names change, and so do the words round a name. What a
    glossary would have seen in the source (`told`) may stand there in another hand's letters, and
    then every part of it does.
    """
    best = 0.0
    if echo is None:
        return best
    if told and not echo.dense and len(words) > 1:
        each = [_heard([word], echo, told=False) for word in words if len(word.plain) >= _TOLD]
        return max(each, default=0.0) if all(each) else min(each, default=0.0)
    for word in words:
        if word.acronym or len(word.plain) < _SHORT:
            best = max(best, float(echo.spells(word.plain)))
        else:
            best = max(best, echo.similarity(word.text, max(LEAST, best)))
        if best == 1.0:
            break
    return best


def _stretches(alone: Sequence[bool]) -> list[tuple[int, int]]:
    """First and last place of each run of true values."""
    found: list[tuple[int, int]] = []
    for at, value in enumerate(alone):
        if value and found and found[-1][1] == at - 1:
            found[-1] = (found[-1][0], at)
        elif value:
            found.append((at, at))
    return found
