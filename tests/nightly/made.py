"""Nights made up for tests: systems, directions, a rate that moves."""

from __future__ import annotations

import random
from datetime import date, timedelta

from qa.model import (
    CheckSum,
    Finding,
    Fix,
    Group,
    GroupSum,
    Mining,
    NameRow,
    Night,
    NightPage,
    Proposal,
    Score,
    Severity,
    Sighted,
    Span,
    StoryRow,
)
from qa.nightly.findingtrends import added, breaks, check_rows, severity_trends
from qa.nightly.ratchet import Limits, ratchet
from qa.nightly.standing import standings
from qa.nightly.tallies import tallied

HOSTILE = '<script>alert("x")</script> & `|` *塔利班* \u202e🇦🇫'


def finding(
    check: str, segment: int, severity: Severity = Severity.MAJOR, text: str = "x"
) -> Finding:
    return Finding(
        check, "Accuracy/Mistranslation", severity, Span(segment, "target", 0, 1), str(segment),
        text, "m", (), Fix("Baradar", "safe"), None, 1.0, "f",
    )  # fmt: skip


def group_sum(group: Group, chance: random.Random, level: float) -> GroupSum:
    stories, words = 40, 40 * 300
    per = max(0.0, chance.gauss(level, 0.4))
    return GroupSum(
        group, stories, stories * 12, words, stories * 300 * 300, 0, round(per * stories),
        round(per * per * stories * 2), round(per * stories * 300), (400, round(330 - level * 9)),
        (200, 150), (Score("chrF++", 60 - level, "nrefs:1|case:mixed|nw:2", 480, 59 - level, 61 - level),),
    )  # fmt: skip


def night(day: date, groups: list[Group], seed: int, level: float = 3.0) -> Night:
    chance = random.Random(f"{day}{seed}")
    sums = tuple(group_sum(group, chance, level) for group in groups)
    checks = tuple(
        CheckSum(group, check, (1, 4, 7, 1), 9, 20, 4000, 1)
        for group in groups
        for check in ("changed-number", "near-miss-name")
    )
    return Night(day.isoformat(), "0.3.0", "g1", "c1", "d1", True, sums, checks)


def groups(systems: int, pairs: int) -> list[Group]:
    langs = ["zh", "ar", "ru", "fa", "fr", "de"]
    return [Group(f"mt{s}", langs[p], "en", "") for s in range(systems) for p in range(pairs)]


def nights(number: int, systems: int = 3, pairs: int = 2) -> list[Night]:
    first = date(2026, 11, 25) - timedelta(days=number - 1)
    found = groups(systems, pairs)
    return [night(first + timedelta(days=n), found, n, 3 + n / 40) for n in range(number)]


def night_page(number: int = 60, systems: int = 3, pairs: int = 2) -> NightPage:
    several = nights(number, systems, pairs)
    last = several[-1]
    group = last.groups[0].group
    rows = [
        StoryRow(f"{HOSTILE}{n}", group, 8, 200, tuple(finding("near-miss-name", s, text=HOSTILE)
                 for s in range(n % 3))) for n in range(60)
    ]  # fmt: skip
    before = [StoryRow(row.story, group, 8, 200) for row in rows]
    changes = ratchet(tallied(before), tallied(rows), Limits())
    sums = [(n.name, n.groups) for n in several]
    stands = standings(sums, changes)
    counted = {n.name: added(n.checks) for n in several}
    against = several[-2].name if number > 1 else ""
    return NightPage(
        last, against, stands.whole, stands.each, changes, tuple(rows[-5:]),
        (NameRow("person.baradar", "Baradar", 12, 7, ((HOSTILE, 9), ("", 3))),),
        {rows[-1].story: "stories/1.html"}, (("bad.xml", f"not well-formed {HOSTILE}"),),
        Mining((Proposal("person.baradar", False, HOSTILE, "巴拉达尔", (
            Sighted(HOSTILE, "Baradar", 4, 2, 0.95, HOSTILE, f"the {HOSTILE} said"),
            Sighted("Bardar", "Baradar", 1, 1, 0.6),
        ), "qa glossary accept"),), 900, "proposals.toml", 3, 4), (f"remark {HOSTILE}",),
        severity_trends(sums, counted), check_rows(sums, counted, against),
        breaks([(n.name, n.version, n.glossary, n.config) for n in several]), stands.desks,
    )  # fmt: skip
