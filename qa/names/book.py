"""The glossary's names, indexed by token and by sound."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qa.model import NameRef
from qa.names.sound import encode, fold_name, keys


class NameBook:
    """Names with two indexes: exact folded tokens, and keys of the tokens that stand alone.

    Built when the glossary is compiled and stored as rows; `from_rows` computes nothing.
    """

    def __init__(self, refs: Sequence[NameRef]) -> None:
        self.refs = tuple(refs)
        self._tokens: dict[str, list[list[int]]] = {}
        self._keys: dict[str, list[int]] = {}
        for number, ref in enumerate(self.refs):
            for position, token in enumerate(ref.tokens):
                self._tokens.setdefault(fold_name(token), []).append([number, position])
            for key in sorted(keys(encode(ref.tokens[-1]))) if ref.tokens else ():
                self._keys.setdefault(key, []).append(number)

    def __len__(self) -> int:
        return len(self.refs)

    def to_rows(self) -> dict[str, Any]:
        """Everything as JSON-able lists."""
        rows = [[r.term, r.text, list(r.tokens), r.kind, r.preferred] for r in self.refs]
        return {"refs": rows, "tokens": self._tokens, "keys": self._keys}

    @classmethod
    def from_rows(cls, rows: dict[str, Any]) -> NameBook:
        """The book of such rows."""
        book = cls(())
        book.refs = tuple(
            NameRef(term, text, tuple(tokens), kind, preferred)
            for term, text, tokens, kind, preferred in rows["refs"]
        )
        book._tokens, book._keys = rows["tokens"], rows["keys"]
        return book

    def knows(self, token: str) -> bool:
        """Whether the token is part of any name."""
        return fold_name(token) in self._tokens

    def anchored(self, token: str) -> list[tuple[NameRef, int]]:
        """The names that contain exactly this token, with its position in them."""
        return [(self.refs[n], at) for n, at in self._tokens.get(fold_name(token), ())]

    def near(self, token: str) -> list[NameRef]:
        """The names whose last token may sound like this one."""
        found: dict[int, None] = {}
        for key in sorted(keys(encode(token))):
            found.update(dict.fromkeys(self._keys.get(key, ())))
        return [self.refs[n] for n in found]
