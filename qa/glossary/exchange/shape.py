"""Concepts to the shape of a hand-kept pack and back. What is usual there is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from qa.glossary.concepts import concepts
from qa.glossary.editing.compose import form_data, forms_data, head_data, rules_data
from qa.glossary.exchange.base import Entry, Given
from qa.glossary.pack import Pack
from qa.model import Form, Term

_GROUP = re.compile(r"\(([^()]*)\)(\??)")
MOST_FORMS = 1_000  # of a concept in a language: more are a dictionary, not a concept
MOST_COMBINATIONS = 2_000_000  # of all patterns of a file, which are tried out when it is checked


def entry(term: Term) -> dict[str, Any]:
    """The concept as a table `[[concept]]`: forms by language, rules with the same conditions
    together."""
    forms = {
        lang: [row if isinstance(row, dict) else {"text": row} for row in rows]
        for lang, rows in forms_data(term.forms).items()
    }
    found = head_data(term) | {"forms": forms, "wrong": rules_data(term.wrong)}
    return {key: value for key, value in found.items() if value}


def form_row(form: Form) -> dict[str, Any]:
    """A form as an inline table, without its language; `status` always, the rest where it is set."""
    row = form_data(form, ())
    return {**(row if isinstance(row, dict) else {"text": row}), "status": form.status}


def grouped(forms: Sequence[Form]) -> tuple[Form, ...]:
    """The forms language by language, as every file keeps them; their order within stays."""
    order = {lang: place for place, lang in enumerate(dict.fromkeys(f.lang for f in forms))}
    return tuple(sorted(forms, key=lambda form: order[form.lang]))


class _Entry(Pack):
    """An entry of a foreign file: complaints name the line where it begins."""

    def __init__(self, path: str, at: int | None) -> None:
        super().__init__(path, "")
        self.at = at

    def line(self, near: str = "") -> int | None:
        return self.at


def terms(given: Given, entries: Iterable[Entry], name: str) -> list[Term]:
    """The concepts of the entries, checked like those of a pack; GlossaryError with the line."""
    found: dict[str, Term] = {}
    combinations = 0
    for one in entries:
        pack = _Entry(given.path, one.line)
        combinations += _combinations(one.data)
        if combinations > MOST_COMBINATIONS:
            given.fail(
                f"the patterns stand for over {MOST_COMBINATIONS:,} texts", "Give fewer.", one.line
            )
        forms = one.data.get("forms", {})
        if any(len(rows) > MOST_FORMS for rows in forms.values()):
            given.fail(
                f"{one.data['id']} has over {MOST_FORMS:,} forms in a language",
                "Divide it into concepts.", one.line,
            )  # fmt: skip
        (term,) = concepts(pack, {"pack": name, "concept": [one.data]})
        if term.id in found:
            given.fail(f"the concept {term.id} stands twice", "Merge the two.", one.line)
        found[term.id] = term
    return list(found.values())


def _combinations(data: dict[str, Any]) -> int:
    """How many texts the patterns of an entry stand for; nothing is known of its shape yet."""
    rules = data.get("wrong")
    total = 0
    for rule in rules if isinstance(rules, list) else ():
        pattern = rule.get("pattern") if isinstance(rule, dict) else None
        if isinstance(pattern, str):
            size = 1
            for group in _GROUP.finditer(pattern):
                size *= group[1].count("|") + 1 + len(group[2])
                if size > MOST_COMBINATIONS:
                    return size
            total += size
    return total
