"""Segments and sentences in another language than the declared one, or copied from the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.language import base
from qa.model import Copied, Document, OtherTongue, Span
from qa.scan.tongue.aside import without_titles
from qa.scan.tongue.data import foreign, kept, letters, rules, scripts, vocabulary
from qa.scan.tongue.judge import (
    LEAST,
    LEAST_LETTERS,
    Guess,
    another,
    hangul,
    of_script,
    usual,
    words,
)
from qa.scan.tongue.variant import other_variant

_SENTENCE = re.compile(r"[^.!?…。！？؟۔।\n]{12,}[.!?…。！？؟۔।]*")
_DENSE_SENTENCE = re.compile(r"[^.!?…。！？\n]{8,}[.!?…。！？]*")
_PASSAGE = 5  # words of another sentence beside one that is looked at by itself
_DENSE = ("Hani", "Kana", "Hang")
_PARTICLE = "|".join(
    sorted((word for word in kept().words if word.isalpha()), key=len, reverse=True)
)
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][^\W\d_]{1,30}"
# Names of several words, with those between them that have no capital: von der, de, bin.
_NAMED = re.compile(rf"\b{_CAPITAL}(?:(?: (?:{_PARTICLE})){{0,3}} {_CAPITAL}){{1,6}}")
_FEW, _AMID = (
    2,
    2,
)  # pieces of Latin letters amid a text, and how much more of it there must be then
_WEIGHT = 3  # what a letter of those says against one of an alphabet
_SURE = 0.8
_MORE = 10  # characters that a translation beside its source has at least
_LEAST_COPIED = 12  # characters of a source that is no name
_UNCASED = 6  # words of one without capitals
_SOURCE = 0.95
_LITTLE = 3  # words without a capital that names and titles have not
_VERB = 5  # letters of a word without a capital that titles hardly have: arrived, failed
_LONG_TITLE = 8  # words of a headline that is neither a name nor the title of a book
_EVERYDAY = 0.7  # of its words that are no names


@dataclass(frozen=True, slots=True)
class Passages:
    """What one segment has of them; `short` when it is too short to tell."""

    other: tuple[OtherTongue, ...]
    copied: tuple[Copied, ...]
    short: bool


def passages(document: Document, index: int, quoted: Sequence[Span]) -> Passages:
    """The passages of one segment. Nothing is judged where both languages are the same."""
    code, source_code = base(document.target_lang), base(document.source_lang or "")
    other: list[OtherTongue] = []
    copied: list[Copied] = []
    script = rules(code).script
    if code == source_code or script not in scripts():
        return Passages((), (), False)
    segment = document.segments[index]
    text = segment.target
    tokens = words(text)
    source = segment.source or ""
    copy = text.strip() == source.strip() and _small(text) > 1
    guess = _whole(text, tokens, code, source_code, copy=copy)
    guess = _but_for_titles(guess, text, source, code, source_code)
    guess = _but_for_names(guess, text, code, source_code)
    guess = guess or other_variant(text, document.target_lang)
    short = guess is None and bool(tokens) and len(tokens) < LEAST and not usual(tokens, code)
    if (added := _beside(text, source.strip(), code, source_code)) is not None:
        at = source.find(source.strip())
        copied.append(Copied(
            Span(index, "target", *added), Span(index, "source", at, at + added[1] - added[0]), _SOURCE
        ))  # fmt: skip
        return Passages((), tuple(copied), False)
    for start, end, found in _parts(text, tokens, code, source_code, guess):
        piece = text[start:end]
        if not _but_for_titles(found, piece, source, code, source_code):
            continue
        if not _but_for_names(found, piece, code, source_code):
            continue
        span = Span(index, "target", start, end)
        if (start, end) != (0, len(text)) and any(_within(span, q) for q in quoted):
            continue
        at = source.find(text[start:end].strip()) if source else -1
        whole = (start, end) == (0, len(text))
        if at >= 0 and found.code != source_code and not whole:
            continue  # a quotation in a third language, which the source has as well
        if at >= 0 and (found.code == source_code or _same_script(found.code, source_code)):
            stop = at + len(text[start:end].strip())
            copied.append(Copied(span, Span(index, "source", at, stop), found.sure))
        else:
            other.append(OtherTongue(span, found.code, found.name, found.sure))
    return Passages(tuple(other), tuple(copied), short)


def _beside(text: str, source: str, code: str, source_code: str) -> tuple[int, int] | None:
    """Where the whole source stands beside its translation: in brackets, behind a slash, on a line of its own."""
    if len(text) < len(source) + _MORE or source not in text or len(source) < _LEAST_COPIED:
        return None
    script = rules(source_code).script
    if script == rules(code).script:
        sure = another(source, words(source), code, source_code, copy=True) is not None
    elif script in _DENSE:
        sure = len(letters(script).findall(source)) >= _LEAST_COPIED
    else:  # names have few words without a capital, but a script without capitals shows none
        small = [word for word in source.split() if word[0].isalpha() and not word[0].isupper()]
        sure = len(small) >= (LEAST if any(word[0].islower() for word in small) else _UNCASED)
    start = text.find(source)
    return (start, start + len(source)) if sure else None


def _but_for_titles(
    guess: Guess | None, text: str, source: str, code: str, source_code: str
) -> Guess | None:
    """The guess, where it does not rest on titles that the source has as they are."""
    if guess is None or not source:
        return guess
    rest = without_titles(text, source)
    if rest == text:
        return guess
    if not guess.by_words:  # its script told: what is left is in the declared one, or it is not
        own = len(letters(rules(code).script).findall(rest))
        return None if own > sum(char.isascii() and char.isalpha() for char in rest) else guess
    left = words(rest)
    own = sum(map(vocabulary(code).__contains__, left))
    if all(word in source.casefold() for word in left) or 2 * own < len(left):
        return guess  # copied, or no better without them
    found = another(rest, left, code, source_code) if len(left) >= LEAST else None
    # Of a third language few words are enough: nothing of the source may be in it.
    third = guess.code != source_code and _leads(left, code, guess.code) < 0
    return found or (guess if third else None)


def _leads(some: Sequence[str], code: str, other: str) -> int:
    """By how much words are more frequent in a language than in another one."""
    own, theirs = vocabulary(code), vocabulary(other)
    return sum(own.get(word, 0) - theirs.get(word, 0) for word in some)


def _but_for_names(guess: Guess | None, text: str, code: str, source_code: str) -> Guess | None:
    """The guess, where it does not rest on names of several words: Ursula von der Leyen spoke in Geneva."""
    if guess is None or not guess.by_words or not _NAMED.search(text):
        return guess
    rest = _NAMED.sub(" ", text)
    left = words(rest)
    if len(left) >= LEAST and another(rest, left, code, source_code):
        return guess
    small = [word for word in rest.split() if word[:1].islower()]
    left = words(" ".join(small))
    own, theirs = vocabulary(code), vocabulary(guess.code)
    # What neither list has (l'affaire, for its apostrophe) speaks for neither.
    known = any(word in own for word in left) and not any(
        word in theirs and word not in own for word in left
    )
    return None if known and _leads(left, code, guess.code) > 0 else guess


def _within(span: Span, quotation: Span) -> bool:
    return (
        quotation.segment == span.segment
        and quotation.start <= span.start + 1
        and span.end - 1 <= quotation.end
    )


def _same_script(one: str, other: str) -> bool:
    return rules(one).script == rules(other).script


def _parts(
    text: str, tokens: Sequence[str], code: str, source: str, guess: Guess | None
) -> Iterator[tuple[int, int, Guess]]:
    """The whole text, or else its sentences that are in another language."""
    parts: list[tuple[int, int, Guess | None]] = []
    dense = rules(code).script in _DENSE  # their sentences are no words in a row
    if dense or len(tokens) >= _PASSAGE + LEAST:
        found = list((_DENSE_SENTENCE if dense else _SENTENCE).finditer(text))
        if len(found) == 1 and (guess or found[0].group().strip() == text):
            found = []  # the whole was judged
        for match in found:
            part = match.group()
            inner = words(part)
            if dense or len(inner) >= LEAST:
                start = match.start() + len(part) - len(part.lstrip())
                end = match.start() + len(part.rstrip())
                parts.append((start, end, another(part, inner, code, source)))
    strange = [(start, end, one) for start, end, one in parts if one and one.sure >= _SURE]
    if guess is None:
        yield from (one for one in strange if one[1] - one[0] < len(text))
    elif 0 < len(strange) < len(parts) and guess.by_words:
        yield from strange
    else:
        yield 0, len(text), guess


def _small(text: str) -> int:
    """How many words begin without a capital."""
    return sum(word[:1].islower() for word in text.split())


def _whole(text: str, tokens: Sequence[str], code: str, source: str, *, copy: bool) -> Guess | None:
    """Whether the whole text is in another language: in another script, or by its words."""
    own = rules(code)
    if own.script == "Latn" and text.isascii():
        return another(text, tokens, code, source, copy=copy)
    weights: dict[str, int] = {}
    pieces: dict[str, int] = {}
    for match in foreign(own.script).finditer(text):
        script = match.lastgroup or ""
        pieces[script] = pieces.get(script, 0) + 1
        size = match.end() - match.start()
        weights[script] = weights.get(script, 0) + size * (_WEIGHT if script in _DENSE else 1)
    if weights:
        main = max(weights, key=lambda script: (weights[script], script))
        dense = _WEIGHT if own.script in _DENSE else 1
        alone = hangul() if own.script == "Hang" else letters(own.script)  # Korean glosses with Han
        mine = dense * len(alone.findall(text))
        least = mine * (
            _AMID if main == "Latn" and pieces[main] > _FEW else 1
        )  # «на афише — sold out, special guest»
        if weights[main] > least and _running(text, tokens, main, alone=not mine):
            found = of_script(text, main)
            return Guess(found.code if found else "", found.name if found else "", 0.97, False)
        if own.script != "Kana" and sum(weights.values()) > mine:
            return None  # names, most of it: what is left is too little
    return another(text, tokens, code, source, copy=copy)


def _running(text: str, tokens: Sequence[str], script: str, *, alone: bool) -> bool:
    """Whether it is running text rather than a name or title; `alone`: it has no other letters."""
    if script in _DENSE:
        return len(letters(script).findall(text)) >= LEAST_LETTERS / 2
    if script == "Latn":
        # Those in other letters are no words of it: «Goldman Sachs и BlackRock повысили прогноз».
        latin = letters(script)
        small = [w for w in text.split() if w[:1].islower() and latin.match(w)]
        verbs = alone and len(tokens) >= LEAST and max(map(len, small), default=0) >= _VERB
        theirs = [token for token in tokens if latin.match(token)]
        return len(small) >= _LITTLE - verbs or _headline(text, theirs)
    return len(tokens) >= 2


def _headline(text: str, tokens: Sequence[str]) -> bool:
    """Whether words with capitals are a headline (Senate Approves Budget After Long Night), no names."""
    if len(tokens) < _LONG_TITLE or sum(text.count(sign) for sign in ",;/|") > 1:
        return False
    found = of_script(text, "Latn")
    if found is None:
        return False
    known = vocabulary(found.code)
    return sum(map(known.__contains__, tokens)) >= _EVERYDAY * len(tokens)
