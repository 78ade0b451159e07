"""Another value in the style of a figure that is there: its digits, marks and scale words.

Each way of writing the value is read back; the first that means it is proposed, so that nothing is
proposed that the reader of figures would not take for the value.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from qa.figures.ends import bounds
from qa.figures.halves import but_for_half
from qa.figures.numerals import Numeral, numerals
from qa.figures.numerals.digits import ascii_digits
from qa.figures.numerals.families import Number
from qa.figures.numerals.known import Tongue
from qa.figures.numerals.tongue import lower, tongue
from qa.figures.same import significant
from qa.figures.scaled import scaled
from qa.figures.spelling import capital, ranked, spelled
from qa.model import Figure

_DIGITS = re.compile(r"\d+(?:[.,'’٫٬،·．，\u00a0\u2009\u202f ]\d+)*")
_DECIMALS = 6  # that a rewritten figure may have
_READABLE = 10**6  # more or less of a scale than this is not written with it
_UNREADABLE = 10**12  # nobody writes out what was written with a scale
_LEAST_SCALE = 1000  # nobody writes 10 dozen or 5 hundred for a number that is wrong
_TENFOLD = 10
_EASTERN = "٫٬"  # marks that stand between digits of their own script alone
_INDIAN = re.compile(r"\d{1,2}(?:\D\d\d)+\D\d{3}(?!\d)")
_GROUPED = 10_000  # from here on a figure gets grouping marks that had none before


def rewrite(
    written: str, tag: str, right: Figure, there: str, around: str, times: Fraction = Fraction(1)
) -> str:
    """The words of a figure changed to the value of `right`; empty where none is sure to mean it.

    `there` is how the other side writes it: a number with noughts before it (007) is taken as it is.
    `around` is the text that it stands in, whose variant of the characters (萬, 万) it follows, and
    `times` what a scale word behind a range makes of its first end (3 to 4 million). Only a plain value can be written: no range, no open bound, no estimate in words.
    """
    wanted = right.low
    if right.kind == "name" and written.isdecimal() and there.isdecimal():
        return _in_digits(ascii_digits(there), _zero(written[0]))
    if wanted is None or right.low != right.high or right.kind == "fraction":
        return ""
    lang = tongue(tag)
    code = lang.code
    found = numerals(written, code)
    if not found:
        return ""
    if there.isascii() and there.isdecimal() and there.startswith("0"):
        return there
    wanted /= times
    written, wanted = but_for_half(written, found[-1].end, wanted, lang)
    found = numerals(written, code)
    if not found:
        return ""
    if lang.part:
        return _digits_alone(written, lang, found, wanted)
    back: dict[int, str] = {}
    written_so = any(chr(sign) in around for sign in lang.letters)
    if lang.variants and (lang.variants & set(tag.split("-")) or written_so):
        for sign, to in lang.letters.items():
            back.setdefault(ord(to), chr(sign))
    pieces = len(found) > 1
    for candidate in _candidates(written, lang, tag, found[0], wanted, back, around, pieces=pieces):
        again = numerals(candidate, code)
        same = len(again) == 1 and bounds(candidate, again[0]) == (wanted, wanted)
        if same and (again[0].kind == "ordinal") == (found[0].kind == "ordinal"):
            return candidate
    return ""


def _candidates(
    written: str,
    lang: Tongue,
    tag: str,
    numeral: Numeral,
    wanted: Fraction,
    back: Mapping[int, str],
    around: str,
    *,
    pieces: bool,
) -> Iterator[str]:
    """Scale words exchanged where the digits can stay, then other digits, then plain ones."""
    if numeral.spelled:
        yield from _in_words(written, lang, wanted, around)
        return
    run = _DIGITS.search(written)
    if run is None:
        return
    before, after = written[: run.start()], written[run.end() :]
    style = _Style(run[0], lang)
    said = Fraction(numeral.bare or 0)
    if numeral.kind == "ordinal" and numeral.scale == 1:
        number = style.write(wanted)
        ends = (end for pattern, end in lang.ordinal_ends if pattern.search(number))
        yield before + number + next(ends, after)
    bare = numeral.scale == 1 and not pieces
    if bare and said >= _READABLE and wanted < _READABLE * 1000:
        yield before + style.write(wanted)  # 1 250 000 personnes, not 1,25 million personnes
    # What is under one of a scale is a style of the text itself: 0,3 Millionen beside 0,8 Millionen.
    if not 0 < said < 1:
        yield scaled(written, run.span(), said, lang, tag, wanted, style.write).translate(back)
    if wanted < lang.plain_below and (bare or lang.plain_below <= numeral.scale):
        yield before + style.write(wanted)  # 310,000, not 0.31 million; 30,000, not 30 thousand
    scales = _places(written, lang)
    digits = significant(said)
    if digits == significant(wanted) or len(scales) > 1 or pieces:
        yield from _other_scales(written, scales, lang, back)
    if pieces:
        return
    # A scale that leaves less than one of it is kept only where the text has such a figure itself.
    least = Fraction(1, 10) if Fraction(numeral.bare or 1) < 1 else 1
    if after in lang.bare_scales and wanted >= numeral.scale * 1000:
        yield from (  # £10bn, not £10,000m
            before + style.write(wanted / by) + letters
            for letters, by in _abbreviations(lang.code).items()
            if 1 <= wanted / by < 1000
        )
    most = _GROUPED if _GROUPED in _scales(lang.code).values() else 1000  # 9940万, 994 million
    same = wanted / numeral.scale
    if least <= same < (most if numeral.scale > 1 else _READABLE):
        yield before + style.write(same) + after
    for other in _other_scales(written, scales, lang, back):
        # Another word and other digits: 2.04 million for 20.4 billion, 1.2 trillion for 120 billion.
        for again in numerals(other, lang.code)[:1]:
            if 1 <= wanted / again.scale < most:
                yield before + style.write(wanted / again.scale) + other[run.end() :]
    if most <= same < _READABLE:
        yield before + style.write(same) + after
    if bare or wanted < _UNREADABLE:
        yield before + style.write(wanted)


def _digits_alone(written: str, lang: Tongue, found: Sequence[Numeral], wanted: Fraction) -> str:
    """Other digits before the same words, of a language whose other words are not known.

    Where the right value is of another size, one of those words is likely to be wrong.
    """
    run, numeral = _DIGITS.search(written), found[0]
    said = Fraction(numeral.bare or 0) * numeral.scale
    if run is None or len(found) > 1 or not said / _TENFOLD < wanted < said * _TENFOLD:
        return ""
    style = _Style(run[0], lang)
    text = written[: run.start()] + style.write(wanted / numeral.scale) + written[run.end() :]
    again = numerals(text, lang.code)
    return text if len(again) == 1 and bounds(text, again[0]) == (wanted, wanted) else ""


def _in_words(written: str, lang: Tongue, wanted: Fraction, around: str) -> Iterator[str]:
    """Number words for number words; where none are known, the digits of the text round them."""
    yield from spelled(written, lang, wanted)
    if ranked(written, lang):
        return  # “the 3 quarter” is nobody's
    if wanted.denominator == 1 and wanted < _GROUPED:
        yield _in_digits(str(wanted), next((_zero(c) for c in around if c.isdecimal()), ord("0")))


def _zero(digit: str) -> int:
    """The code of the nought of a digit's script."""
    return ord(digit) - int(digit)


def _in_digits(text: str, zero: int) -> str:
    """The text with its ASCII digits in those of a script."""
    if zero == ord("0"):
        return text
    return "".join(chr(zero + int(c)) if c.isdecimal() else c for c in text)


def _places(written: str, lang: Tongue) -> list[tuple[int, str]]:
    """Where scale words stand, the longest first."""
    small = lower(written).translate(lang.letters)
    if len(small) != len(written):
        return []
    found = (
        (start, word)
        for word in _scales(lang.code)
        if (start := small.find(word)) >= 0 and _apart(written, start, word, lang)
    )
    return sorted(found, key=lambda place: (-len(place[1]), place))


def _other_scales(
    written: str, places: Sequence[tuple[int, str]], lang: Tongue, back: Mapping[int, str]
) -> Iterator[str]:
    """Each scale word exchanged for another one, left out, or joined by one; likest forms first."""
    scales = _scales(lang.code)
    words = {w for w, by in scales.items() if by >= _LEAST_SCALE} - lang.unwritten
    for start, old in places:
        end = start + len(old)
        shown = []
        for word in sorted(words - {old}, key=lambda w: _likest(w, old)):
            text = word.translate(back)
            shown.append(capital(text, lang) if written[start].isupper() else text)
        for text in shown:
            yield written[:start] + text + written[end:]
        following = min((s for s, _ in places if s > start), default=None)
        yield written[:start] + written[following:] if following else written[:start].rstrip()
        if lang.spaced:
            # A thousand millions, never a million thousands or a million billions.
            smaller = (w for w in words if scales[w] == _LEAST_SCALE < scales[old])
            for word in sorted(smaller, key=lambda w: _likest(w, old)):
                yield f"{written[:start]}{word.translate(back)} {written[start:]}"
    if not places:
        for word in sorted(words):
            text = word.translate(back)
            yield f"{written} {text}" if lang.spaced else written + text


@functools.cache
def _scales(code: str) -> Mapping[str, Number]:
    """The scale words of a language, folded, with what they multiply by."""
    return {
        word: entry.low
        for word, entries in tongue(code).words.items()
        for entry in entries
        if entry.kind == "x" and entry.low == entry.high
    }


@functools.cache
def _abbreviations(code: str) -> Mapping[str, Number]:
    """The abbreviated scales of a language, the usual one first, with what they multiply by."""
    return {
        word: entry.low
        for word, entries in tongue(code).words.items()
        for entry in entries
        if entry.kind == "a"
    }


def _likest(word: str, old: str) -> tuple[int, int, str]:
    """Words with the same ending first, then the longer form, which is mostly the plural."""
    return -_ending(word, old), -len(word), word


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
        self._zero = _zero(digits[0])
        marks = re.findall(r"\D", digits)
        decimal = digits.rfind(marks[-1]) if marks else -1
        fraction = len(digits) - decimal - 1 if marks else 0
        grouped = marks and (fraction == 3 or len(marks) > 1)
        self._decimal = marks[-1] if marks and not (grouped and len(set(marks)) == 1) else ""
        self._group = marks[0] if grouped else ""
        if not self._decimal:
            usual = _own(lang.decimal, self._zero)
            self._decimal = usual if usual != self._group else "."
        self._plain = not grouped and (decimal if marks else len(digits)) >= 4
        own = self._zero != ord("0")
        self._usual = _own(lang.group, self._zero) if own else lang.writes_group
        self._indian = bool(marks) and bool(_INDIAN.match(digits))

    def write(self, value: Fraction) -> str:
        """The value in this style; at most six decimals, else more than can be read back."""
        scaled = abs(value) * 10**_DECIMALS
        whole, rest = divmod(int(scaled), 10**_DECIMALS)
        text = str(whole)
        group = self._group or ("" if self._plain or whole < _GROUPED else self._usual)
        if group and whole >= 1000:
            text = f"{whole:,}".replace(",", group)
            if self._indian:
                head, last = divmod(whole, 1000)
                pairs = re.sub(r"(?<=\d)(?=(?:\d\d)+$)", group, str(head))
                text = f"{pairs}{group}{last:03d}"
        if rest:
            text += self._decimal + f"{rest:0{_DECIMALS}d}".rstrip("0")
        return _in_digits(text, self._zero)


def _own(marks: str, zero: int) -> str:
    """The mark that goes with the digits: ٫ with ۳, the first with 3."""
    return next((m for m in marks if zero != ord("0") and m in _EASTERN), marks[:1])
