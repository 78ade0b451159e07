"""A value with the scale word that news writes it with: 20 млн, 1,8 million, 2億3480万, 15 тысяч.

The words and their forms by count are data: `written` and `counts` of `languages/figures`. What a
count asks for follows the plural rules of the Unicode CLDR (1,8 million but 2,8 millions in French,
3 ملايين but 20 مليون in Arabic), in the nominative.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from qa.figures.numerals.families import Family
from qa.figures.numerals.known import Tongue
from qa.figures.numerals.tongue import lower

_FROM = 10_000  # smaller values are written in digits, unless the text counts in thousands
_THOUSAND = 1000
_DECIMALS = 10**4  # parts of one scale word; what is finer needs its digits
_FEW_DECIMALS = 100  # the same where the text has no scale word of its own
_JOINTS = " \u00a0\u202f"
_MORE = re.compile(r"[ \u00a0\u202f]?[\d.,]*\d")


def scaled(
    written: str, run: tuple[int, int], number: Fraction, lang: Tongue, tag: str,
    wanted: Fraction, digits: Callable[[Fraction], str],
) -> str:  # fmt: skip
    """`wanted` with a scale word of the family that `written` uses; empty where there is none.

    `run` is where the digits of `written` stand, `number` what they say alone; `digits` writes a
    number in their style.
    """
    before, after = written[: run[0]], written[run[1] :]
    family, old = _used(after, lang, set(tag.split("-")[1:]))
    if family is None or (not old and number >= _FROM):
        return ""  # a text that writes so many digits goes on so
    scale = family.of.get(old, 0)
    if scale and _folded(_form(family, scale, number, lang), lang) != old:
        return ""  # in another case than its count asks for: that is carried over
    joint = after[: len(after) - len(after.lstrip(_JOINTS))] if old else family.joint
    rest = after[len(joint) + len(old) :] if old else after
    if wanted < (_THOUSAND if scale == _THOUSAND else _FROM):
        return before + digits(wanted) + _behind(rest, lang) if old else ""
    usual = lang.written[0]
    if wanted >= _THOUSAND * max(family.forms) and max(usual.forms) > max(family.forms):
        family, joint = usual, usual.joint  # 2,8 milioni for 150mila
    if family.compound:
        between = rest[:1] if rest[1:2].isdecimal() and rest[0] in _JOINTS else ""
        return before + _compound(wanted, family, digits, between) + _behind(rest, lang)
    usable = [each for each in family.forms if each <= wanted]
    if not usable:
        return before + digits(wanted) + rest if old else ""
    count = wanted / max(usable)
    if (_DECIMALS if old else _FEW_DECIMALS) % count.denominator:
        return ""
    form = _form(family, max(usable), count, lang)
    return before + digits(count) + joint + form + _behind(rest, lang)


def _used(after: str, lang: Tongue, regions: set[str]) -> tuple[Family | None, str]:
    """The family of the scale word behind the digits, and that word; the usual one without a word."""
    families = sorted(lang.written, key=lambda f: not f.regions & regions)
    small = lower(after.lstrip(_JOINTS)).translate(lang.letters)
    if not small:
        return next(iter(families), None), ""
    found = [
        (form, family) for family in families for form in family.of
        if small.startswith(form) and not (lang.spaced and small[len(form) :][:1].isalpha())
    ]  # fmt: skip
    if found:
        form, family = max(found, key=lambda each: len(each[0]))
        return family, form
    # Words that are read and never proposed (百万) give way to the usual ones.
    odd = max((word for word in lang.unwritten if small.startswith(word)), key=len, default="")
    return (families[0], odd) if odd and families else (None, "")


def _scale_at(small: str, lang: Tongue) -> int:
    """How long the scale word is that a folded text begins with, one that no family has too (千)."""
    longest = small[: max(map(len, lang.words), default=0)]
    return next(
        (
            size
            for size in range(len(longest), 0, -1)
            if any(entry.kind == "x" for entry in lang.words.get(longest[:size], ()))
        ),
        0,
    )


def _form(family: Family, scale: int, number: Fraction, lang: Tongue) -> str:
    forms = family.forms[scale]
    if len(forms) == 1:
        return forms[0]
    text = str(number) if number.denominator == 1 else f"{float(number):.4f}".rstrip("0")
    return forms[next((at for at, count in enumerate(lang.counts) if count.search(text)), -1)]


def _folded(word: str, lang: Tongue) -> str:
    return lower(word).translate(lang.letters)


def _compound(
    wanted: Fraction, family: Family, digits: Callable[[Fraction], str], between: str
) -> str:
    """Whole numbers of each scale behind each other, the last without a word: 2億3480万, 3만 6000."""
    parts, left = [], wanted
    for scale in sorted(family.forms, reverse=True):
        whole, left = divmod(left, scale)
        if whole:
            parts.append(digits(Fraction(whole)) + family.forms[scale][0])
    return between.join((*parts, digits(left)) if left else parts)


def _behind(rest: str, lang: Tongue) -> str:
    """What follows behind the further parts of such a number."""
    while more := _MORE.match(rest):
        rest = rest[more.end() :]
        bare = rest.lstrip(_JOINTS)
        size = _scale_at(lower(bare).translate(lang.letters), lang)
        rest = bare[size:] if size else rest
    return rest
