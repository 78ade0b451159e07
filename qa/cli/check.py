"""`qa check`: stories in, findings out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from qa.cli.columns import columns as columns_of
from qa.cli.days import DAY
from qa.cli.quieting import quieting_options
from qa.cli.streams import given
from qa.cli.telling import tell
from qa.cli.tongue import TAG
from qa.errors import ConfigError, InputError
from qa.model import Result, Safety, Severity

if TYPE_CHECKING:
    from qa.cli.checking import File

_FILE = click.Path(path_type=Path)
# Those of qa.reporting.REPORTERS, which a run that prints none of them does not import.
FORMS = (
    "text", "json", "html", "sarif", "rdjson", "rdjsonl", "github", "gitlab", "junit", "checkstyle",
)  # fmt: skip


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE...")
@click.option("--source", type=_FILE, help="The source text, one segment a line.")
@click.option(
    "--reference", "references", type=_FILE, multiple=True, help="A reference; repeatable."
)
@click.option("--from", "source_lang", type=TAG, metavar="LANG", help="Language of the source.")
@click.option("--to", "target_lang", type=TAG, metavar="LANG", help="Language of the translation.")
@click.option(
    "--glossary", "glossaries", type=_FILE, multiple=True, help="A further pack; repeatable."
)
@click.option("--style", metavar="HOUSE", help="The house whose spellings lead, as ap, bbc.")
@click.option(
    "--date",
    "day",
    type=DAY,
    metavar="YYYY-MM-DD",
    help="The story's date, where its file gives none: it decides which forms were valid.",
)
@click.option("--gold", type=_FILE, help="Errors marked by a person: prints precision and recall.")
@click.option("--encoding", default="utf-8", show_default=True, help="Encoding of the files.")
@click.option(
    "--column", "columns", multiple=True, metavar="WHAT=NAME",
    help="A table's column for source, target, doc ...; repeatable.",
)  # fmt: skip
@click.option("--read-as", default="", metavar="FORMAT", help="The format of all files.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="text",
    show_default=True,
)
@click.option("--output", "-o", type=_FILE, help="Write the report to a file.")
@click.option("--fix", is_flag=True, help="Write the safe fixes into the files.")
@click.option("--unsafe-fixes", is_flag=True, help="Write the likely fixes too.")
@click.option(
    "--annotate", is_flag=True, help="Write findings into XLIFF as ITS 2.0 quality issues instead."
)
@click.option("--track", is_flag=True, help="With --fix: as tracked changes, in DOCX.")
@click.option("--diff", is_flag=True, help="Show what would be written, and write nothing.")
@quieting_options
@click.option("--select", multiple=True, metavar="CHECK", help="Only this check; repeatable.")
@click.option("--ignore", multiple=True, metavar="CHECK", help="Not this check; repeatable.")
@click.option(
    "--fail-level",
    type=click.Choice([s.label for s in Severity]),
    help="Lowest severity that fails. [default: minor]",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even when there are findings.")
@click.option(
    "--skip-clean", is_flag=True,
    help="Not the files that were clean before and have not changed, nor their sides, since.",
)  # fmt: skip
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
    gold: Path | None,
    encoding: str,
    columns: tuple[str, ...],
    read_as: str,
    form: str,
    output: Path | None,
    fix: bool,
    unsafe_fixes: bool,
    annotate: bool,
    track: bool,
    diff: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_level: str | None,
    exit_zero: bool,
    skip_clean: bool,
    no_scores: bool,
    colour: bool | None,
    quiet: bool,
    verbose: bool,
    **quieting: Any,
) -> None:
    """Check translations: files, folders, patterns, or - for standard input.

    Given story.en.mt.txt, the source story.zh.txt and the reference story.en.ref.txt beside it
    are found by their names. Tables (TSV, CSV, JSONL) have the columns id, doc, source, target,
    reference, src_lang, tgt_lang.
    """
    from qa.cli.checking import Run
    from qa.cli.printing import REMEDY, report
    from qa.cli.quieting import Given, Quieting
    from qa.cli.verdicts import opened, remember
    from qa.documents import ReadOptions
    from qa.project import cache_folder, configure, known_check, level, open_project

    for name in (*select, *ignore):
        known_check(name)
    named = columns_of(columns)
    if track and not (fix or unsafe_fixes or diff):
        raise ConfigError(
            "--track says how fixes are written", remedy="Give --fix or --unsafe-fixes as well."
        )
    if annotate and (fix or unsafe_fixes):
        raise ConfigError("--annotate and --fix exclude each other", remedy="Give one of them.")
    if output:
        from qa.putting import must_take

        must_take(output, "the report", REMEDY, folders=True)
    config = configure(Path.cwd(), glossaries)
    config = replace(
        config,
        select=select or config.select,
        ignore=config.ignore + ignore,
        fail_level=level(fail_level) if fail_level else config.fail_level,
        style=config.style if style is None else style,
    )
    cache = cache_folder()
    project = open_project(config, cache)
    stdin = given() if "-" in inputs else None
    options = ReadOptions(
        source, references, source_lang, target_lang, gold, encoding, stdin, form=_form(read_as),
        columns=named,
    )  # fmt: skip
    verdicts = opened() if skip_clean else None
    silent = Quieting(project, inputs, cast(Given, quieting))
    run = Run(
        project, silent.reading(options), day.date() if day else None,
        None if no_scores else cache, silent,
    )  # fmt: skip
    files = list(
        run.files(inputs, verdicts.known if verdicts and not silent.asks else None, hidden=quiet)
    )
    if annotate:
        from qa.cli.annotating import annotated

        annotated(files, preview=diff, colour=colour)
    elif fix or unsafe_fixes or diff:
        from qa.cli.mending import mended

        safeties: frozenset[Safety] = frozenset(("safe", "likely") if unsafe_fixes else ("safe",))
        files = mended(files, run, safeties, preview=diff, track=track, colour=colour)
    results = [result for file in files for result in file.results]
    stale = silent.finish(results)
    if verdicts and not silent.asks:
        remember(verdicts, results, config)
    if not diff:
        # Standard input that is mended goes to standard output, and so its findings cannot.
        aside = "-" in inputs and (fix or unsafe_fixes)
        code = _exit_code(results, config.fail_level, exit_zero)
        report(results, form, output, colour, quiet, verbose, aside=aside, code=code)
    for result in results:
        if result.failure and (form != "text" or output or diff):
            tell(result.failure.message)
    if gold:
        _compare(results, project.compiled)
    if diff:
        sys.exit(_preview_code(results, files, exit_zero))
    code = _exit_code(results, config.fail_level, exit_zero)
    sys.exit(code or int(stale and not exit_zero))


def _form(name: str) -> str:
    from qa.documents import FORMATS

    if name and name not in FORMATS:
        raise InputError(
            f"there is no format {name!r}", remedy=f"Known formats: {', '.join(FORMATS)}."
        )
    return name


def _compare(results: Sequence[Result], compiled: object) -> None:
    from qa.cli.gold import gold_report
    from qa.reporting.gold import render
    from qa.scan import Compiled

    assert isinstance(compiled, Compiled)
    click.echo(render(gold_report(results, compiled)), nl=False)


def _preview_code(results: Sequence[Result], files: Sequence[File], exit_zero: bool) -> int:
    """As of a run that checks; what counts is whether something would change."""
    failed = _exit_code([replace(r, findings=()) for r in results], Severity.NEUTRAL, False)
    return failed or (0 if exit_zero or not any(file.changed for file in files) else 1)


def _exit_code(results: Sequence[Result], fail_level: Severity, exit_zero: bool) -> int:
    kinds = {result.failure.kind for result in results if result.failure}
    if "bug" in kinds:
        return 3
    if "input" in kinds or any(result.partial for result in results):
        return 2  # what was not compared must not pass for clean
    grave = any(f.severity >= fail_level for r in results for f in r.findings)
    return 1 if grave and not exit_zero else 0
