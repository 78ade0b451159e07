"""The names of a text that may do something to each other: the glossary's, and those that both sides have."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from qa.language import language
from qa.model import Form, Hit, Side, Span

KINDS = ("person", "country", "place", "people", "org")
# Of which one may come, a letter from Putin and a player from Chelsea as well; not of the Russian side.
_NAMED = ("full", "short", "abbreviation", "capital")
# One sign each for a name as dictionaries have it, one in another form, one that is either, and one
# in a form that is its subject's alone.
PLAIN, BENT, EITHER, FIRST = SIGNS = "\ue000\ue001\ue002\ue003"
_MARKS = "'’"
_WORD = re.compile(r"(?<![\w'’.-])[^\W\d_][^\W_]{3,24}(?!\w)")


@dataclass(frozen=True, slots=True)
class Name:
    """Whom a name may speak of; `place` says that something can come from it and go to it.

    `end` is that of the name itself, without an ending behind an apostrophe (Minsk'ten).
    """

    span: Span
    concepts: frozenset[str]
    place: bool
    sign: str
    end: int


@dataclass(frozen=True, slots=True)
class Endings:
    """How a name ends that is surely a subject (`first`, by sort of name), and an adjective that is none."""

    first: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    bent: re.Pattern[str] | None = None


def named(text: str, hits: Sequence[Hit], endings: Endings) -> list[Name]:
    """The names of the glossary, in order, none within another one."""
    found: list[Name] = []
    some = sorted(
        (hit for hit in hits if hit.term.kind in KINDS),
        key=lambda hit: (hit.span.start, -hit.span.end, hit.term.id),
    )
    for span, group in groupby(some, lambda hit: hit.span):
        if found and span.start < found[-1].span.end:
            continue
        one = list(group)
        end = min(_end(text[span.start : span.end], hit.form) for hit in one) + span.start
        place = any(hit.form.use in _NAMED for hit in one)
        concepts = frozenset(hit.term.id for hit in one)
        found.append(Name(span, concepts, place, _sign(text[span.start : end], one, endings), end))
    return found


def words_of(text: str, *langs: str) -> frozenset[str]:
    """Words with a capital, where names have one form: the same word in another language is a name."""
    if not all(language(lang).spaced and not language(lang).declines for lang in langs):
        return frozenset()
    return frozenset(word for word in _WORD.findall(text) if word[0].isupper())


def with_common(
    text: str, names: Sequence[Name], common: Collection[str], place: tuple[int, Side]
) -> list[Name]:
    """The names, and those of `common` words outside of them, in order.

    What a blank parts from such a word is one name with it: Novak Djokovic, Real Madrid.
    """
    if not common:
        return list(names)
    words = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if match[0] in common and not any(
            name.span.start < end and start < name.span.end for name in names
        ):
            span = Span(*place, start, end)
            words.append(Name(span, frozenset((match[0],)), place=True, sign=PLAIN, end=end))
    found: list[Name] = []
    spans = {word.span for word in words}
    loose = False
    for name in sorted((*names, *words), key=lambda name: name.span.start):
        single = name.span in spans
        if found and (single or loose) and text[found[-1].span.end : name.span.start] == " ":
            found[-1] = _joined(found[-1], name)
        else:
            found.append(name)
        loose = single
    return found


def _joined(one: Name, other: Name) -> Name:
    return Name(
        one.span._replace(end=other.span.end),
        one.concepts | other.concepts,
        one.place or other.place,
        EITHER if EITHER in (one.sign, other.sign) else other.sign,
        other.end,
    )


def _end(written: str, form: Form) -> int:
    """How much of what is written is the name: an ending behind an apostrophe (Minsk'ten) is none."""
    size = len(form.text)
    return size if written[size : size + 1] and written[size] in _MARKS else len(written)


def _sign(written: str, hits: Sequence[Hit], endings: Endings) -> str:
    adjective = any(hit.form.use in ("adjective", "people") for hit in hits)
    if adjective and endings.bent and endings.bent.search(written):
        return BENT
    if not adjective and not any(_plain(written, hit.form) for hit in hits):
        return BENT
    person = any(hit.term.kind == "person" for hit in hits)
    first = endings.first.get("adjective" if adjective else "person" if person else "other")
    if first and first.search(written):
        return FIRST
    return EITHER if adjective else PLAIN


def _plain(written: str, form: Form) -> bool:
    return form.text.casefold() == written.casefold() and form.case in ("", "nominative")
