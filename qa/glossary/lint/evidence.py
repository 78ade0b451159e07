"""Rules about evidence codes and house styles."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator

from qa.glossary.lint.base import NOTE, WARNING, Flag, rule
from qa.glossary.lint.packs import Packs
from qa.glossary.lint.reading import FormAt, Source

_CODE = re.compile(r"\w+(?:-\w+)*")
_MANY = 1_000  # codes or styles beyond which nearness says nothing and costs much


def _declared(source: Source) -> dict[str, object]:
    found = source.data.get("evidence", {})
    return found if isinstance(found, dict) else {}


@rule(WARNING)
def undeclared_evidence(packs: Packs) -> Iterator[Flag]:
    """A form names an evidence code that the pack's [evidence] table does not have.

    Nobody can then look the evidence up. Said once for each code, at its first use. In a pack
    without such a table it is a note. Remedy: declare the code, or correct it.
    """
    for source in packs.reported:
        declared = _declared(source)
        first: dict[str, FormAt] = {}
        counts: Counter[str] = Counter()
        for form in source.forms:
            for code in form.evidence:
                if code not in declared:
                    first.setdefault(code, form)
                    counts[code] += 1
        for code, form in first.items():
            times = "" if counts[code] == 1 else f" ({counts[code]:,} forms)"
            close = difflib.get_close_matches(code, list(declared)[:_MANY], 1, 0.8)
            yield Flag(
                form.spot, f"the evidence {code!r} is not declared{times}",
                f"Declare it under [evidence]{f', or write {close[0]!r}' if close else ''}.",
                WARNING if declared else NOTE,
            )  # fmt: skip


@rule(NOTE)
def unused_evidence(packs: Packs) -> Iterator[Flag]:
    """The [evidence] table declares a code that nothing in the pack names.

    Codes in `authority`, `seen` and `note` count as named. Remedy: drop it.
    """
    for source in packs.reported:
        declared = _declared(source)
        if not declared:
            continue
        named: set[str] = {code for form in source.forms for code in form.evidence}
        named.update(code for entry in source.homographs for code in entry.evidence)
        for concept in source.concepts:
            term = concept.term
            prose = [term.note, term.authority, term.role]
            prose += [part for rule in term.wrong for part in (rule.seen, rule.note)]
            named.update(_CODE.findall(" ".join(prose)))
            named.update(" ".join(prose).split())
        for code in declared:
            if code not in named:
                yield Flag(source.spot(("evidence", code)), f"nothing names the evidence {code!r}",
                           "Drop it.")  # fmt: skip


@rule(WARNING)
def near_style(packs: Packs) -> Iterator[Flag]:
    """A house style is named once and is nearly the name of another one.

    A form for the house "rueters" is preferred by nobody. Remedy: correct it.
    """
    counts: Counter[str] = Counter()
    first: dict[str, FormAt] = {}
    for source in packs.sources:
        for form in source.forms:
            for style in form.styles:
                counts[style] += 1
                if source.reported:
                    first.setdefault(style, form)
    for style, form in first.items():
        if len(counts) > _MANY:
            break
        # Short names are all near each other (ap, afp).
        others = sorted(
            other for other in counts
            if other != style and counts[other] > 1 and min(len(other), len(style)) > 3
        )  # fmt: skip
        close = difflib.get_close_matches(style, others, 1, 0.75)
        if counts[style] == 1 and close:
            yield Flag(form.spot, f"the style {style!r} is named once, and {close[0]!r} is near",
                       f"Write {close[0]!r} if that is meant.")  # fmt: skip
        elif style != style.strip() or (style != style.casefold() and style.casefold() in counts):
            yield Flag(form.spot, f"the style {style!r} is written {style.casefold()!r} elsewhere",
                       "Write it the same everywhere.")  # fmt: skip
