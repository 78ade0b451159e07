"""The glossary's names, indexed by token and by sound."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

from qa.model import NameRef
from qa.names.sound import GENERIC, encode, fold_name, keys, similarity

_KINDS = ("person", "place")


def is_name(kind: str, use: str, status: str) -> bool:
    """Whether a form is one that mangled spellings are compared with."""
    return kind in _KINDS and use == "full" and status != "deprecated"


class NameBook:
    """Names with two indexes: exact folded tokens, and keys of the tokens that stand for a name.

    Built when a unit is compiled and stored as rows; `from_rows` puts those of several units
    together, and a name is made of its row when it is first asked for. A given name alone never stands for a
    person, so only last tokens have keys.
    """

    def __init__(self, refs: Sequence[NameRef]) -> None:
        self._rows: list[list[Any]] = [
            [ref.term, ref.text, list(ref.tokens), ref.kind, ref.preferred] for ref in refs
        ]
        self._made: dict[int, NameRef] = dict(enumerate(refs))
        self._tokens: dict[str, list[list[int]]] = {}
        self._keys: dict[str, list[int]] = {}
        for number, ref in enumerate(refs):
            for position, token in enumerate(ref.tokens):
                self._tokens.setdefault(fold_name(token), []).append([number, position])
            for key in sorted(keys(encode(ref.tokens[-1]))) if ref.tokens else ():
                self._keys.setdefault(key, []).append(number)

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def refs(self) -> tuple[NameRef, ...]:
        """All names, in the order they came in."""
        return tuple(self._ref(number) for number in range(len(self._rows)))

    @functools.cached_property
    def size(self) -> int:
        """How many different entities have names here: N of the score."""
        return len({row[0] for row in self._rows})

    def to_rows(self) -> dict[str, Any]:
        """Everything as JSON-able lists."""
        return {"refs": self._rows, "tokens": self._tokens, "keys": self._keys}

    @classmethod
    def from_rows(cls, parts: Sequence[dict[str, Any]]) -> NameBook:
        """The book of the rows of several units."""
        book = cls(())
        if len(parts) == 1:
            (rows,) = parts
            book._rows, book._tokens, book._keys = rows["refs"], rows["tokens"], rows["keys"]
            return book
        for rows in parts:
            start = len(book._rows)
            book._rows += rows["refs"]
            for token, places in rows["tokens"].items():
                book._tokens.setdefault(token, []).extend([n + start, at] for n, at in places)
            for key, numbers in rows["keys"].items():
                book._keys.setdefault(key, []).extend(n + start for n in numbers)
        return book

    def knows(self, token: str) -> bool:
        """Whether the token is part of any name."""
        return fold_name(token) in self._tokens

    def anchored(self, token: str) -> list[tuple[NameRef, int]]:
        """The names that contain exactly this token, with its position in them."""
        return [(self._ref(n), at) for n, at in self._tokens.get(fold_name(token), ())]

    def sounding(self, token: str, size: int) -> list[NameRef]:
        """The names of so many parts whose last one shares a key of sound with the token.

        Of size 1 are names of one part, and every person by the surname.
        """
        numbers = dict.fromkeys(
            n for key in sorted(keys(encode(token))) for n in self._keys.get(key, ())
        )
        return [
            self._ref(n)
            for n in numbers
            if len(self._rows[n][2]) == size or (size == 1 and self._rows[n][3] == "person")
        ]

    def near(
        self, token: str, pivot: str = GENERIC, floor: float = 0.0
    ) -> list[tuple[NameRef, int, float]]:
        """The names for which this token may stand alone: name, its position, similarity."""
        found = []
        for ref in self.sounding(token, 1):
            value = similarity(token, ref.tokens[-1], pivot, floor)
            if value >= floor:
                found.append((ref, len(ref.tokens) - 1, value))
        return found

    def _ref(self, number: int) -> NameRef:
        made = self._made.get(number)
        if made is None:
            term, text, tokens, kind, preferred = self._rows[number]
            made = NameRef(term, text, tuple(tokens), kind, preferred)
            self._made[number] = made
        return made
