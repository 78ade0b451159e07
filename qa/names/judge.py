"""One stretch of a text held against names of the book: which may be meant, and how likely."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from qa.names.book import NameBook
from qa.names.candidate import Candidate, Evidence
from qa.names.distance import alike, weight
from qa.names.part import Part
from qa.names.score import least, probability
from qa.names.shelf import Entry
from qa.names.sieve import most_alike
from qa.names.sound import chance, kin, levenshtein, native
from qa.names.tables import tables
from qa.names.tokens import NameToken

_LONG = 4  # letters of a part


class Judge:
    """One stretch of a text against names of the book.

    `names` are those that share something with several parts; one part alone looks for its own.
    """

    __slots__ = (
        "_book", "_evidence", "_here", "_names", "_parts", "_pivot", "_size", "_tokens", "fixed",
    )  # fmt: skip

    def __init__(
        self,
        tokens: Sequence[NameToken],
        parts: Sequence[Part],
        book: NameBook,
        pivot: str,
        evidence: Evidence,
        names: Sequence[Entry] = (),
    ) -> None:
        self._tokens, self._parts = tokens, parts
        self._book, self._pivot, self._evidence = book, pivot, evidence
        self._size = evidence.names or book.size
        self._here: set[Entry] = set()
        self.fixed = True  # whether `entries` are the same in any story
        self._names = names if len(parts) > 1 else tuple(self._alone(parts[0]))

    @property
    def start(self) -> int:
        return self._tokens[0].start

    @property
    def end(self) -> int:
        return self._tokens[-1].end

    def promising(self) -> bool:
        """Whether a name may be asked about. Most that are met may not, however alike they sound at
        best: chance explains too much, or the one exact part too little.
        """
        return any(map(self._may_be, self._names))

    def _may_be(self, entry: Entry) -> bool:
        if len(self._parts) == 1:
            return True
        shelf, number = entry
        words, codes, starts = shelf.words, shelf.codes, shelf.starts
        differing, exact = [], 0
        for own, token in zip(
            self._parts, shelf.parts[starts[number] : starts[number + 1]], strict=True
        ):
            word = words[token]
            if own.folded == word:
                exact += 1
            elif own.everyday:
                return False
            else:
                differing.append((own, word, token))
        if not differing:
            return False
        score = tables().score
        least_like = self._least_beside(exact)
        luck, spelt, enough = 0.0, 1.0, True
        for own, word, token in differing:
            right = codes[token]
            likeness = most_alike(own.code, right, self._pivot, score.part)
            if likeness < score.part:
                return False  # whatever the source has
            enough = enough and likeness >= least_like
            if enough:
                luck += chance(likeness, self._pivot, min(own.weight, weight(right)))
                spelt = min(spelt, levenshtein(own.folded, word))
        kind = "A" if exact else "B"
        rivals = 1 if exact else self._size  # those that share the exact parts: one at least
        if enough and probability(kind, luck, spelt, rivals) >= score.check:
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
        return self._names if len(self._parts) == 1 else tuple(self._similar())

    def _similar(self) -> Iterator[Entry]:
        """Those each part of which is the same or sounds alike, and differs."""
        floor = tables().score.part
        for entry in self._names:
            words = entry.folded
            differing = [at for at, word in enumerate(words) if word != self._parts[at].folded]
            if differing and all(
                alike(self._parts[at].code, entry.code(at), self._pivot, floor) >= floor
                and not self._excused(at, words[at])
                for at in differing
            ):
                yield entry

    def _alone(self, part: Part) -> Iterable[Entry]:
        """Names for which one part may stand; it must be no name of its own."""
        evidence = self._evidence
        if part.everyday or part.real or part.known:
            return
        self.fixed = False
        word, code = part.folded, part.code
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
        score, parts, evidence = tables().score, self._parts, self._evidence
        tokens = entry.tokens[-1:] if len(parts) == 1 else entry.tokens
        words = [entry.shelf.words[token] for token in tokens]
        same = [own.folded == word for own, word in zip(parts, words, strict=True)]
        # A known surname is that of somebody else; a known given name in front of the right
        # surname (Sergei before Ebadi) only shows what the mangled one was taken for.
        if all(same) or (not same[-1] and parts[-1].known):
            return None
        # Two parts that both differ are another name, unless all are long parts of a person's.
        kind = "C" if len(parts) == 1 else "A" if any(same) else "B"
        if kind == "B" and (not entry.person or any(len(word) < _LONG for word in words)):
            return None
        codes = [entry.shelf.codes[token] for token in tokens]
        similar = [
            1.0 if equal else alike(parts[at].code, codes[at], self._pivot, score.part)
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
                similar[at] = max(similar[at], alike(parts[at].code, heard[at], self._pivot))
            lighter = min(parts[at].weight, weight(codes[at]))
            luck += chance(similar[at], self._pivot, lighter)
        worst = min(similar)
        present = entry in self._here
        floor = score.alone_document if present else score.alone
        if kind == "C" and worst < (floor if evidence.covered else score.alone_uncovered):
            return None
        if kind == "A" and worst < self._least_beside(len(parts) - len(differing)):
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
            min(levenshtein(parts[at].folded, words[at]) for at in differing),
            rivals,
            present=present,
            rare=kind == "C" and parts[0].small in evidence.rare,
        )
        if kind == "C" and chances < score.check:
            return None
        return Candidate(
            start=self.start,
            end=self.end,
            narrow_start=self._tokens[differing[0]].start,
            narrow_end=self._tokens[differing[-1]].end,
            ref=entry.ref,
            kind=kind,
            probability=chances,
            similarity=sum(similar) / len(similar),
            last="" if same[-1] else parts[-1].folded,
            echoed=echoed,
        )

    def _echoed(self, differing: Sequence[int], heard: Sequence[str]) -> bool:
        """Whether these parts are real names that the source's own form sounds like."""
        return all(
            self._parts[at].real
            and alike(self._parts[at].code, heard[at], self._pivot) >= tables().score.echoed
            for at in differing
        )

    def _half_real(self, differing: Sequence[int]) -> bool:
        """Whether one of these parts is somebody's name."""
        return any(self._parts[at].real for at in differing)

    def _heard(self, entry: Entry) -> Sequence[str]:
        assert self._evidence.heard
        codes = self._evidence.heard(entry)
        return codes[-len(self._parts) :] if len(codes) == len(entry.tokens) else ()

    def _another(self, kind: str, entry: Entry, differing: Sequence[int]) -> bool:
        """Whether all that differs are real names, and what is exact tells nothing (San, County)."""
        exact = [own.folded for at, own in enumerate(self._parts) if at not in differing]
        plain = not entry.person or all(word in self._evidence.common for word in exact)
        return (plain or kind == "B") and all(self._parts[at].real for at in differing)

    def _excused(self, at: int, right: str) -> bool:
        """Other people and other shapes of the same name, by the study's hard guards."""
        own = self._parts[at]
        word = own.folded
        if native(word, self._pivot) and native(right, self._pivot):
            return True
        if own.everyday or right in self._evidence.common:
            return True
        return kin(word, right) or kin(right, word)
