"""All that one look at a story found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qa.model.figures import DateChange, Figure, FigureChange, Moment, Separator, Step
from qa.model.found_meaning import (
    GenderChange,
    LostBound,
    LostHedge,
    NegationChange,
    Opposite,
    QualifierChange,
    RoleChange,
)
from qa.model.found_names import (
    Astray,
    ChangedName,
    Exchange,
    Loss,
    Meant,
    Mention,
    Misplaced,
    Misread,
    NearMiss,
    TwoSpellings,
)
from qa.model.found_terms import (
    FormulaHit,
    Hit,
    Leftover,
    LooseDate,
    Reading,
    WrongHit,
)
from qa.model.found_text import (
    MarkSlip,
    Misspelling,
    Remark,
    Repeat,
    SpacingSlip,
    Stray,
    Tongue,
    Twice,
    Uneven,
    Verbatim,
)
from qa.model.story import Document, Side, Span
from qa.model.terms import Term

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

    Names: `terms` holds every concept that occurs anywhere in it; `expected` the hits of source or
    reference by segment, `accepted` those of the target; `index` has the hits by segment and side;
    `rivals` which concepts can be confused through an abbreviation; `pairs` are names of the target that
    stand coordinated ("A and B", "A-B"); `within` are the parties whose names stand inside longer names of
    the source (日本 in 日本银行); `style` is the house that is configured. `everyday` are hits of the source
    that are everyday words or parts of longer names here (کابل, cable; 马里 in 马里尼切夫): no rendering of
    them is owed. `meant`, `leftover` and `spellings` are names that were translated by their meaning, left
    as they are, spelled in two ways.

    Figures: `figures` and `moments` are the quantities and the dates of all sides, in order;
    `figure_changes`, `date_changes` and `separators` are where the target has them otherwise than the other
    sides, `steps` where it says by how much and the source to what, or the reverse.

    Meaning: `negations`, `opposites`, `kinds`, `genders`, `qualifiers`, `hedges`, `bounds` and `roles` are
    where the target says another thing than the other sides, `uneven` places where one side has content that
    the other lacks.

    Text: `quoted` is what stands in quotation marks or before [sic]; `tongue` what the text says of its own
    language; `remarks` and `strays` what machines left in it; `verbatims` addresses and the like that are
    not as in the source.
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
    tagged: frozenset[str] = frozenset()
    style: str = ""
    exchanges: tuple[Exchange, ...] = ()
    strangers: tuple[Mention, ...] = ()
    newcomers: tuple[Mention, ...] = ()
    losses: tuple[Loss, ...] = ()
    misplaced: tuple[Misplaced, ...] = ()
    astray: tuple[Astray, ...] = ()
    meant: tuple[Meant, ...] = ()
    everyday: frozenset[Span] = frozenset()
    leftover: tuple[Leftover, ...] = ()
    spellings: tuple[TwoSpellings, ...] = ()
    figures: tuple[Figure, ...] = ()
    moments: tuple[Moment, ...] = ()
    figure_changes: tuple[FigureChange, ...] = ()
    date_changes: tuple[DateChange, ...] = ()
    separators: tuple[Separator, ...] = ()
    steps: tuple[Step, ...] = ()
    uneven: tuple[Uneven, ...] = ()
    negations: tuple[NegationChange, ...] = ()
    opposites: tuple[Opposite, ...] = ()
    kinds: tuple[Opposite, ...] = ()
    roles: tuple[RoleChange, ...] = ()
    genders: tuple[GenderChange, ...] = ()
    qualifiers: tuple[QualifierChange, ...] = ()
    hedges: tuple[LostHedge, ...] = ()
    bounds: tuple[LostBound, ...] = ()
    remarks: tuple[Remark, ...] = ()
    strays: tuple[Stray, ...] = ()
    verbatims: tuple[Verbatim, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    twice: tuple[Twice, ...] = ()
    marks: tuple[MarkSlip, ...] = ()
    misspelled: tuple[Misspelling, ...] = ()
    tongue: Tongue = field(default_factory=Tongue)
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
