"""`qa glossary add`: a concept, forms and wrong renderings into a hand-kept pack."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, NamedTuple, get_args

import click

from qa.cli.glossary.clashes import clashes
from qa.cli.glossary.layout import place
from qa.cli.glossary.opened import open_shelf, pack_files
from qa.errors import ConfigError, GlossaryError
from qa.glossary.dates import valid
from qa.glossary.load import check_references, parse
from qa.glossary.lookup.shelf import Part, Shelf
from qa.model import Condition, Form, Kind, Severity, Status, Term, Use, WrongRendering
from qa.paths import real

_Command = Callable[..., None]
_CONDITIONS = {
    "source_has": "Wrong only where the source sentence has this; repeatable.",
    "source_lacks": "Wrong only where the source story lacks this; repeatable.",
    "story_has": "Wrong only in a story that has this; repeatable.",
    "target_lacks": "Wrong only where the translated sentence lacks this; repeatable.",
    "unless": "Right where the source names this concept; repeatable.",
    "about": "Without a source: wrong in a story about this concept; repeatable.",
}


class _Change(NamedTuple):
    """What is asked for: `head` holds what is said of the concept itself."""

    concept: str
    head: dict[str, str]
    forms: tuple[Form, ...]
    rules: tuple[WrongRendering, ...]


def _many_options(command: _Command) -> _Command:
    """One option for each use of a form and for each condition: the model says which there are."""
    for name in reversed([field.name for field in fields(Condition)]):
        command = click.option(f"--{name.replace('_', '-')}", multiple=True, metavar="TEXT",
                               help=_CONDITIONS[name])(command)  # fmt: skip
    for use in reversed(get_args(Use)):
        option = "form" if use == "full" else use
        what = "A form" if use == "full" else f"A form of the use {use!r}"
        command = click.option(f"--{option}", f"use_{use}", multiple=True, metavar="LANG=TEXT",
                               help=f"{what}; repeatable.")(command)  # fmt: skip
    return command


@click.command()
@click.option("--pack", type=click.Path(path_type=Path, dir_okay=False), required=True,
              help="The pack (.toml) to write to; made when it is not there.")  # fmt: skip
@click.option("--id", "concept", required=True, metavar="ID", help="The concept: org.nato.")
@click.option("--kind", type=click.Choice(get_args(Kind)), help="For a new concept.")
@click.option("--subject", default="", help="For a new concept.")
@click.option("--role", default="", help="For a new concept: who or what it is.")
@_many_options
@click.option("--status", type=click.Choice(get_args(Status)),
              help="Of these forms. [default: the first of a language and use is preferred]")  # fmt: skip
@click.option("--style", "styles", multiple=True, metavar="HOUSE",
              help="A house that prefers these forms; repeatable.")  # fmt: skip
@click.option("--valid", "period", default="", metavar="FROM/TO",
              help='When these forms are right: "2019-03/..".')  # fmt: skip
@click.option("--evidence", multiple=True, metavar="CODE", help="Of these forms; repeatable.")
@click.option("--wrong", multiple=True, metavar="LANG=TEXT", help="A wrong rendering; repeatable.")
@click.option("--instead", default="", help="What to write instead of it.")
@click.option("--severity", type=click.Choice([s.label for s in Severity]), default="major",
              show_default=True)  # fmt: skip
@click.option("--alone", is_flag=True, help="It betrays itself without a source (see --about).")
@click.option("--seen", default="", help="Where it was observed.")
@click.option("--note", default="", help="About the wrong rendering, else about the concept.")
@click.option("--dry-run", is_flag=True, help="Show the change as a diff and write nothing.")
def add(pack: Path, dry_run: bool, **given: Any) -> None:
    """Add forms and wrong renderings to a concept of a pack, or a new concept.

    Comments and the order of the pack stay as they are. What is there already is not written
    again; what another concept claims is said.
    """
    from qa.glossary.editing import edit

    if pack.suffix != ".toml":
        raise GlossaryError(
            "only a hand-kept pack (.toml) can be added to", path=pack, remedy="Name another file."
        )
    change = _asked(given)
    files = pack_files(())
    used = real(pack) in {real(file) for file in files}
    shelf = open_shelf([*([] if used or not pack.exists() else [pack]), *files])
    old = edit.read(pack) if pack.exists() else ""
    text = begin = old or edit.pack_text([], pack=pack.stem)
    known = shelf.parts([change.concept]).get(change.concept, ())
    here = next((p for p in known if real(Path(p.path)) == real(pack)), None)
    kind = change.head.get("kind") or (known[0].term.kind if known else "")
    if not kind:
        raise ConfigError(
            f"no pack has the concept {change.concept}", remedy="Give its --kind, or correct --id."
        )
    fresh, there = _fresh(shelf, change)
    done = [f"{what} is there already ({where})" for what, where in there]
    if here is not None:
        for key, said in _head(change).items():
            if getattr(here.term, key) != said:
                text = edit.set_key(text, change.concept, key, said)
                done.append(f"{key} = {said!r}")
    elif fresh.forms or fresh.rules or not known:
        term = Term(change.concept, kind, (), **_head(change))  # type: ignore[arg-type]
        text = edit.add_concept(text, term)
        origin = f", known from {place(known[0].path)}" if known else ", new"
        done.append(f"+ concept {change.concept} ({kind}{origin})")
    for form in fresh.forms:
        text = edit.add_form(
            text, change.concept, _settled(text, pack, change.concept, form, known)
        )
        done.append(f"+ {form.lang} {form.text!r} ({form.use})")
    for rule in fresh.rules:
        text = edit.add_rule(text, change.concept, rule)
        done.append(f"+ wrong {rule.lang} {rule.text!r} → {rule.instead!r}")
    _check(text, pack, shelf)
    warnings = clashes(shelf, change.concept, fresh.forms, fresh.rules)
    if text != begin and not dry_run:
        edit.write(pack, text)
    for line in done:
        click.echo(line)
    for line in warnings:
        click.secho(line, fg="yellow")
    if text == begin:
        click.echo("nothing to write")
    elif dry_run:
        _diff(old, text, pack)
    else:
        click.echo(f"written to {place(str(pack))}")
        if not used:
            hint = f'add "{pack.name}" to glossaries in qa.toml, or give --glossary'
            click.echo(f"not in use yet: {hint}")


def _head(change: _Change) -> dict[str, str]:
    return {key: said for key, said in change.head.items() if key != "kind" and said}


def _asked(given: dict[str, Any]) -> _Change:
    """The options as forms and rules."""
    try:
        period = valid(given["period"])
    except ValueError:
        raise ConfigError(
            f"--valid is {given['period']!r}",
            remedy='Write "from/to" with ISO dates, ".." where it is open.',
        ) from None
    forms = tuple(
        Form(lang, text, given["status"] or "preferred", use, given["styles"], period,
             given["evidence"])
        for use in get_args(Use)
        for lang, text in _pairs(given[f"use_{use}"], "form" if use == "full" else use)
    )  # fmt: skip
    if given["status"] is None:
        forms = tuple(replace(form, status=_OPEN) for form in forms)
    wrong = _pairs(given["wrong"], "wrong")
    when = Condition(**{field.name: given[field.name] for field in fields(Condition)})
    if wrong and not given["instead"].strip():
        raise ConfigError("--wrong says not what is right", remedy="Add --instead TEXT.")
    if not wrong and (when != Condition() or given["instead"] or given["seen"] or given["alone"]):
        raise ConfigError("a condition is given for no wrong rendering",
                          remedy="Add --wrong LANG=TEXT.")  # fmt: skip
    rules = tuple(
        WrongRendering(
            lang, text, given["instead"], Severity[given["severity"].upper()], when,
            given["seen"], note=given["note"], alone=given["alone"],
        )
        for lang, text in wrong
    )  # fmt: skip
    head = {key: given[key] or "" for key in ("kind", "subject", "role")}
    head["note"] = "" if wrong else given["note"]
    return _Change(given["concept"], head, forms, rules)


# The status of a form for which none is asked: the pack decides, see `_settled`.
_OPEN: Any = "open"


def _pairs(given: Iterable[str], option: str) -> list[tuple[str, str]]:
    found = []
    for pair in given:
        lang, sign, text = pair.partition("=")
        if not (sign and lang.strip() and text.strip()):
            raise ConfigError(f"--{option} is {pair!r}", remedy="Write LANG=TEXT: en=Baradar.")
        found.append((lang.strip(), text.strip()))
    return found


def _settled(text: str, pack: Path, concept: str, form: Form, known: Sequence[Part]) -> Form:
    """The form with a status: preferred only where no pack prefers another one for that use."""
    from qa.glossary.editing.compose import leads

    if form.status != _OPEN:
        return form
    now = [term for term in parse(str(pack), text).terms if term.id == concept]
    forms = [f for term in (*now, *(part.term for part in known)) for f in term.forms]
    first = leads(form, [f for f in forms if f.lang == form.lang])
    return replace(form, status="preferred" if first else "admitted")


def _fresh(shelf: Shelf, change: _Change) -> tuple[_Change, list[tuple[str, str]]]:
    """What no pack says of the concept yet, and what is there with its place."""
    there: list[tuple[str, str]] = []
    forms, rules = list(change.forms), list(change.rules)
    for part in shelf.parts([change.concept]).get(change.concept, ()):
        for form, line in zip(part.term.forms, part.places.forms, strict=True):
            for asked in [f for f in forms if _same_form(f, form)]:
                forms.remove(asked)
                there.append((f"{form.lang} {form.text!r}", place(part.path, line)))
        for rule, line in zip(part.term.wrong, part.places.rules, strict=True):
            for wanted in [r for r in rules if _same_rule(r, rule)]:
                rules.remove(wanted)
                there.append((f"wrong {rule.lang} {rule.text!r}", place(part.path, line)))
    unique = change._replace(forms=tuple(dict.fromkeys(forms)), rules=tuple(dict.fromkeys(rules)))
    return unique, there


def _same_form(asked: Form, form: Form) -> bool:
    """The evidence may differ; the status counts only where one is asked for."""
    status = form.status if asked.status == _OPEN else asked.status
    return replace(asked, status=status, evidence=form.evidence) == replace(
        form, article="", case="", gender="", number=""
    )


def _same_rule(asked: WrongRendering, rule: WrongRendering) -> bool:
    return (asked.lang, asked.text, asked.instead, asked.when) == (
        rule.lang, rule.text, rule.instead, rule.when,
    )  # fmt: skip


def _check(text: str, pack: Path, shelf: Shelf) -> None:
    """The pack as it will be, and every concept that its rules name."""
    parsed = parse(str(pack), text)
    check_references([(parsed, text)], shelf.ids | {term.id for term in parsed.terms})


def _diff(old: str, new: str, pack: Path) -> None:
    name = place(str(pack))
    lines = difflib.unified_diff(
        old.splitlines(), new.splitlines(), name if old else "/dev/null", name, lineterm=""
    )
    for line in lines:
        colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[0])
        click.secho(line, fg=None if line.startswith(("+++", "---")) else colour)
