"""Where each side of a segment names a country, people, person or organisation.

A mention is one place, whatever number of concepts share its words. What a longer name holds (日本
in 日本银行), whose subject a person or body is, and what an abbreviation stands for count as well.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from qa.edges import in_katakana
from qa.language import base, language
from qa.model import Document, Hit, Kind, Mention, Reading, Side, Span, Term
from qa.scan.naming import acronym, adjectives, namesake, plain

MOST = 80  # mentions of one side: a longer list is no sentence, and pairing costs their product
_CROWD = 400  # hits of one side: only what is named at all is asked then
_HEADLINE = 0.75  # of the words begin with a capital
PARTIES: tuple[Kind, ...] = ("country", "people")
_LATIN = "[0-9A-Za-zÀ-ɏ]"
_NEXT = re.compile(r" ([^\W\d_]{1,20})")
_COUNTED = re.compile(r"\d\D")
_DOMAIN = re.compile(r"\.[a-z]{2,3}\b")  # China.com
NAMED: tuple[Kind, ...] = ("country", "people", "person", "org")


@dataclass(frozen=True)
class Said:
    """What one side of one segment names.

    `direct` are the mentions in the order of the text, `others` what is of no such kind (a region, a
    language); `implied` the concepts that it speaks of
    without naming them (a person's country, the country inside a longer name), `faint` where a longer name or a
    word like Brexit does so; `open` those that an
    abbreviation may stand for which nothing decides.
    """

    direct: tuple[Mention, ...] = ()
    others: frozenset[str] = frozenset()
    implied: frozenset[str] = frozenset()
    faint: tuple[Mention, ...] = ()
    open: frozenset[str] = frozenset()

    @cached_property
    def named(self) -> frozenset[str]:
        """Every concept that a mention may be."""
        return frozenset(concept for mention in self.direct for concept in mention.terms)

    @cached_property
    def supported(self) -> frozenset[str]:
        """All that is named, implied or left open."""
        return self.named | self.implied | self.open


NOTHING = Said()


@dataclass(frozen=True, slots=True)
class Facts:
    """What both sides of every segment name, and what is known of the names.

    `taken` are the places of any hit, `rendered` the concepts of which a segment has a mangled or
    wrong rendering, `bare` what single characters may abbreviate, `first` the segment in which
    the source names a concept for the first time, `told` what the story's metadata name, `titles`
    where an office begins, `supported` all of which the source speaks anywhere.
    """

    document: Document
    sides: Mapping[tuple[int, Side], Said]
    taken: Mapping[tuple[int, Side], tuple[Span, ...]]
    rendered: Mapping[int, set[str]]
    terms: Mapping[str, Term]
    rivals: Mapping[str, frozenset[str]]
    bare: Mapping[Side, Mapping[str, tuple[str, ...]]]
    first: Mapping[str, int]
    told: frozenset[str] = frozenset()
    titles: Mapping[tuple[int, Side], frozenset[int]] = field(default_factory=dict)
    supported: frozenset[str] = frozenset()

    def said(self, index: int, side: Side) -> Said:
        """The mentions of one side; nothing beyond the ends of the story."""
        return self.sides.get((index, side), NOTHING)

    def text(self, index: int, side: Side) -> str:
        """The words of one side of a segment."""
        segment = self.document.segments[index]
        return segment.target if side == "target" else segment.source or ""

    def place(self, mention: Mention) -> float:
        """Where in its segment a mention stands, 0 to 1."""
        size = len(self.text(mention.span.segment, mention.span.side))
        return (mention.span.start + mention.span.end) / 2 / max(size, 1)

    def concept(self, mention: Mention) -> str:
        """The concept that can be written in the target language; empty where there is none."""
        lang = self.document.target_lang
        known = (c for c in mention.terms if c in self.terms)
        return next((c for c in known if self.terms[c].name(lang)), "")

    def stands(self, mention: Mention, index: int, side: Side) -> bool:
        """Whether the words as they are written stand on that side and are no mention there."""
        word = self.document.text(mention.span)
        if any(self.document.text(m.span) == word for m in self.said(index, side).direct):
            return False
        text = self.text(index, side)
        if word not in text or not word.isascii():
            return word in text
        # Between characters a Latin word stands without blanks.
        return re.search(rf"(?<!{_LATIN}){re.escape(word)}(?!{_LATIN})", text) is not None

    def loose(self, index: int, side: Side, lost: Mention) -> frozenset[str]:
        """What bare characters of a side might abbreviate, though nothing licenses them.

        Not those of the abbreviation that is lost: what they stand for is known.
        """
        if not self.bare[side]:
            return frozenset()
        known = set(lost.text) if lost.use == "abbreviation" else set()
        # 3日 is a day, and no Japan.
        text = list(_COUNTED.sub("\n\n", self.text(index, side)))
        for span in self.taken.get((index, side), ()):
            text[span.start : span.end] = "\n" * (span.end - span.start)
        return frozenset(c for char in set(text) - known for c in self.bare[side].get(char, ()))

    def spoken(self, index: int, lost: Mention) -> frozenset[str]:
        """What the source speaks of beside the mention that is lost, if only by a bare character."""
        source = self.said(index, "source")
        return source.named | source.implied | self.loose(index, "source", lost)

    def moved(self, index: int, mention: Mention) -> bool:
        """Whether a neighbour names it in the source and not in the target: it only moved here."""
        return any(
            self._count(index + step, "source", mention)
            and not self._count(index + step, "target", mention)
            for step in (-1, 1)
        )

    def _count(self, index: int, side: Side, mention: Mention) -> int:
        return sum(
            not set(m.terms).isdisjoint(mention.terms) for m in self.said(index, side).direct
        )

    def one_word(self, concept: str, side: Side) -> bool:
        """Whether a side's language has no other word for what is of a country than its name (俄罗斯)."""
        tag = self.document.target_lang if side == "target" else self.document.source_lang or ""
        term = self.terms.get(concept)
        return term is None or "adjective" not in term.uses(base(tag))

    def shaped(self, mention: Mention) -> bool:
        """Whether both languages tell what is of a country from its name: Iran, Iranian."""
        return not any(self.one_word(c, s) for c in mention.terms[:1] for s in ("source", "target"))

    def tongue(self, mention: Mention) -> bool:
        """Whether the word is a language's as well: "en inglés"; not before an office (Indonesian Prime)."""
        return not self._before_office(mention) and any(
            self.terms[c].kind == "language" for c in mention.terms if c in self.terms
        )

    def _before_office(self, mention: Mention) -> bool:
        side = mention.span.side
        tag = self.document.target_lang if side == "target" else self.document.source_lang
        text = self.text(mention.span.segment, side)
        after = _NEXT.match(text, mention.span.end)
        return after is not None and after[1] in language(tag or "").titles

    def inner(self, mention: Mention) -> bool:
        """Whether a capitalised word follows a country's name: Jordan Spieth, Georgia Tech.

        An office is none: Azerbaycan Başbakanı.
        """
        index, side = mention.span.segment, mention.span.side
        tag = self.document.target_lang if side == "target" else self.document.source_lang
        lang = language(tag or "")
        if not lang.cased or mention.kind not in PARTIES or mention.use in ("adjective", "people"):
            return False
        text = self.text(index, side)
        after = re.match(r" ([^\W\d_]+)", text[mention.span.end : mention.span.end + 40])
        if not after or not after[1][0].isupper() or after[1] in lang.titles:
            return False
        if mention.span.end + 1 in self.titles.get((index, side), ()):
            return False
        words = re.findall(r"[^\W\d_]{4,}", text)
        # In a headline every word has a capital.
        return bool(sum(word[0].isupper() for word in words) <= _HEADLINE * len(words))


def said(
    text: str,
    chosen: Sequence[Hit],
    every: Sequence[Hit],
    readings: Collection[Reading],
    terms: Mapping[str, Term],
    grounded: frozenset[str],
) -> Said:
    """The mentions of one side; `grounded` are the persons whose full name the story has."""
    if not chosen and not every and not readings:
        return NOTHING
    if len(chosen) > _CROWD:
        return Said(implied=frozenset(h.term.id for h in every if h.term.kind in NAMED))
    at: dict[Span, list[Hit]] = {}
    for hit in chosen:
        at.setdefault(hit.span, []).append(hit)
    for span, hits in at.items():
        if all(h.term.kind == "language" for h in hits):
            hits += adjectives(text, span, every)
    direct: list[Mention] = []
    implied: set[str] = set()
    shouted = text.isupper()  # UN is an article in a French headline
    for span, hits in at.items():
        if in_katakana(text, span.start, span.end) or _DOMAIN.match(text, span.end):
            continue
        words = text[span.start : span.end]
        if any(h.term.kind == "region" and h.form.text == words for h in hits):
            # These very words name no country, or not for sure: Reunion, which is an island, too.
            implied |= {h.term.id for h in hits if h.term.kind in NAMED}
            continue
        # What names somebody in passing (a surname that is an everyday word) names nobody for sure.
        sure = [
            h
            for h in hits
            if (h.form.use != "abbreviation" or (acronym(h, hits) and not shouted))
            and (
                h.form.use != "short"
                or h.term.id in grounded
                or h.term.kind in PARTIES
                or plain(h, hits)
            )
        ]
        kind = next((k for k in NAMED if any(h.term.kind == k for h in sure)), None)
        # The short name of one body (中共) speaks of the body's country, whatever else it is too short for.
        bodies = [h for h in hits if h.term.kind == "org" and h.form.use == "abbreviation"]
        # A surname that one person alone has is enough to speak of his country.
        owners = [h for h in hits if h.term.kind == "person" and h.form.use == "short"]
        speaking = [*sure]
        for some in (owners, bodies):
            speaking += some if len({h.term.id for h in some}) == 1 else ()
        implied |= {s for s in (subject(h.term, terms) for h in speaking) if s}
        implied |= {h.term.id for h in hits if h.term.kind in NAMED} if kind is None else set()
        if kind is None:
            continue
        fitting = [h for h in sure if h.term.kind == kind]
        ids = tuple(dict.fromkeys(h.term.id for h in (*fitting, *hits)))
        use = fitting[0].form.use
        # That use is kept for what stands for countries and is read by the story (塔).
        use = "short" if use == "abbreviation" else use
        direct.append(Mention(span, ids, kind, use, fitting[0].form.text))
    # Inside a party's longer name stands another one (North Korea, Papua New Guinea), and some
    # names that contain a country's mean none (the Indian Ocean, al-Sudani, who is no Sudanese).
    closed = [m.span for m in direct if m.kind in (*PARTIES, "person")]
    closed += [h.span for h in chosen if h.term.kind == "region"]
    spans = {m.span for m in direct}
    # Where no blank parts words, what a longer name of a place or person holds are only letters: 马里乌波尔.
    unparted = [
        h.span for h in chosen if h.term.kind == "place" and not language(h.form.lang).spaced
    ]
    inner = [
        h
        for h in every
        if h.term.kind in NAMED
        and not any(span.start <= h.span.start and h.span.end <= span.end for span in unparted)
        and h.span not in spans
        and not any(h.span.overlaps(span) for span in closed)
        and not namesake(h, chosen)
    ]
    implied |= {h.term.id for h in inner}
    faint = {
        h.span: Mention(h.span, (h.term.id,), h.term.kind, h.form.use, h.form.text)
        for h in inner
        if h.term.kind in PARTIES and not in_katakana(text, h.span.start, h.span.end)
    }
    unsettled: set[str] = set()
    for reading in readings:
        if not reading.resolved:
            unsettled |= set(reading.rivals)
        for concept in reading.resolved:
            term = terms.get(concept)
            if term is not None:
                direct.append(
                    Mention(reading.span, (concept,), term.kind, "abbreviation", reading.text)
                )
    direct.sort(key=lambda m: (m.span.start, m.span.end))
    other = frozenset(h.term.id for h in chosen if h.term.kind not in NAMED)
    return Said(
        tuple(direct), other, frozenset(implied), tuple(faint.values()), frozenset(unsettled)
    )


def subject(term: Term, terms: Mapping[str, Term]) -> str:
    """The concept that a person's or body's subject is (subject `iq`: the country of that code)."""
    if not term.subject or term.kind in PARTIES:
        return ""
    for kind in PARTIES:
        concept = f"{kind}.{term.subject}"
        if concept in terms:
            return concept
    return ""
