"""Names that reference or source have and the target has otherwise, known to a glossary or not."""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterator, Mapping, Sequence

from qa.figures.units.data import capitals
from qa.language import Language, language
from qa.model import ChangedName, Document, Hit, Reading, Segment, Side, Span, Uneven
from qa.names.changes import Asked, misspelt, verdicts
from qa.names.compare import compare
from qa.names.cover import Cover
from qa.names.differences import Lore, Mention
from qa.names.differences import Side as Half
from qa.names.gaps import traces
from qa.names.han import unusual
from qa.names.known import KnownNames
from qa.names.lexicon import common, either, lexicon
from qa.names.respelt import Respelt, Tongue, folded, respelt
from qa.names.sound import profile, similarity
from qa.names.transcribed import by_sound, rules, transcribed
from qa.names.words import Word, words_of
from qa.scan.tongue.data import vocabulary

_MOST = 20_000  # characters of a side: what is longer is no segment whose names can be aligned
_USUAL = 40  # of a frequency list, once in 100,000 words: what a rarer word says is no translation
_NAMES = ("person", "place", "org", "country", "people")
_WORD = 20  # characters before a place in which its last word is looked for
_FALLEN = ("words", "gap")
_DERIVED = ("adjective", "people")
_UNNAMED = ("language", "currency")
_LEFT = re.compile(r"[A-Z][a-zA-Z]{2}")  # a name that another script leaves in Latin letters

Index = Mapping[tuple[int, Side], Sequence[Hit]]


def changed_names(
    document: Document,
    index: Index,
    readings: Sequence[Reading],
    names: KnownNames,
    uneven: Sequence[Uneven] = (),
) -> Iterator[ChangedName]:
    """One for each name that differs, by reference first, then by a source in the same script.

    `names` are the newsroom's own: none of them is another spelling. `uneven` are places where
    something may be missing.
    """
    lang = language(document.target_lang)
    asked = _asked(document, uneven, lang)
    source_lang = language(document.source_lang) if document.source_lang else None
    spelling = _Spelling(document, index, lang, source_lang, names)
    by_segment: dict[int, list[Reading]] = {}
    for reading in readings:
        by_segment.setdefault(reading.span.segment, []).append(reading)
    for number, segment in enumerate(document.segments):
        if max(len(segment.target), len(segment.source or "")) > _MOST:
            continue
        told: list[Span] = []
        if segment.references and len(segment.references[0]) <= _MOST:
            heard = by_segment.get(number, ())
            places = asked.get(number, ())
            for change in _against_reference(
                number, segment, index, heard, lang, source_lang, places
            ):
                told.append(change.span)
                yield change
        for odd in unusual(segment.target, document.target_lang):
            span = Span(number, "target", odd.start, odd.start + 1)
            yield ChangedName(span, "unusual", odd.usual)
        for change in spelling.respelt(number, segment):
            if not any(change.span.overlaps(span) for span in told):
                yield change


def _asked(document: Document, uneven: Sequence[Uneven], lang: Language) -> dict[int, list[Asked]]:
    """By segment the places where words of the reference may have fallen out."""
    found: dict[int, list[Asked]] = {}
    for place in uneven:
        for there in place.witness:
            if place.kind in _FALLEN and there.side == "reference":
                number, start = place.span.segment, place.span.start
                before = document.segments[number].target[max(0, start - _WORD) : start].split()
                word = before[-1].casefold() if before else ""
                needy = word in _needy(lang)
                found.setdefault(number, []).append(Asked(start, there.start, there.end, needy))
    return found


def _against_reference(
    number: int,
    segment: Segment,
    index: Index,
    readings: Sequence[Reading],
    lang: Language,
    source_lang: Language | None,
    asked: Sequence[Asked],
) -> Iterator[ChangedName]:
    reference = segment.references[0]
    tongue = source_lang.code if source_lang else ""
    target = Half(segment.target, _mentions(index.get((number, "target"), ()), tongue))
    other = Half(reference, _mentions(index.get((number, "reference"), ()), tongue))
    source = None
    if segment.source and source_lang:
        mentions = _mentions(index.get((number, "source"), ()), tongue)
        mentions += [
            Mention(r.span.start, r.span.end, frozenset(r.resolved)) for r in readings if r.resolved
        ]
        source = Half(segment.source, mentions)
    if not lang.cased:
        yield from _known(number, target, other, source)
        return
    pivot = profile(source_lang.code if source_lang else None)
    compared = compare(target, other, source, _lore(lang.code), pivot)
    for variant in compared.variants:
        why = misspelt(variant)
        if why:
            yield ChangedName(
                Span(number, "target", variant.start, variant.end),
                "respelt",
                reference[variant.there : variant.until],
                (Span(number, "reference", variant.there, variant.until),),
                faint=why == "attested",
                why=why,
            )
    found = traces(segment.target, reference, lang.gaps)
    for verdict in verdicts(compared.changes, found, (len(segment.target), len(reference)), asked):
        span = Span(number, "target", verdict.start, verdict.end)
        name = verdict.name
        if name is None:
            yield ChangedName(span, verdict.kind, traced=verdict.traced, faint=verdict.faint)
            continue
        first, last = (name.start, name.end) if name.again else name.whole
        if verdict.kind == "replaced":
            first, last = name.start, name.end
        yield ChangedName(
            span,
            verdict.kind,
            reference[first:last],
            (Span(number, "reference", first, last),),
            verdict.backed,
            verdict.traced,
            verdict.faint,
            similarity(segment.target[verdict.start : verdict.end], name.text),
        )


def _known(
    number: int, target: Half, reference: Half, source: Half | None
) -> Iterator[ChangedName]:
    """Where a script has no capitals, names are those of the glossary: one that neither reference
    nor source has, where exactly one of theirs is gone.
    """
    heard = source.counts if source else {}
    strange = [m for m in target.mentions if m.name and not m.ids & {*reference.counts, *heard}]
    lost = [m for m in reference.mentions if m.name and not m.ids & set(target.counts)]
    if len({m.ids for m in strange}) != 1 or len({m.ids for m in lost}) != 1:
        return
    gone = lost[0]
    if source and not gone.ids & set(heard):
        return
    for mention in strange:
        yield ChangedName(
            Span(number, "target", mention.start, mention.end),
            "replaced",
            reference.text[gone.start : gone.end],
            (Span(number, "reference", gone.start, gone.end),),
            source is not None,
        )


def _mentions(hits: Sequence[Hit], source: str) -> list[Mention]:
    """What a glossary says of a text. A capital is not its country, though it may stand for it.

    `source` is the language of the source, in which not every concept has a name.
    """
    ids: dict[tuple[int, int], set[str]] = {}
    named: set[tuple[int, int]] = set()
    told: set[tuple[int, int]] = set()
    derived: set[tuple[int, int]] = set()
    for hit in hits:
        if hit.term.kind == "title":
            continue
        place = hit.span.start, hit.span.end
        capital = hit.form.use == "capital"
        ids.setdefault(place, set()).add(f"capital of {hit.term.id}" if capital else hit.term.id)
        if source and hit.term.canonical(source):
            told.add(place)
        if hit.form.use in _DERIVED:
            derived.add(place)
        if hit.term.kind not in _UNNAMED and hit.form.use not in ("capital", "abbreviation"):
            named.add(place)
    cover = Cover(ids)
    return [
        Mention(
            *place,
            frozenset(found),
            place in named,
            cover.holds_more(*place),
            place in told,
            place not in derived,
        )
        for place, found in ids.items()
    ]


@functools.lru_cache(maxsize=32)
def _lore(code: str) -> Lore:
    lang = language(code)
    return Lore(
        common=common(code),
        either=either(code),
        attested=lexicon(),
        stops=_stops(lang),
        articles=frozenset(word.casefold() for word in lang.articles),
        bridges=frozenset(lang.bridges),
        nouns=lang.capitals == "nouns",
        needy=_needy(lang),
    )


def _needy(lang: Language) -> frozenset[str]:
    """The casefolded words that need another behind them, without the articles."""
    return lang.gaps.open - frozenset(word.casefold() for word in lang.articles)


def _stops(lang: Language) -> frozenset[str]:
    """The casefolded words of a language that have a capital and name nobody: titles, months."""
    months = (name for names in lang.dates.months for name in names)
    words = (*lang.titles, *lang.dates.weekdays, *lang.articles, *months)
    return frozenset(word.casefold() for word in words) | (
        frozenset() if lang.capitals == "nouns" else capitals(lang.code)
    )


def _tongue(lang: Language) -> Tongue:
    return Tongue(
        common(lang.code), _stops(lang), frozenset(lang.tails), lang.declines, either(lang.code),
        lang.spelt,
    )  # fmt: skip


class _Spelling:
    """The story as far as the letters of names go; nothing is made before it is needed."""

    def __init__(
        self,
        document: Document,
        index: Index,
        lang: Language,
        source_lang: Language | None,
        names: KnownNames,
    ) -> None:
        self._document, self._index, self._lang, self._names = document, index, lang, names
        self._source_lang = source_lang
        same = bool(source_lang and source_lang.cased and source_lang.scripts == lang.scripts)
        same = same and not by_sound(lang.code)
        self._same = same and source_lang is not None and source_lang.code != lang.code
        self._words: dict[int, list[Word]] = {}
        self._latin = lang.scripts == ("Latn",) and source_lang is not None and not same

    def respelt(self, number: int, segment: Segment) -> Iterator[ChangedName]:
        """The names of the source whose letters the target changes."""
        text = segment.source or ""
        if not (self._same or (self._latin and _LEFT.search(text))) or self._source_lang is None:
            return
        theirs = words_of(text)
        if self._latin:
            theirs = [word for word in theirs if word.plain.isascii()]
            if not any(word.capital for word in theirs):
                return
        ours = self._words_of(number)
        # What another script leaves in Latin letters is read as the target's own language.
        lang = self._source_lang if self._same else self._lang
        tongues = _tongue(self._lang), _tongue(lang)
        known = self._right(number, ours)
        for slip in respelt(ours, theirs, tongues, lexicon(), _Elsewhere(self), known):
            text = segment.target[slip.start : slip.end]
            word = self._word(text)
            if not self._translated(text, slip, lang, word):
                yield _slip(number, slip, word)

    def _word(self, text: str) -> bool:
        """Whether it is a word of the target's language, if no list of everyday words has told:
        Estadio for Stadio. Few segments ask.
        """
        return not common(self._lang.code) and text.casefold() in vocabulary(self._lang.code)

    def _usual(self, text: str) -> bool:
        return vocabulary(self._lang.code)[text.casefold()] >= _USUAL

    def _translated(self, text: str, slip: Respelt, lang: Language, word: bool) -> bool:
        """Whether a name that is a word is translated (Juegos, Jogos; Senate, Senats) or the target
        transcribes it by its own rules (Kasjanow for Kasyanov).
        """
        if lang.code == self._lang.code:
            return False
        other = slip.instead.casefold()
        known = other in vocabulary(lang.code)
        if word and (slip.why != "beside" or (known and self._usual(text))):
            return True
        if known and slip.instead not in lexicon() and not _one_letter(text, slip.instead):
            return True  # no name, but a word that the target has in its own shape
        return transcribed(other, text.casefold(), rules(lang.code, self._lang.code))

    def _words_of(self, number: int) -> list[Word]:
        known = self._words.get(number)
        if known is None:
            text = self._document.segments[number].target[:_MOST]
            known = self._words[number] = words_of(text)
        return known

    @functools.cached_property
    def large(self) -> frozenset[str]:
        """The folded words with capitals of the whole story."""
        every = map(self._words_of, range(len(self._document.segments)))
        return frozenset().union(*map(folded, every))

    def _right(self, number: int, words: Sequence[Word]) -> set[int]:
        """The places of words that the glossary explains by the source, or the newsroom knows."""
        heard = {hit.term.id for hit in self._index.get((number, "source"), ())}
        hits = self._index.get((number, "target"), ())
        spans = [(h.span.start, h.span.end) for h in hits if h.term.id in heard]
        text = self._document.segments[number].target
        spans += self._names.spans(text, self._alone)
        # An article may be joined to the name: L’Américain.
        return {w.start for w in words for start, end in spans if start < w.end and w.start < end}

    @functools.cached_property
    def _alone(self) -> frozenset[str]:
        return frozenset(self._names.said(s.target for s in self._document.segments))


def _one_letter(text: str, name: str) -> bool:
    """Whether a single letter within is another: Gasette, Gazette."""
    apart = [at for at, (one, other) in enumerate(zip(text, name, strict=False)) if one != other]
    return len(text) == len(name) and len(apart) == 1


class _Elsewhere(Container[str]):
    """The words with capitals of a story, which few segments ask for."""

    def __init__(self, spelling: _Spelling) -> None:
        self._spelling = spelling

    def __contains__(self, word: object) -> bool:
        return word in self._spelling.large


def _slip(number: int, slip: Respelt, word: bool) -> ChangedName:
    there = Span(number, "source", slip.there, slip.there + len(slip.instead))
    return ChangedName(
        Span(number, "target", slip.start, slip.end),
        "respelt",
        slip.instead,
        (there,),
        faint=slip.real or word,
        similarity=slip.similarity,
        why=slip.why,
    )
