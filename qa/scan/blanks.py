"""Which blanks are one too many or missing, as patterns: at stops, quotation marks, brackets, apostrophes.

What a language writes comes from its own file (stops, words beside an apostrophe) and from its marks
(which of them only open, which only close). “ closes in German and opens in copy from elsewhere, so a
mark that does both in the world's newspapers is judged only by languages that have it in one way.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from qa.language import Spacing, language
from qa.scan.marks.data import Marks, marks
from qa.scan.marks.words import WORD

LETTER = WORD[:-1]
_OPENS, _CLOSES = "“«„「『《〈", "”»」』》〉"
_COMMAS = ",،"
_PLAIN = r"[^\W\d_]"
_SENTENCE = ".!?…"  # end one before a capital
_DANDA = "।"  # ends one before any letter
_DOTTED = re.compile(rf"{_PLAIN}\.[^\W\d_a-z]")  # Yandex.Market
_SHOWN = 20  # characters on each side of a missing blank
_LONGEST = 200  # of a word beside it
_MOST = 1000  # of one segment that are looked at
_LONG = 4  # letters before a stop that ends a sentence and no abbreviation


class Rule(NamedTuple):
    """`telling` has what must be in a text, `write` the groups of the pattern without the blank."""

    telling: tuple[str, ...]
    pattern: re.Pattern[str]
    write: str
    what: str


@functools.cache
def rules(tag: str) -> tuple[Rule, ...]:
    """Blanks that are too many in a language, and those on the wrong side of a mark."""
    spacing, lang = language(tag).spacing, marks(tag)
    return tuple(_rules(spacing, lang)) if spacing.tight else ()


def _rules(spacing: Spacing, lang: Marks) -> Iterator[Rule]:
    stops, ends = re.escape(spacing.stops), re.escape(spacing.stops + _SENTENCE)
    opening, closing = _sided(spacing, lang)
    joined = bool(lang.repeats.joined)
    # Beside a letter on its other side a mark does the opposite there, whatever its shape.
    before, after = ("", "") if joined else (r"(?<!\w)", r"(?!\w)")
    if lang.letters == "hangul":
        after = ""  # a particle stands there: “네”라고
    # Chinese and Japanese houses set Latin words off with blanks on both sides.
    own = rf"(?:(?![\x00-\x2f\x3a-\x7f]){LETTER})" if joined else r"[\w¡¿]"
    if closing:
        # From the word's beginning, to be shown whole; one character where no blanks show a word.
        last = rf"(?:{own if joined else LETTER}|[{ends}])"
        word = last if joined else rf"(?<!{LETTER}){LETTER}*{last}"
        yield Rule(
            _blanks(closing, after=False),
            re.compile(rf"(?P<a>{word})[ \t]+(?P<b>[{re.escape(closing)}]){after}"), r"\g<a>\g<b>",
            "a blank before the closing quotation mark",
        )  # fmt: skip
    if opening:
        yield Rule(
            _blanks(opening, after=True),
            re.compile(rf"{before}(?P<a>[{re.escape(opening)}])[ \t]+(?P<b>{own})"), r"\g<a>\g<b>",
            "a blank after the opening quotation mark",
        )  # fmt: skip
    # A run of dots is an ellipsis, a stop before a digit or letter begins ".5", ".com".
    word = rf"(?:{own}|[{re.escape(closing)}])" if joined else rf"(?<!{LETTER}){LETTER}+"
    behind = "" if joined else rf"(?![{stops}\w/)(])"
    yield Rule(
        _blanks(spacing.stops, after=False),
        re.compile(rf"(?P<a>{word})[ \t]+(?P<b>[{stops}]){behind}"), r"\g<a>\g<b>",
        "a blank before the stop",
    )  # fmt: skip
    if joined:
        return
    yield Rule(
        _blanks(_COMMAS, after=False),
        re.compile(rf"(?P<a>{word})[ \t]+(?P<b>[{_COMMAS}])(?=\w)"), r"\g<a>\g<b> ",
        "a blank before the stop",
    )  # fmt: skip
    yield Rule(
        ("( ", " )"),
        re.compile(r"(?<=[\s\w])(?P<a>\()[ \t]+(?P<b>\w)|(?<=\w)(?P<c>)[ \t]+(?P<d>\))(?!\))"),
        r"\g<a>\g<b>\g<c>\g<d>", "a blank inside the brackets",
    )  # fmt: skip
    yield from _apostrophes(spacing)


def _sided(spacing: Spacing, lang: Marks) -> tuple[str, str]:
    """The marks that only open in a language and those that only close; none where blanks stand inside."""
    if lang.padded:
        return spacing.opening, spacing.closing
    first, last = {pair[0] for pair in lang.quotes}, {pair[1] for pair in lang.quotes}
    turned = "“" if "„" in first else ""  # closes what „ opens
    opening = {s for s in first - last if s in _OPENS and s not in turned} | set(spacing.opening)
    closing = {s for s in last - first if s in _CLOSES} | set(spacing.closing)
    opening |= set((lang.opened or {}).values())
    return "".join(sorted(opening)), "".join(sorted(closing))


def _apostrophes(spacing: Spacing) -> Iterator[Rule]:
    """Blanks at an apostrophe that joins two words: l' homme, the teacher 's."""
    if spacing.elided:
        words = "|".join(spacing.elided)
        yield Rule(
            ("' ", "’ "),
            re.compile(rf"(?<![\w'’%$])(?P<a>(?:{words})['’])[ \t]+(?P<b>{_PLAIN})", re.IGNORECASE),
            r"\g<a>\g<b>", "a blank behind the apostrophe",
        )  # fmt: skip
        short = "|".join(word for word in spacing.elided if len(word) == 1)
        yield Rule(
            (" '", " ’"),
            re.compile(rf"(?<![\w'’%$])(?P<a>{short})[ \t]+(?P<b>['’]{_PLAIN})", re.IGNORECASE),
            r"\g<a>\g<b>", "a blank before the apostrophe",
        )  # fmt: skip
    if spacing.attached:
        tails = "|".join(tail.replace("'", "['’]") for tail in spacing.attached)
        yield Rule(
            (" '", " ’", *(f" {tail[:2]}" for tail in spacing.attached if tail[0] != "'")),
            re.compile(rf"(?P<a>(?<!\w)\w*{_PLAIN})[ \t]+(?P<b>{tails})(?![\w'’])"),
            r"\g<a>\g<b>", "a blank before the apostrophe",
        )  # fmt: skip


def _blanks(signs: str, *, after: bool) -> tuple[str, ...]:
    """Each mark with a blank on one side: to look for these costs next to nothing."""
    return tuple(sign + blank if after else blank + sign for sign in signs for blank in " \t")


@functools.cache
def telling(tag: str) -> re.Pattern[str] | None:
    """A blank beside a mark that one of the rules looks for: a text without any is passed over at once."""
    every = {sign for rule in rules(tag) for sign in rule.telling}
    behind = {sign[1] for sign in every if sign[0] in " \t"}
    before = {sign[0] for sign in every if sign[0] not in " \t"}
    parts = []
    if behind:
        parts.append(rf"[ \t][{re.escape(''.join(sorted(behind)))}]")
    if before:
        parts.append(rf"[{re.escape(''.join(sorted(before)))}][ \t]")
    return re.compile("|".join(parts)) if parts else None


_JOINS = re.compile(r"[,،.!?…।][^\W\d_]")  # what every missing blank has


@functools.cache
def _unspaced(tag: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Marks behind which a blank must stand, each with a pattern for where there is none."""
    spacing, lang = language(tag).spacing, marks(tag)
    if not spacing.tight or lang.repeats.joined:
        return ()
    found = []
    for sign in spacing.stops + "…":
        if sign in _COMMAS:
            before, after = _PLAIN * 2, _PLAIN * 2
        elif sign in _SENTENCE:
            before, after = _PLAIN * _LONG, rf"{_PLAIN}(?:{_PLAIN}|\s)"
        elif sign == _DANDA:
            before, after = LETTER, LETTER
        else:
            continue
        found.append((sign, re.compile(rf"(?<={before}){re.escape(sign)}(?={after})")))
    return tuple(found)


def unspaced(text: str, source: str, tag: str) -> Iterator[tuple[int, int, str, bool]]:
    """Two words with a mark and no blank between them, what to write, and whether that is sure.

    A word of the source may have the mark as well.

    A stop counts behind a word of some length and before a capital: abbreviations and addresses
    are written so.
    """
    if not _JOINS.search(text):
        return
    for sign, pattern in _unspaced(tag):
        if text.count(sign) == text.count(sign + " ") + text.endswith(sign):
            continue
        for match in islice(pattern.finditer(text), _MOST):
            at = match.start()
            # A word that goes on and on is looked at beside the mark alone.
            first, last = max(0, at - _LONGEST), min(len(text), at + _LONGEST)
            start = max(first, text.rfind(" ", first, at) + 1)
            end = text.find(" ", at, last)
            word = text[start : end if end >= 0 else last]
            if any(odd in word for odd in "/@_:#") or word.strip("\"'“”«»„.,") in source:
                continue
            if word.strip(sign).count(sign) > 1:
                continue  # a list that is written so
            if sign in _SENTENCE and not (_sentence(text, at, word) and not _DOTTED.search(source)):
                continue
            start, end = max(start, at - _SHOWN), min(start + len(word), at + _SHOWN)
            sure = sign not in _SENTENCE  # Yahoo!Japan
            yield start, end, f"{text[start : at + 1]} {text[at + 1 : end]}", sure


def _sentence(text: str, at: int, word: str) -> bool:
    """Whether a small letter stands before the stop and a capital with a small one behind it."""
    before, first, second = text[at - 1], text[at + 1], text[at + 2]
    goes_on = second.islower() or second.isspace()  # ….Η κυβέρνηση
    return before.islower() and first.isupper() and goes_on and word.count(text[at]) == 1
