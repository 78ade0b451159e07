"""The report of `qa check`, printed or written."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from qa import __version__
from qa.errors import InputError
from qa.model import Finding, Result


def write_report(
    results: Sequence[Result],
    form: str,
    output: Path | None,
    colour: bool | None,
    quiet: bool,
    verbose: bool,
    aside: bool = False,
) -> None:
    """The report of that form on standard output (standard error with `aside`) or, in one step, in a
    file.
    """
    from qa.language import base, language
    from qa.reporting import ReportOptions, reporter

    if colour is None:
        stream = sys.stderr if aside else sys.stdout
        colour = not output and stream.isatty() and "NO_COLOR" not in os.environ
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
        directions={code: language(code).direction for code in sorted(used)},
    )
    text = reporter(form)(results, options)
    if output is None:
        click.echo(text, nl=False, color=colour, err=aside)
        return
    from qa.files import put

    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        put(output, text.encode())
    except OSError as error:
        raise InputError(
            f"the report cannot be written ({error.strerror})", path=output,
            remedy="Choose another place with --output.",
        ) from None  # fmt: skip
    click.echo(f"wrote {output}", err=True)


def print_comparison(results: Sequence[Result], compiled: object) -> None:
    """The findings beside the errors that a person marked."""
    from qa.language import base, language
    from qa.reporting.gold import compare, render
    from qa.scan import Compiled

    assert isinstance(compiled, Compiled)
    codes = {base(r.document.target_lang) for r in results if r.document.target_lang}
    articles = frozenset(a for code in codes for a in language(code).articles)

    def admitted(finding: Finding) -> frozenset[str]:
        if finding.term is None:
            return frozenset()
        forms = compiled.terms[finding.term].forms
        return frozenset(
            f.text for f in forms if base(f.lang) in codes and f.status != "deprecated"
        )

    click.echo(render(compare(results, articles, admitted)), nl=False)
