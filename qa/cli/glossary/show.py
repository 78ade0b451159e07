"""`qa glossary show`: everything that the packs say about a concept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from qa.cli.days import DAY
from qa.cli.glossary.layout import heading, place, plain, rows_text
from qa.cli.glossary.opened import open_shelf, settings
from qa.errors import ConfigError, InputError
from qa.glossary.load import merged
from qa.glossary.lookup.describe import condition_words, form_words, period_words, rule_words
from qa.glossary.lookup.shelf import Part, Shelf
from qa.glossary.resolve import resolve
from qa.model import Condition, Form, Term, Valid, WrongRendering

_MOST = 20  # concepts that share one form


@click.command()
@click.argument("concept", metavar="CONCEPT|FORM")
@click.option("--pack", "packs", type=click.Path(path_type=Path), multiple=True,
              help="Look only into this pack or folder; repeatable.")  # fmt: skip
@click.option("--style", metavar="HOUSE", help="As this house writes. [default: configuration's]")
@click.option("--date", "day", type=DAY, metavar="YYYY-MM-DD",
              help="As of this day.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
              show_default=True)  # fmt: skip
def show(
    concept: str, packs: tuple[Path, ...], style: str | None, day: datetime | None, form: str
) -> None:
    """Show everything about a concept: its forms, where they come from, what is wrong and when.

    CONCEPT is an id (person.baradar) or any form (Baradar, 巴拉达尔), in any language.
    """
    shelf = open_shelf(packs)
    house = style if style is not None else settings().style
    if style and style not in shelf.styles:
        raise ConfigError(
            f"no pack knows the style {style!r}",
            remedy=f"Known styles: {', '.join(sorted(shelf.styles)) or 'none'}.",
        )
    views = [
        _View(shelf, parts, house, day.date() if day else None) for parts in _wanted(shelf, concept)
    ]
    if form == "json":
        click.echo(json.dumps([view.data() for view in views], ensure_ascii=False, indent=2))
        return
    click.echo("\n\n".join("\n".join(view.lines()) for view in views))


def _wanted(shelf: Shelf, name: str) -> Sequence[tuple[Part, ...]]:
    found = shelf.parts([name])
    if not found:
        from qa.scan.compiled import folder

        fold = folder().text
        wanted = fold(name).strip()
        ids = dict.fromkeys(
            hit.term.id for hit in shelf.written(fold, lambda text: text.strip() == wanted)
        )
        found = shelf.parts(list(ids)[:_MOST])
    if not found:
        raise InputError(
            f"no pack has a concept or form {name!r}", remedy=f"Try `qa glossary find {name!r}`."
        )
    return tuple(found.values())


class _View:
    """One concept merged over its packs, each form and rule with its place."""

    def __init__(self, shelf: Shelf, parts: Sequence[Part], style: str, day: date | None) -> None:
        self.shelf, self.parts = shelf, parts
        self.term: Term = resolve(merged([part.term for part in parts]), style, day)
        self.as_of = ", ".join([f"{style} style"] * bool(style) + [str(day)] * bool(day))
        self.forms: list[tuple[Form, str, int]] = list(zip(
            self.term.forms,
            (part.path for part in parts for _ in part.term.forms),
            (line for part in parts for line in part.places.forms),
            strict=True,
        ))  # fmt: skip
        self.rules: list[tuple[WrongRendering, str, int]] = list(zip(
            self.term.wrong,
            (part.path for part in parts for _ in part.term.wrong),
            (line for part in parts for line in part.places.rules),
            strict=True,
        ))  # fmt: skip

    @property
    def evidence(self) -> dict[str, str]:
        """What the codes of the forms stand for, where the packs say it."""
        known: dict[str, str] = {}
        for part in self.parts:
            known = {**self.shelf.evidence(part.path), **known}
        codes = dict.fromkeys(code for form in self.term.forms for code in form.evidence)
        return {code: known.get(code, "") for code in codes}

    @property
    def abbreviations(self) -> list[dict[str, Any]]:
        """The abbreviations that may stand for it, with what else they may stand for."""
        return [
            {"lang": lang, "text": text, "candidates": list(candidates)}
            for lang, table in sorted(self.shelf.abbreviations.items())
            for text, candidates in table.candidates.items()
            if self.term.id in candidates
        ]

    def data(self) -> dict[str, Any]:
        term = self.term
        return {
            "id": term.id, "kind": term.kind, "subject": term.subject, "role": term.role,
            "authority": term.authority, "valid": _valid(term.valid), "strict": term.strict,
            "gender": term.gender, "note": term.note,
            "packs": [{"path": p.path, "line": p.places.concept} for p in self.parts],
            "forms": [
                {
                    "lang": f.lang, "text": f.text, "status": f.status, "use": f.use,
                    "styles": list(f.styles), "valid": _valid(f.valid), "article": f.article,
                    "case": f.case, "gender": f.gender, "number": f.number,
                    "evidence": list(f.evidence), "path": path, "line": line,
                }
                for f, path, line in self.forms
            ],
            "wrong": [
                {
                    "lang": r.lang, "text": r.text, "pattern": r.pattern, "instead": r.instead,
                    "severity": r.severity.label, "kind": r.kind, "seen": r.seen, "note": r.note,
                    "alone": r.alone, "when": conditions(r.when), "path": path, "line": line,
                }
                for r, path, line in self.rules
            ],
            "evidence": self.evidence,
            "abbreviations": self.abbreviations,
        }  # fmt: skip

    def lines(self) -> list[str]:
        term = self.term
        about = [
            ["kind", term.kind],
            ["subject", term.subject],
            ["role", term.role],
            ["authority", term.authority],
            ["gender", term.gender],
            ["valid", period_words(term.valid)],
            ["note", term.note],
            [
                "strict",
                "reported also as a phrase that the translation lacks" if term.strict else "",
            ],
            ["in", ", ".join(place(p.path, p.places.concept) for p in self.parts)],
            ["written", f"as of {self.as_of}" if self.as_of else ""],
        ]
        lines = [heading(term.id), *rows_text([row for row in about if row[1]], dim=0)]
        if self.forms:
            lines += ["", heading("Forms"), *rows_text(self._form_rows(), dim=3)]
        if self.rules:
            lines += ["", heading("Wrong renderings")]
        for rule, path, line in self.rules:
            lines += self._rule(rule, path, line)
        if self.abbreviations:
            rows = [
                [a["lang"], a["text"], "may also be " + ", ".join(others) if others else ""]
                for a in self.abbreviations
                for others in [[c for c in a["candidates"] if c != term.id]]
            ]
            lines += ["", heading("Abbreviations"), *rows_text(rows)]
        if self.evidence:
            rows = [[code, said] for code, said in self.evidence.items()]
            lines += ["", heading("Evidence"), *rows_text(rows, dim=0)]
        return lines

    def _form_rows(self) -> list[list[str]]:
        order = {lang: n for n, lang in enumerate(dict.fromkeys(f.lang for f, _, _ in self.forms))}
        rows: list[list[str]] = []
        last = ""
        for form, path, line in sorted(self.forms, key=lambda row: order[row[0].lang]):
            shown = form.lang if form.lang != last else ""
            last = form.lang
            source = f"[{' '.join(form.evidence)}]" if form.evidence else ""
            rows.append([shown, form.text, form_words(form), place(path, line), source])
        return rows

    def _rule(self, rule: WrongRendering, path: str, line: int) -> list[str]:
        kind = "pattern " if rule.pattern else ""
        wrong = click.style(plain(rule.text), fg="red")
        right = click.style(plain(rule.instead), fg="green")
        lines = [
            f"  {rule.lang}  {kind}{wrong} → {right}  {click.style(place(path, line), dim=True)}"
        ]
        said = [rule_words(rule), *condition_words(rule), *([rule.note] if rule.note else [])]
        return lines + [f"      {plain(text)}" for text in said]


def conditions(when: Condition) -> dict[str, list[str]]:
    """What is given of the conditions."""
    said = {field.name: list(getattr(when, field.name)) for field in fields(when)}
    return {name: texts for name, texts in said.items() if texts}


def _valid(valid: Valid) -> dict[str, str | None]:
    return {
        "since": valid.since.isoformat() if valid.since else None,
        "until": valid.until.isoformat() if valid.until else None,
    }
