"""What the one scan finds of the text itself: content, marks, language, encoding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qa.model.story import Span


@dataclass(frozen=True, slots=True)
class SpacingSlip:
    """Blanks on the wrong side of a mark, one too many or missing; `sure` that a word cannot be so written."""

    span: Span
    instead: str
    what: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Something that stands in every language as it is, and does not in the target.

    `kind`: a "site" or "host" of the web, a "mail" address, a "handle" (@name), a "hashtag", a
    "placeholder", a "tag" of markup. `change`: the source has `instead` at `witness` ("changed"), the
    target has nothing of it ("dropped", at the end of the segment), the source has none ("added").
    """

    span: Span
    kind: str
    change: Literal["changed", "dropped", "added"]
    witness: Span | None = None
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Uneven:
    """A place where target and source, or target and reference, do not have the same content.

    `kind`: "sentence" whole sentences of the source have no counterpart, "clause" so has a clause
    of it, "short" the target has too little for its source, "words" words of the reference are
    missing, "both" a word that source and reference have, "hole" only the target's own grammar
    shows that something fell out, "gap" grammar and reference together, "unrelated" nothing of the
    other side stands in the target, "shifted" the targets from here to segment `last` render the
    source `offset` lines further on, "swapped" this one and that of segment `last` stand in each other's place, "extra" sentences and "more" a clause that the source has not, "strange" words of
    the target that reference and source lack. What is missing stands at `witness`, and `span` is
    empty where it should be. `lost` are figures, names and terms that one side alone has. `share`
    is the part of the text that is concerned, `confidence` 0 to 1; what is not `sure` deserves a
    look.
    """

    span: Span
    kind: Literal[
        "sentence",
        "clause",
        "short",
        "words",
        "both",
        "hole",
        "gap",
        "unrelated",
        "shifted",
        "swapped",
        "extra",
        "more",
        "strange",
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
    is empty), a "seam" is the end of the segment before (the same). `settled`: source or reference has the passage and does not repeat itself.
    """

    span: Span
    kind: Literal["words", "sentence", "seam"]
    instead: str
    times: int
    settled: bool


@dataclass(frozen=True, slots=True)
class Twice:
    """Two segments with one source and two targets ("inconsistent"), or the reverse ("copied").

    `span` are the words of the target that differ from those at `other`, or the whole target;
    `instead` is what stands in their place there.
    """

    span: Span
    kind: Literal["inconsistent", "copied"]
    other: Span
    instead: str = ""


@dataclass(frozen=True, slots=True)
class MarkSlip:
    """A punctuation mark of the target that is missing, too many, another one or of another script.

    `kind`: "unpaired" a bracket or quotation mark without a partner, "mixed" with one of another sort; "swallowed" marks
    that enclose who speaks as well; "lost" and "added" a quotation that
    only one side has (where it was lost the span is a guess at its words); "end" the target does not end as the source does
    (an empty span where the mark is missing); "inserted" a mark where none can stand; "foreign" one of
    another script. `instead` is what to write, `meant` the classes of mark that were compared
    ("question stop"), `backed` says that source or reference confirm it, `agreed` that both do;
    `told` that one side alone quotes the question, or has it amid others: the other may tell of it; `broken`
    that the last word shows that more must follow.
    """

    span: Span
    kind: Literal["unpaired", "mixed", "swallowed", "lost", "added", "end", "inserted", "foreign"]
    instead: str = ""
    backed: bool = False
    witness: tuple[Span, ...] = ()
    meant: tuple[str, str] = ("", "")
    agreed: bool = False
    told: bool = False
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A word of the target that the user's dictionary lacks, with what is near it there."""

    span: Span
    proposals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Untranslated:
    """What stands in the target as the source has it, at `witness` where the source has it at all.

    `kind`: "script" it is in letters that the target's language is not written with, "words" in the
    source's words of the same script, "name" a single name in a text that renders all others,
    "third" in words of a language that is neither side's, "spelt" a word of the source in other letters.
    `against` says that the reference has something else there, `sure` that the words are frequent
    in the source's language and not in the target's.
    """

    span: Span
    kind: Literal["script", "words", "name", "third", "spelt"]
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
    "bom" a byte order mark within the text, "unseen" a character that nobody sees, "alike" a word with letters of
    two scripts that look the same. `copied`: the source has it as well.
    """

    span: Span
    instead: str
    kind: str
    copied: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """Words of the program that translated, about its work.

    `kind`: it "announces" the translation or "answers" whoever asked for it (the span goes up to
    where the translation begins), "refuses" to translate, or "remarks" upon it.
    """

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Stray:
    """A mark that machines leave in a text, and what to write (None where only the source tells it).

    `kind`: "unknown" stands for a word, "control" begins or ends a model's lines, "piece" is a seam
    within a word, "tag" and "entity" are of HTML, "escape" of a program's text, "emphasis" of Markdown,
    "footnote" the number of a note.
    """

    span: Span
    kind: str
    instead: str | None


@dataclass(frozen=True, slots=True)
class Tongue:
    """What a document says of its own language; `short` counts segments too short to tell it."""

    untranslated: tuple[Untranslated, ...] = ()
    other: tuple[OtherTongue, ...] = ()
    copied: tuple[Copied, ...] = ()
    emptied: tuple[Emptied, ...] = ()
    garbled: tuple[Garbled, ...] = ()
    short: int = 0
