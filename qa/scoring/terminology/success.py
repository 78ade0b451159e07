"""WMT25 success rates: terms that a translation has, by sentence (track 1) and document (track 2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from qa.scoring.entities import Share

SENTENCES = "wmt25-success|match:lowercased-substring|average:micro"
DOCUMENTS = "wmt25-document-success|match:lowercased-substring|average:terms"

Lemmas = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class TermPair:
    """A term of the source with the renderings that the termbase accepts."""

    source: str
    variants: tuple[str, ...]


def success(
    source: str, hypothesis: str, terms: Iterable[TermPair], lemmas: Lemmas | None = None
) -> Share:
    """WMT25 track 1 of one sentence: terms of the source whose rendering the translation has.

    Lower-cased substrings, as the task counts; with `lemmas` (a function from text to its lemmas,
    joined as the caller likes) a match of lemmas counts too.
    """
    right = total = 0
    for term in terms:
        if not _has(source, term.source, lemmas):
            continue
        total += 1
        right += any(_has(hypothesis, variant, lemmas) for variant in term.variants)
    return Share(right, total)


def _has(text: str, part: str, lemmas: Lemmas | None) -> bool:
    if part.lower() in text.lower():
        return True
    return lemmas is not None and lemmas(part) in lemmas(text)


@dataclass(frozen=True, slots=True)
class Rates:
    """Rates of terms, to be averaged: their exact sum and how many they are."""

    sum: Fraction = Fraction(0)
    total: int = 0

    def __add__(self, other: Rates) -> Rates:
        return Rates(self.sum + other.sum, self.total + other.total)

    @property
    def value(self) -> float:
        """0 to 1; raises ZeroDivisionError where there is no term."""
        return float(self.sum / self.total)


def document_success(
    source: str, hypothesis: str, reference: str, terms: Iterable[TermPair]
) -> Rates:
    """WMT25 track 2 of one document: min(renderings / occurrences in the source, 1) for each term.

    A term counts where the source has it and the reference some variant. Occurrences are lower-cased
    substrings, so that a term inside a longer one counts for both: the task leaves that open.
    """
    here, there, human = source.lower(), hypothesis.lower(), reference.lower()
    rates = Rates()
    for term in terms:
        due = here.count(term.source.lower())
        variants = [variant.lower() for variant in term.variants]
        if due and any(variant in human for variant in variants):
            given = sum(there.count(variant) for variant in variants)
            rates += Rates(min(Fraction(given, due), Fraction(1)), 1)
    return rates
