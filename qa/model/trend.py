"""What the page of a night shows: where things stand, how they got there, what goes wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from qa.model.night import Change, Night, StoryRow


class TrendPoint(NamedTuple):
    """One night's value with its 95 % interval, None where none can be told."""

    night: str
    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Trend:
    """One measure over the nights, in their order, as long as it was made in one way.

    Two ways of measuring (signatures) are two trends: no line leads from one to the other.
    """

    measure: str
    unit: str
    less_is_better: bool
    signature: str
    points: tuple[TrendPoint, ...]
    digits: int = 1


class Break(NamedTuple):
    """A night from which on something else examined: its program, glossary or configuration."""

    night: str
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A check tonight: `findings` as (neutral, minor, major, critical), in how many stories, how many
    people overruled.

    `trend` is of its findings without the neutral ones per 1,000 words. `moved` says by how many
    half-widths of the interval of the difference it is more than the night it is held against; None
    without such a night.
    """

    check: str
    findings: tuple[int, int, int, int]
    stories: int
    overruled: int
    trend: Trend
    moved: float | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How one system stands in one direction tonight, all desks together, or the whole corpus (no name).

    `trends` end with tonight; the first is the one to look at. Of a desk it is all that the desk
    has, and `parts` are its systems and directions.
    """

    system: str
    source_lang: str
    target_lang: str
    stories: int
    words: int
    failures: int
    trends: tuple[Trend, ...]
    changes: tuple[Change, ...] = ()
    desk: str = ""
    parts: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class NameRow:
    """A concept of the glossary that went wrong: how often, as what, and what it should be.

    `wrong` has the renderings with their numbers, the most frequent first; the empty one stands for
    a rendering that is missing.
    """

    concept: str
    canonical: str
    findings: int
    stories: int
    wrong: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Sighted:
    """A rendering that mining takes for wrong: how often and in how many stories it was seen.

    `sure` is the confidence (0 to 1); `excerpt` shows it in the story `where`.
    """

    text: str
    instead: str
    count: int
    stories: int
    sure: float
    where: str = ""
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A concept with the wrong renderings that no pack has, the most frequent first.

    `right` is its name, `source` what the source says, `new` that no pack has the concept either.
    `accept` is the command that takes it into a pack.
    """

    concept: str
    new: bool
    right: str
    source: str
    seen: tuple[Sighted, ...]
    accept: str


@dataclass(frozen=True, slots=True)
class Mining:
    """What mining proposes of a night. `segments` were compared; `file` has all the proposals,
    `total` concepts with wrong renderings and `names` without."""

    proposals: tuple[Proposal, ...]
    segments: int
    file: str
    total: int
    names: int


@dataclass(frozen=True, slots=True)
class NightPage:
    """All that the page and the digest show. `against` is the night that was accepted last, "" for none.

    `links` leads from a story to its own marked page, relative to this one. `unread` are stories
    and files with why they could not be examined. `severities` are the findings per 1,000 words of
    the whole corpus, critical ones first, `checks` the same by check, the most frequent first.
    `desks` is empty for a corpus of one desk.
    """

    night: Night
    against: str
    whole: Standing
    standings: tuple[Standing, ...]
    changes: tuple[Change, ...]
    worst: tuple[StoryRow, ...]
    names: tuple[NameRow, ...]
    links: dict[str, str]
    unread: tuple[tuple[str, str], ...]
    mining: Mining | None = None
    remarks: tuple[str, ...] = ()
    severities: tuple[Trend, ...] = ()
    checks: tuple[CheckRow, ...] = ()
    breaks: tuple[Break, ...] = ()
    desks: tuple[Standing, ...] = ()
