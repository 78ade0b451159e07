"""MQM profiles and scores against figures worked out by hand; sums that do not mind the order."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest

from qa.errors import ConfigError
from qa.language import language
from qa.model import Document, Finding, MqmError, Place, Rating, Result, Segment, Severity, Span
from qa.scoring.mqm.length import Sample, basis, result_sample, sample
from qa.scoring.mqm.linear import judge
from qa.scoring.mqm.penalty import Tally, penalty, points, tally
from qa.scoring.mqm.profiles import profile, profiles

EN, ZH = language("en").scoring, language("zh").scoring
LINEAR = profile("linear")


def _errors(*marks: str) -> list[MqmError]:
    """Each "severity/category/subcategory"."""
    return [MqmError(mark.partition("/")[2], mark.partition("/")[0]) for mark in marks]


@pytest.mark.parametrize(
    ("name", "mark", "weight"),
    [
        ("wmt", "No-error/No-error", "0"),
        ("wmt", "Neutral/Accuracy/Mistranslation", "0"),
        ("wmt", "trivial/Accuracy", "0"),
        ("wmt", "Critical/Accuracy/Mistranslation", "0"),
        ("wmt", "Minor/Accuracy/Mistranslation", "1"),
        ("wmt", "Minor/Fluency/Punctuation", "0.1"),
        ("wmt", "minor/fluency/punctuation/comma", "0.1"),
        ("wmt", "Minor/Fluency/Punctuations", "1"),
        ("wmt", "Minor/Fluency", "1"),
        ("wmt", "Major/Fluency/Punctuation", "5"),
        ("wmt", "Major/Non-translation!", "25"),
        ("wmt", "Minor/Non-translation!", "1"),
        ("wmt", "MAJOR/Accuracy/Omission (Translation)", "5"),
        ("bio", "Minor/Linguistic_conventions/Spelling", "0.1"),
        ("bio", "Major/Linguistic_conventions/Spelling", "5"),
        ("bio", "Critical/Accuracy/Untranslated", "25"),
        ("bio", "Minor/Accuracy/Untranslated", "1"),
        ("linear", "Critical/Accuracy/Mistranslation", "25"),
        ("xcomet", "critical/", "10"),
        ("gemba", "critical/", "25"),
        ("wmt25-fsp", "major/", "2"),
        ("neokapi", "critical/", "25"),
    ],
)
def test_the_longest_entry_that_fits_weighs(name: str, mark: str, weight: str) -> None:
    assert penalty(_errors(mark), profile(name)) == Fraction(weight)


def test_ten_commas_are_exactly_one_point() -> None:
    assert penalty(_errors(*["minor/Fluency/Punctuation"] * 10), profile("wmt")) == 1


@pytest.mark.parametrize(
    ("name", "marks", "value"),
    [
        ("xcomet", [], "1"),
        ("xcomet", ["minor/", "major/"], "19/25"),
        ("xcomet", ["critical/"] * 4, "0"),
        ("gemba", ["minor/"] * 7, "5"),
        ("gemba", ["minor/"] * 5 + ["major/"], "9"),
        ("gemba", ["critical/", "critical/"], "25"),
        ("wmt", ["Major/Accuracy"] * 7, "35"),
    ],
)
def test_caps_and_limits(name: str, marks: list[str], value: str) -> None:
    assert points(_errors(*marks), profile(name)) == Fraction(value)


@pytest.mark.parametrize(("name", "value"), [("wmt", 5), ("bio", 0)])
def test_errors_that_are_marked_in_the_source_alone(name: str, value: int) -> None:
    here = MqmError("Accuracy/Omission", "Major", (Place("source", 0, 2),))
    both = replace(here, places=(Place("source", 0, 2), Place("target", 3, 3)))
    assert penalty([here], profile(name)) == value
    assert penalty([both], profile(name)) == 5


def test_profiles_are_told_apart_by_their_signatures() -> None:
    signatures = {p.signature for p in profiles().values()}
    assert len(signatures) == len(profiles()) == 7
    assert profile("wmt").signature.endswith("minor/fluency/punctuation:0.1")
    assert "mqm-gemba|minor:1|major:5|critical:25|cap:25|first:5" in signatures


def test_an_unknown_profile_is_one_sentence() -> None:
    with pytest.raises(
        ConfigError, match=r"there is no MQM profile 'google'\. It is one of: linear"
    ):
        profile("google")


def _rating(segment: int, rater: str, *marks: str, system: str = "A") -> Rating:
    return Rating(system, "doc", str(segment), rater, tuple(_errors(*marks)), "源", "two words")


RATINGS = (
    _rating(1, "x", "Major/Accuracy", "Minor/Fluency/Punctuation"),
    _rating(1, "y"),
    _rating(1, "z", "Minor/Style"),
    _rating(2, "x", "Major/Accuracy"),
    _rating(1, "x", "Minor/Style", system="B"),
)


def test_tallies_of_shards_add_up_in_any_order() -> None:
    marks = ["Major/Accuracy", "Minor/Fluency/Punctuation", "Minor/Style"]
    chance = random.Random(1)
    rated = [
        _rating(n, f"r{k}", *chance.choices(marks, k=chance.randrange(4)))
        for n in range(40)
        for k in range(3)
    ]
    whole = tally(rated, profile("wmt"))
    shards = [tally(rated[n : n + 6], profile("wmt")) for n in range(0, 120, 6)]
    chance.shuffle(shards)
    total = Tally()
    for shard in shards:
        total += shard
    assert total == whole
    assert (whole.segments, whole.ratings) == (40, 120)


def _linear(text: str, marks: list[str], repeat: int = 1) -> Sample:
    return sample([(text * repeat, _errors(*marks))], basis(LINEAR, EN))


def test_the_linear_model_by_its_own_example() -> None:
    # Ten minor errors in 1,000 words: 99 (themqm.org).
    total = _linear("word ", ["minor/Style"] * 10, 1000)
    npt, apt, rqs = judge(total, basis(LINEAR, EN)).scores
    assert (npt.value, apt.value, rqs.value) == (10, 10, 99)
    assert (npt.n, npt.unit, rqs.unit) == (1000, "penalty", "points")
    assert "insufficient" not in npt.note


@pytest.mark.parametrize(
    ("marks", "quality", "passed"),
    [
        ([], 100, True),
        (["minor/"] * 20, 95, True),
        (["minor/"] * 21, 94.75, False),
        (["critical/"], 93.75, False),
        (["minor/"] * 500, -25, False),
    ],
)
def test_calibrated_score_and_threshold(marks: list[str], quality: float, passed: bool) -> None:
    # PT 95 at APP 20: one point of penalty by 1,000 words costs a quarter point.
    total = _linear("word ", marks, 1000)
    verdict = judge(total, basis(LINEAR, EN), Fraction(95), Fraction(20))
    assert verdict.scores[-1].value == quality
    assert verdict.passed is passed
    assert verdict.scores[-1].signature.endswith("|msv:100|pt:95|app:20")


def test_a_critical_error_never_passes() -> None:
    total = _linear("word ", ["critical/Accuracy"], 100_000)
    verdict = judge(total, basis(LINEAR, EN), Fraction(95), Fraction(20))
    assert verdict.scores[-1].value > 99
    assert (verdict.passed, verdict.critical) == (False, 1)


def test_a_score_below_nought_is_not_hidden() -> None:
    rqs = judge(_linear("two words", ["critical/"]), basis(LINEAR, EN)).scores[2]
    assert rqs.value == -1150
    assert rqs.note.startswith("insufficient sample: 2 of 500 words")
    assert rqs.note.endswith("below 0: clamped it would be 0, raw it is -1150.0")


@pytest.mark.parametrize(
    ("name", "scoring", "count", "said"),
    [
        ("linear", EN, 3, "per:1000|count:target-words|repeat:each"),
        ("linear", ZH, 8, "per:1000|count:target-characters|repeat:each"),
        ("neokapi", ZH, 3, "per:100|count:target-words|repeat:each"),
        ("wmt25-fsp", EN, 12, "per:1000|count:target-characters|repeat:each"),
    ],
)
def test_what_is_counted_is_said(name: str, scoring: object, count: int, said: str) -> None:
    on = basis(profile(name), scoring)  # type: ignore[arg-type]
    total = sample([("塔利班 ab, 谈判了 ", [])], on)
    assert total.count == count
    assert said in judge(total, on).scores[0].signature


def _finding(segment: int, start: int, end: int, text: str) -> Finding:
    span = Span(segment, "target", start, end)
    severity = Severity.MAJOR
    return Finding("c", "Accuracy/Mistranslation", severity, span, "1", text, "m", (), None, None, 1.0, "f")  # fmt: skip


def test_repeated_errors_count_each_time() -> None:
    segments = (Segment("Balladar spoke."), Segment("balladar left, and"))
    document = Document("d", "d", "zh", "en", segments)
    found = (
        _finding(0, 0, 8, "Balladar"),
        _finding(1, 0, 8, "balladar"),
        _finding(1, 9, 9, ""),
        _finding(1, 14, 14, ""),
    )
    on = basis(LINEAR, EN)
    assert result_sample(Result(document, found), on).penalty == 20
    assert "repeat:each|source:findings" in on.signature


def test_samples_of_shards_give_the_same_interval_in_any_order() -> None:
    on = basis(LINEAR, EN)
    parts = [
        sample([("word " * (n + 3), _errors(*["minor/Fluency"] * (n % 3)))], on) for n in range(30)
    ]
    whole = sum(parts, Sample())
    turned = sum(reversed(parts), Sample())
    (npt, *_), (again, *_) = (judge(t, on, interval=True).scores for t in (whole, turned))
    assert npt == again
    assert npt.low is not None
    assert npt.high is not None
    assert npt.low < npt.value < npt.high
    assert judge(parts[1], on, interval=True).scores[0].low is None
