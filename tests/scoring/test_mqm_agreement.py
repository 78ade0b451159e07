"""Findings against marks: worked examples, the measure of the shared tasks, ranks against a naive count."""

from __future__ import annotations

import itertools
import math
import random
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.model import Document, Finding, MqmError, Place, Rating, Result, Segment, Severity, Span
from qa.scoring.mqm.agreement import Agreement, Gold, Unit, against_each_other, agree
from qa.scoring.mqm.comparison import compare
from qa.scoring.mqm.correlation import pairwise_accuracy, pearson, tau_b
from qa.scoring.mqm.intervals import Stretches
from qa.scoring.mqm.matching import Rated
from qa.scoring.mqm.profiles import profile


def _mark(start: int, end: int, severity: str = "major", category: str = "Accuracy/x") -> MqmError:
    return MqmError(category, severity, (Place("target", start, end),))


def _unit(
    ours: list[MqmError], *raters: list[MqmError], length: int = 40, check: str = "c"
) -> Unit:
    return Unit(length, tuple((check, e) for e in ours), tuple(tuple(r) for r in raters))


@pytest.mark.parametrize(
    ("a", "b", "met"),
    [
        ((0, 3), (3, 5), False),
        ((0, 3), (2, 5), True),
        ((3, 3), (3, 5), True),
        ((5, 5), (3, 5), True),
        ((6, 6), (3, 5), False),
        ((4, 4), (4, 4), True),
    ],
)
def test_overlap(a: tuple[int, int], b: tuple[int, int], met: bool) -> None:
    one, other = Place("target", *a), Place("target", *b)
    assert Stretches([one]).meet(other) is Stretches([other]).meet(one) is met


@given(
    st.lists(st.tuples(st.integers(0, 15), st.integers(0, 4)), max_size=6),
    st.integers(0, 15), st.integers(0, 4),
)  # fmt: skip
@settings(max_examples=100, deadline=None)
def test_many_stretches_are_each_of_them(
    held: list[tuple[int, int]], start: int, long: int
) -> None:
    places = [Place("target", a, a + n) for a, n in held]
    asked = Span(0, "target", start, start + long)
    wanted = any(Span(0, "target", p.start, p.end).overlaps(asked) for p in places)
    assert Stretches(places).meet(Place("target", start, start + long)) is wanted


def test_silence_against_silence() -> None:
    found = agree([_unit([], [])], "each")
    assert (found.rates().precision, found.rates().recall, found.rates().f1) == (1, 1, 1)
    assert found.characters.f1 == 1


@pytest.mark.parametrize(
    "mark",
    [
        _mark(0, 4, "neutral"),
        _mark(0, 4, "no-error"),
        _mark(0, 4, "undecided"),
    ],
)
def test_what_is_no_error_is_no_gold(mark: MqmError) -> None:
    found = agree([_unit([_mark(0, 4)], [mark])], "each")
    assert (int(found.rates().right), found.rates().ours, found.rates().marks) == (0, 1, 0)


def test_marks_without_a_place_are_counted_apart() -> None:
    source = MqmError("Accuracy/Omission", "major", (Place("source", 0, 2),))
    found = agree([_unit([], [source, MqmError("", "minor"), _mark(1, 2)])], "each")
    assert (found.unplaced, found.rates().marks) == (2, 1)


A, B, C = _mark(0, 4), _mark(10, 14, "minor", "Fluency/y"), _mark(20, 24)
NEAR_A = _mark(2, 6, "minor")


@pytest.mark.parametrize(
    ("gold", "precision", "recall"),
    [
        # ours: A and C. Rater 1: A, B; rater 2: a stretch that overlaps A; rater 3: nothing.
        ("each", Fraction(2, 6), Fraction(2, 3)),
        ("any", Fraction(1, 2), Fraction(2, 3)),
        ("majority", Fraction(1, 2), Fraction(2, 2)),
    ],
)
def test_three_golds(gold: Gold, precision: Fraction, recall: Fraction) -> None:
    rates = agree([_unit([A, C], [A, B], [NEAR_A], [])], gold).rates()
    assert rates.precision == float(precision)
    assert rates.recall == float(recall)


def test_groups() -> None:
    found = agree([_unit([A], [A, B], check="near-miss-name")], "each")
    assert found.names("category") == ["Accuracy", "Fluency"]
    assert found.rates("category", "Fluency").recall == 0
    assert found.rates("severity", "major").recall == 1
    assert found.rates("check", "near-miss-name").precision == 1


def test_people_against_each_other() -> None:
    found = against_each_other([_unit([C], [A, B], [NEAR_A]), _unit([], [A])])
    # Rater 1 marked two, of which rater 2 has one; rater 2 marked one, which rater 1 has.
    assert found.rates().precision == pytest.approx(2 / 3)
    assert found.rates().recall == pytest.approx(2 / 3)
    assert found.segments == 2


def _naive(unit: Unit) -> tuple[Fraction, int, int]:
    """The shared tasks' measure, character by character, for one rater."""
    right, our_signs, their_signs = Fraction(0), 0, 0
    for at in range(unit.length):
        counts = [
            [
                sum(p.start <= at < p.end for e in side if (e.severity == "minor") == minor for p in e.places)
                for minor in (False, True)
            ]
            for side in ([e for _, e in unit.ours], unit.raters[0])
        ]  # fmt: skip
        (our_major, our_minor), (their_major, their_minor) = counts
        our_signs += our_major + our_minor
        their_signs += their_major + their_minor
        right += min(our_major, their_major) + min(our_minor, their_minor)
        left = max(0, our_major - their_major) + max(0, our_minor - their_minor)
        gone = max(0, their_major - our_major) + max(0, their_minor - our_minor)
        right += Fraction(min(left, gone), 2)
    return right, our_signs, their_signs


_MARKS = st.lists(
    st.builds(
        lambda a, b, severity: _mark(min(a, b), max(a, b), severity),
        st.integers(0, 12), st.integers(0, 12), st.sampled_from(["minor", "major", "critical"]),
    ),
    max_size=4,
)  # fmt: skip


@given(_MARKS, _MARKS)
@settings(max_examples=80, deadline=None)
def test_characters_as_the_shared_tasks_count_them(
    ours: list[MqmError], theirs: list[MqmError]
) -> None:
    unit = _unit(ours, theirs, length=12)
    found = agree([unit], "each").characters
    assert (found.right, found.ours, found.marks) == _naive(unit)


def test_the_other_severity_is_worth_half() -> None:
    found = agree([_unit([_mark(0, 4, "minor")], [_mark(2, 8)])], "each").characters
    assert (float(found.right), found.ours, found.marks) == (1, 4, 6)


def test_characters_that_most_raters_marked() -> None:
    raters = [[_mark(0, 6)], [_mark(4, 10, "minor")], [_mark(5, 6)]]
    found = agree([_unit([_mark(5, 7)], *raters)], "majority").characters
    # 4 and 5 have two raters or more; 5 is major for two of them.
    assert (float(found.right), found.ours, found.marks) == (1, 2, 2)
    found = agree([_unit([_mark(5, 7)], *raters)], "any").characters
    assert (found.right, found.ours, found.marks) == (Fraction(3, 2), 2, 10)


def test_shards_add_up_in_any_order() -> None:
    chance = random.Random(2)

    def marks() -> list[MqmError]:
        starts = [chance.randrange(30) for _ in range(chance.randrange(4))]
        return [
            _mark(s, s + chance.randrange(8), chance.choice(["minor", "major"])) for s in starts
        ]

    units = [_unit(marks(), marks(), marks(), check=f"c{n % 3}") for n in range(700)]
    for gold in ("each", "any", "majority"):
        whole = agree(units, gold)
        parts = [agree(units[n::7], gold) for n in range(7)]
        chance.shuffle(parts)
        assert sum(parts, Agreement(gold)) == whole


def test_a_place_far_behind_the_text_costs_nothing() -> None:
    found = agree([_unit([A], [_mark(0, 10**12)])], "each").characters
    assert (float(found.right), found.ours, found.marks) == (4, 4, 40)


def test_a_segment_full_of_marks_is_no_burden() -> None:
    full = [_mark(n, n + 20_000) for n in range(20_000)]
    found = agree([_unit(full, full, full, length=40_000)], "any")
    assert found.rates().f1 == 1


def _naive_tau(ours: list[int], theirs: list[int]) -> float | None:
    agreed = same = tied_ours = tied_theirs = 0
    for (a, b), (c, d) in itertools.combinations(zip(ours, theirs, strict=True), 2):
        agreed += (a - c) * (b - d) > 0
        same += (a - c) * (b - d) < 0
        tied_ours += a == c
        tied_theirs += b == d
    pairs = len(ours) * (len(ours) - 1) // 2
    bottom = math.sqrt((pairs - tied_ours) * (pairs - tied_theirs))
    return (agreed - same) / bottom if bottom else None


@given(st.lists(st.tuples(st.integers(-3, 3), st.integers(-3, 3)), min_size=2, max_size=25))
@settings(max_examples=100, deadline=None)
def test_tau_b_is_the_naive_count(pairs: list[tuple[int, int]]) -> None:
    ours, theirs = [a for a, _ in pairs], [b for _, b in pairs]
    assert tau_b(ours, theirs) == _naive_tau(ours, theirs)


def test_correlations_by_hand() -> None:
    # The example of scipy.stats.kendalltau; 7 / sqrt(5 * 14).
    assert tau_b([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]) == pytest.approx(-0.4714045)
    assert pearson([1, 2, 3, 4], [1, 3, 2, 6]) == pytest.approx(0.8366600)
    assert tau_b([1, 1], [1, 2]) is None
    assert pearson([1.0], [2.0]) is None
    assert pearson([1, 1, 1], [1, 2, 3]) is None
    with pytest.raises(ValueError, match="2 and 1 scores"):
        tau_b([1, 2], [1])


def test_a_hundred_thousand_scores_are_no_burden() -> None:
    chance = random.Random(3)
    values = [chance.randrange(50) for _ in range(100_000)]
    assert tau_b(values, values) == pytest.approx(1)


@pytest.mark.parametrize(
    ("ours", "theirs", "wanted"),
    [
        ([], [], (0, 0)),
        ([1, 2, 3], [10, 20, 30], (3, 3)),
        ([1, 1, 3], [10, 20, 30], (2, 3)),
        ([1, 2, 3], [10, 10, 30], (2, 2)),
        ([3, 2, 1], [10, 20, 30], (0, 3)),
    ],
)
def test_pairwise_accuracy(ours: list[float], theirs: list[float], wanted: tuple[int, int]) -> None:
    assert pairwise_accuracy(ours, theirs) == wanted


def _story(
    system: str, marks: list[tuple[MqmError, ...]], found: list[int]
) -> tuple[Rated, Result]:
    segments = tuple(Segment("x" * 40, key=str(n)) for n in range(len(marks)))
    document = Document("d", "d", None, "en", segments)
    ratings = tuple((Rating(system, "d", str(n), "r", m),) for n, m in enumerate(marks))
    findings = tuple(
        Finding("c", "Accuracy", Severity.MAJOR, Span(n, "target", 0, 4), "", "", "", (), None, None, 1.0, "")
        for n in found
    )  # fmt: skip
    return Rated(document, system, ratings), Result(document, findings)


def test_levels() -> None:
    good, bad = _story("good", [(), ()], []), _story("bad", [(A, B), (C,)], [0])
    found = compare([good, bad], profile("linear"), profile("wmt"))
    segment, document, system = found.levels
    assert (segment.name, segment.n, document.n) == ("segment", 4, 2)
    assert (system.right, system.pairs, system.tau) == (1, 1, 1)
    assert segment.pearson is not None
    assert segment.pearson > 0.5
    assert (found.systems, found.documents, found.segments, found.raters) == (2, 2, 4, 1)
    assert found.ours.startswith("mqm-linear|")
    assert found.theirs.startswith("mqm-wmt|")
    assert len(found.agreements) == 1
    assert found.people is None


def test_systems_are_ranked_within_their_language_pair() -> None:
    stories = [_story("good", [()], []), _story("bad", [(A,)], [0])]
    other = [
        (replace(r, document=replace(r.document, target_lang="de")), result)
        for r, result in stories
    ]
    found = compare([*stories, *other], profile("linear"), profile("wmt"))
    system = found.levels[-1]
    assert (system.n, system.right, system.pairs, system.tau) == (4, 2, 2, None)


def test_scores_of_raters_count_where_all_have_one() -> None:
    story, result = _story("s", [(), (), ()], [1])
    scores = (90.0, 20.0, 80.0)
    rated = tuple((Rating("s", "d", str(n), "r", score=score),) for n, score in enumerate(scores))
    found = compare(
        [(Rated(story.document, "s", rated), result)], profile("linear"), profile("wmt")
    )
    assert found.theirs == "mean score of the raters (ESA)"
    assert found.levels[0].tau == pytest.approx(0.8164966)


def test_segments_that_nobody_rated_are_left_out() -> None:
    story, result = _story("s", [(A,), ()], [0, 1])
    rated = (story.ratings[0], ())
    found = compare(
        [(Rated(story.document, "s", rated), result)], profile("linear"), profile("wmt")
    )
    assert (found.segments, found.unrated) == (1, 1)
    assert found.agreements[0].rates().ours == 1
