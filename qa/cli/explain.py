"""`qa checks` and `qa explain`: what is checked, and why."""

from __future__ import annotations

import click


@click.command()
def checks() -> None:
    """List the checks, one line each."""
    from qa.checks import CHECKS

    width = max(map(len, CHECKS))
    for check in CHECKS.values():
        click.echo(f"{check.name:{width}}  {check.severity.label:8}  {check.summary}")


@click.command()
@click.argument("name")
def explain(name: str) -> None:
    """Explain one check: what it finds, what it does not see, examples, options."""
    from qa.project import known_check

    check = known_check(name)
    click.secho(check.name, bold=True)
    click.echo(f"{check.mqm} · {check.severity.label} · since {check.since}\n")
    click.echo(check.documentation)
    if check.options:
        click.echo("\nOptions:")
        for option, default in check.options.items():
            shown = str(default).lower() if isinstance(default, bool) else default
            click.echo(f"  {option} = {shown}")
    for title, cases in (("Found:", check.bad), ("Silent:", check.good)):
        click.echo(f"\n{title}")
        for case in cases:
            click.echo(f"  [{case.pair}] {case.target}")
            if case.source:
                click.echo(f"          {case.source}")
            if case.fix:
                click.echo(f"          → {case.fix}")
