"""`qa glossary diff`: what changed between two versions, said in concepts."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any

import click

from qa.cli.glossary.layout import heading, plain
from qa.cli.glossary.revisions import packs_of
from qa.glossary.lookup.diff import Change, compare

_SIGNS = {"added": "+", "removed": "-", "changed": "~", "renamed": "→", "moved": "→"}
_COLOURS = {"+": "green", "-": "red", "~": "yellow", "→": "cyan"}


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
              show_default=True)  # fmt: skip
def diff(old: str, new: str, form: str) -> None:
    """Compare two versions of a pack or of a folder of packs, in terms of concepts.

    OLD and NEW are files, folders, or git revisions: HEAD~1:glossaries/renamed.toml. Exits with 0
    when they say the same, with 1 when they do not.
    """
    changes = compare(packs_of(old), packs_of(new))
    if form == "json":
        click.echo(json.dumps([asdict(change) for change in changes], ensure_ascii=False, indent=2))
    else:
        for line in _lines(changes):
            click.echo(line)
    if changes:
        sys.exit(1)


def _lines(changes: Sequence[Change]) -> list[str]:
    if not changes:
        return ["no difference"]
    lines: list[str] = []
    for concept, group in groupby(changes, key=lambda change: change.concept):
        for number, change in enumerate(group):
            of, _, state = change.what.partition("-")
            sign = _SIGNS[state]
            mark = click.style(sign, fg=_COLOURS[sign])
            whole = of in ("concept", "formula", "abbreviation")
            if number == 0 and not whole:
                lines.append(f"{click.style('~', fg=_COLOURS['~'])} {heading(concept)}")
            if whole:
                name = concept or f"{change.lang} {change.text}"
                name = name if of == "concept" else f"{of} {name}"
                lines.append(f"{mark} {heading(name)}{plain(_about(change))}")
            else:
                word = "wrong " if of == "rule" else ""
                lines.append(
                    f"    {mark} {word}{change.lang} {plain(change.text)}{plain(_about(change))}"
                )
    counted = Counter(change.what for change in changes)
    return [*lines, "", ", ".join(_count(what, n) for what, n in counted.items())]


def _count(what: str, number: int) -> str:
    of, _, state = what.partition("-")
    return f"{number} {of}{'' if number == 1 else 's'} {state}"


def _about(change: Change) -> str:
    """What to say behind the name."""
    of, _, state = change.what.partition("-")
    before, after = change.before or {}, change.after or {}
    if state == "renamed":
        return f"  was {before['id']}"
    if state == "moved":
        return f"  from {before['concept']}"
    if state == "changed":
        said = [f"{n} {_value(before.get(n))} → {_value(after.get(n))}" for n in after]
        return f"  {'; '.join(said)}"
    side = after or before
    if of == "concept":
        names = ", ".join(f"{lang} {text}" for lang, text in list(side["names"].items())[:4])
        return f"  {side['kind']}: {names or 'no forms'}"
    if of == "formula":
        return f"  to be written {side.get('instead') or '(dropped)'}"
    return _brief(side)


def _brief(side: Mapping[str, Any]) -> str:
    """What is said of a form or rule, or what an abbreviation stands for."""
    said = []
    for name, value in side.items():
        if name in ("status", "use", "severity"):
            said += [str(value)] * (value != "full")
        elif value is True:
            said.append(name)
        elif name not in ("lang", "text", "evidence", "note"):
            said.append(f"{name} {_value(value)}")
    return f"  {', '.join(said)}" if said else ""


def _value(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(_value(v) if isinstance(v, list) else str(v) for v in value) or "(none)"
    return "(none)" if value in ("", None) else str(value)
