"""What the glossary already knows of a text."""

from __future__ import annotations

from typing import NamedTuple

from qa.language import base, language
from qa.model import Term
from qa.scan.compiled import Compiled
from qa.scan.matcher import longest, match


class Found(NamedTuple):
    """A form of a concept at [start, end) of the text; `use` and `status` are the form's."""

    start: int
    end: int
    term: Term
    text: str
    use: str
    status: str


class Known:
    """The glossary as mining asks it."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        self._terms = compiled.resolved(None)

    def __contains__(self, concept: object) -> bool:
        return concept in self._compiled.terms

    def look(self, text: str, lang: str) -> tuple[list[Found], list[tuple[int, int, str]]]:
        """The forms of a text, the longest at each place, and (start, end, concept) of its known
        wrong renderings, whatever their conditions."""
        folded = self._compiled.folder.fold(text)
        forms, wrongs = match(folded, self._compiled, self._terms, language(lang))
        found = []
        for raw in longest(forms, lambda raw: (raw.start, raw.end)):
            form = raw.term.forms[raw.number]
            found.append(Found(raw.start, raw.end, raw.term, form.text, form.use, form.status))
        return found, [(raw.start, raw.end, raw.term.id) for raw in wrongs]

    def fold(self, text: str) -> str:
        return self._compiled.folder.text(text)


def names(term: Term, lang: str) -> tuple[str, ...]:
    """The forms of a concept that may stand for it in running text, the preferred one first."""
    canonical = term.canonical(lang)
    found = [canonical.text] if canonical else []
    found += [
        form.text
        for form in term.forms
        if base(form.lang) == lang
        and form.status != "deprecated"
        and form.use in ("full", "short", "capital")
    ]
    return tuple(dict.fromkeys(found))


def single(found: list[Found]) -> list[Found]:
    """Those whose place belongs to one concept alone, and that are no abbreviations."""
    owners: dict[tuple[int, int], set[str]] = {}
    for hit in found:
        owners.setdefault((hit.start, hit.end), set()).add(hit.term.id)
    return [
        hit
        for hit in found
        if len(owners[hit.start, hit.end]) == 1 and hit.use not in ("abbreviation", "adjective")
    ]
