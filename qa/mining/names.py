"""Names of the references that the glossary does not have, with the source's own words for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import daachorse

from qa.language import language
from qa.mining.company import Company
from qa.mining.corpus import Sentence
from qa.mining.known import Found, Known
from qa.mining.origin import How, Origin, Origins
from qa.mining.words import Vocabulary, Word, capitals, find, plain, sames, within, words
from qa.names import fold_name
from qa.scan.matcher import longest

_LONGEST = 4  # words of a name
_SURE = 0.8  # similarity to the source's sounds that is enough in one sentence
_ENOUGH = 0.7  # the same where several sentences say so
_PART = 0.86  # the same for a part of a longer run of capitals
_USUAL = 10  # letters of a name
_LISTEN = 6_000  # characters of source that are listened to for one sentence: time is bounded
_SAME = 0.6  # share of a name's sentences in which it must come from the same words


class _Part(NamedTuple):
    """Words of a run of capitals: whether a title leads, whether they are all of it that can be a
    name, and `read` when only the source's reading can make them one."""

    words: Sequence[Word]
    titled: bool
    whole: bool
    read: bool


@dataclass(slots=True)
class Support:
    """What speaks for one spelling of a name that comes from one stretch of the source."""

    how: How
    value: float
    sentences: int = 0
    references: int = 0
    outputs: int = 0
    titled: int = 0


@dataclass(frozen=True, slots=True)
class Name:
    """A new concept: the source's words, its spellings with the best one first, what supports it."""

    source_lang: str
    target_lang: str
    source: str
    spellings: tuple[str, ...]
    support: Support = field(compare=False)


class Names:
    """Collects, sentence by sentence; `found` decides when all have been seen."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self.company = Company()
        self._origins = Origins()
        self._seen: dict[tuple[str, str, str, str], Support] = {}

    def add(self, sentence: Sentence, vocabulary: Vocabulary, theirs: Vocabulary) -> None:
        """The names on which the references of a sentence agree; `theirs` is the source's.

        Without a reference, names that most outputs share and the source is read like.
        """
        target, source = language(sentence.target_lang), language(sentence.source_lang)
        if not target.cased or not sentence.source:
            return
        outputs = [words(output.text, target) for output in sentence.outputs]
        texts = [words(text, target) for text in sentence.references] or outputs[:1]
        first = sentence.references[0] if sentence.references else sentence.outputs[0].text
        covered = _spans(self._known.look(sentence.source, sentence.source_lang)[0])
        taken: set[str] = set()
        budget = float(_LISTEN)
        for part in self._parts(first, texts[0], vocabulary, sentence.target_lang):
            same = [word.same for word in part.words]
            if taken.intersection(same) or not all(find(same, text) for text in texts[1:]):
                continue
            having = sum(bool(find(same, text)) for text in outputs)
            name = plain(first[part.words[0].start : part.words[-1].end])
            # Aligning costs the square of the name for each of its sizes at each place.
            cost = len(sentence.source) * (len(name) / _USUAL) ** 3
            listen = cost <= budget and not part.read
            budget -= cost * listen
            where = self._origins.find(name, sentence.source, source, listen=listen)
            if where is None or not _supported(where, part, having, sentence):
                continue
            if where.how == "sound" and len(same) == 1 and vocabulary.seen_small(same[0]):
                continue  # an everyday word that sounds like something by chance
            at = sentence.source.find(where.text)
            if within(covered, at, at + len(where.text)):
                continue
            if all(theirs.everyday(word) for word in sames(where.text, source)):
                continue  # a word of the language that happens to have a capital
            taken.update(same)
            key = (sentence.source_lang, sentence.target_lang, where.text, name)
            support = self._seen.setdefault(key, Support(where.how, where.value))
            support.value = max(support.value, where.value)
            support.sentences += 1
            support.references += len(sentence.references)
            support.outputs += having
            support.titled += part.titled
        if sentence.references:
            self._accompanied(sentence, texts, outputs, taken, vocabulary)

    def _accompanied(
        self,
        sentence: Sentence,
        texts: Sequence[Sequence[Word]],
        outputs: Sequence[Sequence[Word]],
        taken: set[str],
        vocabulary: Vocabulary,
    ) -> None:
        """Names of several words that references and most outputs share, for their company."""
        text = sentence.references[0]
        theirs = _spans(self._known.look(text, sentence.target_lang)[0])
        seen: set[tuple[str, ...]] = set()
        for run in capitals(texts[0]):
            for size in range(2, min(_LONGEST, len(run)) + 1):
                for first in range(len(run) - size + 1):
                    part = run[first : first + size]
                    same = tuple(word.same for word in part)
                    empty = vocabulary.titles | vocabulary.dates
                    if same in seen or same[0] in empty or taken.intersection(same):
                        continue
                    seen.add(same)
                    if all(within(theirs, word.start, word.end) for word in part):
                        continue
                    having = sum(bool(find(same, output)) for output in outputs)
                    if 2 * having < len(outputs) or not all(find(same, t) for t in texts[1:]):
                        continue
                    self.company.add(sentence, plain(text[part[0].start : part[-1].end]), having)

    def _parts(
        self, text: str, every: Sequence[Word], vocabulary: Vocabulary, lang: str
    ) -> Iterator[_Part]:
        """Stretches of capitals, the longest first: with everyday words (Sun Yifeng), then without."""
        theirs = _spans(self._known.look(text, lang)[0])
        for run in capitals(every):
            groups: list[_Part] = []
            free: list[Word] = []
            title = False
            for word in run:
                if vocabulary.empty(word.same) or within(theirs, word.start, word.end):
                    if free:
                        groups.append(_Part(free, title, True, False))
                        free = []
                    title = word.same in vocabulary.titles
                else:
                    free.append(word)
            if free:
                groups.append(_Part(free, title, True, False))
            if all(word.same not in vocabulary.dates for word in run):
                # Some words of the run mean something else by themselves: sun, or a language.
                first, last = run[0].start, run[-1].end
                known = any(start <= first and last <= end for start, end in theirs)
                if 1 < len(run) <= _LONGEST and not known:
                    yield _Part(run, False, True, True)
                for group in groups:
                    if len(group.words) < len(run):
                        yield from _beside(group, run)
            for group in groups:
                for size in range(min(_LONGEST, len(group.words)), 0, -1):
                    for first in range(len(group.words) - size + 1):
                        part = group.words[first : first + size]
                        yield group._replace(words=part, whole=size == len(group.words))

    def found(self) -> list[Name]:
        """The names that come from the same words of the source wherever they stand."""
        by_name: Counter[tuple[str, str, str]] = Counter()
        for (source_lang, target_lang, _, name), support in self._seen.items():
            by_name[source_lang, target_lang, name] += support.sentences
        by_source: dict[tuple[str, str, str], list[tuple[str, Support]]] = {}
        for (source_lang, target_lang, source, name), support in sorted(self._seen.items()):
            share = support.sentences / by_name[source_lang, target_lang, name]
            proven = support.how == "reading" or support.value >= _SURE or support.sentences > 1
            if proven and (share >= _SAME or support.how == "reading"):
                by_source.setdefault((source_lang, target_lang, source), []).append((name, support))
        names = []
        for (source_lang, target_lang, source), rows in by_source.items():
            rows.sort(key=lambda row: (-row[1].references, -row[1].outputs, row[0]))
            names.append(
                Name(
                    source_lang, target_lang, source,
                    _distinct([name for name, _ in rows]), rows[0][1],
                )
            )  # fmt: skip
        return [*names, *self._partners(names)]

    def _partners(self, names: Sequence[Name]) -> Iterator[Name]:
        """The names found by their company, where the source's words are not taken."""
        taken = {(name.source_lang, name.target_lang, name.source) for name in names}
        for partner in self.company.found():
            if (*partner.pair, partner.source) in taken:
                continue
            support = Support(
                "company", partner.value, partner.sentences, partner.references, partner.outputs
            )
            yield Name(*partner.pair, partner.source, (partner.name,), support)


def _beside(group: _Part, run: Sequence[Word]) -> Iterator[_Part]:
    """The group with the word before it or behind it, whatever that word means elsewhere."""
    at = run.index(group.words[0])
    end = at + len(group.words)
    if at and len(group.words) < _LONGEST:
        yield group._replace(words=[run[at - 1], *group.words], read=True)
    if end < len(run) and len(group.words) < _LONGEST:
        yield group._replace(words=[*group.words, run[end]], read=True)


def _supported(where: Origin, part: _Part, having: int, sentence: Sentence) -> bool:
    """Whether origin and company are enough to take the part for a name of the sentence."""
    if where.how == "reading":
        return bool(sentence.references) or 2 * having > max(2, len(sentence.outputs))
    if part.read or not sentence.references:
        return False
    alone = having == 0 and len(sentence.references) == 1  # a spelling that nobody shares
    return not alone and where.value >= (_ENOUGH if part.whole else _PART)


class NameIndex:
    """Where the source has one of the new names: the longest at each place."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._names: dict[tuple[str, str], list[Name]] = {}
        for name in names:
            self._names.setdefault((name.source_lang, name.target_lang), []).append(name)
        self._automata = {
            pair: daachorse.CharwiseDoubleArrayAhoCorasick([name.source for name in own])
            for pair, own in self._names.items()
        }

    def look(self, sentence: Sentence) -> list[tuple[int, int, Name]]:
        """(start, end, name) in the order of the text."""
        pair = sentence.source_lang, sentence.target_lang
        automaton = self._automata.get(pair)
        if automaton is None:
            return []
        text, spaced = sentence.source, language(sentence.source_lang).spaced
        found = [
            (start, end, self._names[pair][number])
            for start, end, number in automaton.find_overlapping(text)
            if not spaced
            or not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
        ]
        return longest(found, lambda item: item[:2])


def _spans(found: Sequence[Found]) -> list[tuple[int, int]]:
    return [(hit.start, hit.end) for hit in found]


def _distinct(spellings: Sequence[str]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for text in spellings:
        kept.setdefault(fold_name(text).replace(" ", ""), text)
    return tuple(kept.values())
