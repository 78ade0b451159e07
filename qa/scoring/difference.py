"""What got better and worse between two systems, or two nights of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from qa.errors import InputError
from qa.language import language
from qa.model import Document, Severity
from qa.scoring.board import Board
from qa.scoring.changes import Difference, Mover, Noted, Record, StoryChange
from qa.scoring.column import Column
from qa.scoring.columns import formula
from qa.scoring.judge import Judging, judge
from qa.scoring.segments import Scored
from qa.scoring.systems import System

_BY_OVERLAP = "chrF++"


def difference(first: Record, second: Record, judging: Judging, most: int = 10) -> Difference:
    """Everything that parts the two; `most` segments are shown by each measure.

    Raises InputError where the two have nothing in common, or only one has rows.
    """
    if bool(first.segments) != bool(second.segments):
        without = second if first.segments else first
        raise InputError(
            f"{without.name} has no segments, the other side has",
            remedy="Compare two reports of `qa score` or two of `qa check`.",
        )
    if first.name == second.name:
        first, second = (
            replace(first, name=f"{first.name} 1"),
            replace(second, name=f"{second.name} 2"),
        )
    second = _under_one_name(first, second)
    lost, gained = _findings(first, second)
    counts: dict[tuple[str, Severity], list[int]] = {}
    for place, several in enumerate((lost, gained)):
        for noted in several:
            key = noted.finding.check, noted.finding.severity
            counts.setdefault(key, [0, 0])[place] += 1
    order = sorted(counts, key=lambda k: (-k[1], -sum(counts[k]), k[0]))
    changes = {key: (counts[key][0], counts[key][1]) for key in order}
    if not first.segments:
        stories = _stories(first, second)
        note = "no intervals of differences and no p-values: the reports hold no segments"
        return Difference(
            first.name, second.name, None, changes, lost, gained, (), (), stories, (note,)
        )
    pairs, apart = _paired(first, second)
    notes = [*dict.fromkeys((*first.notes, *second.notes)), *apart]
    board = _board(first, second, pairs, judging, notes)
    movers = [_mover(a, b) for a, b in pairs]
    by_overlap = sorted((m for m in movers if m.overlap), key=lambda m: -abs(m.overlap or 0))
    by_penalty = sorted((m for m in movers if m.penalty), key=lambda m: -abs(m.penalty))
    return Difference(
        first.name, second.name, board, changes, lost, gained,
        tuple(by_overlap[:most]), tuple(by_penalty[:most]),
    )  # fmt: skip


def _under_one_name(first: Record, second: Record) -> Record:
    """The second side; where both have one story, under the first one's name."""
    ours, theirs = (
        {*(s.document for s in record.segments), *(story.name for story in record.stories)}
        for record in (first, second)
    )
    if len(ours) != 1 or len(theirs) != 1:
        return second
    (name,) = ours
    return replace(
        second,
        segments=tuple(replace(s, document=name) for s in second.segments),
        stories=tuple(replace(story, name=name) for story in second.stories),
    )


def _all_findings(record: Record) -> list[Noted]:
    found = [Noted(s.document, f) for s in record.segments for f in s.findings]
    return found + [Noted(story.name, f) for story in record.stories for f in story.findings]


def _findings(first: Record, second: Record) -> tuple[tuple[Noted, ...], tuple[Noted, ...]]:
    """Those that only one side has, by story and fingerprint."""
    ours, theirs = _all_findings(first), _all_findings(second)

    def only(here: Sequence[Noted], there: Sequence[Noted]) -> tuple[Noted, ...]:
        left = Counter((n.story, n.finding.fingerprint) for n in there)
        found = []
        for noted in here:
            key = noted.story, noted.finding.fingerprint
            if left[key]:
                left[key] -= 1
            else:
                found.append(noted)
        return tuple(found)

    return only(ours, theirs), only(theirs, ours)


_Pair = tuple[Scored, Scored]


def _paired(first: Record, second: Record) -> tuple[list[_Pair], list[str]]:
    """The segments that both have: by story and key, with the same source and references."""

    def known(record: Record) -> dict[tuple[str, str, int], Scored]:
        seen: Counter[tuple[str, str]] = Counter()
        found = {}
        for scored in record.segments:
            key = scored.document, scored.segment.key
            seen[key] += 1
            found[(*key, seen[key])] = scored
        return found

    ours, theirs = known(first), known(second)
    pairs = [(ours[key], theirs[key]) for key in ours if key in theirs]
    same = [
        (a, b)
        for a, b in pairs
        if (a.segment.source or "") == (b.segment.source or "")
        and a.segment.references == b.segment.references
    ]
    if not same:
        raise InputError(
            f"{first.name} and {second.name} have no segment in common",
            remedy="Compare translations of the same segments.",
        )
    notes = []
    for record, side in ((first, ours), (second, theirs)):
        if len(side) > len(same):
            notes.append(
                f"{len(side) - len(same)} of {len(side)} segments of {record.name} have no partner "
                "with the same source and references: they are left out"
            )
    return same, notes


def _board(
    first: Record, second: Record, pairs: Sequence[_Pair], judging: Judging, notes: list[str]
) -> Board:
    systems = [
        System(record.name, _documents([pair[side] for pair in pairs], record))
        for side, record in enumerate((first, second))
    ]
    columns = []
    for name in first.signatures or {}:
        one, other = (_plain((record.signatures or {}).get(name, "")) for record in (first, second))
        if not other:
            notes.append(f"{second.name} has no {name}")
        elif one != other:
            notes.append(f"{name} is not compared, the signatures differ: {one}, {other}")
        else:
            columns += _column(name, first, second, pairs, one, notes)
    return judge(systems, columns, judging, notes=notes)


def _documents(segments: Sequence[Scored], record: Record) -> tuple[Document, ...]:
    """Neighbouring segments of one story as a document again."""
    found: dict[str, list[Scored]] = {}
    for scored in segments:
        found.setdefault(scored.document, []).append(scored)
    return tuple(
        Document(
            name, "", record.source_lang, record.target_lang, tuple(s.segment for s in several)
        )
        for name, several in found.items()
    )


def _column(
    name: str,
    first: Record,
    second: Record,
    pairs: Sequence[_Pair],
    signature: str,
    notes: list[str],
) -> list[Column]:
    scoring = language(first.target_lang).scoring
    number = min(len(s.segment.references) for pair in pairs for s in pair)
    column = formula(name, scoring, number)
    sides = [[pair[n].rows.get(name) for pair in pairs] for n in (0, 1)]
    if column is None or any(row is None for side in sides for row in side):
        notes.append(f"{name} is not compared: it cannot be scored from its rows here")
        return []
    rows = [np.array(side, dtype=np.int64).reshape(len(side), -1) for side in sides]
    return [
        replace(
            column,
            rows={first.name: rows[0], second.name: rows[1]},
            sign=lambda more: _signed(signature, more),
        )
    ]


def _plain(signature: str) -> str:
    """A signature without what says how the interval was made."""
    made = ("bs:", "ar:", "seed:", "unit:document", "interval:")
    return "|".join(part for part in signature.split("|") if not part.startswith(made))


def _signed(signature: str, more: Mapping[str, object]) -> str:
    """What made the interval stands behind the number of references, as sacrebleu writes it."""
    parts = signature.split("|")
    place = 1 if parts[0].startswith("nrefs:") else len(parts)
    return "|".join((*parts[:place], *(f"{k}:{v}" for k, v in more.items()), *parts[place:]))


def _mover(before: Scored, after: Scored) -> Mover:
    one, other = (s.scores.get(_BY_OVERLAP) for s in (before, after))
    change = None if one is None or other is None else other - one
    return Mover(before, after, change, _penalty(after) - _penalty(before))


def _penalty(scored: Scored) -> int:
    return sum(int(finding.severity) for finding in scored.findings)


def _stories(first: Record, second: Record) -> tuple[StoryChange, ...]:
    theirs = {(story.name, s.name): s for story in second.stories for s in story.scores}
    found = [
        StoryChange(story.name, score, theirs[story.name, score.name])
        for story in first.stories
        for score in story.scores
        if (story.name, score.name) in theirs
    ]
    return tuple(c for c in found if _plain(c.before.signature) == _plain(c.after.signature))
