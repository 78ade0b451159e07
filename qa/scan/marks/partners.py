"""What to write for quotation marks that are missing, where their place is plain.

The source has one quotation, from its beginning or behind a colon to its end, and so has the target.
"""

from __future__ import annotations

from itertools import pairwise

from qa.model import Segment
from qa.scan.marks.data import Marks, shared
from qa.scan.marks.sides import Sides, opens

_BLANKS = " \u00a0\u202f\u3000"
_COLONS = (":", "：")
_STOPS = ".!?。！？؟۔।…"
_ALIKE = 0.25  # by what share of the texts a quotation may be longer or shorter in translation
_SPEECH = "「」『』"


def with_partner(
    segment: Segment, place: int, source: Sides | None, lang: Marks
) -> tuple[int, int, str] | None:
    """The quotation that the mark at `place` opens or closes, with the other mark; None where unsure."""
    text, sign = segment.target, segment.target[place]
    if source is None or len(_marks(text)) != 1 or not _plain(segment.source or "", source, text):
        return None
    opening = opens(text, place, lang)
    other = partner(sign, opening, lang)
    begin = _begin(text)
    if not other or begin < 0:
        return None
    if opening:
        start, end = place, len(text.rstrip())
        if start != begin:
            return None
        words, blank = text[start + 1 : end], text[place + 1 : place + 2]
        rest = ""
    else:
        rest = text[place + 1 :].rstrip()
        start, end = begin, place + 1 + len(rest)
        if start >= place or rest.strip(_BLANKS + _STOPS):
            return None
        words, blank = text[start:place], text[place - 1]
    if not any(map(str.isalnum, words)):
        return None
    first, last = (sign, other) if opening else (other, sign)
    whole = _put(words.strip(_BLANKS), first, last, blank if blank.isspace() else "", lang)
    return start, end, whole + rest


def with_marks(segment: Segment, place: tuple[int, int], source: Sides, lang: Marks) -> str:
    """The words at `place` in the language's own marks; empty where it is not plain that they are all."""
    text, theirs = segment.target, segment.source or ""
    if place != (_begin(text), len(text.rstrip())):
        return ""
    if not _plain(theirs, source, text) and not _introduced(theirs, source, text, place):
        return ""
    blank = "\u00a0" if lang.padded else ""
    straight = '"' in (segment.source or "") and '""' in lang.quotes
    pair = '""' if straight else lang.quotes[0]
    return _put(text[slice(*place)], pair[0], pair[1], blank if pair != '""' else "", lang)


def _plain(source: str, sides: Sides, target: str) -> bool:
    """Whether the source has one quotation, to its end and from its beginning or a colon.

    Where it has a colon the target must have one, and none where the source begins with the mark: else
    other words than the quotation's stand there.
    """
    found = _marks(source)
    if sides.open or sides.shaped or len(found) != 2:
        return False
    lead = source[: found[0]].strip(_BLANKS)
    rest = source[found[1] + 1 :].strip(_BLANKS + _STOPS)
    if rest or (lead and not lead.endswith(_COLONS)):
        return False
    return bool(lead) == any(sign in target for sign in _COLONS)


def _introduced(source: str, sides: Sides, target: str, place: tuple[int, int]) -> bool:
    """Whether a colon of the target alone introduces a sentence as long as the source's quotation."""
    if sides.open or sides.shaped or len(sides.said) != 1 or len(_marks(source)) != 2:
        return False
    if not target[: place[0]].rstrip(_BLANKS).endswith(_COLONS):
        return False
    (one, other), words = sides.said[0], target[slice(*place)]
    inner = any(a in _STOPS and b in _BLANKS for a, b in pairwise(words))
    share = (other - one) / len(source) - len(words) / len(target)
    return not inner and abs(share) < _ALIKE


def _marks(text: str) -> list[int]:
    return [i for i, sign in enumerate(text) if sign in shared().double or sign in _SPEECH]


def _begin(text: str) -> int:
    """Where the words begin: behind the only colon, else at the beginning; -1 with several colons.

    One between figures is of a time or ratio (10:30), one before a figure alone is not (他说：3月…).
    """
    colons = [
        i
        for i, sign in enumerate(text)
        if sign in _COLONS and not (text[i - 1 : i].isdigit() and text[i + 1 : i + 2].isdigit())
    ]
    if len(colons) > 1:
        return -1
    start = colons[0] + 1 if colons else 0
    return start + len(text[start:]) - len(text[start:].lstrip(_BLANKS))


def partner(sign: str, opening: bool, lang: Marks) -> str:
    """The mark that closes what `sign` opens in a language, or the reverse; empty where it has none."""
    for pair in lang.quotes:
        if pair[0 if opening else 1] == sign:
            return pair[1 if opening else 0]
    return ""


def _put(words: str, first: str, last: str, blank: str, lang: Marks) -> str:
    if lang.outside and words[-1:] == "." and not words.endswith(".."):
        return f"{first}{blank}{words[:-1]}{blank}{last}."
    return f"{first}{blank}{words}{blank}{last}"
