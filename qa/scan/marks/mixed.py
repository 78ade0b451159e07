"""Quotation marks whose partner is of another sort («…", “…“), and marks round the speaker as well."""

from __future__ import annotations

from qa.model import MarkSlip, Segment, Span
from qa.scan.marks.data import Marks, marks, shared
from qa.scan.marks.partners import partner
from qa.scan.marks.sides import Sides, opens

_PAIR = 2
_CROSSED = ("«”", "«“", "“»", "„»", "„«")  # no language closes the one with the other
_INTERRUPTED = 4  # marks of a quotation with its speaker in the middle
_SIGNS = 4  # of such a clause, in a script without blanks
_DASHES = ("—", "–", " - ")  # stand round it where it is inside
_BLANKS = " \u00a0\u202f\u3000,.!?،。，、:：؟۔।"


def mixed(index: int, text: str, sides: Sides, lang: Marks) -> MarkSlip | None:
    """The mark that does not go with the other one of its pair, with the one that does."""
    pair = _pair(text, sides.doubles, lang)
    if pair is None:
        return None
    place, other = pair
    wanted = partner(text[other], other < place, lang)
    span = Span(index, "target", place, place + 1)
    return MarkSlip(span, "mixed", wanted, True, meant=("", text[other]))


def _pair(text: str, doubles: tuple[int, ...], lang: Marks) -> tuple[int, int] | None:
    """The place of that mark and of its partner, in a text where all double marks pair.

    It is a straight one among others; or, where “ only opens, one in place of the mark that closes.
    """
    if not doubles or len(doubles) % 2:
        return None
    straight = [n for n, place in enumerate(doubles) if text[place] == '"']
    if len(straight) == 1:
        place, other = doubles[straight[0]], doubles[straight[0] ^ 1]
        both = opens(text, min(place, other), lang) and not opens(text, max(place, other), lang)
        return (place, other) if both else None
    if len(doubles) == _PAIR and not straight:
        one, two = doubles
        crossed = text[one] + text[two] in _CROSSED
        if crossed and opens(text, one, lang) and not opens(text, two, lang):
            return two, one
    if straight or "“”" not in lang.quotes or text.count("“") != text.count("”") + 2:
        return None
    if any("„" in pair or pair[1] == "“" for pair in lang.quotes):
        return None  # there “ closes as well
    pairs = zip(doubles[::2], doubles[1::2], strict=True)
    return next(((two, one) for one, two in pairs if text[one] == text[two] == "“"), None)


def swallowed(
    index: int, segment: Segment, sides: Sides, source: Sides, ours: str, theirs: str
) -> MarkSlip | None:
    """A whole target between two marks where the source breaks its quotation off to say who speaks."""
    lang, text = marks(ours), segment.target
    said = segment.source or ""
    places = source.doubles or tuple(i for i, sign in enumerate(said) if sign in "「」")
    if lang.within or len(sides.doubles) != _PAIR or len(places) != _INTERRUPTED:
        return None
    one, other = sides.doubles
    if (
        text[:one].strip()
        or text[other + 1 :].strip(_BLANKS)
        or any(sign in text for sign in _DASHES)
    ):
        return None
    _, closed, opened, _ = places
    if opens(said, closed, marks(theirs)) or not opens(said, opened, marks(theirs)):
        return None  # one stands in the other
    clause = said[closed + 1 : opened].strip(_BLANKS)
    enough = len(clause) >= _SIGNS if marks(theirs).repeats.joined else " " in clause
    if not enough or any(kinds == "stop" for kinds in map(shared().kind.get, clause)):
        return None
    witness = (Span(index, "source", closed + 1, opened),)
    return MarkSlip(Span(index, "target", one, other + 1), "swallowed", "", True, witness)
