"""What a format could not hold, counted by kind with its first examples. Nothing is dropped unsaid."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_SHOWN = 3
_WIDEST = 70
_MOST_KINDS = 60  # other tools name their own categories: a hostile file could have a million
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")  # a terminal would obey them


@dataclass(slots=True)
class Losses:
    """`lost` is not in what was written; `private` is, in notes that only wireqa reads."""

    _lost: dict[str, list[str]] = field(default_factory=dict)
    _private: dict[str, list[str]] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)

    def lost(self, what: str, example: str = "") -> None:
        """One more of a kind that is left out; `what` is a plural ("validity periods")."""
        self._add(self._lost, what, example)

    def private(self, what: str, example: str = "") -> None:
        """One more of a kind that other tools will not see."""
        self._add(self._private, what, example)

    def _add(self, kinds: dict[str, list[str]], what: str, example: str) -> None:
        what = _CONTROL.sub("�", what[:_WIDEST])
        if what not in kinds and len(kinds) >= _MOST_KINDS:
            what = "further things"
        found = kinds.setdefault(what, [])
        self._counts[what] = self._counts.get(what, 0) + 1
        if len(found) >= _SHOWN:
            return
        shown = _CONTROL.sub("�", " ".join(example[: 4 * _WIDEST].split()))
        shown = shown if len(shown) <= _WIDEST else shown[: _WIDEST - 1] + "…"
        if shown and shown not in found:
            found.append(shown)

    def count(self, what: str) -> int:
        """How many of that kind."""
        return self._counts.get(what, 0)

    def lines(self) -> list[str]:
        """The report, a line a kind; none when all went over."""
        return [
            *self._section("not held:", self._lost),
            *self._section("kept in notes that only wireqa reads:", self._private),
        ]

    def _section(self, title: str, kinds: dict[str, list[str]]) -> list[str]:
        if not kinds:
            return []
        rows = [title]
        for what, examples in kinds.items():
            more = ", …" if examples and self._counts[what] > len(examples) else ""
            shown = f" ({'; '.join(examples)}{more})" if examples else ""
            rows.append(f"  {what}: {self._counts[what]:,}{shown}")
        return rows
