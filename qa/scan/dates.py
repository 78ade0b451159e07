"""Days without a month in the target, and the dateline that gives the month."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from qa.fold import Folded
from qa.language import Language, language
from qa.model import Document, LooseDate, Span
from qa.names.cover import Apart

_DATELINE_SEGMENTS = 2
_LONGEST_STEP_BACK = 10  # days by which "the 28th" may lie before a dateline of the 3rd


def _slots(template: str, lang: Language) -> str:
    """A template of the language data as a regular expression over folded text."""
    months = sorted((name for names in lang.dates.months for name in names), key=len, reverse=True)
    named = "|".join(re.escape(name.casefold()) for name in months)
    ordinal = "|".join(re.escape(end) for end in lang.dates.ordinals)
    pattern = re.escape(template.casefold()).replace(r"\ ", " ")
    return (
        pattern.replace(r"\{month\}", f"(?P<month>{named})")
        .replace(r"\{ordinal\}", rf"(?P<day>\d{{1,2}}) ?(?:{ordinal})")
        .replace(r"\{day\}", r"(?P<day>\d{1,2})")
    )


@functools.cache
def _full(code: str) -> tuple[re.Pattern[str], ...]:
    lang = language(code)
    return tuple(re.compile(rf"{_slots(t, lang)}(?!\w)") for t in lang.dates.full)


@functools.cache
def _loose(code: str) -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Each pattern with the words it begins with and what to write instead."""
    lang = language(code)
    return tuple(
        (
            entry.text.casefold().partition("{")[0],
            re.compile(rf"(?<!\w){_slots(entry.text, lang)}(?![\w-])"),
            entry.instead,
        )
        for entry in lang.dates.loose
    )


_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")


def _month(text: str, lang: Language) -> int | None:
    for number, names in enumerate(lang.dates.months, 1):
        if any(text == name.casefold() for name in names):
            return number
    return None


def dateline(document: Document, folded: dict[tuple[str, int], Folded]) -> tuple[int, int] | None:
    """Month and day on which the story was filed: its own date, else the first one it writes."""
    if document.published:
        return document.published.month, document.published.day
    sides = [("source", document.source_lang), ("target", document.target_lang)]
    for side, code in sides:
        if not code:
            continue
        lang = language(code)
        for segment in range(min(_DATELINE_SEGMENTS, len(document.segments))):
            text = folded.get((side, segment))
            if text is None:
                continue
            found = [m for p in _full(lang.code) for m in p.finditer(text.text)]
            for match in sorted(found, key=lambda m: m.start()):
                month = _month(match["month"], lang)
                day = int(match["day"])
                if month and 1 <= day <= 31:
                    return month, day
    return None


def loose_dates(document: Document, folded: dict[tuple[str, int], Folded]) -> Iterator[LooseDate]:
    """Every bare day of the target with what to write, where the dateline tells."""
    lang = language(document.target_lang)
    filed = dateline(document, folded)
    for index in range(len(document.segments)):
        text = folded.get(("target", index))
        if text is None:
            continue
        taken = Apart()
        witness = functools.cache(functools.partial(_witness, document, folded, index))
        for begins, pattern, instead in _loose(lang.code):
            for match in pattern.finditer(text.text) if begins in text.text else ():
                following = _NEXT_WORD.match(text.text, match.end())
                if following and following[1] in lang.dates.not_before:
                    continue
                start, end = text.back(*match.span())
                if not 1 <= int(match["day"]) <= 31 or not taken.take(start, end):
                    continue
                right, why = _complete(instead, int(match["day"]), filed, lang)
                if right and text.original[start].isupper():
                    right = right[0].upper() + right[1:]
                yield LooseDate(
                    Span(index, "target", start, end), right, why,
                    witness(int(match["day"])),
                )  # fmt: skip


def _complete(
    instead: str, day: int, filed: tuple[int, int] | None, lang: Language
) -> tuple[str, str]:
    if filed is None:
        return "", "no dateline tells the month"
    month, filed_day = filed
    if day > filed_day:
        # A later day than the dateline's: last month's end, or something still to come.
        if filed_day + 31 - day > _LONGEST_STEP_BACK:
            return "", f"the {day} lies after the dateline's day {filed_day}: month unclear"
        month = 12 if month == 1 else month - 1
    name = lang.dates.months[month - 1][0]
    right = instead.replace("{month}", name).replace("{day}", str(day))
    return right, f"dateline: {lang.dates.months[filed[0] - 1][0]} {filed_day}"


def _witness(
    document: Document, folded: dict[tuple[str, int], Folded], index: int, day: int
) -> tuple[Span, ...]:
    text = folded.get(("source", index))
    if text is None or not document.source_lang:
        return ()
    for template in language(document.source_lang).dates.day:
        pattern = re.escape(template).replace(r"\{day\}", rf"(?<!\d){day}")
        match = re.search(pattern, text.text)
        if match:
            return (Span(index, "source", *text.back(*match.span())),)
    return ()
