"""What is not looked at in a story because its languages have no data for it: said once a story."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator

from qa.figures.moments.tables import held as dated
from qa.figures.moments.tables import tables
from qa.figures.numerals.tongue import tongue
from qa.figures.units.data import held as measured
from qa.language import base
from qa.model import Document
from qa.scan.gender.data import gender
from qa.scan.hedges.data import hedges
from qa.scan.negation.data import lexicon
from qa.scan.opposites.data import members, poles
from qa.scan.qualifiers.data import lexicon as qualified
from qa.scan.roles.data import held as told
from qa.scan.tongue.data import rules, vocabulary

# What each part of a language's data is needed for, and whether a language has it.
_NEEDED: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("numbers in words", lambda code: not tongue(code).part),
    ("units", lambda code: measured(code)),
    ("dates", lambda code: dated(code) or _months(code)),
    ("hours and dates without the name of a month", lambda code: dated(code) or not _months(code)),
    ("negation", lambda code: lexicon(code) is not None),
    ("opposites", lambda code: poles(code) is not None),
    ("kinds", lambda code: members(code) is not None),
    ("women and men", lambda code: gender(code) is not None),
    ("qualifiers", lambda code: qualified(code) is not None),
    ("hedges", lambda code: hedges(code) is not None),
    ("who does what to whom", lambda code: told(code)),
    ("words left untranslated", lambda code: bool(vocabulary(code))),
)


def _months(code: str) -> bool:
    return bool(tables(code).names["month"])


def lacking(document: Document) -> Iterator[str]:
    """A sentence for each language of a story whose data are incomplete."""
    source = document.source_lang if document.has_source else None
    for code in dict.fromkeys(map(base, filter(None, (source, document.target_lang)))):
        missing = _missing(code)
        if missing:
            *most, last = missing
            told = f"{', '.join(most)} and {last}" if most else last
            name = rules(code).name
            shown = code if name == code else f"{name} ({code})"
            yield f"{told} in {shown}, which has no data for them: see qa language list"


@functools.cache
def _missing(code: str) -> tuple[str, ...]:
    return tuple(what for what, has in _NEEDED if not has(code))
