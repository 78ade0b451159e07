"""What the tests of growth hold for too slow, on a clock that the test turns itself."""

from __future__ import annotations

from collections.abc import Callable
from unittest import mock

import pytest

from tests.growth import linear


def _told(cost: Callable[[int], float], paces: list[float]) -> bool:
    """Whether work of a cost is linear on a machine whose pace changes; the last pace stays."""
    now = 0.0
    left = list(paces)

    def work(size: int) -> None:
        nonlocal now
        now += cost(size) * (left.pop(0) if len(left) > 1 else left[0])

    with mock.patch("tests.growth.time.process_time", side_effect=lambda: now):
        return linear(work)


@pytest.mark.parametrize(
    "paces",
    [[1.0], [1.0, 2.0], [1.0, 2.0, 1.5, 2.5], [2.0, 1.0], [1.0, 2.0, 2.0, 2.0, 1.0, 2.0, 2.0]],
)
def test_twice_the_work_is_linear_at_any_pace(paces: list[float]) -> None:
    assert _told(lambda size: 0.1 * size, paces)


@pytest.mark.parametrize("paces", [[1.0], [1.0, 2.0], [1.2, 1.0, 1.2, 1.0]])
def test_work_by_the_square_is_not(paces: list[float]) -> None:
    assert not _told(lambda size: 0.1 * size**2, paces)


def test_below_the_grain_nothing_is_told() -> None:
    assert _told(lambda size: 0.0002 * size**2, [1.0])
