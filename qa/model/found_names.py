"""What the one scan finds of names and entities: mentions, mangled, changed and mixed names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qa.model.story import Span
from qa.model.terms import Kind, Term, Use


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
    speaks for it: the source's or reference's own name, the story alone, or that a stranger holds the
    office that the source gives it. `probability` is
    that of the study in the name-matching reference, 0 to 1; what is not `sure` deserves a look. A
    `variant` is another way to write the name, and no mangled one.
    """

    span: Span
    narrow: Span
    term: Term
    instead: str
    probability: float
    similarity: float
    proof: Literal["source", "reference", "story", "office"]
    witness: tuple[Span, ...] = ()
    others: tuple[str, ...] = ()
    sure: bool = True
    variant: bool = False


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
    (among the mentions that both sides have) speak for the exchange; with `one_word` the source's
    language has no adjective of its own for the name, so that the use tells nothing. `one_sort`: both are
    parties, ministries or the like, of which none is said for another one.
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
    one_word: bool
    same_place: bool
    one_sort: bool = False


@dataclass(frozen=True, slots=True)
class Misplaced:
    """An office that is one country's in the source and another one's here; both sides name both.

    `came` stands at the office of the target, `lost` at that of the source: `office` is the place of
    both. `gone` is the concept to write instead.
    """

    came: Mention
    lost: Mention
    gone: str
    office: Span


@dataclass(frozen=True, slots=True)
class Astray:
    """A country that nothing in the source names, beside `place` of the target, which lies in one of
    `lands`, the concepts to write instead."""

    came: Mention
    place: str
    lands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Loss:
    """A mention of the source of which the target and its neighbours have nothing.

    `partner` is what it is paired with in the source where that is rendered, `hole` where the target
    shows a gap (a preposition before a stop); `first`: the story names it here for the first time;
    `sole`: the segment names nobody else; `faint`: the word may be another one or part of a longer
    name, or the target has something that stands for it (the country, both nations).
    """

    mention: Mention
    concept: str
    partner: Span | None
    hole: Span | None
    first: bool
    sole: bool
    faint: bool = False


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
    the sentence shows where it was, `faint` when there is little to go by,
    `plain` when what is there instead may be everyday words, or only the sound of some characters speaks for the other.
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
    why: Literal["", "beside", "elsewhere", "attested", "heard", "acronym"] = ""
    plain: bool = False


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
