"""A night: every story of a corpus examined, and the sums that the history keeps.

All that is added over stories, batches or machines is an integer, so that any order and any number
of workers give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from qa.model.findings import Finding
from qa.model.scores import Score


class Group(NamedTuple):
    """Stories that are counted together: one system, one direction, one desk ("" where unsaid)."""

    system: str
    source_lang: str
    target_lang: str
    desk: str


@dataclass(frozen=True, slots=True)
class StoryRow:
    """What one story leaves in a night.

    `story` names it over the nights: its file's path within the corpus and, in a file of several,
    its own name. `words` counts those of the target as the language counts them. `rows` has for each
    overlap metric's signature its integer statistics summed over the segments. `terms` and
    `entities` are how many the source (or reference) names and how many are right. `suppressed`
    counts by check what people overruled, `source` is a digest of the source texts (of the
    references where there are none), by which a story is known under another name. `failure` says why it could not be examined, and `fault`
    whose that is; then all counts are 0. `partial` says what of it was too long to be examined whole.
    """

    story: str
    group: Group
    segments: int = 0
    words: int = 0
    findings: tuple[Finding, ...] = ()
    rows: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    terms: tuple[int, int] = (0, 0)
    entities: tuple[int, int] = (0, 0)
    unseen: tuple[str, ...] = ()
    failure: str = ""
    fault: Literal["", "input", "bug"] = ""
    suppressed: Mapping[str, int] = field(default_factory=dict)
    source: str = ""
    partial: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckSum:
    """The findings of one check in one group: by severity, and what their interval needs.

    `findings` is (neutral, minor, major, critical). Over the group's stories, f being a story's
    findings without the neutral ones and w its words: `squares` is the sum of f², `cross` that of
    f·w, `stories` how many have f > 0. With `GroupSum.words` and `word_squares` that gives the
    interval of the rate sum(f) / sum(w) by the delta method, stories being the sample (Cochran,
    Sampling Techniques, 3rd ed., §6.4). `overruled` counts findings that people suppressed.
    """

    group: Group
    check: str
    findings: tuple[int, int, int, int]
    stories: int
    squares: int
    cross: int
    overruled: int = 0


class Spread(NamedTuple):
    """What a count f adds up to over stories of w words each, and what its interval needs: the sums
    of f, f² and f·w, as `CheckSum` has them."""

    total: int
    squares: int
    cross: int


@dataclass(frozen=True, slots=True)
class GroupSum:
    """What one group's stories add up to in one night.

    `penalty`, `penalty_squares` and `penalty_cross` are of a story's MQM penalty p as `CheckSum`
    has them of f. `severities` are of its minor, major and critical findings; nights that were kept
    before these were counted have none. `scores` are the overlap scores (value, interval, signature) of the whole group.
    """

    group: Group
    stories: int
    segments: int
    words: int
    word_squares: int
    failures: int
    penalty: int
    penalty_squares: int
    penalty_cross: int
    terms: tuple[int, int]
    entities: tuple[int, int]
    scores: tuple[Score, ...] = ()
    severities: tuple[Spread, ...] = ()


@dataclass(frozen=True, slots=True)
class Night:
    """One run over a corpus: `name` is its date, `corpus` the digest of all that was read.

    `version`, `glossary` and `config` say what examined it (the last two are digests); `accepted`
    that later nights are held against it. Groups and checks are sorted.
    """

    name: str
    version: str
    glossary: str
    config: str
    corpus: str
    accepted: bool
    groups: tuple[GroupSum, ...]
    checks: tuple[CheckSum, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One measure of one group, held against the night that was accepted last.

    `measure` is a check's name or a score's, `unit` says what `before` and `after` are. `p` is the
    chance that it is as much worse (or better, by the verdict) without a cause, corrected for all
    that was looked at. `paired` says that the same stories were compared, `stories` how many there
    were, `moved` in how many of them it differs, `examples` names those where it differs most.
    """

    group: Group
    measure: str
    unit: str
    before: float
    after: float
    p: float
    verdict: Literal["worse", "better", "same"]
    paired: bool
    stories: int
    moved: int
    examples: tuple[str, ...] = ()
