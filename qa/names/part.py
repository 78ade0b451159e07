"""A word of a text as the book's names are compared with it: each question is answered once."""

from __future__ import annotations

from collections.abc import Container, Sequence

from qa.names.distance import weight
from qa.names.sound import encode, sounds

_LONG = 4  # letters of a part that may be somebody's without an exact one beside it


class Part:
    """`folded` and `small` are its spellings, `known` says whether a name of the book has it.

    A text asks about most of its words in many stretches, and about few of them all of this.
    """

    __slots__ = ("_attested", "_code", "_common", "_everyday", "_real", "folded", "known", "small")

    def __init__(
        self, text: str, folded: str, known: bool, common: Container[str], attested: Container[str]
    ) -> None:
        self.folded, self.small, self.known = folded, text.casefold(), known
        self._common, self._attested = common, attested
        self._everyday: bool | None = None
        self._real: bool | None = None
        self._code: str | None = None

    @property
    def everyday(self) -> bool:
        """Whether it is a common word."""
        if self._everyday is None:
            self._everyday = self.small in self._common
        return self._everyday

    @property
    def real(self) -> bool:
        """Whether it is attested as a name."""
        if self._real is None:
            self._real = self.small in self._attested
        return self._real

    @property
    def code(self) -> str:
        """Its sounds."""
        if self._code is None:
            word = self.folded
            plain = word.isascii() and word.isalpha()  # as most are: nothing to romanise
            self._code = sounds(word, "latin") if plain else encode(word)
        return self._code

    @property
    def weight(self) -> float:
        """The weight of its sounds."""
        return weight(self.code)


def strange(parts: Sequence[Part]) -> bool:
    """Whether they may be a name without an exact part: long ones, no everyday word among them,
    not all of them real names."""
    for part in parts:
        if len(part.folded) < _LONG or part.everyday:
            return False
    return not all(part.real for part in parts)
