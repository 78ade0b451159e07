"""Nights and stories for tests: a fixed one, and any that hypothesis can think of."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import strategies as st

from qa.model import (
    CheckSum,
    Finding,
    Fix,
    Group,
    GroupSum,
    Night,
    Score,
    Severity,
    Span,
    Spread,
    StoryRow,
)

FIRST = date(2026, 1, 1)


def night(number: int, *, accepted: bool = True, version: str = "0.3.0") -> Night:
    """A night of two systems in two directions; its figures come from its number."""
    chance = random.Random(number)
    groups = [Group(f"mt{s}", lang, "en", "") for s in (1, 2) for lang in ("ru", "zh")]
    checks = ("changed-number", "lost-negation", "near-miss-name")

    def whole() -> int:
        return chance.randrange(1, 5000)

    def score() -> Score:
        return Score(
            "BLEU", 30 + chance.random(), "nrefs:1|tok:13a", whole(), 29.5, None, "", "note"
        )

    def spreads(number: int) -> tuple[Spread, ...]:
        return tuple(Spread(whole(), whole(), whole()) for _ in range(3 * (number > 2)))

    return Night(
        (FIRST + timedelta(days=number)).isoformat(), version, "g", "c", f"corpus{number}", accepted,
        tuple(
            GroupSum(
                g, whole(), whole(), 10_000 + whole(), whole(), whole(), whole(), whole(), whole(),
                (whole(), whole()), (whole(), whole()), (score(),), spreads(number),
            )
            for g in groups
        ),
        tuple(
            CheckSum(g, c, (whole(), whole(), whole(), 0), whole(), whole(), whole(), whole())
            for g in groups
            for c in checks
        ),
    )  # fmt: skip


def finding(number: int, text: str = "Balladar") -> Finding:
    fix = Fix("Baradar", "safe") if number % 2 else None
    return Finding(
        "near-miss-name", "Accuracy/Mistranslation", Severity.MAJOR, Span(number, "target", 3, 9),
        str(number), text, f"write Baradar, not {text}", ("巴拉达尔",), fix,
        "person.baradar" if number % 3 else None, 0.9, f"{number:016x}",
    )  # fmt: skip


def stories(number: int, findings: int = 3) -> Iterator[StoryRow]:
    """Stories with their findings; some could not be examined."""
    group = Group("mt1", "zh", "en", "world")
    for n in range(number):
        if n % 7 == 3:
            yield StoryRow(f"2026/{n}.xml", group, failure="not well-formed", fault="input")
        else:
            yield StoryRow(
                f"2026/{n}.txt", group, 12, 300, tuple(finding(f) for f in range(findings)),
                {"BLEU": (1, 2, 3), "chrF++": (4, 5)}, (5, 4), (3, 3), ("no reference",),
                suppressed={"changed-number": 2},
            )  # fmt: skip


_text = st.text(max_size=12)
_odd = st.text(st.sampled_from("aé塔\x00\n\ud800\udc00\ufdd0\U0001f600\u202e0"), max_size=6)
texts = st.one_of(_text, _odd)
_whole = st.integers(0, 2**63 - 1)
_count = st.integers(0, 2**31 - 1)
_small = st.integers(0, 300)
_real = st.floats(allow_nan=False, allow_infinity=False)
groups = st.builds(Group, texts, texts, texts, texts)
_pair = st.tuples(_small, _small)
_scores = st.builds(
    Score, texts, _real, texts, _whole, st.none() | _real, st.none() | _real, texts, texts
)
_spread = st.builds(Spread, _whole, _whole, _whole)
_group_sums = st.builds(
    GroupSum, groups, _whole, _whole, _whole, _whole, _whole, _whole, _whole, _whole, _pair, _pair,
    st.lists(_scores, max_size=3).map(tuple), st.just(()) | st.tuples(*[_spread] * 3),
)  # fmt: skip


@st.composite
def nights(draw: st.DrawFn) -> Night:
    """Any night that a run could make, sorted as its noun says."""
    sums = draw(st.lists(_group_sums, max_size=4, unique_by=lambda g: g.group))
    keys = st.tuples(st.sampled_from([g.group for g in sums] or [Group("", "", "", "")]), texts)
    checks = [
        CheckSum(
            group, check, draw(st.tuples(_small, _small, _small, st.integers(1, 9))), draw(_count),
            draw(_whole), draw(_whole), draw(_small),
        )
        for group, check in draw(st.lists(keys, max_size=5 if sums else 0, unique=True))
    ]  # fmt: skip
    when = draw(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
    return Night(
        when.isoformat(), draw(texts), draw(texts), draw(texts), draw(texts), draw(st.booleans()),
        tuple(sorted(sums, key=lambda s: s.group)),
        tuple(sorted(checks, key=lambda s: (s.group, s.check))),
    )  # fmt: skip


_spans = st.builds(Span, _small, st.sampled_from(["source", "target", "reference"]), _small, _small)
_fixes = st.builds(Fix, texts, st.sampled_from(["safe", "likely", "hint"]))
_findings = st.builds(
    Finding, texts, texts, st.sampled_from(list(Severity)), _spans, texts, texts, texts,
    st.lists(texts, max_size=2).map(tuple), st.none() | _fixes, st.none() | texts, _real, texts,
)  # fmt: skip
story_rows = st.builds(
    StoryRow, texts, groups, _whole, _whole, st.lists(_findings, max_size=3).map(tuple),
    st.dictionaries(texts, st.lists(_whole, max_size=4).map(tuple), max_size=3), _pair, _pair,
    st.lists(texts, max_size=2).map(tuple), texts, st.sampled_from(["", "input", "bug"]),
    st.dictionaries(texts, _small, max_size=2),
)  # fmt: skip
