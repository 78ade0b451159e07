"""Ways in which a target renders a name of the source without any form that the glossary has.

Pure helpers of missing-rendering: text in, truth or places out.
"""

from __future__ import annotations

import re

from qa.checks.exchanged import grade
from qa.model import Scanned, Term

_LONG = 3  # letters; shorter words join others and name nothing


def place_of(name: str, text: str) -> tuple[int, int] | None:
    """Where the name stands, as whole words where it is written with an alphabet; the first place."""
    if name not in text:
        return None
    found = re.search(rf"(?<![^\W\d_]){re.escape(name)}(?![^\W\d_])", text)
    return found.span() if found else None


def by_surname(term: Term, text: str) -> bool:
    """Whether the last part of a person's full name is there: "Mrs May" is Theresa May."""
    if term.kind != "person":
        return False
    full = [f.text.replace("·", " ").split() for f in term.forms if f.use == "full"]
    return any(len(parts) > 1 and place_of(parts[-1], text) for parts in full)


def paraphrased(term: Term, text: str) -> bool:
    """Whether half of the words of some form are there: descriptions vary, names do not."""
    small = text.casefold()
    for form in term.forms:
        words = [w for w in form.text.casefold().split() if len(w) > _LONG]
        if words and 2 * sum(word in small for word in words) >= len(words) > 1:
            return True
    return False


def told(scanned: Scanned) -> dict[int, set[str]]:
    """By segment, the concepts of which another check says what stands in their place."""
    found: dict[int, set[str]] = {}
    for wrong in scanned.wrongs:
        found.setdefault(wrong.span.segment, set()).add(wrong.term.id)
    for near in scanned.near:
        found.setdefault(near.span.segment, set()).add(near.term.id)
    for meant in scanned.meant:
        found.setdefault(meant.span.segment, set()).add(meant.concept)
    for exchange in scanned.exchanges:
        if grade(scanned, exchange):
            found.setdefault(exchange.came.span.segment, set()).add(exchange.gone)
    for left in scanned.leftover:
        if not left.term.strict:  # strict terms are told by missing-rendering
            found.setdefault(left.span.segment, set()).add(left.term.id)
    return found
