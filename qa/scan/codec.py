"""Concepts to JSON rows and back: what the compiled copy on disk holds of them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from qa.model import (
    Abbreviations,
    Condition,
    Form,
    Formula,
    Severity,
    Term,
    Valid,
    WrongRendering,
)


def _valid(period: Valid) -> list[str]:
    return [d.isoformat() if d else "" for d in (period.since, period.until)]


def _period(row: list[str]) -> Valid:
    since, until = (date.fromisoformat(day) if day else None for day in row)
    return Valid(since, until)


def pack_term(term: Term) -> str:
    """One concept as compact JSON text."""
    forms = [
        [f.lang, f.text, f.status, f.use, f.article, list(f.styles), _valid(f.valid)]
        for f in term.forms
    ]
    wrong = [
        [
            r.lang, r.text, r.instead, int(r.severity), r.seen, r.kind, r.note, r.alone, r.pattern,
            [list(getattr(r.when, name)) for name in Condition.__slots__],
        ]
        for r in term.wrong
    ]  # fmt: skip
    row = [term.id, term.kind, forms, wrong, term.subject, term.note, term.pack, term.strict,
           _valid(term.valid)]  # fmt: skip
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def unpack_term(text: str) -> Term:
    """The concept of such a text."""
    concept, kind, forms, wrong, subject, note, pack, strict, period = json.loads(text)
    return Term(
        id=concept,
        kind=kind,
        forms=tuple(
            Form(lang, form, status, use, None, tuple(styles), _period(valid), (), article)
            for lang, form, status, use, article, styles, valid in forms
        ),
        wrong=tuple(_rule(*row) for row in wrong),
        subject=subject,
        note=note,
        pack=pack,
        strict=strict,
        valid=_period(period),
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
    lang, candidates, compounds, before, after, relation, not_within = row
    return Abbreviations(
        lang,
        {text: tuple(ids) for text, ids in candidates.items()},
        {text: tuple(tuple(part) for part in parts) for text, parts in compounds.items()},
        tuple(before),
        tuple(after),
        tuple(relation),
        tuple(not_within),
    )
