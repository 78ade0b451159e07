"""Findings per 1,000 words over the nights, by severity and check; desks apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.model import CheckSum, Group, GroupSum, Severity, Spread, StoryRow
from qa.nightly.findingtrends import added, breaks, check_rows, severity_trends
from qa.nightly.standing import drawn, standings
from qa.nightly.sums import Sums
from tests.nightly.made import finding

ASIA, EUROPE = Group("mt", "zh", "en", "asia"), Group("mt", "zh", "en", "europe")
MINOR, MAJOR = Severity.MINOR, Severity.MAJOR


def story(group: Group, words: int, *found: tuple[str, Severity]) -> StoryRow:
    marks = tuple(finding(check, n, severity) for n, (check, severity) in enumerate(found))
    return StoryRow(f"{words}", group, 4, words, marks, suppressed={"b": 1})


def night(*rows: StoryRow) -> tuple[tuple[GroupSum, ...], tuple[CheckSum, ...]]:
    sums = Sums()
    for row in rows:
        sums.add(row)
    return tuple(sums.groups()), tuple(sums.checks())


FIRST = night(
    story(ASIA, 100, ("a", MAJOR), ("a", MAJOR), ("b", MINOR)),
    story(ASIA, 300, ("a", MINOR)),
    story(EUROPE, 100),
)
SECOND = night(story(ASIA, 200, ("b", MINOR)), story(EUROPE, 300, ("b", Severity.NEUTRAL)))
NIGHTS = [("2026-11-24", FIRST[0]), ("2026-11-25", SECOND[0])]
COUNTED = {"2026-11-24": added(FIRST[1]), "2026-11-25": added(SECOND[1])}


def test_severities_are_counted_by_story() -> None:
    asia, europe = FIRST[0]
    assert asia.severities == (Spread(2, 2, 400), Spread(2, 4, 200), Spread(0, 0, 0))
    assert europe.severities == (Spread(0, 0, 0),) * 3


def test_a_severity_over_the_nights() -> None:
    major, minor = severity_trends(NIGHTS, COUNTED)
    assert (major.measure, minor.measure) == ("major", "minor")
    assert [p.value for p in major.points] == [pytest.approx(4), 0]
    # 2 in 500 words: f is 2, 0, 0 with 100, 300, 100 words; Cochran's (6.13) by hand.
    spread = 4 - 2 * 0.004 * 200 + 0.004**2 * 110_000
    half = 1.959964 * (spread * 3 / 2) ** 0.5 / 500 * 1000
    assert major.points[0].high == pytest.approx(4 + half)
    assert major.points[0].low == 0


def test_a_night_without_severities_has_a_value_and_no_interval() -> None:
    old = [(NIGHTS[0][0], tuple(replace(g, severities=()) for g in FIRST[0])), NIGHTS[1]]
    major, minor = severity_trends(old, COUNTED)
    assert major.points[0].value == pytest.approx(4)
    assert major.points[0].high is None
    assert minor.points[1].high is not None


def test_checks_over_the_nights() -> None:
    rows = {row.check: row for row in check_rows(NIGHTS, COUNTED, "2026-11-24")}
    assert list(rows) == ["b", "a"]
    assert [round(p.value, 3) for p in rows["a"].trend.points] == [6, 0]
    assert rows["a"].findings == (0, 0, 0, 0)
    assert rows["a"].moved is not None
    assert rows["a"].moved < 0
    assert (rows["b"].findings, rows["b"].overruled) == ((1, 1, 0, 0), 2)


def test_without_an_accepted_night_nothing_moved() -> None:
    assert [row.moved for row in check_rows(NIGHTS, COUNTED, "")] == [None]


def test_what_examined_is_told_where_it_changed() -> None:
    made = [("1", "v1", "g1", "c1"), ("2", "v1", "g1", "c1"), ("3", "v1", "g2", "c2"),
            ("4", "v2", "g2", "c2")]  # fmt: skip
    assert breaks(made) == (("3", ("glossary", "configuration")), ("4", ("program",)))


def test_desks_stand_apart_where_there_are_several() -> None:
    found = standings(NIGHTS, ())
    assert [desk.desk for desk in found.desks] == ["asia", "europe"]
    asia = found.desks[0]
    assert (asia.system, asia.stories, asia.words) == ("", 1, 200)
    assert [p.night for p in asia.trends[0].points] == ["2026-11-24", "2026-11-25"]
    assert [(p.system, p.desk) for p in asia.parts] == [("mt", "asia")]
    (both,) = found.each
    assert (both.desk, both.stories) == ("", 2)


def test_one_desk_is_the_corpus() -> None:
    one = [(name, [g for g in sums if g.group == ASIA]) for name, sums in NIGHTS]
    assert standings(one, ()).desks == ()


LONG = [f"2026-{n:04}" for n in range(300)]


@pytest.mark.parametrize(
    ("names", "against", "number"),
    [([], "", 0), (LONG[:3], LONG[1], 3), (LONG[:79], "", 79), (LONG, "", 78), (LONG, "gone", 78),
     (LONG, LONG[0], 78), (LONG, LONG[1], 79)],
)  # fmt: skip
def test_some_nights_of_a_long_history_are_drawn(
    names: list[str], against: str, number: int
) -> None:
    found = drawn(names, against)
    assert (len(found), list(found)) == (number, sorted(set(found)))
    assert {*names[:1], *names[-1:]} <= {*found} <= {*names}
    assert {against} & {*names} <= {*found}
