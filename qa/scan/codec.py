"""Concepts to JSON rows and back: what the compiled copy on disk holds of them.

A row leaves out what is usual at its end, so a plain form is ["en", "Kabul"].
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from qa.glossary.bulk import Manner, form
from qa.model import (
    Abbreviations,
    Condition,
    Form,
    Formula,
    Homograph,
    Severity,
    Term,
    Valid,
    WrongRendering,
)

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_USUAL: tuple[Any, ...] = (None, None, "preferred", "full", "", [], ["", ""], "", "", "")


def _valid(period: Valid) -> list[str]:
    return [d.isoformat() if d else "" for d in (period.since, period.until)]


def _period(row: Sequence[str]) -> Valid:
    since, until = (date.fromisoformat(day) if day else None for day in row)
    return Valid(since, until)


def _form_row(form: Form) -> list[Any]:
    """One form, without what is usual at its end."""
    row: list[Any] = [
        form.lang, form.text, form.status, form.use, form.article, list(form.styles),
        _valid(form.valid), form.case, form.gender, form.number,
    ]  # fmt: skip
    while len(row) > 2 and row[-1] == _USUAL[len(row) - 1]:
        row.pop()
    return row


def form_frame(manner: Manner) -> tuple[str, str]:
    """What stands before and behind the quoted text of a form as JSON."""
    row = _form_row(form(("", manner)))
    return f"[{_encode(manner.lang)},", "".join(f",{_encode(value)}" for value in row[2:]) + "]"


def pack_about(subject: str = "", role: str = "") -> str:
    """What comes behind the rules of a concept that says no more than this."""
    return "," + _encode([subject, role, "", False, ["", ""], ""])[1:-1]


def pack_term(term: Term) -> str:
    """One concept as compact JSON text, its id apart."""
    forms = [_form_row(form) for form in term.forms]
    wrong = [
        [
            r.lang, r.text, r.instead, int(r.severity), r.seen, r.kind, r.note, r.alone, r.pattern,
            [list(getattr(r.when, name)) for name in Condition.__slots__],
        ]
        for r in term.wrong
    ]  # fmt: skip
    return _encode(
        [
            term.kind, forms, wrong, term.subject, term.role, term.note, term.strict,
            _valid(term.valid), term.pack,
        ]
    )  # fmt: skip


def unpack_term(concept: str, text: str, pack: str) -> Term:
    """The concept of such a text; `pack` is the unit's, where the concept does not name its own."""
    kind, forms, wrong, *rest = json.loads(text)
    subject, role, note, strict, period, own = rest or ("", "", "", False, ("", ""), "")
    return Term(
        id=concept,
        kind=kind,
        forms=tuple(_form(row) for row in forms),
        wrong=tuple(_rule(*row) for row in wrong),
        subject=subject,
        role=role,
        note=note,
        pack=own or pack,
        strict=strict,
        valid=_period(period),
    )


def _form(row: list[Any]) -> Form:
    if len(row) < 5:
        return Form(*row)
    lang, text, status, use, article, styles, period, case, gender, number = [
        *row, *_USUAL[len(row) :]
    ]  # fmt: skip
    return Form(
        lang, text, status, use, tuple(styles), _period(period), (), article, case, gender, number
    )


def _rule(*row: Any) -> WrongRendering:
    lang, text, instead, severity, seen, kind, note, alone, pattern, when = row
    condition = Condition(*(tuple(part) for part in when))
    return WrongRendering(
        lang, text, instead, Severity(severity), condition, seen, kind, note, alone, pattern
    )


def pack_formula(formula: Formula) -> list[Any]:
    return [getattr(formula, name) for name in Formula.__slots__]


def unpack_formula(row: list[Any]) -> Formula:
    values: list[Any] = [tuple(value) if isinstance(value, list) else value for value in row]
    return Formula(*values)


def pack_abbreviations(table: Abbreviations) -> list[Any]:
    return [getattr(table, name) for name in Abbreviations.__slots__]


def unpack_abbreviations(row: list[Any]) -> Abbreviations:
    lang, candidates, compounds, before, after, relation, not_within, shapes = row
    return Abbreviations(
        lang,
        {text: tuple(ids) for text, ids in candidates.items()},
        {text: tuple(tuple(part) for part in parts) for text, parts in compounds.items()},
        tuple(before),
        tuple(after),
        tuple(relation),
        tuple(not_within),
        tuple(shapes),
    )


def pack_homograph(entry: Homograph) -> list[Any]:
    return [getattr(entry, name) for name in Homograph.__slots__]


def unpack_homograph(row: list[Any]) -> Homograph:
    lang, names, part, means, concept, write, always, other, evidence = row
    texts = {code: tuple(words) for code, words in means.items()}
    return Homograph(
        lang, tuple(names), part, texts, concept, write, always, other, tuple(evidence)
    )  # fmt: skip
