"""Words of the source left in a target of the same script: between in Italian, Gipfel in English.

A word that stands on both sides is a name, one that both languages have, or one that was left in.
How frequent it is in each language tells them apart (`weigh`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from qa.language import base, language
from qa.model import Document, Span, Untranslated
from qa.names.lexicon import common
from qa.scan.tongue.aside import enclosed, in_address, quotation
from qa.scan.tongue.data import rules, vocabulary
from qa.scan.tongue.weigh import Pair, foreign_word

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 4  # letters of a word that the source has not as it is
_JOINT = re.compile(r"[\s’'-]{1,2}\Z")
_FIRST = re.compile(r"(?:\A|[.!?:…]\s)[\s\"“„«»'‘¿¡—–(-]{0,4}\Z")
_ARTICLE = 65  # ten times the Zipf value of the words that belong to a name: the, de
_BRIDGES = 2  # small words within a name
_SHORT = 3  # letters of one that has letters which the target's language has not
_USUAL = 35  # ten times the Zipf value of such a word that is no name
_MOST = 2000  # words of a segment that are looked at


def remains(document: Document, index: int, quoted: Sequence[Span]) -> Iterator[Untranslated]:
    """One fact for each run of such words in one segment."""
    segment = document.segments[index]
    text, source = segment.target, segment.source or ""
    ours, theirs = base(document.source_lang or ""), base(document.target_lang)
    if not source or rules(ours).script != rules(theirs).script:
        return
    usual = vocabulary(theirs)
    if not usual:
        return
    there, here = set(_WORD.findall(source)), set(_WORD.findall(text))
    both = here & there
    reference = segment.references[0] if segment.references else None
    both |= {
        word for word in here - both
        if len(word) >= _LEAST and (word.islower() or reference is not None)
        and word.casefold() not in usual and word.casefold() not in common(theirs)
    }  # fmt: skip
    if not both:
        return
    known = set(_WORD.findall(reference.casefold())) if reference is not None else None
    pair = Pair(ours, theirs, language(ours).capitals == "nouns", source, there, known)
    judged = {}
    for word in both:
        if not word.isupper() or len(word) == 1:
            first = not word.islower() and _FIRST.search(text[: text.find(word)]) is not None
            sure = foreign_word(word, pair, first=first)
            if sure is not True and _misspelt(word, ours, theirs) and known is None:
                sure = vocabulary(ours).get(word, 0) >= _USUAL
            if sure is not None:
                judged[word] = sure
    if judged:
        yield from _runs(document, index, judged, quoted, pair)


def _misspelt(word: str, ours: str, theirs: str) -> bool:
    """Whether it has letters that the target's language never writes, in a script without capitals.

    Names are respelled in such a script: Pashto ښ and Urdu ٹ stand in no Persian word.
    """
    return (
        len(word) >= _SHORT
        and word.upper() == word.lower()
        and not rules(theirs).never.isdisjoint(word)
        and bool(vocabulary(ours))
    )


def _runs(
    document: Document, index: int, judged: Mapping[str, bool], quoted: Sequence[Span], pair: Pair
) -> Iterator[Untranslated]:
    """The places of those words, neighbours together."""
    text, source = document.segments[index].target, pair.text
    tokens = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)][:_MOST]
    run: list[int] = []
    for number in range(len(tokens) + 1):
        word = tokens[number][2] if number < len(tokens) else ""
        joined = run and word and _JOINT.match(text[tokens[run[-1]][1] : tokens[number][0]])
        if word in judged and (not run or joined):
            run.append(number)
            continue
        if run and not _stays(text, tokens, run, quoted, pair):
            names = [tokens[each][2] for each in run]
            places = [(source.find(name), len(name)) for name in names]
            witness = [Span(index, "source", at, at + size) for at, size in places if at >= 0]
            yield Untranslated(
                Span(index, "target", tokens[run[0]][0], tokens[run[-1]][1]), "words",
                tuple(witness), pair.reference is not None,
                any(judged[name] for name in names)
                and not _prefixed(text, tokens[run[-1]][1])
                and (pair.reference is not None or not _phrase(text, tokens, run, pair))
                and not _named_so(text, tokens, run, pair),
            )  # fmt: skip
        run = [number] if word in judged else []


def _prefixed(text: str, end: int) -> bool:
    """Whether a hyphen makes one word of it and the next one: non-food."""
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()


def _phrase(
    text: str, tokens: Sequence[tuple[int, int, str]], run: Sequence[int], pair: Pair
) -> bool:
    """Whether a neighbour that both languages have stands there in the source too: front nine.

    Where no case shows which words are names, only everyday ones are told, and those are no terms.
    """
    start, end = tokens[run[0]][0], tokens[run[-1]][1]
    if text[start].upper() == text[start].lower():
        return False
    sides = [tokens[at] for at in (run[0] - 1, run[-1] + 1) if 0 <= at < len(tokens)]
    return any(
        len(one[2]) > 2 and text[min(one[0], start) : max(one[1], end)] in pair.text
        for one in sides
    )


def _original(content: str, pair: Pair) -> bool:
    """Whether what is enclosed is the source's own wording, as titles and sayings are given."""
    inner = _WORD.findall(content)
    shared = sum(word in pair.words for word in inner)
    return content.strip(" .,;:!?") in pair.text or (len(inner) > 2 and shared > len(inner) / 2)


def _named_so(
    text: str, tokens: Sequence[tuple[int, int, str]], run: Sequence[int], pair: Pair
) -> bool:
    """Whether it ends a name of the source that begins with a capital: the Cour de cassation."""
    bridges, first, end = language(pair.source).bridges, run[0], tokens[run[-1]][1]
    at = first - 1
    while at > 0 and first - at <= _BRIDGES and tokens[at][2] in bridges:
        at -= 1
    if not 0 <= at < first - 1:
        return False
    head = tokens[at]
    return head[2][0].isupper() and text[head[0] : end] in pair.text


def _stays(
    text: str, tokens: Sequence[tuple[int, int, str]], run: Sequence[int], quoted: Sequence[Span],
    pair: Pair,
) -> bool:  # fmt: skip
    """Whether it is part of an address, of a title that stays, or of a longer name."""
    start, end = tokens[run[0]][0], tokens[run[-1]][1]
    near = text[max(0, start - 1) : start] + text[end : end + 1]
    if any(sign.isdigit() or sign in "&+_!*" for sign in near) or in_address(text, start, end):
        return True
    title = text[start : end + 3]  # a work and its subtitle: Tatort: Burned
    if start and title[:1].isupper() and title[-3:-1] == ": " and title[-1:].isupper():
        return title[:-1] in pair.text
    for inside in (enclosed(text, start, end), quotation(text, start, end, quoted)):
        if inside and _original(text[slice(*inside)], pair):
            return True
    sides = [tokens[at] for at in (run[0] - 1, run[-1] + 1) if 0 <= at < len(tokens)]
    # Beside a word that both sides have there as well: one name or compound of both.
    beside = [
        one for one in sides
        if text[min(one[0], start) : max(one[1], end)] in pair.text
        and (one[2][0].isupper() or "-" in text[min(one[1], end) : max(one[0], start)])
    ]  # fmt: skip
    if not beside:
        return False
    article = vocabulary(pair.source).get(tokens[run[0]][2].casefold(), 0) >= _ARTICLE
    article = article and any(one[0] > start for one in beside)
    hyphen = any("-" in text[min(one[1], end) : max(one[0], start)] for one in beside)
    return len(beside) == 2 or hyphen or (article and len(run) == 1)
