"""Wire formulas rendered word by word: captions, end marks, credits, datelines."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from qa.fold import Folded, Folder
from qa.kept import by_identity
from qa.language import Language, language
from qa.model import Document, Formula, FormulaHit, Span
from qa.scan.finder import present

_AROUND_END = r"[\s.。\"”]*$"


@functools.cache
def _pattern(formula: Formula) -> re.Pattern[str]:
    """The formula as a pattern over folded text; its group `wrong` is what to replace."""
    lang = language(formula.target_lang)
    if formula.template:
        core = _template(formula, lang)
    else:
        fold = Folder(lang.letters).text
        longest = sorted({fold(text) for text in formula.wrong}, key=lambda t: (-len(t), t))
        core = "|".join(re.escape(text) for text in longest)
    # A word character next to a word character is the inside of another word.
    whole = rf"(?P<wrong>(?:(?<!\w)(?=\w)|(?=\W))(?:{core})(?:(?<=\w)(?!\w)|(?<=\W)))"
    if not lang.spaced:
        whole = f"(?P<wrong>{core})"
    ahead = rf"(?=\s*{re.escape(formula.before)})" if formula.before else ""
    if formula.place == "start":
        return re.compile(rf"^\W*?{whole}{ahead}")
    if formula.place == "end":
        return re.compile(rf"{whole}{ahead}{_AROUND_END}")
    return re.compile(whole + ahead)


@functools.cache
def _telling(formula: Formula) -> tuple[str, ...]:
    """Words of which one must be in the text for the pattern to be worth compiling."""
    fold = Folder(language(formula.target_lang).letters).text
    return tuple(fold(text) for text in formula.wrong or formula.agencies)


@by_identity
@functools.lru_cache(maxsize=64)
def _every(formulas: tuple[Formula, ...]) -> tuple[str, ...]:
    """The different words of all of them."""
    return tuple(dict.fromkeys(w for formula in formulas for w in _telling(formula) if w))


def _template(formula: Formula, lang: Language) -> str:
    months = sorted((n.casefold() for names in lang.dates.months for n in names), key=len)
    ordinal = "|".join(re.escape(end) for end in lang.dates.ordinals)
    slots = {
        "agency": "|".join(
            re.escape(a.casefold()) for a in sorted(formula.agencies, key=len)[::-1]
        ),
        "month": "|".join(re.escape(month) for month in reversed(months)),
        "day": r"\d{1,2}",
        "city": r"[^\W\d]+(?: [^\W\d]+)?",
    }
    pattern = re.escape(formula.template.casefold()).replace(r"\ ", " ")
    for name, value in slots.items():
        pattern = pattern.replace(rf"\{{{name}\}}", f"(?P<{name}>{value})")
    return pattern.replace(r"\{ordinal\}", rf"(?P<day>\d{{1,2}}) ?(?:{ordinal})")


def formula_hits(
    document: Document, folded: dict[tuple[str, int], Folded], formulas: tuple[Formula, ...]
) -> Iterator[FormulaHit]:
    """Hits of the formulas of a language pair; without a source those that betray themselves."""
    story = "\0".join(text.text for (side, _), text in folded.items() if side == "target")
    every = _every(formulas)
    there = {every[number] for number in present(every, story)}
    if not there:
        return
    for formula in formulas:
        telling = [words for words in _telling(formula) if words in there or not words]
        if not telling:
            continue
        for index, segment in enumerate(document.segments):
            text = folded.get(("target", index))
            if text is None:
                continue
            if not any(words in text.text for words in telling):
                continue
            witness = _witness(document, index, formula)
            if segment.source and formula.source and not witness:
                continue
            if not segment.source and not formula.alone:
                continue
            for match in _pattern(formula).finditer(text.text):
                start, end = text.back(*match.span("wrong"))
                yield FormulaHit(
                    Span(index, "target", start, end), formula.name,
                    _instead(formula, match, text), formula.note, witness,
                )  # fmt: skip


def _instead(formula: Formula, match: re.Match[str], text: Folded) -> str:
    right = formula.instead
    for name, value in match.groupdict().items():
        if name != "wrong" and value is not None:
            start, end = text.back(*match.span(name))
            right = right.replace(f"{{{name}}}", text.original[start:end])
    return right


def _witness(document: Document, index: int, formula: Formula) -> tuple[Span, ...]:
    source = document.segments[index].source or ""
    for text in sorted(formula.source, key=lambda t: (-len(t), t)):
        start = source.find(text)
        if start >= 0:
            return (Span(index, "source", start, start + len(text)),)
    return ()
