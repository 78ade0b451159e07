"""What the one scan finds: hits of the glossary and slips of the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from qa.model.story import Span
from qa.model.terms import Form, Kind, Term, Use, WrongRendering


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
    grammar shows that something fell out, "gap" grammar and reference together, "unrelated" nothing
    of the other side stands in the target, "shifted" the targets from here to segment `last` render
    the source `offset` lines further on, "extra" sentences that the source has not, "strange" words
    of the target that reference and source lack. What is missing stands at `witness`, and `span` is
    empty where it should be. `lost` are figures, names and terms that one side alone has. `share` is
    the part of the text that is concerned, `confidence` 0 to 1; what is not `sure` deserves a look.
    """

    span: Span
    kind: Literal[
        "sentence", "short", "words", "hole", "gap", "unrelated", "shifted", "extra", "strange"
    ]
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
