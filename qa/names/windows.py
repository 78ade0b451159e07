"""Candidate stretches: what in a text may be a name that is to be looked for.

A script with capitals shows its names; Arabic, Hebrew, Hindi and Korean have words, with what hangs
on them; Japanese writes foreign names in runs of katakana, and Chinese gives no sign at all: there
every string of characters that foreign names are written with (or that sounds like a character of
the name) is a candidate, as long as the name is, give or take one.
"""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from qa.language import Language
from qa.names.sound import encode
from qa.names.tables import Stretch, tables

_WORD = re.compile(r"[^\W\d_]+(?:[’'ʻʼ`][^\W\d_]+)*")
_CHUNK = re.compile(r"[^\s.,;:!?()\[\]{}\"“”„«»،؛؟।、。，；：！？（）《》「」『』…–—/\\|<>=+*]+")
_JOINT = re.compile(r"[-’'ʻʼ`‐‑·]|\.? ")
_HYPHENS = frozenset("-‐‑’'")
_DOTS = "·・･‧•゠＝=-‐‑"
_MOST = 6  # words of a stretch
_REST = 2  # letters of a word without its clitics


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch [start, end) and what is compared of it: `text`, of so many `words`.

    `small` is written without a capital; `lone` has no name beside it.
    """

    start: int
    end: int
    text: str
    words: int
    small: bool = False
    lone: bool = True


class Windows:
    """The stretches of one text, cut when they are first asked for.

    `blocked` are stretches [start, end) that are explained already, in order; `stops` casefolded
    words that are part of no name (titles, days). `reach` is how far from the expected place of a
    name a long text is searched, in characters.
    """

    def __init__(
        self,
        text: str,
        lang: Language,
        blocked: Sequence[tuple[int, int]] = (),
        stops: Collection[str] = (),
        reach: int | None = None,
    ) -> None:
        self.text, self.lang, self.stops = text, lang, stops
        self.reach = reach or tables().locate.region
        self.blocked = sorted(blocked)
        self.stretch = script(lang)
        self._cut: dict[int, list[Window]] = {}

    def near(self, name: str, place: float | None) -> Iterator[Window]:
        """The candidates for a name; in a long text those about its relative place (0 to 1)."""
        low, high = 0, len(self.text)
        if high > 2 * self.reach:
            middle = int((0.5 if place is None else place) * high)
            low, high = max(0, middle - self.reach), min(high, middle + self.reach)
        kind = self.stretch.kind
        parts = len(re.split(r"[\s·・-]", name))
        if kind == "characters":
            yield from self._characters(name, low, high)
            return
        if kind == "runs" and _han().search(name):
            yield from self._characters(name, low, high)
        most = min(_MOST, max(tables().locate.words, parts + 1))
        if most not in self._cut:
            cut = {"cased": self._cased, "words": self._words, "runs": self._runs}[kind]
            self._cut[most] = sorted(cut(most), key=lambda w: (w.start, w.end))
        found = self._cut[most]
        for at in range(bisect_left(found, low, key=lambda w: w.start), len(found)):
            if found[at].start >= high:
                return
            yield found[at]

    def _free(self, start: int, end: int) -> bool:
        """Whether nothing of [start, end) is explained; the blocked stretches may overlap."""
        at = bisect_left(self._ends, start + 1)
        return at >= len(self._ends) or self._starts[at] >= end

    @functools.cached_property
    def _merged(self) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for start, end in self.blocked:
            if found and start <= found[-1][1]:
                found[-1] = (found[-1][0], max(end, found[-1][1]))
            else:
                found.append((start, end))
        return found

    @functools.cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._merged]

    @functools.cached_property
    def _ends(self) -> list[int]:
        return [end for _, end in self._merged]

    def _cased(self, most: int) -> Iterator[Window]:
        words = [self._word(m) for m in _WORD.finditer(self.text)]
        free = [self._free(start, end) for start, end, _ in words]
        big = [
            ok and text[0].isupper() and text.casefold() not in self.stops
            for (_, _, text), ok in zip(words, free, strict=True)
        ]
        inner = [
            big[n] or (free[n] and text in self.stretch.particles)
            for n, (_, _, text) in enumerate(words)
        ]
        joint = [False] + [
            _JOINT.fullmatch(self.text, a[1], b[0]) is not None
            for a, b in itertools.pairwise(words)
        ]
        for first, (start, stop, word) in enumerate(words):
            if not big[first]:
                if inner[first] and self.text[stop : stop + 1] in _HYPHENS and big[first + 1]:
                    pass  # al-Baghdadi
                elif free[first] and self._small(start, stop, word):
                    yield Window(start, stop, word, 1, small=True)
                    continue
                else:
                    continue
            before = first > 0 and big[first - 1] and joint[first]
            for last in range(first, min(first + most, len(words))):
                if last > first and not (joint[last] and inner[last]):
                    break
                if not big[last]:
                    continue
                after = last + 1 < len(words) and big[last + 1] and joint[last + 1]
                end = words[last][1]
                yield Window(
                    start, end, self.text[start:end], last - first + 1, lone=not (before or after)
                )

    def _word(self, match: re.Match[str]) -> tuple[int, int, str]:
        """Start, end and letters of a word without its possessive."""
        word = match[0]
        for ending in tables().possessive:
            word = word.removesuffix(ending)
        return match.start(), match.start() + len(word), word

    def _small(self, start: int, end: int, word: str) -> bool:
        """A word without a capital that is no part of a compound."""
        return (
            end - start >= tables().locate.small_letters
            and word.islower()
            and self.text[start - 1 : start] != "-"
        )

    def _words(self, most: int) -> Iterator[Window]:
        chunks = [m.span() for m in _CHUNK.finditer(self.text)]
        for first, (start, _) in enumerate(chunks):
            for last in range(first, min(first + most, len(chunks))):
                end = chunks[last][1]
                if last > first and self.text[chunks[last - 1][1] : chunks[last][0]] not in _GAPS:
                    break
                if not self._free(start, end):
                    break
                for begin in self._begins(*chunks[first]):
                    for stop in self._stops(*chunks[last]):
                        yield Window(begin, stop, self.text[begin:stop], last - first + 1)

    def _begins(self, start: int, end: int) -> Iterator[int]:
        """Where a word begins, with and without each clitic before it."""
        yield start
        word = self.text[start:end]
        for head in self.lang.heads:
            if word.startswith(head) and len(word) - len(head) >= _REST:
                yield start + len(head)

    def _stops(self, start: int, end: int) -> Iterator[int]:
        yield end
        word = self.text[start:end]
        for tail in self.stretch.tails:
            if word.endswith(tail) and len(word) - len(tail) >= _REST:
                yield end - len(tail)

    def _runs(self, most: int) -> Iterator[Window]:
        """Runs of the script's letters between dots, and neighbouring ones together."""
        letters = re.compile(f"[{self.stretch.letters}]+")
        runs = [m.span() for m in letters.finditer(self.text)]
        for first, (start, _) in enumerate(runs):
            for last in range(first, min(first + most, len(runs))):
                end = runs[last][1]
                gap = self.text[runs[last - 1][1] : runs[last][0]] if last > first else ""
                if gap.strip(_DOTS + " ") or not self._free(start, end):
                    break
                yield Window(start, end, self.text[start:end], last - first + 1)

    def _characters(self, name: str, low: int, high: int) -> Iterator[Window]:
        """As many characters as the name has, one more or less; its dots count for nothing."""
        own = [c for c in name if c not in _DOTS and not c.isspace()]
        sounds = {_syllable(c) for c in own}
        usual = _letters(self.stretch.letters)
        run: list[int] = []
        for at in range(low, high + 1):
            char = self.text[at] if at < high else ""
            if char and char in _DOTS:
                continue
            if char and (char in usual or (_han().match(char) and _syllable(char) in sounds)):
                run.append(at)
                continue
            yield from self._of_run(run, len(own))
            run = []

    def _of_run(self, run: Sequence[int], size: int) -> Iterator[Window]:
        for first in range(len(run)):
            for count in range(max(2, size - 1), size + 2):
                if first + count > len(run):
                    break
                start, end = run[first], run[first + count - 1] + 1
                if self._free(start, end):
                    yield Window(start, end, self.text[start:end], 1)


_GAPS = frozenset((" ", "‌", "-", " · ", "·"))


def script(lang: Language) -> Stretch:
    """How the script of a language is cut; as Latin where nothing is known of it."""
    known = tables().windows
    return next((known[s] for s in lang.scripts if s in known), known["Latn"])


@functools.cache
def _han() -> re.Pattern[str]:
    """A Chinese character. Compiled when it is asked for: such a class costs 3 ms."""
    return re.compile(r"[㐀-䶿一-鿿]")


@functools.lru_cache(maxsize=8192)
def _syllable(char: str) -> str:
    return encode(char, "pinyin")


@functools.lru_cache(maxsize=4)
def _letters(text: str) -> frozenset[str]:
    return frozenset(text)
