"""Where in a text what only its reference has would stand: between the neighbours that both have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qa.scan.against import Compared
from qa.scan.fallen import fallen
from qa.scan.neighbours import Neighbours

_FAR = 5  # words of the reference without a partner that are gone over to the next that has one
_OPEN = 6  # words of the target between the two neighbours among which the place is looked for
_BESIDE = 2.0  # what a neighbour right beside it weighs, in logarithms of odds
_SKIPPED = 0.5  # less for function words in between, a word of content, or where it is a mark
_CONTENT = 1.0
_MARK = 1.5


def placed(
    compared: Compared, first: int, last: int, text: str, reference: str, table: Neighbours | None
) -> int | None:
    """The character of the target where [first, last) of the reference's characters is missing.

    The nearest words on both sides that have a partner bound it. Of the places that they leave it is
    the one that lies beside the nearer of them and looks as if something fell out (as far as the
    language has a table). None where no neighbour has a partner.
    """
    theirs, ours = compared.reference, compared.target
    partner = {j: i for i, j in enumerate(compared.pairs) if j >= 0}
    before = [j for j, token in enumerate(theirs) if token.end <= first][: -_FAR - 1 : -1]
    behind = [j for j, token in enumerate(theirs) if token.start >= last][:_FAR]
    left, right = _nearest(compared, partner, before), _nearest(compared, partner, behind)
    values: dict[int, float] = {}
    if left and right and left[0] < right[0] <= left[0] + _OPEN:
        values.update(dict.fromkeys(range(left[0] + 1, right[0] + 1), 0.0))
    for beside, step in ((left, 1), (right, 0)):
        if beside:
            at = beside[0] + step
            values[at] = values.get(at, 0.0) + beside[1]
    if len(values) > 1 and table:
        for found in fallen(compared, text, reference, table, values):
            values[found.at] += found.score
    if not values:
        return None
    best = max(values, key=lambda at: values[at])
    return ours[best - 1].end if best else ours[0].start


def _nearest(
    compared: Compared, partner: Mapping[int, int], places: Iterable[int]
) -> tuple[int, float] | None:
    """The partner of the nearest word that has one, and what it weighs."""
    value = _BESIDE
    for n, j in enumerate(places):
        token = compared.reference[j]
        if j in partner:
            return partner[j], value - _SKIPPED * (n > 0) - _MARK * (not token.word)
        value -= _CONTENT * token.content
    return None
