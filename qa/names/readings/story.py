"""The characters of one side of a story: what can be read in them, where a name begins and ends."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from qa.names.readings.data import chinese
from qa.names.readings.hanzi import (
    closed,
    is_hanzi,
    is_person,
    opened,
    spelled,
    spelt,
)

_MOST_PLACES = 1000  # of one name
_MOST_LOOKS = 100_000  # at the characters that a name may begin with: a second's work


def story_of(texts: Sequence[str]) -> Story:
    """The story of these texts: the same one where they come again, with each system's translation."""
    story = _made("\n".join(texts))
    if story.spent:  # what came late was not looked up
        _made.cache_clear()
        return story_of(texts)
    story.rest()
    return story


class Story:
    """Built when the first name in letters is met; what was looked up once is kept."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._whole = "\n".join(texts)
        self.rest()
        self._places: dict[tuple[str, str], tuple[int, ...]] = {}
        self._seen: dict[str, tuple[bool, bool]] = {}
        self._chars = frozenset(self._whole)
        spelt().learn(self._chars)
        self._starts: dict[str, list[str]] = {}

    def rest(self) -> None:
        """Take up the work anew, with what is known already."""
        self._left = _MOST_LOOKS

    @property
    def spent(self) -> bool:
        """Whether it has looked as often as it may."""
        return self._left <= 0

    def supports(self, letters: str, surname: str = "") -> bool:
        """Whether the letters are the reading of some characters in a row, anywhere.

        With a surname of one or two characters and a given name of one or two behind it; without
        one, of any two or three characters. In a text that is all names and no story, what comes
        late counts as supported: nothing is said of it.
        """
        return bool(self._where(letters, surname)) or self.spent

    def _where(self, letters: str, surname: str) -> tuple[int, ...]:
        """The places where the shortest such string begins."""
        known = self._places.get((letters, surname))
        if known is None:
            first = 1 if surname in chinese().compound else 0
            known = self._places[letters, surname] = tuple(
                at
                for at in self._begun(letters)
                if any(spelled(self._whole[at : at + n], letters) for n in (2 + first, 3 + first))
                and (not surname or self._may_begin(at))
            )
        return known

    def _may_begin(self, at: int) -> bool:
        """Whether a known surname is here, or anything at the beginning of a name (an artist's)."""
        known = chinese().as_surname
        here = self._whole[at] in known or self._whole[at : at + 2] in known
        return here or opened(self._whole, at)

    def _begun(self, letters: str) -> Iterator[int]:
        for size in range(1, len(letters)):
            for char in self._spelled(letters[:size]):
                for at in _finds(self._whole, char, self._left):
                    self._left -= 1
                    yield at

    def _spelled(self, letters: str) -> Sequence[str]:
        """The characters of the story that are spelled so, in their order."""
        known = self._starts.get(letters)
        if known is None:
            known = self._starts[letters] = sorted(self._chars & spelt().chars(letters))
        return known

    def ends(self, letters: str, surname: str) -> bool:
        """Whether the story shows anywhere that a name of these letters ends with them."""
        size = 3 if surname in chinese().compound else 2
        return any(
            closed(self._whole, at + n)
            for at in self._where(letters, surname)
            for n in (size, size + 1)
            if spelled(self._whole[at : at + n], letters)
        )

    def longer(self, letters: str, surname: str) -> str:
        """The name of three characters of which a spelling of two is the beginning, else nothing.

        Only where the story has it at least twice, never the two without the third, and shows that
        the three begin and end there.
        """
        places = self._where(letters, surname)
        wholes = {self._whole[at : at + 3] for at in places}
        whole = next(iter(wholes), "")
        if len(places) < 2 or len(wholes) > 1 or len(whole) < 3 or not spelled(whole[:2], letters):
            return ""
        return whole if all(self.bounds(whole)) and not self.bounds(whole[:2])[1] else ""

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

    def stands_alone(self, name: str) -> bool:
        """Whether the name stands anywhere between stops or blanks, by itself."""
        places = _finds(self._whole, name, _MOST_PLACES)
        return any(
            not is_hanzi(self._whole[at - 1 : at] or " ")
            and not is_hanzi(self._whole[at + len(name) : at + len(name) + 1] or " ")
            for at in places
        )

    def is_person(self, name: str) -> bool:
        """Whether the story says anywhere that this is a person."""
        places = _finds(self._whole, name, _MOST_PLACES)
        return any(is_person(self._whole, at, at + len(name)) for at in places)


def _finds(text: str, part: str, most: int) -> Iterator[int]:
    at = text.find(part)
    while at >= 0 and most > 0:
        yield at
        most -= 1
        at = text.find(part, at + 1)


@functools.lru_cache(maxsize=8)
def _made(whole: str) -> Story:
    return Story([whole])
