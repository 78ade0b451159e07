"""`qa glossary stats`: what the glossary has, and how sure it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, get_args

import click

from qa.cli.glossary.layout import heading, rows_text
from qa.cli.glossary.opened import pack_files
from qa.glossary.lookup.stats import OWN, Stats, count
from qa.glossary.packs import read
from qa.model import Kind, Status, Use


@click.command()
@click.argument("packs", nargs=-1, type=click.Path(path_type=Path), metavar="[PACK|FOLDER]...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
              show_default=True)  # fmt: skip
def stats(packs: tuple[Path, ...], form: str) -> None:
    """Count concepts, forms and rules, and say how well they are confirmed.

    Without packs, those of the configuration and those that come with the project.
    """
    found = count(read(pack_files(packs)))
    if form == "json":
        click.echo(json.dumps(_data(found), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_lines(found)))


def _data(found: Stats) -> dict[str, Any]:
    packs: dict[str, dict[str, int]] = {}
    for (pack, kind), number in found.kinds.items():
        packs.setdefault(pack, {})[kind] = number
    rules: dict[str, dict[str, int]] = {}
    for (what, which), number in found.rules.items():
        rules.setdefault(what, {})[which] = number
    return {
        "concepts": found.concepts,
        "forms": found.total_forms,
        "packs": packs,
        "languages": {
            lang: {
                "concepts": found.speaking(lang),
                **{what: found.of(lang, what) for what in ("status", "use", "evidence")},
            }
            for lang in found.languages
        },
        "languages_per_concept": {str(n): concepts for n, concepts in found.coverage.items()},
        "rules": rules,
        "formulas": dict(found.formulas),
        "abbreviations": dict(found.abbreviations),
    }


def _lines(found: Stats) -> list[str]:
    langs = found.languages
    kinds = [kind for kind in get_args(Kind) if any(k == kind for _, k in found.kinds)]
    packs = list(dict.fromkeys(pack for pack, _ in found.kinds))
    by_pack = [[p, *(_n(found.kinds[p, k]) for k in kinds)] for p in packs]
    lines = [
        f"{found.concepts:,} concepts, {found.total_forms:,} forms in {len(langs)} languages",
        "",
        heading("Concepts by pack"),
        *_table(["", *kinds], by_pack),
        "",
        heading("Forms by language"),
        *_table(
            ["", *get_args(Status), "|", *get_args(Use)],
            [
                [lang, *_counts(found.of(lang, "status"), get_args(Status)), "|",
                 *_counts(found.of(lang, "use"), get_args(Use))]
                for lang in langs
            ],
        ),
        "",
        heading("Evidence and coverage by language"),
        *_table(
            ["", "a source", OWN, "not said", "|", "concepts", "of all"],
            [
                [lang, *_counts(found.of(lang, "evidence"), ("source", OWN, "none")), "|",
                 _n(found.speaking(lang)), _share(found.speaking(lang), found.concepts)]
                for lang in langs
            ],
        ),
        "",
        heading("Languages of a concept"),
        *_table(["languages", "concepts"], [[str(n), _n(c)] for n, c in found.coverage.items()]),
    ]  # fmt: skip
    if found.rules:
        lines += ["", heading("Wrong renderings"), *_rules(found)]
    for title, counted in (("Formulas", found.formulas), ("Abbreviations", found.abbreviations)):
        if counted:
            rows = [[name, _n(n)] for name, n in sorted(counted.items())]
            lines += ["", heading(title), *_table(["", "entries"], rows)]
    return lines


def _rules(found: Stats) -> list[str]:
    lines = []
    for what in ("seen", "condition", "severity", "shape", "lang"):
        counted = {which: n for (of, which), n in found.rules.items() if of == what}
        ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
        lines.append("  " + ", ".join(f"{n:,} {which}" for which, n in ranked))
    return lines


def _counts(counted: Mapping[str, int], names: Iterable[str]) -> list[str]:
    return [_n(counted.get(name, 0)) for name in names]


def _n(number: int) -> str:
    return f"{number:,}" if number else "·"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else ""


def _table(head: list[str], rows: list[list[str]]) -> list[str]:
    """A table with its numbers flush right."""
    full = [head, *rows]
    widths = [max(len(row[i]) for row in full) for i in range(len(head))]
    return rows_text([[row[0], *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))]
                      for row in full])  # fmt: skip
