"""Does the ratchet tell a planted fall from noise? On a corpus whose rows `qa report` has left.

    python benchmarks/planted.py RESULTS.jsonl.gz [TRIES]

RESULTS is the results file of a night. In each of TRIES (20) seeded tries one system has a name
mangled in every segment that names somebody or something in 2 % of its stories: a finding of
near-miss-name is added to half of the segments of those stories. The other way round, the same
night is read in another order, and compared with a night that has half of the stories of the same
system and direction, drawn at random. Found must be at least 19 of 20, false alarms at most 1.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from qa.model import Finding, Group, Severity, Span, StoryRow
from qa.nightly.ratchet import Limits, fell, ratchet
from qa.nightly.storyrows import read_rows
from qa.nightly.tallies import tallied

SHARE = 0.02


def mangled(rows: Sequence[StoryRow], group: Group, seed: int) -> list[StoryRow]:
    """The rows with names mangled in a fiftieth of the group's stories."""
    chance = random.Random(seed)
    own = [n for n, row in enumerate(rows) if row.group == group and row.segments]
    chosen = set(chance.sample(own, max(2, round(SHARE * len(own)))))
    return [
        replace(row, findings=(*row.findings, *_names(row, chance))) if n in chosen else row
        for n, row in enumerate(rows)
    ]


def _names(row: StoryRow, chance: random.Random) -> list[Finding]:
    places = chance.sample(range(row.segments), max(1, row.segments // 2))
    return [
        Finding(
            "near-miss-name", "Accuracy/Mistranslation", Severity.MAJOR,
            Span(place, "target", 0, 1), str(place), "x", "planted", (), None, None, 1.0, "0",
        )
        for place in places
    ]  # fmt: skip


def main() -> int:
    if len(sys.argv) < 2:
        return 0
    rows = [row for row in read_rows(Path(sys.argv[1])) if not row.failure]
    tries = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    sizes = Counter(row.group for row in rows)
    groups = [group for group, number in sizes.most_common() if number >= 20] or [
        group for group, _ in sizes.most_common(5)
    ]
    found = reordered = halved = 0
    for seed in range(tries):
        group = groups[seed % len(groups)]
        before = tallied(rows)
        changes = ratchet(before, tallied(mangled(rows, group, seed)), Limits())
        found += any(c.verdict == "worse" and c.group == group for c in changes)
        chance = random.Random(seed)
        shuffled = chance.sample(rows, len(rows))
        reordered += fell(ratchet(before, tallied(shuffled), Limits()))
        first, second = shuffled[::2], shuffled[1::2]
        renamed = [replace(row, story=f"other/{row.story}") for row in second]
        halved += fell(ratchet(tallied(first), tallied(renamed), Limits()))
    stories = [sizes[group] for group in groups]
    sys.stdout.write(
        f"{len(rows)} stories, {len(groups)} groups of {min(stories)} to {max(stories)}\n"
        f"planted falls found: {found} of {tries}\n"
        f"false alarms, the same night in another order: {reordered} of {tries}\n"
        f"false alarms, other stories of the same systems: {halved} of {tries}\n"
    )
    return 0 if found >= tries - 1 and reordered <= 1 and halved <= 1 else 1


if __name__ == "__main__":
    raise SystemExit(main())
