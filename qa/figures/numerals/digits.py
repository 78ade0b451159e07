"""Numbers in digits of any script, with decimal and grouping marks of any convention.

One linear expression takes a run of digits and marks; a second one, on the few runs that have
marks, sets dates, clocks, addresses and telephone numbers apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction

from qa.figures.numerals.atoms import Atom
from qa.figures.numerals.families import Number
from qa.figures.numerals.known import Tongue

_WORD = 12  # characters behind a figure that are looked at for a scale
_BATTED = 4  # characters of .333
_HAN = "\u2e80"  # the first sign of the scripts without blanks that have one for a syllable or word
_MOST = 40  # digits; what is longer counts nothing
_BLANKS = " \u00a0\u2009\u202f\u2007"
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_DASH = _DASHES.replace("-", r"\-")
# Digits with single marks between them. Possessive: no digit is looked at twice.
RUN = re.compile(rf"\+?\d++(?:[.,'’٫٬،·:/{_BLANKS}{_DASH}．，：／]\d++)*+")
_PARTS = re.compile(
    rf"""(?P<skip>
      \+\d{{1,3}}(?:[{_BLANKS}{_DASH}./]\d++)++          # +49 30 1234
    | \d{{1,2}}:\d\d(?::\d\d)?+(?![:\d])                  # 12:30
    | \d{{4}}([-./])\d{{1,2}}\2\d{{1,2}}(?!\d)            # 2020-01-05
    | \d{{1,2}}([-./])\d{{1,2}}\3(?:\d{{4}}|\d\d)(?!\d)   # 5.1.2020
    | \d++(?:[{_DASH}]\d++){{2,}}+                      # 555-123-4567
    | \d++(?:\.\d++){{3,}}+(?<!\.\d\d\d)                  # 10.0.0.1
    )|(?P<part>\d++/\d++(?:/\d++)*+)
    |(?P<blank>\d{{1,3}}(?:(?P<b>[{_BLANKS}])\d{{3}}(?!\d))(?:(?P=b)\d{{3}}(?!\d))*+(?:[.,٫]\d++)?+(?!\d))
    |(?P<number>\d++(?:[.,'’٫٬،·．，]\d++)*+)""",
    re.VERBOSE,
)
_MARKS = re.compile(r"\D")
_GROUPS_OF_THREE = re.compile(r"\d{1,3}(?:\D\d{3})+")
_INDIAN = re.compile(r"\d{1,2}(?:\D\d{2})+\D\d{3}")
_CLEAR_FRACTIONS = ("1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "2/5", "3/5", "4/5", "1/10")
_VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅕": "1/5"}
_VULGAR_SIGN = re.compile(f"[{''.join(_VULGAR)}]")
_MAGNITUDE = re.compile(r"\d[.,]\d")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_SAME_MARK = str.maketrans({"．": ".", "，": ",", "’": "'", "،": "٬"})


def ascii_digits(text: str) -> str:
    """The text with every decimal digit of Unicode as an ASCII one."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def digit_atoms(text: str, tongue: Tongue) -> Iterator[Atom]:
    """Every number in digits that is no part of a name, a date or a clock time, in order."""
    for match in RUN.finditer(text):
        start, end = match.span()
        if _named(text, start, end, tongue):
            continue
        run = match[0]
        if run.isdecimal():
            if end - start <= _MOST:
                bare = ascii_digits(run)
                if text[start - 1 : start] == "." and _pointed(text, start - 1, end):
                    yield _decimals(start - 1, end, bare)
                else:
                    yield Atom(start, end, value=int(bare), bare=bare)
            continue
        yield from _parts(start, run, tongue, text[end : end + _WORD])
    if text.isascii():
        return
    for match in _VULGAR_SIGN.finditer(text):
        bare = _VULGAR[match[0]]
        yield Atom(*match.span(), value=Fraction(bare), bare=bare)


def _pointed(text: str, point: int, end: int) -> bool:
    """Whether decimals stand without their nought: .333 of a batter, behind a blank or a Han character."""
    if end - point != _BATTED:
        return False
    before = text[point - 1] if point else " "
    return before in _BLANKS or before in "(（" or (before.isalpha() and before >= _HAN)


def _decimals(start: int, end: int, digits: str) -> Atom:
    """A batting average, or the calibre of a gun (.357), which others write without its point."""
    places = len(digits)
    return Atom(
        start, end, value=Fraction(int(digits), 10**places), others=(int(digits),),
        grain=Fraction(1, 10**places), bare=f"0.{digits}",
    )  # fmt: skip


def _named(text: str, start: int, end: int, tongue: Tongue) -> bool:
    """Whether letters beside the digits make a name of them (G20, COVID-19, 4G, H1N1)."""
    before = text[start - 1] if start else " "
    if before.isalpha():
        if before.isascii() or _latin_like(before):
            return not (_prefixed(text, start, tongue) or _quake(text, start, end))
    elif before in _DASHES and start > 1 and text[start - 2].isalpha():
        if not _latin_like(text[start - 2]) or _lower_word(text, start - 1):
            return False
        # A dash without its blanks: Flughäfen-169,4 Millionen.
        parts = not text[start:end].isdecimal()
        return not (parts and _scaled(text[end : end + _WORD].lower(), tongue))
    elif before == "_" or (before in ".:/" and start > 1 and text[start - 2].isdecimal()):
        return True
    after = text[end : end + 3]
    if after[:1].isalpha() and after[0].isascii() and after[0].isupper():
        return end - start <= 2 and not after[1:2].isalpha() and after[0] not in "MBK"
    return len(after) > 1 and after[0].isalpha() and after[1].isdecimal() and after[0].isascii()


def _latin_like(char: str) -> bool:
    """Whether the letter is of a script with capitals: only those make names with digits."""
    return char.lower() != char.upper()


def _quake(text: str, start: int, end: int) -> bool:
    """Whether it is the magnitude of an earthquake: M7.4, no M1."""
    alone = start < 2 or not text[start - 2].isalnum()
    return text[start - 1] == "M" and alone and _MAGNITUDE.fullmatch(text, start, end) is not None


def _lower_word(text: str, end: int) -> bool:
    """Whether the word that ends there is in small letters (mid-2010s, pre-1990)."""
    start = end
    while start and end - start < 20 and text[start - 1].isalpha():
        start -= 1
    return text[start:end].islower() and end - start > 1


def _prefixed(text: str, start: int, tongue: Tongue) -> bool:
    """Whether the letters before the digits are a prefix that the language joins to them."""
    left = start
    while left and start - left < 12 and text[left - 1].isalpha():
        left -= 1
    return text[left:start].lower() in tongue.prefixes


def _parts(offset: int, run: str, tongue: Tongue, behind: str) -> Iterator[Atom]:
    for match in _PARTS.finditer(run):
        start = offset + match.start()
        written = match[0]
        if match["number"] is not None:
            yield from _number(start, written, tongue)
        elif match["blank"] is not None:
            yield from _blanks(start, written, match["b"], tongue)
        elif match["part"] is not None:
            plain = ascii_digits(written)
            slash = "/" in tongue.decimal and not written.isascii() and plain.count("/") == 1
            decimal = (Fraction(plain.replace("/", ".")),) if slash else ()
            if plain in _CLEAR_FRACTIONS and not (slash and _scaled(behind, tongue)):
                end = start + len(written)
                yield Atom(start, end, value=Fraction(plain), others=decimal, bare=plain)
            elif decimal and behind[:2].strip().isalpha():
                yield from filter(None, (_atom(start, written, plain.replace("/", ".")),))


def _scaled(behind: str, tongue: Tongue) -> bool:
    """Whether a scale word follows: ۱/۵ میلیون is one and a half million."""
    word = behind.split()[:1]
    return any(entry.kind == "x" for form in word for entry in tongue.words.get(form, ()))


def _blanks(start: int, written: str, blank: str, tongue: Tongue) -> Iterator[Atom]:
    """Groups divided by blanks; a plain blank alone may divide two numbers instead."""
    groups = written.count(blank)
    if blank != " " or groups > 1 or tongue.blank_groups or written.endswith(" 000"):
        made = _atom(start, written, _clean(written, blank), grouped=True)
        if made:
            yield made
        return
    first, _, rest = written.partition(blank)
    yield from _number(start, first, tongue)
    yield from _number(start + len(first) + 1, rest, tongue)


def _clean(written: str, group: str) -> str:
    """ASCII digits with a decimal point, the grouping mark taken out."""
    plain = ascii_digits(written).replace(group, "")
    return _MARKS.sub(".", plain)


def _atom(
    start: int,
    written: str,
    bare: str,
    *,
    grouped: bool = False,
    others: tuple[Number, ...] = (),
) -> Atom | None:
    if len(bare) > _MOST:
        return None
    places = len(bare.partition(".")[2])
    return Atom(
        start,
        start + len(written),
        value=Fraction(bare) if places else int(bare),
        others=others,
        grain=Fraction(1, 10**places) if places else 1,
        grouped=grouped,
        bare=bare,
    )


def _number(start: int, written: str, tongue: Tongue) -> Iterator[Atom]:
    """One number with marks, or the pieces of what is none."""
    if len(written) > 2 * _MOST:
        return
    plain = ascii_digits(written).translate(_SAME_MARK)
    marks = _MARKS.findall(plain)
    found: Atom | None = None
    if not marks:
        found = _atom(start, written, plain)
    elif len(set(marks)) == 1:
        mark = marks[0]
        bare = plain.replace(mark, "")
        if len(marks) > 1:
            if mark != "٫" and _grouped(plain, indian=mark in ",٬"):
                found = _atom(start, written, bare, grouped=True)
            elif mark != ".":
                yield from _pieces(start, written)
                return
        else:
            found = _one_mark(start, written, plain, mark, tongue)
            if found is None:
                yield from _pieces(start, written)
                return
    else:
        last = marks[-1]
        whole, _, rest = plain.rpartition(last)
        if last not in whole and len(set(marks[:-1])) == 1 and last != "'" and _grouped(whole):
            bare = f"{_MARKS.sub('', whole)}.{rest}"
            found = _atom(start, written, bare, grouped=True)
        elif "." not in marks:
            yield from _pieces(start, written)
            return
    if found:
        yield found


def _grouped(plain: str, *, indian: bool = True) -> bool:
    """Whether the digits stand in groups of three, or of two before three as in India."""
    return bool(_GROUPS_OF_THREE.fullmatch(plain) or (indian and _INDIAN.fullmatch(plain)))


def _one_mark(start: int, written: str, plain: str, mark: str, tongue: Tongue) -> Atom | None:
    """A single mark: decimal or grouping, by the language where the digits leave it open."""
    whole, _, rest = plain.partition(mark)
    decimal, grouping = f"{whole}.{rest}", whole + rest
    groups = len(rest) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")
    if mark == "·":  # 1·49 in English journals; elsewhere it divides a date (9·11)
        return _atom(start, written, decimal) if mark in tongue.decimal and len(rest) > 1 else None
    if mark == "'":
        if mark in tongue.decimal and len(rest) == 1:
            return _atom(start, written, decimal)  # 3'5 millones; 3'25 are minutes
        return _atom(start, written, grouping, grouped=True) if groups else None
    if mark == "٬" and groups:
        return _atom(start, written, grouping, grouped=True)
    if mark in "٫٬":  # the two look alike, and are taken for each other
        return _atom(start, written, decimal)
    if not groups:
        # A list or the end of a clause (2019，300; In 2019,27 countries) rather than the other
        # convention's decimal.
        foreign = mark not in tongue.decimal and (
            len(rest) > 2 or "，" in written or (mark == "," and bool(_YEAR.fullmatch(whole)))
        )
        return None if foreign else _atom(start, written, decimal)
    if len(grouping) > _MOST:
        return None
    if mark in tongue.decimal:
        other = (int(grouping),)
        return _atom(start, written, decimal, others=other)
    others = (Fraction(decimal),) if tongue.either else ()
    return _atom(start, written, grouping, grouped=True, others=others)


def _pieces(start: int, written: str) -> Iterator[Atom]:
    """The whole numbers of a list without blanks (1,2,3)."""
    for match in re.finditer(r"\d+", written):
        made = _atom(start + match.start(), match[0], ascii_digits(match[0]))
        if made:
            yield made
