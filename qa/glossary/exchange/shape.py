"""Concepts to the shape of a hand-kept pack and back. What is usual there is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from qa.glossary.concepts import concepts
from qa.glossary.exchange.base import Entry, Given
from qa.glossary.pack import Pack
from qa.model import Condition, Form, Term, Valid, WrongRendering

_ALWAYS = Valid()
_GROUP = re.compile(r"\(([^()]*)\)(\??)")
MOST_FORMS = 1_000  # of a concept in a language: more are a dictionary, not a concept
MOST_COMBINATIONS = 2_000_000  # of all patterns of a file, which are tried out when it is checked


def period(valid: Valid) -> str:
    """A validity as packs write it (2019-01-24/..); empty when it is open on both sides."""
    if valid == _ALWAYS:
        return ""
    return f"{_day(valid.since)}/{_day(valid.until)}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ".."


def entry(term: Term) -> dict[str, Any]:
    """The concept as a table `[[concept]]`: forms by language, rules with the same conditions
    together."""
    found: dict[str, Any] = {
        "id": term.id,
        "kind": term.kind,
        "subject": term.subject,
        "role": term.role,
        "authority": term.authority,
        "valid": period(term.valid),
        "strict": term.strict,
        "gender": term.gender,
        "note": term.note,
    }
    forms: dict[str, list[dict[str, Any]]] = {}
    led: set[tuple[str, str]] = set()
    for form in term.forms:
        row = form_row(form)
        if usual_status(form, led) == form.status:
            del row["status"]
        if form.status == "preferred":
            led.add((form.lang, form.use))
        forms.setdefault(form.lang, []).append(row)
    found |= {"forms": forms, "wrong": _together([rule(wrong) for wrong in term.wrong])}
    return {key: value for key, value in found.items() if value}


def usual_status(form: Form, led: set[tuple[str, str]]) -> str:
    """The status that a pack's reader supposes: the first of each use leads, unless it speaks for
    one house or is inflected."""
    plain = not form.styles and form.case in ("", "nominative")
    return "preferred" if plain and (form.lang, form.use) not in led else "admitted"


def form_row(form: Form) -> dict[str, Any]:
    """A form as an inline table, without its language; `status` always, the rest where it is set."""
    row: dict[str, Any] = {
        "text": form.text,
        "status": form.status,
        "use": "" if form.use == "full" else form.use,
        "styles": list(form.styles),
        "valid": period(form.valid),
        "article": form.article,
        "case": form.case,
        "gender": form.gender,
        "number": form.number,
        "evidence": list(form.evidence),
    }
    return {key: value for key, value in row.items() if value}


def rule(wrong: WrongRendering) -> dict[str, Any]:
    """A rule as a table `[[concept.wrong]]`."""
    row: dict[str, Any] = {
        "lang": wrong.lang,
        ("pattern" if wrong.pattern else "text"): wrong.text,
        "instead": wrong.instead,
        "severity": wrong.severity.label,
        "kind": wrong.kind,
        "seen": wrong.seen,
        "alone": wrong.alone,
        "note": wrong.note,
        "when": {
            f.name: list(getattr(wrong.when, f.name))
            for f in fields(Condition)
            if getattr(wrong.when, f.name)
        },
    }
    return {key: value for key, value in row.items() if value}


def _together(rules: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Neighbours that differ in their text only become one rule with `texts`."""
    found: list[dict[str, Any]] = []
    for row in rules:
        last = found[-1] if found else {}
        rest = {k: v for k, v in last.items() if k not in ("text", "texts")}
        if "text" in row and rest and rest == {k: v for k, v in row.items() if k != "text"}:
            texts = last.pop("texts", None) or [last.pop("text")]
            found[-1] = {"lang": last["lang"], "texts": [*texts, row["text"]], **rest}
        else:
            found.append(dict(row))
    return found


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
