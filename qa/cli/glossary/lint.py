"""`qa glossary lint`: look for faults in packs, and mend what is certain."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qa.cli.telling import tell

if TYPE_CHECKING:
    from qa.errors import GlossaryError
    from qa.glossary.lint import Finding, Frequencies, Packs, Rule
    from qa.glossary.lint.fixing import Fixed

_FILE = click.Path(path_type=Path)
_LEVELS = ("note", "warning", "error")


@click.command()
@click.argument("paths", nargs=-1, type=_FILE, metavar="[PACK]...")
@click.option("--shipped", "ours", is_flag=True, help="Lint the packs that come with the program.")
@click.option("--all", "everything", is_flag=True, help="Show notes too.")
@click.option("--select", multiple=True, metavar="RULE", help="Only this rule; repeatable.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Not this rule; repeatable.")
@click.option("--fix", "mend", is_flag=True, help="Mend what is certain, and say what was done.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option("--quiet", "-q", is_flag=True, help="Only the findings, one line each.")
@click.option(
    "--fail-level", type=click.Choice(_LEVELS), default="warning", show_default=True,
    help="Lowest level that fails.",
)  # fmt: skip
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even when there are findings.")
@click.option(
    "--frequencies", "lists", multiple=True, metavar="[LANG=]FILE",
    help="Words with their counts or rates per million (TSV); repeatable.",
)  # fmt: skip
@click.option("--common", is_flag=True, help="Word frequencies of the package wordfreq.")
@click.option(
    "--archive", multiple=True, metavar="PATH",
    help="Stories in which forms are counted: files, folders, patterns; repeatable.",
)  # fmt: skip
@click.option("--list", "listing", is_flag=True, help="List the rules.")
@click.option("--explain", metavar="RULE", help="Explain one rule.")
def lint(
    paths: tuple[Path, ...],
    ours: bool,
    everything: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    mend: bool,
    form: str,
    quiet: bool,
    fail_level: str,
    exit_zero: bool,
    lists: tuple[str, ...],
    common: bool,
    archive: tuple[str, ...],
    listing: bool,
    explain: str | None,
) -> None:
    """Find faults in packs or folders of them, each with its line and its remedy.

    Without packs those of the configuration are looked at (qa.toml or [tool.qa]). The packs that
    come with the program are known beside them, and reported on with --shipped only.

    Exit codes: 0 clean, 1 findings, 2 a pack that cannot be read.
    """
    from qa.glossary.lint import RULES, Level, gather
    from qa.glossary.lint import lint as look
    from qa.glossary.packs import shipped

    if listing or explain:
        click.echo(_rules() if listing else _explained(_rule(explain or "")))
        return
    for name in (*select, *ignore):
        _rule(name)
    chosen, said = _chosen(paths, ours)
    if form == "text" and not quiet:
        click.echo(said)
    fixed: list[Fixed] = []
    if mend:
        fixed = _mend(chosen, [n for n in RULES if (not select or n in select) and n not in ignore])
    packs = gather(chosen, shipped())
    packs.frequencies = _frequencies(packs, lists, common, archive)
    errors = [error for source in packs.sources for error in source.errors]
    found = look(packs, select, ignore)
    grave = any(f.level >= Level[fail_level.upper()] for f in found)
    lowest = Level.NOTE if everything or fail_level == "note" else Level.WARNING
    shown = [f for f in found if f.level >= lowest]
    if form == "json":
        click.echo(_json(packs, shown, errors, fixed))
    else:
        _print(packs, found, shown, fixed, quiet)
    for error in errors:
        tell(error)
    sys.exit(2 if errors else 1 if grave and not exit_zero else 0)


def _rule(name: str) -> Rule:
    import difflib

    from qa.errors import ConfigError
    from qa.glossary.lint import RULES

    if name not in RULES:
        close = difflib.get_close_matches(name, RULES, 1)
        near = f"; {close[0]!r} is near" if close else ""
        raise ConfigError(
            f"there is no rule {name!r}{near}", remedy="`qa glossary lint --list` lists them."
        )
    return RULES[name]


def _rules() -> str:
    from qa.glossary.lint import RULES

    width = max(map(len, RULES))
    return "\n".join(
        f"{rule.name:{width}}  {rule.level.label:7}  {'fix' if rule.fixable else '   '}  "
        f"{rule.summary}"
        for rule in RULES.values()
    )


def _explained(rule: Rule) -> str:
    fixable = " · --fix mends what is certain" if rule.fixable else ""
    return f"{rule.name}\n{rule.level.label}{fixable}\n\n{rule.documentation}"


def _chosen(paths: Sequence[Path], ours: bool) -> tuple[list[Path], str]:
    """The packs to lint, and a sentence that says which these are."""
    from qa.glossary.packs import shipped
    from qa.project import configure

    chosen = [*(file for path in paths for file in _files(path)), *(shipped() if ours else ())]
    if chosen:
        named = ", ".join(map(str, paths))
        both = f"{named} and the packs that come with the program" if named else ""
        return (
            chosen,
            f"Linting {(both or 'the packs that come with the program') if ours else named}.",
        )
    configured = list(configure(Path.cwd()).glossaries)
    if configured:
        return configured, f"Linting the configured packs: {', '.join(map(str, configured))}."
    return (
        [],
        "No packs are configured, so there is nothing to lint. Name packs, or give --shipped.",
    )


def _files(path: Path) -> list[Path]:
    """The packs of a folder, or the one that is named."""
    from qa.errors import ConfigError

    if not path.is_dir():
        return [path]
    found = sorted(file for file in path.iterdir() if file.suffix in (".toml", ".tsv"))
    if not found:
        raise ConfigError("the folder has no packs", path=path, remedy="A pack is a .toml or .tsv.")
    return found


def _mend(paths: Sequence[Path], rules: Sequence[str]) -> list[Fixed]:
    from qa.glossary.lint.fixing import fix
    from qa.glossary.lint.packs import folding

    fold = folding()
    return [fixed for path in dict.fromkeys(paths) for fixed in fix(path, fold, rules)]


def _frequencies(
    packs: Packs, lists: Sequence[str], common: bool, archive: Sequence[str]
) -> Frequencies:
    """What is known of how common texts are, with a name for each source of it."""
    from qa.glossary.lint.frequency import Frequencies, count, installed, read_list
    from qa.glossary.lint.packs import folder
    from qa.language import base

    found = [read_list(given, packs.fold) for given in lists]
    tags = {base(form.lang) for form in packs.forms} | {base(at.rule.lang) for at in packs.rules}
    if common:
        found += installed(tags, packs.fold)
    counted = None
    names = [words.name for words in found]
    if archive:
        wanted: dict[str, set[str]] = {}
        # The forms of a concept are compared with each other, those of other packs too.
        asked = {form.concept for form in packs.forms}
        for concept in asked:
            for form in packs.by_concept[concept]:
                wanted.setdefault(base(form.lang), set()).add(form.key)
        for at in packs.rules:
            if not at.rule.pattern:
                wanted.setdefault(base(at.rule.lang), set()).add(at.key)
        counted = count(_running(archive), wanted, folder())
        words = ", ".join(f"{n:,} words of {lang}" for lang, n in sorted(counted.words.items()))
        names.append(f"the archive ({words})")
    return Frequencies(tuple(found), counted, names=tuple(names))


def _running(archive: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The texts of an archive with their languages; what cannot be read is said and left out."""
    from qa.documents import ReadOptions, read_documents
    from qa.errors import ConfigError

    stories = 0
    for loaded in read_documents(archive, ReadOptions()):
        if loaded.document is None:
            tell(f"left out of the archive: {loaded.error}")
            continue
        story = loaded.document
        stories += 1
        yield story.target_lang, "\n".join(s.target for s in story.segments)
        source = "\n".join(s.source for s in story.segments if s.source)
        if source and story.source_lang:
            yield story.source_lang, source
    if not stories:
        raise ConfigError("the archive has no story that can be read",
                          remedy="Name other files or folders.")  # fmt: skip


def _print(
    packs: Packs,
    found: Sequence[Finding],
    shown: Sequence[Finding],
    fixed: Sequence[Fixed],
    quiet: bool,
) -> None:
    for line in (*fixed, *shown):
        click.echo(str(line))
    if quiet:
        return
    if packs.frequencies.names:
        click.echo(f"How common forms are: by {', '.join(packs.frequencies.names)}.")
    counts = {label: sum(f.level.label == label for f in found) for label in _LEVELS}
    hidden = "" if len(shown) == len(found) else " (--all shows them)"
    total = ", ".join(_many(counts[label], label) for label in reversed(_LEVELS))
    mended = f" {len(fixed):,} mended." if fixed else ""
    forms = sum(len(source.forms) for source in packs.reported)
    number = sum(1 for _ in packs.reported)
    click.echo(f"{total}{hidden} in {_many(number, 'pack')} with {_many(forms, 'form')}.{mended}")


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _json(
    packs: Packs,
    shown: Sequence[Finding],
    errors: Sequence[GlossaryError],
    fixed: Sequence[Fixed],
) -> str:
    from dataclasses import asdict

    return json.dumps(
        {
            "packs": [source.path for source in packs.reported],
            "frequencies": list(packs.frequencies.names),
            "findings": [{**asdict(f), "level": f.level.label} for f in shown],
            "unreadable": [
                {
                    "path": str(error.path), "line": error.line, "problem": error.problem,
                    "remedy": error.remedy,
                }
                for error in errors
            ],
            "fixed": [asdict(f) for f in fixed],
        },
        ensure_ascii=False,
        indent=2,
    )  # fmt: skip
