"""A stretch of text that may be a mangled name, and what is known besides the glossary's names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Mapping, Sequence
from dataclasses import dataclass, replace

from qa.model import NameRef
from qa.names.shelf import Entry
from qa.names.tables import tables
from qa.names.tokens import pieces_of

Heard = Callable[[Entry], Sequence[str]]  # the sounds of each part in the source's own form


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch [start, end) that is probably a mangled `ref`; the part that differs is narrow.

    `kind` is the class (A, B or C), `others` are names that fit as well: with any of them the
    suggestion is a guess. `last` is the folded last part where that one differs. `echoed` when all
    that differs are given names that are real ones and that the source's own form sounds like:
    Vladimir, for a Владимир whom the glossary calls Volodymyr.
    """

    start: int
    end: int
    narrow_start: int
    narrow_end: int
    ref: NameRef
    kind: str
    probability: float
    similarity: float
    others: tuple[str, ...] = ()
    last: str = ""
    echoed: bool = False

    @property
    def sure(self) -> bool:
        """Whether it reaches the threshold of its class, and is not another spelling."""
        return not self.echoed and self.probability >= tables().score.flag[self.kind]

    @property
    def doubtful(self) -> bool:
        """Whether it deserves a look but no fix."""
        return not self.sure and self.probability >= tables().score.check

    @property
    def canonical(self) -> str:
        """What to write for [start, end): the whole name, or the surname for a surname alone."""
        return pieces_of(self.ref.text)[-1] if self.kind == "C" else self.ref.text

    def moved(self, by: int) -> Candidate:
        """The same so many characters further on."""
        return replace(
            self,
            start=self.start + by,
            end=self.end + by,
            narrow_start=self.narrow_start + by,
            narrow_end=self.narrow_end + by,
        )

    def overlaps(self, start: int, end: int) -> bool:
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of the document and of the world besides the book.

    `present` are ids of terms that the document names rightly somewhere, `approved` are stretches
    [start, end) of this text that are accepted forms. Of casefolded words, `common` are everyday
    ones, `attested` real names of other people and places, `rare` those that only one list of
    people has, manglings by other hands among them. Where these lists do not cover the language,
    `covered` is false and one part alone needs the document. `names` is how many names could have
    been meant, by default all of the book; `heard` gives the sounds of a name in the document's
    source language, none where the glossary does not have it; `named` are the names of what is
    present (`NameBook.standing`), made anew where they are not given.
    """

    present: Collection[str] = ()
    approved: Sequence[tuple[int, int]] = ()
    common: Container[str] = ()
    attested: Container[str] = ()
    rare: Container[str] = ()
    covered: bool = True
    names: int | None = None
    heard: Heard | None = None
    named: Mapping[str, Sequence[Entry]] | None = None
