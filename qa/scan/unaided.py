"""Mangled names that the text alone gives away, segment by segment, and their echoes in the story."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from qa.language import base, language
from qa.model import Document, Hit, NearMiss, Span
from qa.names import Candidate, Evidence, NameBook, candidates, encode, fold_name
from qa.names.book import bound
from qa.names.cover import Cover
from qa.names.lexicon import common, either, lexicon
from qa.names.shelf import Entry
from qa.names.sound import levenshtein, profile
from qa.names.tables import tables
from qa.names.tokens import NameToken, begins, lonely, pieces, pieces_of, runs
from qa.scan.cases import in_case
from qa.scan.compiled import Resolved

# What a capitalised word can be: a name, one that nobody is known to have, a name or an everyday
# word, such a word.
_NAME, _STRANGE, _EITHER, _WORD = range(4)
_CAPITAL = re.compile(r"[^\W\d_]{2,40}")
_MOST = 20_000  # characters of a source
_ASKED = 400  # words of it
_SHORT = 6  # words of a run that may come again
_ENDING = 2  # letters of a form that its cases change
_FIRM = 0.9  # probability of a full name from which its surname alone is the same mangling


class Attested(Container[str]):
    """The words that the lexicon attests as names: firmly, or (`rare`) by one list of people."""

    def __init__(self, rare: bool) -> None:
        self._rare = rare

    def __contains__(self, word: object) -> bool:
        letters = lexicon().letters(word) if isinstance(word, str) else ""
        if not letters:
            return False
        return (len(letters) == 1 and letters in tables().score.weak) == self._rare


_ATTESTED, _RARE = Attested(rare=False), Attested(rare=True)


class Search:
    """A story's names against the book; `told` are concepts that its metadata name. `look` at each segment, then take what was `found`."""

    def __init__(
        self,
        document: Document,
        book: NameBook,
        terms: Resolved,
        hits: Sequence[Hit],
        told: Collection[str] = (),
    ) -> None:
        self._document, self._book, self._terms = document, book, terms
        self._lang = base(document.target_lang)
        self._source = base(document.source_lang or "")
        self._pivot = profile(self._source)
        self._common = common(self._lang)
        shape = tables().shape
        self._ordinary = shape.ordinary.get(self._lang, frozenset())
        self._suffixed, self._nouns = self._lang in shape.suffixed, self._lang in shape.nouns
        self._either = either(self._lang)
        self._tails = language(self._lang).tails
        # A letter that only folds to the form's may be another name's: Кёрри is no Керри.
        self._named = {
            hit.term.id for hit in hits
            if hit.span.side == "source" and _as_written(document.text(hit.span), hit.form.text)
        }  # fmt: skip
        # A surname alone may be anybody's, unless the story has somebody's full name.
        self._whole = {hit.term.id for hit in hits if hit.form.use == "full"}
        self._heard = functools.cache(self._sounds)
        present = {hit.term.id for hit in hits} | set(told)
        self._evidence = Evidence(
            present=present,
            common=self._common,
            attested=_ATTESTED,
            rare=_RARE,
            covered=self._lang in tables().score.covered,
            heard=self._heard if self._source else None,
            named=book.standing(present),
        )
        book.judged_by(self._evidence.common, self._evidence.attested)
        self._strangers = book.strangers(self._pivot)
        self._found: list[tuple[int, Candidate]] = []
        self._alone: list[tuple[int, NameToken]] = []
        self._judged: dict[tuple[tuple[str, int], ...], list[Candidate]] = {}

    def look(self, index: int, tokens: Sequence[NameToken], known: Sequence[Span]) -> None:
        """The candidates of a segment; `known` are what is an accepted form or told already."""
        text = self._document.segments[index].target
        if self._suffixed:
            tokens = [_stem(token) for token in tokens]
        kinds, some = self._book.words, list[NameToken]()
        for token in tokens:
            kind = kinds.get(token.text)
            if kind is None:
                kind = self._kind(token.text)
            if kind < _EITHER or (kind == _EITHER and not begins(text, token.start)):
                some.append(token)
        if not some:
            return
        spans = [(span.start, span.end) for span in known]
        cover = Cover(spans) if spans else None
        for run in runs(pieces(some, text, self._ordinary)):
            if cover and all(cover.holds(token.start, token.end) for token in run):
                continue
            if len(run) == 1:
                if self._nouns:
                    continue
                token = run[0]
                self._alone.append((index, token))
                if self._kind(token.text) != _STRANGE or not lonely(text, token):
                    continue
            for candidate in self._candidates(run, spans, cover):
                if (candidate.sure or candidate.doubtful) and not self._excused(index, candidate):
                    self._found.append((index, candidate))

    def _candidates(
        self, run: Sequence[NameToken], known: Sequence[tuple[int, int]], cover: Cover | None
    ) -> Iterable[Candidate]:
        """The candidates of a run. One that stands a thousand times is judged once.

        What is known beside its words counts as well, so that such a run is judged for itself.
        """
        if tuple([token.text for token in run]) in self._strangers:
            return ()
        first = run[0].start
        if len(run) > _SHORT or (cover and cover.meets(first, run[-1].end)):
            evidence = replace(self._evidence, approved=known) if known else self._evidence
            return candidates(run, self._book, self._pivot, evidence)
        key = tuple([(token.text, token.start - first) for token in run])
        before = self._judged.get(key)
        if before is None:
            found = candidates(run, self._book, self._pivot, self._evidence)
            self._judged[key] = [candidate.moved(-first) for candidate in found]
            bound(self._judged)
            return found
        return [candidate.moved(first) for candidate in before]

    def found(self) -> Iterator[tuple[int, Candidate, NearMiss]]:
        """Each stretch, with its segment and what it was taken for."""
        echoes = {
            candidate.last: candidate
            for _, candidate in self._found
            if candidate.last and candidate.probability >= _FIRM and candidate.kind != "C"
        }
        told = set()
        for index, candidate in self._found:
            told.add((index, candidate.start))
            yield index, candidate, self._miss(index, candidate)
        for index, token in self._alone if echoes else ():
            same = echoes.get(fold_name(token.text))
            if not same or (index, token.start) in told or self._excused(index, same):
                continue
            if lonely(self._document.segments[index].target, token):
                echo = Candidate(
                    token.start, token.end, token.start, token.end, same.ref, "C",
                    same.probability, same.similarity, same.others,
                )  # fmt: skip
                yield index, echo, self._miss(index, echo)

    @cached_property
    def _latin(self) -> bool:
        """Whether the source is written in the letters of the target."""
        return bool(self._source) and (
            language(self._source).scripts == language(self._lang).scripts
        )

    def _kind(self, word: str) -> int:
        """What a word is in this language, by the lists and the book."""
        kind = self._book.words.get(word)
        if kind is None:
            kind = self._book.words[word] = self._look_up(word)
            bound(self._book.words)
        return kind

    def _look_up(self, word: str) -> int:
        part = self._book.part(word)
        if part.known:
            return _NAME
        if not part.everyday:
            plain = part.small.replace("’", "'")
            if (plain == part.small or plain not in self._common) and not (
                plain.endswith(self._tails)
                and any(
                    plain.removesuffix(tail) in self._common
                    for tail in self._tails
                    if plain.endswith(tail)
                )
            ):
                known = part.real or part.small in self._either
                return _NAME if known else _STRANGE
        return _EITHER if part.small in lexicon() else _WORD

    def _excused(self, index: int, candidate: Candidate) -> bool:
        """Whether the source speaks against it: it writes the word so, or names no such entity.

        A surname alone has only the story for it, and many people have the same one: where there
        is a source, it must name that person in this segment; a full name, in the story, if the
        glossary knows how that language writes it.
        """
        source = self._document.segments[index].source
        if not source:
            return False
        target = self._document.segments[index].target[candidate.start : candidate.end]
        if target in source:
            return True
        if candidate.ref.term in self._named:
            whole = candidate.kind == "C" or candidate.ref.term in self._whole
            return not whole and pieces_of(target)[0].casefold() not in self._given(candidate)
        if self._latin and _nearer(candidate, self._words_of(index), target):
            return True
        return candidate.kind == "C" or any(
            base(form.lang) == self._source for form in self._terms[candidate.ref.term].forms
        )

    def _given(self, candidate: Candidate) -> set[str]:
        """The given names that the glossary has of whoever is meant."""
        forms = self._terms[candidate.ref.term].forms
        return {
            pieces_of(form.text)[0].casefold() for form in forms if base(form.lang) == self._lang
        }

    def _words_of(self, index: int) -> list[str]:
        """The first words with capitals of a segment's source."""
        source = self._document.segments[index].source or ""
        return [w for w in _CAPITAL.findall(source[:_MOST])[:_ASKED] if w[0].isupper()]

    def _sounds(self, entry: Entry) -> tuple[str, ...]:
        """The sounds of each part of the source's own form, as its script is read."""
        if not self._terms.written(entry.concept, self._source):
            return ()
        reading = tables().reading_of.get(self._pivot, "latin")
        for form in self._terms[entry.concept].forms:
            if base(form.lang) == self._source and form.use == "full":
                parts = pieces_of(form.text)
                if len(parts) == len(entry.tokens):
                    return tuple(
                        encode(p, "latin" if fold_name(p).isascii() else reading) for p in parts
                    )
        return ()

    def _miss(self, index: int, candidate: Candidate) -> NearMiss:
        ref = candidate.ref
        term = self._terms[ref.term]
        canonical = term.canonical(self._lang)
        # The preferred spelling, where it has as many parts as the one that was recognised.
        same = canonical and len(canonical.text.split()) == len(ref.tokens)
        instead = canonical.text if canonical and same else ref.text
        if candidate.kind == "C":
            instead = pieces_of(instead)[-1]
        span = Span(index, "target", candidate.start, candidate.end)
        instead = in_case(instead, self._document.text(span), language(self._lang))
        return NearMiss(
            span,
            Span(index, "target", candidate.narrow_start, candidate.narrow_end),
            term, instead, candidate.probability, candidate.similarity, "story", (),
            candidate.others, candidate.sure,
        )  # fmt: skip


def _as_written(text: str, form: str) -> bool:
    """Whether the words have the letters of the form, but for its ending; capitals aside."""
    stem = form.casefold()[: max(2, len(form) - _ENDING)]
    return text.casefold().startswith(stem) or not text.isalpha()


def _nearer(candidate: Candidate, source: Sequence[str], target: str) -> bool:
    """Whether names of the source are nearer to every word of the target than the glossary's are."""
    ours = pieces_of(target.replace("-", " "))
    theirs = pieces_of(candidate.ref.text)

    def best(word: str, others: Sequence[str]) -> float:
        return max((levenshtein(word, other) for other in others), default=0.0)

    return bool(source) and all(best(w, source) > best(w, theirs) for w in ours)


def _stem(token: NameToken) -> NameToken:
    """The token without the case ending behind its apostrophe."""
    end = max(token.text.rfind(sign) for sign in "'’")
    return token._replace(text=token.text[:end], end=token.start + end) if end > 0 else token
