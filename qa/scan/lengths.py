"""How long a translation is expected to be, by language pair (Gale & Church 1993)."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from qa.language import base, language
from qa.scan.textdata import read

_KEYS = {"spread", "ratio"}
_SPREAD = {"base", "part", "freedom", "unknown"}
_STEADY = 12  # segments that weigh as much as what is known of the language
_GLOSS = re.compile(r"[(（][A-Za-z][A-Za-z .'’&-]{0,60}[)）]")
_LATIN = re.compile(r"[A-Za-z0-9]+")
_LEAST = 8  # segments from which a story has a style of its own
_FAR = 4.0  # standard deviations from which a segment says nothing of the story's style


@dataclass(frozen=True, slots=True)
class Measure:
    """How long a text of one language would be in English: characters without blanks.

    `ratio` is the language's own; where its script is not Latin (`mixed`), Latin letters and
    figures amid the text count as they are.
    """

    ratio: float
    mixed: bool

    def __call__(self, text: str) -> float:
        if not self.mixed:
            return sum(map(len, text.split())) / self.ratio
        if "(" in text or "（" in text:
            text = _GLOSS.sub("", text)
        every = sum(map(len, text.split()))
        latin = sum(map(len, _LATIN.findall(text)))
        return (every - latin) / self.ratio + latin


@dataclass(frozen=True, slots=True)
class Lengths:
    """How a pair's lengths are spread: both sides measured in English characters.

    `mean` is the expected logarithm of target over source (0 unless the story has a style of its
    own), `base`, `part` and `freedom` are those of the data file.
    """

    source: Measure
    target: Measure
    base: float
    part: float
    freedom: float
    mean: float = 0.0

    def deviation(self, source: float) -> float:
        """The standard deviation of the logarithm for a source of that length."""
        return math.sqrt(self.base**2 + self.part / max(1.0, source))

    def score(self, source: float, target: float) -> float:
        """By how many standard deviations a target is longer (or, below 0, shorter) than expected."""
        return (math.log((target + 1) / (source + 1)) - self.mean) / self.deviation(source)

    def cost(self, source: float, target: float) -> float:
        """The negative logarithm of the likelihood, less a constant: Student's t."""
        deviation = self.deviation(source)
        z = (math.log((target + 1) / (source + 1)) - self.mean) / deviation
        return math.log(deviation) + (self.freedom + 1) / 2 * math.log1p(z * z / self.freedom)

    def mirrored(self) -> Lengths:
        """The same with the sides exchanged."""
        return replace(self, source=self.target, target=self.source, mean=-self.mean)

    def of_story(self, pairs: Sequence[tuple[float, float]]) -> Lengths:
        """The same with the story's own style, as far as it has enough segments to show one.

        The median of its segments counts, so that some that are cut short change nothing.
        """
        found = sorted(
            math.log((t + 1) / (s + 1)) for s, t in pairs if s and abs(self.score(s, t)) < _FAR
        )
        if len(found) < _LEAST:
            return self
        weight = len(found) / (len(found) + _STEADY)
        return replace(self, mean=weight * found[len(found) // 2])


@functools.cache
def lengths(source: str, target: str) -> Lengths:
    """The expectation for a pair of language tags; an unknown language has a wider spread."""
    ratio: Mapping[str, float] = read("lengths", _KEYS)["ratio"]
    spread: Mapping[str, float] = read("lengths", _SPREAD, "spread")
    codes = base(source), base(target)
    unknown = sum(code not in ratio for code in codes) * spread["unknown"]
    ours, theirs = (
        Measure(ratio.get(code, 1.0), language(code).scripts != ("Latn",)) for code in codes
    )
    foot = math.sqrt(spread["base"] ** 2 + unknown)
    return Lengths(ours, theirs, foot, spread["part"], spread["freedom"])
