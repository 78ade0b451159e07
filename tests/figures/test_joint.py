"""Quantities in two units, and in one."""

from __future__ import annotations

import pytest

from qa.figures.pairing import pair
from qa.figures.reading import figures

ONE = [
    ("ru", "92 рубля 34 копейки", "en", "92.34 rubles"),
    ("ja", "152円30銭", "en", "152.30 yen"),
    ("de", "5 Euro 30", "en", "5.30 euros"),
    ("tr", "34 lira 20 kuruş", "en", "34.20 liras"),
    ("ko", "2시간 30분", "en", "two and a half hours"),
    ("ja", "1メートル85センチ", "en", "1.85 meters"),
]
ANOTHER = [
    ("ru", "92 рубля 34 копейки", "en", "92.43 rubles"),
    ("ko", "2시간 30분", "en", "2.3 hours"),
    ("en", "2 hours and 150 minutes", "en", "4.5 hours"),
    ("en", "5 euros. In all 30 people", "en", "5.30 euros"),
]


@pytest.mark.parametrize(("code", "text", "other", "told"), ONE)
def test_one_quantity(code: str, text: str, other: str, told: str) -> None:
    for ours, theirs in (((code, text), (other, told)), ((other, told), (code, text))):
        found = pair(
            figures(ours[1], ours[0], 0, "target"), figures(theirs[1], theirs[0], 0, "source")
        )
        assert (found.changed, found.added, found.dropped) == ((), (), ())


@pytest.mark.parametrize(("code", "text", "other", "told"), ANOTHER)
def test_another_quantity(code: str, text: str, other: str, told: str) -> None:
    found = pair(figures(told, other, 0, "target"), figures(text, code, 0, "source"))
    assert found.changed or found.added or found.dropped
