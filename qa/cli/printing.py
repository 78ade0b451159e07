"""What a run of `qa check` shows: its report, on the terminal or in a file, as whoever reads it needs."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from qa import __version__
from qa.errors import InputError
from qa.language import base, language
from qa.model import Result
from qa.putting import put_or_tell
from qa.reporting import ReportOptions, reporter
from qa.reporting.harmless import inert

REMEDY = "Choose another place with --output."


def report(
    results: Sequence[Result],
    form: str,
    output: Path | None,
    colour: bool | None,
    quiet: bool,
    verbose: bool,
    *,
    aside: bool,
    code: int,
) -> None:
    """Render the results, and print them or write them into the file.

    `aside`: to standard error, where standard output has something else; `code`: the exit code,
    which some formats carry. InputError where the file or the step's summary cannot be written.
    """
    if colour is None:
        colour = not output and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    used = {
        base(tag)
        for r in results
        for tag in (r.document.source_lang, r.document.target_lang)
        if tag
    }
    options = ReportOptions(
        tool_version=__version__,
        colour=colour,
        verbose=verbose,
        quiet=quiet,
        directions={tag: language(tag).direction for tag in sorted(used)},
        root=_root(),
        folder=os.getcwd(),
        exit_code=code,
    )
    # Half a surrogate pair, which JSON can bring, has no bytes: it is shown as its escape.
    text = reporter(form)(results, options).encode("utf-8", "backslashreplace").decode()
    if form == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        _append(Path(summary), results)
    if output is None:
        click.echo(said(text) if form == "text" else text, nl=False, color=colour, err=aside)
        return
    put_or_tell(output, text.encode(), "the report", REMEDY, folders=True)
    click.echo(f"wrote {output}", err=True)


def _root() -> str:
    """The repository's folder; that of the run where it is in none."""
    here = Path.cwd()
    return str(next((p for p in (here, *here.parents) if (p / ".git").exists()), here))


def said(text: str) -> str:
    """Text for the terminal; in a log of GitHub Actions a story's words must be no commands."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return text
    return inert(text)


def _append(file: Path, results: Sequence[Result]) -> None:
    """The step's summary: GitHub gives each step a file to add to."""
    from qa.reporting.github_summary import LARGEST, step_summary

    try:
        with file.open("a", encoding="utf-8") as out:
            out.write(step_summary(results, LARGEST - out.tell()))
    except OSError as error:
        raise InputError(
            f"the step's summary cannot be written ({error.strerror})", path=file,
            remedy="Check GITHUB_STEP_SUMMARY.",
        ) from None  # fmt: skip
