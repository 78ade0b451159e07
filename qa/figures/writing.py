"""Another value in the style of a figure that is there: its digits, marks and scale words.

Each way of writing the value is read back; the first that means it is proposed, so that nothing is
proposed that the reader of figures would not take for the value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from qa.figures.numerals import Numeral, numerals
from qa.figures.numerals.tongue import Tongue, lower, tongue
from qa.model import Figure

_DIGITS = re.compile(r"\d+(?:[.,'’٫٬،·．，\u00a0\u2009\u202f ]\d+)*")
_DECIMALS = 6  # that a rewritten figure may have
_READABLE = 10**6  # more or less of a scale than this is not written with it
_GROUPED = 10_000  # from here on a figure gets grouping marks that had none before


def rewrite(written: str, code: str, figure: Figure, right: Figure) -> str:
    """The words of `figure` changed to the value of `right`; empty where none is sure to mean it.

    Only a plain value can be written: no range, no open bound, no estimate in words.
    """
    wanted = right.low
    if wanted is None or right.low != right.high or right.kind == "fraction":
        return ""
    found = numerals(written, code)
    if len(found) != 1:
        return ""
    lang = tongue(code)
    for candidate in _candidates(written, lang, found[0], wanted):
        again = numerals(candidate, code)
        if len(again) == 1 and again[0].low == again[0].high == wanted:
            return candidate
    return ""


def _candidates(written: str, lang: Tongue, numeral: Numeral, wanted: Fraction) -> Iterator[str]:
    """Scale words exchanged where the digits can stay, then other digits, then plain ones."""
    if numeral.spelled:
        yield from _words(written, lang, wanted)
        return
    low = numeral.low
    if low and _significant(low) == _significant(wanted):
        yield from _other_scales(written, lang)
    run = _DIGITS.search(written)
    if run is None:
        return
    before, after = written[: run.start()], written[run.end() :]
    style = _Style(run[0], lang)
    if Fraction(1, 10) <= wanted / numeral.scale < _READABLE:
        yield before + style.write(wanted / numeral.scale) + after
    yield before + style.write(wanted)


def _significant(value: Fraction) -> str:
    return str(int(abs(value) * 10**12)).strip("0")


def _words(written: str, lang: Tongue, wanted: Fraction) -> Iterator[str]:
    """A number word for a number word, with its capital."""
    for word, entries in lang.words.items():
        if any(e.kind == "n" and e.low == e.high == wanted for e in entries):
            yield word.capitalize() if written[:1].isupper() else word


def _other_scales(written: str, lang: Tongue) -> Iterator[str]:
    """Each scale word exchanged for another one, left out, or put before; likest forms first."""
    scales: dict[str, tuple[Fraction, int]] = {}
    counts: dict[Fraction, int] = {}
    for word, entries in lang.words.items():
        for entry in entries:
            if entry.kind in "xv" and entry.low == entry.high and word not in scales:
                counts[entry.low] = counts.get(entry.low, 0) + 1
                scales[word] = entry.low, counts[entry.low]
    small = lower(written)
    places = [
        (start, word)
        for word in scales
        if (start := small.find(word)) >= 0 and _apart(written, start, word, lang)
    ]
    for start, old in sorted(places, key=lambda p: (-len(p[1]), p[0])):
        end = start + len(old)
        likest = sorted(
            (w for w in scales if w != old),
            key=lambda w: (
                -_ending(w, old),
                scales[w][1] != scales[old][1],
                abs(len(w) - len(old)),
                w,
            ),
        )
        for word in likest:
            yield written[:start] + word + written[end:]
        following = min((s for s, _ in places if s > start), default=None)
        yield written[:start] + written[following:] if following else written[:start].rstrip()
        for word in likest:
            yield f"{written[:start]}{word} {written[start:]}"
    if not places:
        for word in scales:
            yield f"{written} {word}" if lang.spaced else written + word


def _apart(written: str, start: int, word: str, lang: Tongue) -> bool:
    """Whether the scale word stands as a word of its own, in a language that divides words."""
    if not lang.spaced:
        return True
    end = start + len(word)
    return not (written[start - 1 : start].isalpha() or written[end : end + 1].isalpha())


def _ending(one: str, other: str) -> int:
    """How many letters both words end in alike: the case they stand in."""
    size = 0
    while size < min(len(one), len(other)) and one[-size - 1] == other[-size - 1]:
        size += 1
    return size


class _Style:
    """How a figure in digits is written: its zero, its marks, whether it groups."""

    def __init__(self, digits: str, lang: Tongue) -> None:
        first = digits[0]
        self._zero = ord(first) - int(first)
        marks = re.findall(r"\D", digits)
        decimal = digits.rfind(marks[-1]) if marks else -1
        fraction = len(digits) - decimal - 1 if marks else 0
        grouped = marks and (fraction == 3 or len(marks) > 1)
        self._decimal = marks[-1] if marks and not (grouped and len(set(marks)) == 1) else ""
        self._group = marks[0] if grouped else ""
        if not self._decimal:
            self._decimal = lang.decimal[:1] if lang.decimal[:1] != self._group else "."
        self._plain = not grouped and len(digits) >= 4
        self._usual = lang.group[:1]

    def write(self, value: Fraction) -> str:
        """The value in this style; at most six decimals, else more than can be read back."""
        scaled = abs(value) * 10**_DECIMALS
        whole, rest = divmod(int(scaled), 10**_DECIMALS)
        text = str(whole)
        group = self._group or ("" if self._plain or whole < _GROUPED else self._usual)
        if group and whole >= 1000:
            text = f"{whole:,}".replace(",", group)
        if rest:
            text += self._decimal + f"{rest:0{_DECIMALS}d}".rstrip("0")
        return "".join(chr(self._zero + int(c)) if c.isdecimal() else c for c in text)
