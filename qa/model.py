"""Every noun of the project: frozen, slotted, standard library only.

Offsets are code points, half-open, within one side of one segment. Segments are counted from 0
inside the program and from 1 wherever a person or another program reads them.
"""

from __future__ import annotations

import enum
import functools
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

Side = Literal["source", "target", "reference"]
Safety = Literal["safe", "likely", "hint"]
Status = Literal["preferred", "admitted", "deprecated"]
Use = Literal["full", "short", "abbreviation", "adjective", "people", "capital"]
Case = Literal[
    "nominative", "genitive", "dative", "accusative", "instrumental", "locative", "ablative",
    "vocative",
]  # fmt: skip
Gender = Literal["masculine", "feminine", "neuter", "common"]
Number = Literal["singular", "dual", "plural"]
Kind = Literal[
    "person", "place", "country", "people", "org", "phrase", "title", "formula", "language",
    "currency", "region",
]  # fmt: skip

# Translators put these as they like (euros, EUR, $5; European; premier, prime minister), so that
# one that is not there says nothing about the translation.
FREE_KINDS: frozenset[Kind] = frozenset(("language", "currency", "region", "title"))


class Severity(enum.IntEnum):
    """MQM severities; the value is the penalty of the linear MQM model (themqm.org)."""

    NEUTRAL = 0
    MINOR = 1
    MAJOR = 5
    CRITICAL = 25

    @property
    def label(self) -> str:
        return self.name.lower()


# --- the story ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one side of one segment."""

    segment: int
    side: Side
    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether both share a character (an empty span overlaps what it touches)."""
        if (self.segment, self.side) != (other.segment, other.side):
            return False
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Segment:
    """One unit of translation: `key` is the row's id, or the line number as text.

    `line` is where the file has it, from 1 (0 where nobody said), `domain` what a table says.
    """

    target: str
    source: str | None = None
    references: tuple[str, ...] = ()
    key: str = ""
    line: int = field(default=0, compare=False)
    domain: str = ""


@dataclass(frozen=True, slots=True)
class GoldMark:
    """An error marked by a person, in the shape of a finding."""

    span: Span
    type: str
    severity: Severity
    suggestion: str
    needs: str


@dataclass(frozen=True, slots=True)
class Document:
    """One story. `remarks` are the reader's own notes (a language that looks different, say).

    `system` is who translated it, where a table says so.
    """

    name: str
    path: str
    source_lang: str | None
    target_lang: str
    segments: tuple[Segment, ...]
    published: date | None = None
    gold: tuple[GoldMark, ...] = ()
    remarks: tuple[str, ...] = ()
    system: str = ""

    @property
    def has_source(self) -> bool:
        return any(segment.source for segment in self.segments)

    @property
    def has_references(self) -> bool:
        return any(segment.references for segment in self.segments)

    def text(self, span: Span) -> str:
        segment = self.segments[span.segment]
        if span.side == "target":
            return segment.target[span.start : span.end]
        if span.side == "source":
            return (segment.source or "")[span.start : span.end]
        return segment.references[0][span.start : span.end]

    def length(self, index: int, side: Side) -> int:
        """How many characters a side of a segment has; 0 where it is not there."""
        segment = self.segments[index]
        if side == "target":
            return len(segment.target)
        if side == "source":
            return len(segment.source or "")
        return len(segment.references[0]) if segment.references else 0


# --- the glossary ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Valid:
    """From and to, both inclusive, either open."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date | None) -> bool:
        """Without a day nothing is ruled out."""
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a concept in one language (a BCP 47 tag: en, zh-Hans, zh-Hant-TW, fa-AF).

    `article` goes before it in running text. `styles` are the houses that prefer it (ap, bbc), in
    the period of `valid`. `case`, `gender` and `number` are given where the language needs them: a
    form in another case than the nominative is recognised and never proposed.
    """

    lang: str
    text: str
    status: Status = "preferred"
    use: Use = "full"
    styles: tuple[str, ...] = ()
    valid: Valid = Valid()
    evidence: tuple[str, ...] = ()
    article: str = ""
    case: Case | Literal[""] = ""
    gender: Gender | Literal[""] = ""
    number: Number | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """When a wrong rendering is wrong: all that is given must hold.

    `source_has` (any) and `target_lacks` (all) look at the segment, `source_lacks` (all) and
    `story_has` (any) at the whole document; `unless` names rival concepts that make the
    rendering right when the source document has any form of one of them; `about` names concepts
    of which the story must speak when there is no source to look at.
    """

    source_has: tuple[str, ...] = ()
    source_lacks: tuple[str, ...] = ()
    story_has: tuple[str, ...] = ()
    target_lacks: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WrongRendering:
    """A rule: this text in this language does not render the concept.

    `alone` says that the text betrays itself without a source, in a story that is about the
    concepts of `when.about`, or in any where none is given. `seen` is where it was observed, empty when only predicted. With
    `pattern`, `text` has groups of alternatives that stand for every combination.
    """

    lang: str
    text: str
    instead: str
    severity: Severity
    when: Condition = Condition()
    seen: str = ""
    kind: str = ""
    note: str = ""
    alone: bool = False
    pattern: bool = False


@functools.lru_cache(maxsize=4096)
def _shared(tag: str, lang: str) -> int:
    """How many subtags two language tags (BCP 47) begin with in common; 0 for another script."""
    ours, theirs = tag.split("-"), lang.split("-")
    scripts = {part for parts in (ours, theirs) for part in parts[1:2] if len(part) == 4}
    if ours[0] != theirs[0] or len(scripts) > 1:
        return 0
    return next(
        (n for n, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b),
        min(len(ours), len(theirs)),
    )


@dataclass(frozen=True, slots=True)
class Term:
    """A concept with its forms and the rules about it."""

    id: str
    kind: Kind
    forms: tuple[Form, ...]
    wrong: tuple[WrongRendering, ...] = ()
    subject: str = ""
    role: str = ""
    note: str = ""
    authority: str = ""
    valid: Valid = Valid()
    pack: str = ""
    strict: bool = False
    gender: Gender | Literal[""] = ""
    # Each check asks for the same few forms again: a term does not change, so they are kept.
    _leading: dict[tuple[str, Use], Form | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def canonical(self, lang: str, use: Use = "full") -> Form | None:
        """The preferred form of that use, else the first admitted one; None where there is none.

        The tag's own variety comes first: for zh-Hant-TW its own forms, then those of zh-Hant. A
        variety in another script (zh-Hans) never does. A language alone (zh) takes its first.
        """
        key = (lang, use)
        if key not in self._leading:
            self._leading[key] = self._lead(lang, use)
        return self._leading[key]

    def _lead(self, lang: str, use: Use) -> Form | None:
        fitting = [f for f in self.forms if f.use == use and f.case in ("", "nominative")]
        fitting = [f for f in fitting if f.status != "deprecated" and _shared(f.lang, lang)]
        nearest = max((_shared(f.lang, lang) for f in fitting), default=0)
        fitting = [f for f in fitting if _shared(f.lang, lang) == nearest]
        return next(
            (f for f in fitting if f.status == "preferred"), fitting[0] if fitting else None
        )


@dataclass(frozen=True, slots=True)
class Formula:
    """A wire formula of one language pair: caption, end mark, credit, dateline.

    `wrong` are word-by-word renderings that stand at `place`; `template` (with slots) describes a
    dateline instead. `alone` allows a finding without a source.
    """

    name: str
    source_lang: str
    target_lang: str
    source: tuple[str, ...]
    wrong: tuple[str, ...]
    template: str
    instead: str
    place: Literal["start", "end", "any"]
    before: str
    alone: bool
    note: str
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """One- and two-character country names of a language, with every candidate.

    `candidates` maps the abbreviation to concept ids, the usual one first; `compounds` maps set
    compounds (美塔) to one tuple of candidates for each part. A bare abbreviation is read as a
    country only after `before`, before `after`, or in a run before one of `relation`.
    """

    lang: str
    candidates: Mapping[str, tuple[str, ...]]
    compounds: Mapping[str, tuple[tuple[str, ...], ...]]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    relation: tuple[str, ...] = ()
    not_within: tuple[str, ...] = ()

    def rivals(self, concept: str) -> tuple[str, ...]:
        """Every other concept that an abbreviation of this one could also be read as."""
        found = dict.fromkeys(
            other
            for candidates in self.candidates.values()
            if concept in candidates
            for other in candidates
        )
        found.pop(concept, None)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Homograph:
    """A name of one language that a translator may take for an everyday word, and the reverse.

    `means` has the everyday word by target language. `part` says what is named: somebody's given
    or family name, a place, a country. With `always` its own language has no such word (土耳其 is no
    bird), so that the everyday word is never right; with `other` it means another name (the state of
    Georgia), so that it is never wrong. `write` is how it is written by target
    language, beside the forms of `concept`, where a pack has that.
    """

    lang: str
    names: tuple[str, ...]
    part: Literal["given", "family", "place", "country"]
    means: Mapping[str, tuple[str, ...]]
    concept: str = ""
    write: Mapping[str, str] = field(default_factory=dict)
    always: bool = False
    other: bool = False
    evidence: tuple[str, ...] = ()


# --- what the one scan finds -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Hit:
    """A form of a concept in the text. Several concepts may share one form and span."""

    span: Span
    term: Term
    form: Form


@dataclass(frozen=True, slots=True)
class WrongHit:
    """A known wrong rendering in the target, its conditions already looked at.

    `proof`: "source" the source's own words confirm it (at `witness`), "story" only the story's
    subject speaks for it. Hits whose conditions fail are not made.
    """

    span: Span
    term: Term
    rule: WrongRendering
    instead: str
    proof: Literal["source", "reference", "story"]
    witness: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class FormulaHit:
    """A wire formula rendered word by word: caption, end mark, dateline."""

    span: Span
    name: str
    instead: str
    note: str
    witness: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class LooseDate:
    """A day without its month ("on the 4th"); `instead` is empty where the month is unknown."""

    span: Span
    instead: str
    why: str
    witness: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What an abbreviation of the source stands for at one place (塔 in 美塔).

    `rivals` are the candidates that it could also be, `resolved` the concepts it is, empty when
    nothing in the document decides; `because` says what decided.
    """

    span: Span
    text: str
    resolved: tuple[str, ...]
    rivals: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class SpacingSlip:
    """Blanks on the wrong side of a quotation mark or stop."""

    span: Span
    instead: str
    what: str


@dataclass(frozen=True, slots=True)
class NameRef:
    """A glossary name that mangled spellings are compared with: `text` of `term`, in tokens."""

    term: str
    text: str
    tokens: tuple[str, ...]
    kind: Kind
    preferred: bool


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A stretch of the target that looks like a mangled spelling of a glossary name.

    `narrow` is the part that differs, `others` further names that fit as well, `proof` what
    speaks for it: the source's or reference's own name, or the story alone. `probability` is
    that of the study in the name-matching reference, 0 to 1; what is not `sure` deserves a look.
    """

    span: Span
    narrow: Span
    term: Term
    instead: str
    probability: float
    similarity: float
    proof: Literal["source", "reference", "story"]
    witness: tuple[Span, ...] = ()
    others: tuple[str, ...] = ()
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names a party, person or body: `terms` are the concepts that share its words.

    `text` is the form (or abbreviation) that was recognised, before any ending.
    """

    span: Span
    terms: tuple[str, ...]
    kind: Kind
    use: Use
    text: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """One mention came into the target where another one of the source went missing.

    `gone` is the concept that went missing, at `lost` in the source. `standing`: "stranger" nothing
    in the source speaks of what came; "near" only a neighbouring segment does; "extra" this
    segment does, but not as often. `whole`: the target has nothing of `gone`; else it only has it less
    often. `kin` (0 to 1) says how easily the two are confused, `others` what else could be meant;
    `alone`: nothing else came or went missing; `inner`: the mention may be part of a longer name; `tongue`: the
    word is a language's as well. `same_use` (name for name, adjective for adjective) and `same_place`
    (among the mentions that both sides have) speak for the exchange.
    """

    came: Mention
    gone: str
    lost: Mention
    standing: Literal["stranger", "near", "extra"]
    whole: bool
    implied: bool
    kin: float
    others: tuple[str, ...]
    alone: bool
    inner: bool
    tongue: bool
    same_use: bool
    same_place: bool


@dataclass(frozen=True, slots=True)
class Loss:
    """A mention of the source of which the target and its neighbours have nothing.

    `partner` is what it is paired with in the source where that is rendered, `hole` where the target
    shows a gap (a preposition before a stop); `first`: the story names it here for the first time;
    `sole`: the segment names nobody else.
    """

    mention: Mention
    concept: str
    partner: Span | None
    hole: Span | None
    first: bool
    sole: bool


@dataclass(frozen=True, slots=True)
class Misread:
    """A native name whose spelling no reading of the other side's characters supports.

    `witness` is the name of the other side that it nearly is, `instead` how that one is read, in
    the order and style of the text (empty where the target has the characters); `whole` says that
    the other side shows where the name begins and ends, and that only one fits; `others` are
    further readings that fit as well; `probability` that the spelling is wrong, 0 to 1.
    """

    span: Span
    instead: str
    probability: float
    whole: bool
    witness: tuple[Span, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangedName:
    """A name of reference or source that the target has otherwise or not at all.

    `kind`: another name is there ("replaced"), a name that neither side has ("added"), none
    ("missing", the span is empty), a trace of a word that fell out ("gap"), other letters than in
    source or reference ("respelt", of which `why` says what speaks for a slip), or a character that foreign
    names are not written with ("unusual", with those of the same sound as `instead`). `instead` is the name of
    the other side, at `witness`; `backed` when source and reference both have it, `traced` when
    the sentence shows where it was, `faint` when there is little to go by.
    `similarity` is that in sound, 0 to 1.
    """

    span: Span
    kind: Literal["replaced", "added", "missing", "gap", "respelt", "unusual"]
    instead: str = ""
    witness: tuple[Span, ...] = ()
    backed: bool = False
    traced: bool = False
    faint: bool = False
    similarity: float = 0.0
    why: Literal["", "beside", "elsewhere", "attested", "heard"] = ""


@dataclass(frozen=True, slots=True)
class Meant:
    """An everyday word of the target that stands where the source has a name (Орёл: “the Eagle”).

    `name` is the source's own name at `witness`, `instead` what to write (empty where nobody says
    it in this language), `because` what shows that a name is meant, `confidence` 0 to 1.
    """

    span: Span
    name: str
    instead: str
    because: str
    confidence: float
    witness: Span
    concept: str = ""


@dataclass(frozen=True, slots=True)
class Leftover:
    """A glossary name of the source that the target has as the source writes it.

    `foreign` says that it is in letters that the target's language does not use, `admitted` that a
    pack accepts it beside the language's own form.
    """

    span: Span
    term: Term
    instead: str
    foreign: bool
    admitted: bool
    witness: Span


@dataclass(frozen=True, slots=True)
class TwoSpellings:
    """A name that no glossary has, spelled here otherwise than elsewhere in the story.

    Both stand where the source has one and the same string, at `witness`; `count` and `others` are
    how often each of the two stands in the target.
    """

    span: Span
    instead: str
    count: int
    others: int
    similarity: float
    witness: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity by value, however it is written: 3.6万, 36,000 and thirty-six thousand are one.

    `low` and `high` are both inclusive and equal for a plain figure; one of them is None where the
    text leaves it open (more than 30). `others` are values that the same signs also stand for
    (1.500 may be 1500 or 1.5; billion has two scales). `grain` is the value of one unit of the
    last digit that is written (3.6万: 1000), by which a rounded or converted figure may differ.
    `units` are ISO 4217 codes for money, CLDR unit ids (length-kilometer) for measures, the
    likeliest first where the sign has several ($), else empty. `spelled` figures are written in words, `inexact` ones say so themselves (about, 余).
    A `name` is a figure within a name (A-10, No. 4, Resolution 1325), a `date` one within a date or
    time: equal or not, no quantity.
    """

    span: Span
    kind: Literal[
        "number", "ordinal", "fraction", "percent", "points", "money", "measure", "name", "date"
    ]
    low: Fraction | None
    high: Fraction | None
    units: tuple[str, ...] = ()
    others: tuple[Fraction, ...] = ()
    grain: Fraction = Fraction(1)
    spelled: bool = False
    inexact: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time by value, in the Gregorian calendar whatever the text counts in.

    What the text does not say is None: "in March" has a month alone, "on Thursday" a weekday (1 is
    Monday, ISO 8601). `settled` is the day when text, dateline and the story's own date settle it;
    `relative` says that it was reckoned from those (yesterday, 4日). `hour` (0 to 24) and `minute`
    are local as written, `zone` the minutes by which they lie ahead of UTC where the text says so.
    `others` are further days that the same words may mean (03/04/2020; Thursday).
    """

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    zone: int | None = None
    settled: date | None = None
    relative: bool = False
    others: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure of the target that its source or reference has otherwise, not at all, or alone.

    `figure` is what the target has, `right` what the other side has, at its own span; one of them is
    missing where a figure was added or dropped (then `span` is empty). `kind`: another value
    ("number"), the same digits in another power of ten ("magnitude"), another currency or another
    sum of it ("money"), another unit ("unit"). `instead` is the figure in the target's own style,
    empty where it cannot be told. `backed` when source and reference both speak for it.
    """

    span: Span
    kind: Literal["number", "magnitude", "money", "unit", "dropped", "added"]
    figure: Figure | None
    right: Figure | None
    instead: str = ""
    backed: bool = False
    witness: tuple[Span, ...] = ()
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class DateChange:
    """A part of a date that source or reference have otherwise: `component` names it.

    `span` is that part alone (the weekday, the digits of the year), `date` the whole date in the
    target, `witness` where the other side says it; `instead` is what to write in the place of
    `span`, in the same style, empty where that is not known. `exact`: nothing else of the segment's
    dates differs and there is one way to write it. `backed`: source and reference agree. `faint`:
    there is little to go by.
    """

    span: Span
    date: Span
    component: Literal["year", "month", "day", "weekday", "clock", "relative"]
    instead: str
    witness: tuple[Span, ...]
    exact: bool = False
    backed: bool = False
    faint: bool = False


@dataclass(frozen=True, slots=True)
class NegationChange:
    """A negation that source or reference have and the target lacks ("lost"), or the reverse ("added").

    `span` is the place in the target: the word that shows the loss or the clause, the negator that came; `witness`
    the negators (or the clause) of the other sides. `why`: nothing in the target denies ("bare"), a word
    stands without the negator that it needs ("stranded": никто знал), an auxiliary or a word of denied clauses is left ("trace": did think,
    any), "not only" became "only" ("halved"), or one of several negators has no counterpart
    ("fewer"). `backed` when source and reference agree against the target; `faint` where other words may carry the
    denial or its absence.
    """

    kind: Literal["lost", "added"]
    span: Span
    witness: tuple[Span, ...]
    why: Literal["bare", "stranded", "trace", "halved", "fewer"]
    backed: bool = False
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Uneven:
    """A place where target and source, or target and reference, do not have the same content.

    `kind`: "sentence" whole sentences of the source have no counterpart, "short" the target has too
    little for its source, "words" words of the reference are missing, "hole" only the target's own
    grammar shows that something fell out, "unrelated" nothing of the other side stands in the target,
    "shifted" the targets from here to segment `last` render the source `offset` lines further on,
    "extra" sentences that the source has not, "strange" words of the target that reference and source
    lack. What is missing stands at `witness`, and `span` is
    empty where it should be. `lost` are figures, names and terms that one side alone has. `share` is
    the part of the text that is concerned, `confidence` 0 to 1; what is not `sure` deserves a look.
    """

    span: Span
    kind: Literal["sentence", "short", "words", "hole", "unrelated", "shifted", "extra", "strange"]
    witness: tuple[Span, ...] = ()
    lost: tuple[str, ...] = ()
    share: float = 0.0
    confidence: float = 0.9
    sure: bool = True
    offset: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Repeat:
    """Words of the target that stand twice or more where the source does not double them.

    `span` is the whole run of copies, which are `times`, `instead` one of them. `kind`: "words" stand
    side by side, a "sentence" stands a second time in its segment (the span is that copy, `instead`
    is empty). `settled`: source or reference has the passage and does not repeat itself.
    """

    span: Span
    kind: Literal["words", "sentence"]
    instead: str
    times: int
    settled: bool


@dataclass(frozen=True, slots=True)
class MarkSlip:
    """A punctuation mark of the target that is missing, too many, another one or of another script.

    `kind`: "unpaired" a bracket or quotation mark without a partner; "lost" and "added" a quotation that
    only one side has (an empty span where it was lost); "end" the target does not end as the source does
    (an empty span where the mark is missing); "inserted" a mark where none can stand; "foreign" one of
    another script. `instead` is what to write, `meant` the classes of mark that were compared
    ("question stop"), `backed` says that source or reference confirm it, `agreed` that both do.
    """

    span: Span
    kind: Literal["unpaired", "lost", "added", "end", "inserted", "foreign"]
    instead: str = ""
    backed: bool = False
    witness: tuple[Span, ...] = ()
    meant: tuple[str, str] = ("", "")
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A word of the target that the user's dictionary lacks, with what is near it there."""

    span: Span
    proposals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Untranslated:
    """What stands in the target as the source has it, at `witness` where the source has it at all.

    `kind`: "script" it is in letters that the target's language is not written with, "words" in the
    source's words of the same script, "name" a single name in a text that renders all others.
    `against` says that the reference has something else there, `sure` that the words are frequent
    in the source's language and not in the target's.
    """

    span: Span
    kind: Literal["script", "words", "name"]
    witness: tuple[Span, ...] = ()
    against: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True)
class OtherTongue:
    """A segment or sentence of the target in another language: its code and name, empty where only
    the script is strange, and how sure that is, 0 to 1."""

    span: Span
    code: str
    name: str
    sure: float


@dataclass(frozen=True, slots=True)
class Copied:
    """A segment or sentence of the target that is the source's own text."""

    span: Span
    witness: Span
    sure: float


@dataclass(frozen=True, slots=True)
class Emptied:
    """A target without a word whose source has some; the span holds what is there."""

    span: Span
    witness: Span


@dataclass(frozen=True, slots=True)
class Garbled:
    """Text that was decoded wrongly, with what it was (`instead`, empty where that is lost).

    `kind`: "double" bytes of UTF-8 read as another encoding, "lost" replacement characters, "control"
    and "private" characters, "half" of a surrogate pair, "marks" question marks in place of letters,
    "bom" a byte order mark within the text. `copied`: the source has it as well.
    """

    span: Span
    instead: str
    kind: str
    copied: bool = False


@dataclass(frozen=True, slots=True)
class Tongue:
    """What a document says of its own language; `short` counts segments too short to tell it."""

    untranslated: tuple[Untranslated, ...] = ()
    other: tuple[OtherTongue, ...] = ()
    copied: tuple[Copied, ...] = ()
    emptied: tuple[Emptied, ...] = ()
    garbled: tuple[Garbled, ...] = ()
    short: int = 0


@dataclass(frozen=True, slots=True)
class Renderings:
    """How often each concept of the source is rendered in each way: counts that add up exactly.

    `counts` maps concept id, then the spelling of the target, to a number; the empty spelling
    counts the segments that name the concept in the source and have no form of it. `lang` is that
    of the target.
    """

    lang: str
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


_ENOUGH = 2  # places of a concept: one of them is not that of a given hit


def _apart(spans: Sequence[Span]) -> dict[tuple[int, Side], tuple[list[int], list[int]]]:
    """Where stretches begin and end, by segment and side; those that overlap or touch are one."""
    found: dict[tuple[int, Side], tuple[list[int], list[int]]] = {}
    for span in sorted(spans, key=lambda s: s.start):
        starts, ends = found.setdefault((span.segment, span.side), ([], []))
        if ends and span.start <= ends[-1]:
            ends[-1] = max(ends[-1], span.end)
        else:
            starts.append(span.start)
            ends.append(span.end)
    return found


@dataclass(frozen=True, slots=True)
class Scanned:
    """All that one look at the text found: the only thing that a check is given.

    `terms` holds every concept that occurs anywhere in it; `expected` the hits of source or
    reference by segment, `accepted` those of the target; `rivals` which concepts can be confused
    through an abbreviation; `pairs` are names of the target that stand coordinated ("A and B",
    "A-B"); `quoted` is what stands in quotation marks or before [sic]; `index` has the hits by segment and side;
    `within` are the parties whose names stand inside longer names of the source (日本 in 日本银行); `style` is the house that is configured.
    `everyday` are hits of the source that are everyday words or parts of longer names here (کابل,
    cable; 马里 in 马里尼切夫): no rendering of them is owed. `meant`, `leftover` and `spellings` are
    names that were translated by their meaning, left as they are, spelled in two ways. `figures` and
    `moments` are the quantities and the dates of all sides, in order; `figure_changes`, `date_changes`
    and `negations` are where the target has them otherwise than the other sides, `uneven` places
    where one side has content that the other lacks, `tongue` is what the text says of its own language.
    """

    document: Document
    hits: tuple[Hit, ...]
    wrongs: tuple[WrongHit, ...] = ()
    formulas: tuple[FormulaHit, ...] = ()
    loose_dates: tuple[LooseDate, ...] = ()
    spacing: tuple[SpacingSlip, ...] = ()
    readings: tuple[Reading, ...] = ()
    near: tuple[NearMiss, ...] = ()
    misread: tuple[Misread, ...] = ()
    changed: tuple[ChangedName, ...] = ()
    terms: Mapping[str, Term] = field(default_factory=dict)
    rivals: Mapping[str, frozenset[str]] = field(default_factory=dict)
    quoted: tuple[Span, ...] = ()
    pairs: tuple[tuple[Hit, Hit], ...] = ()
    index: Mapping[tuple[int, Side], tuple[Hit, ...]] = field(default_factory=dict)
    within: frozenset[str] = frozenset()
    style: str = ""
    exchanges: tuple[Exchange, ...] = ()
    strangers: tuple[Mention, ...] = ()
    losses: tuple[Loss, ...] = ()
    meant: tuple[Meant, ...] = ()
    everyday: frozenset[Span] = frozenset()
    leftover: tuple[Leftover, ...] = ()
    spellings: tuple[TwoSpellings, ...] = ()
    figures: tuple[Figure, ...] = ()
    moments: tuple[Moment, ...] = ()
    figure_changes: tuple[FigureChange, ...] = ()
    date_changes: tuple[DateChange, ...] = ()
    uneven: tuple[Uneven, ...] = ()
    negations: tuple[NegationChange, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    marks: tuple[MarkSlip, ...] = ()
    misspelled: tuple[Misspelling, ...] = ()
    tongue: Tongue = Tongue()
    # What the questions below need: made once, since a check asks them for each hit of a story.
    _ids: Mapping[tuple[int, Side], frozenset[str]] = field(init=False, repr=False, compare=False)
    _full: frozenset[str] = field(init=False, repr=False, compare=False)
    _subjects: Mapping[str, Mapping[str, set[Span]]] = field(init=False, repr=False, compare=False)
    _enclosed: Mapping[tuple[int, Side], tuple[Sequence[int], Sequence[int]]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        ids = {place: frozenset([h.term.id for h in some]) for place, some in self.index.items()}
        full = frozenset([h.term.id for h in self.hits if h.form.use == "full"])
        subjects: dict[str, dict[str, set[Span]]] = {}
        for hit in self.hits:
            if hit.term.subject:
                spans = subjects.setdefault(hit.term.subject, {}).setdefault(hit.term.id, set())
                if len(spans) < _ENOUGH:
                    spans.add(hit.span)
        object.__setattr__(self, "_subjects", subjects)
        object.__setattr__(self, "_ids", ids)
        object.__setattr__(self, "_full", full)
        object.__setattr__(self, "_enclosed", _apart(self.quoted))

    def on(self, segment: int, side: Side) -> tuple[Hit, ...]:
        """The hits of one side of one segment, in order."""
        return self.index.get((segment, side), ())

    def ids(self, side: Side, segment: int | None = None) -> frozenset[str]:
        """The concepts that a side names, in one segment or in all."""
        if segment is not None:
            return self._ids.get((segment, side), frozenset())
        return frozenset(h.term.id for h in self.hits if h.span.side == side)

    def grounded(self, hit: Hit) -> bool:
        """Whether a short form can be relied on: the story has the full form as well.

        A surname alone (May, Park, Brown) may be anybody's, or an everyday word.
        """
        return hit.form.use != "short" or hit.term.id in self._full

    def in_company(self, hit: Hit) -> bool:
        """Whether the story names another concept of the same subject, in words of its own."""
        return any(
            concept != hit.term.id and not spans <= {hit.span}  # two concepts of one name are none
            for concept, spans in self._subjects.get(hit.term.subject, {}).items()
        )

    def protected(self, span: Span) -> bool:
        """Whether the span stands in quotation marks or before [sic]: never rewritten unseen."""
        starts, ends = self._enclosed.get((span.segment, span.side), ((), ()))
        if span.start == span.end:  # an empty span overlaps what it touches
            at = bisect_right(starts, span.end)
            return bool(at) and ends[at - 1] >= span.start
        at = bisect_left(starts, span.end)
        return bool(at) and ends[at - 1] > span.start


# --- what the checks say -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fix:
    """What to write instead. `safe` may be applied unseen, `likely` on request, `hint` never."""

    replacement: str
    safety: Safety


@dataclass(frozen=True, slots=True)
class Flag:
    """What a judge yields. `severity` overrides the check's own; `confidence` is 0 to 1.

    A `wide` flag says in which stretch to look and not which words are wrong: beside a finding in that
    stretch its span shrinks to the beginning, and neither hides the other.
    """

    span: Span
    message: str
    evidence: tuple[str, ...] = ()
    fix: Fix | None = None
    severity: Severity | None = None
    term: str | None = None
    confidence: float = 1.0
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A flag with its check, its words and its fingerprint: what every reporter shows."""

    check: str
    mqm: str
    severity: Severity
    span: Span
    key: str
    text: str
    message: str
    evidence: tuple[str, ...]
    fix: Fix | None
    term: str | None
    confidence: float
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Score:
    """A value with its interval, its sample size and how it was made (the signature)."""

    name: str
    value: float
    signature: str
    n: int
    low: float | None = None
    high: float | None = None
    unit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TermCount:
    """Glossary terms that the source (or reference) has, and how many the target renders right.

    `kinds` has the same by kind of concept, (kind, expected, right), sorted; it adds up to the whole.
    """

    expected: int = 0
    right: int = 0
    kinds: tuple[tuple[Kind, int, int], ...] = ()

    def __add__(self, other: TermCount) -> TermCount:
        found = {kind: (expected, right) for kind, expected, right in self.kinds}
        for kind, expected, right in other.kinds:
            before = found.get(kind, (0, 0))
            found[kind] = (before[0] + expected, before[1] + right)
        kinds = tuple(sorted((kind, *counts) for kind, counts in found.items()))
        return TermCount(self.expected + other.expected, self.right + other.right, kinds)


@dataclass(frozen=True, slots=True)
class Named:
    """What the glossary knows of one segment: counts to be added up, and for slices.

    `kinds` are those of the concepts that its source (else its reference) names.
    """

    terms: TermCount = TermCount()
    kinds: frozenset[Kind] = frozenset()


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one side that an error is marked in; start = end marks something missing there."""

    side: Literal["source", "target"]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MqmError:
    """An error of one segment in the terms of MQM, marked by a person or found by a check.

    `category` (Accuracy/Mistranslation) and `severity` are as they were written; `places` is empty
    where nobody said where. `score` is what the rater's own tool gave it.
    """

    category: str
    severity: str
    places: tuple[Place, ...] = ()
    note: str = ""
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Rating:
    """What one rater says of one segment of one system. Without errors it is a judgement too.

    `segment` names the segment within its document, `number` over all documents. The texts are
    None where the file has none; `score` is 0 (worst) to 100 (ESA). A file has one rating for
    each system, document, segment and rater.
    """

    system: str
    document: str
    segment: str
    rater: str
    errors: tuple[MqmError, ...] = ()
    source: str | None = None
    target: str | None = None
    number: str = ""
    score: float | None = None
    source_lang: str = ""
    target_lang: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """A story that could not be examined: ours when `kind` is "bug", the user's when "input"."""

    kind: Literal["input", "bug"]
    message: str


@dataclass(frozen=True, slots=True)
class Result:
    """Everything known about one story after examination; `renderings` where they were asked for."""

    document: Document
    findings: tuple[Finding, ...] = ()
    scores: tuple[Score, ...] = ()
    terms: TermCount = TermCount()
    unseen: tuple[str, ...] = ()
    failure: Failure | None = None
    named: tuple[Named, ...] = ()
    renderings: Renderings | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over many results."""

    documents: int
    findings: int
    failures: int
    by_severity: Mapping[str, int] = field(default_factory=dict)
    by_check: Mapping[str, int] = field(default_factory=dict)
