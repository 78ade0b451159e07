"""The unit of one numeral: what stands behind it, before it, and which of both it is."""

from __future__ import annotations

import re
from typing import NamedTuple

from qa.figures.units import data
from qa.figures.units.edges import open_left, open_right, word
from qa.figures.units.folding import Stretch
from qa.figures.units.names import name_at
from qa.figures.units.unit import Unit, UnitKind
from qa.figures.units.words import Sense, Words, words

_WINDOW = 72  # characters that are looked at on each side: the longest name of a currency
_LONG = 5  # characters of a figure that is long enough to be an amount
_SKIPS = 2  # words that may stand between the numeral and its unit
_GAPS = ("", " ", "-", "- ")
_PRIME = "'"  # folded: of feet and minutes
_DOUBLE = '"'  # folded: of inches and seconds, and every mark that closes a quotation
_INCHES = '"\u2033\u201d'  # what is written for inches of those marks
# A year, a decade with its ending (90-х, 80er; 20多 and 20여 are so many), a year read digit by digit.
_YEAR = re.compile(
    r"[12]\d{3}\D{0,4}|\d0[^\d\u3400-\u9fff\uac00-\ud7a3]{1,4}|[〇零一二三四五六七八九]{4}"
)
_SHORTENED = re.compile(r"\d[ \u00a0]?[^\W\d_]{2,4}\Z")  # 20 Mio. Euro, 500 тыс. рублей
_CODE = re.compile(r"[A-Z]{3}(?![A-Za-z0-9])")
_CODE_BEFORE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{3}[ \u00a0]?\Z")


class Match(NamedTuple):
    """A form beside the numeral, in folded offsets of its stretch."""

    start: int
    end: int
    kind: UnitKind
    ids: tuple[str, ...]
    length: int


def unit_at(text: str, start: int, end: int, code: str) -> Unit | None:
    """What the numeral at [start, end) counts, or the name that it is part of; else None.

    `code` is the language of the text. The cost is that of a look at 72 characters on each side.
    """
    known = words(code)
    right = known.folds.stretch(text, end, min(len(text), end + _WINDOW))
    left = known.folds.stretch(text, max(0, start - _WINDOW), start)
    figure = text[start:end]
    behind = _behind(text, figure, left, right, known)
    ahead = _ahead(text, start, left, known)
    if ahead is not None and ahead.kind == "money" and behind is not None:
        # $5 (Canadian): each says what the other leaves open.
        both = tuple(id_ for id_ in behind.ids if id_ in ahead.ids)
        if both:
            ahead, behind = ahead._replace(ids=both), behind._replace(kind="money", ids=both)
    sign = ahead is not None and not word(left.text[ahead.end - 1])
    if ahead is None or (behind is not None and not sign and ahead.kind != "percent"):
        found, stretch = behind, right
    else:
        found, stretch = ahead, left
    named = name_at(text, start, end, code, strong=found is not None)
    if named is not None:
        return named
    if found is None:
        return None
    return Unit(stretch.at(found.start), stretch.at(found.end), found.kind, found.ids)


def _behind(text: str, figure: str, left: Stretch, right: Stretch, known: Words) -> Match | None:
    at = _gap(right.text, 0)
    if right.text.startswith(". ") and _SHORTENED.search(figure):
        at = 2
    for _ in range(_SKIPS + 1):
        best = _best(text, figure, at, left, right, known)
        if best is not None:
            return best
        skipped = [
            len(form)
            for form, senses in known.starting(right.text, at)
            if senses[0].role in ("between", "links")
            and (form[-1] == " " or open_right(right.text, at + len(form), frozenset()))
        ]
        if not skipped:
            return None
        at = _gap(right.text, at + max(skipped))
    return None


def _gap(text: str, at: int) -> int:
    """Past the blank or hyphen at a place."""
    return at + max(len(gap) for gap in _GAPS if text.startswith(gap, at))


def _best(
    text: str, figure: str, at: int, left: Stretch, right: Stretch, known: Words
) -> Match | None:
    """The longest form at a place; forms as long as each other add up, what may be meant."""
    found: list[tuple[Match, str]] = []
    for form, senses in known.starting(right.text, at):
        stop = at + len(form)
        if not _fits(right.text, form, stop, known):
            # What stands before the figure makes it sure: 摂氏40度に, beside 2度に, twice.
            open_ = open_right(right.text, stop, known.endings)
            senses = tuple(sense for sense in senses if sense.head and open_)
        if form == _DOUBLE and _closes(text, right.at(at), left):
            continue
        for sense in senses:
            if _allowed(sense, text, figure, at, left, right):
                found += _read(form, sense, at, stop, right, known)
    iso = _CODE.match(text, right.at(at)) if at < len(right.text) else None
    if iso is not None and iso[0] in data.codes_of_money():
        found.append((Match(at, at + 3, "money", (iso[0],), 3), ""))
    if not found:
        return None
    length = max(match.length for match, _ in found)
    longest = [(match, form) for match, form in found if match.length == length]
    ids = tuple(dict.fromkeys(id_ for match, _ in longest for id_ in match.ids))
    return _weighed(longest[0][0], ids, left, right, known)


def _fits(text: str, form: str, stop: int, known: Words) -> bool:
    if not open_right(text, stop, known.endings):
        return False
    if form[-1:] == _PRIME and text[stop : stop + 1].isalpha():
        return False  # 30'dan fazla: an ending of the number, and no feet
    if form in known.unless and text.startswith(known.unless[form], stop):
        return False
    return form not in known.only or text.startswith(known.only[form], stop)


def _closes(text: str, at: int, left: Stretch) -> bool:
    """Whether the mark closes a quotation and is no sign for inches: 「火星18」, "Toy Story 4"."""
    return text[at] not in _INCHES or left.text.count(_DOUBLE) % 2 == 1


def _allowed(sense: Sense, text: str, figure: str, at: int, left: Stretch, right: Stretch) -> bool:
    if sense.written:
        begin = right.at(at)
        if text[begin : begin + len(sense.written)] != sense.written:
            return False
    if (sense.glued or (sense.written and len(sense.written) == 1)) and at > 1:
        return False
    if sense.glued and at:
        return False
    if sense.large and len(figure) < _LONG:
        return False
    if sense.head and not left.text.rstrip(" ").endswith(sense.head):
        return False
    return not (sense.calendar and _YEAR.fullmatch(figure))


def _read(
    form: str, sense: Sense, at: int, stop: int, right: Stretch, known: Words
) -> list[tuple[Match, str]]:
    """What a form says: by itself, with the noun behind a country, with the country behind a noun."""
    if sense.role == "unit":
        return [(Match(at, stop, sense.kind, sense.ids, stop - at + len(sense.head)), form)]
    if sense.role == "noun":
        nouns = data.common()["nouns"][sense.name]
        found = [(Match(at, stop, "money", sense.ids, stop - at), form)]
        for rest, others in known.starting(right.text, _gap(right.text, stop)):
            last = _gap(right.text, stop) + len(rest)
            for other in others:
                iso = nouns.get(other.name) if other.role == "country" else None
                if iso and open_right(right.text, last, known.endings):
                    found.append((Match(at, last, "money", (iso,), last - at), form))
        return found
    if sense.role == "country":
        begin = _gap(right.text, stop)
        found = []
        for rest, others in known.starting(right.text, begin):
            for other in others:
                if other.role != "noun" or not _fits(right.text, rest, begin + len(rest), known):
                    continue
                iso = data.common()["nouns"][other.name].get(sense.name)
                if iso:
                    last = begin + len(rest)
                    found.append((Match(at, last, "money", (iso,), last - at), form))
        return found
    return []


def _weighed(
    match: Match, ids: tuple[str, ...], left: Stretch, right: Stretch, known: Words
) -> Match:
    """Money or a mass: "pounds" is money unless a word beside it speaks of weight."""
    coins = tuple(id_ for id_ in ids if data.money(id_))
    others = tuple(id_ for id_ in ids if not data.money(id_))
    if not coins or not others:
        return match._replace(ids=ids)
    heavy = right.text.startswith(known.weight_after, match.end) or any(
        cue in left.text[-32:] for cue in known.weight_before
    )
    if heavy:
        return match._replace(kind="measure", ids=(*others, *coins))
    return match._replace(kind="money", ids=(*coins, *others))


def _ahead(text: str, start: int, left: Stretch, known: Words) -> Match | None:
    """A sign, code or word before the numeral; the longest."""
    size = len(left.text)
    stop = size - 1 if left.text.endswith((" ", "-")) and size > 1 else size
    best: Match | None = None
    for form, senses in known.ending(left.text, stop):
        begin = stop - len(form)
        if not open_left(left.text, begin, known.heads) or (
            best is not None and len(form) <= best.length
        ):
            continue
        for sense in senses:
            if sense.written and not text.startswith(sense.written, left.at(begin)):
                continue
            if sense.kind == "percent" and stop != size and not word(form[-1]):
                continue
            best = Match(begin, stop, sense.kind, sense.ids, len(form))
            break
    if best is None:
        iso = _CODE_BEFORE.search(text, max(0, start - 5), start)
        if iso is not None and iso[0].strip() in data.codes_of_money():
            best = Match(stop - 3, stop, "money", (iso[0].strip(),), 3)
    return best
