"""One stretch of a text held against names of the book: which may be meant, and how likely."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from qa.names.book import NameBook
from qa.names.candidate import Candidate, Evidence
from qa.names.distance import alike, weight
from qa.names.score import least, probability
from qa.names.shelf import Entry
from qa.names.sieve import most_alike
from qa.names.sound import chance, encode, fold_name, kin, levenshtein, native
from qa.names.tables import tables
from qa.names.tokens import NameToken

_LONG = 4  # letters of a part


class Judge:
    """One stretch of a text against names of the book."""

    __slots__ = (
        "_book", "_evidence", "_folded", "_here", "_met", "_part", "_pivot", "_size", "_small", "fixed",
    )  # fmt: skip

    def __init__(
        self, part: Sequence[NameToken], book: NameBook, pivot: str, evidence: Evidence
    ) -> None:
        self._part, self._book, self._pivot, self._evidence = part, book, pivot, evidence
        self._folded = [fold_name(token.text) for token in part]
        self._size = evidence.names or book.size
        self._here: set[Entry] = set()
        self._small = [token.text.casefold() for token in part]
        self.fixed = True  # whether `entries` are the same in any story
        self._met: Sequence[Entry] | None = None  # what `entries` are chosen from

    def _code(self, at: int) -> str:
        """The sounds of a part: most stretches are excluded before these are asked for."""
        return encode(self._folded[at])

    @property
    def start(self) -> int:
        return self._part[0].start

    @property
    def end(self) -> int:
        return self._part[-1].end

    def promising(self) -> bool:
        """Whether a name may be asked about. Most that are met may not, however alike they sound at
        best: chance explains too much, or the one exact part too little.
        """
        return any(map(self._may_be, self._names()))

    def _may_be(self, entry: Entry) -> bool:
        words = self._folded
        if len(words) == 1:
            return True
        theirs, likeness = entry.folded, list[float]()
        luck, spelt = 0.0, 1.0
        for at, (one, other) in enumerate(zip(words, theirs, strict=True)):
            if one != other:
                code, right = self._code(at), entry.code(at)
                likeness.append(most_alike(code, right, self._pivot))
                luck += chance(likeness[-1], self._pivot, min(weight(code), weight(right)))
                spelt = min(spelt, levenshtein(one, other))
        if not likeness:
            return False
        exact = len(words) - len(likeness)
        kind = "A" if exact else "B"
        rivals = 1 if exact else self._size  # those that share the exact parts: one at least
        if min(likeness) >= self._least_beside(exact) and (
            probability(kind, luck, spelt, rivals) >= tables().score.check
        ):
            return True
        return bool(self._evidence.heard and self._heard(entry))  # which may be nearer

    def _least_beside(self, exact: int) -> float:
        """The least similarity of what differs beside so many exact parts."""
        score = tables().score
        if exact != 1:
            return score.part
        return score.only_anchor_large if self._size > score.large else score.only_anchor

    def entries(self) -> Sequence[Entry]:
        """The names that this may be."""
        return self._names() if len(self._part) == 1 else tuple(self._similar())

    def _names(self) -> Sequence[Entry]:
        """The names to look at: what needs no sound has been asked first."""
        if self._met is None:
            if len(self._part) == 1:
                self._met = tuple(self._alone())
            else:
                self._met = self._book.remembered((self._pivot, *self._folded), self._whole)
        return self._met

    def _similar(self) -> Iterator[Entry]:
        """Those each part of which is the same or sounds alike, and differs."""
        floor = tables().score.part
        for entry in self._names():
            codes = [entry.shelf.codes[token] for token in entry.tokens]
            words = entry.folded
            differing = [at for at, word in enumerate(words) if word != self._folded[at]]
            if differing and all(
                alike(self._code(at), codes[at], self._pivot, floor) >= floor
                and not self._excused(at, words[at])
                for at in differing
            ):
                yield entry

    def _whole(self) -> Iterator[Entry]:
        """Names of as many parts that have one of them, or whose first and last ones sound alike.

        A last part that any name has is somebody's own: only the others can be mangled.
        """
        words, size = self._folded, len(self._part)
        end = size - 1
        if not any(map(self._book.knows, words)) and not self._strange():
            return
        if self._book.knows(words[end]):
            yield from self._book.having(words[end], size, end, words[0], 0)
            for at in range(1, end):
                yield from self._book.having(words[end], size, end, words[at], at)
            return
        if self._small[end] in self._evidence.common:
            return
        for at in range(end):
            yield from self._book.having(words[at], size, at, words[end], end)
        if self._strange() and (self._book.loose or not any(map(self._book.knows, words))):
            yield from self._book.ending(words[0], words[end], size)

    def _strange(self) -> bool:
        """Whether it may be a name without an exact part: long parts, no everyday word among them,
        not all of them real names."""
        small = self._small
        return (
            min(map(len, self._folded)) >= _LONG
            and not all(word in self._evidence.attested for word in small)
            and not any(word in self._evidence.common for word in small)
        )

    def _alone(self) -> Iterable[Entry]:
        """Names for which one part may stand; it must be no name of its own."""
        (word,), (text,) = self._folded, self._small
        evidence = self._evidence
        if text in evidence.common or text in evidence.attested or self._book.knows(word):
            return
        self.fixed = False
        code = self._code(0)
        # Among a hundred thousand names some sound like any native one.
        native_too = self._book.loose or not native(word, self._pivot)
        heft, letters = weight(code), len(word) + 1
        named = evidence.named
        if named is None:
            named = self._book.standing(evidence.present)
        floor = tables().score.heard if evidence.heard else tables().score.alone_document
        for other, some in named.items():
            if alike(code, other, self._pivot, floor) >= floor:
                self._here.update(some)
                yield from some
        if evidence.covered and native_too and len(word) >= tables().shape.least_unnamed:
            floor = least(self._size, letters, heft, self._pivot, False)
            if evidence.heard and self._book.loose:
                floor = min(floor, tables().score.heard)  # the source's form may be nearer
            for entry, _ in self._book.alone(code, self._pivot, floor):
                yield entry

    def __call__(self, entry: Entry) -> Candidate | None:
        score, part, evidence = tables().score, self._part, self._evidence
        tokens = entry.tokens[-1:] if len(part) == 1 else entry.tokens
        words = [entry.shelf.words[token] for token in tokens]
        same = [one == other for one, other in zip(self._folded, words, strict=True)]
        # A known surname is that of somebody else; a known given name in front of the right
        # surname (Sergei before Ebadi) only shows what the mangled one was taken for.
        if all(same) or (not same[-1] and self._book.knows(self._folded[-1])):
            return None
        # Two parts that both differ are another name, unless all are long parts of a person's.
        kind = "C" if len(part) == 1 else "A" if any(same) else "B"
        if kind == "B" and (not entry.person or any(len(word) < _LONG for word in words)):
            return None
        codes = [entry.shelf.codes[token] for token in tokens]
        similar = [
            1.0 if equal else alike(self._code(at), codes[at], self._pivot, score.part)
            for at, equal in enumerate(same)
        ]
        if min(similar) < score.part:
            return None
        differing = [at for at, equal in enumerate(same) if not equal]
        if any(self._excused(at, words[at]) for at in differing):
            return None
        if kind != "C" and self._another(kind, entry, differing):
            return None
        heard = self._heard(entry) if evidence.heard else ()
        luck = math.log(2) * len(differing) if heard else 0.0  # twice the chances
        echoed = bool(heard) and kind != "C" and same[-1] and self._echoed(differing, heard)
        for at in differing:
            if heard:
                similar[at] = max(similar[at], alike(self._code(at), heard[at], self._pivot))
            lighter = min(weight(self._code(at)), weight(codes[at]))
            luck += chance(similar[at], self._pivot, lighter)
        worst = min(similar)
        present = entry in self._here
        floor = score.alone_document if present else score.alone
        if kind == "C" and worst < (floor if evidence.covered else score.alone_uncovered):
            return None
        if kind == "A" and worst < self._least_beside(len(part) - len(differing)):
            return None
        if kind == "B" and worst < score.beside_real and self._half_real(differing):
            return None  # Tomáš Paroubek is no Thomas Barrack
        rivals = self._size
        if kind == "A":
            rivals = min(
                self._book.bearers(word) for word, equal in zip(words, same, strict=True) if equal
            )
        chances = probability(
            kind,
            luck,
            min(levenshtein(self._folded[at], words[at]) for at in differing),
            rivals,
            present=present,
            rare=kind == "C" and self._small[0] in evidence.rare,
        )
        if kind == "C" and chances < score.check:
            return None
        return Candidate(
            start=part[0].start,
            end=part[-1].end,
            narrow_start=part[differing[0]].start,
            narrow_end=part[differing[-1]].end,
            ref=entry.ref,
            kind=kind,
            probability=chances,
            similarity=sum(similar) / len(similar),
            last="" if same[-1] else self._folded[-1],
            echoed=echoed,
        )

    def _echoed(self, differing: Sequence[int], heard: Sequence[str]) -> bool:
        """Whether these parts are real names that the source's own form sounds like."""
        return all(
            self._small[at] in self._evidence.attested
            and alike(self._code(at), heard[at], self._pivot) >= tables().score.echoed
            for at in differing
        )

    def _half_real(self, differing: Sequence[int]) -> bool:
        """Whether one of these parts is somebody's name."""
        return any(self._small[at] in self._evidence.attested for at in differing)

    def _heard(self, entry: Entry) -> Sequence[str]:
        assert self._evidence.heard
        codes = self._evidence.heard(entry)
        return codes[-len(self._part) :] if len(codes) == len(entry.tokens) else ()

    def _another(self, kind: str, entry: Entry, differing: Sequence[int]) -> bool:
        """Whether all that differs are real names, and what is exact tells nothing (San, County)."""
        exact = [word for at, word in enumerate(self._folded) if at not in differing]
        plain = not entry.person or all(word in self._evidence.common for word in exact)
        return (plain or kind == "B") and all(
            self._small[at] in self._evidence.attested for at in differing
        )

    def _excused(self, at: int, right: str) -> bool:
        """Other people and other shapes of the same name, by the study's hard guards."""
        word = self._folded[at]
        if native(word, self._pivot) and native(right, self._pivot):
            return True
        common = self._evidence.common
        if right in common or self._small[at] in common:
            return True
        return kin(word, right) or kin(right, word)
