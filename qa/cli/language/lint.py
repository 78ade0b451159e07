"""`qa language lint`: what the data of a language lack."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from qa.reporting.plural import plural


@click.command()
@click.argument("codes", nargs=-1, metavar="[LANG]...")
@click.option(
    "--cases", type=click.Path(path_type=Path),
    help="A folder of cases (CHECK/PAIR.toml): also says which checks have none of a language.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def lint(codes: tuple[str, ...], cases: Path | None, form: str) -> None:
    """Say what each language lacks, or those given: files, keys, rows of shared tables, cases.

    Exits with 1 where something is missing, with 2 where a file cannot be read.
    """
    from qa.cli.language.parts import gaps
    from qa.language import codes as known

    chosen = codes or known()
    found = [gap for code in chosen for gap in gaps(code)]
    untried = {code: _untried(code, cases) for code in chosen} if cases else {}
    if form == "json":
        rows = {"gaps": [asdict(gap) for gap in found], "without_cases": untried}
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for gap in found:
            click.echo(f"{gap.code}: {gap.part}: {gap.file}: {gap.what}")
        for code, checks in untried.items():
            if checks:
                click.echo(f"{code}: no case: {', '.join(checks)}")
        lacking = {gap.code for gap in found}
        click.echo(
            f"{plural(len(chosen), 'language')}, {len(chosen) - len(lacking)} complete", err=True
        )
    if any(gap.fault for gap in found):
        sys.exit(2)
    sys.exit(1 if found else 0)


def _untried(code: str, folder: Path | None) -> list[str]:
    """The checks without a case that has the language on either side."""
    from qa.checks import CHECKS

    assert folder is not None
    tried = {file.parent.name for file in folder.glob("*/*.toml") if code in file.stem.split("-")}
    tried |= {
        name
        for name, check in CHECKS.items()
        if any(code in case.pair.split("-") for case in (*check.bad, *check.good))
    }
    return [name for name in CHECKS if name not in tried]
