"""`qa glossary find`: which concepts a text may stand for, however it is spelt."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, get_args

import click

from qa.cli.glossary.layout import heading, place, rows_text
from qa.cli.glossary.opened import open_shelf
from qa.cli.glossary.sounding import sounding
from qa.cli.tongue import TAG
from qa.glossary.expand import expand
from qa.glossary.lookup.describe import form_words, rule_words
from qa.glossary.lookup.shelf import Shelf, Written
from qa.glossary.resolve import STATUSES
from qa.language import base
from qa.model import Kind

# The best first; what is only alike is shown where nothing is the same.
_MATCHES = ("exact", "begins", "contains", "sounds")
_TITLES = ("The same", "Begins with it", "Contains it", "Sounds like it")
_WIDEST = 60  # a pattern may be far longer
_LEAST = 2  # letters of what is looked for inside of forms


class _Found(NamedTuple):
    match: str
    written: Written
    similarity: float


@click.command()
@click.argument("text")
@click.option(
    "--lang", type=TAG, metavar="LANG", help="Only forms of this language: en, zh, zh-Hant …"
)
@click.option("--kind", type=click.Choice(get_args(Kind)), help="Only concepts of this kind.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True,
              help="How many at most.")  # fmt: skip
@click.option("--pack", "packs", type=click.Path(path_type=Path), multiple=True,
              help="Look only into this pack or folder; repeatable.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
              show_default=True)  # fmt: skip
def find(
    text: str, lang: str | None, kind: str | None, limit: int,
    packs: tuple[Path, ...], form: str,
) -> None:  # fmt: skip
    """Find forms and known wrong renderings: the same, those that begin with or contain TEXT.

    Letters count as in `qa check`: case, name dots, hyphens and variants of letters make no
    difference. Where nothing is found, names that sound like TEXT are. Exits with 1 when
    there is nothing.
    """
    shelf = open_shelf(packs)
    found = [f for f in _find(shelf, text) if _fits(f.written, lang, kind)]
    if not found:
        near = _named(shelf, sounding(shelf, text, packs, lang))
        found = [f for f in near if _fits(f.written, lang, kind)]
    found.sort(key=_rank)
    shown = found[:limit]
    if form == "json":
        click.echo(json.dumps([_data(f) for f in shown], ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_lines(shown, len(found))) if found else f"nothing like {text!r}")
    if not found:
        sys.exit(1)


def _find(shelf: Shelf, text: str) -> list[_Found]:
    from qa.scan.compiled import folder

    plain = folder().text

    def fold(given: str) -> str:
        # The name dot and the hyphen are often written as a blank.
        return plain(given).replace("·", " ").replace("-", " ")

    wanted = fold(text).strip()
    inside = len(wanted) >= _LEAST or not wanted.isascii()

    def fits(folded: str) -> bool:
        return wanted in folded if inside else wanted == folded.strip()

    found = []
    for hit in shelf.written(fold, fits):
        folded = fold(hit.text).strip()
        match = 0 if folded == wanted else 1 if folded.startswith(wanted) else 2
        found.append(_Found(_MATCHES[match], hit, 1.0))
    seen = {(f.written.path, f.written.line) for f in found}
    patterns = [p for p in shelf.patterns() if (p.path, p.line) not in seen]
    for hit in patterns:
        if any(fold(said).strip() == wanted for said in _stands_for(shelf, hit)):
            found.append(_Found(_MATCHES[0], hit, 1.0))
    return found


def _stands_for(shelf: Shelf, hit: Written) -> Iterable[str]:
    """The texts of a pattern, the names of rival concepts filled in."""
    assert hit.rule

    def rivals(concept: str) -> tuple[str, ...]:
        return shelf.rival_names(concept, hit.lang)

    return (said.text for said in expand(hit.rule.text, hit.rule.instead, rivals))


def _named(shelf: Shelf, near: Mapping[tuple[str, str], tuple[bool, float]]) -> list[_Found]:
    """The forms whose names sound alike; those of another script count only where none other do."""
    least = min((other for other, _ in near.values()), default=False)
    names = {key: value for key, (other, value) in near.items() if other == least}
    found = []
    for concept, parts in shelf.parts(concept for concept, _ in names).items():
        for part in parts:
            for form, line in zip(part.term.forms, part.places.forms, strict=True):
                value = names.get((concept, form.text))
                if value is not None:
                    hit = Written(part.term, form, None, part.path, line)
                    found.append(_Found(_MATCHES[3], hit, value))
    return found


def _fits(hit: Written, lang: str | None, kind: str | None) -> bool:
    tongue = lang is None or hit.lang == lang or hit.lang.startswith(f"{lang}-")
    return tongue and (kind is None or hit.term.kind == kind)


def _rank(found: _Found) -> tuple[object, ...]:
    hit = found.written
    status = STATUSES.index(hit.form.status) if hit.form else len(STATUSES)
    return (
        _MATCHES.index(found.match), -found.similarity, status, len(hit.text),
        hit.text, hit.term.id, base(hit.lang), hit.path, hit.line,
    )  # fmt: skip


def _data(found: _Found) -> dict[str, Any]:
    hit = found.written
    data = {
        "match": found.match, "similarity": round(found.similarity, 3), "concept": hit.term.id,
        "kind": hit.term.kind, "lang": hit.lang, "text": hit.text, "path": hit.path,
        "line": hit.line, "wrong": hit.form is None,
    }  # fmt: skip
    if hit.form:
        return {**data, "status": hit.form.status, "use": hit.form.use}
    assert hit.rule
    return {**data, "instead": hit.rule.instead, "severity": hit.rule.severity.label}


def _lines(shown: Sequence[_Found], total: int) -> list[str]:
    lines: list[str] = []
    for match, title in zip(_MATCHES, _TITLES, strict=True):
        rows = [_row(f.written) for f in shown if f.match == match]
        if rows:
            lines += ["", heading(title), *rows_text(rows, dim=4)]
    if total > len(shown):
        lines += ["", f"{total - len(shown)} more: raise --limit, or give --lang or --kind"]
    return lines[1:]


def _row(hit: Written) -> list[str]:
    if hit.form:
        said = form_words(hit.form)
    else:
        assert hit.rule
        said = f"wrong, for {hit.rule.instead}: {rule_words(hit.rule)}"
    shown = hit.text if len(hit.text) <= _WIDEST else hit.text[: _WIDEST - 1] + "…"
    return [hit.lang, shown, hit.term.id, said, place(hit.path, hit.line)]
