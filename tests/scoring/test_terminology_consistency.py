"""WMT25 consistency: which text is the pseudo-reference, micro and macro, and that parts add up."""

from __future__ import annotations

from fractions import Fraction

import pytest

from qa.scoring.entities import Share
from qa.scoring.terminology import Consistency, Rates, Rendering, agreeing, consistency
from qa.scoring.terminology.consistency import Pseudo


@pytest.mark.parametrize(
    ("texts", "pseudo", "share"),
    [
        ((), "frequent", Share(0, 0)),
        (("Kyiv", "kyiv"), "first", Share(2, 2)),
        (("Kyiv", "Kiev", "Kiev"), "frequent", Share(2, 3)),
        (("Kyiv", "Kiev", "Kiev"), "first", Share(1, 3)),
        (("Kiev", "Kyiv", "Kijew"), "predefined", Share(2, 3)),
        (("", "Kyiv", ""), "frequent", Share(1, 3)),
        (("", "Kyiv", "Kiev"), "first", Share(1, 3)),
        (("", ""), "first", Share(0, 2)),
        (("", ""), "frequent", Share(0, 2)),
    ],
)
def test_pseudo_references(texts: tuple[str, ...], pseudo: Pseudo, share: Share) -> None:
    assert agreeing(Rendering(texts, ("Kyiv", "Kijew", "")), pseudo) == share


def test_micro_and_macro_add_up() -> None:
    one, other = Rendering(("a", "b", "b", "b")), Rendering(("x",))
    both = consistency([one, other, Rendering(())])
    assert both == Consistency(Share(4, 5), Rates(Fraction(7, 4), 2))
    assert consistency([other]) + consistency([one]) == both
