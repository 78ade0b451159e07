"""What a check is: a generator that judges what the scan found, with its declaration.

Judges yield; they never read files, search for words, print, log or keep state.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from qa.model import Flag, Scanned, Severity, Span, Term, Use

Judge = Callable[..., Iterator[Flag]]


@dataclass(frozen=True, slots=True)
class Case:
    """A one-line example. `target` has «guillemets» round exactly what must be flagged.

    `story` and `story_source` are further lines of the same story, before this one; `fix` is the
    replacement that the first finding must propose, `published` the story's date (ISO), `style`
    the house, `reference` that of the line.
    """

    pair: str
    target: str
    source: str = ""
    fix: str | None = None
    story: tuple[str, ...] = ()
    story_source: tuple[str, ...] = ()
    published: str = ""
    style: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A judge with its name, its MQM category, its usual severity and its examples."""

    name: str
    mqm: str
    severity: Severity
    since: str
    judge: Judge
    bad: tuple[Case, ...] = ()
    good: tuple[Case, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def summary(self) -> str:
        return (inspect.getdoc(self.judge) or "").partition("\n")[0]

    @property
    def documentation(self) -> str:
        return inspect.getdoc(self.judge) or ""


def check(
    *, mqm: str, severity: Severity, since: str, bad: Sequence[Case], good: Sequence[Case]
) -> Callable[[Judge], Check]:
    """Declare a check. Its keyword-only parameters are its options with their defaults."""

    def declare(judge: Judge) -> Check:
        parameters = inspect.signature(judge).parameters.values()
        options = {p.name: p.default for p in parameters if p.kind is p.KEYWORD_ONLY}
        name = judge.__name__.replace("_", "-")
        return Check(name, mqm, severity, since, judge, tuple(bad), tuple(good), options)

    return declare


def quote(scanned: Scanned, spans: Sequence[Span]) -> tuple[str, ...]:
    """The words of source or reference that speak for a flag, quoted."""
    return tuple(
        dict.fromkeys(
            f"{s.side}, segment {s.segment + 1}: “{scanned.document.text(s)}”" for s in spans
        )
    )


def written(term: Term, lang: str, use: Use = "full", *, before: str = "") -> str:
    """How to write a concept at this place: its canonical form, its article unless one stands."""
    form = term.canonical(lang, use) or term.name(lang)
    if form is None:
        return ""
    if form.article and not before.casefold().rstrip().endswith(f" {form.article}"):
        return f"{form.article} {form.text}"
    return form.text


def family(text: str) -> str:
    """Spellings compete only with those of as many words; an acronym is a family of its own."""
    words = text.replace("-", " ").split()
    acronym = text.isupper() and len(words) == 1
    return f"{len(words)}{'!' if acronym else ''}"


def alike(one: str, other: str) -> bool:
    """Same first letter and roughly the same length: spellings, not different names."""
    a, b = one.casefold().replace("-", " "), other.casefold().replace("-", " ")
    return (a != b and a[:1] == b[:1] and abs(len(a) - len(b)) <= 3) or (a == b and one != other)
