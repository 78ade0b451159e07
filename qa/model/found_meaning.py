"""What the one scan finds a sentence to say otherwise than the other sides do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qa.model.story import Span


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
class GenderChange:
    """A word of the target (`span`) for a person of the other sex than the source's (`witness`).

    `sex` is the source's; `weak` where one of the words may speak of a thing as well; `backed` where the
    reference has it as the source does.
    """

    span: Span
    witness: Span
    sex: Literal["woman", "man"]
    weak: bool = False
    backed: bool = False


@dataclass(frozen=True, slots=True)
class Opposite:
    """A word of the target (`span`) that says the opposite of one of the source (`witness`), or another
    one of its kind.

    `pole` names in English what the source says (down, summer); `backed` where the reference has it as the
    source does.
    """

    span: Span
    witness: Span
    pole: str
    backed: bool = False


@dataclass(frozen=True, slots=True)
class LostHedge:
    """A word of the source (`witness`) that says that something was only tried, threatened or may be,
    and the sentence of the target (`span`) that has nothing of the kind.

    `sort` names it as the data do (attempted), `says` in English (what was only tried); `backed` where
    the reference has one.
    """

    span: Span
    witness: Span
    sort: str
    says: str
    backed: bool = False


@dataclass(frozen=True, slots=True)
class LostBound:
    """A figure that is exact in the target (`span`) and not in the source (`witness`, with its bound).

    `sort` names the bound as the data do: more (more than, at least), nearly or fewer; `backed` where the
    reference has one. With `turned` the target has the contrary bound: more than 200 for fewer than 200.
    """

    span: Span
    witness: Span
    sort: str
    backed: bool = False
    turned: bool = False


@dataclass(frozen=True, slots=True)
class RoleChange:
    """What the target (`span`) has the other way round than the source (`witness`): who did what to whom.

    `right` is who does it in the source and to whom; of a `way` from where it goes there, and where to.
    """

    span: Span
    witness: Span
    right: tuple[Span, Span]
    way: bool = False


@dataclass(frozen=True, slots=True)
class QualifierChange:
    """A word that narrows a claim (former, deputy, alleged) and that the target lost or gained.

    `span` is of the target: what is no longer qualified, or the word that was added. `witness` is the
    word of the other side for a lost one. `qualifier` is the English word, `backed` says that source and
    reference agree against the target, `wide` that the span is the sentence.
    """

    kind: Literal["lost", "added"]
    span: Span
    witness: tuple[Span, ...]
    qualifier: str
    backed: bool = False
    wide: bool = False
