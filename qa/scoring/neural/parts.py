"""Texts that are too long for a model, in parts that belong together."""

from __future__ import annotations

import itertools

from qa.scoring.neural.model import Comet


def split(sample: dict[str, str], model: Comet) -> list[dict[str, str]]:
    """As many parts of every side, the fewest of a doubling that the model takes."""
    count = 2
    while count < 2 * max(len(text) for text in sample.values()):
        sides = {side: parts(text, count) for side, text in sample.items()}
        pieces = [{side: texts[n] for side, texts in sides.items()} for n in range(count)]
        pieces = [piece for piece in pieces if piece["mt"].strip()] or [sample]
        if all(model.fits(piece) for piece in pieces):
            return pieces
        count *= 2
    return [sample]


def parts(text: str, count: int) -> list[str]:
    """Consecutive parts of nearly equal length; a cut goes back to a blank that is not far."""
    cuts = [0]
    for number in range(1, count):
        at = len(text) * number // count
        near = text.rfind(" ", max(cuts[-1], at - len(text) // (2 * count)), at)
        cuts.append(max(near + 1 if near > 0 else at, cuts[-1]))
    cuts.append(len(text))
    return [text[a:b] for a, b in itertools.pairwise(cuts)]
