"""What the one scan finds by the glossary: its forms, wrong renderings, wire formulas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from qa.model.story import Span
from qa.model.terms import Form, Term, WrongRendering


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
    """A day without its month ("on the 4th"); `instead` is empty where the month is unknown.

    It is `sure` unless only another date of the translation gives the month.
    """

    span: Span
    instead: str
    why: str
    witness: tuple[Span, ...] = ()
    sure: bool = True


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
class Renderings:
    """How often each concept of the source is rendered in each way: counts that add up exactly.

    `counts` maps concept id, then the spelling of the target, to a number; the empty spelling
    counts the segments that name the concept in the source and have no form of it. `lang` is that
    of the target.
    """

    lang: str
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
