"""The characters of one side of a story: what can be read in them, where a name begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.names.readings.data import chinese
from qa.names.readings.hanzi import closed, opened, spelled, spellings, taiwanese

_MOST_PLACES = 2000  # of the characters that a name may begin with, of a name itself


class Story:
    """Built when the first name in letters is met; what was looked up once is kept."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._whole = "\n".join(texts)
        self._supported: dict[str, bool] = {}
        self._seen: dict[str, tuple[bool, bool]] = {}
        self._starts: dict[str, list[str]] = {}
        for char in sorted(set(self._whole)):
            for spelling in spellings(char) | taiwanese(char):
                self._starts.setdefault(spelling, []).append(char)

    def supports(self, letters: str, surname: str = "") -> bool:
        """Whether the letters are the reading of some characters in a row, anywhere.

        With a surname of one or two characters and a given name of one or two behind it; without
        one, of any two or three characters.
        """
        first = 1 if surname in chinese().compound else 0
        known = self._supported.get(letters)
        if known is None:
            known = self._supported[letters] = any(
                spelled(self._whole[at : at + size], letters)
                for at in self._places(letters)
                for size in (2 + first, 3 + first)
            )
        return known

    def _places(self, letters: str) -> Iterator[int]:
        left = _MOST_PLACES
        for size in range(1, len(letters)):
            for char in self._starts.get(letters[:size], ()):
                for at in _finds(self._whole, char, left):
                    left -= 1
                    yield at

    def bounds(self, name: str) -> tuple[bool, bool]:
        """Whether the story shows, here or where it repeats the name, that it begins and ends so."""
        known = self._seen.get(name)
        if known is None:
            places = list(_finds(self._whole, name, _MOST_PLACES))
            known = self._seen[name] = (
                any(opened(self._whole, at) for at in places),
                any(closed(self._whole, at + len(name)) for at in places),
            )
        return known


def _finds(text: str, part: str, most: int) -> Iterator[int]:
    at = text.find(part)
    while at >= 0 and most > 0:
        yield at
        most -= 1
        at = text.find(part, at + 1)
