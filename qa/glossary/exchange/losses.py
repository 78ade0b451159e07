"""What a format could not hold, counted by kind with its first examples. Nothing is dropped unsaid."""

from __future__ import annotations

from dataclasses import dataclass, field

_SHOWN = 3
_WIDEST = 70


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
        found = kinds.setdefault(what, [])
        self._counts[what] = self._counts.get(what, 0) + 1
        shown = " ".join(example.split())
        if shown and len(found) < _SHOWN and shown not in found:
            found.append(shown if len(shown) <= _WIDEST else shown[: _WIDEST - 1] + "…")

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
            rows.append(f"  {self._counts[what]} {what}{shown}")
        return rows
