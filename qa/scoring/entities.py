"""How many names a translation renders as somebody accepts them.

Two metrics: M-ETA as it was published (Conia et al. 2024, SemEval-2025 task 2), a casefolded
substring, in which “Oman” counts as rendered by “Romania”; and entity accuracy, which looks at the
edges of words by their scripts and languages and at how often the name is due.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from qa.edges import in_word, stands
from qa.language import Language, language
from qa.model import Score
from qa.scoring.terms import wilson

_REACH = 40  # letters of a word that are looked at on each side; no clitic or ending is as long


@dataclass(frozen=True, slots=True)
class EntityCase:
    """One name that a segment owes: the translation (None: missing), what is accepted, what it is.

    `due` is how often the source names it.
    """

    prediction: str | None
    mentions: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    lang: str = ""
    due: int = 1


@dataclass(frozen=True, slots=True)
class Share:
    """Integers that add up exactly."""

    right: int = 0
    total: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.total + other.total)

    @property
    def value(self) -> float:
        """0 to 1; raises ZeroDivisionError where nothing was due."""
        return self.right / self.total


@dataclass(frozen=True, slots=True)
class Shares:
    """One share of all cases, of each kind's and of each language's; a case of several kinds counts in each."""

    whole: Share = Share()
    kinds: dict[str, Share] = field(default_factory=dict)
    langs: dict[str, Share] = field(default_factory=dict)


def m_eta(cases: Iterable[EntityCase]) -> Share:
    """M-ETA: a case is right when any mention, casefolded, is a substring of the prediction.

    A missing prediction is wrong; cases without mentions are left out, as in the task's notebook.
    """
    right = total = 0
    for case in cases:
        if case.mentions:
            text = (case.prediction or "").casefold()
            right += any(mention.casefold() in text for mention in case.mentions)
            total += 1
    return Share(right, total)


def entity_accuracy(cases: Iterable[EntityCase]) -> Shares:
    """Names rendered, out of those that are due: as words, and as often as the source has them.

    A name that the source repeats may be taken up by a pronoun, so that it is right from half of
    its occurrences on, rounded up. Overlapping mentions count once.
    """
    whole, kinds, langs = Share(), dict[str, Share](), dict[str, Share]()
    for case in cases:
        if not case.mentions:
            continue
        found = occurrences(case.prediction or "", case.mentions, case.lang)
        one = Share(int(found >= (case.due + 1) // 2), 1)
        whole += one
        for kind in case.kinds:
            kinds[kind] = kinds.get(kind, Share()) + one
        langs[case.lang] = langs.get(case.lang, Share()) + one
    return Shares(whole, dict(sorted(kinds.items())), dict(sorted(langs.items())))


def occurrences(text: str, mentions: Sequence[str], lang: str = "") -> int:
    """How often any of the mentions stands in the text as a word or words."""
    return len(mentioned(text, mentions, lang))


def mentioned(text: str, mentions: Sequence[str], lang: str = "") -> list[str]:
    """The mentions that stand in the text as a word or words, in its order, casefolded, the longest first.

    What the language writes joined before or behind a name, a clitic or a case ending, belongs to it.
    """
    text = _folded(text)
    joined = language(lang) if lang else None
    taken = bytearray(len(text))
    found: list[tuple[int, str]] = []
    for mention in sorted({_folded(m) for m in mentions}, key=lambda m: (-len(m), m)):
        start = text.find(mention) if mention else -1
        while start >= 0:
            end = start + len(mention)
            if _apart(text, start, end, joined) and taken.find(1, start, end) < 0:
                taken[start:end] = b"\1" * (end - start)
                found.append((start, mention))
            start = text.find(mention, start + 1)
    return [mention for _, mention in sorted(found)]


def _apart(text: str, start: int, end: int, lang: Language | None) -> bool:
    """Whether a stretch is a word or words, but for what the language joins to them."""
    if stands(text, start, end):
        return True
    if lang is None:
        return False
    first, last = start, end
    if not stands(text, start, len(text)):
        while first > max(0, start - _REACH) and in_word(text[first - 1]):
            first -= 1
    if not stands(text, 0, end):
        while last < min(len(text), end + _REACH) and in_word(text[last]):
            last += 1
    head, tail = text[first:start], text[end:last]
    return (not head or head in lang.heads) and (
        not tail or tail in lang.tails or tail in lang.suffixes
    )


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def scores(shares: Shares) -> tuple[Score, ...]:
    """Entity accuracy: the whole, each kind and each language; none where nothing was due."""
    if not shares.whole.total:
        return ()
    name = "entity accuracy"
    return (
        score(name, shares.whole, ACCURACY),
        *(score(f"{name}: {k}", s, f"{ACCURACY}|kind:{k}") for k, s in shares.kinds.items()),
        *(score(f"{name}: {c}", s, f"{ACCURACY}|lang:{c}") for c, s in shares.langs.items() if c),
    )


def score(name: str, share: Share, signature: str) -> Score:
    """A share with its Wilson interval; raises ZeroDivisionError where nothing was due."""
    low, high = wilson(share.right, share.total)
    return Score(
        name, share.value, f"{signature}|interval:wilson95", share.total, low, high, "share"
    )


M_ETA = "m-eta|match:casefolded-substring"
ACCURACY = "entity-accuracy|match:word+joined|case:folded|count:half-of-source"
