"""`qa check`: stories in, findings out."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from qa.errors import InputError
from qa.model import Result, Severity

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE...")
@click.option("--source", type=_FILE, help="The source text, one segment a line.")
@click.option(
    "--reference", "references", type=_FILE, multiple=True, help="A reference; repeatable."
)
@click.option("--from", "source_lang", metavar="LANG", help="Language of the source.")
@click.option("--to", "target_lang", metavar="LANG", help="Language of the translation.")
@click.option(
    "--glossary", "glossaries", type=_FILE, multiple=True, help="A further pack; repeatable."
)
@click.option("--style", metavar="HOUSE", help="The house whose spellings lead, as ap, bbc.")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The story's date, where its file gives none: it decides which forms were valid.",
)
@click.option("--fix", is_flag=True, help="Write the safe fixes into the files.")
@click.option("--unsafe-fixes", is_flag=True, help="Write the likely fixes as well.")
@click.option("--diff", is_flag=True, help="Show what fixes would change; write nothing.")
@click.option("--annotate", is_flag=True, help="Write findings beside the text (XLIFF).")
@click.option("--track", is_flag=True, help="Write fixes as changes to accept (DOCX).")
@click.option("--gold", type=_FILE, help="Errors marked by a person: prints precision and recall.")
@click.option("--encoding", default="utf-8", show_default=True, help="Encoding of the files.")
@click.option("--read-as", default="", metavar="FORMAT", help="The format of all files.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
)
@click.option("--output", "-o", type=_FILE, help="Write the report to a file.")
@click.option("--select", multiple=True, metavar="CHECK", help="Only this check; repeatable.")
@click.option("--ignore", multiple=True, metavar="CHECK", help="Not this check; repeatable.")
@click.option(
    "--fail-level",
    type=click.Choice([s.label for s in Severity]),
    help="Lowest severity that fails. [default: minor]",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even when there are findings.")
@click.option("--no-scores", is_flag=True, help="Compute no scores.")
@click.option(
    "--colour/--no-colour", default=None, help="Colour. [default: when the terminal has it]"
)
@click.option("--quiet", "-q", is_flag=True, help="Only the findings, one line each.")
@click.option("--verbose", "-v", is_flag=True, help="Also categories, confidence, signatures.")
def check(
    inputs: tuple[str, ...],
    source: Path | None,
    references: tuple[Path, ...],
    source_lang: str | None,
    target_lang: str | None,
    glossaries: tuple[Path, ...],
    style: str | None,
    day: datetime | None,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    annotate: bool,
    track: bool,
    gold: Path | None,
    encoding: str,
    read_as: str,
    form: str,
    output: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_level: str | None,
    exit_zero: bool,
    no_scores: bool,
    colour: bool | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Check translations: files, folders, patterns, or - for standard input.

    Given story.en.mt.txt, the source story.zh.txt and the reference story.en.ref.txt beside it
    are found by their names. Tables (TSV, CSV, JSONL) have the columns id, doc, source, target,
    reference, src_lang, tgt_lang.

    Fixes never touch quotations or words before [sic]. With - and --fix the mended text goes to
    standard output. With --diff the exit code is 1 when something would change.
    """
    from qa.cli.checking import Run, exit_code
    from qa.cli.reports import print_comparison, write_report
    from qa.documents import ReadOptions, read_documents
    from qa.project import cache_folder, configure, known_check, level, open_project

    for name in (*select, *ignore):
        known_check(name)
    config = configure(Path.cwd(), glossaries)
    config = replace(
        config,
        select=select or config.select,
        ignore=config.ignore + ignore,
        fail_level=level(fail_level) if fail_level else config.fail_level,
        style=config.style if style is None else style,
    )
    project = open_project(config, cache_folder())
    stdin = None
    if "-" in inputs:
        stdin = sys.stdin.buffer.read()
    options = ReadOptions(
        source, references, source_lang, target_lang, gold, encoding, stdin, form=_form(read_as)
    )
    mode = None
    if fix or unsafe_fixes or diff or annotate or track:
        from qa.cli import fixing

        mode = fixing.mode(fix, unsafe_fixes, diff, annotate, track, gold)
    results: list[Result] = []
    loaded = list(read_documents(inputs, options))
    run = Run(project, cache_folder(), day.date() if day else None, not no_scores)
    shown = sys.stderr.isatty() and len(loaded) > 20 and not quiet
    with click.progressbar(loaded, label="examining", file=sys.stderr, hidden=not shown) as items:
        for item in items:
            results.append(run.examined(item) if mode else run.result(item))
    if mode:
        done = fixing.carry_out(loaded, results, mode, run, options)
        results = fixing.finish(done, mode, output, colour)
    if not (mode and mode.diff):
        aside = mode is not None and done.output is not None
        write_report(results, form, output, colour, quiet, verbose, aside)
    if mode:
        fixing.tell(done, mode, form == "text" and not (output or quiet))
    for result in results:
        if result.failure and (form != "text" or output or (mode and mode.diff)):
            click.echo(f"qa: {result.failure.message}", err=True)
    if gold:
        print_comparison(results, project.compiled)
    code = exit_code(results, config.fail_level, exit_zero)
    sys.exit(fixing.exit_code(done, mode, code, exit_zero) if mode else code)


def _form(name: str) -> str:
    from qa.documents import FORMATS

    if name and name not in FORMATS:
        raise InputError(
            f"there is no format {name!r}", remedy=f"Known formats: {', '.join(FORMATS)}."
        )
    return name
