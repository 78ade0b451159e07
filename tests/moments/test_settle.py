"""The day that a word means, from the story's own."""

from __future__ import annotations

from datetime import date

import pytest

from qa.figures.moments import moments
from qa.figures.moments.settle import Filed, dateline, settle

FILED = Filed(3, 5, 2020)  # a Thursday
# language, text, filed, the day
SETTLED = [
    ("en", "yesterday", FILED, date(2020, 3, 4)),
    ("zh", "4日", FILED, date(2020, 3, 4)),
    ("zh", "28日", FILED, date(2020, 2, 28)),
    ("zh", "20日", FILED, None),
    ("en", "Wednesday", FILED, date(2020, 3, 4)),
    ("en", "Thursday", FILED, date(2020, 3, 5)),
    ("en", "next Thursday", FILED, date(2020, 3, 12)),
    ("en", "December 31", FILED, date(2019, 12, 31)),
    ("ja", "令和2年3月4日", FILED, date(2020, 3, 4)),
    ("en", "yesterday", None, None),
    ("en", "yesterday", Filed(3, 5), None),
    ("en", "March 4, 2020", None, date(2020, 3, 4)),
    ("en", "in March", FILED, None),
]


@pytest.mark.parametrize(("code", "text", "filed", "day"), SETTLED)
def test_settled(code: str, text: str, filed: Filed | None, day: date | None) -> None:
    assert settle(moments(text, code)[0], filed).day == day


def test_a_weekday_may_be_the_next_one() -> None:
    one, other = (settle(moments(t, "en")[0], FILED) for t in ("Wednesday", "March 11"))
    assert one.may_be(other)


def test_dateline() -> None:
    assert dateline(moments("in 2020: BEIJING, March 5 (Xinhua) -- On June 6", "en")) == Filed(3, 5)
    assert dateline(moments("28日表决通过《民用航空法》，自2026年7月1日起施行", "zh")) is None
