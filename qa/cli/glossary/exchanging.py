"""What `import` and `export` share: the format, the concepts, the report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path

import click

from qa.errors import ConfigError, GlossaryError
from qa.glossary.exchange.formats import Format, by_suffix
from qa.glossary.exchange.losses import Losses
from qa.glossary.exchange.save import save
from qa.glossary.exchange.shape import grouped
from qa.glossary.exchange.tags import canonical, of
from qa.model import Term
from qa.reporting.plural import plural

_REGISTER = re.compile(r"^\[evidence\]\s*$", re.MULTILINE)
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+")


def chosen(name: str, path: Path, among: dict[str, Format]) -> Format:
    """The format of that name, else by the file's; ConfigError when neither says one."""
    if not name:
        return by_suffix(path, among)
    if name not in among:
        raise ConfigError(
            f"there is no format {name!r}", remedy=f"It is one of: {', '.join(among)}."
        )
    return among[name]


def table(formats: Mapping[str, Format]) -> str:
    """The formats, a line each."""
    width = max(map(len, formats))
    return "\n".join(f"{one.name:{width}}  {one.title}" for one in formats.values())


def tag(text: str, option: str) -> str:
    """The language of an option in its usual case; ConfigError when it is none."""
    try:
        found = canonical(text) if text else ""
    except ValueError:
        found = None
    if found is None:
        raise ConfigError(
            f"{option} is {text!r}, which is no language tag",
            remedy="Write it like en, zh-Hans, zh-Hant-TW or fa-AF.",
        )
    return found


def concepts(paths: Sequence[Path], losses: Losses) -> tuple[str, list[Term]]:
    """A title and the merged concepts of packs, the configured and shipped ones when none is named.

    Concepts that a rule names need not be there: a pack alone may go out.
    """
    from qa.glossary.load import parse, together
    from qa.glossary.packs import read, shipped
    from qa.project import configure

    chosen = tuple(paths) or (*shipped(), *configure(Path.cwd()).glossaries)
    parsed = []
    for path, text in read(chosen):
        one = parse(path, text)
        parsed.append(one)
        for formula in one.formulas:
            losses.lost("wire formulas", formula.name)
        for abbreviations in one.abbreviations:
            losses.lost("tables of abbreviations", abbreviations.lang)
        if path.endswith(".toml") and _REGISTER.search(text):
            losses.lost("registers that explain evidence codes", Path(path).name)
    found = [replace(term, forms=grouped(term.forms)) for term in together(parsed).values()]
    if not found:
        raise GlossaryError("the packs have no concepts", remedy="Name packs that have some.")
    return ", ".join(path.stem for path in chosen), found


def selected(terms: list[Term], only: Sequence[str], langs: Sequence[str]) -> list[Term]:
    """The concepts and languages that are asked for; ConfigError when a pattern finds none."""
    for pattern in only:
        if not any(fnmatchcase(term.id, pattern) for term in terms):
            raise ConfigError(
                f"--only {pattern} finds no concept", remedy="`qa glossary find` looks for them."
            )
    if only:
        terms = [t for t in terms if any(fnmatchcase(t.id, pattern) for pattern in only)]
    if not langs:
        return terms
    narrowed = [
        replace(
            term,
            forms=tuple(f for f in term.forms if any(of(f.lang, lang) for lang in langs)),
            wrong=tuple(r for r in term.wrong if any(of(r.lang, lang) for lang in langs)),
        )
        for term in terms
    ]
    found = [term for term in narrowed if term.forms or term.wrong]
    if not found:
        raise ConfigError(
            f"no concept has a form in {', '.join(langs)}", remedy="Name other languages."
        )
    return found


def show(what: str, terms: Sequence[Term], losses: Losses, path: Path | None, force: bool) -> None:
    """Say what went over and what did not: to standard error, or to a file."""
    forms, rules = sum(len(t.forms) for t in terms), sum(len(t.wrong) for t in terms)
    counted = plural(len(terms), "concept"), plural(forms, "form"), plural(rules, "wrong rendering")
    head = f"{what}: {', '.join(counted)}"
    lines = losses.lines()
    text = "\n".join((head, *lines) if lines else (f"{head}; nothing is lost",))
    if path:
        save(path, text + "\n", force=force)
    else:
        click.echo(text, err=True)


def address(text: str) -> str:
    """The beginning of SKOS addresses; ConfigError when it is no absolute URI (RFC 3986)."""
    if not _URI.fullmatch(text):
        raise ConfigError(
            f"--base-uri is {text!r}, which is no absolute URI",
            remedy="Write it like https://example.org/terms/.",
        )
    return text
