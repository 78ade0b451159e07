"""What the checks say, and what is known of a story after examination."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from qa.model.found_terms import Renderings
from qa.model.places import Where
from qa.model.scores import Named, Score, TermCount
from qa.model.story import Document, Severity, Span

Safety = Literal["safe", "likely", "hint"]


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
class Suppressed:
    """A finding that people said to leave alone: `kind` says where, `reason` why.

    "inSource" is a comment in the file or [sic], "external" the list of suppressions, "baseline"
    what was known before. `rule` names which of them it was: a comment's line, a list's entry.
    """

    finding: Finding
    kind: Literal["inSource", "external", "baseline"]
    reason: str
    place: Where | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """A story that could not be examined: ours when `kind` is "bug", the user's when "input"."""

    kind: Literal["input", "bug"]
    message: str


@dataclass(frozen=True, slots=True)
class Result:
    """Everything known about one story after examination.

    `places` says for each finding where its file has it; it is empty where there is no file.
    `renderings` is there where it was asked for. `suppressed` findings are none of `findings`.
    `encoding` is that of the file, `member` the part of a packed file that places count in.
    `partial` says what was too long to be compared with anything: such a story is never clean.
    """

    document: Document
    findings: tuple[Finding, ...] = ()
    scores: tuple[Score, ...] = ()
    terms: TermCount = field(default_factory=TermCount)
    unseen: tuple[str, ...] = ()
    failure: Failure | None = None
    named: tuple[Named, ...] = ()
    places: tuple[Where | None, ...] = ()
    renderings: Renderings | None = None
    suppressed: tuple[Suppressed, ...] = ()
    encoding: str = ""
    member: str = ""
    partial: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over many results."""

    documents: int
    findings: int
    failures: int
    by_severity: Mapping[str, int] = field(default_factory=dict)
    by_check: Mapping[str, int] = field(default_factory=dict)
